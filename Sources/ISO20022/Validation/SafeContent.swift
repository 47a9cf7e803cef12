import XMLCore

/// Finds what is well-formed and valid, and yet refused: two readers could take it for two different texts.
enum SafeContent {
    /// What a channel refuses: each element that holds a comment, a CDATA section or the like, and each identifier
    /// that can be mistaken for another; none on the usual path.
    static func findings(in element: Element) -> [Finding] {
        findings(in: element, severity: .error) + LookAlikes.findings(in: element, severity: .error)
    }

    /// A finding for each element that holds a comment, a CDATA section or the like. A file that is only looked at
    /// keeps the schema's verdict, and is warned of.
    static func findings(in element: Element, severity: Finding.Severity) -> [Finding] {
        guard element.firstNonPlainNode != nil else { return [] }
        var findings: [Finding] = []
        collect(in: element, severity, into: &findings)
        return findings
    }

    /// As many as a schema gives.
    private static let findingsMax = 100

    private static func collect(
        in element: Element, _ severity: Finding.Severity, into findings: inout [Finding]
    ) {
        guard findings.count < findingsMax, let first = element.firstNonPlainNode else { return }
        let before = findings.count
        for child in element.children { collect(in: child, severity, into: &findings) }
        // What no child holds, the element itself holds.
        guard findings.count == before else { return }
        findings.append(
            Finding(
                severity: severity, rule: first.kind.rule, path: element.path, line: first.line,
                reason: .invalidFileFormat,
                text: first.kind.sentence))
    }
}

extension NonPlainKind {
    var rule: String {
        switch self {
        case .comment: "safe:comment"
        case .cdata: "safe:cdata"
        case .entityReference: "safe:entity-reference"
        case .processingInstruction: "safe:processing-instruction"
        }
    }

    var sentence: FindingText {
        switch self {
        case .comment: "A comment is not accepted in the business parts of a message."
        case .cdata: "A CDATA section is not accepted in the business parts of a message."
        case .entityReference: "An entity reference is not accepted in a message."
        case .processingInstruction: "A processing instruction is not accepted in a message."
        }
    }
}
