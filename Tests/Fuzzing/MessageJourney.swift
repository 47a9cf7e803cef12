import ISO20022
import XMLCore

/// Something that must not happen, whatever the bytes.
struct Broken: Error, Hashable {
    let what: String

    init(_ what: String) { self.what = what }
}

/// What every input goes through: parse, validate, read, write, and the promises that hold for each.
struct MessageJourney {
    let schemas: MessageSchemas

    /// How far an input came: for the record of a run.
    enum Station: Int, CaseIterable {
        /// Judged: the rules were looked at, whatever the envelope.
        case refusedByParser, parsed, judged, valid, read
    }

    /// Throws `Broken` when a promise is broken.
    func travel(_ bytes: [UInt8]) throws(Broken) -> Station {
        let xml: ParsedXML
        do {
            xml = try ParsedXML(bytes, limits: .payment)
        } catch {
            guard !error.rule.isEmpty else { throw Broken("a refusal without a rule") }
            try StreamJourney(schemas: schemas, bytes: bytes).isRefused()
            return .refusedByParser
        }
        try canonicalFormIsStable(xml)
        let report = validateLeniently(bytes, schemas: schemas, practices: Practice.allCases)
        let stream = StreamJourney(schemas: schemas, bytes: bytes)
        try stream.saysTheSame(report)
        guard !report.json(file: "input").isEmpty else { throw Broken("a report without text") }
        for finding in report.findings { try check(finding) }
        let envelope: MessageEnvelope
        do {
            envelope = try MessageEnvelope(xml)
        } catch {
            return report.documentVerdict == .valid ? .judged : .parsed
        }
        let valid: ValidMessage
        do {
            valid = try validate(envelope, schemas: schemas)
        } catch {
            guard !error.findings.isEmpty else { throw Broken("a refusal without a finding") }
            return report.documentVerdict == .valid ? .judged : .parsed
        }
        guard BusinessContent.definitions.contains(valid.definition) else { return .valid }
        // Only a signature of the document's own may part the two doors.
        guard report.documentVerdict == .valid || !envelope.signedDocument.signatures.isEmpty else {
            throw Broken("the strict door accepts what the lenient one refuses")
        }
        return try readAndWrite(valid, report, stream)
    }

    private func check(_ finding: Finding) throws(Broken) {
        guard !finding.text.isEmpty, finding.line >= 0 else { throw Broken("\(finding.rule) says nothing") }
        guard finding.path.isEmpty || finding.path.hasPrefix("/") else { throw Broken("\(finding.rule) has no path") }
    }

    /// The canonical form of a canonical form is itself.
    private func canonicalFormIsStable(_ xml: ParsedXML) throws(Broken) {
        guard let first = try? xml.root.canonicalBytes() else {
            throw Broken("a parsed document has no canonical form")
        }
        // Escaping makes longer what was short: the form may be beyond the limits of the text.
        let limits = XMLLimits(
            bytesMax: 8 << 20, depthMax: 64, attributesPerElementMax: 64, textBytesMax: 1 << 20)
        let again: ParsedXML
        do {
            again = try ParsedXML(first, limits: limits)
        } catch {
            throw Broken("the canonical form is refused: \(error.rule)")
        }
        guard let second = try? again.root.canonicalBytes(), first == second else {
            throw Broken("the canonical form of the canonical form differs")
        }
    }

    private func readAndWrite(
        _ valid: ValidMessage, _ whole: ValidationReport, _ stream: StreamJourney
    ) throws(Broken) -> Station {
        let name = valid.definition.rawValue
        guard let message = try read(valid) else { return .valid }
        _ = ruleFindings(
            in: message, header: valid.header, document: valid.document, practices: Practice.allCases)
        let differences = try outside(valid)
        for difference in differences {
            if case .added(let tag) = difference.kind { throw Broken("\(name) is written with a \(tag) it has not") }
        }
        try stream.readsAndWritesTheSame(message, whole)
        let first = try write(message)
        let again: ValidMessage
        do {
            again = try validate(MessageEnvelope(ParsedXML(first, limits: .statement)), schemas: schemas)
        } catch {
            throw Broken("what is written of \(name) is refused")
        }
        guard let second = try read(again), second == message else { throw Broken("\(name) reads back as another") }
        guard try write(second) == first else { throw Broken("\(name) is written in two ways") }
        guard try outside(again).isEmpty else { throw Broken("a rewrite of what is written of \(name) differs") }
        return .read
    }

    /// Every valid message is read, but for years of other than four digits and instants more exact than 10⁻¹⁸ seconds,
    /// which the schema admits and the gateway does not (docs/decisions/0038).
    private func read(_ valid: ValidMessage) throws(Broken) -> BusinessMessage? {
        do {
            return try BusinessMessage(header: valid.header, document: valid.document, definition: valid.definition)
        } catch {
            if case .invalidValue(let value) = error.kind, Self.isBeyondOurTimes(value) { return nil }
            throw Broken("a valid \(valid.definition.rawValue) cannot be read: \(error.kind)")
        }
    }

    private static func isBeyondOurTimes(_ value: String) -> Bool {
        let trimmed = value.drop { $0.isWhitespace }
        let digits = trimmed.drop { $0 == "-" }.prefix { $0.isNumber }
        let fraction = trimmed.drop { $0 != "." }.dropFirst().prefix { $0.isNumber }
        return digits.count > 4 || trimmed.hasPrefix("-") || digits == "0000" || fraction.count > 18
    }

    private func outside(_ valid: ValidMessage) throws(Broken) -> [RoundTripDifference] {
        do {
            return try outsideOfPage(valid.document, definition: valid.definition)
        } catch {
            throw Broken("\(valid.definition.rawValue) is read once and not twice")
        }
    }

    private func write(_ message: BusinessMessage) throws(Broken) -> [UInt8] {
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        message.write(into: draft.root)
        do {
            return try draft.canonicalBytes()
        } catch {
            throw Broken("what was read cannot be written: \(error)")
        }
    }
}
