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
        let handle = withReadStream(pem) { stream -> OpaquePointer? in
            // With no password at all the library would ask the terminal.
            (password ?? "").withCString { text in
                PEM_read_bio_PrivateKey(stream, nil, nil, UnsafeMutableRawPointer(mutating: text))
            }
        }
        key = try Self.key(handle)
    }

    /// The key that was read, or why there is none.
    static func key(_ handle: OpaquePointer?) throws(KeyFault) -> AsymmetricKey {
        guard let handle else {
            let reason = CryptoErrors.takeLastReason()
            let isRefused = PrivateKey.passwordReasons.contains(reason)
            throw isRefused ? .wrongPassword : .privateKeyUnreadable
        }
        CryptoErrors.clear()
        return try AsymmetricKey(owning: handle)
    }

    /// A new key that carries `suite`. RSA keys have `rsaModulusBits`, 2,048 to 8,192. Throws `KeyFault`.
    public static func generate(for suite: SignatureSuite, rsaModulusBits: Int = 3072) throws(KeyFault) -> PrivateKey {
        CryptoErrors.clear()
        let handle: OpaquePointer?
        switch suite {
        case .ecdsaP256SHA256: handle = gateway_generate_ec("P-256")
        case .ecdsaP384SHA384: handle = gateway_generate_ec("P-384")
        case .ed25519: handle = gateway_generate_ed25519()
        case .rsaPSSSHA256, .rsaPKCS1SHA256:
            guard (2048...8192).contains(rsaModulusBits) else { throw .rsaModulusNotAllowed(bits: rsaModulusBits) }
            handle = gateway_generate_rsa(rsaModulusBits)
        }
        guard let handle else { throw CryptoErrors.fault("generate key") }
        return PrivateKey(try AsymmetricKey(owning: handle))
    }

    /// The suites it can carry.
    public var suites: Set<SignatureSuite> { key.kind.suites }

    /// PKCS#8 in PEM: encrypted with AES-256 when a password is given, otherwise in clear. Where it goes must be
    /// readable by its owner only. Throws `KeyFault`.
    public func pem(password: String? = nil) throws(KeyFault) -> [UInt8] {
        let handle = key.handle
        guard let password else {
            return try collectWritten("write key") {
                PEM_write_bio_PKCS8PrivateKey($0, handle, nil, nil, 0, nil, nil)
            }
        }
        return try collectWritten("write key") { stream in
            password.withCString { text in
                PEM_write_bio_PKCS8PrivateKey(
                    stream, handle, EVP_aes_256_cbc(), text, Int32(password.utf8.count), nil, nil)
            }
        }
    }

    /// The type of the key, never the key.
    public var description: String { "PrivateKey(\(key.kind))" }

    /// What the library says when a password does not fit, depending on the form it was reading.
    private static let passwordReasons: Set<Int32> = [
        PEM_R_BAD_DECRYPT, PEM_R_BAD_PASSWORD_READ, EVP_R_BAD_DECRYPT, PKCS12_R_PKCS12_CIPHERFINAL_ERROR,
    ]
}
