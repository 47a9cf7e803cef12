import GRDB

/// The embedded store: one file, one writing connection, and readers of the log's snapshots.
final class SQLiteStore: SettlementStore {
    private let pool: DatabasePool

    init(path: String, readersMax: Int) throws(StorageFault) {
        pool = try StoreOpening.pool(path: path, readersMax: readersMax)
    }

    var reader: any StoreReader { SQLiteReader(reader: pool) }

    func committer() -> any BatchCommitter { BatchWriter(pool: pool) }

    func close() throws(StorageFault) {
        do {
            try pool.close()
        } catch {
            throw StorageFault(error)
        }
    }

    /// A pragma of the writing connection.
    func writerPragma(_ name: String) throws -> Int? {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA \(name)") }
    }
}

/// Reads of a file, on the connections and threads of the library.
struct SQLiteReader: StoreReader {
    let reader: any DatabaseReader

    func read<Value: Sendable>(_ body: @escaping @Sendable (any RowSource) throws -> Value) async throws -> Value {
        try await reader.read { try body(DatabaseRows(database: $0)) }
    }

    /// One read of a file on the caller's thread, through a connection that cannot write.
    static func once<Value>(_ path: String, _ body: (any RowSource) throws -> Value) throws(StorageFault) -> Value {
        let queue = try StoreOpening.readOnly(path: path)
        do {
            return try queue.read { try body(DatabaseRows(database: $0)) }
        } catch {
            throw StorageFault(error)
        }
    }
}
