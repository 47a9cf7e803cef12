import Foundation
import GRDB
import Settlement

/// Copies a store in PostgreSQL into a file, and a file into PostgreSQL: row by row, whatever both have.
enum ServerCopy {
    /// How many bytes are written before the pace is asked.
    private static let pieceBytes: Int64 = 1 << 20
    /// How many rows one statement brings.
    private static let rowsMax = 1000

    // MARK: Out

    /// Writes an SQLite store that has every row of one snapshot, to where no file is, and syncs it.
    static func write(_ address: PostgreSQLAddress, to path: String, _ pacing: @escaping Pacing) throws -> StoreState {
        try PostgreSQLStore.once(address) { rows in
            // A read that lost its server begins anew.
            if DurableFiles.exists(path) { unlink(path) }
            try DurableFiles.write([], to: path)
            var configuration = Configuration()
            configuration.label = "backup"
            configuration.prepareDatabase { database in
                // Nobody needs the half of a copy.
                try database.execute(
                    sql: "PRAGMA page_size = 8192; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
            }
            let copy = try DatabaseQueue(path: path, configuration: configuration)
            try StoreSchema.migrator.migrate(copy)
            for table in try copy.read(StoreTable.all) {
                try copy.write { database in try fill(table, database, from: rows, path, pacing) }
            }
            try copy.write(RunFilling.fill)
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            try DurableFiles.sync(path)
            return try StoreState(rows)
        }
    }

    private static func fill(
        _ table: StoreTable, _ database: Database, from rows: any RowSource, _ path: String, _ pacing: Pacing
    ) throws {
        let insert = try database.makeStatement(sql: table.insert)
        var written: Int64 = 0
        try rows.scan(table.select(from: rows)) { row in
            let values = try table.values(row)
            try insert.execute(arguments: StatementArguments(values.map { $0?.databaseValue ?? .null }))
            written += values.reduce(0) { $0 + ($1?.size ?? 0) }
            if written >= pieceBytes {
                try DurableFiles.sync(path)
                pacing(written)
                written = 0
            }
            return true
        }
    }

    // MARK: In

    /// Makes a schema, which must not be there, with every row of an SQLite store. Throws `StoreRestore.Refusal`.
    static func load(_ path: String, into address: PostgreSQLAddress, _ pacing: Pacing) throws {
        let session = ServerSession(address: address)
        try session.migrate()
        let connection = try session.connection(for: .writing)
        // What is written here counts only when the schema gets its name: that commit is waited for, and all before it.
        try connection.run("SET synchronous_commit TO off")
        try connection.run("DELETE FROM turn")
        let queue = try StoreOpening.readOnly(path: path)
        try queue.read { database in
            let tables = try StoreTable.all(database)
            let rows = DatabaseRows(database: database)
            for table in tables { try load(table, from: rows, connection, pacing) }
        }
        try queue.close()
        try connection.run("INSERT INTO turn (number) VALUES (1)")
        try connection.run("ANALYZE")
    }

    private static func load(
        _ table: StoreTable, from rows: DatabaseRows, _ connection: ServerConnection, _ pacing: Pacing
    ) throws {
        var piece: [[StoredValue?]] = []
        var bytes: Int64 = 0
        try rows.scan(table.select(from: rows)) { row in
            let values = try table.values(row)
            bytes += values.reduce(0) { $0 + ($1?.size ?? 0) }
            piece.append(values)
            guard bytes >= pieceBytes || piece.count >= rowsMax else { return true }
            _ = try connection.run([table.call(inserting: piece)])
            pacing(bytes)
            piece = []
            bytes = 0
            return true
        }
        guard !piece.isEmpty else { return }
        _ = try connection.run([table.call(inserting: piece)])
        pacing(bytes)
    }

    /// Whether there is a schema of this name.
    static func exists(_ address: PostgreSQLAddress) throws -> Bool {
        let connection = try ServerConnection(address.connection)
        let sql = "SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = ?1"
        return try ServerRows(connection: connection).number(sql, [address.schema]) ?? 0 > 0
    }

    /// Removes a schema that a restore left behind.
    static func remove(_ address: PostgreSQLAddress) throws {
        try ServerConnection(address.connection).run("DROP SCHEMA IF EXISTS \"\(address.schema)\" CASCADE")
    }

    /// Gives a schema another name, durably; false when there is one of that name.
    static func rename(_ address: PostgreSQLAddress, to schema: String) throws -> Bool {
        let connection = try ServerConnection(address.connection)
        do throws(ServerFailure) {
            try connection.run("ALTER SCHEMA \"\(address.schema)\" RENAME TO \"\(schema)\"")
        } catch {
            guard error.sqlState == "42P06" else { throw error }
            return false
        }
        return true
    }
}

extension StoreTable {
    fileprivate func call(inserting rows: [[StoredValue?]]) -> ServerCall {
        var insert = RowsInsert(into: name, rows)
        for (index, column) in columns.enumerated() {
            switch column.kind {
            case .integer:
                insert.integers(column.name) { if case .integer(let number) = $0[index] { number } else { nil } }
            case .text:
                insert.texts(column.name) { if case .text(let text) = $0[index] { text } else { nil } }
            case .bytes:
                insert.bytes(column.name) { if case .bytes(let bytes) = $0[index] { bytes } else { nil } }
            }
        }
        guard let call = insert.finished() else { preconditionFailure("a piece has rows") }
        return call
    }
}
