/// UTF-8 as RFC 3629 has it: shortest forms only, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
    /// Whether every byte is ASCII.
    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        var high: UInt64 = 0
        var offset = 0
        while offset + 32 <= raw.count {
            high |= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            high |= raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
            high |= raw.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)
            high |= raw.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)
            offset += 32
        }
        var tail: UInt8 = 0
        while offset < raw.count {
            tail |= raw[offset]
            offset += 1
        }
        return high & 0x8080_8080_8080_8080 == 0 && tail < 0x80
    }

    /// The offset of the first byte that does not belong to well-formed UTF-8, or nil.
    static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let count = bytes.count
        var offset = 0
        while offset < count {
            offset = skipASCII(bytes, from: offset)
            guard offset < count else { return nil }
            let length = sequenceLength(bytes, at: offset)
            guard length > 0 else { return offset }
            offset += length
        }
        return nil
    }

    private static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var offset = start
        let raw = UnsafeRawBufferPointer(bytes)
        while offset + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
            let high = word & 0x8080_8080_8080_8080
            if high != 0 { return offset + high.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < raw.count, raw[offset] < 0x80 { offset += 1 }
        return offset
    }

    /// The length of the well-formed sequence at `offset`, or 0.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        let left = bytes.count - offset
        let first = bytes[offset]
        func isTail(_ index: Int) -> Bool { index < left && bytes[offset + index] & 0xC0 == 0x80 }
        func second(in range: ClosedRange<UInt8>) -> Bool { left > 1 && range.contains(bytes[offset + 1]) }
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return isTail(1) ? 2 : 0
        case 0xE0: return second(in: 0xA0...0xBF) && isTail(2) ? 3 : 0
        case 0xED: return second(in: 0x80...0x9F) && isTail(2) ? 3 : 0
        case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
        case 0xF0: return second(in: 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
        case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
        case 0xF4: return second(in: 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
        default: return 0
        }
    }
}
