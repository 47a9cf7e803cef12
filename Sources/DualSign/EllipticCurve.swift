import CLibCrypto

/// The curves whose ECDSA and SM2 values are accepted, and the two forms of such a value: XMLDSig writes r‖s at fixed
/// width, the library and X.509 have ASN.1 DER.
///
/// - Source: SEC 2, sections 2.4.2, 2.5.1 and 2.6.1; GB/T 32918.5 (group orders); RFC 9231, section 2.3.6 (r‖s).
enum EllipticCurve: Hashable, Sendable, CaseIterable {
    case p256, p384, p521, sm2

    /// Bytes of one coordinate; a value is twice as long.
    var coordinateBytes: Int {
        switch self {
        case .p256, .sm2: 32
        case .p384: 48
        case .p521: 66
        }
    }

    /// The group's order n, big-endian: r and s must be smaller.
    var order: [UInt8] {
        switch self {
        case .p256: Self.orderP256
        case .p384: Self.orderP384
        case .p521: Self.orderP521
        case .sm2: Self.orderSM2
        }
    }

    /// The name by which the library knows a key on this curve.
    var groupName: String {
        switch self {
        case .p256: "prime256v1"
        case .p384: "secp384r1"
        case .p521: "secp521r1"
        case .sm2: "SM2"
        }
    }

    private static let orderP256: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
    ]
    private static let orderP384: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xC7, 0x63, 0x4D, 0x81, 0xF4, 0x37, 0x2D, 0xDF,
        0x58, 0x1A, 0x0D, 0xB2, 0x48, 0xB0, 0xA7, 0x7A, 0xEC, 0xEC, 0x19, 0x6A, 0xCC, 0xC5, 0x29, 0x73,
    ]
    private static let orderP521: [UInt8] =
        [0x01] + [UInt8](repeating: 0xFF, count: 32) + [
            0xFA, 0x51, 0x86, 0x87, 0x83, 0xBF, 0x2F, 0x96, 0x6B, 0x7F, 0xCC, 0x01, 0x48, 0xF7, 0x09, 0xA5, 0xD0,
            0x3B, 0xB5, 0xC9, 0xB8, 0x89, 0x9C, 0x47, 0xAE, 0xBB, 0x6F, 0xB7, 0x1E, 0x91, 0x38, 0x64, 0x09,
        ]
    private static let orderSM2: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0x72, 0x03, 0xDF, 0x6B, 0x21, 0xC6, 0x05, 0x2B, 0x53, 0xBB, 0xF4, 0x09, 0x39, 0xD5, 0x41, 0x23,
    ]

    /// DER of a value r‖s, or nil unless it has the exact width, 0 < r < n and 0 < s < n.
    func derValue(fromFixedWidth value: [UInt8]) -> [UInt8]? {
        guard value.count == 2 * coordinateBytes else { return nil }
        let r = value[..<coordinateBytes], s = value[coordinateBytes...]
        guard isInRange(r), isInRange(s) else { return nil }
        let body = Self.derInteger(r) + Self.derInteger(s)
        // At most 2 * (2 + 66) bytes, for P-521: one byte of length always suffices.
        return (body.count < 0x80 ? [0x30, UInt8(body.count)] : [0x30, 0x81, UInt8(body.count)]) + body
    }

    /// r‖s of a value the library made.
    func fixedWidthValue(fromDER der: [UInt8]) -> [UInt8]? {
        der.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            guard let signature = d2i_ECDSA_SIG(nil, &cursor, bytes.count) else { return nil }
            defer { ECDSA_SIG_free(signature) }
            let width = coordinateBytes
            var isComplete = false
            let value = [UInt8](unsafeUninitializedCapacity: 2 * width) { buffer, count in
                let s = buffer.baseAddress.map { $0 + width }
                isComplete =
                    BN_bn2binpad(ECDSA_SIG_get0_r(signature), buffer.baseAddress, Int32(width)) == width
                    && BN_bn2binpad(ECDSA_SIG_get0_s(signature), s, Int32(width)) == width
                count = isComplete ? 2 * width : 0
            }
            return isComplete ? value : nil
        }
    }

    private func isInRange(_ coordinate: ArraySlice<UInt8>) -> Bool {
        coordinate.contains { $0 != 0 } && coordinate.lexicographicallyPrecedes(order)
    }

    private static func derInteger(_ coordinate: ArraySlice<UInt8>) -> [UInt8] {
        let significant = coordinate.drop { $0 == 0 }
        // A leading one bit would read as a minus sign.
        let isPadded = (significant.first ?? 0) >= 0x80
        return [0x02, UInt8(significant.count + (isPadded ? 1 : 0))] + (isPadded ? [0] : []) + significant
    }
}
