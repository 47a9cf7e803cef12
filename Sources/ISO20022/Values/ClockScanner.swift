/// Reads the parts of `xs:date` and `xs:dateTime` from UTF-8, left to right.
struct ClockScanner<Bytes: Collection<UInt8>> {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) { rest = bytes.collapsingXMLSpace() }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Exactly `width` digits.
    mutating func number(_ width: Int) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard let byte = rest.first, byte.isASCIIDigit else { return nil }
            value = value * 10 + Int(byte - 0x30)
            rest = rest.dropFirst()
        }
        return value
    }

    /// `YYYY-MM-DD`.
    mutating func date() -> (year: Int, month: Int, day: Int)? {
        guard let year = number(4), consume("-"), let month = number(2), consume("-"), let day = number(2) else {
            return nil
        }
        return (year, month, day)
    }

    /// `.` and one or more digits, as attoseconds; 0 when there is no point; nil when an 19th digit is not zero.
    mutating func fractionAttoseconds() -> UInt64? {
        guard consume(".") else { return 0 }
        var value: UInt64 = 0
        var places = 0
        while let byte = rest.first, byte.isASCIIDigit {
            if places < 18 {
                value = value * 10 + UInt64(byte - 0x30)
            } else if byte != 0x30 {
                return nil
            }
            places += 1
            rest = rest.dropFirst()
        }
        guard places > 0 else { return nil }
        for _ in 0..<max(0, 18 - places) { value *= 10 }
        return value
    }

    /// `Z`, `±hh:mm` up to 14:00, or nothing; the outer nil is a zone that does not exist.
    mutating func zone() -> (minutes: Int?, isPresent: Bool)? {
        if isAtEnd { return (nil, false) }
        if consume("Z") { return (0, true) }
        let isWest = consume("-")
        guard isWest || consume("+"), let hours = number(2), consume(":"), let minutes = number(2) else { return nil }
        guard minutes < 60, hours * 60 + minutes <= 840 else { return nil }
        let offset = hours * 60 + minutes
        return (isWest ? -offset : offset, true)
    }
}
