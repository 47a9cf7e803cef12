import Foundation
import GRDB
import Settlement
import Storage
import TengeLedger
import TestCluster
import Testing

/// On which store a test runs: every test that speaks of the store runs on each.
enum StoreKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite
    case postgresql

    /// Those that this machine has. `PostgreSQLTests` says so where PostgreSQL is absent.
    static let available = allCases.filter { $0 == .sqlite || PrivateCluster.isInstalled }

    /// Seeds for a test of random commands: fewer where each command waits for a server.
    static func seeds(_ count: UInt64) -> [(kind: StoreKind, seed: UInt64)] {
        available.flatMap { kind in (0..<(kind == .sqlite ? count : count / 4)).map { (kind, $0) } }
    }

    var testDescription: String { rawValue }
}

/// A store of a test's own, which can be closed and opened again: a file, removed at the end, or a schema.
final class StoreFile: Sendable {
    let kind: StoreKind
    let location: StoreLocation
    /// The file; of PostgreSQL there is none.
    let path: String
    /// The schema, which is also the name under which the server knows this store's connections.
    let schema: String
    private let directory: URL
    private let cluster: PrivateCluster?

    /// A new store; of PostgreSQL in the cluster that all tests share, unless another is given.
    init(_ kind: StoreKind = .sqlite, in cluster: PrivateCluster? = nil) throws {
        self.kind = kind
        let cluster = kind == .sqlite ? nil : try cluster ?? PrivateCluster.shared()
        self.cluster = cluster
        let schema = "t" + UUID().uuidString.lowercased().filter { $0 != "-" }
        directory = FileManager.default.temporaryDirectory.appending(path: "store-\(schema)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        path = directory.appending(path: "settlement.sqlite").path
        self.schema = schema
        location = try cluster.map { .postgresql(try $0.address(schema: schema)) } ?? .sqlite(path: path)
    }

    deinit {
        // Only a file in the temporary directory can be left behind.
        try? FileManager.default.removeItem(at: directory)
    }

    /// Where its archives are, whatever the store.
    var archives: ArchiveFolder { ArchiveFolder(besideStore: path) }

    func open(queueCapacity: Int = 4096, batchMax: Int = 256) throws -> SettlementSequencer {
        try SettlementSequencer(
            location, queueCapacity: queueCapacity, batchMax: batchMax, archives: archives)
    }

    /// Opens with accounts and money.
    func opened(_ minorUnits: Int64 = 1_000_000) async throws -> SettlementSequencer {
        let store = try open()
        for command in Sample.opening(minorUnits) {
            #expect(try await store.submit(command) == .ledger(.done, isRepeat: false))
        }
        return store
    }

    /// Statements of our own, past the store: what a failure or a forger would do.
    func tamper(_ sql: String) throws {
        switch kind {
        case .sqlite:
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: sql) }
            try queue.close()
        case .postgresql:
            try connection().run(
                sql.replacing(/zeroblob\(([0-9]+)\)/) { "decode(repeat('00', \($0.1)), 'hex')" })
        }
    }

    /// The chain as it is stored, hexadecimal.
    func journalHashes() throws -> [String] {
        switch kind {
        case .sqlite:
            let queue = try DatabaseQueue(path: path)
            return try queue.read {
                try String.fetchAll($0, sql: "SELECT lower(hex(hash)) FROM journal ORDER BY sequence")
            }
        case .postgresql:
            let rows = try connection().run("SELECT encode(hash, 'hex') FROM journal ORDER BY sequence")
            return rows.compactMap(\.first).compactMap(\.self)
        }
    }

    /// The hash of an entry of the journal, in hexadecimal.
    func hash(ofEntry sequence: Int64) throws -> String? {
        switch kind {
        case .sqlite:
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            return try queue.read {
                try String.fetchOne($0, sql: "SELECT lower(hex(hash)) FROM journal WHERE sequence = \(sequence)")
            }
        case .postgresql:
            let rows = try connection().run("SELECT encode(hash, 'hex') FROM journal WHERE sequence = \(sequence)")
            return rows.first?.first ?? nil
        }
    }

    /// The column that is the key of a table.
    static func key(of table: String) -> String {
        switch table {
        case "account", "hold", "mark": "identifier"
        case "marked_balance": "account"
        case "answer": "command_key"
        case "posting", "message", "journal": "sequence"
        case "reply": "mailbox_sequence"
        case "checkpoint": "size"
        case "archive": "number"
        default: "message"
        }
    }

    /// A connection of the test's own to the schema.
    func connection() throws -> PlainConnection {
        guard let connection = try cluster?.connection() else { throw Unexpected("a file has no connections") }
        try connection.run("SET search_path TO \(schema)")
        return connection
    }

    /// Lets every journal entry of a kind fail, when all else is written, with the words "the disk is full".
    func failJournal(_ kind: JournalKind) throws {
        switch self.kind {
        case .sqlite:
            try tamper(
                """
                CREATE TRIGGER fail BEFORE INSERT ON journal WHEN NEW.kind = \(kind.rawValue)
                BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
                """)
        case .postgresql:
            try tamper(
                """
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
                CREATE TRIGGER fail BEFORE INSERT ON journal FOR EACH ROW WHEN (NEW.kind = \(kind.rawValue))
                    EXECUTE FUNCTION fail()
                """)
        }
    }

    func mendJournal() throws { try tamper(kind == .sqlite ? "DROP TRIGGER fail" : "DROP TRIGGER fail ON journal") }

    /// The files as they are on the disk this moment, without a word to whoever has them open: what a crash leaves.
    func crashed() throws -> StoreFile {
        let copy = try StoreFile()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy.path + suffix)
        }
        return copy
    }

    /// A path beside the store.
    func place(_ name: String) -> String { directory.appending(path: name).path }

    /// Writes a file beside the store; its path.
    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        try Data(bytes).write(to: directory.appending(path: name))
        return place(name)
    }

    /// Where bytes stand in the database file; only while nobody has it open.
    func places(of pattern: [UInt8]) throws -> [Int64] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        var places: [Int64] = []
        var rest = bytes.startIndex..<bytes.endIndex
        while let found = bytes.range(of: Data(pattern), in: rest) {
            places.append(Int64(found.lowerBound))
            rest = found.upperBound..<bytes.endIndex
        }
        return places
    }

    /// Bytes of the database file.
    func size() throws -> Int64 {
        (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.int64Value ?? 0
    }

    func audit() throws -> AuditReport { try LedgerAudit.verify(location) }
}
