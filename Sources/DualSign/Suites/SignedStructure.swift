/// A structure that X.509 signs in its own way: a certificate, a request, a revocation list, an OCSP answer.
///
///     SEQUENCE { toBeSigned, AlgorithmIdentifier, BIT STRING, … }
///
/// The library checks such signatures too, but not under the Kazakh identifiers.
///
/// - Source: RFC 5280, sections 4.1.1 and 5.1.1; RFC 6960, section 4.2.1.
public struct SignedStructure: Sendable {
    /// What is signed, in DER, byte for byte as it came.
    public let toBeSigned: [UInt8]
    private let algorithm: [UInt8]
    private let value: [UInt8]

    /// Takes a structure apart. Throws `KeyFault.certificateUnreadable` if it has not this form.
    public init(der: [UInt8]) throws(KeyFault) {
        guard var reader = DERReader.sequence(der), let toBeSigned = reader.next(0x30),
            let algorithm = reader.next(0x30), let value = reader.next(0x03), value.content.first == 0
        else { throw .certificateUnreadable }
        self.toBeSigned = Array(toBeSigned.whole)
        self.algorithm = Array(algorithm.whole)
        self.value = Array(value.content.dropFirst())
    }

    /// Whether `key` signed it. An algorithm that is in no suite (SHA-1, …) or is for another type of key does not
    /// hold either.
    public func isSigned(by key: PublicKey) -> Bool { isSigned(by: key.key) }

    func isSigned(by key: AsymmetricKey) -> Bool {
        guard let algorithm = CertificateAlgorithm(der: algorithm, key: key.kind) else { return false }
        return key.isValid(value, certificateAlgorithm: algorithm, over: toBeSigned)
    }
}

extension SignerCertificate {
    /// Whether the certificate `issuer` (DER) holds the key that signed this one. Says nothing of names, validity or
    /// revocation. Throws `KeyFault` if the issuer's key cannot be read.
    public func isSigned(byIssuer issuer: [UInt8]) throws(KeyFault) -> Bool {
        try SignedStructure(der: der).isSigned(by: PublicKey(certificate: issuer))
    }
}

/// How X.509 names a signature algorithm, and the form in which it has the value.
struct CertificateAlgorithm {
    let scheme: SignatureScheme
    let digest: DigestAlgorithm
    /// The AlgorithmIdentifier.
    let der: [UInt8]

    private init(_ scheme: SignatureScheme, _ digest: DigestAlgorithm, _ identifier: String, _ parameters: [UInt8] = [])
    {
        self.scheme = scheme
        self.digest = digest
        der = DER.sequence(DER.identifier(identifier), parameters)
    }

    /// The algorithm that `der` names, if a key of this kind can have used it.
    init?(der: [UInt8], key: AsymmetricKey.Kind) {
        guard let found = Self.allowed(for: key).first(where: { $0.der == der }) else { return nil }
        self = found
    }

    /// The algorithm in which a key signs certificates that we make.
    init(signingWith key: AsymmetricKey.Kind) {
        self =
            switch key {
            case .p384: Self.ecdsa(.p384)[1]
            case .p521: Self.ecdsa(.p521)[2]
            default: Self.allowed(for: key)[0]
            }
    }

    private static func allowed(for key: AsymmetricKey.Kind) -> [CertificateAlgorithm] {
        switch key {
        case .p256: ecdsa(.p256)
        case .p384: ecdsa(.p384)
        case .p521: ecdsa(.p521)
        case .rsa: rsaPKCS1 + rsaPSS
        case .rsaOnlyPSS: rsaPSS
        case .ed25519: [ed25519]
        case .sm2: [sm2]
        case .gost2012Bits256: [gost2012Bits256]
        case .gost2012Bits512: [gost2012Bits512]
        // Both forms occur: Kazakhstan's authority writes the parameters as NULL.
        case .gost2015Bits512: gost2015Bits512
        }
    }

    private static func ecdsa(_ curve: EllipticCurve) -> [CertificateAlgorithm] {
        [
            CertificateAlgorithm(.ecdsa(curve), .sha256, "1.2.840.10045.4.3.2"),
            CertificateAlgorithm(.ecdsa(curve), .sha384, "1.2.840.10045.4.3.3"),
            CertificateAlgorithm(.ecdsa(curve), .sha512, "1.2.840.10045.4.3.4"),
        ]
    }

    private static let rsaPKCS1 = [
        CertificateAlgorithm(.rsaPKCS1, .sha256, "1.2.840.113549.1.1.11", DER.null),
        CertificateAlgorithm(.rsaPKCS1, .sha384, "1.2.840.113549.1.1.12", DER.null),
        CertificateAlgorithm(.rsaPKCS1, .sha512, "1.2.840.113549.1.1.13", DER.null),
    ]
    /// With the hash's absent parameters written as NULL and left out.
    private static let rsaPSS = [DER.null, []].flatMap { absent in
        [
            rsaPSS(.sha256, "2.16.840.1.101.3.4.2.1", absent), rsaPSS(.sha384, "2.16.840.1.101.3.4.2.2", absent),
            rsaPSS(.sha512, "2.16.840.1.101.3.4.2.3", absent),
        ]
    }
    private static let ed25519 = CertificateAlgorithm(.ed25519, .sha512, "1.3.101.112")
    private static let sm2 = CertificateAlgorithm(.sm2(.sm2), .sm3, "1.2.156.10197.1.501")
    private static let gost2012Bits256 = CertificateAlgorithm(.gost(.russian256), .streebog256, "1.2.643.7.1.1.3.2")
    private static let gost2012Bits512 = CertificateAlgorithm(.gost(.russian512), .streebog512, "1.2.643.7.1.1.3.3")
    private static let gost2015Bits512 = [DER.null, []].map {
        CertificateAlgorithm(.gost(.kazakh512), .streebog512, "1.2.398.3.10.1.1.2.3.2", $0)
    }

    /// RSASSA-PSS with one hash throughout and a salt of its length.
    ///
    /// - Source: RFC 4055, section 3.1.
    private static func rsaPSS(_ digest: DigestAlgorithm, _ hash: String, _ absent: [UInt8]) -> CertificateAlgorithm {
        let hash = DER.sequence(DER.identifier(hash), absent)
        let parameters = DER.sequence(
            DER.element(0xA0, hash),
            DER.element(0xA1, DER.sequence(DER.identifier("1.2.840.113549.1.1.8"), hash)),
            DER.element(0xA2, DER.integer([UInt8(digest.bytes)])))
        return CertificateAlgorithm(.rsaPSS, digest, "1.2.840.113549.1.1.10", parameters)
    }
}

extension AsymmetricKey {
    /// True if `value`, in X.509's form, is this key's signature over `message`.
    func isValid(_ value: [UInt8], certificateAlgorithm algorithm: CertificateAlgorithm, over message: [UInt8]) -> Bool
    {
        defer { CryptoErrors.clear() }
        let libraryValue: [UInt8]?
        switch algorithm.scheme {
        case .ed25519: return value.count == 64 && isValidEd25519(value, over: message)
        case .ecdsa(let curve), .sm2(let curve):
            let canonical = curve.fixedWidthValue(fromDER: value).flatMap { curve.derValue(fromFixedWidth: $0) }
            libraryValue = canonical == value ? value : nil
        case .gost(let form): libraryValue = form.engineValue(of: value, order: groupOrder)
        case .rsaPKCS1, .rsaPSS: libraryValue = value
        }
        guard let libraryValue, let running = running(algorithm) else { return false }
        running.update(message)
        return isValid(libraryValue: libraryValue, algorithm.scheme, algorithm.digest, running.finish())
    }

    /// The signature over `message` in X.509's form. The key must be private.
    func certificateValue(_ algorithm: CertificateAlgorithm, over message: [UInt8]) throws(KeyFault) -> [UInt8] {
        guard let suite = kind.suites.first(where: { $0.row.scheme == algorithm.scheme && $0.row.signs(algorithm) })
        else { throw .suiteDoesNotFitKey }
        let value = try sign(message, method: SignatureMethod(suite))
        guard let curve = suite.curve else { return value }
        guard let der = curve.derValue(fromFixedWidth: value) else { throw CryptoErrors.fault("sign") }
        return der
    }

    /// The hash of what X.509 signs; SM2 certificates take the default identifier.
    private func running(_ algorithm: CertificateAlgorithm) -> RunningDigest? {
        guard case .sm2 = algorithm.scheme else { return RunningDigest(algorithm.digest) }
        return running(.sm2SM3, SignatureMethod(.sm2SM3))
    }
}

extension SuiteRow {
    /// Whether a value of this suite is one of that algorithm. Ed25519's digest is its own.
    fileprivate func signs(_ algorithm: CertificateAlgorithm) -> Bool {
        scheme == .ed25519 || digest == algorithm.digest
    }
}
