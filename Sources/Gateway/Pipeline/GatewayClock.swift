import Foundation
import Synchronization
public import TengeLedger

/// Where the pipeline takes its time from: a clock that nobody can set, which began with the machine's.
///
/// A rehearsal starts at the instant its configuration names and runs on from there; the move is kept beside the
/// store, so that a restart goes on where the rehearsal was and booking time never runs backwards. To write another
/// move into that file is, in a rehearsal, to set the machine's clock.
public struct GatewayClock: Sendable {
    private let time: WatchedTime

    /// The machine's own clock.
    public static let system = GatewayClock(machine: SystemClock.millisecondsSinceEpoch)

    /// - Parameters:
    ///   - machine: The machine's clock, which somebody may set.
    ///   - steady: A clock that nobody can set.
    init(
        machine: @escaping @Sendable () -> Int64,
        steady: @escaping @Sendable () -> Int64 = SystemClock.millisecondsSinceStart
    ) {
        time = WatchedTime(machine: machine, steady: steady)
    }

    /// A rehearsal's clock. The first start writes the move into `file`, every later one reads it.
    ///
    /// Throws `ClockFault` when the file cannot be written or does not hold a number.
    public static func rehearsal(startsAtMilliseconds: Int64, keptIn file: String) throws(ClockFault) -> GatewayClock {
        if !FileManager.default.fileExists(atPath: file) {
            let offset = startsAtMilliseconds - SystemClock.millisecondsSinceEpoch()
            guard FileManager.default.createFile(atPath: file, contents: Data("\(offset)\n".utf8)) else {
                throw ClockFault(file: file)
            }
        }
        guard let offset = move(in: file) else { throw ClockFault(file: file) }
        let last = Mutex(offset)
        // A file that is being written says nothing for the moment.
        return GatewayClock {
            let offset = last.withLock { last in
                last = move(in: file) ?? last
                return last
            }
            return SystemClock.millisecondsSinceEpoch() + offset
        }
    }

    private static func move(in file: String) -> Int64? {
        FileManager.default.contents(atPath: file).flatMap {
            Int64(String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .newlines))
        }
    }

    /// The clock that a configuration asks for. Throws `ClockFault`.
    public static func clock(of configuration: GatewayConfiguration) throws(ClockFault) -> GatewayClock {
        guard let start = configuration.clockStartsAtMilliseconds else { return .system }
        return try .rehearsal(startsAtMilliseconds: start, keptIn: configuration.storagePath + ".clock")
    }

    /// Now. The machine's clock is not asked, so a jump of it is not in it.
    public func now() -> Instant { Instant(millisecondsSinceEpoch: time.now()) }

    /// By how much the machine's clock has jumped, as of the last look; 0 while nobody doubts the time.
    var doubtMilliseconds: Int64 { time.doubtMilliseconds }

    /// Looks at both clocks.
    func look() -> ClockWatch.Event? { time.look() }
}

/// The steady clock with what it lacks to the time; as cheap to read as the machine's.
private final class WatchedTime: Sendable {
    private let machine: @Sendable () -> Int64
    private let steady: @Sendable () -> Int64
    private let watch: Mutex<ClockWatch>
    private let offsetMilliseconds: Atomic<Int64>
    private let doubt = Atomic<Int64>(0)

    init(machine: @escaping @Sendable () -> Int64, steady: @escaping @Sendable () -> Int64) {
        self.machine = machine
        self.steady = steady
        let first = ClockWatch(machine: machine(), steady: steady())
        watch = Mutex(first)
        offsetMilliseconds = Atomic(first.offsetMilliseconds)
    }

    func now() -> Int64 { steady() + offsetMilliseconds.load(ordering: .relaxed) }

    var doubtMilliseconds: Int64 { doubt.load(ordering: .relaxed) }

    func look() -> ClockWatch.Event? {
        watch.withLock { watch in
            let event = watch.look(machine: machine(), steady: steady())
            offsetMilliseconds.store(watch.offsetMilliseconds, ordering: .relaxed)
            doubt.store(watch.doubtMilliseconds, ordering: .relaxed)
            return event
        }
    }
}

/// The file that keeps a rehearsal's clock cannot be used.
public struct ClockFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// One sentence for the operator.
    public var description: String { "\(file) does not keep a rehearsal's clock" }
}
