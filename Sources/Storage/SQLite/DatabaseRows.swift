import Foundation
import GRDB

/// SQLite's rows, by prepared statements on one connection.
struct DatabaseRows: RowSource {
    let database: Database
    var hasRuns: Bool { true }

    func each(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ body: (any StoredRow) throws -> Bool
    ) throws(StorageFault) {
        do {
            let rows = try StatementRow.fetchCursor(
                database.cachedStatement(sql: sql), arguments: StatementArguments(arguments.map(Self.value)))
            while let row = try rows.next(), try body(row) {}
        } catch {
            throw StorageFault(error)
        }
    }

    func scan(_ sql: String, _ body: (any StoredRow) throws -> Bool) throws(StorageFault) {
        do {
            // Not from the cache: the same text may be asked for again while this one is read.
            let rows = try StatementRow.fetchCursor(database, sql: sql)
            while let row = try rows.next(), try body(row) {}
        } catch {
            throw StorageFault(error)
        }
    }

    private static func value(_ argument: (any StoredArgument)?) -> DatabaseValue {
        switch argument?.stored {
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        case nil: .null
        }
    }
}

/// A row while its statement stands on it: nothing is copied until a column is read, and the names of columns, which
/// `Row` would gather each time, are never asked for. The first column of a query must not be null.
struct StatementRow: DatabaseValueConvertible, StatementColumnConvertible {
    fileprivate let statement: SQLiteStatement

    init(sqliteStatement: SQLiteStatement, index: CInt) { statement = sqliteStatement }

    // The protocol's other half: a row is no value to be stored.
    var databaseValue: DatabaseValue { .null }
    static func fromDatabaseValue(_ value: DatabaseValue) -> Self? { nil }

    private subscript(index: Int) -> DatabaseValue { DatabaseValue(sqliteStatement: statement, index: CInt(index)) }
}

extension StatementRow: StoredRow {
    func isNull(at index: Int) -> Bool { self[index].isNull }
    func integer(at index: Int) -> Int64? { Int64.fromDatabaseValue(self[index]) }
    func text(at index: Int) -> String? { String.fromDatabaseValue(self[index]) }
    func bytes(at index: Int) -> [UInt8]? { Data.fromDatabaseValue(self[index]).map { [UInt8]($0) } }
}
