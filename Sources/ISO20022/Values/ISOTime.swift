/// A time of day with or without its offset from UTC, exact to 10^-18 seconds.
///
/// Reads every form of `xs:time`. `24:00:00` stays what it is: the end of a day, where `00:00:00` is its beginning,
/// so that a period to the end of the day is not one to its beginning.
///
/// - Source: `ISOTime`; XML Schema Part 2, 3.2.8 time.
public struct ISOTime: Hashable, Sendable {
    /// 0...24; 24 only with nothing behind it.
    public let hour: Int
    /// 0...59.
    public let minute: Int
    /// 0...59. There are no leap seconds in `xs:time`.
    public let second: Int
    /// The part of a second in units of 10^-18 seconds.
    public let fractionAttoseconds: UInt64
    /// Minutes east of UTC, −840...840; nil when the text had no zone.
    public let offsetMinutes: Int?

    /// Reads a lexical form of `xs:time`, white space around it collapsed; nil when it is none.
    public init?(_ text: some StringProtocol) {
        guard let time = text.withContiguousUTF8(Self.parse) else { return nil }
        self = time
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> ISOTime? {
        var scanner = ClockScanner(text)
        guard let hour = scanner.number(2), scanner.consume(":"), let minute = scanner.number(2) else { return nil }
        guard scanner.consume(":"), let second = scanner.number(2) else { return nil }
        guard let fraction = scanner.fractionAttoseconds(), let zone = scanner.zone(), scanner.isAtEnd else {
            return nil
        }
        guard hour < 24 || hour == 24 && minute == 0 && second == 0 && fraction == 0, minute < 60, second < 60 else {
            return nil
        }
        return ISOTime(checked: hour, minute, second, fraction, zone.minutes)
    }

    private init(checked hour: Int, _ minute: Int, _ second: Int, _ fraction: UInt64, _ zone: Int?) {
        self.hour = hour
        self.minute = minute
        self.second = second
        fractionAttoseconds = fraction
        offsetMinutes = zone
    }

    /// `hh:mm:ss` with the fraction when there is one (at least three digits) and the offset when it is known.
    public var text: String {
        ClockText.text { text in
            text.put(hour: hour, minute: minute, second: second, fractionAttoseconds: fractionAttoseconds)
            text.put(offsetMinutes: offsetMinutes)
        }
    }
}

extension ISOTime: CustomStringConvertible {
    /// The form for output.
    public var description: String { text }
}
