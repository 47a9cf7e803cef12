import ISO20022
import XMLCore

/// The promises of the streaming reader and writer: they say, read and write what is said, read and written of a tree.
struct StreamJourney {
    let schemas: MessageSchemas
    let bytes: [UInt8]

    /// In chunks of no convenient length, and its own for each input.
    private var source: ByteSource {
        var place = 0
        let step = 1 + bytes.count % 251
        return { buffer in
            let count = min(step, buffer.count, bytes.count - place)
            buffer.copyBytes(from: bytes[place..<place + count])
            place += count
            return count
        }
    }

    private func report(_ practices: [Practice]) throws(Broken) -> ValidationReport {
        guard
            let report = try? validateStream(
                schemas: schemas, practices: practices, limits: .payment, bytesFrom: source)
        else { throw Broken("a source that throws nothing throws") }
        return report
    }

    func isRefused() throws(Broken) {
        let report = try report([])
        guard !report.isValid, report.documentVerdict == .absent else {
            throw Broken("a stream accepts what a parse refuses")
        }
    }

    /// The verdicts are those of a tree, findings of rules included where a stream looks at them.
    func saysTheSame(_ whole: ValidationReport) throws(Broken) {
        let report = try report(Practice.allCases)
        guard report.documentVerdict == whole.documentVerdict else {
            throw Broken("a stream says \(report.documentVerdict), a tree \(whole.documentVerdict)")
        }
        guard report.headerVerdict == whole.headerVerdict else {
            throw Broken("a stream says \(report.headerVerdict) of a header, a tree \(whole.headerVerdict)")
        }
        guard report.isValid == whole.isValid || report.findings.contains(where: { $0.rule == Self.withoutRules })
        else { throw Broken("a stream says \(report.isValid) after rules, a tree \(whole.isValid)") }
    }

    private static let withoutRules = "safe:too-large-for-rules"

    /// What is read of a valid message about accounts, and what is written of it.
    ///
    /// - Parameter whole: What is said of the tree. The strict door takes a signature off the end of a document and
    ///   accepts the rest (docs/decisions/0105); the official schema has no place for one, and the two that speak for
    ///   it refuse the document. So a stream is held against `whole`, and what it reads is compared where both accept.
    func readsAndWritesTheSame(_ message: BusinessMessage, _ whole: ValidationReport) throws(Broken) {
        switch message.content {
        case .bankToCustomerAccountReport(let content):
            try reads(content.reports, whole)
            try writes(message, content.groupHeader, content.reports, content.version)
        case .bankToCustomerStatement(let content):
            try reads(content.statements, whole)
            try writes(message, content.groupHeader, content.statements, content.version)
        case .bankToCustomerDebitCreditNotification(let content):
            try reads(content.notifications, whole)
            try writes(message, content.groupHeader, content.notifications, content.version)
        default: break
        }
    }

    private func reads(_ pages: [some AccountPage], _ whole: ValidationReport) throws(Broken) {
        let reader = StatementReader(schemas: schemas, limits: .payment, bytesFrom: source)
        var (begun, ended) = (0, 0)
        var entries: [StatementEntry] = []
        while let event = try? reader.next() {
            switch event {
            case .begins: begun += 1
            case .ends: ended += 1
            case .entry(let entry, _): entries.append(entry)
            default: break
            }
        }
        guard reader.report.documentVerdict == whole.documentVerdict else {
            throw Broken("a statement is streamed as \(reader.report.documentVerdict), not \(whole.documentVerdict)")
        }
        guard whole.documentVerdict == .valid else { return }
        // Comments and the like end the reading; the strict door refuses them before.
        guard reader.report.isValid else { return }
        guard begun == pages.count, ended == begun else { throw Broken("a valid statement begins and does not end") }
        guard entries == pages.flatMap(\.activity.entries) else { throw Broken("a stream reads other entries") }
    }

    private func writes<Page: AccountPage>(
        _ message: BusinessMessage, _ groupHeader: StatementGroupHeader, _ pages: [Page],
        _ version: AccountMessageVersion
    ) throws(Broken) {
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        message.write(into: draft.root)
        var written: [UInt8] = []
        do {
            try StatementWriter<Page>.write(
                header: message.header, groupHeader: groupHeader, version: version,
                into: { written.append(contentsOf: $0) },
                { stream in
                    for page in pages {
                        var head = page
                        head.activity.entries = []
                        try stream.statement(head) { entries in
                            for entry in page.activity.entries { try entries.write(entry) }
                        }
                    }
                })
        } catch {
            throw Broken("a statement that was read cannot be written entry by entry")
        }
        guard written == (try? draft.canonicalBytes()) else { throw Broken("a stream writes other bytes") }
    }
}
