import CLibSQLite
import Foundation
import GRDB

/// Opens the file as it must be opened: write-ahead log, every commit synced, tables of this version.
enum StoreOpening {
    /// How every connection waits for others. Whoever opens a log that nobody had open reads it anew, and whoever
    /// closes last moves it: for that moment even reads are refused.
    static let patience = Database.BusyMode.timeout(5)
    /// The same, to be set again.
    private static let patienceMilliseconds: CInt = 5000

    /// For what SQLite does not wait, or must not: how long a rest is before it is tried again, doubled each time, and
    /// how many there are. Five seconds together.
    private static let restMicroseconds: UInt32 = 5000
    private static let restsMax: UInt32 = 10
    /// How long one try to begin the log anew waits for whoever reads it: meanwhile it has the turn to write.
    private static let emptyingMilliseconds: CInt = 20

    /// The writer and its readers. Throws `StorageFault`, `unusableFile` for a file from another version.
    static func pool(path: String, readersMax: Int) throws(StorageFault) -> DatabasePool {
        _ = PreparedStatements.countsNoMemory
        do {
            var configuration = Configuration()
            configuration.label = "settlement"
            configuration.maximumReaderCount = readersMax
            configuration.busyMode = patience
            configuration.prepareDatabase { database in
                // Accounts come in no order, so a row of theirs writes a page of its own: the smaller the better. A new
                // file takes the size, an old one keeps its own. `LogMover` moves the log before SQLite would.
                try database.execute(
                    sql: "PRAGMA page_size = 4096; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536")
            }
            let pool = try connected(path, configuration)
            // The pool sets NORMAL on its writer after `prepareDatabase`; what was answered must survive a power cut.
            let level = try pool.writeWithoutTransaction { database in
                // `BatchWriter` shares this memory with what is kept of the runs.
                try database.execute(
                    sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -\(BatchWriter.memoryBytes >> 10)")
                return try Int.fetchOne(database, sql: "PRAGMA synchronous")
            }
            guard level == 2 else { throw StorageFault(.unusableFile, "synchronous is \(level ?? -1), not FULL") }
            guard try !pool.read(StoreSchema.migrator.hasBeenSuperseded) else {
                throw StorageFault(.unusableFile, "the store was written by a later version")
            }
            try makeTables(pool)
            try emptyLog(of: pool)
            // Every transaction of this writer from here on is synced at its end.
            try pool.writeWithoutTransaction(joinLogWrites)
            return pool
        } catch {
            throw StorageFault(error)
        }
    }

    /// A commit writes a page after the other to the log, each by two calls: a fifth of the writer's time.
    private static func joinLogWrites(_ database: Database) throws {
        // A read opens the log.
        _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
        let code = gateway_sqlite_join_log_writes(database.sqliteConnection)
        guard code == SQLITE_OK else { throw StorageFault(.unavailable, "the log cannot be written", code: code) }
    }

    private static func connected(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
        // An empty file becomes one with a log, and of two that do it SQLite lets neither wait for the other.
        // Asked of the folder: to close the file here would end this process's locks on it.
        var status = stat()
        let isEmpty = stat(path, &status) != 0 || status.st_size == 0
        for rest in 0..<(isEmpty ? restsMax : 0) {
            do {
                return try DatabasePool(path: path, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                usleep(restMicroseconds << rest)
            }
        }
        return try DatabasePool(path: path, configuration: configuration)
    }

    /// The library looks for what is missing before it has the turn to write. When another process makes the same
    /// meanwhile, what is missing is looked for again.
    private static func makeTables(_ pool: DatabasePool) throws {
        let migrator = StoreSchema.migrator
        while true {
            let known = try pool.read(migrator.appliedIdentifiers)
            do {
                return try migrator.migrate(pool)
            } catch {
                guard try pool.read(migrator.appliedIdentifiers) != known else { throw error }
            }
        }
    }

    /// Writes what a stop left in the log to the file and begins the log anew: a sync that failed before the stop may
    /// have left pages in the log that can be read and are not on the disk, and nothing may be added after them.
    ///
    /// While somebody reads the file, the log has to stay.
    private static func emptyLog(of pool: DatabasePool) throws {
        for rest in 0..<restsMax {
            if try pool.writeWithoutTransaction(isLogEmptied) { return }
            usleep(restMicroseconds << rest)
        }
        _ = try pool.writeWithoutTransaction(isLogEmptied)
    }

    private static func isLogEmptied(_ database: Database) throws -> Bool {
        sqlite3_busy_timeout(database.sqliteConnection, emptyingMilliseconds)
        defer { sqlite3_busy_timeout(database.sqliteConnection, patienceMilliseconds) }
        do {
            _ = try database.checkpoint(.truncate)
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return false
        }
    }

    /// One connection that cannot write, for who decides while another writes.
    static func folding(path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "folding"
        configuration.readonly = true
        configuration.busyMode = patience
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// One connection that cannot write, for the audit of an open or closed store.
    static func readOnly(path: String) throws(StorageFault) -> DatabaseQueue {
        do {
            var configuration = Configuration()
            configuration.label = "audit"
            configuration.readonly = true
            configuration.busyMode = patience
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            guard try queue.read(StoreSchema.migrator.hasCompletedMigrations) else {
                throw StorageFault(.unusableFile, "not a store of this version")
            }
            return queue
        } catch {
            throw StorageFault(error)
        }
    }
}
