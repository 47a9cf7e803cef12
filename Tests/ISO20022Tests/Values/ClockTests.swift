import Testing

@testable import ISO20022

@Suite struct ClockTests {
    @Test(arguments: [
        // Values from `date -u -d … +%s`, times 1000.
        ("1970-01-01T00:00:00Z", 0 as Int64), ("2025-01-13T09:30:00+05:00", 1_736_742_600_000),
        ("2024-02-29T24:00:00Z", 1_709_251_200_000), ("2023-12-31T24:00:00.000+05:00", 1_704_049_200_000),
        ("2025-01-13T09:30:00.123456789Z", 1_736_760_600_123), ("2025-01-13T09:30:00-14:00", 1_736_811_000_000),
        ("2025-01-13T09:30:00+14:00", 1_736_710_200_000), ("1969-12-31T23:59:59.5Z", -500),
        ("0001-01-01T00:00:00+00:00", -62_135_596_800_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
        (" 2025-01-13T09:30:00-00:00\n", 1_736_760_600_000),
    ])
    func knowsTheInstant(_ text: String, _ milliseconds: Int64) throws {
        let dateTime = try #require(ISODateTime(text))
        #expect(dateTime.unixMilliseconds(assumingOffsetMinutes: 300) == milliseconds)
    }

    @Test func needsAnAssumptionWithoutZone() throws {
        let dateTime = try #require(ISODateTime("2025-01-13T09:30:00"))
        #expect(dateTime.offsetMinutes == nil)
        #expect(dateTime.unixMilliseconds(assumingOffsetMinutes: 300) == 1_736_742_600_000)
        #expect(dateTime.unixMilliseconds(assumingOffsetMinutes: 0) == 1_736_760_600_000)
        #expect(dateTime.text == "2025-01-13T09:30:00")
    }

    @Test(arguments: [
        "", "2025-01-13", "2025-01-13T09:30", "2025-01-13T09:30:00+14:01", "2025-01-13T09:30:00+5:00",
        "2025-01-13T24:00:01Z", "2025-01-13T24:00:00.1Z", "2025-01-13T25:00:00Z", "2025-01-13T09:60:00Z",
        "2025-01-13T09:30:60Z", "2025-02-29T00:00:00Z", "2025-1-13T09:30:00Z", "2025-01-13t09:30:00Z",
        "2025-01-13T09:30:00z", "2025-01-13 09:30:00", "2025-01-13T09:30:00.Z", "-2025-01-13T09:30:00Z",
        "12025-01-13T09:30:00Z", "0000-01-13T09:30:00Z", "2025-01-13T09:30:00Zx", "9999-12-31T24:00:00Z",
        "2025-01-13T09:30:00.0000000000000000001Z",
    ])
    func refusesWhatIsNoDateTime(_ text: String) {
        #expect(ISODateTime(text) == nil)
    }

    @Test(arguments: [
        ("2025-01-13T09:30:00Z", "2025-01-13T09:30:00+00:00"),
        ("2025-01-13T09:30:00.1-03:30", "2025-01-13T09:30:00.100-03:30"),
        ("2025-01-13T09:30:00.123456789012345678+05:00", "2025-01-13T09:30:00.123456789012345678+05:00"),
        ("2025-01-13T09:30:00.1000000000000000000000Z", "2025-01-13T09:30:00.100+00:00"),
        ("2025-12-31T24:00:00", "2026-01-01T00:00:00"),
    ])
    func writesOneFormThatReadsBack(_ text: String, _ written: String) throws {
        let dateTime = try #require(ISODateTime(text))
        #expect(dateTime.text == written)
        #expect(ISODateTime(dateTime.text) == dateTime)
    }

    @Test func anInstantIsShownByAClockAtTheOffset() throws {
        let almaty = try #require(ISODateTime(unixMilliseconds: 1_736_742_600_123, offsetMinutes: 300))
        #expect(almaty.text == "2025-01-13T09:30:00.123+05:00")
        #expect(ISODateTime(unixMilliseconds: -500)?.text == "1969-12-31T23:59:59.500+00:00")
        #expect(ISODateTime(unixMilliseconds: .max) == nil && ISODateTime(unixMilliseconds: .min) == nil)
        #expect(ISODateTime(unixMilliseconds: .min, offsetMinutes: -840) == nil)
        #expect(ISODateTime(unixMilliseconds: 0, offsetMinutes: 841) == nil)
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let instant = Int64(generator.next() % 300_000_000_000_000) - 50_000_000_000_000
            let shown = try #require(ISODateTime(unixMilliseconds: instant, offsetMinutes: -210))
            #expect(shown.unixMilliseconds(assumingOffsetMinutes: 0) == instant)
        }
    }

    @Test(arguments: [
        ("2026-02-28", 2026, 2, 28, nil as Int?), ("2026-02-28+05:00", 2026, 2, 28, 300),
        ("2026-02-28Z", 2026, 2, 28, 0), (" 2024-02-29 ", 2024, 2, 29, nil), ("2000-02-29-14:00", 2000, 2, 29, -840),
    ])
    func readsDays(_ text: String, _ year: Int, _ month: Int, _ day: Int, _ offset: Int?) throws {
        let date = try #require(ISODate(text))
        #expect([date.year, date.month, date.day] == [year, month, day])
        #expect(date.offsetMinutes == offset)
        #expect(ISODate(date.text) == date)
    }

    @Test(arguments: [
        "", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "-0001-01-01",
        "0000-01-01",
        "10000-01-01", "2026-2-28", "20260228", "2026-02-28T00:00:00", "2026-02-28+15:00",
    ])
    func refusesWhatIsNoDay(_ text: String) {
        #expect(ISODate(text) == nil)
    }

    @Test func daysCountWithoutGapsOverFourCenturies() throws {
        var previous = try #require(ISODate(year: 1899, month: 12, day: 31))
        for days in (previous.daysSinceEpoch + 1)..<(previous.daysSinceEpoch + 146_098) {
            let date = try #require(ISODate(daysSinceEpoch: days))
            try #require(date > previous && date.daysSinceEpoch == days)
            previous = date
        }
        #expect(previous.text == "2299-12-31")
        #expect(ISODate(daysSinceEpoch: -719_162)?.text == "0001-01-01")
        #expect(ISODate(daysSinceEpoch: 2_932_896)?.text == "9999-12-31")
        #expect(ISODate(daysSinceEpoch: 2_932_897) == nil)
    }
}
