/// One closed choice of key, signature and digest algorithms. A registered signer has exactly one.
///
/// | suite | key | SignatureMethod | DigestMethod | value, bytes |
/// |---|---|---|---|---|
/// | ecdsa-p256-sha256 | EC P-256 | `…xmldsig-more#ecdsa-sha256` | SHA-256 | 64: r‖s |
/// | ecdsa-p384-sha384 | EC P-384 | `…xmldsig-more#ecdsa-sha384` | SHA-384 | 96: r‖s |
/// | rsa-pss-sha256 | RSA | `…xmldsig-more#sha256-rsa-MGF1` | SHA-256 | modulus; salt 32 |
/// | rsa-pkcs1-sha256 | RSA | `…xmldsig-more#rsa-sha256` | SHA-256 | modulus |
/// | ed25519 | Ed25519 | `…xmldsig-more#eddsa-ed25519` | SHA-256 | 64 |
///
/// - Source: RFC 9231, sections 2.3.6, 2.3.9, 2.3.10, 2.3.12; XMLDSig 1.1, section 6.
public enum SignatureSuite: String, CaseIterable, Sendable, Codable {
    case ecdsaP256SHA256 = "ecdsa-p256-sha256"
    case ecdsaP384SHA384 = "ecdsa-p384-sha384"
    case rsaPSSSHA256 = "rsa-pss-sha256"
    case rsaPKCS1SHA256 = "rsa-pkcs1-sha256"
    case ed25519 = "ed25519"

    /// The `Algorithm` of `ds:SignatureMethod`. No two suites share one.
    public var signatureMethodURI: String {
        switch self {
        case .ecdsaP256SHA256: "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
        case .ecdsaP384SHA384: "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"
        case .rsaPSSSHA256: "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"
        case .rsaPKCS1SHA256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
        case .ed25519: "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519"
        }
    }

    /// The `Algorithm` of every `ds:DigestMethod` under this suite.
    public var digestMethodURI: String { digestAlgorithm.methodURI }

    /// The suite that a `ds:SignatureMethod` names, or nil when it names none that is allowed.
    init?(signatureMethodURI: String) {
        guard let suite = Self.allCases.first(where: { $0.signatureMethodURI == signatureMethodURI }) else {
            return nil
        }
        self = suite
    }

    /// The digest of the references, and of SignedInfo except under Ed25519, which hashes for itself.
    var digestAlgorithm: DigestAlgorithm {
        switch self {
        case .ecdsaP384SHA384: .sha384
        case .ecdsaP256SHA256, .rsaPSSSHA256, .rsaPKCS1SHA256, .ed25519: .sha256
        }
    }

    /// The exact length of a signature value, or nil when the key's modulus gives it.
    var signatureValueBytes: Int? {
        switch self {
        case .ecdsaP256SHA256, .ed25519: 64
        case .ecdsaP384SHA384: 96
        case .rsaPSSSHA256, .rsaPKCS1SHA256: nil
        }
    }

    /// The curve of an ECDSA suite.
    var curve: EllipticCurve? {
        switch self {
        case .ecdsaP256SHA256: .p256
        case .ecdsaP384SHA384: .p384
        case .rsaPSSSHA256, .rsaPKCS1SHA256, .ed25519: nil
        }
    }
}
