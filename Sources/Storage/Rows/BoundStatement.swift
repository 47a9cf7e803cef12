import Foundation
import GRDB

/// A prepared statement whose arguments are bound one after the other, from left to right, each as what it is.
///
/// GRDB's own list of arguments holds each in a box and binds through nested closures; a payment binds some 120, and
/// that took as long as SQLite itself.
struct BoundStatement: ~Copyable {
    private let database: Database
    private let statement: Statement
    private var index: CInt = 1
    private var failure: CInt = 0

    /// Takes the statement from the connection's cache, without its last arguments.
    init(_ sql: String, _ database: Database) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
        // Resets it and clears what was bound; from here on `execute` leaves the bindings alone.
        statement.setUncheckedArguments(StatementArguments())
    }

    mutating func texts(_ values: String?...) {
        for value in values { bind(value) }
    }

    mutating func integers(_ values: Int64?...) {
        for value in values { bind(value) }
    }

    mutating func bytes(_ value: [UInt8]) { bind(Data(value)) }

    private mutating func bind(_ value: (some StatementBinding)?) {
        // A null is what a cleared argument is.
        if let value {
            let code = value.bind(to: statement.sqliteStatement, at: index)
            if code != 0 { failure = code }
        }
        index += 1
    }

    /// Runs it.
    consuming func run() throws {
        guard failure == 0 else { throw StorageFault(.database, "a value could not be bound", code: failure) }
        try statement.execute()
    }

    /// Runs what must change exactly one row: if it does not, another writer was there first.
    consuming func runOnce() throws {
        let database = database
        let statement = statement
        try run()
        guard database.changesCount == 1 else {
            throw StorageFault(.database, "another process writes to this store; \(statement.sql)")
        }
    }
}
