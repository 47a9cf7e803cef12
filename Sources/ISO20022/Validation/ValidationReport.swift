import XMLCore

/// What `gateway validate` says of one file, whatever envelope it stands in.
public struct ValidationReport: Hashable, Sendable {
    /// What the official schema says of one part.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// The schema accepts it.
        case valid
        /// The schema refuses it, or it is in no namespace of ISO 20022.
        case invalid
        /// Its definition is not one this gateway knows.
        case unknownDefinition
        /// The file has no such part, or is no document.
        case absent
    }

    /// The definition of the document: `pacs.008.001.08`; nil when the file has none.
    public internal(set) var message: String?
    /// The definition of the header: `head.001.001.02`; nil when the file has none.
    public internal(set) var header: String?
    /// The name of the envelope's shape (`EnvelopeShape`), "none" for a bare header or document; nil when it is no
    /// shape of the table.
    public internal(set) var envelope: String?
    /// What the schema says of the document.
    public internal(set) var documentVerdict = Verdict.absent
    /// What the schema says of the header.
    public internal(set) var headerVerdict = Verdict.absent
    /// Everything found, in the order of the checks.
    public internal(set) var findings: [Finding] = []

    /// Whether the document is valid, or the header of a file that is nothing else, and nothing found is an error.
    public var isValid: Bool {
        let isPartValid = documentVerdict == .valid || (documentVerdict == .absent && headerVerdict == .valid)
        return isPartValid && !findings.contains { $0.severity == .error }
    }

    /// One object on one line, as `gateway validate --format json` prints it.
    ///
    /// - Parameter language: Of `text`; names, codes and everything else are the same in each.
    public func json(file: String, language: Language = .english) -> String {
        var json = "{\"file\":"
        Self.quote(file, into: &json)
        for (name, text) in [("message", message), ("envelope", envelope), ("header", header)] {
            json += ",\"\(name)\":"
            Self.quote(text, into: &json)
        }
        json += ",\"valid\":\(isValid)"
        json += ",\"document\":\"\(documentVerdict.rawValue)\",\"headerVerdict\":\"\(headerVerdict.rawValue)\""
        json += ",\"findings\":["
        for (number, finding) in findings.enumerated() {
            if number > 0 { json += "," }
            Self.append(finding, to: &json, language)
        }
        return json + "]}"
    }

    private static func append(_ finding: Finding, to json: inout String, _ language: Language) {
        let words = finding.words
        json += "{\"severity\":\"\(finding.severity.rawValue)\",\"rule\":"
        quote(finding.rule, into: &json)
        json += ",\"path\":"
        quote(finding.path, into: &json)
        json += ",\"line\":\(finding.line),\"column\":\(finding.column),\"value\":"
        quote(finding.value, into: &json)
        json += ",\"reason\":"
        quote(words.reason.rawValue, into: &json)
        json += ",\"text\":"
        quote(words.text.said(in: language, rule: finding.rule), into: &json)
        json += "}"
    }

    private static func quote(_ text: String?, into json: inout String) {
        guard let text else { return json += "null" }
        json += "\""
        // Most texts hold nothing that JSON minds. E2 begins the line separators, and other characters.
        let isPlain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0xE2
        }
        if isPlain { json += text } else { escape(text, into: &json) }
        json += "\""
    }

    private static func escape(_ text: String, into json: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case "\r": json += "\\r"
            case "\t": json += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            // Line separators end a line for some readers of lines.
            case "\u{2028}": json += "\\u2028"
            case "\u{2029}": json += "\\u2029"
            default: json.unicodeScalars.append(scalar)
            }
        }
    }
}
