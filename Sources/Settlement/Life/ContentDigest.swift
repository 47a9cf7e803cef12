import DualSign

/// The SHA-256 of bytes as they were received or sent: what tells a retransmission from another message.
///
/// Exactly 32 bytes.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    /// The length, in bytes.
    public static let bytesCount = 32

    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Nil unless there are 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.bytesCount else { return nil }
        self.bytes = bytes
    }

    /// The digest of some content.
    public init(of content: [UInt8]) {
        bytes = MessageDigest.sha256(content)
    }

    /// Nil unless there are 64 lower-case hexadecimal digits.
    public init?(hexadecimal text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 2 * Self.bytesCount else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Self.hexadecimal(bytes[...]) }

    /// The same as `hexadecimal`.
    public var description: String { hexadecimal }

    static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            var position = 0
            for byte in bytes {
                buffer[position] = digits[Int(byte >> 4)]
                buffer[position + 1] = digits[Int(byte & 0xF)]
                position += 2
            }
            return position
        }
    }
}
