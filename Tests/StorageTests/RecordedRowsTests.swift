import Foundation
import GRDB
import Testing

@testable import Storage

/// Rows as they are recorded by one thread and written by another.
struct RecordedRowsTests {
    private func table() throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        try queue.write { try $0.execute(sql: "CREATE TABLE thing (number INTEGER PRIMARY KEY, text, bytes BLOB)") }
        return queue
    }

    private func insert(_ number: Int64, _ text: String?, _ bytes: [UInt8], to rows: RecordedRows) {
        var row = rows.row("INSERT INTO thing (number, text, bytes) VALUES (?, ?, ?)")
        row.integer(number)
        row.text(text)
        row.bytes(bytes)
        row.end()
    }

    @Test func whatIsRecordedIsWritten() throws {
        let texts: [String?] = [nil, "", "ä", String(repeating: "long ", count: 20_000), "KZ93125DTG0000000001"]
        let bytes: [[UInt8]] = [[], [0], Array(repeating: 7, count: 100_000), Array(0...255)]
        let rows = RecordedRows()
        #expect(rows.isEmpty)
        var expected: [(number: Int64, text: String?, bytes: [UInt8])] = []
        for (index, text) in texts.enumerated() {
            for (other, value) in bytes.enumerated() {
                let number = index == 0 && other == 0 ? Int64.min : Int64(index * 1_000_000_000_000 + other)
                insert(number, text, value, to: rows)
                expected.append((number, text, value))
            }
        }
        #expect(!rows.isEmpty)
        let queue = try table()
        try queue.write { try rows.write(by: PreparedStatements($0)) }
        for row in expected {
            let found = try queue.read {
                try Row.fetchOne($0, sql: "SELECT text, bytes FROM thing WHERE number = ?", arguments: [row.number])
            }
            let stored = try #require(found)
            #expect(stored["text"] as String? == row.text)
            #expect([UInt8](stored["bytes"] as Data) == row.bytes)
        }
    }

    /// The same statements serve the next batch, and nothing of the one before is left in them.
    @Test func oneBatchAfterTheOther() throws {
        let queue = try table()
        try queue.write { database in
            let statements = PreparedStatements(database)
            for number in Int64(1)...50 {
                let rows = RecordedRows()
                insert(number, number.isMultiple(of: 2) ? nil : "text \(number)", [UInt8(number)], to: rows)
                try rows.write(by: statements)
            }
        }
        let texts = try queue.read { try String?.fetchAll($0, sql: "SELECT text FROM thing ORDER BY number") }
        #expect(texts == (1...50).map { $0.isMultiple(of: 2) ? nil : "text \($0)" })
    }

    @Test func whoIsNotTheFirstIsTold() throws {
        let queue = try table()
        let rows = RecordedRows()
        insert(1, "first", [], to: rows)
        for number: Int64 in [1, 2] {
            var row = rows.row("UPDATE thing SET text = ? WHERE number = ?")
            row.text("changed")
            row.integer(number)
            row.endOnce()
        }
        let fault = #expect(throws: StorageFault.self) {
            try queue.write { try rows.write(by: PreparedStatements($0)) }
        }
        #expect(fault?.kind == .database)
        #expect(fault?.reason.contains("UPDATE thing") == true)
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM thing") } == 0)
    }

    /// What a statement fails with names the statement, and a failed one can be used again.
    @Test func aStatementThatFails() throws {
        let queue = try table()
        try queue.write { database in
            let statements = PreparedStatements(database)
            for (text, fails) in [("one", false), ("two", true), ("three", true)] {
                let rows = RecordedRows()
                insert(1, text, [], to: rows)
                if fails {
                    let error = #expect(throws: DatabaseError.self) { try rows.write(by: statements) }
                    #expect(error?.resultCode == .SQLITE_CONSTRAINT)
                    #expect(error?.sql?.hasPrefix("INSERT INTO thing") == true)
                } else {
                    try rows.write(by: statements)
                }
            }
        }
    }
}
