import CLibCrypto
public import Foundation

/// A private key with its certificate and the one suite it signs in: enough to sign, and nothing to choose.
///
/// That the key belongs to the certificate and fits the suite is checked when it is loaded, so a mistaken configuration
/// stops at start. Immutable; may be used by any number of threads at once: each signature has a context of its own.
public final class SigningKey: Sendable, CustomStringConvertible {
    /// What the signer is registered by.
    public let certificate: SignerCertificate
    /// How it signs: the suite, and its identifiers in messages.
    public let method: SignatureMethod
    /// The suite of `method`.
    public var suite: SignatureSuite { method.suite }

    private let holder: Holder
    /// When its signatures say that they were made; nil where they say nothing.
    let statedTime: Date?

    /// Who has the private key.
    private enum Holder: Sendable {
        case here(PrivateKey)
        /// `draft` is what the signer is shown of a co-signed message.
        case elsewhere(any SignatureSource, draft: [UInt8])
    }

    /// Joins a key and its certificate. Throws `KeyFault` if they do not belong together or the suite is for another
    /// type of key.
    public convenience init(
        privateKey: PrivateKey, certificate: SignerCertificate, suite: SignatureSuite
    ) throws(KeyFault) {
        try self.init(privateKey: privateKey, certificate: certificate, method: SignatureMethod(suite))
    }

    /// Joins a key and its certificate, to sign under agreed identifiers. Throws `KeyFault` if they do not belong
    /// together or the suite is for another type of key.
    public init(
        privateKey: PrivateKey, certificate: SignerCertificate, method: SignatureMethod
    ) throws(KeyFault) {
        let suite = method.suite
        guard certificate.belongs(to: privateKey) else { throw .certificateDoesNotMatchKey }
        guard certificate.suites.contains(suite), privateKey.suites.contains(suite) else { throw .suiteDoesNotFitKey }
        self.holder = .here(privateKey)
        statedTime = nil
        self.certificate = certificate
        self.method = method
    }

    /// The certificate of a key that is elsewhere, and who signs with it. Throws `KeyFault` if the suite is for another
    /// type of key. That the source has the key of the certificate shows with each value: all are verified.
    public init(
        source: any SignatureSource, certificate: SignerCertificate, method: SignatureMethod
    ) throws(KeyFault) {
        guard certificate.suites.contains(method.suite) else { throw .suiteDoesNotFitKey }
        self.holder = .elsewhere(source, draft: [])
        statedTime = nil
        self.certificate = certificate
        self.method = method
    }

    /// The same, under the suite's own identifiers. Throws `KeyFault`.
    public convenience init(
        source: any SignatureSource, certificate: SignerCertificate, suite: SignatureSuite
    ) throws(KeyFault) {
        try self.init(source: source, certificate: certificate, method: SignatureMethod(suite))
    }

    private init(_ key: SigningKey, source: any SignatureSource, draft: [UInt8]) {
        self.holder = .elsewhere(source, draft: draft)
        statedTime = key.statedTime
        self.certificate = key.certificate
        self.method = key.method
    }

    private init(_ key: SigningKey, statedTime: Date) {
        self.holder = key.holder
        self.statedTime = statedTime
        self.certificate = key.certificate
        self.method = key.method
    }

    /// The same key, whose signatures state when they were made and with which certificate (XAdES-B).
    ///
    /// - Parameter signingTime: Cut to whole seconds.
    public func stating(signingTime: Date) -> SigningKey { SigningKey(self, statedTime: signingTime) }

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
    ///
    /// - Parameter properties: What the signature states of itself, for a signer elsewhere to see.
    func sign(_ message: [UInt8], properties: @autoclosure () -> [UInt8] = []) throws(KeyFault) -> [UInt8] {
        switch holder {
        case .here(let privateKey):
            return try privateKey.key.sign(message, method: method)
        case .elsewhere(let source, let draft):
            guard let key = certificate.key else { throw .suiteUnavailable(suite) }
            let request = SignatureRequest(
                signedInfo: message, method: method, draft: draft, signedProperties: properties())
            let value = try source.signatureValue(for: request)
            let isRight = key.isValid(value, method: method, over: { write in message.withUnsafeBytes(write) })
            source.valueWasVerified(isRight: isRight)
            guard isRight else { throw .signatureValueWrong }
            return value
        }
    }
}
