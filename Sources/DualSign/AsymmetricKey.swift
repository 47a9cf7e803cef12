import CLibCrypto

/// Owns one `EVP_PKEY`, public or private, decoded once: decoding costs more than verifying with it.
///
/// Safe to share between threads: the library never writes to a key after it is loaded except to its own caches,
/// which it locks; every operation here makes its own context and frees it.
final class AsymmetricKey: @unchecked Sendable {
    let handle: OpaquePointer
    let kind: Kind

    enum Kind: Hashable, Sendable {
        case p256, p384, ed25519
        case rsa(modulusBytes: Int)
        /// An RSA key whose own identifier restricts it to PSS.
        case rsaOnlyPSS(modulusBytes: Int)

        /// What the key can carry.
        var suites: Set<SignatureSuite> {
            switch self {
            case .p256: [.ecdsaP256SHA256]
            case .p384: [.ecdsaP384SHA384]
            case .ed25519: [.ed25519]
            case .rsa: [.rsaPSSSHA256, .rsaPKCS1SHA256]
            case .rsaOnlyPSS: [.rsaPSSSHA256]
            }
        }
    }

    /// Takes ownership of `handle`, also when it throws.
    init(owning handle: OpaquePointer) throws(KeyFault) {
        do {
            kind = try Self.kind(of: handle)
        } catch {
            EVP_PKEY_free(handle)
            throw error
        }
        self.handle = handle
    }

    deinit { EVP_PKEY_free(handle) }

    /// The length of a signature value under `suite`.
    func signatureValueBytes(_ suite: SignatureSuite) -> Int {
        switch kind {
        case .p256, .ed25519: 64
        case .p384: 96
        case .rsa(let modulusBytes), .rsaOnlyPSS(let modulusBytes): modulusBytes
        }
    }

    private static func kind(of handle: OpaquePointer) throws(KeyFault) -> Kind {
        defer { CryptoErrors.clear() }
        if EVP_PKEY_is_a(handle, "EC") == 1 {
            switch groupName(of: handle) {
            case EllipticCurve.p256.groupName: return .p256
            case EllipticCurve.p384.groupName: return .p384
            default: throw .keyTypeNotSupported
            }
        }
        if EVP_PKEY_is_a(handle, "ED25519") == 1 { return .ed25519 }
        let isOnlyPSS = EVP_PKEY_is_a(handle, "RSA-PSS") == 1
        guard isOnlyPSS || EVP_PKEY_is_a(handle, "RSA") == 1 else { throw .keyTypeNotSupported }
        let bits = Int(EVP_PKEY_get_bits(handle))
        // Below, it can be broken; above, each verification costs a partner nothing and us milliseconds.
        guard (2048...8192).contains(bits) else { throw .rsaModulusNotAllowed(bits: bits) }
        let modulusBytes = Int(EVP_PKEY_get_size(handle))
        return isOnlyPSS ? .rsaOnlyPSS(modulusBytes: modulusBytes) : .rsa(modulusBytes: modulusBytes)
    }

    private static func groupName(of handle: OpaquePointer) -> String {
        String(unsafeUninitializedCapacity: 64) { buffer in
            var count = 0
            let isKnown = buffer.withMemoryRebound(to: CChar.self) { name in
                EVP_PKEY_get_group_name(handle, name.baseAddress, name.count, &count)
            }
            return isKnown == 1 ? count : 0
        }
    }
}

extension AsymmetricKey {
    /// True if `value`, in XMLDSig's form, is this key's signature under `suite` over what `write` produces.
    ///
    /// `write` streams into a digest; only Ed25519, which reads its input twice, keeps the bytes.
    func isValid<Failure: Error>(
        _ value: [UInt8], suite: SignatureSuite, over write: ((UnsafeRawBufferPointer) -> Void) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        precondition(kind.suites.contains(suite), "the registry admits only suites that fit the key")
        defer { CryptoErrors.clear() }
        guard value.count == signatureValueBytes(suite) else { return false }
        if suite == .ed25519 {
            var message: [UInt8] = []
            try write { message.append(contentsOf: $0) }
            return !message.isEmpty && isValidEd25519(value, over: message)
        }
        let running = RunningDigest(suite.digestAlgorithm)
        try write { running.update($0) }
        guard running.bytesHashed > 0 else { return false }
        return isValid(value, suite: suite, digest: running.finish())
    }

    private func isValid(_ value: [UInt8], suite: SignatureSuite, digest: [UInt8]) -> Bool {
        var libraryValue = value
        if let curve = suite.curve {
            guard let der = curve.derValue(fromFixedWidth: value) else { return false }
            libraryValue = der
        }
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, handle, nil) else { return false }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_verify_init(context) == 1, Self.configure(context, for: suite) else { return false }
        return EVP_PKEY_verify(context, libraryValue, libraryValue.count, digest, digest.count) == 1
    }

    private func isValidEd25519(_ value: [UInt8], over message: [UInt8]) -> Bool {
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestVerifyInit(context, nil, nil, nil, handle) == 1 else { return false }
        return EVP_DigestVerify(context, value, value.count, message, message.count) == 1
    }

    /// The signature over `message`, in XMLDSig's form. The key must be private.
    func sign(_ message: [UInt8], suite: SignatureSuite) throws(KeyFault) -> [UInt8] {
        precondition(kind.suites.contains(suite), "a signing key was checked against its suite")
        CryptoErrors.clear()
        defer { CryptoErrors.clear() }
        if suite == .ed25519 { return try signEd25519(message) }
        let digest = RunningDigest.digest(message, suite.digestAlgorithm)
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, handle, nil) else { throw CryptoErrors.fault("sign") }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_sign_init(context) == 1, Self.configure(context, for: suite) else {
            throw CryptoErrors.fault("sign")
        }
        var count = Int(EVP_PKEY_get_size(handle))
        var value = [UInt8](repeating: 0, count: count)
        guard EVP_PKEY_sign(context, &value, &count, digest, digest.count) == 1 else {
            throw CryptoErrors.fault("sign")
        }
        value.removeLast(value.count - count)
        guard let curve = suite.curve else { return value }
        guard let fixed = curve.fixedWidthValue(fromDER: value) else { throw CryptoErrors.fault("sign") }
        return fixed
    }

    private func signEd25519(_ message: [UInt8]) throws(KeyFault) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw CryptoErrors.fault("sign") }
        defer { EVP_MD_CTX_free(context) }
        var count = 64
        var value = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSignInit(context, nil, nil, nil, handle) == 1,
            EVP_DigestSign(context, &value, &count, message, message.count) == 1, count == 64
        else { throw CryptoErrors.fault("sign") }
        return value
    }

    /// RSA needs its padding named; ECDSA takes the digest as it is.
    private static func configure(_ context: OpaquePointer, for suite: SignatureSuite) -> Bool {
        suite.digestAlgorithm.withHandle { digest in
            switch suite {
            case .ecdsaP256SHA256, .ecdsaP384SHA384, .ed25519:
                true
            case .rsaPKCS1SHA256:
                EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
                    && EVP_PKEY_CTX_set_signature_md(context, digest) == 1
            case .rsaPSSSHA256:
                EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
                    && EVP_PKEY_CTX_set_signature_md(context, digest) == 1
                    && EVP_PKEY_CTX_set_rsa_mgf1_md(context, digest) == 1
                    // The salt is as long as the digest; any other length is refused.
                    && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, 32) == 1
            }
        }
    }
}
