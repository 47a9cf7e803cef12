import Foundation
import GRDB

/// A table as both stores have it: the same name, columns and keys.
struct StoreTable {
    enum Kind {
        case integer, text, bytes
    }

    struct Column {
        let name: String
        let kind: Kind
    }

    let name: String
    let columns: [Column]
    private let key: [String]

    /// Every table of a store, as an SQLite store of this version has them.
    static func all(_ database: Database) throws -> [StoreTable] {
        let sql = """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                AND name <> 'grdb_migrations' ORDER BY name
            """
        return try String.fetchAll(database, sql: sql).map { name in
            let columns = try database.columns(in: name).map { column in
                let kind: Kind =
                    switch column.type {
                    case "INTEGER": .integer
                    case "TEXT": .text
                    default: .bytes
                    }
                return Column(name: column.name, kind: kind)
            }
            return StoreTable(name: name, columns: columns, key: try database.primaryKey(name).columns)
        }
    }

    private var names: String { columns.map(\.name).joined(separator: ", ") }

    /// All of its rows, by key. The first column is of the key, and so never null.
    var select: String { "SELECT \(names) FROM \(name) ORDER BY \(key.joined(separator: ", "))" }

    var insert: String {
        "INSERT INTO \(name) (\(names)) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
    }

    /// The values of a row of `select`. Throws `damagedRow` for one that is of another type.
    func values(_ row: any StoredRow) throws -> [StoredValue?] {
        try columns.enumerated().map { index, column in
            guard !row.isNull(at: index) else { return nil }
            let value: StoredValue? =
                switch column.kind {
                case .integer: row.integer(at: index).map { .integer($0) }
                case .text: row.text(at: index).map { .text($0) }
                case .bytes: row.bytes(at: index).map { .bytes($0) }
                }
            guard let value else { throw StorageFault(.damagedRow, "\(name), column \(column.name)") }
            return value
        }
    }
}

extension StoredValue {
    /// About how many bytes it is.
    var size: Int64 {
        switch self {
        case .integer: 8
        case .text(let text): Int64(text.utf8.count)
        case .bytes(let bytes): Int64(bytes.count)
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
