import GRDB
import Settlement

/// An SQLite store that nobody else has open, held so that nobody can open it.
struct IdleStore: ~Copyable {
    private let queue: DatabaseQueue
    /// The end of its journal.
    let head: JournalHead

    /// Throws `StoreRestore.Refusal` when it is in use, or cannot be read as a store.
    init(path: String) throws {
        (queue, head) = try Self.opened(path)
    }

    private static func opened(_ path: String) throws -> (DatabaseQueue, JournalHead) {
        do {
            var configuration = Configuration()
            configuration.label = "restore"
            configuration.prepareDatabase { database in
                // Before the first access: then all of the file is locked, and no memory is shared.
                try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let head = try queue.read { database in
                guard try StoreSchema.migrator.appliedIdentifiers(database).contains("3-journal") else {
                    throw StorageFault(.unusableFile, "not a store")
                }
                let sql = "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1"
                return try DatabaseRows(database: database).first(sql, [], Self.head(of:)) ?? .start
            }
            return (queue, head)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw StoreRestore.Refusal.storeInUse
        } catch {
            throw StoreRestore.Refusal.storeUnreadable(StorageFault(error).description)
        }
    }

    private static func head(of row: any StoredRow) throws -> JournalHead {
        var columns = Columns(row, of: "journal")
        return JournalHead(sequence: try columns.integer(), hash: try columns.digest())
    }

    /// Brings everything into the one file, so that nothing beside it speaks of it. It stays held.
    func settle() throws {
        let mode = try queue.writeWithoutTransaction {
            try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE")
        }
        guard mode == "delete" else { throw StorageFault(.database, "the store keeps its log") }
    }

    /// Lets go of it.
    consuming func close() throws { try queue.close() }
}
