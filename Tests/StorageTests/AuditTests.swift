import Foundation
import GRDB
import ISO20022
import Settlement
import Storage
import TengeLedger
import TestCluster
import Testing

/// Whoever alters the file, even by one value, is found out.
@Suite struct AuditTests {
    /// One of everything: settled and acknowledged, settled, held, aborted, refused with and without a reply.
    private func busyStore(_ kind: StoreKind = .sqlite) async throws -> StoreFile {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        for number in 1...4 { _ = try await store.submit(.admit(Sample.admission(number, creditor: number % 4))) }
        for number in 1...2 { _ = try await store.submit(.complete(Sample.completion(number))) }
        _ = try await store.submit(.abort(Sample.uetr(3), reason: .orderCancelled, at: Sample.at(2000)))
        _ = try await store.submit(.acknowledge(partner: Sample.partner, mailboxSequence: 1, at: Sample.at(3000)))
        for number in 5...6 {
            guard
                case .refused(let refused) = try await store.submit(
                    .admit(Sample.refusal(number, authenticated: true)))
            else { throw Unexpected("not refused") }
            guard number == 5 else { continue }
            _ = try await store.submit(.recordReply(message: refused.sequence, bytes: [1, 2], at: Sample.at(4000)))
        }
        _ = try await HistoryTests.checkpoint(store)
        try await MarkedWork.run(store)
        #expect(try await ArchiveTests.archive(store).files.map(\.messages) == [1])
        try await store.close()
        return file
    }

    @Test(arguments: StoreKind.available) func anUntouchedStoreIsClean(kind: StoreKind) async throws {
        let file = try await busyStore(kind)
        let report = try file.audit()
        #expect(report.firstBreak == nil)
        #expect(report.head.sequence > 10)
    }

    @Test(arguments: StoreKind.available) func anOpenStoreCanBeAudited(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        _ = try await store.submit(.admit(Sample.admission(1)))
        #expect(try file.audit().firstBreak == nil)
        _ = try await store.submit(.complete(Sample.completion(1)))
        #expect(try file.audit().firstBreak == nil)
        try await store.close()
    }

    private struct Cell {
        let table: String
        let column: String
        let rowid: String
        let value: DatabaseValue
    }

    private static let tables = [
        "account", "hold", "posting", "answer", "message", "settlement_case", "refusal", "reply_due",
        "co_signature", "reply", "journal", "checkpoint", "mark", "marked_balance", "archive",
    ]

    /// Every value of every row of every table.
    private func cells(_ queue: DatabaseQueue) throws -> [Cell] {
        try queue.read { database in
            var cells: [Cell] = []
            for table in Self.tables {
                let keys = [StoreFile.key(of: table)]
                let columns = try database.columns(in: table).map(\.name)
                for row in try Row.fetchAll(database, sql: "SELECT * FROM \(table)") {
                    let key = keys.map { "\($0) IS \(literal(row[$0]))" }.joined(separator: " AND ")
                    cells += columns.map { Cell(table: table, column: $0, rowid: key, value: row[$0]) }
                }
            }
            return cells
        }
    }

    private func literal(_ value: DatabaseValue) -> String {
        if case .string(let text) = value.storage { "'\(text)'" } else { "\(value)" }
    }

    /// Another value of the same kind.
    private func forged(_ value: DatabaseValue, column: String) -> DatabaseValue {
        switch value.storage {
        case .null where column == "digest": Data([1]).databaseValue
        case .null where column.hasSuffix("_at") || column.hasSuffix("_after") || column == "archive": 5.databaseValue
        case .null: "forged".databaseValue
        case .int64(let number): (number + 1_000).databaseValue
        case .double(let number): number.databaseValue
        case .string(let text): (text.dropLast() + (text.hasSuffix("9") ? "8" : "9")).description.databaseValue
        case .blob(let data) where data.isEmpty: Data([1]).databaseValue
        case .blob(let data):
            Data(data.enumerated().map { $0.offset == data.count / 2 ? $0.element ^ 1 : $0.element }).databaseValue
        }
    }

    @Test func everyAlteredValueIsFound() async throws {
        let file = try await busyStore()
        let queue = try DatabaseQueue(path: file.path)
        let cells = try cells(queue)
        #expect(Set(cells.map(\.table)) == Set(Self.tables))
        var missed: Set<String> = []
        for cell in cells {
            let forged = forged(cell.value, column: cell.column)
            let update = "UPDATE \(cell.table) SET \(cell.column) = ? WHERE \(cell.rowid)"
            // Within a transaction that is rolled back, the audit of another connection would see nothing: alter, look,
            // put back.
            let keyAfter = cell.rowid.replacingOccurrences(
                of: "\(cell.column) IS \(literal(cell.value))", with: "\(cell.column) IS \(literal(forged))")
            try await queue.write { try $0.execute(sql: update, arguments: [forged]) }
            if try file.audit().isClean { missed.insert("\(cell.table).\(cell.column)") }
            try await queue.write { database in
                try database.execute(
                    sql: "UPDATE \(cell.table) SET \(cell.column) = ? WHERE \(keyAfter)", arguments: [cell.value])
            }
        }
        #expect(missed.isEmpty)
        #expect(try file.audit().firstBreak == nil)
        try queue.close()
    }

    /// The last row of each table: of the journal, the end of the chain.
    @Test(arguments: StoreKind.available) func everyDeletedRowIsFound(kind: StoreKind) async throws {
        for table in Self.tables {
            let file = try await busyStore(kind)
            let key = StoreFile.key(of: table)
            try file.tamper("DELETE FROM \(table) WHERE \(key) = (SELECT max(\(key)) FROM \(table))")
            #expect(try !file.audit().isClean, "\(table)")
        }
    }

    /// The same as above of PostgreSQL, whose every column is altered in one row.
    @Test(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
    func everyAlteredColumnIsFound() async throws {
        let file = try await busyStore(.postgresql)
        let connection = try file.connection()
        for table in Self.tables { try connection.run("CREATE TABLE kept_\(table) AS SELECT * FROM \(table)") }
        var missed: [String] = []
        for table in Self.tables {
            let columns = try connection.run(
                """
                SELECT column_name, data_type FROM information_schema.columns
                WHERE table_schema = '\(file.schema)' AND table_name = '\(table)'
                """)
            #expect(!columns.isEmpty, "\(table)")
            let key = StoreFile.key(of: table)
            for column in columns.compactMap(\.first).compactMap(\.self) {
                let type = columns.first { $0[0] == column }?[1] ?? ""
                try connection.run(
                    """
                    UPDATE \(table) SET \(column) = \(Self.forged(column, type))
                    WHERE \(key) = (SELECT max(\(key)) FROM \(table))
                    """)
                if try file.audit().isClean { missed.append("\(table).\(column)") }
                try connection.run("DELETE FROM \(table); INSERT INTO \(table) SELECT * FROM kept_\(table)")
            }
        }
        #expect(missed.isEmpty)
        #expect(try file.audit().firstBreak == nil)
    }

    /// Another value of the same type, in PostgreSQL's words.
    private static func forged(_ column: String, _ type: String) -> String {
        switch type {
        case "bigint": "coalesce(\(column), 4) + 1000"
        case "bytea":
            """
            CASE WHEN coalesce(length(\(column)), 0) = 0 THEN decode('01', 'hex')
                ELSE set_byte(\(column), length(\(column)) / 2, get_byte(\(column), length(\(column)) / 2) # 1) END
            """
        default: "left(coalesce(\(column), 'forged?'), -1) || CASE WHEN \(column) LIKE '%9' THEN '8' ELSE '9' END"
        }
    }

    @Test(arguments: StoreKind.available) func theFirstBadEntryIsNamed(kind: StoreKind) async throws {
        let file = try await busyStore(kind)
        try file.tamper("UPDATE journal SET at = at + 1 WHERE sequence = 8")
        #expect(try file.audit().firstBreak == .chainBroken(entry: 8))
        let second = try await busyStore(kind)
        try second.tamper("DELETE FROM journal WHERE sequence = 5")
        #expect(try second.audit().firstBreak == .entryMissing(5))
        let third = try await busyStore(kind)
        try third.tamper("UPDATE account SET posted = posted - 1 WHERE identifier = 'ISSUER'")
        #expect(
            try third.audit().firstBreak == .rowDiffers(entry: 7, table: .account, key: "ISSUER"))
    }

    @Test func whatIsNoStoreIsAFault() throws {
        let file = try StoreFile()
        #expect(throws: StorageFault.self) { _ = try file.audit() }
    }
}
