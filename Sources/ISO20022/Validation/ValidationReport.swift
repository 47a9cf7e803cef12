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
        let fields = [
            "\"file\":\(Self.quoted(file))",
            "\"message\":\(message.map(Self.quoted) ?? "null")",
            "\"envelope\":\(envelope.map(Self.quoted) ?? "null")",
            "\"header\":\(header.map(Self.quoted) ?? "null")",
            "\"valid\":\(isValid)",
            "\"document\":\(Self.quoted(documentVerdict.rawValue))",
            "\"headerVerdict\":\(Self.quoted(headerVerdict.rawValue))",
            "\"findings\":[\(findings.map { Self.object($0, language) }.joined(separator: ","))]",
        ]
        return "{\(fields.joined(separator: ","))}"
    }

    private static func object(_ finding: Finding, _ language: Language) -> String {
        let fields = [
            "\"severity\":\(quoted(finding.severity.rawValue))",
            "\"rule\":\(quoted(finding.rule))",
            "\"path\":\(quoted(finding.path))",
            "\"line\":\(finding.line)",
            "\"column\":\(finding.column)",
            "\"value\":\(finding.value.map(quoted) ?? "null")",
            "\"reason\":\(quoted(finding.reason.rawValue))",
            "\"text\":\(quoted(finding.text(in: language)))",
        ]
        return "{\(fields.joined(separator: ","))}"
    }

    private static func quoted(_ text: String) -> String {
        var json = "\""
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
        return json + "\""
    }
}
