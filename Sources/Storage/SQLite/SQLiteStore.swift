import GRDB

/// The embedded store: one file, one writing connection, and readers of the log's snapshots.
final class SQLiteStore: SettlementStore {
    private let connections: ConnectionPool

    init(path: String, readersMax: Int) throws(StorageFault) {
        connections = try ConnectionPool(path: path, readersMax: readersMax)
    }

    var reader: any StoreReader { SQLiteReader { [connections] in connections.current } }

    func committer() -> any BatchCommitter { BatchWriter(connections: connections) }

    func folder() -> (any BatchFolding)? { FileFolder(connections: connections) }

    func close() throws(StorageFault) { try connections.close() }

    /// A pragma of the writing connection.
    func writerPragma(_ name: String) throws -> Int? {
        try connections.current.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA \(name)") }
    }
}

/// Reads of a file, on the connections and threads of the library.
struct SQLiteReader: StoreReader {
    /// The connections of now.
    let reader: @Sendable () -> any DatabaseReader

    func read<Value: Sendable>(_ body: @escaping @Sendable (any RowSource) throws -> Value) async throws -> Value {
        try await reader().read { try body(PreparedRows.read($0)) }
    }

    /// One read of a file on the caller's thread, through a connection that cannot write.
    static func once<Value>(_ path: String, _ body: (any RowSource) throws -> Value) throws(StorageFault) -> Value {
        let queue = try StoreOpening.readOnly(path: path)
        do {
            return try queue.read { try body(PreparedRows.read($0)) }
        } catch {
            throw StorageFault(error)
        }
    }
}
