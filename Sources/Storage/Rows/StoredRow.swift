import Foundation

/// The row of a result that its reader stands on. A value that is not of the type asked for is nil.
protocol StoredRow {
    func isNull(at index: Int) -> Bool
    func integer(at index: Int) -> Int64?
    func text(at index: Int) -> String?
    func bytes(at index: Int) -> [UInt8]?
}

/// What a statement is given for `?1`, `?2` and so on.
enum StoredValue: Hashable, Sendable {
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
}

/// A type whose values a statement takes.
protocol StoredArgument {
    var stored: StoredValue { get }
}

extension Int64: StoredArgument { var stored: StoredValue { .integer(self) } }
extension Int: StoredArgument { var stored: StoredValue { .integer(Int64(self)) } }
extension String: StoredArgument { var stored: StoredValue { .text(self) } }
extension [UInt8]: StoredArgument { var stored: StoredValue { .bytes(self) } }

/// One consistent view of a store's rows, on one connection: whatever the store, the same statements.
///
/// A statement's parameters are `?1`, `?2` …, and its words are those that SQLite and PostgreSQL share: a derived table
/// has a name, a null is compared through `coalesce`, and no function takes a parameter.
protocol RowSource {
    /// Whether holds, answers, messages and an account's postings are found by sorted runs, as in a file; else by the
    /// store's own indexes of their keys.
    var hasRuns: Bool { get }

    /// The rows of a query, read one after the other until `body` answers false. The result is held by the caller's
    /// memory or the statement: for results of a bounded size.
    func each(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ body: (any StoredRow) throws -> Bool
    ) throws(StorageFault)

    /// The same for results of any size. Other queries may run on the source meanwhile.
    func scan(_ sql: String, _ body: (any StoredRow) throws -> Bool) throws(StorageFault)
}

extension RowSource {
    func first<Value>(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ read: (any StoredRow) throws -> Value
    ) throws(StorageFault) -> Value? {
        var value: Value?
        try each(sql, arguments) { row in
            value = try read(row)
            return false
        }
        return value
    }

    func all<Value>(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ read: (any StoredRow) throws -> Value
    ) throws(StorageFault) -> [Value] {
        var values: [Value] = []
        try each(sql, arguments) { row in
            values.append(try read(row))
            return true
        }
        return values
    }

    /// A query of one number, such as a count or a largest key; nil when there is none.
    func number(_ sql: String, _ arguments: [(any StoredArgument)?] = []) throws(StorageFault) -> Int64? {
        try first(sql, arguments) { $0.integer(at: 0) } ?? nil
    }
}
