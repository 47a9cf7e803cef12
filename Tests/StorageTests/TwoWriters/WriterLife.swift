import Foundation
import Settlement
import Storage
import Synchronization
import TengeLedger

/// When a writing process is killed.
enum WriterEnd: Codable, Sendable {
    /// So long after its first step: while it opens the store, or makes nothing of it yet.
    case opening(microseconds: UInt32)
    /// So long after it has opened the store.
    case load(microseconds: UInt32)
    /// So long after it has begun with this commit.
    case commit(Int, microseconds: UInt32)
    /// So long after it has begun to close the store, which it does after `after`.
    case closing(microseconds: UInt32, after: UInt32)

    init(_ random: inout SeededRandom) {
        let load = UInt32.random(in: 20_000...300_000, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: self = .opening(microseconds: .random(in: 0...60_000, using: &random))
        case 1: self = .closing(microseconds: .random(in: 0...8_000, using: &random), after: load)
        case 2, 3: self = .load(microseconds: load)
        default:
            // A commit takes up to some milliseconds, mostly of the disk's.
            let within = UInt32(1) << UInt32.random(in: 4...13, using: &random)
            self = .commit(
                .random(in: 1...60, using: &random), microseconds: .random(in: 0...within, using: &random))
        }
    }
}

/// One life of a process that writes to a store, beside another that does the same.
struct WriterLife: Codable, Sendable {
    private static let callersCount = 6
    /// A life whose end does not come by itself.
    private static let longestMicroseconds: UInt32 = 20_000_000

    let path: String
    let notesPath: String
    let seed: UInt64
    let end: WriterEnd
    /// Payments that the other process has too, and the first of those that are this life's own.
    let shared: Range<Int>
    let own: Int
    /// At how many pages SQLite moves the log by itself; nil: as in service.
    let logPages: Int?
    /// Plants a defect: pages are written to the log before their commit.
    let spills: Bool

    /// Never returns: the process is killed.
    func run() async throws {
        let notes = try WriterNotes(path: notesPath)
        Self.kill(after: Self.longestMicroseconds)
        if case .opening(let microseconds) = end { Self.kill(after: microseconds) }
        do {
            let store = try open()
            notes.write(.opened)
            if case .load(let microseconds) = end { Self.kill(after: microseconds) }
            await withTaskGroup(of: Void.self) { group in
                for caller in 0..<Self.callersCount {
                    var load = WriterLoad(store: store, notes: notes, life: self, caller: caller)
                    group.addTask { await load.run() }
                }
                if case .closing(let microseconds, let after) = end {
                    try? await Task.sleep(for: .microseconds(Int64(after)))
                    Self.kill(after: microseconds)
                    try? await store.close()
                }
            }
        } catch {
            notes.write(.breach("\(error)"))
        }
        Self.kill(after: 0)
        try await Task.sleep(for: .seconds(60))
    }

    private func open() throws -> SettlementSequencer {
        let commits = Mutex(0)
        let end = end
        let store = try SettlementSequencer(
            path: path,
            onCommit: { stage in
                guard case .commit(let number, let microseconds) = end, stage == .began else { return }
                let begun = commits.withLock { count in
                    count += 1
                    return count
                }
                if begun == number { Self.kill(after: microseconds) }
            })
        _ = try store.writerPragma("cache_size = \(LongMessages.cachePages)")
        if let logPages { _ = try store.writerPragma("wal_autocheckpoint = \(logPages)") }
        if spills { _ = try store.writerPragma("cache_spill = ON") }
        return store
    }

    private static func kill(after microseconds: UInt32) {
        Thread {
            usleep(microseconds)
            Glibc.kill(getpid(), SIGKILL)
        }.start()
    }
}
