import CLibCrypto
public import Foundation

/// A certificate that may sign: decoded once, its key checked, its identifier known.
///
/// Accepted: X.509 with a subject key identifier, a key of one of the suites (`SignatureSuite`), and, where it has a
/// key usage, digitalSignature in it. A GOST certificate is read without the engine too; nothing can then be verified
/// with it. What else is demanded of it, its registration says.
/// Immutable; may be used by any number of threads at once.
///
/// - Source: RFC 5280, sections 4.2.1.2 (identifier) and 4.2.1.3 (key usage).
public final class SignerCertificate: Sendable {
    /// The distinguished name of the subject, as RFC 2253 writes it.
    public let subject: String
    /// The subject key identifier, by which a signature names its signer.
    public let subjectKeyIdentifier: [UInt8]
    /// Start of validity, inclusive.
    public let notBefore: Date
    /// End of validity, inclusive.
    public let notAfter: Date
    /// The certificate in DER, as it came.
    public let der: [UInt8]
    /// SHA-256 of the DER, lower-case hexadecimal: its name in evidence.
    public let digestHex: String
    /// The suites its key can carry.
    public let suites: Set<SignatureSuite>

    /// The public key; nil where its suite needs the GOST engine and that is not installed.
    let key: AsymmetricKey?

    /// Reads one certificate in PEM. Throws `KeyFault`.
    public convenience init(pem: [UInt8]) throws(KeyFault) {
        let handle = withReadStream(pem) { PEM_read_bio_X509($0, nil, nil, nil) }
        CryptoErrors.clear()
        guard let handle else { throw .certificateUnreadable }
        try self.init(owning: handle)
    }

    /// Reads one certificate in DER; nothing may follow it. Throws `KeyFault`.
    public convenience init(der: [UInt8]) throws(KeyFault) {
        let handle: OpaquePointer? = der.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            guard let handle = d2i_X509(nil, &cursor, bytes.count) else { return nil }
            guard let cursor, let start = bytes.baseAddress, cursor - start == bytes.count else {
                X509_free(handle)
                return nil
            }
            return handle
        }
        CryptoErrors.clear()
        guard let handle else { throw .certificateUnreadable }
        try self.init(owning: handle)
    }

    /// Reads one certificate in whichever of the two forms a file has: DER begins with the byte 0x30.
    /// Throws `KeyFault`.
    public convenience init(file bytes: [UInt8]) throws(KeyFault) {
        if bytes.first == 0x30 { try self.init(der: bytes) } else { try self.init(pem: bytes) }
    }

    /// Reads what a certificate is needed for and lets go of it: later work touches only Swift values and the key.
    init(owning handle: OpaquePointer) throws(KeyFault) {
        defer {
            X509_free(handle)
            CryptoErrors.clear()
        }
        let publicKey = try Self.publicKey(of: handle)
        key = publicKey.key
        suites = publicKey.suites
        guard let identifier = X509_get0_subject_key_id(handle), ASN1_STRING_length(identifier) > 0 else {
            throw .subjectKeyIdentifierMissing
        }
        subjectKeyIdentifier = [UInt8](
            UnsafeBufferPointer(
                start: ASN1_STRING_get0_data(identifier), count: Int(ASN1_STRING_length(identifier))))
        // Without the extension every bit of the answer is set.
        guard X509_get_key_usage(handle) & UInt32(KU_DIGITAL_SIGNATURE) != 0 else { throw .certificateNotForSigning }
        subject = try Self.text(of: X509_get_subject_name(handle))
        notBefore = try Self.date(X509_get0_notBefore(handle))
        notAfter = try Self.date(X509_get0_notAfter(handle))
        der = try Self.der(of: handle)
        digestHex = Hexadecimal.encode(RunningDigest.digest(der, .sha256))
    }

    /// The identifier in lower-case hexadecimal.
    public var subjectKeyIdentifierHex: String { Hexadecimal.encode(subjectKeyIdentifier) }

    /// The certificate in PEM.
    public func pem() throws(KeyFault) -> [UInt8] {
        try withHandle { handle throws(KeyFault) in
            try collectWritten("write certificate") { PEM_write_bio_X509($0, handle) }
        }
    }

    /// Whether the private key of this certificate is `key`.
    public func belongs(to key: PrivateKey) -> Bool {
        defer { CryptoErrors.clear() }
        guard let own = self.key, own.kind == key.key.kind else { return false }
        return EVP_PKEY_eq(own.handle, key.key.handle) == 1
    }

    /// The library's own form, for issuing and packing; made anew each time, which is rare.
    func withHandle<Value>(_ body: (OpaquePointer) throws(KeyFault) -> Value) throws(KeyFault) -> Value {
        let handle = der.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            return d2i_X509(nil, &cursor, bytes.count)
        }
        guard let handle else { throw CryptoErrors.fault("read certificate") }
        defer { X509_free(handle) }
        return try body(handle)
    }

    private static func publicKey(
        of handle: OpaquePointer
    ) throws(KeyFault) -> (key: AsymmetricKey?, suites: Set<SignatureSuite>) {
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(handle), &start)
        guard count > 0, let start else { throw .certificateUnreadable }
        defer { gateway_OPENSSL_free(start) }
        do throws(KeyFault) {
            let key = try AsymmetricKey(
                subjectPublicKeyInfo: [UInt8](UnsafeBufferPointer(start: start, count: Int(count))))
            return (key, key.kind.suites)
        } catch .suiteUnavailable(let suite) {
            return (nil, [suite])
        }
    }

    static func text(of name: OpaquePointer?) throws(KeyFault) -> String {
        guard let name else { throw .certificateUnreadable }
        if X509_NAME_entry_count(name) == 0 { return "" }
        let bytes = try collectWritten("write subject") { gateway_X509_NAME_print($0, name) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func date(_ time: UnsafePointer<ASN1_TIME>?) throws(KeyFault) -> Date {
        var parts = tm()
        guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else { throw .certificateUnreadable }
        return Date(timeIntervalSince1970: TimeInterval(timegm(&parts)))
    }

    static func der(of handle: OpaquePointer) throws(KeyFault) -> [UInt8] {
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509(handle, &start)
        guard count > 0, let start else { throw CryptoErrors.fault("write certificate") }
        defer { gateway_OPENSSL_free(start) }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
    }
}

extension SignerCertificate: Hashable {
    /// The same certificate, byte for byte.
    public static func == (left: SignerCertificate, right: SignerCertificate) -> Bool { left.der == right.der }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
