import CLibSQLite
import GRDB

/// The statements of the connections that decide and write, each prepared once and run without the library between.
///
/// A ledger command runs some eight statements. GRDB looks each up by its whole text, holds arguments in boxes and
/// tells observers; that took longer than many of the statements. Transactions stay GRDB's.
final class PreparedStatements {
    fileprivate static let spaceBytes = 65_536

    let database: Database
    private var literals: [UnsafeRawPointer: Statement] = [:]
    private var texts: [String: Statement] = [:]
    /// Arguments of the statement that is about to run: SQLite reads them there and makes no copy.
    fileprivate let space = UnsafeMutableRawPointer.allocate(byteCount: spaceBytes, alignment: 8)

    /// - Parameter database: Outlives this, and is used by one thread.
    init(_ database: Database) { self.database = database }

    deinit { space.deallocate() }

    /// Those kept from last time, if they are of this connection: a recovery gives others.
    static func kept(_ statements: PreparedStatements?, for database: Database) -> PreparedStatements {
        if let statements, statements.database === database { return statements }
        return PreparedStatements(database)
    }

    /// The library counts the memory it takes under one lock for all threads; nobody asks. True when it stopped.
    static let countsNoMemory: Bool = gateway_sqlite_count_no_memory() == SQLITE_OK

    /// A literal is found by its address.
    fileprivate func statement(_ sql: StaticString) throws -> Statement {
        let address = UnsafeRawPointer(sql.utf8Start)
        if let statement = literals[address] { return statement }
        let statement = try database.makeStatement(sql: sql.description)
        literals[address] = statement
        return statement
    }

    fileprivate func statement(_ sql: String) throws -> Statement {
        if let statement = texts[sql] { return statement }
        let statement = try database.makeStatement(sql: sql)
        texts[sql] = statement
        return statement
    }

    fileprivate func failure(of statement: Statement) -> DatabaseError {
        let connection = sqlite3_db_handle(statement.sqliteStatement)
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: sqlite3_errmsg(connection).map { String(cString: $0) }, sql: statement.sql)
    }
}

/// One run of a statement that changes rows; its arguments are given from left to right, each as what it is.
struct BoundStatement: ~Copyable {
    private let statements: PreparedStatements
    private let statement: Statement
    private let handle: OpaquePointer
    private var index: CInt = 1
    private var failure: CInt = SQLITE_OK
    private var used = 0

    init(_ sql: StaticString, _ statements: PreparedStatements) throws {
        self.statements = statements
        statement = try statements.statement(sql)
        handle = statement.sqliteStatement
    }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { bytes in
            note(
                keep(UnsafeRawBufferPointer(bytes)).map {
                    gateway_sqlite_bind_kept_text(handle, index, $0, CInt(bytes.count))
                } ?? gateway_sqlite_bind_text(handle, index, bytes.baseAddress, CInt(bytes.count)))
        }
    }

    mutating func text(_ value: String?) {
        if let value { text(value) } else { note(sqlite3_bind_null(handle, index)) }
    }

    @inline(__always) mutating func texts(_ values: String?...) {
        for value in values { text(value) }
    }

    mutating func integer(_ value: Int64) { note(sqlite3_bind_int64(handle, index, value)) }

    @inline(__always) mutating func integers(_ values: Int64?...) {
        for value in values {
            if let value { integer(value) } else { note(sqlite3_bind_null(handle, index)) }
        }
    }

    mutating func bytes(_ value: [UInt8]) {
        value.withUnsafeBytes { bytes in
            note(
                keep(bytes).map { gateway_sqlite_bind_kept_bytes(handle, index, $0, CInt(bytes.count)) }
                    ?? gateway_sqlite_bind_bytes(handle, index, bytes.baseAddress, CInt(bytes.count)))
        }
    }

    /// Where the bytes stay until the statement has run; nil when there is no room for them.
    private mutating func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawPointer? {
        guard bytes.count <= PreparedStatements.spaceBytes - used else { return nil }
        let place = statements.space + used
        if let start = bytes.baseAddress { place.copyMemory(from: start, byteCount: bytes.count) }
        used += bytes.count
        return place
    }

    private mutating func note(_ code: CInt) {
        if code != SQLITE_OK { failure = code }
        index += 1
    }

    /// Runs it.
    consuming func run() throws {
        guard failure == SQLITE_OK else { throw StorageFault(.database, "a value could not be bound", code: failure) }
        defer { sqlite3_reset(handle) }
        guard sqlite3_step(handle) == SQLITE_DONE else { throw statements.failure(of: statement) }
    }

    /// Runs what must change exactly one row: if it does not, another writer was there first.
    consuming func runOnce() throws {
        let statement = statement
        try run()
        guard sqlite3_changes(sqlite3_db_handle(statement.sqliteStatement)) == 1 else {
            throw StorageFault(.database, "another process writes to this store; \(statement.sql)")
        }
    }
}

/// Rows by the writing connection's own statements.
struct PreparedRows: RowSource {
    let statements: PreparedStatements
    var hasRuns: Bool { true }

    func each(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ body: (any StoredRow) throws -> Bool
    ) throws(StorageFault) {
        do {
            let statement = try statements.statement(sql)
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
