import CLibCrypto

/// What an SM2 signature hashes before the message: Z = SM3(bits of the identifier ‖ identifier ‖ a ‖ b ‖ xG ‖ yG ‖ xA
/// ‖ yA), the signer's identifier, curve and public key.
///
/// - Source: GB/T 32918.2, section 5.5; the constants: GB/T 32918.5.
enum SM2Identity {
    /// Z of a key, or nil when it is no SM2 key.
    static func digest(of key: OpaquePointer, _ userIdentifier: String) -> [UInt8]? {
        var point = [UInt8](repeating: 0, count: 65)
        var count = 0
        guard
            EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, &point, point.count, &count) == 1,
            count == 65, point[0] == 4
        else { return nil }
        return digest(ofPoint: point.dropFirst(), userIdentifier)
    }

    static func digest(ofPoint point: ArraySlice<UInt8>, _ userIdentifier: String) -> [UInt8] {
        let identifier = Array(userIdentifier.utf8)
        // At most 128 bytes (`SignatureMethod`), 1,024 bits.
        let bits = UInt16(identifier.count * 8)
        return RunningDigest.digest(
            [UInt8(bits >> 8), UInt8(bits & 0xFF)] + identifier + curve + point, .sm3)
    }

    private static let curve = Hexadecimal.decode(
        "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC"
            + "28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93"
            + "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
            + "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0")
}

/// The eight points of Edwards 25519 whose order divides eight. A key that is one of them verifies signatures that
/// nobody made.
///
/// - Source: RFC 8032, section 5.1; RFC 7748, section 7.
enum Ed25519Points {
    static func isOfSmallOrder(_ key: OpaquePointer) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 32)
        var count = 32
        guard EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, count == 32 else { return false }
        bytes[31] &= 0x7F
        return smallOrder.contains(bytes)
    }

    /// Without the sign bit; with the forms that exceed the field's prime.
    private static let smallOrder: Set<[UInt8]> = [
        [UInt8](repeating: 0, count: 32),
        [1] + [UInt8](repeating: 0, count: 31),
        [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
        [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
        [0xEE] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
        Hexadecimal.decode("26E8958FC2B227B045C3F489F2EF98F0D5DFAC05D3C63339B13802886D53FC05"),
        Hexadecimal.decode("C7176A703D4DD84FBA3C0B760D10670F2A2053FA2C39CCC64EC7FD7792AC037A"),
    ]
}
