import DualSign

/// A partner institution of the fixtures' world: what `Fixtures/gateway.yaml` says of its corridor.
struct Partner: Sendable {
    /// Its jurisdiction, of the codes that ISO 3166 leaves to users.
    let code: String
    let bic: String
    let signer: Signer
    let profile: SignatureProfile
    /// Its account in the ledger.
    let settlementAccount: String

    static let xa = Partner(
        code: "XA", bic: "CBXAXAXX", signer: Signer("xa-signer", .ecdsaP256SHA256), profile: .header,
        settlementAccount: "KZ22125DTG00000000XA")
    static let xb = Partner(
        code: "XB", bic: "CBXBXBXX", signer: Signer("xb-signer", .rsaPSSSHA256), profile: .cosigned,
        settlementAccount: "KZ92125DTG00000000XB")
    static let xc = Partner(
        code: "XC", bic: "CBXCXCXX", signer: Signer("xc-signer", .ed25519), profile: .header,
        settlementAccount: "KZ65125DTG00000000XC")
    static let xd = Partner(
        code: "XD", bic: "CBXDXDXX", signer: Signer("xd-signer", .rsaPKCS1SHA256), profile: .header,
        settlementAccount: "KZ38125DTG00000000XD")
    static let xe = Partner(
        code: "XE", bic: "CBXEXEXX", signer: Signer("xe-signer", .ecdsaP256SHA256), profile: .header,
        settlementAccount: "KZ11125DTG00000000XE")
    static let xf = Partner(
        code: "XF", bic: "CBXFXFXX", signer: Signer("xf-signer", .sm2SM3), profile: .header,
        settlementAccount: "KZ81125DTG00000000XF")
}

/// A key of `Fixtures/keys` and how it signs.
struct Signer: Sendable {
    let name: String
    let suite: SignatureSuite

    init(_ name: String, _ suite: SignatureSuite) {
        self.name = name
        self.suite = suite
    }

    static let xaStatus = Signer("xa-status-signer", .ecdsaP256SHA256)
    static let xaExpired = Signer("xa-expired-signer", .ecdsaP256SHA256)
    static let xaFuture = Signer("xa-future-signer", .ecdsaP256SHA256)
    static let xaRevoked = Signer("xa-revoked-signer", .ecdsaP256SHA256)
    static let stranger = Signer("stranger-signer", .ecdsaP256SHA256)
}

/// Who is paid: an account of a participant.
struct Creditor: Sendable {
    var name: String
    var account: String
    var agent: String
    /// `OrgId` or `PrvtId` with a number of Kazakhstan.
    var identification: String

    static let kaspiClient = Creditor(
        name: "Steppe Machinery Works LLP", account: "KZ72722S000000000001", agent: "CASPKZKA",
        identification: business("100540000008"))
    static let halykClient = Creditor(
        name: "Altyn Dala Trading LLP", account: "KZ456010000000000001", agent: "HSBKKZKX",
        identification: business("100540002597"))
    static let treasury = Creditor(
        name: "Treasury Committee", account: "KZ24070105KSN0000000", agent: "KKMFKZ2A",
        identification: business("100540000375"))

    static let frozenAccount = "KZ45722S000000000002"
    static let closedAccount = "KZ18722S000000000003"
    static let walletAccount = "WALLET-722-0000001"
    static let dollarAccount = "KZ13722USD0000000001"
    static let unknownAccount = "KZ45722S000000000099"

    static func business(_ number: String) -> String { "OrgId".identification(number, scheme: "BIN") }
    static func person(_ number: String) -> String { "PrvtId".identification(number, scheme: "IIN") }
}

extension String {
    fileprivate func identification(_ number: String, scheme: String) -> String {
        "<\(self)><Othr><Id>\(number)</Id><SchmeNm><Prtry>\(scheme)</Prtry></SchmeNm></Othr></\(self)>"
    }
}

/// The own institution.
enum Home {
    static let bic = "NBRKKZKX"
    /// `corridors[].holdSeconds`: added to the creation time it gives the hold's expiry. All corridors have the same.
    static let holdExpiry = "2026-11-23T07:00:00Z"
}
