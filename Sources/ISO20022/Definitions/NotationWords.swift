/// The space within a value: the notation parts its words by spaces, so a value's own is written with a mark.
enum NotationSpace {
    /// SYMBOL FOR SPACE, which no value of a definition holds.
    static let mark: Unicode.Scalar = "\u{2420}"

    /// A value as a word of the notation.
    static func written(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: " ")) else { return value }
        return value.replacing(" ", with: String(mark))
    }

    /// The value of a word of the notation.
    static func read(_ word: Substring) -> String {
        // The mark begins with this byte, and hardly a word holds one.
        guard word.utf8.contains(0xE2) else { return String(word) }
        return String(word).replacing(String(mark), with: " ")
    }
}

/// A number of occurrences, a length or a number of digits.
enum NotationNumber {
    /// A number from 0, without sign or leading zeros, of nine digits at most.
    static func parse(_ text: Substring) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0") else {
            return nil
        }
        var value = 0
        for byte in text.utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// Whether a text is a decimal: perhaps a minus, digits, perhaps a point and digits, thirty in all.
    static func isDecimal(_ text: Substring) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && digits.utf8.count <= 31
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }
}

/// A name of an element, an attribute, a type or a message.
enum NotationName {
    /// Whether a text is a name of XML without a colon, in ASCII.
    static func isName(_ text: Substring) -> Bool {
        var isFirst = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
                guard !isFirst else { return false }
            default: return false
            }
            isFirst = false
        }
        return !isFirst
    }
}

extension Facet {
    /// Whether the facet can have the value.
    func accepts(_ value: Substring) -> Bool {
        switch self {
        case .pattern: !value.isEmpty
        case .length, .minLength, .maxLength, .totalDigits, .fractionDigits: NotationNumber.parse(value) != nil
        case .minInclusive, .minExclusive, .maxInclusive, .maxExclusive: NotationNumber.isDecimal(value)
        }
    }
}
