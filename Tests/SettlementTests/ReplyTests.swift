import ISO20022
import Settlement
import TengeLedger
import Testing
import XMLCore

@Suite struct ReplyTests {
    private static let schemas = Result { try MessageSchemas() }
    private let replies = ReplyBuilder(own: Sample.own, offsetMinutes: 300)

    /// Writes the message, proves it against the official schemas and the standard's own rules, and reads it back.
    private func proved(_ message: BusinessMessage) throws -> BusinessMessage {
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        message.write(into: draft.root)
        let valid = try validate(MessageEnvelope(draft.seal()), schemas: Self.schemas.get())
        let read = try BusinessMessage(
            header: valid.header, document: valid.document, definition: valid.definition)
        let findings = ruleFindings(in: read, header: valid.header, document: valid.document, practices: [.iso])
        #expect(findings.filter { $0.severity == .error }.isEmpty)
        #expect(read == message)
        return read
    }

    private func held(_ number: Int = 1) throws -> HeldCase {
        var store = MemoryStore()
        _ = store.run(Sample.opening(10_000))
        guard case .held(let held) = store.run(.admit(Sample.admission(number))) else { throw Unexpected("not held") }
        return held
    }

    @Test func settled() throws {
        let held = try held()
        let message = try proved(replies.settled(held, at: Sample.at(2000)))
        guard case .paymentStatusReport(let report) = message.content else { throw Unexpected("no report") }
        let status = report.transactions[0]
        #expect(status.status == .acceptedSettlementCompleted && status.reasons.isEmpty)
        #expect(status.originalUETR == Sample.uetr(1) && status.originalEndToEnd?.text == "E2E1")
        #expect(status.effectiveSettlementDate?.day == held.order.valueDate)
        #expect(report.originalGroups[0].original.messageIdentification.text == "MSG1")
        #expect(report.groupHeader.messageIdentification == message.header.businessMessageIdentifier)
        #expect(report.groupHeader.creationDateTime.text == "2026-11-20T11:00:02+05:00")
        #expect(message.header.from.bicfi == Sample.own && message.header.to.bicfi == Sample.partner)
        let related = try #require(message.header.related.first)
        #expect(related.businessMessageIdentifier.text == "MSG1" && related.from.bicfi == Sample.partner)
        // Written again, it says the same.
        #expect(replies.settled(held, at: Sample.at(2000)) == message)
    }

    @Test func pending() throws {
        let held = try held()
        let message = try proved(replies.pending(held, at: Sample.at(2000)))
        guard case .paymentStatusReport(let report) = message.content else { throw Unexpected("no report") }
        #expect(report.transactions[0].status == .pending)
        // Not the identifier of the final reply.
        #expect(
            message.header.businessMessageIdentifier
                != replies.settled(held, at: Sample.at(2000)).header.businessMessageIdentifier)
    }

    private func refused(_ admission: Admission) throws -> RefusedMessage {
        var store = MemoryStore()
        guard case .refused(let refused) = store.run(.admit(admission)) else { throw Unexpected("not refused") }
        return refused
    }

    @Test func rejected() throws {
        let message = try proved(replies.refusal(refused(Sample.refusal(1, authenticated: true))))
        guard case .paymentStatusReport(let report) = message.content else { throw Unexpected("no report") }
        #expect(report.transactions[0].status == .rejected)
        #expect(report.transactions[0].reasons.map(\.statusReason) == [.invalidCutOffTime])
        #expect(report.transactions[0].reasons[0].additionalInformation.map(\.text) == ["No."])
    }

    @Test func messageRejected() throws {
        let message = try proved(replies.refusal(refused(Sample.refusal(1, authenticated: false))))
        guard case .messageReject(let reject) = message.content else { throw Unexpected("no reject") }
        #expect(reject.relatedReference.text == "MSG1" && reject.rejectingPartyReason.text == "TM01")
    }

    /// Bytes that are no message have no references: the reply is an admi.002, whatever the refusal asked for.
    @Test func nothingToRepeat() throws {
        let raw: [UInt8] = Array("junk".utf8)
        let long = String(repeating: "Ұзақ ", count: 100)
        for kind in ReplyKind.allCases {
            let admission = Admission(
                sender: Sample.partner, references: MessageReferences(), digest: ContentDigest(of: raw), raw: raw,
                receivedAt: Sample.at(0), evidence: [],
                content: .refusal(Refusal(.invalidFileFormat, reply: kind, narrative: long)))
            let message = try proved(replies.refusal(refused(admission)))
            guard case .messageReject(let reject) = message.content else { throw Unexpected("no reject") }
            #expect(reject.relatedReference.text == "NOTPROVIDED" && message.header.related.isEmpty)
            #expect(reject.reasonDescription?.text.unicodeScalars.count == 350)
        }
    }

    @Test func aStatementOfABusyDay() throws {
        let books = StatementBooksSample(payments: 5)
        for account in [Sample.settlement, Sample.creditors[0], Sample.issuer] {
            let source = books.source(account)
            let message = try proved(
                replies.statement(
                    source, day: StatementBooksSample.day, recipient: Sample.partner, at: Sample.at(9_000)))
            guard case .bankToCustomerStatement(let statement) = message.content else { throw Unexpected("none") }
            let report = reconcile(statement.statements, with: ReconciliationBooks(source: source))
            #expect(report.breaks == [])
            #expect(report.matched == source.lines.count && report.booked == source.lines.count)
        }
    }

    @Test func aStatementOfAnEmptyDay() throws {
        let source = StatementBooksSample(payments: 0).source(Sample.creditors[2])
        let message = try proved(
            replies.statement(source, day: StatementBooksSample.day, recipient: Sample.partner, at: Sample.at(9_000)))
        guard case .bankToCustomerStatement(let statement) = message.content else { throw Unexpected("none") }
        #expect(statement.statements[0].entries.isEmpty && statement.statements[0].balances.count == 2)
        #expect(reconcile(statement.statements, with: ReconciliationBooks(source: source)).isClean)
    }
}
