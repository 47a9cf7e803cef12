import CLibSQLite
import Foundation
import GRDB
import Synchronization

/// Moves what the log holds into the file while the writer goes on writing, on a thread and a connection of its own.
///
/// SQLite would have the writer do it, at the end of a commit, and everybody waits. The log begins anew only when all
/// of it has been moved, and under load the writer is always ahead; so once the log is long and little of it is left
/// to move, the writer moves the rest. A move that fails leaves the log as it is, and the next one tries again.
final class LogMover: Sendable {
    /// The log's length, in pages, at which the writer looks for its end.
    private static let pagesMax: CInt = 24_000
    /// The length at which the writer moves it all, however long that takes.
    private static let pagesMaxByFar: CInt = 72_000
    /// How many pages the log grows from one move to the next.
    private static let pagesStep: CInt = 6_000
    /// So few that the writer may move them; and how often the mover tries to get there, for while it moves the writer
    /// writes.
    private static let pagesLeft = 800
    private static let triesMax = 3

    private static let niceness: CInt = 5
    /// How many pages go to the disk at once: the writer's next sync waits for those before it.
    private static let pagesAtOnce: CInt = 32

    private struct State {
        /// The log's length at the last commit.
        var pages: CInt = 0
        /// Its length when a move was last asked for.
        var pagesAsked: CInt = 0
        var isNearlyDone = false
        /// What reading or writing failed with, until the writer is told.
        var failure = SQLITE_OK
        var isEnding = false
    }

    private let state = Mutex(State())
    /// Held while the log is being moved: two cannot.
    private let moving = Mutex(())
    /// Held while the next batch is decided, which reads.
    private let reading = Mutex(())
    private let asked = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Begins with the log of `pool`, whose file is at `path`.
    init(path: String, pool: DatabasePool) throws {
        var configuration = Configuration()
        configuration.label = "log"
        configuration.busyMode = StoreOpening.patience
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let code = queue.writeWithoutTransaction { gateway_sqlite_pace_pages($0.sqliteConnection, Self.pagesAtOnce) }
        guard code == SQLITE_OK else { throw StorageFault(.unavailable, "the file cannot be written", code: code) }
        let thread = Thread { [self] in
            run(queue)
            ended.signal()
        }
        thread.start()
        pool.writeWithoutTransaction { database in
            // Takes the place of SQLite's own rule, which `wal_autocheckpoint` sets.
            _ = sqlite3_wal_hook(
                database.sqliteConnection,
                { mover, connection, _, pages in
                    guard let mover else { return SQLITE_OK }
                    return Unmanaged<LogMover>.fromOpaque(mover).takeUnretainedValue().committed(pages, connection)
                }, Unmanaged.passUnretained(self).toOpaque())
        }
    }

    /// A read that ends before the log begins anew, which it cannot while somebody reads what came before.
    func read<Value>(_ body: () throws -> Value) rethrows -> Value { try reading.withLock { _ in try body() } }

    /// Ends the thread and its connection; the pool may still write, and is closed after. May be called twice.
    func end() {
        let isFirst = state.withLock { state in
            defer { state.isEnding = true }
            return !state.isEnding
        }
        guard isFirst else { return }
        asked.signal()
        ended.wait()
    }

    /// On the writer's thread, after each commit. What it answers but `SQLITE_OK` the commit answers.
    private func committed(_ pages: CInt, _ connection: OpaquePointer?) -> CInt {
        let (finishes, failure) = state.withLock { state in
            // A sync that failed here may have been that of the commit's own pages; a second one says nothing.
            defer { state.failure = SQLITE_OK }
            // The log has begun anew.
            if pages < state.pages { state.pagesAsked = 0 }
            state.pages = pages
            if pages - state.pagesAsked >= Self.pagesStep {
                state.pagesAsked = pages
                asked.signal()
            }
            let finishes = pages >= Self.pagesMax && (state.isNearlyDone || pages >= Self.pagesMaxByFar)
            if finishes { state.isNearlyDone = false }
            return (finishes, state.failure)
        }
        if finishes {
            // What this commit wrote cannot be moved while somebody reads what was before it.
            reading.withLock { _ in }
            moving.withLock { _ in
                _ = sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
            }
            // Whoever begins to read from now on reads the file alone, and is in nobody's way.
            reading.withLock { _ in }
        }
        return failure
    }

    private func run(_ queue: DatabaseQueue) {
        Thread.current.name = "ledger-log"
        // Who decides and who writes go first on a processor that all want. Of this thread alone, on Linux.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
        while true {
            asked.wait()
            guard !state.withLock({ $0.isEnding }) else { break }
            move(queue)
        }
        try? queue.close()
    }

    /// Moves, and while the log is long goes on until little is left of it.
    private func move(_ queue: DatabaseQueue) {
        for left in (0..<Self.triesMax).reversed() {
            guard let moved = moved(by: queue) else { return }
            let goesOn = state.withLock { state in
                guard state.pages >= Self.pagesMax else { return false }
                state.isNearlyDone = left == 0 || Int(state.pages) - moved <= Self.pagesLeft
                return !state.isNearlyDone
            }
            guard goesOn else { return }
        }
    }

    /// How many of the log's pages are in the file; nil when they could not be moved.
    private func moved(by queue: DatabaseQueue) -> Int? {
        do {
            return try moving.withLock { _ in
                try queue.writeWithoutTransaction { try $0.checkpoint(.passive).checkpointedFrameCount }
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_IOERR {
            state.withLock { $0.failure = error.extendedResultCode.rawValue }
        } catch {
            // Full or busy: the log stays as it is, and the next one tries again.
        }
        return nil
    }
}
