import GRDB
import Testing

@testable import Storage

/// A file of the new layout, its rows and runs written as a ledger's writer would, and the same in a dictionary.
final class RunStore {
    let queue = try? DatabaseQueue()
    private(set) var index: RunIndex?
    /// The keys of each family's rows, in order.
    private(set) var keys: [RunFamily: [[String]]] = [:]
    /// Batches that were handed out and are not written yet.
    private var pending: [Batch] = []
    /// How many batches the file may be behind.
    var behindMax = 0
    /// Rows by hash.
    private(set) var model: [RunFamily: [Int64: [Int64]]] = [:]

    private struct Batch {
        let rows: [(family: RunFamily, row: Int64, keys: [String])]
        let changes: RunChanges
    }

    init() throws {
        try StoreSchema.migrator.migrate(database)
        try reopen()
    }

    private var database: DatabaseQueue {
        get throws {
            guard let queue else { throw Unexpected("no database") }
            return queue
        }
    }

    func read<Value>(_ body: (DatabaseRows) throws -> Value) throws -> Value {
        try database.read { try body(DatabaseRows(database: $0)) }
    }

    func write(_ sql: String, _ arguments: StatementArguments = []) throws {
        try database.write { try $0.execute(sql: sql, arguments: arguments) }
    }

    var hash: KeyHash {
        get throws { try known.hash }
    }

    private var known: RunIndex {
        get throws {
            guard let index else { throw Unexpected("no index") }
            return index
        }
    }

    /// The hash of a key of the family: of messages which key it is makes a difference.
    func hash(_ family: RunFamily, _ key: String, at index: Int = 0) throws -> Int64 {
        try Self.hash(hash, family, key, at: index)
    }

    private static let sender = "PARTXAXX"

    private static func hash(_ hash: KeyHash, _ family: RunFamily, _ key: String, at index: Int) -> Int64 {
        guard family == .messages else { return hash(key) }
        let keys: [MessageKey] = [
            .bytes(digest: Array(key.utf8), sender: sender), .identifier(key, sender: sender), .uetr(key),
        ]
        return keys[index].hash(hash)
    }

    func rows(_ family: RunFamily) -> Int64 { Int64(keys[family]?.count ?? 0) }

    /// Adds rows in one batch.
    func add(_ rows: [(family: RunFamily, keys: [String])]) throws {
        let index = try known
        var batch: [(family: RunFamily, row: Int64, keys: [String])] = []
        for (family, keys) in rows {
            let row = index.lastRow(family) + 1
            let hashes = keys.indices.map { Self.hash(index.hash, family, keys[$0], at: $0) }
            index.add(family, row, hashes)
            self.keys[family, default: []].append(keys)
            for hash in Set(hashes) { model[family, default: [:]][hash, default: []].append(row) }
            batch.append((family, row, keys))
        }
        pending.append(Batch(rows: batch, changes: try read { try index.advance($0) }))
        while pending.count > behindMax { try writeFirst() }
    }

    private func writeFirst() throws {
        let batch = pending.removeFirst()
        try database.write { database in
            let recorded = RecordedRows()
            for (family, row, keys) in batch.rows { Self.insert(family, row, keys, recorded) }
            batch.changes.write(to: recorded)
            try recorded.write(by: PreparedStatements(database))
        }
        try known.isWritten()
    }

    private static func insert(
        _ family: RunFamily, _ row: Int64, _ keys: [String], _ recorded: RecordedRows
    ) {
        var added =
            switch family {
            case .answers:
                recorded.row("INSERT INTO answer (number, command_key, fingerprint, answer) VALUES (?, ?, '', '')")
            case .holds:
                recorded.row(
                    """
                    INSERT INTO hold (number, identifier, payer, currency, total, legs, placed_at, deadline, state)
                    VALUES (?, ?, '', 'KZT', 1, '', 1, 1, 'settled')
                    """)
            case .postings:
                recorded.row(
                    """
                    INSERT INTO posting (sequence, debit, credit, amount, currency, kind, command_key, at,
                        debit_posted_after, credit_posted_after) VALUES (?, ?, ?, 1, 'KZT', '', '', 1, 1, 1)
                    """)
            case .messages:
                recorded.row(
                    """
                    INSERT INTO message (sequence, digest, business_message_identifier, uetr, sender, received_at,
                        claims, evidence, raw) VALUES (?, ?, ?, ?, 'PARTXAXX', 1, 1, x'', x'')
                    """)
            }
        added.integer(row)
        for (index, key) in keys.enumerated() {
            if family == .messages, index == 0 { added.bytes(Array(key.utf8)) } else { added.text(key) }
        }
        added.end()
    }

    /// Closes and opens it.
    func reopen() throws {
        while !pending.isEmpty { try writeFirst() }
        index = try read { try RunIndex($0) }
        for family in RunFamily.allCases { #expect(try known.lastRow(family) == rows(family)) }
    }

    /// A write fails: what was handed out is not written, and what was in memory is forgotten.
    func fail() throws {
        for row in pending.reversed().flatMap({ $0.rows.reversed() }) {
            keys[row.family]?.removeLast()
            for hash in Set(try row.keys.indices.map { try hash(row.family, row.keys[$0], at: $0) }) {
                model[row.family]?[hash]?.removeLast()
            }
        }
        pending = []
        try reopen()
    }

    func count(_ table: String) throws -> Int64 { try read { try $0.number("SELECT count(*) FROM \(table)") ?? 0 } }

    /// The rows that the writer's memory gives for a hash, ascending.
    func candidates(_ family: RunFamily, _ hash: Int64) throws -> [Int64] {
        let index = try known
        return try read { try index.candidates(family, hash, $0) }.sorted()
    }

    /// Sweeps all waste away.
    func sweep() throws {
        while !pending.isEmpty { try writeFirst() }
        while try count("run_waste") > 0 {
            pending.append(Batch(rows: [], changes: try known.sweep()))
            try writeFirst()
        }
    }

    var filterBytes: Int { index?.filterBytes ?? 0 }
}
