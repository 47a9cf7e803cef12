/// What a suite is made of: one row of the one table that every other page reads.
struct SuiteRow: Sendable {
    let scheme: SignatureScheme
    let digest: DigestAlgorithm
    let signatureMethodURI: String
    let digestMethodURI: String

    /// Whether the suite is the engine's and not the library's own.
    var needsGostEngine: Bool {
        if case .gost = scheme { return true }
        return false
    }

    private init(_ scheme: SignatureScheme, _ digest: DigestAlgorithm, _ signature: String, _ digestURI: String) {
        self.scheme = scheme
        self.digest = digest
        signatureMethodURI = signature
        digestMethodURI = digestURI
    }
}

/// The mathematics of a signature, and the form of its value in a message.
enum SignatureScheme: Hashable, Sendable {
    case ecdsa(EllipticCurve)
    case rsaPKCS1
    /// The salt is as long as the digest.
    case rsaPSS
    case ed25519
    /// Hashes the signer's identifier and key before the message.
    case sm2(EllipticCurve)
    case gost(GostForm)
}

extension SuiteRow {
    private static let w3 = "http://www.w3.org/2001/04/xmldsig-more#"
    private static let w3PSS = "http://www.w3.org/2007/05/xmldsig-more#"
    private static let russian = "urn:ietf:params:xml:ns:cpxmlsec:algorithms:"
    private static let kazakh = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:"
    private static let bilateral = "urn:settlement-gateway:algorithms:"

    private static let sha256 = "http://www.w3.org/2001/04/xmlenc#sha256"
    private static let sha384 = "http://www.w3.org/2001/04/xmldsig-more#sha384"
    private static let sha512 = "http://www.w3.org/2001/04/xmlenc#sha512"

    static let ecdsaP256SHA256 = SuiteRow(.ecdsa(.p256), .sha256, w3 + "ecdsa-sha256", sha256)
    static let ecdsaP384SHA384 = SuiteRow(.ecdsa(.p384), .sha384, w3 + "ecdsa-sha384", sha384)
    static let ecdsaP521SHA512 = SuiteRow(.ecdsa(.p521), .sha512, w3 + "ecdsa-sha512", sha512)
    static let rsaPSSSHA256 = SuiteRow(.rsaPSS, .sha256, w3PSS + "sha256-rsa-MGF1", sha256)
    static let rsaPSSSHA384 = SuiteRow(.rsaPSS, .sha384, w3PSS + "sha384-rsa-MGF1", sha384)
    static let rsaPSSSHA512 = SuiteRow(.rsaPSS, .sha512, w3PSS + "sha512-rsa-MGF1", sha512)
    static let rsaPKCS1SHA256 = SuiteRow(.rsaPKCS1, .sha256, w3 + "rsa-sha256", sha256)
    static let rsaPKCS1SHA384 = SuiteRow(.rsaPKCS1, .sha384, w3 + "rsa-sha384", sha384)
    static let rsaPKCS1SHA512 = SuiteRow(.rsaPKCS1, .sha512, w3 + "rsa-sha512", sha512)
    static let ed25519 = SuiteRow(.ed25519, .sha256, "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519", sha256)
    static let sm2SM3 = SuiteRow(.sm2(.sm2), .sm3, bilateral + "sm2-sm3", bilateral + "sm3")
    static let gost2012Bits256 = SuiteRow(
        .gost(.russian256), .streebog256, russian + "gostr34102012-gostr34112012-256", russian + "gostr34112012-256")
    static let gost2012Bits512 = SuiteRow(
        .gost(.russian512), .streebog512, russian + "gostr34102012-gostr34112012-512", russian + "gostr34112012-512")
    static let gost2015Bits512 = SuiteRow(
        .gost(.kazakh512), .streebog512, kazakh + "gostr34102015-gostr34112015-512", kazakh + "gostr34112015-512")
}

extension SignatureSuite {
    /// The suite's row of the table.
    var row: SuiteRow {
        switch self {
        case .ecdsaP256SHA256: .ecdsaP256SHA256
        case .ecdsaP384SHA384: .ecdsaP384SHA384
        case .ecdsaP521SHA512: .ecdsaP521SHA512
        case .rsaPSSSHA256: .rsaPSSSHA256
        case .rsaPSSSHA384: .rsaPSSSHA384
        case .rsaPSSSHA512: .rsaPSSSHA512
        case .rsaPKCS1SHA256: .rsaPKCS1SHA256
        case .rsaPKCS1SHA384: .rsaPKCS1SHA384
        case .rsaPKCS1SHA512: .rsaPKCS1SHA512
        case .ed25519: .ed25519
        case .sm2SM3: .sm2SM3
        case .gost2012Bits256: .gost2012Bits256
        case .gost2012Bits512: .gost2012Bits512
        case .gost2015Bits512: .gost2015Bits512
        }
    }
}
