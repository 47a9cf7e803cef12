/// A local date and time with or without its offset from UTC, exact to 10^-18 seconds.
///
/// Reads every form of `xs:dateTime` for the years 1 to 9999: `24:00:00` (midnight that ends the day) becomes the next
/// day's `00:00:00`, `Z` and `-00:00` become the offset 0. A fraction with a digit that is not zero beyond the 18th
/// place is refused rather than cut. Without an offset the instant is not known: whoever needs it says which to assume.
///
/// - Source: `ISODateTime`; XML Schema Part 2, 3.2.7 dateTime.
public struct ISODateTime: Hashable, Sendable {
    /// The calendar day; it carries no zone of its own.
    public let date: ISODate
    /// 0...23.
    public let hour: Int
    /// 0...59.
    public let minute: Int
    /// 0...59. There are no leap seconds in `xs:dateTime`.
    public let second: Int
    /// The part of a second in units of 10^-18 seconds.
    public let fractionAttoseconds: UInt64
    /// Minutes east of UTC, −840...840; nil when the text had no zone.
    public let offsetMinutes: Int?

    /// Reads a lexical form of `xs:dateTime`, white space around it collapsed; nil when it is none.
    public init?(_ text: some StringProtocol) {
        guard let dateTime = text.withContiguousUTF8(Self.parse) else { return nil }
        self = dateTime
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> ISODateTime? {
        var scanner = ClockScanner(text)
        guard let (year, month, day) = scanner.date(), scanner.consume("T") else { return nil }
        guard let hour = scanner.number(2), scanner.consume(":"), let minute = scanner.number(2) else { return nil }
        guard scanner.consume(":"), let second = scanner.number(2) else { return nil }
        guard let fraction = scanner.fractionAttoseconds(), let zone = scanner.zone(), scanner.isAtEnd else {
            return nil
        }
        guard let date = ISODate(year: year, month: month, day: day) else { return nil }
        if hour == 24 {
            guard minute == 0, second == 0, fraction == 0 else { return nil }
            guard let next = ISODate(daysSinceEpoch: date.daysSinceEpoch + 1) else { return nil }
            return ISODateTime(checked: next, 0, 0, 0, 0, zone.minutes)
        }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return ISODateTime(checked: date, hour, minute, second, fraction, zone.minutes)
    }

    /// The instant as a clock at the offset shows it, to the millisecond; nil outside the years 1 to 9999.
    public init?(unixMilliseconds: Int64, offsetMinutes: Int = 0) {
        // The years 1 to 9999 lie well within this, and nothing below can overflow.
        guard (-840...840).contains(offsetMinutes), unixMilliseconds.magnitude < 1 << 60 else { return nil }
        let milliseconds = Int(unixMilliseconds) + offsetMinutes * 60_000
        let days = (milliseconds - (milliseconds < 0 ? Self.millisecondsPerDay - 1 : 0)) / Self.millisecondsPerDay
        guard let date = ISODate(daysSinceEpoch: days) else { return nil }
        let ofDay = milliseconds - days * Self.millisecondsPerDay
        let fraction = UInt64(ofDay % 1000) * 1_000_000_000_000_000
        self.init(checked: date, ofDay / 3_600_000, ofDay / 60_000 % 60, ofDay / 1000 % 60, fraction, offsetMinutes)
    }

    private init(checked date: ISODate, _ hour: Int, _ minute: Int, _ second: Int, _ fraction: UInt64, _ zone: Int?) {
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
        fractionAttoseconds = fraction
        offsetMinutes = zone
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, the rest of the fraction cut off.
    ///
    /// - Parameter assumingOffsetMinutes: The offset to take when the text had none.
    public func unixMilliseconds(assumingOffsetMinutes: Int) -> Int64 {
        let seconds = ((date.daysSinceEpoch * 24 + hour) * 60 + minute - (offsetMinutes ?? assumingOffsetMinutes)) * 60
        return Int64(seconds + second) * 1000 + Int64(fractionAttoseconds / 1_000_000_000_000_000)
    }

    /// `YYYY-MM-DDThh:mm:ss` with the fraction when there is one (at least three digits) and the offset when it is
    /// known. UTC is written `+00:00`, which market practices that refuse `Z` accept too.
    public var text: String {
        ClockText.text { text in
            text.put(year: date.year, month: date.month, day: date.day)
            text.put("T")
            text.put(hour: hour, minute: minute, second: second, fractionAttoseconds: fractionAttoseconds)
            text.put(offsetMinutes: offsetMinutes)
        }
    }

    private static let millisecondsPerDay = 86_400_000
}

extension ISODateTime: CustomStringConvertible {
    /// The form for output.
    public var description: String { text }
}

/// A day, or a day with its time.
///
/// - Source: `DateAndDateTime2Choice` (`Dt` or `DtTm`).
public enum DateOrDateTime: Hashable, Sendable {
    /// A day alone.
    case date(ISODate)
    /// A day with its time.
    case dateTime(ISODateTime)

    /// The calendar day, as written.
    public var day: ISODate {
        switch self {
        case .date(let date): date
        case .dateTime(let dateTime): dateTime.date
        }
    }
}
