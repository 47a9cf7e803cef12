/// A day of the calendar, years 1 to 9999, as `YYYY-MM-DD`.
///
/// `xs:date` also admits a zone (`2026-02-28+05:00`); it is kept, and plays no part in the order. Negative years and
/// years of five digits, which the schema admits and ISO 20022's own text does not, are refused.
///
/// - Source: `ISODate`; XML Schema Part 2, 3.2.9 date.
public struct ISODate: Hashable, Sendable {
    /// 1...9999.
    public let year: Int
    /// 1...12.
    public let month: Int
    /// 1...31, as the month has them.
    public let day: Int
    /// Minutes east of UTC, −840...840, when the date carried a zone.
    public let offsetMinutes: Int?

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int, offsetMinutes: Int? = nil) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Self.days(inMonth: month, of: year) else { return nil }
        if let offsetMinutes, !(-840...840).contains(offsetMinutes) { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.offsetMinutes = offsetMinutes
    }

    /// Reads a lexical form of `xs:date`, white space around it collapsed; nil when it is none.
    public init?(_ text: some StringProtocol) {
        guard let date = text.withContiguousUTF8(Self.parse) else { return nil }
        self = date
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> ISODate? {
        var scanner = ClockScanner(text)
        guard let (year, month, day) = scanner.date(), let zone = scanner.zone(), scanner.isAtEnd else { return nil }
        return ISODate(year: year, month: month, day: day, offsetMinutes: zone.minutes)
    }

    /// Days since 1970-01-01 (negative before).
    public var daysSinceEpoch: Int {
        // Howard Hinnant's days_from_civil, for years of the common era: March begins the year.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that lies so many days after 1970-01-01; nil outside the years 1 to 9999.
    public init?(daysSinceEpoch: Int) {
        guard (-719_162...2_932_896).contains(daysSinceEpoch) else { return nil }
        let shifted = daysSinceEpoch + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The same day without a zone: what two parties' dates are compared by.
    public var withoutZone: ISODate {
        guard let date = ISODate(year: year, month: month, day: day) else {
            preconditionFailure("a day that exists, exists without a zone")
        }
        return date
    }

    /// `YYYY-MM-DD`, with the zone when it has one.
    public var text: String {
        ClockText.text { text in
            text.put(year: year, month: month, day: day)
            text.put(offsetMinutes: offsetMinutes)
        }
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension ISODate: Comparable {
    /// By the calendar; the zone plays no part.
    public static func < (left: ISODate, right: ISODate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension ISODate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String { text }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
