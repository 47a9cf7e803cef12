import CLibCrypto
public import Foundation

/// A private key with its certificate and the one suite it signs in: enough to sign, and nothing to choose.
///
/// That the key belongs to the certificate and fits the suite is checked when it is loaded, so a mistaken configuration
/// stops at start. Immutable; may be used by any number of threads at once: each signature has a context of its own.
public final class SigningKey: Sendable, CustomStringConvertible {
    /// What the signer is registered by.
    public let certificate: SignerCertificate
    /// How it signs.
    public let suite: SignatureSuite

    private let holder: Holder

    /// Who has the private key.
    private enum Holder: Sendable {
        case here(PrivateKey)
        /// `draft` is what the signer is shown of a co-signed message.
        case elsewhere(any SignatureSource, draft: [UInt8])
    }

    /// Joins a key and its certificate. Throws `KeyFault` if they do not belong together or the suite is for another
    /// type of key.
    public init(
        privateKey: PrivateKey, certificate: SignerCertificate, suite: SignatureSuite
    ) throws(KeyFault) {
        guard certificate.belongs(to: privateKey) else { throw .certificateDoesNotMatchKey }
        guard certificate.suites.contains(suite), privateKey.suites.contains(suite) else { throw .suiteDoesNotFitKey }
        self.holder = .here(privateKey)
        self.certificate = certificate
        self.suite = suite
    }

    /// The certificate of a key that is elsewhere, and who signs with it. Throws `KeyFault` if the suite is for another
    /// type of key. That the source has the key of the certificate shows with each value: all are verified.
    public init(
        source: any SignatureSource, certificate: SignerCertificate, suite: SignatureSuite
    ) throws(KeyFault) {
        guard certificate.suites.contains(suite) else { throw .suiteDoesNotFitKey }
        self.holder = .elsewhere(source, draft: [])
        self.certificate = certificate
        self.suite = suite
    }

    private init(_ key: SigningKey, source: any SignatureSource, draft: [UInt8]) {
        self.holder = .elsewhere(source, draft: draft)
        self.certificate = key.certificate
        self.suite = key.suite
    }

    /// The same key, for signing a co-signed message that a signer elsewhere is to see first.
    func showing(_ draft: @autoclosure () -> [UInt8]) -> SigningKey {
        guard case .elsewhere(let source, _) = holder else { return self }
        return SigningKey(self, source: source, draft: draft())
    }

    /// Reads a private key in PEM (PKCS#8, SEC1, PKCS#1). Throws `KeyFault`.
    public convenience init(
        pem: [UInt8], certificate: SignerCertificate, suite: SignatureSuite, password: String? = nil
    ) throws(KeyFault) {
        try self.init(
            privateKey: PrivateKey(pem: pem, password: password), certificate: certificate, suite: suite)
    }

    /// Reads a private key and its certificate from a PKCS#12 container. Further certificates in it are ignored.
    /// Throws `KeyFault`.
    public convenience init(pkcs12: [UInt8], password: String, suite: SignatureSuite) throws(KeyFault) {
        let content = try PKCS12Container.open(pkcs12, password: password)
        try self.init(privateKey: content.privateKey, certificate: content.certificate, suite: suite)
    }

    /// A new key with a certificate that it signs itself. Throws `KeyFault`.
    public static func generate(
        suite: SignatureSuite, subject: CertificateSubject, notBefore: Date, notAfter: Date
    ) throws(KeyFault) -> SigningKey {
        let key = try PrivateKey.generate(for: suite)
        let certificate = try SignerCertificate.selfSigned(
            by: key, subject: subject, notBefore: notBefore, notAfter: notAfter)
        return try SigningKey(privateKey: key, certificate: certificate, suite: suite)
    }

    /// The private key: PKCS#8 in PEM, in clear unless a password is given. Throws `KeyFault`.
    public func pemBytes(password: String? = nil) throws(KeyFault) -> [UInt8] {
        try privateKey().pem(password: password)
    }

    /// Key and certificate in one PKCS#12 container (AES-256, SHA-256). Throws `KeyFault`.
    public func pkcs12(password: String) throws(KeyFault) -> [UInt8] {
        try PKCS12Container.pack(self, password: password)
    }

    /// The key itself, where it is here. Throws `KeyFault.privateKeyNotHere`.
    func privateKey() throws(KeyFault) -> PrivateKey {
        guard case .here(let privateKey) = holder else { throw .privateKeyNotHere }
        return privateKey
    }

    /// Whether signing waits for somebody else: then it is no work for the threads that keep processors busy.
    public var isElsewhere: Bool {
        if case .elsewhere = holder { return true }
        return false
    }

    /// Subject and suite, never the key.
    public var description: String { "SigningKey(\(certificate.subject), \(suite.rawValue))" }

    /// The signature over `message`, in XMLDSig's form.
    func sign(_ message: [UInt8]) throws(KeyFault) -> [UInt8] {
        switch holder {
        case .here(let privateKey):
            return try privateKey.key.sign(message, suite: suite)
        case .elsewhere(let source, let draft):
            let request = SignatureRequest(signedInfo: message, suite: suite, draft: draft)
            let value = try source.signatureValue(for: request)
            let isValid = certificate.key.isValid(value, suite: suite) { write in
                message.withUnsafeBytes(write)
            }
            guard isValid else { throw .signatureValueWrong }
            return value
        }
    }
}

/// PKCS#12: one file with a private key and the certificate for it.
enum PKCS12Container {
    static func open(
        _ bytes: [UInt8], password: String
    ) throws(KeyFault) -> (privateKey: PrivateKey, certificate: SignerCertificate) {
        try open(withReadStream(bytes, { d2i_PKCS12_bio($0, nil) }), password: password)
    }

    /// Takes ownership of `container`.
    static func open(
        _ container: OpaquePointer?, password: UnsafePointer<CChar>
    ) throws(KeyFault) -> (privateKey: PrivateKey, certificate: SignerCertificate) {
        defer { CryptoErrors.clear() }
        guard let container else { throw .containerUnreadable }
        defer { PKCS12_free(container) }
        var keyHandle: OpaquePointer?
        var certificateHandle: OpaquePointer?
        CryptoErrors.clear()
        guard PKCS12_parse(container, password, &keyHandle, &certificateHandle, nil) == 1 else {
            throw CryptoErrors.takeLastReason() == PKCS12_R_MAC_VERIFY_FAILURE ? .wrongPassword : .containerUnreadable
        }
        let certificate = Result { () throws(KeyFault) in
            guard let certificateHandle else { throw .containerIncomplete }
            return try SignerCertificate(owning: certificateHandle)
        }
        guard let keyHandle else { throw .containerIncomplete }
        let key = try AsymmetricKey(owning: keyHandle)
        return (PrivateKey(key), try certificate.get())
    }

    static func pack(_ key: SigningKey, password: String) throws(KeyFault) -> [UInt8] {
        let privateKey = try key.privateKey()
        return try key.certificate.withHandle { certificate throws(KeyFault) in
            let container = PKCS12_create(
                password, nil, privateKey.key.handle, certificate, nil, NID_aes_256_cbc, NID_aes_256_cbc,
                100_000, -1, 0)
            guard let container else { throw CryptoErrors.fault("pack container") }
            defer { PKCS12_free(container) }
            guard PKCS12_set_mac(container, password, -1, nil, 0, 100_000, EVP_sha256()) == 1 else {
                throw CryptoErrors.fault("pack container")
            }
            return try collectWritten("pack container") { i2d_PKCS12_bio($0, container) }
        }
    }
}
