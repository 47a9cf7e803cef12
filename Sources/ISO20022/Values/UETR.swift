/// A unique end-to-end transaction reference: a UUID of version 4, in lower case.
///
///     [a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}
///
/// - Source: `UUIDv4Identifier`; RFC 9562, 5.4.
public struct UETR: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Nil when the text is not a lower-case UUID of version 4.
    public init?(_ text: String) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var digits = 0
        var position = 0
        for byte in text.utf8 {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                let value: UInt8
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0")
                case UInt8(ascii: "a")...UInt8(ascii: "f"): value = byte - UInt8(ascii: "a") + 10
                default: return nil
                }
                if digits < 16 { high = high << 4 | UInt64(value) } else { low = low << 4 | UInt64(value) }
                digits += 1
            }
            position += 1
            guard position <= 36 else { return nil }
        }
        guard position == 36, high >> 12 & 0xF == 4, low >> 62 == 0b10 else { return nil }
        self.high = high
        self.low = low
    }

    /// A reference of 128 random bits, of which six are overwritten by the version and the variant.
    public init(randomHigh: UInt64, randomLow: UInt64) {
        high = randomHigh & ~0xF000 | 0x4000
        low = randomLow & ~(0b11 << 62) | 0b10 << 62
    }

    /// The 36 characters, lower case.
    public var text: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for digit in 0..<32 {
                if position == 8 || position == 13 || position == 18 || position == 23 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = digit < 16 ? high : low
                let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (digit % 16)) & 0xF)
                buffer[position] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
                position += 1
            }
            return 36
        }
    }
}

extension UETR: CustomStringConvertible {
    /// The 36 characters, lower case.
    public var description: String { text }
}
