import Foundation
import Storage
import Synchronization
import TengeLedger

/// How long a command waits for its commit while they come at a steady rate, and how long this disk takes for a sync.
enum LedgerLatency {
    /// Payments begin `aSecond` times a second, whatever became of those before; each settles as soon as it holds. As
    /// many commands share a commit as the store lets by itself.
    static func measure(_ path: String, from first: Int, pairs: Int, aSecond: Int) async throws {
        let commits = Commits()
        let load = try await LedgerLoad(path: path, isHot: false, batchMax: 256, onCommit: commits.note)
        let waited = Waits()
        let warmUp = min(aSecond, pairs / 4)
        let began = ContinuousClock.now
        try await beginSteadily(pairs, aSecond) { number in
            if number == warmUp { commits.durations.removeAll() }
            return {
                let requests = load.requests(first + number)
                for request in [requests.hold, requests.settlement] {
                    let submitted = ContinuousClock.now
                    try await load.submit(request)
                    let duration = ContinuousClock.now - submitted
                    if number >= warmUp { waited.append(duration) }
                }
            }
        }
        let elapsed = ContinuousClock.now - began
        report("submit_us", waited.all)
        report("commit_us", commits.durations.all)
        print("pairs_a_second", Int(Double(pairs) / (elapsed / .seconds(1))))
        try await load.sequencer.close()
    }

    /// Begins so many payments a second, each when it is due, and waits for all. A thread of its own keeps the time: a
    /// timer for each task takes as much of the processors as the payment itself. Those that are due by the time it
    /// wakes begin at once, as a burst does.
    private static func beginSteadily(
        _ count: Int, _ aSecond: Int, _ payment: @escaping @Sendable (Int) -> @Sendable () async throws -> Void
    ) async throws {
        let (results, ended) = AsyncThrowingStream<Void, any Error>.makeStream()
        let left = Countdown(count)
        let thread = Thread {
            var start = timespec()
            clock_gettime(CLOCK_MONOTONIC, &start)
            for number in 0..<count {
                let due = start.tv_nsec + number * 1_000_000_000 / aSecond
                var time = timespec(tv_sec: start.tv_sec + due / 1_000_000_000, tv_nsec: due % 1_000_000_000)
                while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
                let body = payment(number)
                Task.detached {
                    do {
                        try await body()
                    } catch {
                        ended.finish(throwing: error)
                    }
                    if left.isLast() { ended.finish() }
                }
            }
        }
        thread.start()
        for try await _ in results {}
    }

    /// One page written in place and synced, as a small commit does to its log.
    static func measureSyncs(_ path: String) throws {
        let file = open(path, O_CREAT | O_RDWR, 0o600)
        precondition(file >= 0, "cannot make \(path)")
        let page = [UInt8](repeating: 7, count: 8192)
        let pages = 2000
        for index in 0..<pages { precondition(pwrite(file, page, page.count, off_t(index * page.count)) == page.count) }
        precondition(fsync(file) == 0)
        let durations = (0..<pages).map { index in
            let began = ContinuousClock.now
            precondition(pwrite(file, page, page.count, off_t(index * page.count)) == page.count)
            precondition(fdatasync(file) == 0)
            return ContinuousClock.now - began
        }
        report("sync_us", durations)
        close(file)
    }

    private static func report(_ name: String, _ durations: [Duration]) {
        let sorted = durations.map { $0 / .microseconds(1) }.sorted()
        let mean = sorted.reduce(0, +) / Double(sorted.count)
        print(
            name,
            String(
                format: "median %.0f mean %.0f p99 %.0f max %.0f", sorted[sorted.count / 2], mean,
                sorted[sorted.count * 99 / 100], sorted[sorted.count - 1]))
        fflush(nil)
    }
}

/// What many tasks measured.
private final class Waits: Sendable {
    private let durations = Mutex<[Duration]>([])

    var all: [Duration] { durations.withLock { $0 } }

    func append(_ duration: Duration) { durations.withLock { $0.append(duration) } }

    func removeAll() { durations.withLock { $0 = [] } }
}

/// How long the store's own commits took.
private final class Commits: Sendable {
    let durations = Waits()
    private let began = Mutex<ContinuousClock.Instant?>(nil)

    func note(_ stage: CommitStage) {
        let now = ContinuousClock.now
        switch stage {
        case .began: began.withLock { $0 = now }
        case .ended: if let instant = began.withLock({ $0.take() }) { durations.append(now - instant) }
        }
    }
}

/// How many tasks have not ended yet.
private final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    /// One has ended; whether it was the last.
    func isLast() -> Bool {
        left.withLock { left in
            left -= 1
            return left == 0
        }
    }
}
