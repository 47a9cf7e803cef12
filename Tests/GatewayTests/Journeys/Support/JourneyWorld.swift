import DualSign
import Foundation
import Gateway
import XMLCore

/// The fixtures' world as a partner sees it: its keys, the terms of its corridor, the rehearsal's clock.
struct JourneyWorld: Sendable {
    /// One partner.
    struct Partner: Sendable {
        let code: String
        let bic: String
        let key: SigningKey
        let profile: String
        let settlementAccount: String
        let holdSeconds: Int
    }

    /// Accounts that payments of journeys credit, and one that nobody has.
    static let creditorAccount = "KZ72722S000000000001"
    static let unknownAccount = "KZ45722S000000000099"

    let configuration: GatewayConfiguration
    let partners: [String: Partner]

    /// Reads the fixtures. Throws what it cannot read.
    init() throws {
        configuration = try GatewayConfiguration.read(file: JourneyPlaces.configuration, environment: [:])
        let suites: [String: SignatureSuite] = [
            "XA": .ecdsaP256SHA256, "XB": .rsaPSSSHA256, "XC": .ed25519, "XD": .rsaPKCS1SHA256,
        ]
        var partners: [String: Partner] = [:]
        for corridor in configuration.corridors {
            let code = corridor.jurisdiction
            guard let suite = suites[code] else { continue }
            let name = code.lowercased()
            let certificate = try SignerCertificate(pem: Self.file("\(name)-signer.pem"))
            let key = try SigningKey(pem: Self.file("\(name)-signer.key.pem"), certificate: certificate, suite: suite)
            partners[code] = Partner(
                code: code, bic: corridor.partner, key: key, profile: corridor.profile,
                settlementAccount: corridor.settlementAccount, holdSeconds: corridor.holdSeconds)
        }
        self.partners = partners
    }

    func partner(_ code: String) throws -> Partner {
        guard let partner = partners[code] else { throw JourneyFault("the fixtures have no corridor for \(code)") }
        return partner
    }

    /// The place of a corridor in the configuration, for overrides from the environment.
    func corridorNumber(_ code: String) throws -> Int {
        guard let number = configuration.corridors.firstIndex(where: { $0.jurisdiction == code }) else {
            throw JourneyFault("the fixtures have no corridor for \(code)")
        }
        return number
    }

    /// What was issued to an account at the start.
    func openingMinorUnits(_ account: String) -> Int64 {
        configuration.openingAccounts.filter { $0.identifier == account }
            .flatMap(\.issues).reduce(0) { $0 + $1.amountMinorUnits }
    }

    /// The rehearsal's now, in milliseconds; the service keeps its clock's move beside the store.
    static func now(_ folder: JourneyFolder) throws -> Int64 {
        let text = try String(contentsOfFile: JourneyService.storePath(folder) + ".clock", encoding: .utf8)
        guard let offset = Int64(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw JourneyFault("the clock's file holds no number")
        }
        return SystemClock.millisecondsSinceEpoch() + offset
    }

    static func file(_ name: String) throws -> [UInt8] {
        guard let bytes = FileManager.default.contents(atPath: JourneyPlaces.key(name)) else {
            throw JourneyFault("\(name) is not among the keys")
        }
        return [UInt8](bytes)
    }
}

/// A payment as it was sent.
struct JourneyPayment: Hashable, Sendable {
    let uetr: String
    /// Whose it is, such as `XA`.
    let partner: String
    let amountMinorUnits: Int64
    let bytes: [UInt8]
}

/// Makes payments, each another, from a seed.
struct JourneyPaymentMaker: Sendable {
    let world: JourneyWorld
    private var chance: JourneyChance

    init(_ world: JourneyWorld, seed: UInt64) {
        self.world = world
        chance = JourneyChance(seed: seed)
    }

    /// A signed payment.
    ///
    /// - Parameters:
    ///   - at: its creation, in milliseconds since 1970.
    ///   - signedAt: what the signature states of its time; nil: nothing.
    mutating func payment(
        from code: String = "XA", at: Int64, creditorAccount: String = JourneyWorld.creditorAccount,
        amountMinorUnits: Int64? = nil, addressee: String = "NBRKKZKX", stating signedAt: Int64? = nil,
        edit: (String) -> String = { $0 }
    ) throws -> JourneyPayment {
        let partner = try world.partner(code)
        let key =
            signedAt.map { partner.key.stating(signingTime: Date(timeIntervalSince1970: TimeInterval($0 / 1000))) }
            ?? partner.key
        let amount = amountMinorUnits ?? Int64.random(in: 100...99_999, using: &chance)
        let uetr = freshUETR()
        let created = Self.text(secondsSinceEpoch: at / 1000)
        let xml = edit(
            JourneyTemplate(
                partner: partner, uetr: uetr, created: created, amountMinorUnits: amount,
                creditorAccount: creditorAccount, addressee: addressee
            ).xml)
        let envelope = try MessageEnvelope(ParsedXML(Array(xml.utf8), limits: .payment))
        let bytes: [UInt8]
        if partner.profile == "cosigned" {
            guard let jurisdiction = Jurisdiction(code) else { throw JourneyFault("\(code) is no jurisdiction") }
            let terms = try SettlementTerms(
                uetr: uetr, amountMinorUnits: amount, currency: "KZT", currencyDecimals: 2,
                debtorSettlementAccount: partner.settlementAccount, creditorAccount: creditorAccount,
                valueDate: String(created.prefix(10)), holdIdentifier: "HOLD-\(uetr)",
                holdExpiry: Self.text(secondsSinceEpoch: at / 1000 + Int64(partner.holdSeconds)))
            bytes = try CoSignedProfile.sign(envelope, terms: terms, key: key, jurisdiction: jurisdiction)
        } else {
            bytes = try HeaderProfile.sign(envelope, key: key)
        }
        return JourneyPayment(uetr: uetr, partner: code, amountMinorUnits: amount, bytes: bytes)
    }

    private mutating func freshUETR() -> String {
        let digits = (0..<2).map { _ in
            let text = String(chance.next(), radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        var characters = Array(digits)
        characters[12] = "4"
        characters[16] = "a"
        var text = ""
        for (index, character) in characters.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(character)
        }
        return text
    }

    /// `YYYY-MM-DDTHH:MM:SSZ`.
    static func text(secondsSinceEpoch seconds: Int64) -> String {
        String(UTCTimestamp.text(millisecondsSinceEpoch: seconds * 1000).prefix(19)) + "Z"
    }
}

/// A credit transfer that every rulebook of the fixtures' corridors admits.
private struct JourneyTemplate {
    let partner: JourneyWorld.Partner
    let uetr: String
    let created: String
    let amountMinorUnits: Int64
    let creditorAccount: String
    let addressee: String

    private var identifier: String { "J" + uetr.replacing("-", with: "") }
    private var amount: String {
        let cents = amountMinorUnits % 100
        return "\(amountMinorUnits / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    var xml: String {
        """
        <Envelope xmlns="urn:settlement-gateway:envelope:1">
        <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02">
        <Fr><FIId><FinInstnId><BICFI>\(partner.bic)</BICFI></FinInstnId></FIId></Fr>
        <To><FIId><FinInstnId><BICFI>\(addressee)</BICFI></FinInstnId></FIId></To>
        <BizMsgIdr>\(identifier)</BizMsgIdr><MsgDefIdr>pacs.008.001.08</MsgDefIdr>
        <BizSvc>settlement-gateway</BizSvc><CreDt>\(created)</CreDt></AppHdr>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
        <GrpHdr><MsgId>\(identifier)</MsgId><CreDtTm>\(created)</CreDtTm><NbOfTxs>1</NbOfTxs>
        <SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>DTKZT</Prtry></ClrSys></SttlmInf></GrpHdr>
        <CdtTrfTxInf><PmtId><EndToEndId>\(identifier)</EndToEndId><UETR>\(uetr)</UETR></PmtId>
        <IntrBkSttlmAmt Ccy="KZT">\(amount)</IntrBkSttlmAmt>
        <IntrBkSttlmDt>\(created.prefix(10))</IntrBkSttlmDt><ChrgBr>SHAR</ChrgBr>
        <Dbtr><Nm>Northern Grain Cooperative</Nm><PstlAdr><TwnNm>Port Sample</TwnNm><Ctry>DE</Ctry></PstlAdr></Dbtr>
        <DbtrAcct><Id><Othr><Id>\(partner.code)0012345678</Id></Othr></Id></DbtrAcct>
        <DbtrAgt><FinInstnId><BICFI>\(partner.bic)</BICFI></FinInstnId></DbtrAgt>
        <CdtrAgt><FinInstnId><BICFI>CASPKZKA</BICFI></FinInstnId></CdtrAgt>
        <Cdtr><Nm>Steppe Machinery Works LLP</Nm><PstlAdr><TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry></PstlAdr>
        <Id><OrgId><Othr><Id>100540000008</Id><SchmeNm><Prtry>BIN</Prtry></SchmeNm></Othr></OrgId></Id></Cdtr>
        <CdtrAcct><Id><IBAN>\(creditorAccount)</IBAN></Id></CdtrAcct>
        <RmtInf><Ustrd>EKNP 2717KZT710</Ustrd></RmtInf>
        </CdtTrfTxInf></FIToFICstmrCdtTrf></Document></Envelope>
        """
    }
}
