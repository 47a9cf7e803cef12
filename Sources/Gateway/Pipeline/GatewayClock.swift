import Foundation
public import TengeLedger

/// Where the pipeline takes its time from: the machine's clock, moved by a fixed amount in a rehearsal.
///
/// A rehearsal starts at the instant its configuration names and runs on from there; the move is kept beside the
/// store, so that a restart goes on where the rehearsal was and booking time never runs backwards.
public struct GatewayClock: Sendable {
    private let offsetMilliseconds: Int64

    /// The machine's own clock.
    public static let system = GatewayClock(offsetMilliseconds: 0)

    private init(offsetMilliseconds: Int64) {
        self.offsetMilliseconds = offsetMilliseconds
    }

    /// A rehearsal's clock. The first start writes the move into `file`, every later one reads it.
    ///
    /// Throws `ClockFault` when the file cannot be written or does not hold a number.
    public static func rehearsal(startsAtMilliseconds: Int64, keptIn file: String) throws(ClockFault) -> GatewayClock {
        if FileManager.default.fileExists(atPath: file) {
            guard let bytes = FileManager.default.contents(atPath: file),
                let offset = Int64(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines))
            else { throw ClockFault(file: file) }
            return GatewayClock(offsetMilliseconds: offset)
        }
        let offset = startsAtMilliseconds - SystemClock.millisecondsSinceEpoch()
        guard FileManager.default.createFile(atPath: file, contents: Data("\(offset)\n".utf8)) else {
            throw ClockFault(file: file)
        }
        return GatewayClock(offsetMilliseconds: offset)
    }

    /// The clock that a configuration asks for. Throws `ClockFault`.
    public static func clock(of configuration: GatewayConfiguration) throws(ClockFault) -> GatewayClock {
        guard let start = configuration.clockStartsAtMilliseconds else { return .system }
        return try .rehearsal(startsAtMilliseconds: start, keptIn: configuration.storagePath + ".clock")
    }

    /// Now.
    public func now() -> Instant {
        Instant(millisecondsSinceEpoch: SystemClock.millisecondsSinceEpoch() + offsetMilliseconds)
    }
}

/// The file that keeps a rehearsal's clock cannot be used.
public struct ClockFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// One sentence for the operator.
    public var description: String { "\(file) does not keep a rehearsal's clock" }
}
