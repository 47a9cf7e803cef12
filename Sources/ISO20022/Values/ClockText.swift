/// The digits and signs of a date or a time, put one after the other: a text for each part would take ten times as
/// long, and every payment writes a dozen of them.
struct ClockText {
    /// `9999-12-31T23:59:59.123456789012345678+14:00`, and room for it.
    private static let bytesMax = 48
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    private init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    /// The text that `write` puts together, at most `bytesMax` long.
    static func text(_ write: (inout ClockText) -> Void) -> String {
        String(unsafeUninitializedCapacity: bytesMax) { buffer in
            var text = ClockText(buffer)
            write(&text)
            return text.count
        }
    }

    mutating func put(_ sign: Unicode.Scalar) {
        buffer[count] = UInt8(ascii: sign)
        count += 1
    }

    /// A number with zeros before it; it has no more digits than asked for.
    mutating func put(_ number: Int, digits: Int) {
        var rest = number
        for place in (count..<count + digits).reversed() {
            buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    mutating func put(year: Int, month: Int, day: Int) {
        put(year, digits: 4)
        put("-")
        put(month, digits: 2)
        put("-")
        put(day, digits: 2)
    }

    /// `hh:mm:ss` and the fraction, when there is one, with at least three digits.
    mutating func put(hour: Int, minute: Int, second: Int, fractionAttoseconds: UInt64) {
        put(hour, digits: 2)
        put(":")
        put(minute, digits: 2)
        put(":")
        put(second, digits: 2)
        guard fractionAttoseconds > 0 else { return }
        put(".")
        var (fraction, digits) = (Int(fractionAttoseconds), 18)
        while digits > 3, fraction.isMultiple(of: 10) { (fraction, digits) = (fraction / 10, digits - 1) }
        put(fraction, digits: digits)
    }

    /// `+hh:mm`, UTC too; nothing when the offset is not known.
    mutating func put(offsetMinutes: Int?) {
        guard let offsetMinutes else { return }
        put(offsetMinutes < 0 ? "-" : "+")
        let size = abs(offsetMinutes)
        put(size / 60, digits: 2)
        put(":")
        put(size % 60, digits: 2)
    }
}
