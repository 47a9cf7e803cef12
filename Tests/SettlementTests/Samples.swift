import DualSign
import Foundation
import ISO20022
import Settlement
import TengeLedger

/// Values of a small world: a partner XA, a gateway KZ, one settlement account, a few creditors.
enum Sample {
    static let partner = bic("PARTXAXX")
    static let otherPartner = bic("OTHRXBXX")
    static let own = bic("NBRKKZKX")
    static let kzt = make(TengeLedger.Currency("KZT"))
    static let issuer = account("ISSUER")
    static let settlement = account("SETTLEMENT-XA")
    static let creditors = (0..<4).map { account("KZ93125DTG000000000\($0)") }
    static let xa = make(Jurisdiction("XA"))
    static let kz = make(Jurisdiction("KZ"))
    /// 2026-11-20T06:00:00Z, a Friday, 11:00 in Astana.
    static let noon: Int64 = 1_795_154_400_000
    static let holdMilliseconds: Int64 = 3_600_000

    static func make<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample that is none") }
        return value
    }

    static func bic(_ text: String) -> BICFI { make(BICFI(text)) }
    static func account(_ text: String) -> AccountIdentifier { make(AccountIdentifier(text)) }
    static func key(_ text: String) -> CommandKey { make(CommandKey(text)) }
    static func at(_ offset: Int64) -> Instant { Instant(millisecondsSinceEpoch: noon + offset) }
    static func uetr(_ number: Int) -> UETR { UETR(randomHigh: 0xABCD, randomLow: UInt64(number)) }
    static func text(_ text: String) -> Max35Text { make(Max35Text(text)) }

    static func evidence(_ jurisdiction: Jurisdiction, key: String) -> SignatureEvidence {
        let json = """
            {"jurisdiction":"\(jurisdiction.code)","signerSubject":"CN=Signer \(key)","subjectKeyIdentifier":"\(key)",
             "suite":"ecdsa-p256-sha256","profile":"cosigned","digests":{"message":"ab","terms":"cd"},
             "signatureValue":"AAAA","covers":["message","terms"],"verifiedAtMilliseconds":\(noon)}
            """
        do {
            return try JSONDecoder().decode(SignatureEvidence.self, from: Data(json.utf8))
        } catch {
            preconditionFailure("the sample evidence does not read: \(error)")
        }
    }

    static let partnerEvidence = evidence(xa, key: "0a0a")
    static let ownEvidence = evidence(kz, key: "0b0b")

    static func order(_ number: Int, amount: Int64 = 100, creditor: Int = 0, receivedAt: Int64 = 0) -> PaymentOrder {
        PaymentOrder(
            uetr: uetr(number), partner: partner, money: Money(minorUnits: amount, currency: kzt),
            currencyDecimals: 2, payer: settlement, payee: creditors[creditor],
            valueDate: make(ISODate("2026-11-20")), expiry: at(receivedAt + holdMilliseconds),
            partnerJurisdiction: xa, ownJurisdiction: kz)
    }

    static func references(_ number: Int, identifier: String? = nil) -> MessageReferences {
        var references = MessageReferences()
        references.from = partner
        references.to = own
        references.businessMessageIdentifier = text(identifier ?? "MSG\(number)")
        references.messageDefinition = "pacs.008.001.08"
        references.creationDate = ISODateTime("2026-11-20T11:00:00+05:00")
        references.messageIdentifier = text(identifier ?? "MSG\(number)")
        references.instruction = text("INSTR\(number)")
        references.endToEnd = text("E2E\(number)")
        references.uetr = uetr(number)
        return references
    }

    /// Bytes of a message's size, different for each number and variant.
    static func bytes(_ number: Int, _ variant: String) -> [UInt8] {
        Array("<message \(number) \(variant)>\(String(repeating: "content of \(number) ", count: 40))</message>".utf8)
    }

    /// A payment whose bytes are of its own: the number and the variant.
    static func admission(
        _ number: Int, amount: Int64 = 100, creditor: Int = 0, variant: String = "", identifier: String? = nil,
        receivedAt: Int64 = 0, evidence: [SignatureEvidence] = [partnerEvidence]
    ) -> Admission {
        let raw = bytes(number, "\(amount) \(variant)")
        return Admission(
            sender: partner, references: references(number, identifier: identifier),
            digest: ContentDigest(of: raw), raw: raw, receivedAt: at(receivedAt), evidence: evidence,
            content: .payment(order(number, amount: amount, creditor: creditor, receivedAt: receivedAt)))
    }

    static func refusal(_ number: Int, reason: StatusReason = .invalidCutOffTime, authenticated: Bool) -> Admission {
        let raw = Array("<refused \(number)/>".utf8)
        return Admission(
            sender: partner, references: references(number), digest: ContentDigest(of: raw), raw: raw,
            receivedAt: at(0), evidence: authenticated ? [partnerEvidence] : [],
            content: .refusal(
                Refusal(reason, reply: authenticated ? .paymentStatusReport : .messageReject, narrative: "No.")))
    }

    static func completion(
        _ number: Int, variant: String = "", at offset: Int64 = 1000,
        evidence: [SignatureEvidence] = [partnerEvidence, ownEvidence], reply: String = "ACSC"
    ) -> Completion {
        let received = bytes(number, "100 \(variant)")
        return Completion(
            uetr: uetr(number), received: received, receivedDigest: ContentDigest(of: received),
            coSignedMessage: Array("<cosigned \(number)>".utf8) + received + Array("</cosigned>".utf8),
            evidence: evidence, reply: Array("<\(reply) \(number)/>".utf8), at: at(offset))
    }

    /// Accounts, and money in the settlement account.
    static func opening(_ minorUnits: Int64) -> [SequencedCommand] {
        let open: [(AccountIdentifier, AccountKind)] =
            [(issuer, .issuer), (settlement, .partnerSettlement)] + creditors.map { ($0, .client) }
        let commands = open.map { identifier, kind in
            LedgerRequest(
                key: key("open/\(identifier.text)"),
                command: .openAccount(identifier, kind: kind, currency: kzt), at: at(-1000))
        }
        let issue = LedgerRequest(
            key: key("issue/1"),
            command: .issue(issuer: issuer, to: settlement, money: Money(minorUnits: minorUnits, currency: kzt)),
            at: at(-1000))
        return (commands + [issue]).map(SequencedCommand.ledger)
    }
}
