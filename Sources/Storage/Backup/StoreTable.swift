import Foundation
import GRDB

/// A table as both stores have it: the same name and columns.
///
/// What a file has for itself is left out, and made again when a file is written: the sorted runs, and the numbers of
/// the rows that they find.
struct StoreTable {
    /// Tables whose column `number` is a file's own.
    static let numbered: Set = ["account", "hold", "answer"]
    /// Tables that only a file has.
    private static let ofRuns: Set = ["run", "run_block", "run_part", "run_waste", "run_secret"]

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
        return try String.fetchAll(database, sql: sql).filter { !ofRuns.contains($0) }.map { name in
            let isNumbered = numbered.contains(name)
            let columns = try database.columns(in: name).filter { !isNumbered || $0.name != "number" }.map { column in
                let kind: Kind =
                    switch column.type {
                    case "INTEGER": .integer
                    case "TEXT": .text
                    default: .bytes
                    }
                return Column(name: column.name, kind: kind)
            }
            let key = isNumbered ? [columns[0].name] : try database.primaryKey(name).columns
            return StoreTable(name: name, columns: columns, key: key)
        }
    }

    private var names: String { columns.map(\.name).joined(separator: ", ") }

    /// All of its rows, in the order in which they lie. The first column is never null.
    func select(from source: any RowSource) -> String {
        let isByNumber = source.hasRuns && Self.numbered.contains(name)
        return "SELECT \(names) FROM \(name) ORDER BY \(isByNumber ? "number" : key.joined(separator: ", "))"
    }

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
