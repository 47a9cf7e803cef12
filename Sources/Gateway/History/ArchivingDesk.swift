public import ISO20022
public import Storage
import TengeLedger

/// Which days may be archived: closed ones, and past the retention that the configuration sets.
public struct ArchivingDesk: Sendable {
    /// Why nothing was archived.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// Days from this one on have to stay.
        case tooYoung(earliestKept: ISODate, retentionDays: Int)

        /// One sentence.
        public var description: String {
            switch self {
            case .tooYoung(let day, let days):
                "storage.retentionDays is \(days): what came to its end on \(day.text) or later stays"
            }
        }
    }

    private let retentionDays: Int
    private let offsetMilliseconds: Int64
    private let clock: GatewayClock

    private static let dayMilliseconds: Int64 = 86_400_000

    /// Of a configuration, whose calendar says when a day ends.
    public init(_ configuration: GatewayConfiguration, clock: GatewayClock) {
        retentionDays = configuration.retentionDays
        offsetMilliseconds = Int64(configuration.calendar.utcOffsetMinutes) * 60_000
        self.clock = clock
    }

    /// Archives what came to its end before the beginning of a day.
    ///
    /// Throws `Refusal` or `StorageFault`.
    public func archive(before day: ISODate, by archiver: Archiver) async throws -> Archiver.Outcome {
        let clock = clock
        let today = Self.day(of: clock.now(), offsetMilliseconds)
        guard let earliest = ISODate(daysSinceEpoch: today.daysSinceEpoch - retentionDays) else {
            preconditionFailure("a century before today is a day")
        }
        guard day.daysSinceEpoch <= earliest.daysSinceEpoch else {
            throw Refusal.tooYoung(earliestKept: earliest, retentionDays: retentionDays)
        }
        let offset = offsetMilliseconds
        let end = Instant(millisecondsSinceEpoch: Int64(day.daysSinceEpoch) * Self.dayMilliseconds - offset)
        return try await archiver.run(before: end, day: { Self.day(of: $0, offset) }, now: { clock.now() })
    }

    private static func day(of instant: Instant, _ offsetMilliseconds: Int64) -> ISODate {
        let local = instant.millisecondsSinceEpoch + offsetMilliseconds
        let number = (local - (local % dayMilliseconds + dayMilliseconds) % dayMilliseconds) / dayMilliseconds
        guard let day = ISODate(daysSinceEpoch: Int(number)) else {
            preconditionFailure("the booking clock is within the years 1 to 9999")
        }
        return day
    }
}
