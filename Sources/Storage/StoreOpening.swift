import GRDB

/// Opens the file as it must be opened: write-ahead log, every commit synced, tables of this version.
enum StoreOpening {
    /// The writer and its readers. Throws `StorageFault`, `unusableFile` for a file from another version.
    static func pool(path: String, readersMax: Int) throws(StorageFault) -> DatabasePool {
        _ = PreparedStatements.countsNoMemory
        do {
            var configuration = Configuration()
            configuration.label = "settlement"
            configuration.maximumReaderCount = readersMax
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { database in
                // Identifiers come in no order, so a row of theirs writes a page of its own: the smaller the better. A
                // new file takes the size, an old one keeps its own. `LogMover` moves the log before SQLite would.
                try database.execute(
                    sql: "PRAGMA page_size = 4096; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536")
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            // The pool sets NORMAL on its writer after `prepareDatabase`; what was answered must survive a power cut.
            let level = try pool.writeWithoutTransaction { database in
                // Room for the last page of each account in two indexes, for some ten thousand accounts.
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -131072")
                return try Int.fetchOne(database, sql: "PRAGMA synchronous")
            }
            guard level == 2 else { throw StorageFault(.unusableFile, "synchronous is \(level ?? -1), not FULL") }
            guard try !pool.read(StoreSchema.migrator.hasBeenSuperseded) else {
                throw StorageFault(.unusableFile, "the store was written by a later version")
            }
            try StoreSchema.migrator.migrate(pool)
            try pool.writeWithoutTransaction { try emptyLog($0) }
            return pool
        } catch {
            throw StorageFault(error)
        }
    }

    /// Writes what a stop left in the log to the file and begins the log anew: a sync that failed before the stop may
    /// have left pages in the log that can be read and are not on the disk, and nothing may be added after them.
    private static func emptyLog(_ database: Database) throws {
        do {
            _ = try database.checkpoint(.truncate)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Somebody reads the file, and so the log has to stay.
        }
    }

    /// One connection that cannot write, for who decides while another writes.
    static func folding(path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "folding"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// One connection that cannot write, for the audit of an open or closed store.
    static func readOnly(path: String) throws(StorageFault) -> DatabaseQueue {
        do {
            var configuration = Configuration()
            configuration.label = "audit"
            configuration.readonly = true
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
