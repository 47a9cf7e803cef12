import CLibSQLite
import GRDB

/// The statements of a connection, each prepared once and run without the library between.
///
/// A ledger command runs some eight statements. GRDB looks each up by its whole text, holds arguments in boxes and
/// tells observers; that took longer than many of the statements. Transactions stay GRDB's.
final class PreparedStatements {
    /// A statement that changes rows.
    struct Change {
        let statement: Statement
        let handle: OpaquePointer
        let arguments: CInt
    }

    let database: Database
    private var changes: [UnsafePointer<UInt8>: Change] = [:]
    private var queries: [String: Statement] = [:]
    private let isOneRead: Bool

    /// - Parameters:
    ///   - database: Outlives this, and is used by one thread.
    ///   - isOneRead: Whether these are of one read only; the library then keeps them for the next on the connection.
    init(_ database: Database, isOneRead: Bool = false) { (self.database, self.isOneRead) = (database, isOneRead) }

    /// Those kept from last time, if they are of this connection: a recovery gives others.
    static func kept(_ statements: PreparedStatements?, for database: Database) -> PreparedStatements {
        if let statements, statements.database === database { return statements }
        return PreparedStatements(database)
    }

    /// The library counts the memory it takes under one lock for all threads; nobody asks. True when it stopped.
    static let countsNoMemory: Bool = gateway_sqlite_count_no_memory() == SQLITE_OK

    /// A statement that changes rows, by the text of a literal: it is found by its address.
    func change(_ sql: UnsafeBufferPointer<UInt8>) throws -> Change {
        guard let address = sql.baseAddress else { preconditionFailure("a literal has an address") }
        if let change = changes[address] { return change }
        let statement = try database.makeStatement(sql: String(decoding: sql, as: UTF8.self))
        let handle = statement.sqliteStatement
        let change = Change(statement: statement, handle: handle, arguments: sqlite3_bind_parameter_count(handle))
        changes[address] = change
        return change
    }

    fileprivate func query(_ sql: String) throws -> Statement {
        if let statement = queries[sql] { return statement }
        let statement = try isOneRead ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
        queries[sql] = statement
        return statement
    }

    func failure(of statement: Statement) -> DatabaseError {
        let connection = sqlite3_db_handle(statement.sqliteStatement)
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: sqlite3_errmsg(connection).map { String(cString: $0) }, sql: statement.sql)
    }
}

/// Rows by a connection's own statements.
struct PreparedRows: RowSource {
    let statements: PreparedStatements
    var hasRuns: Bool { true }

    /// What one read sees.
    static func read(_ database: Database) -> PreparedRows {
        PreparedRows(statements: PreparedStatements(database, isOneRead: true))
    }

    func each(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ body: (any StoredRow) throws -> Bool
    ) throws(StorageFault) {
        do {
            let statement = try statements.query(sql)
            let handle = statement.sqliteStatement
            // Whatever was bound before is bound anew: a query is always given all of its arguments.
            for (position, argument) in arguments.enumerated() { try bind(argument, at: position + 1, of: statement) }
            defer { sqlite3_reset(handle) }
            while true {
                switch sqlite3_step(handle) {
                case SQLITE_ROW:
                    guard try body(StatementRow(sqliteStatement: handle, index: 0)) else { return }
                case SQLITE_DONE: return
                default: throw statements.failure(of: statement)
                }
            }
        } catch {
            throw StorageFault(error)
        }
    }

    func scan(_ sql: String, _ body: (any StoredRow) throws -> Bool) throws(StorageFault) {
        try DatabaseRows(database: statements.database).scan(sql, body)
    }

    private func bind(_ argument: (any StoredArgument)?, at position: Int, of statement: Statement) throws {
        let handle = statement.sqliteStatement
        let index = CInt(position)
        let code =
            switch argument?.stored {
            case .integer(let number): sqlite3_bind_int64(handle, index, number)
            case .text(var text):
                text.withUTF8 { gateway_sqlite_bind_text(handle, index, $0.baseAddress, CInt($0.count)) }
            case .bytes(let bytes):
                bytes.withUnsafeBytes { gateway_sqlite_bind_bytes(handle, index, $0.baseAddress, CInt($0.count)) }
            case nil: sqlite3_bind_null(handle, index)
            }
        guard code == SQLITE_OK else { throw statements.failure(of: statement) }
    }
}
