import Foundation
import GRDB
import Testing

@testable import Storage

/// Whatever is altered in the tables of the runs, the audit says so; and nothing else.
struct RunAuditTests {
    /// Ends a transaction so that nothing of it stays.
    private struct Undo: Error {}

    /// One change to the tables.
    private struct Forgery: CustomStringConvertible {
        let sql: String
        var arguments: StatementArguments = []
        var description: String { "\(sql) \(arguments)" }
    }

    private static func rows(_ family: RunFamily, _ count: Int, from start: Int = 0) -> [(RunFamily, [String])] {
        (start..<start + count).map { number in
            switch family {
            case .answers: (family, ["key-\(number)"])
            case .holds: (family, ["HOLD-\(number)"])
            // Some accounts pay themselves, as if two had one hash.
            case .postings:
                (family, ["KZ-\(number % 7)", number % 91 == 0 ? "KZ-\(number % 7)" : "KZ-\(number % 13 + 7)"])
            case .messages: (family, ["digest-\(number)", "MSG-\(number)", "uetr-\(number)"])
            }
        }
    }

    private static func fill(_ store: RunStore, _ counts: [(RunFamily, Int)]) throws {
        for (family, count) in counts {
            for start in stride(from: 0, to: count, by: 300) {
                try store.add(rows(family, min(300, count - start), from: start).map { (family: $0, keys: $1) })
            }
        }
    }

    /// Nine complete runs of answers and a merge of eight of them under way; of the others one run each.
    private static func small() throws -> RunStore {
        let store = try RunStore()
        try fill(store, [(.answers, 9_300), (.holds, 1_030), (.postings, 1_100), (.messages, 1_050)])
        return store
    }

    private func firstBreak(_ store: RunStore) throws -> AuditBreak? {
        try store.read { try RunAudit(source: $0).firstBreak() }
    }

    /// What the audit says with a forgery; nil in the outer sense when the tables did not take it.
    private func said(_ forgery: Forgery, _ store: RunStore) throws -> AuditBreak?? {
        var said: AuditBreak??
        do {
            try store.queue?.write { database in
                do {
                    try database.execute(sql: forgery.sql, arguments: forgery.arguments)
                } catch { throw Undo() }
                guard database.changesCount > 0 else { throw Undo() }
                said = .some(try RunAudit(source: DatabaseRows(database: database)).firstBreak())
                throw Undo()
            }
        } catch is Undo {}
        return said
    }

    private func expectFound(_ forgeries: [Forgery], in store: RunStore, _ minimum: Int) throws {
        var tried = 0
        for forgery in forgeries {
            guard let said = try said(forgery, store) else { continue }
            tried += 1
            #expect(said != nil, "\(forgery)")
        }
        #expect(tried >= minimum, "of \(forgeries.count) forgeries \(tried) could be tried")
        #expect(try firstBreak(store) == nil)
    }

    @Test func aStoreIsCleanWhateverItsSize() throws {
        let store = try RunStore()
        #expect(try firstBreak(store) == nil)
        var rows = 0
        for count in [1, 1023, 1, 1023, 2048, 500, 501, 1047, 100, 6_000] {
            for family in RunFamily.allCases {
                try store.add(Self.rows(family, count, from: rows).map { (family: $0, keys: $1) })
            }
            rows += count
            #expect(try firstBreak(store) == nil, "\(rows) rows")
        }
    }

    /// Columns of whole numbers: one more, one less, nothing, the other sign, another bit.
    @Test func everyNumberCounts() throws {
        let store = try Self.small()
        let columns = [
            ("run", ["number", "family", "level", "position", "entries", "first_block", "written"]),
            ("run_part", ["number", "hash", "row"]), ("run_block", ["number"]), ("run_secret", ["number"]),
        ]
        var forgeries: [Forgery] = []
        for (table, names) in columns {
            let numbers = try store.read { try $0.all("SELECT number FROM \(table)", []) { $0.integer(at: 0) ?? 0 } }
            for (place, number) in numbers.enumerated() where numbers.count < 16 || place % 7 == 3 {
                for name in names {
                    for value in ["\(name) + 1", "\(name) - 1", "0", "-\(name)", "\(name) + 1048576"] {
                        let sql =
                            "UPDATE \(table) SET \(name) = \(value) WHERE number = \(number) AND \(name) <> \(value)"
                        forgeries.append(Forgery(sql: sql))
                    }
                }
            }
        }
        try expectFound(forgeries, in: store, 250)
    }

    /// Bytes: every place of a few blocks and filters in turn, another place of each other one; and bytes more or less.
    @Test func everyByteCounts() throws {
        let store = try Self.small()
        var forgeries: [Forgery] = []
        var place = 0
        for (table, column) in [("run_block", "entries"), ("run_part", "filter"), ("run_secret", "secret")] {
            let blobs = try store.read { source in
                try source.all("SELECT number, \(column) FROM \(table)", []) {
                    ($0.integer(at: 0) ?? 0, $0.bytes(at: 1) ?? [])
                }
            }
            for (index, (number, bytes)) in blobs.enumerated() where !bytes.isEmpty {
                var others = [bytes + [0], bytes.dropLast(), bytes + [UInt8](repeating: 0, count: 16), []]
                if index % 5 > 0 { others = [] }
                for _ in 0..<(table == "run_secret" ? 24 : 3) {
                    place += 37
                    var other = bytes
                    other[place % bytes.count] ^= 1 << UInt8(place % 8)
                    others.append(other)
                }
                let sql = "UPDATE \(table) SET \(column) = ? WHERE number = ? AND \(column) <> ?"
                for other in others {
                    let arguments: StatementArguments = [Data(other), number, Data(other)]
                    forgeries.append(Forgery(sql: sql, arguments: arguments))
                }
            }
        }
        try expectFound(forgeries, in: store, 150)
    }

    /// Rows that are gone or too many, and the rows of the ledger that are not those that the runs were made of.
    @Test func everyRowCounts() throws {
        let store = try Self.small()
        var forgeries = ["run", "run_block", "run_part", "run_secret"].flatMap { table in
            [
                "DELETE FROM \(table) WHERE number = (SELECT min(number) FROM \(table))",
                "DELETE FROM \(table) WHERE number = (SELECT max(number) FROM \(table))", "DELETE FROM \(table)",
            ]
        }
        forgeries += [
            "INSERT INTO run_block (number, entries) SELECT 100000, entries FROM run_block LIMIT 1",
            "INSERT INTO run_part SELECT 100000, hash, row, filter FROM run_part LIMIT 1",
            "INSERT INTO run_part SELECT number + 1, hash, row, filter FROM run_part LIMIT 1",
            "INSERT INTO run_secret (number, secret) VALUES (3, x'00')",
            "INSERT INTO run_waste (first_block, last_block) VALUES (100000, 100003)",
            "INSERT INTO run_waste (first_block, last_block) SELECT min(number), min(number) FROM run_block",
            "INSERT INTO run_waste (first_block, last_block) VALUES (100001, 100000)",
            "INSERT INTO run_waste (first_block, last_block) VALUES (100000, 9223372036854775807)",
            "INSERT INTO run SELECT 100000, family, level, position + 9, entries, 100000, written FROM run LIMIT 1",
            "UPDATE answer SET command_key = 'another' WHERE number = 77",
            "UPDATE answer SET command_key = 'another' WHERE number = 9216", "DELETE FROM answer WHERE number = 4000",
            "UPDATE hold SET identifier = 'HOLD-another' WHERE number = 1024",
            "UPDATE posting SET credit = 'KZ-99' WHERE sequence = 1",
            "UPDATE message SET digest = x'00' WHERE sequence = 1",
            "UPDATE message SET sender = 'OTHRXBXX' WHERE sequence = 1024",
            "UPDATE message SET uetr = 'another' WHERE sequence = 500",
            "UPDATE message SET claims = 0 WHERE sequence = 2",
            "UPDATE message SET business_message_identifier = NULL WHERE sequence = 3",
            "DELETE FROM message WHERE sequence > 1023", "UPDATE message SET sequence = -sequence WHERE sequence = 4",
            "UPDATE posting SET debit = 'KZ-99' WHERE sequence = 500",
            "UPDATE posting SET debit = credit, credit = debit || '-' WHERE sequence = 501",
            "DELETE FROM posting WHERE sequence > 1023", "DELETE FROM answer WHERE number > 9215",
        ]
        try expectFound(forgeries.map { Forgery(sql: $0) }, in: store, forgeries.count)
    }

    /// What waits to be swept away must be what it was, too.
    @Test func wasteCounts() throws {
        let store = try RunStore()
        try Self.fill(store, RunFamily.allCases.map { ($0, 10_239) })
        // With the last row of each a merge of eight is complete: more is waste than one call sweeps.
        try store.add(RunFamily.allCases.flatMap { Self.rows($0, 2, from: 10_239).map { (family: $0, keys: $1) } })
        let waste = try store.read { source in
            try source.all("SELECT first_block, last_block FROM run_waste", []) {
                ($0.integer(at: 0) ?? 0, $0.integer(at: 1) ?? 0)
            }
        }
        try #require(waste.count == 20)
        #expect(try firstBreak(store) == nil)
        var forgeries: [String] = []
        // The first is what is left of one.
        for (first, last) in [waste[1], waste[waste.count - 1]] {
            forgeries += ["first_block + 1", "first_block - 1", "first_block + 4", "first_block - 4", "0"].map {
                "UPDATE run_waste SET first_block = \($0) WHERE first_block = \(first)"
            }
            forgeries += ["last_block + 1", "last_block - 1", "last_block - 4", "first_block", "-1"].map {
                "UPDATE run_waste SET last_block = \($0) WHERE first_block = \(first)"
            }
            forgeries += [
                "DELETE FROM run_waste WHERE first_block = \(first)", "DELETE FROM run_block WHERE number = \(last)",
                "DELETE FROM run_part WHERE number = \(first)",
                "UPDATE run_block SET entries = substr(entries, 17) WHERE number = \(last)",
                """
                UPDATE run_block SET entries = substr(entries, 1, 320) || x'0f' || substr(entries, 322)
                WHERE number = \(first)
                """,
                "UPDATE run_part SET row = row + 1 WHERE number = \(first)",
                "UPDATE run_part SET filter = x'00' WHERE number = \(first)",
            ]
        }
        try expectFound(forgeries.map { Forgery(sql: $0) }, in: store, 30)
        try store.sweep()
        #expect(try firstBreak(store) == nil)
    }

    /// What is written of a merge are real entries, sorted, with the right filters, but not the first ones: one is left
    /// out, and all after it are a place too early.
    @Test func aMergeLeavesNothingOut() throws {
        let store = try Self.small()
        let runs = try store.read { try $0.runs() }
        guard let merge = runs.first(where: { !$0.isComplete }) else { throw Unexpected("no merge") }
        var entries = try store.read { source in
            try runs.filter { merge.shape.sources.contains($0.shape) }.flatMap { run in
                try run.blocks.flatMap { try source.runBlock($0).entries }
            }
        }
        entries.sort()
        for leftOut in [nil, 0, 1_000, Int(merge.written) - 1] as [Int?] {
            var some = entries
            if let leftOut { some.remove(at: leftOut) }
            try Self.rewrite(merge, some, in: store)
            let found = try firstBreak(store)
            #expect(found == (leftOut == nil ? nil : .runDiffers(table: .run, number: merge.firstBlock)))
        }
    }

    /// Puts other entries into the blocks and parts that are written.
    private static func rewrite(_ run: RunRow, _ entries: [RunEntry], in store: RunStore) throws {
        for part in 0..<Int(run.written) / RunShape.entriesOfPart {
            let start = part * RunShape.entriesOfPart
            let some = Array(entries[start..<start + RunShape.entriesOfPart])
            let number = run.firstBlock + Int64(part * RunShape.blocksOfPart)
            let filter = some.withUnsafeBufferPointer { RunFilter.bytes(of: $0, run.shape) }
            try store.write(
                "UPDATE run_part SET hash = ?, row = ?, filter = ? WHERE number = ?",
                [some[0].hash, some[0].row, Data(filter), number])
            for block in 0..<RunShape.blocksOfPart {
                let first = block * RunBlock.entriesMax
                let bytes = some[first..<first + RunBlock.entriesMax].withContiguousStorageIfAvailable {
                    RunBlock($0).bytes
                }
                try store.write(
                    "UPDATE run_block SET entries = ? WHERE number = ?", [Data(bytes ?? []), number + Int64(block)])
            }
        }
    }

    /// A run of more rows than are in memory at a time is read more than once, and found wrong all the same.
    @Test(arguments: [100, 1024, 1500] as [Int64]) func rowsInPiecesAreTheSame(rowsAtATime: Int64) throws {
        let store = try Self.small()
        func said() throws -> AuditBreak? {
            try store.read { source in
                let contents = RunContents(
                    source: source, hash: try KeyHash(readingFrom: source), rowsAtATime: rowsAtATime)
                return try source.runs().lazy.compactMap { try contents.firstBreak(of: RunContents.Extent($0)) }.first
            }
        }
        #expect(try said() == nil)
        try store.write("UPDATE answer SET command_key = 'another' WHERE number = 3000")
        guard case .runDiffers(.block, _) = try said() else { throw Unexpected("not found") }
    }

    /// The runs of rows that were there before there were runs, and a writer that goes on from there.
    @Test func aFilledStoreIsAsIfItHadGrown() throws {
        let (grown, filled) = (try Self.small(), try Self.small())
        for table in ["run", "run_block", "run_part", "run_waste"] { try filled.write("DELETE FROM \(table)") }
        try filled.write("DELETE FROM run_secret WHERE number = 2")
        try filled.queue?.write { try RunFilling.fill($0) }
        try filled.reopen()
        #expect(try firstBreak(filled) == nil)
        for store in [grown, filled] {
            try store.add(Self.rows(.answers, 900, from: 5_300).map { (family: $0, keys: $1) })
            #expect(try firstBreak(store) == nil)
        }
        let columns = "family, level, position, entries, written"
        let runs = try [grown, filled].map { store in
            try store.read { source in
                try source.all("SELECT \(columns) FROM run ORDER BY \(columns)", []) { row in
                    (0..<5).map { row.integer(at: $0) }
                }
            }
        }
        #expect(runs[0] == runs[1])
        #expect(try filled.count("run_waste") == 0)
    }

    /// A writer does not go on with runs that its rows do not explain, or with another secret.
    @Test(arguments: [
        "DELETE FROM run WHERE level = 1", "DELETE FROM run WHERE position = 2",
        "DELETE FROM answer WHERE number > 9000",
        "DELETE FROM answer WHERE number = 9250", "UPDATE run SET written = written - 1000 WHERE level = 1",
        "UPDATE run_secret SET secret = zeroblob(16) WHERE number = 1", "DELETE FROM run_secret WHERE number = 2",
        "DELETE FROM run_part WHERE number = 1", "UPDATE run_part SET number = number + 1 WHERE number = 1",
    ])
    func aWriterDoesNotTrustThem(sql: String) throws {
        let store = try Self.small()
        try store.write(sql)
        let fault = #expect(throws: StorageFault.self) { try store.reopen() }
        #expect(fault?.kind == .damagedRow)
    }
}
