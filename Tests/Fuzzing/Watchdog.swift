import Foundation

/// Time by length: whether an input costs more than ten times the median of a byte.
///
/// Inputs are compared with those that came as far: one that the parser refuses costs a tenth of one that is read.
struct Watchdog {
    /// Ten times what is usual is suspicious.
    static let factor = 10
    /// Shorter inputs are counted as this long: what every input costs is not the input's fault.
    static let bytesLeast = 4096

    private var stations = [Costs](repeating: Costs(), count: MessageJourney.Station.allCases.count)

    /// CPU nanoseconds of this thread.
    static func cpuNanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    static func timed(_ work: () -> Void) -> Int {
        let start = cpuNanoseconds()
        work()
        return cpuNanoseconds() - start
    }

    /// In picoseconds, to keep whole numbers; one for each station.
    var mediansPicosecondsPerByte: [Int] { stations.map(\.median) }

    /// Notes an execution; true when it took too long.
    mutating func note(nanoseconds: Int, bytes: Int, as station: MessageJourney.Station) -> Bool {
        stations[station.rawValue].note(Self.cost(nanoseconds, bytes))
        return isTooSlow(nanoseconds: nanoseconds, bytes: bytes, as: station)
    }

    /// Whether a time is over the bound. What is refused at the first byte costs nothing: a refused input is held to
    /// the bound of those that pass.
    func isTooSlow(nanoseconds: Int, bytes: Int, as station: MessageJourney.Station) -> Bool {
        let compared = max(station.rawValue, MessageJourney.Station.parsed.rawValue)
        let median = stations[compared].median
        return median > 0 && Self.cost(nanoseconds, bytes) > Self.factor * median
    }

    private static func cost(_ nanoseconds: Int, _ bytes: Int) -> Int { nanoseconds * 1000 / max(bytes, bytesLeast) }

    /// The last few thousand costs and their median, renewed now and then.
    private struct Costs {
        private var last: [Int] = []
        private var calls = 0
        private(set) var median = 0

        mutating func note(_ cost: Int) {
            calls += 1
            if last.count < 4096 { last.append(cost) } else { last[calls % 4096] = cost }
            // The first are short messages of the corpus, not what is usual.
            if calls % 1024 == 0 { median = last.sorted()[last.count / 2] }
        }
    }
}

/// The input being executed, in a file that outlives a crash; and a thread that ends the process when one takes
/// longer than any may.
final class CurrentInput: @unchecked Sendable {
    private let memory: UnsafeMutableRawPointer
    private let bytesMax: Int
    private let path: String
    private let descriptor: Int32
    private let lock = NSLock()
    /// CPU seconds of the process when the input began. Not the clock: a machine may stand still.
    private var startedAt: Int?
    static let secondsMax = 30

    init(path: String, bytesMax: Int) {
        self.path = path
        self.bytesMax = bytesMax
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
        precondition(descriptor >= 0 && ftruncate(descriptor, off_t(bytesMax)) == 0, "\(path) cannot be written")
        let mapped = mmap(nil, bytesMax, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let mapped, mapped != MAP_FAILED else { preconditionFailure("\(path) cannot be mapped") }
        memory = mapped
    }

    func begin(_ bytes: [UInt8]) {
        let count = min(bytes.count, bytesMax)
        bytes.withUnsafeBytes { source in
            if let start = source.baseAddress { memory.copyMemory(from: start, byteCount: count) }
        }
        // Spaces behind: the file's length stays, and spaces harm nothing.
        memset(memory + count, 0x20, min(bytesMax - count, 4096))
        let now = Self.cpuSeconds()
        lock.withLock { startedAt = now }
    }

    func end() { lock.withLock { startedAt = nil } }

    /// CPU seconds of the process.
    static func cpuSeconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec
    }

    func watch() {
        let thread = Thread { [self] in
            while true {
                Thread.sleep(forTimeInterval: 1)
                let now = Self.cpuSeconds()
                let seconds = lock.withLock { startedAt.map { now - $0 } ?? 0 }
                guard seconds > Self.secondsMax else { continue }
                say("HANG: the input in \(path) runs for \(seconds) s")
                _exit(3)
            }
        }
        thread.start()
    }
}
