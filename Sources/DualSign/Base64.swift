import CLibCrypto

/// Base64 with one reading only: what two decoders could read differently is refused.
///
/// The alphabet of RFC 4648 section 4, padded, with zero bits where padding leaves some over. Line breaks (CR, LF) are
/// skipped wherever they stand, because widely used tools wrap long values; blanks and tabs are refused.
enum Base64 {
    /// The bytes of `text`, or nil if it is not strict Base64.
    static func decode(_ text: String) -> [UInt8]? {
        var text = text
        return text.withUTF8 { decode($0) }
    }

    private static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var group: UInt32 = 0
        var sextets = 0
        var padding = 0
        for character in text where character != 0x0A && character != 0x0D {
            if character == 0x3D {
                padding += 1
                continue
            }
            let value = values[Int(character)]
            guard padding == 0, value < 64 else { return nil }
            group = group << 6 | UInt32(value)
            sextets += 1
            if sextets == 4 {
                bytes.append(UInt8(truncatingIfNeeded: group >> 16))
                bytes.append(UInt8(truncatingIfNeeded: group >> 8))
                bytes.append(UInt8(truncatingIfNeeded: group))
                (group, sextets) = (0, 0)
            }
        }
        return appendTail(group, sextets: sextets, padding: padding, to: &bytes) ? bytes : nil
    }

    /// The last, shorter group. Bits that belong to no byte must be zero, or many texts would mean the same bytes.
    private static func appendTail(_ group: UInt32, sextets: Int, padding: Int, to bytes: inout [UInt8]) -> Bool {
        switch (sextets, padding) {
        case (0, 0):
            return true
        case (2, 2):
            bytes.append(UInt8(truncatingIfNeeded: group >> 4))
            return group & 0xF == 0
        case (3, 1):
            bytes.append(UInt8(truncatingIfNeeded: group >> 10))
            bytes.append(UInt8(truncatingIfNeeded: group >> 2))
            return group & 0x3 == 0
        default:
            return false
        }
    }

    /// One line, padded.
    static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4 + 1) { buffer in
            Int(EVP_EncodeBlock(buffer.baseAddress, bytes, Int32(bytes.count)))
        }
    }

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
}

/// Lower-case hexadecimal, for people and for evidence.
enum Hexadecimal {
    static func encode(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[2 * index] = digits[Int(byte >> 4)]
                buffer[2 * index + 1] = digits[Int(byte & 0xF)]
            }
            return bytes.count * 2
        }
    }

    /// The bytes of a constant.
    static func decode(_ constant: String) -> [UInt8] {
        let digits = constant.utf8.map { digit -> UInt8 in
            guard let value = Character(UnicodeScalar(digit)).hexDigitValue else {
                preconditionFailure("a constant is hexadecimal")
            }
            return UInt8(value)
        }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
