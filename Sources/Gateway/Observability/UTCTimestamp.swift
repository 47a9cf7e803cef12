/// Instants as people and logs write them: UTC, ISO 8601, milliseconds. Pure: the clock is the caller's.
public enum UTCTimestamp {
    /// `2026-03-02T09:00:00.000Z`; years 0 to 9999.
    public static func text(millisecondsSinceEpoch: Int64) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(24)
        write(millisecondsSinceEpoch: millisecondsSinceEpoch, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends the text of an instant.
    static func write(millisecondsSinceEpoch: Int64, into output: inout [UInt8]) {
        let (day, millisecondsOfDay) = floorDivide(millisecondsSinceEpoch, by: 86_400_000)
        let date = civilDate(daysSinceEpoch: day)
        append(date.year, digits: 4, to: &output)
        output.append(UInt8(ascii: "-"))
        append(date.month, digits: 2, to: &output)
        output.append(UInt8(ascii: "-"))
        append(date.day, digits: 2, to: &output)
        output.append(UInt8(ascii: "T"))
        append(millisecondsOfDay / 3_600_000, digits: 2, to: &output)
        output.append(UInt8(ascii: ":"))
        append(millisecondsOfDay / 60_000 % 60, digits: 2, to: &output)
        output.append(UInt8(ascii: ":"))
        append(millisecondsOfDay / 1000 % 60, digits: 2, to: &output)
        output.append(UInt8(ascii: "."))
        append(millisecondsOfDay % 1000, digits: 3, to: &output)
        output.append(UInt8(ascii: "Z"))
    }

    /// Reads `2026-03-02T09:00:00Z`, with or without milliseconds; nil for anything else.
    public static func milliseconds(of text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 || bytes.count == 24, bytes.last == UInt8(ascii: "Z"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = daysSinceEpoch(ofDate: bytes[0..<10]),
            let hour = number(bytes[11..<13]), hour < 24, let minute = number(bytes[14..<16]), minute < 60,
            let second = number(bytes[17..<19]), second < 60
        else { return nil }
        var milliseconds: Int64 = 0
        if bytes.count == 24 {
            guard bytes[19] == UInt8(ascii: "."), let fraction = number(bytes[20..<23]) else { return nil }
            milliseconds = fraction
        }
        return day * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + milliseconds
    }

    /// Whether the text is a date of the calendar, `YYYY-MM-DD`.
    public static func isDate(_ text: String) -> Bool {
        daysSinceEpoch(ofDate: Array(text.utf8)[...]) != nil
    }

    private static func daysSinceEpoch(ofDate bytes: ArraySlice<UInt8>) -> Int64? {
        let bytes = Array(bytes)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), year >= 1, let month = number(bytes[5..<7]), (1...12).contains(month),
            let day = number(bytes[8..<10]), (1...31).contains(day)
        else { return nil }
        let days = daysFromCivil(year: year, month: month, day: day)
        // The 31st of a short month lands in the next one: the way back tells.
        guard civilDate(daysSinceEpoch: days) == (year, month, day) else { return nil }
        return days
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func append(_ value: Int64, digits: Int, to output: inout [UInt8]) {
        var divisor: Int64 = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }

    private static func floorDivide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// The Gregorian calendar counted from 1 March, so that the leap day is the last of its year (400 years are
    /// 146,097 days).
    private static func civilDate(daysSinceEpoch: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = floorDivide(daysSinceEpoch + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func daysFromCivil(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = floorDivide(shifted, by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
