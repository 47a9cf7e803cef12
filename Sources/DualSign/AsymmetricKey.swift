import CLibCrypto

/// Owns one `EVP_PKEY`, public or private, decoded once: decoding costs more than verifying with it.
///
/// Safe to share between threads: the library never writes to a key after it is loaded except to its own caches,
/// which it locks; every operation here makes its own context and frees it.
final class AsymmetricKey: @unchecked Sendable {
    let handle: OpaquePointer
    let kind: Kind
    /// The order q of a GOST key's group, big-endian; empty for other keys, whose orders are constants.
    let groupOrder: [UInt8]

    enum Kind: Hashable, Sendable {
        case p256, p384, p521, ed25519, sm2
        case gost2012Bits256, gost2012Bits512
        /// A key under the Kazakh identifiers. The library has it under the Russian ones.
        case gost2015Bits512
        case rsa(modulusBytes: Int)
        /// An RSA key whose own identifier restricts it to PSS.
        case rsaOnlyPSS(modulusBytes: Int)

        /// What the key can carry.
        var suites: Set<SignatureSuite> {
            switch self {
            case .p256: [.ecdsaP256SHA256]
            case .p384: [.ecdsaP384SHA384]
            case .p521: [.ecdsaP521SHA512]
            case .ed25519: [.ed25519]
            case .sm2: [.sm2SM3]
            case .gost2012Bits256: [.gost2012Bits256]
            case .gost2012Bits512: [.gost2012Bits512]
            case .gost2015Bits512: [.gost2015Bits512]
            case .rsa:
                [
                    .rsaPSSSHA256, .rsaPSSSHA384, .rsaPSSSHA512, .rsaPKCS1SHA256, .rsaPKCS1SHA384, .rsaPKCS1SHA512,
                ]
            case .rsaOnlyPSS: [.rsaPSSSHA256, .rsaPSSSHA384, .rsaPSSSHA512]
            }
        }
    }

    /// Takes ownership of `handle`, also when it throws. `isKazakh` says that a GOST key came under the Kazakh
    /// identifiers, which the library never sees.
    init(owning handle: OpaquePointer, isKazakh: Bool = false) throws(KeyFault) {
        do {
            kind = try Self.kind(of: handle, isKazakh: isKazakh)
        } catch {
            EVP_PKEY_free(handle)
            throw error
        }
        groupOrder = Self.groupOrder(of: handle, kind)
        self.handle = handle
    }

    deinit { EVP_PKEY_free(handle) }

    /// The length of a signature value under `suite`.
    func signatureValueBytes(_ suite: SignatureSuite) -> Int {
        switch kind {
        case .rsa(let modulusBytes), .rsaOnlyPSS(let modulusBytes): modulusBytes
        default: suite.signatureValueBytes ?? 0
        }
    }

    private static func kind(of handle: OpaquePointer, isKazakh: Bool) throws(KeyFault) -> Kind {
        defer { CryptoErrors.clear() }
        switch EVP_PKEY_get_base_id(handle) {
        case NID_id_GostR3410_2012_256:
            try GostKeyForm.check(handle, isKazakh: isKazakh)
            return .gost2012Bits256
        case NID_id_GostR3410_2012_512:
            try GostKeyForm.check(handle, isKazakh: isKazakh)
            return isKazakh ? .gost2015Bits512 : .gost2012Bits512
        default: break
        }
        if EVP_PKEY_is_a(handle, "EC") == 1 {
            guard hasPoint(handle) else { throw .keyTypeNotSupported }
            switch groupName(of: handle) {
            case EllipticCurve.p256.groupName: return .p256
            case EllipticCurve.p384.groupName: return .p384
            case EllipticCurve.p521.groupName: return .p521
            default: throw .keyTypeNotSupported
            }
        }
        if EVP_PKEY_is_a(handle, "SM2") == 1 {
            guard hasPoint(handle) else { throw .keyTypeNotSupported }
            return .sm2
        }
        if EVP_PKEY_is_a(handle, "ED25519") == 1 {
            guard !Ed25519Points.isOfSmallOrder(handle) else { throw .keyTypeNotSupported }
            return .ed25519
        }
        let isOnlyPSS = EVP_PKEY_is_a(handle, "RSA-PSS") == 1
        guard isOnlyPSS || EVP_PKEY_is_a(handle, "RSA") == 1 else { throw .keyTypeNotSupported }
        let bits = Int(EVP_PKEY_get_bits(handle))
        // Below, it can be broken; above, each verification costs a partner nothing and us milliseconds.
        guard (2048...8192).contains(bits) else { throw .rsaModulusNotAllowed(bits: bits) }
        let modulusBytes = Int(EVP_PKEY_get_size(handle))
        return isOnlyPSS ? .rsaOnlyPSS(modulusBytes: modulusBytes) : .rsa(modulusBytes: modulusBytes)
    }

    /// False for the point at infinity, one byte long, which the library reads as a key.
    private static func hasPoint(_ handle: OpaquePointer) -> Bool {
        var count = 0
        return EVP_PKEY_get_octet_string_param(handle, OSSL_PKEY_PARAM_PUB_KEY, nil, 0, &count) == 1 && count > 1
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

    private static func groupOrder(of handle: OpaquePointer, _ kind: Kind) -> [UInt8] {
        let bytes: Int
        switch kind {
        case .gost2012Bits256: bytes = 32
        case .gost2012Bits512, .gost2015Bits512: bytes = 64
        default: return []
        }
        return [UInt8](unsafeUninitializedCapacity: bytes) { buffer, count in
            count = Int(gateway_group_order(handle, buffer.baseAddress, Int32(bytes)))
            precondition(count == bytes, "a group of this size has an order of this size")
        }
    }
}

extension AsymmetricKey {
    /// True if `value`, in XMLDSig's form, is this key's signature under `method` over what `write` produces.
    ///
    /// `write` streams into a digest; only Ed25519, which reads its input twice, keeps the bytes.
    func isValid<Failure: Error>(
        _ value: [UInt8], method: SignatureMethod,
        over write: ((UnsafeRawBufferPointer) -> Void) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        let suite = method.suite
        precondition(kind.suites.contains(suite), "the registry admits only suites that fit the key")
        defer { CryptoErrors.clear() }
        guard value.count == signatureValueBytes(suite) else { return false }
        let row = suite.row
        if row.scheme == .ed25519 {
            var message: [UInt8] = []
            try write { message.append(contentsOf: $0) }
            return !message.isEmpty && isValidEd25519(value, over: message)
        }
        guard let libraryValue = libraryValue(of: value, row.scheme), let running = running(row, method) else {
            return false
        }
        try write { running.update($0) }
        guard running.bytesHashed > 0 else { return false }
        return isValid(libraryValue: libraryValue, row.scheme, row.digest, running.finish())
    }

    /// The hash of a message; under SM2 it begins with the signer's identifier and key.
    func running(_ row: SuiteRow, _ method: SignatureMethod) -> RunningDigest? {
        guard case .sm2 = row.scheme else { return RunningDigest(row.digest) }
        guard let identity = SM2Identity.digest(of: handle, method.userIdentifier) else { return nil }
        return RunningDigest(row.digest, after: identity)
    }

    /// A message's value in the library's form, or nil when it is out of range.
    func libraryValue(of value: [UInt8], _ scheme: SignatureScheme) -> [UInt8]? {
        switch scheme {
        case .ecdsa(let curve), .sm2(let curve): curve.derValue(fromFixedWidth: value)
        case .gost(let form): form.engineValue(of: value, order: groupOrder)
        case .rsaPKCS1, .rsaPSS, .ed25519: value
        }
    }

    /// True if `libraryValue` is this key's signature over a digest.
    func isValid(
        libraryValue: [UInt8], _ scheme: SignatureScheme, _ algorithm: DigestAlgorithm, _ digest: [UInt8]
    ) -> Bool {
        guard let context = EVP_PKEY_CTX_new(handle, nil) else { return false }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_verify_init(context) == 1, Self.configure(context, scheme, algorithm) else { return false }
        return EVP_PKEY_verify(context, libraryValue, libraryValue.count, digest, digest.count) == 1
    }

    func isValidEd25519(_ value: [UInt8], over message: [UInt8]) -> Bool {
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestVerifyInit(context, nil, nil, nil, handle) == 1 else { return false }
        return EVP_DigestVerify(context, value, value.count, message, message.count) == 1
    }

    /// The signature over `message`, in XMLDSig's form. The key must be private.
    func sign(_ message: [UInt8], method: SignatureMethod) throws(KeyFault) -> [UInt8] {
        precondition(kind.suites.contains(method.suite), "a signing key was checked against its suite")
        CryptoErrors.clear()
        defer { CryptoErrors.clear() }
        let row = method.suite.row
        if row.scheme == .ed25519 { return try signEd25519(message) }
        guard let running = running(row, method) else { throw CryptoErrors.fault("sign") }
        running.update(message)
        let digest = running.finish()
        guard let context = EVP_PKEY_CTX_new(handle, nil) else { throw CryptoErrors.fault("sign") }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_sign_init(context) == 1, Self.configure(context, row.scheme, row.digest) else {
            throw CryptoErrors.fault("sign")
        }
        var count = Int(EVP_PKEY_get_size(handle))
        var value = [UInt8](repeating: 0, count: count)
        guard EVP_PKEY_sign(context, &value, &count, digest, digest.count) == 1 else {
            throw CryptoErrors.fault("sign")
        }
        value.removeLast(value.count - count)
        switch row.scheme {
        case .gost(let form): return form.turned(value)
        case .rsaPKCS1, .rsaPSS, .ed25519: return value
        case .ecdsa(let curve), .sm2(let curve):
            guard let fixed = curve.fixedWidthValue(fromDER: value) else { throw CryptoErrors.fault("sign") }
            return fixed
        }
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

    /// RSA needs its padding named; the others take the digest as it is.
    private static func configure(
        _ context: OpaquePointer, _ scheme: SignatureScheme, _ algorithm: DigestAlgorithm
    ) -> Bool {
        switch scheme {
        case .ecdsa, .ed25519, .sm2, .gost: return true
        case .rsaPKCS1:
            return algorithm.withHandle { digest in
                EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
                    && EVP_PKEY_CTX_set_signature_md(context, digest) == 1
            }
        case .rsaPSS:
            return algorithm.withHandle { digest in
                EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
                    && EVP_PKEY_CTX_set_signature_md(context, digest) == 1
                    && EVP_PKEY_CTX_set_rsa_mgf1_md(context, digest) == 1
                    // The salt is as long as the digest; any other length is refused.
                    && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, Int32(algorithm.bytes)) == 1
            }
        }
    }
}
