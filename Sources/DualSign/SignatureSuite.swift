/// One closed choice of key, signature and digest algorithms. A registered signer has exactly one.
///
/// | suite | key | SignatureMethod | digest | value, bytes |
/// |---|---|---|---|---|
/// | ecdsa-p256-sha256 | EC P-256 | `…xmldsig-more#ecdsa-sha256` | SHA-256 | 64: r‖s |
/// | ecdsa-p384-sha384 | EC P-384 | `…xmldsig-more#ecdsa-sha384` | SHA-384 | 96: r‖s |
/// | ecdsa-p521-sha512 | EC P-521 | `…xmldsig-more#ecdsa-sha512` | SHA-512 | 132: r‖s |
/// | rsa-pss-sha256, -sha384, -sha512 | RSA | `…xmldsig-more#sha256-rsa-MGF1`, … | as named | modulus; salt as digest |
/// | rsa-pkcs1-sha256, -sha384, -sha512 | RSA | `…xmldsig-more#rsa-sha256`, … | as named | modulus |
/// | ed25519 | Ed25519 | `…xmldsig-more#eddsa-ed25519` | SHA-256 | 64 |
/// | sm2-sm3 | EC SM2 | by agreement (`SignatureMethod.sm2`) | SM3 | 64: r‖s |
/// | gost2012-256 | GOST R 34.10-2012, 256 | `…cpxmlsec…gostr34102012-gostr34112012-256` | Streebog-256 | 64: s‖r |
/// | gost2012-512 | GOST R 34.10-2012, 512 | `…cpxmlsec…gostr34102012-gostr34112012-512` | Streebog-512 | 128: s‖r |
/// | gost2015-512 | ST RK GOST 34.10-2015 | `…pkigovkz…gostr34102015-gostr34112015-512` | Streebog-512 | 128: r‖s |
///
/// - Source: RFC 9231, sections 2.3.2 to 2.3.12; XMLDSig 1.1, section 6; RFC 9215; GB/T 32918.2; the signatures of
///   Kazakhstan's National Certification Authority.
public enum SignatureSuite: String, CaseIterable, Sendable, Codable {
    case ecdsaP256SHA256 = "ecdsa-p256-sha256"
    case ecdsaP384SHA384 = "ecdsa-p384-sha384"
    case ecdsaP521SHA512 = "ecdsa-p521-sha512"
    case rsaPSSSHA256 = "rsa-pss-sha256"
    case rsaPSSSHA384 = "rsa-pss-sha384"
    case rsaPSSSHA512 = "rsa-pss-sha512"
    case rsaPKCS1SHA256 = "rsa-pkcs1-sha256"
    case rsaPKCS1SHA384 = "rsa-pkcs1-sha384"
    case rsaPKCS1SHA512 = "rsa-pkcs1-sha512"
    case ed25519 = "ed25519"
    case sm2SM3 = "sm2-sm3"
    case gost2012Bits256 = "gost2012-256"
    case gost2012Bits512 = "gost2012-512"
    case gost2015Bits512 = "gost2015-512"

    /// The `Algorithm` of `ds:SignatureMethod`. No two suites share one. For SM2 partners may agree on another.
    public var signatureMethodURI: String { row.signatureMethodURI }

    /// The `Algorithm` of every `ds:DigestMethod` under this suite. For SM2 partners may agree on another.
    public var digestMethodURI: String { row.digestMethodURI }

    /// Whether this machine can sign and verify in it. Only the GOST suites can be missing: they are in an engine of
    /// the library, which is a package of its own.
    public var isAvailable: Bool { !row.needsGostEngine || GostEngine.current != nil }

    /// What is missing where the suite is not available, in words for an operator; nil where nothing is.
    public var requirement: String? {
        isAvailable ? nil : "\(rawValue) needs OpenSSL's GOST engine, which is not installed (libengine-gost-openssl)"
    }

    /// The suite whose own identifier this is, or nil.
    init?(signatureMethodURI: String) {
        guard let suite = Self.allCases.first(where: { $0.signatureMethodURI == signatureMethodURI }) else {
            return nil
        }
        self = suite
    }

    /// The digest of the references, and of SignedInfo except under Ed25519, which hashes for itself.
    var digestAlgorithm: DigestAlgorithm { row.digest }

    /// The exact length of a signature value, or nil when the key's modulus gives it.
    var signatureValueBytes: Int? {
        switch row.scheme {
        case .ecdsa(let curve), .sm2(let curve): 2 * curve.coordinateBytes
        case .ed25519: 64
        case .gost(let form): 2 * form.coordinateBytes
        case .rsaPKCS1, .rsaPSS: nil
        }
    }

    /// The curve of an ECDSA or SM2 suite, whose values the library has in another form.
    var curve: EllipticCurve? {
        switch row.scheme {
        case .ecdsa(let curve), .sm2(let curve): curve
        case .rsaPKCS1, .rsaPSS, .ed25519, .gost: nil
        }
    }
}
