import CLibCrypto

/// A private key, decoded once. Prints nothing of itself; leaves memory when the last owner lets go.
///
/// Immutable; may be used by any number of threads at once.
public final class PrivateKey: Sendable, CustomStringConvertible {
    let key: AsymmetricKey

    init(_ key: AsymmetricKey) { self.key = key }

    /// Reads one private key in PEM: PKCS#8, plain or encrypted, or the older SEC1 and PKCS#1 forms.
    ///
    /// The caller's array still holds the key afterwards; wiping it is the caller's business. Throws `KeyFault`.
    public init(pem: [UInt8], password: String? = nil) throws(KeyFault) {
        // With no password at all the library would ask the terminal.
        let read = (password ?? "").withCString { text in
            Result { () throws(KeyFault) in try Self.key(password: text) { withReadStream(pem, $0) } }
        }
        key = try read.get()
    }

    /// Reads the key of a PEM text; `withText` opens the text anew each time. Throws `KeyFault`.
    static func key(
        password: UnsafePointer<CChar>, _ withText: ((OpaquePointer) -> OpaquePointer?) -> OpaquePointer?
    ) throws(KeyFault) -> AsymmetricKey {
        defer { CryptoErrors.clear() }
        if let information = withText({ PEM_read_bio_PKCS8_PRIV_KEY_INFO($0, nil, nil, nil) }) {
            defer { PKCS8_PRIV_KEY_INFO_free(information) }
            return try AsymmetricKey(privateKeyInfo: information)
        }
        if let encrypted = withText({ PEM_read_bio_PKCS8($0, nil, nil, nil) }) {
            defer { X509_SIG_free(encrypted) }
            CryptoErrors.clear()
            guard let information = PKCS8_decrypt(encrypted, password, -1) else { throw fault() }
            defer { PKCS8_PRIV_KEY_INFO_free(information) }
            return try AsymmetricKey(privateKeyInfo: information)
        }
        CryptoErrors.clear()
        let handle = withText { PEM_read_bio_PrivateKey($0, nil, nil, UnsafeMutableRawPointer(mutating: password)) }
        guard let handle else { throw fault() }
        return try AsymmetricKey(owning: handle)
    }

    private static func fault() -> KeyFault {
        let isRefused = passwordReasons.contains(CryptoErrors.takeLastReason())
        return isRefused ? .wrongPassword : .privateKeyUnreadable
    }

    /// A new key that carries `suite`. RSA keys have `rsaModulusBits`, 2,048 to 8,192. Throws `KeyFault`.
    public static func generate(for suite: SignatureSuite, rsaModulusBits: Int = 3072) throws(KeyFault) -> PrivateKey {
        CryptoErrors.clear()
        let handle: OpaquePointer?
        switch suite {
        case .ecdsaP256SHA256: handle = gateway_generate_ec("P-256")
        case .ecdsaP384SHA384: handle = gateway_generate_ec("P-384")
        case .ecdsaP521SHA512: handle = gateway_generate_ec("P-521")
        case .ed25519: handle = gateway_generate_ed25519()
        case .sm2SM3: handle = gateway_generate_sm2()
        case .gost2012Bits256, .gost2012Bits512, .gost2015Bits512:
            guard let engine = GostEngine.current else { throw .suiteUnavailable(suite) }
            // Parameter set A of both sizes: the one that every implementation has, and Kazakhstan's only one.
            let type = suite == .gost2012Bits256 ? NID_id_GostR3410_2012_256 : NID_id_GostR3410_2012_512
            handle = gateway_generate_gost(engine.handle, type, "A")
        case .rsaPSSSHA256, .rsaPSSSHA384, .rsaPSSSHA512, .rsaPKCS1SHA256, .rsaPKCS1SHA384, .rsaPKCS1SHA512:
            guard (2048...8192).contains(rsaModulusBits) else { throw .rsaModulusNotAllowed(bits: rsaModulusBits) }
            handle = gateway_generate_rsa(rsaModulusBits)
        }
        guard let handle else { throw CryptoErrors.fault("generate key") }
        return PrivateKey(try AsymmetricKey(owning: handle, isKazakh: suite == .gost2015Bits512))
    }

    /// The suites it can carry.
    public var suites: Set<SignatureSuite> { key.kind.suites }

    /// PKCS#8 in PEM: encrypted with AES-256 when a password is given, otherwise in clear. Where it goes must be
    /// readable by its owner only. Throws `KeyFault`.
    public func pem(password: String? = nil) throws(KeyFault) -> [UInt8] {
        let information = try key.privateKeyInfo()
        defer { PKCS8_PRIV_KEY_INFO_free(information) }
        guard let password else {
            return try collectWritten("write key") { PEM_write_bio_PKCS8_PRIV_KEY_INFO($0, information) }
        }
        guard
            let encrypted = PKCS8_encrypt(
                -1, EVP_aes_256_cbc(), password, Int32(password.utf8.count), nil, 0, 0, information)
        else { throw CryptoErrors.fault("write key") }
        defer { X509_SIG_free(encrypted) }
        return try collectWritten("write key") { PEM_write_bio_PKCS8($0, encrypted) }
    }

    /// The type of the key, never the key.
    public var description: String { "PrivateKey(\(key.kind))" }

    /// What the library says when a password does not fit, depending on the form it was reading.
    private static let passwordReasons: Set<Int32> = [
        PEM_R_BAD_DECRYPT, PEM_R_BAD_PASSWORD_READ, EVP_R_BAD_DECRYPT, PKCS12_R_PKCS12_CIPHERFINAL_ERROR,
    ]
}
