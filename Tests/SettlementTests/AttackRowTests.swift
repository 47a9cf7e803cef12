import Foundation
import ISO20022
import Settlement
import TengeLedger
import Testing
import XMLCore

@testable import DualSign

/// The rows of the attack table that a signature does not answer: look-alike characters (26), replay (28), another
/// addressee (30), a signer who may not (31), another time (34). Every message is signed by the entitled signer of one
/// institution over what it says, and goes through the rooms as the gateway has them.
@Suite struct AttackRowTests {
    /// A world in which the fixtures' first payment is accepted, in one profile and suite.
    struct World: CustomTestStringConvertible {
        let profile: SignatureProfile
        let suite: SignatureSuite
        let key: SigningKey
        let registry: SignerRegistry
        var testDescription: String { "\(profile.rawValue) \(suite.rawValue)" }

        static let begin = Date(timeIntervalSince1970: 1_795_410_000)
        static let received = Instant(millisecondsSinceEpoch: 1_795_410_000_000)
        static let schemas = Result { try MessageSchemas() }

        init(_ profile: SignatureProfile, _ suite: SignatureSuite) throws {
            self.profile = profile
            self.suite = suite
            key = try SigningKey.generate(
                suite: suite, subject: CertificateSubject(organization: "XA", commonName: suite.rawValue),
                notBefore: Self.begin.addingTimeInterval(-86_400), notAfter: Self.begin.addingTimeInterval(86_400))
            registry = try SignerRegistry([
                RegisteredSigner(
                    certificate: key.certificate, jurisdiction: Sample.xa, bic: "CBXAXAXX", suite: suite,
                    messageDefinitions: ["pacs.008.001.08"])
            ])
        }

        var rules: CorridorRules {
            CorridorRules(
                partner: Sample.bic("CBXAXAXX"), own: Sample.bic("NBRKKZKX"), partnerJurisdiction: Sample.xa,
                ownJurisdiction: Sample.kz, settlementAccount: Sample.settlement, currency: Sample.kzt,
                paymentMinorUnitsMax: 1_000_000_000, profile: profile, holdSeconds: 7_200,
                participants: ["CASPKZKA": "722", "NBRKKZKX": "125"], practices: [.iso, .kz],
                businessService: Sample.text("settlement-gateway"))
        }

        /// The fixture without its signature.
        static let plain: String = {
            var package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            for _ in 0..<3 { package.deleteLastPathComponent() }
            let file = package.appendingPathComponent("Fixtures/accepted/001-header-ecdsa.xml")
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            return text.replacing(#/<Sgntr>.*</Sgntr>/#.dotMatchesNewlines(), with: "")
        }()

        /// Signed as it stands, whatever it says; the terms of a co-signature are those of the payment.
        func signed(_ text: String) throws -> [UInt8] {
            let envelope = try MessageEnvelope(ParsedXML(Array(text.utf8), limits: .payment))
            guard profile == .cosigned else { return try HeaderProfile.sign(envelope, key: key) }
            let terms = try SettlementTerms(
                uetr: "5e771e00-0000-4000-8000-000000000001", amountMinorUnits: 125_000_000, currency: "KZT",
                currencyDecimals: 2, debtorSettlementAccount: Sample.settlement.text,
                creditorAccount: "KZ72722S000000000001", valueDate: "2026-11-23",
                holdIdentifier: "HOLD-5e771e00-0000-4000-8000-000000000001", holdExpiry: "2026-11-23T07:00:00Z")
            return try CoSignedProfile.sign(envelope, terms: terms, key: key, jurisdiction: Sample.xa)
        }

        /// The payment, or room and code of the refusal.
        func judge(_ bytes: [UInt8], at received: Instant = received) throws -> Result<PaymentOrder, Reason> {
            let schemas = try Self.schemas.get()
            do {
                let envelope = try MessageEnvelope(ParsedXML(bytes, limits: .payment))
                let valid = try validate(envelope, schemas: schemas)
                let verified = try verify(
                    valid.envelope, profile: profile, registry: registry,
                    messageDefinition: valid.definition.rawValue, at: Self.begin)
                let header = try #require(verified.header, "both profiles sign the header")
                let message = try BusinessMessage(
                    header: header, document: verified.document, definition: valid.definition)
                let findings = ruleFindings(
                    in: message, header: header, document: verified.document, practices: rules.practices)
                let corridorMessage = CorridorMessage(
                    message: message, terms: verified.terms,
                    signers: verified.signers.map(CorridorMessage.Signer.init), findings: findings,
                    receivedAt: received)
                return rules.order(from: corridorMessage).mapError { Reason("decide:" + $0.reason.rawValue) }
            } catch is ValidationRejection {
                return .failure(Reason("validate"))
            } catch is ElementRejection {
                return .failure(Reason("read"))
            } catch let error as SignatureRejection {
                return .failure(Reason("verify:\(error)"))
            }
        }
    }

    struct Reason: Error, Hashable {
        let text: String
        init(_ text: String) { self.text = text }
    }

    /// What each row may be refused with.
    static let table: [Int: Set<String>] = [
        26: ["validate", "decide:BE17", "decide:RR10"], 30: ["decide:DS28", "decide:AG03"], 31: ["decide:DS0H"],
        34: ["decide:DT01", "decide:DT02", "decide:DT04"],
    ]

    static let worlds: [World] = SignatureSuite.allCases.flatMap { suite in
        [SignatureProfile.header, .cosigned].compactMap { try? World($0, suite) }
    }

    /// Each text that stands once is changed to each of these, and signed.
    private static func edits(of row: Int) -> [(old: String, new: String)] {
        switch row {
        case 26:
            let identifiers = [
                ">KZ72722S000000000001<", ">100540000008<", ">5e771e00-0000-4000-8000-000000000001<", ">CASPKZKA<",
                ">1250000.00<", "\"KZT\"", ">2026-11-23<", ">CLRG<", ">SHAR<", ">pacs.008.001.08<",
            ]
            let marks = [
                "\u{0661}", "\u{0410}", "\u{200F}", "\u{202E}", "\u{200B}", "\u{FF11}", "\u{0301}", "\u{2066}",
                "\u{00AD}",
                "\u{00A0}", "\u{1D7CF}", "\u{FEFF}",
            ]
            let hidden = ["\u{200F}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}"].flatMap { mark in
                [">Steppe Machinery Works LLP<", ">Northern Grain Cooperative<", ">Abai Avenue<"].map {
                    ($0, $0.replacing(" ", with: mark))
                }
            }
            return hidden
                + identifiers.flatMap { identifier in
                    marks.flatMap { mark in
                        [
                            (identifier, identifier.prefix(1) + mark + identifier.dropFirst()),
                            (identifier, identifier.prefix(1) + mark + identifier.dropFirst(2)),
                        ].map { ($0, String($1)) }
                    }
                }
        case 30:
            let to = "<To><FIId><FinInstnId><BICFI>NBRKKZKX<", service = "<BizSvc>settlement-gateway<"
            return ["CBXBXBXX", "CASPKZKA", "NBRKKZKA", "HSBKKZKXXXX"].map { (to, to.replacing("NBRKKZKX", with: $0)) }
                + ["settlement-gateway-test", "Settlement-Gateway", "settlement-gateway ", "x"].map {
                    (service, "<BizSvc>\($0)<")
                } + ["<BizSvc>settlement-gateway</BizSvc>"].map { ($0, "") }
                + ["CODU", "COPY"].map { ("</CreDt>", "</CreDt><CpyDplct>\($0)</CpyDplct>") }
        case 31:
            let from = "<Fr><FIId><FinInstnId><BICFI>CBXAXAXX<"
            return ["CBXBXBXX", "CASPKZKA", "NBRKKZKX", "CBXAXAXA"].map { (from, from.replacing("CBXAXAXX", with: $0)) }
        default:
            let created = "<CreDt>2026-11-23T05:00:00Z<", day = "<IntrBkSttlmDt>2026-11-23<"
            return [
                "2026-11-23T03:59:59Z", "2026-11-23T06:00:01Z", "2016-11-23T05:00:00Z", "2036-11-23T05:00:00Z",
                "2026-11-23T05:00:00+05:00", "2026-11-23T05:00:00-11:00", "2026-11-22T05:00:00Z",
                "2026-11-24T05:00:00Z",
                "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
            ].map { (created, "<CreDt>\($0)<") }
                + ["2026-11-22", "2026-11-24", "2026-11-21", "2025-11-23", "2027-11-23", "1999-12-31", "2026-11-30"].map
            {
                (day, "<IntrBkSttlmDt>\($0)<")
            }
        }
    }

    @Test(arguments: worlds, [26, 30, 31, 34])
    func wellSignedAndStillRefused(world: World, row: Int) throws {
        let twin = try world.judge(world.signed(World.plain))
        #expect(throws: Never.self) { try twin.get() }
        var distinct: Set<ContentDigest> = []
        // The schema refuses most look-alikes whoever signed: one suite takes all, the others every tenth.
        let step = row == 26 && world.suite != .ecdsaP256SHA256 ? 10 : 1
        let edits = Self.edits(of: row)
        for edit in stride(from: 0, to: edits.count, by: step).map({ edits[$0] }) {
            guard let range = World.plain.range(of: edit.old) else { continue }
            let bytes = try world.signed(World.plain.replacingCharacters(in: range, with: edit.new))
            distinct.insert(ContentDigest(of: bytes))
            switch try world.judge(bytes) {
            case .success: Issue.record("row \(row): \(edit.new) is accepted")
            case .failure(let reason):
                #expect(Self.table[row]?.contains(reason.text) == true, "row \(row): \(edit.new): \(reason.text)")
            }
        }
        #expect(distinct.count >= 4, "row \(row)")
    }

    /// 28: the same bytes, the same payment under another name, another payment under the same name. A second signature
    /// over the same words (ECDSA has as many as one likes) is other bytes and no other payment.
    @Test(arguments: worlds)
    func repeatsSettleNothing(world: World) throws {
        var store = MemoryStore()
        for command in Sample.opening(1_000_000_000) { _ = store.run(command) }
        _ = store.run(
            .ledger(
                LedgerRequest(
                    key: Sample.key("open/payee"),
                    command: .openAccount(Sample.account("KZ72722S000000000001"), kind: .client, currency: Sample.kzt),
                    at: Sample.at(-1000))))
        func admit(_ text: String) throws -> SequencedAnswer {
            try admit(world.signed(text))
        }
        func admit(_ bytes: [UInt8]) throws -> SequencedAnswer {
            let order = try world.judge(bytes).get()
            let envelope = try MessageEnvelope(ParsedXML(bytes, limits: .payment))
            let header = try BusinessApplicationHeader(envelope.header)
            var references = MessageReferences(header)
            references.uetr = order.uetr
            return store.run(
                .admit(
                    Admission(
                        sender: world.rules.partner, references: references, digest: ContentDigest(of: bytes),
                        raw: bytes,
                        receivedAt: World.received, evidence: [Sample.partnerEvidence], content: .payment(order))))
        }
        let bytes = try world.signed(World.plain)
        guard case .held(let first) = try admit(bytes) else {
            Issue.record("the payment is not held")
            return
        }
        #expect(try admit(bytes) == .pending(first), "the same bytes")
        let laidOut = Array((String(decoding: bytes, as: UTF8.self) + "\n").utf8)
        if let twin = Self.negated(bytes, world.suite) {
            // Another value for the same signature over the same words holds, and is no other payment.
            guard case .refused(let refused) = try admit(twin) else {
                Issue.record("the value negated")
                return
            }
            #expect(refused.refusal.reason == .duplicateMessageIdentification, "the value negated")
        }
        for (name, attempt, reasons) in [
            ("other white space", try admit(laidOut), [StatusReason.duplicateMessageIdentification]),
            ("signed again", try admit(World.plain + " "), [.duplicateMessageIdentification]),
            (
                "another identifier",
                try admit(World.plain.replacing("<BizMsgIdr>XA-20261123-001<", with: "<BizMsgIdr>XA-20261123-002<")),
                [.duplication]
            ),
        ] {
            guard case .refused(let refused) = attempt else {
                // Suites without chance sign the same words with the same bytes: the very message again.
                #expect(name == "signed again" && attempt == .pending(first), "\(name): \(attempt)")
                continue
            }
            #expect(reasons.contains(refused.refusal.reason), "\(name): \(refused.refusal.reason)")
        }
        #expect(store.accounts[Sample.settlement]?.heldMinorUnits == 125_000_000, "held once")
    }

    /// The message with n − s for s in the first signature's value; nil where a suite knows one value only.
    private static func negated(_ bytes: [UInt8], _ suite: SignatureSuite) -> [UInt8]? {
        let malleable: Set<SignatureSuite> = [.ecdsaP256SHA256, .ecdsaP384SHA384, .ecdsaP521SHA512]
        let text = String(decoding: bytes, as: UTF8.self)
        guard malleable.contains(suite), let order = suite.curve?.order,
            let start = text.range(of: "<ds:SignatureValue>"), let end = text.range(of: "</ds:SignatureValue>"),
            let value = Data(base64Encoded: String(text[start.upperBound..<end.lowerBound]))
        else { return nil }
        var borrow = 0
        let difference = zip(order.reversed(), value.suffix(order.count).reversed()).map { minuend, subtrahend in
            let digit = Int(minuend) - Int(subtrahend) - borrow
            borrow = digit < 0 ? 1 : 0
            return UInt8((digit + 256) & 0xFF)
        }
        let other = value.prefix(order.count) + difference.reversed()
        let changed = text.replacingCharacters(
            in: start.upperBound..<end.lowerBound, with: other.base64EncodedString())
        return Array(changed.utf8)
    }
}
