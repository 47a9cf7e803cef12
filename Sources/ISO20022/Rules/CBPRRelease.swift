/// Which yearly release of the CBPR+ practice binds a message: that of the day on which it was made.
struct CBPRRelease {
    /// The release that ends unstructured addresses and begins some formal checks.
    static let november2026 = Self.day(2026, 11, 14)

    /// Whether the release of November 2026 binds. A message that bears no day is held to the newest rules.
    let isOfNovember2026: Bool

    /// The release of a day.
    init(on day: ISODate?) {
        isOfNovember2026 = day.map { $0 >= Self.november2026 } ?? true
    }

    /// What a rule of November 2026 is before its day: worth knowing.
    var severityOfNovember2026: Finding.Severity { isOfNovember2026 ? .error : .warning }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> ISODate {
        guard let date = ISODate(year: year, month: month, day: day) else { preconditionFailure("a day that exists") }
        return date
    }
}
