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
                return try SequenceCounters.end(readingFrom: DatabaseRows(database: database))?.head ?? .start
            }
            return (queue, head)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw StoreRestore.Refusal.storeInUse
        } catch {
            throw StoreRestore.Refusal.storeUnreadable(StorageFault(error).description)
        }
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
