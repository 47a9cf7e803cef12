import DualSign
import Foundation
import ISO20022
import Settlement
import Storage
import TengeLedger

/// The store's share of a payment: admitted, held, completed and settled by the real sequencer, 64 at a time.
struct StoreStep {
    static let group = 64

    private let sequencer: SettlementSequencer
    private let admissions: [Admission]
    private let completions: [Completion]

    /// - Parameters:
    ///   - location: where the store is made.
    ///   - message: the bytes that are stored for each payment, three times over: as received, co-signed and answered.
    ///   - evidence: of a signature over such a message.
    ///   - payments: how many will be settled.
    init(location: StoreLocation, message: [UInt8], evidence: SignatureEvidence, payments: Int) async throws {
        sequencer = try SettlementSequencer(location)
        let both = [evidence, try Self.counterpart(of: evidence)]
        admissions = (0..<payments).map { Self.admission($0, message, evidence) }
        completions = admissions.map { admission in
            guard case .payment(let order) = admission.content else { preconditionFailure("made as a payment") }
            return Completion(
                uetr: order.uetr, received: message, receivedDigest: admission.digest, coSignedMessage: message,
                evidence: both, reply: message, at: admission.receivedAt)
        }
        try await openBooks()
    }

    func step() -> Step {
        Step(name: "store", messagesPerCall: Self.group) { call in
            let range = (call * Self.group)..<((call + 1) * Self.group)
            precondition(range.upperBound <= admissions.count, "more calls than payments were made for")
            try await submit(range.map { .admit(admissions[$0]) }) { if case .held = $0 { true } else { false } }
            try await submit(range.map { .complete(completions[$0]) }) {
                if case .settled = $0 { true } else { false }
            }
        }
    }

    private func submit(_ commands: [SequencedCommand], expect: (SequencedAnswer) -> Bool) async throws {
        try await withThrowingTaskGroup(of: SequencedAnswer.self) { group in
            for command in commands { group.addTask { [sequencer] in try await sequencer.submit(command) } }
            for try await answer in group { precondition(expect(answer), "not settled: \(answer)") }
        }
    }

    // MARK: Made beforehand

    private static let start = Instant(millisecondsSinceEpoch: 1_772_431_530_000)

    private static func admission(_ number: Int, _ message: [UInt8], _ evidence: SignatureEvidence) -> Admission {
        var references = MessageReferences()
        // Scattered, as random UETRs are.
        let scattered = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        let uetr = UETR(randomHigh: scattered, randomLow: UInt64(number))
        references.uetr = uetr
        references.businessMessageIdentifier = Max35Text("BENCH-\(number)")
        references.messageIdentifier = references.businessMessageIdentifier
        guard let partner = BICFI("XACBXA22XXX"), let kz = Jurisdiction("KZ"),
            let currency = Currency("KZT"), let payer = AccountIdentifier("XA-SETTLEMENT"),
            let payee = AccountIdentifier("CLIENT-\(number % 100)"),
            let valueDate = ISODate("2026-03-02")
        else { preconditionFailure("written here") }
        references.from = partner
        let order = PaymentOrder(
            uetr: uetr, partner: partner, money: Money(minorUnits: 100, currency: currency), currencyDecimals: 2,
            payer: payer, payee: payee, valueDate: valueDate,
            expiry: Instant(millisecondsSinceEpoch: start.millisecondsSinceEpoch + 300_000),
            partnerJurisdiction: evidence.jurisdiction, ownJurisdiction: kz)
        return Admission(
            sender: partner, references: references, digest: ContentDigest(of: Array("\(number)".utf8)), raw: message,
            receivedAt: start, evidence: [evidence], content: .payment(order))
    }

    /// The same evidence as if another signer of our jurisdiction had given it.
    private static func counterpart(of evidence: SignatureEvidence) throws -> SignatureEvidence {
        var text = String(decoding: try JSONEncoder().encode(evidence), as: UTF8.self)
        text = text.replacingOccurrences(of: "\"XA\"", with: "\"KZ\"")
        text = text.replacingOccurrences(
            of: evidence.subjectKeyIdentifier, with: String(evidence.subjectKeyIdentifier.reversed()))
        return try JSONDecoder().decode(SignatureEvidence.self, from: Data(text.utf8))
    }

    private func openBooks() async throws {
        guard let currency = Currency("KZT"), let issuer = AccountIdentifier("ISSUER"),
            let partner = AccountIdentifier("XA-SETTLEMENT")
        else { preconditionFailure("written here") }
        var commands: [LedgerCommand] = [
            .openAccount(issuer, kind: .issuer, currency: currency),
            .openAccount(partner, kind: .partnerSettlement, currency: currency),
            .issue(issuer: issuer, to: partner, money: Money(minorUnits: 1_000_000_000_000, currency: currency)),
        ]
        for number in 0..<100 {
            guard let client = AccountIdentifier("CLIENT-\(number)") else { preconditionFailure("written here") }
            commands.append(.openAccount(client, kind: .client, currency: currency))
        }
        for (number, command) in commands.enumerated() {
            guard let key = CommandKey("open/\(number)") else { preconditionFailure("written here") }
            let answer = try await sequencer.submit(.ledger(LedgerRequest(key: key, command: command, at: Self.start)))
            guard case .ledger(.done, _, _) = answer else { preconditionFailure("not opened: \(answer)") }
        }
    }
}
