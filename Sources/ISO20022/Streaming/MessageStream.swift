import XMLCore

/// Judges a file as it comes in: finds header and document, has each validated in the same pass, and reads a message
/// about accounts entry by entry. What `validateLeniently` is for a file in memory, this is for one of any size.
final class MessageStream: XMLStreamHandler {
    /// What the stream is read for.
    enum Purpose {
        /// To say what is wrong, by the schemas and these rulebooks.
        case judge([Practice])
        /// To take what it says: comments and the like are errors.
        case read
    }

    /// Which element's children are asked about.
    private enum Place {
        case envelope
        case document(StatementShape)
        case message(StatementShape)
        case statement(StatementShape)
    }

    private let schemas: MessageSchemas
    private let purpose: Purpose
    private var places: [Place] = []
    private var report = ValidationReport()
    /// Which parts, in the order of the validations.
    private var parts: [WritableKeyPath<ValidationReport, ValidationReport.Verdict>] = []
    /// They stay in the tree, and with them all they stand in: the header always, what is left of the document where
    /// the header comes behind it.
    private var header: Element?
    private var document: Element?
    /// Whether the header was looked at: at the start of the document, or at the end of a file that has it behind.
    private var isHeaderTaken = false
    private var documentIdentifier: String?
    /// What there is to say where there is no document: of an element in a namespace of ISO 20022, else of the root.
    private var withoutDocument = ValidationReport()
    private var isMeantAsDocumentSeen = false
    private var statement: StatementInWork
    /// What was read and not yet taken.
    private var events: [StatementEvent?] = []

    init(schemas: MessageSchemas, purpose: Purpose) {
        self.schemas = schemas
        self.purpose = purpose
        switch purpose {
        case .judge(let practices): statement = StatementInWork(practices: practices, takesEvents: false)
        case .read: statement = StatementInWork(practices: [], takesEvents: true)
        }
    }

    /// Hands over what was read.
    func takeEvents() -> [StatementEvent?] {
        defer { events = [] }
        return events
    }

    // MARK: Elements

    func begins(_ element: Element, in stream: XMLStream) -> XMLStreamTreatment {
        switch places.last ?? .envelope {
        case .envelope: return beginsOutside(element, in: stream)
        case .document(let shape):
            guard element.isNamed(shape.message) else { return XMLStreamTreatment(.skip) }
            places.append(.message(shape))
            return XMLStreamTreatment(.open)
        case .message(let shape):
            guard element.isNamed(shape.statement) else { return XMLStreamTreatment(.keep) }
            if let message = element.parent { statement.messageBegins(message, isSound(stream), shape, &events) }
            places.append(.statement(shape))
            return XMLStreamTreatment(.open)
        case .statement(let shape):
            guard element.isNamed(StatementShape.entry) else { return XMLStreamTreatment(.keep) }
            statement.countEntry()
            let (parent, isSound) = (element.parent, isSound(stream))
            stream.hidingElementInWork { statement.entriesBegin(parent, isSound, shape, &events) }
            return XMLStreamTreatment(statement.wantsEntries && isSound ? .deliver : .skip)
        }
    }

    private func beginsOutside(_ element: Element, in stream: XMLStream) -> XMLStreamTreatment {
        if header == nil, element.isNamed("AppHdr") {
            header = element
            let schema = report.headerDefinition(of: element).map { schemas[$0] }
            if schema != nil { parts.append(\.headerVerdict) }
            return XMLStreamTreatment(part: element.enclosing == nil ? .deliver : .keep, schema: schema)
        }
        if document == nil, element.isNamed("Document") { return beginsDocument(element, in: stream) }
        if header != nil, document != nil { return XMLStreamTreatment(.skip) }
        if element.enclosing == nil { withoutDocument.refuseWithoutDocument(at: element) }
        if !isMeantAsDocumentSeen, element.isMeantAsDocument {
            isMeantAsDocumentSeen = true
            withoutDocument = ValidationReport()
            if withoutDocument.documentDefinition(of: element) != nil {
                withoutDocument.refuseWithoutDocument(at: element)
            }
        }
        places.append(.envelope)
        return XMLStreamTreatment(.open)
    }

    private func beginsDocument(_ element: Element, in stream: XMLStream) -> XMLStreamTreatment {
        document = element
        documentIdentifier = ISONamespace.identifier(of: element)
        if let header { takeHeader(header, in: stream) }
        guard let definition = report.documentDefinition(of: element) else {
            return XMLStreamTreatment(part: .skip, schema: nil)
        }
        parts.append(\.documentVerdict)
        guard let shape = StatementShape(definition) else {
            statement.isWithoutRules = true
            return XMLStreamTreatment(part: .skip, schema: schemas[definition])
        }
        statement.version = definition.accountMessageVersion
        places.append(.document(shape))
        return XMLStreamTreatment(part: .open, schema: schemas[definition])
    }

    func delivers(_ element: Element, in stream: XMLStream) {
        if element.enclosing == nil { return takeHeader(element, in: stream) }
        statement.entry(element, isSound(stream), isBeyondASCII: stream.isPieceBeyondASCII, &events)
    }

    func ends(_ element: Element, in stream: XMLStream) -> Bool {
        guard let place = places.popLast() else { return false }
        switch place {
        case .envelope:
            if places.isEmpty, !isHeaderTaken, let header { takeHeader(header, in: stream) }
            return [header, isHeaderTaken ? nil : document].contains { $0?.isInside(element) == true }
        case .document:
            statement.documentEnds(element, isSound(stream))
            return !isHeaderTaken
        case .message:
            statement.messageEnds(element, isSound(stream))
            return !isHeaderTaken
        case .statement(let shape):
            statement.ends(element, isSound(stream), shape, &events)
            return statement.keepsHead
        }
    }

    /// Whether nothing was found so far that stops the reading. What is judged is read as far as a tree is: to a text
    /// that has comments in it.
    private func isSound(_ stream: XMLStream) -> Bool {
        stream.isValidSoFar && (!statement.takesEvents || stream.nonPlainFindings.isEmpty)
    }

    private func takeHeader(_ header: Element, in stream: XMLStream) {
        isHeaderTaken = true
        let isJudged = parts.contains(\.headerVerdict)
        statement.header(header, isJudged && isSound(stream), &events)
        mismatch(header)
        guard isJudged else { return }
        if places.isEmpty, let document { statement.pair(header, document, isSound(stream)) }
        statement.headerElement = header
    }

    /// Rule B4: the header names the definition of its document.
    private func mismatch(_ header: Element) {
        guard let documentIdentifier, statement.practices.contains(.iso) || statement.takesEvents,
            let named = BusinessApplicationHeader.messageDefinitionIdentifier(in: header),
            named != documentIdentifier
        else { return }
        statement.add([
            Finding(
                rule: "iso:B4", at: header, value: named, reason: .invalidFileFormat,
                text: "The header names another message definition than the document's namespace.")
        ])
    }

    // MARK: The end

    /// What there is to say of the whole file.
    func finish(_ stream: XMLStream, _ rejection: XMLStreamRejection?) -> ValidationReport {
        if rejection == nil, document == nil, !(header != nil && stream.rootIsPart) {
            report.documentVerdict = withoutDocument.documentVerdict
            report.message = withoutDocument.message
            report.findings += withoutDocument.findings
        }
        for (part, verdict) in zip(stream.parts, parts) {
            report[keyPath: verdict] = part.isEmpty ? .valid : .invalid
            report.findings += part.map(Finding.init(schema:))
        }
        let severity: Finding.Severity = statement.takesEvents ? .error : .warning
        report.findings += stream.nonPlainFindings.map { found in
            Finding(
                severity: severity, rule: found.kind.rule, path: found.path, line: found.line,
                reason: .invalidFileFormat, text: found.kind.sentence)
        }
        report.findings += statement.findings
        if let rejection { refuse(rejection) }
        if statement.isWithoutRules, !statement.practices.isEmpty, rejection == nil {
            report.findings.append(Self.withoutRules)
        }
        if stream.rootIsPart { report.envelope = "none" }
        return report
    }

    private func refuse(_ rejection: XMLStreamRejection) {
        switch rejection {
        case .refused(let refusal):
            (report.headerVerdict, report.documentVerdict) = (.absent, .absent)
            report.findings.append(Finding(refusal))
        case .pieceTooLarge(let path, let line, let bytesMax):
            report.documentVerdict = .absent
            report.findings.append(
                Finding(
                    rule: "safe:limit-piece", path: path, line: line, reason: .invalidFileFormat,
                    text:
                        "An element takes more memory than the \(bytesMax) bytes that a part of a large file may take.")
            )
        }
    }

    private static let withoutRules = Finding(
        severity: .warning, rule: "safe:too-large-for-rules", path: "/Document", line: 0, reason: .invalidFileFormat,
        text: "The message is too large to be looked at by any rules but those of its schema.")
}
