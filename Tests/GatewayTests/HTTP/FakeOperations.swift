import Synchronization

@testable import Gateway

/// Operations that answer as they are told and remember what they were asked.
final class FakeOperations: GatewayOperations {
    struct Asked: Sendable {
        var messages: [(bytes: [UInt8], partner: String, waitSeconds: Int)] = []
        var others: [String] = []
    }

    private let asked = Mutex(Asked())
    private let answer: @Sendable ([UInt8]) async -> MessageAnswer

    init(
        _ answer: @escaping @Sendable ([UInt8]) async -> MessageAnswer = { bytes in
            .final(SignedReply(bytes: Array("<reply/>".utf8)), isReplay: false)
        }
    ) {
        self.answer = answer
    }

    var messages: [(bytes: [UInt8], partner: String, waitSeconds: Int)] { asked.withLock { $0.messages } }
    var others: [String] { asked.withLock { $0.others } }

    private func note(_ text: String) { asked.withLock { $0.others.append(text) } }

    private static func who(_ peer: ChannelPeer) -> String {
        switch peer {
        case .partner(let partner): partner.bic
        case .operator(let person): person.name
        }
    }

    func receive(_ bytes: [UInt8], from partner: PartnerIdentity, waitSeconds: Int) async -> MessageAnswer {
        asked.withLock { $0.messages.append((bytes, partner.bic, waitSeconds)) }
        return await answer(bytes)
    }

    func mailbox(of partner: PartnerIdentity, after cursor: Int64?, countMax: Int) async -> MailboxAnswer {
        note("mailbox \(partner.bic) \(cursor.map(String.init) ?? "-") \(countMax)")
        if cursor == 99 { return .page([]) }
        return .page([
            MailboxMessage(
                identifier: "m-1", cursor: 7, messageDefinition: "pacs.002.001.10", uetr: nil,
                createdAtMilliseconds: 0, bytes: Array("<a b=\"ü\">\n</a>".utf8))
        ])
    }

    func acknowledge(_ identifier: String, by partner: PartnerIdentity) async -> AcknowledgementAnswer {
        note("acknowledge \(identifier) \(partner.bic)")
        return identifier == "m-1" ? .acknowledged : .notFound
    }

    func payment(_ uetr: String, for peer: ChannelPeer) async -> PaymentAnswer {
        note("payment \(uetr) \(Self.who(peer))")
        switch uetr {
        case "busy": return .busy(retryAfterSeconds: 3)
        case "fault": return .faulted
        case "none": return .notFound
        default:
            return .found(
                PaymentView(
                    uetr: uetr, state: .settled, decision: .commit, instructingAgent: "CBXAXAXX",
                    amount: .init(minorUnits: 10_000, currency: "KZT"), holdIdentifier: "H1",
                    holdExpiresAtMilliseconds: 0, history: [.init(atMilliseconds: 0, event: "held", state: .held)],
                    evidence: [
                        .init(
                            jurisdiction: "XA", signer: "CN=a", subjectKeyIdentifier: "ab", suite: "ed25519",
                            profile: "cosigned", covers: ["message"], digests: ["message": "00"],
                            signatureValue: "AA==", verifiedAtMilliseconds: 0)
                    ]))
        }
    }

    func statement(account: String, date: String, for peer: ChannelPeer) async -> StatementAnswer {
        note("statement \(account) \(date) \(Self.who(peer))")
        guard account != "none" else { return .notFound }
        return .found(
            StatementView(
                camt053: Array("<Document/>".utf8), account: account, currency: "KZT", currencyDecimals: 2, date: date,
                sequenceNumber: 5, openingMinorUnits: -5, closingMinorUnits: 123_456,
                entries: [
                    .init(
                        reference: "P-1", uetr: "u", side: .credit, amountMinorUnits: 123_461,
                        bookedAtMilliseconds: 0, valueDate: date, counterparty: "=HYPERLINK(\"x\"),\"<b>\"",
                        mark: "R&D", markPhase: "carries")
                ], marked: [.init(mark: "R&D", openingMinorUnits: 0, closingMinorUnits: 123_461)]))
    }

    func reconcile(
        _ statement: [UInt8], format: ReconciliationFormat, by person: OperatorIdentity
    ) async -> ReconciliationAnswer {
        note("reconcile \(statement.count) \(format.rawValue) \(person.name)")
        return statement.isEmpty ? .refused(reason: "empty") : .report(Array("report".utf8))
    }

    func readiness() async -> Readiness {
        Readiness(checks: [.init(name: "storage", isReady: others.isEmpty, detail: "d")])
    }
}
