import CLibCrypto

/// PKCS#8 of every suite: the library's own reading, with the identifiers of Kazakh keys exchanged.
///
/// - Source: RFC 5958; RFC 9215, section 4.4.
extension AsymmetricKey {
    /// Reads a private key from `PKCS8_PRIV_KEY_INFO`, which stays the caller's. Throws `KeyFault`.
    convenience init(privateKeyInfo information: OpaquePointer) throws(KeyFault) {
        var der = try Self.der(of: information)
        defer { wipe(&der) }
        guard let gost = GostKeyForm.suite(ofPrivateKeyInfo: der) else {
            try self.init(owningPrivate: EVP_PKCS82PKEY(information), isKazakh: false)
            return
        }
        guard gost.isAvailable else { throw .suiteUnavailable(gost) }
        guard gost == .gost2015Bits512 else {
            try self.init(owningPrivate: EVP_PKCS82PKEY(information), isKazakh: false)
            return
        }
        var russian = try GostKeyForm.russian(privateKeyInfo: der)
        defer { wipe(&russian) }
        guard let translated = Self.information(russian) else { throw .privateKeyUnreadable }
        defer { PKCS8_PRIV_KEY_INFO_free(translated) }
        try self.init(owningPrivate: EVP_PKCS82PKEY(translated), isKazakh: true)
    }

    private convenience init(owningPrivate handle: OpaquePointer?, isKazakh: Bool) throws(KeyFault) {
        CryptoErrors.clear()
        guard let handle else { throw .keyTypeNotSupported }
        try self.init(owning: handle, isKazakh: isKazakh)
    }

    /// `PKCS8_PRIV_KEY_INFO` under the identifiers that the key came with; the caller frees it. Throws `KeyFault`.
    func privateKeyInfo() throws(KeyFault) -> OpaquePointer {
        guard let own = EVP_PKEY2PKCS8(handle) else { throw CryptoErrors.fault("write key") }
        guard kind == .gost2015Bits512 else { return own }
        defer { PKCS8_PRIV_KEY_INFO_free(own) }
        var der = try Self.der(of: own)
        defer { wipe(&der) }
        var kazakh = try GostKeyForm.kazakh(privateKeyInfo: der)
        defer { wipe(&kazakh) }
        guard let translated = Self.information(kazakh) else { throw CryptoErrors.fault("write key") }
        return translated
    }

    private static func der(of information: OpaquePointer) throws(KeyFault) -> [UInt8] {
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_PKCS8_PRIV_KEY_INFO(information, &start)
        guard count > 0, let start else { throw .privateKeyUnreadable }
        defer { gateway_OPENSSL_clear_free(start, Int(count)) }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
    }

    private static func information(_ der: [UInt8]) -> OpaquePointer? {
        der.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            return d2i_PKCS8_PRIV_KEY_INFO(nil, &cursor, bytes.count)
        }
    }
}
