import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

/// When the log begins anew.
@Suite(.serialized) struct LogMoverTests {
    private static let pageBytes = 4096 + 24
    /// Where it is tried first, and where it is tried next.
    private static let pagesMax = 24_000
    private static let pagesNext = 30_000

    /// How often the log of a file has begun anew, by its head.
    private func begun(_ file: StoreFile) throws -> UInt32 {
        let log = try FileHandle(forReadingFrom: URL(fileURLWithPath: file.path + "-wal"))
        defer { try? log.close() }
        try log.seek(toOffset: 12)
        return (try log.read(upToCount: 4) ?? Data()).reduce(0) { $0 << 8 | UInt32($1) }
    }

    private func pages(_ file: StoreFile) throws -> Int {
        let size = try FileManager.default.attributesOfItem(atPath: file.path + "-wal")[.size] as? Int
        return (size ?? 0) / Self.pageBytes
    }

    /// Whoever folds reads without a rest, and every read goes on while something is committed.
    @Test func theLogBeginsAnewWhileSomebodyFolds() throws {
        let file = try StoreFile()
        let pool = try ConnectionPool(path: file.path, readersMax: 1)
        let writer = pool.current
        try writer.writeWithoutTransaction { database in
            try database.execute(sql: "CREATE TABLE filler (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
        }
        func write(pages: Int, _ number: Int) throws {
            try writer.writeWithoutTransaction { database in
                try database.execute(
                    sql: "INSERT OR REPLACE INTO filler VALUES (?1, randomblob(?2))",
                    arguments: [number, pages * 4096])
            }
        }
        let queue = try StoreOpening.folding(path: file.path)
        let isOver = Mutex(false)
        let ended = DispatchSemaphore(value: 0)
        let reading = Thread {
            while !isOver.withLock({ $0 }) {
                try? pool.read {
                    try queue.read { database in
                        _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM filler")
                        usleep(4000)
                    }
                }
            }
            ended.signal()
        }
        reading.start()
        let start = try begun(file)
        var number = 0
        while try begun(file) == start, try pages(file) < Self.pagesNext {
            let isNear = try pages(file) > Self.pagesMax - 300
            try write(pages: isNear ? 1 : 250, number % 8)
            // The mover has thousands of pages to move, however slow the disk.
            if isNear { usleep(2000) }
            number += 1
        }
        #expect(try pages(file) < Self.pagesNext, "the log did not begin anew")
        isOver.withLock { $0 = true }
        ended.wait()
        try queue.close()
        try pool.close()
    }
}
