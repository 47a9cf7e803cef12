import Foundation
import GRDB
import Settlement
import Storage
import Testing

/// Whoever alters the stored tree or its checkpoints, even by one byte, is found out.
@Suite struct TreeAuditTests {
    /// Three checkpoints; subtrees of 256 and of 512 entries.
    private func grownStore(_ kind: StoreKind = .sqlite) async throws -> StoreFile {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        _ = try await HistoryTests.checkpoint(store)
        for numbers in [0..<260, 260..<520] {
            try await HistoryTests.grow(store, numbers)
            _ = try await HistoryTests.checkpoint(store)
        }
        try await store.close()
        return file
    }

    private func isClean(_ file: StoreFile) throws -> Bool {
        try LedgerAudit.verify(file.location, expecting: ExpectedCheckpoints(signers: HistoryTests.signers)).isClean
    }

    @Test func everyAlteredByteIsFound() async throws {
        let file = try await grownStore()
        #expect(try isClean(file))
        let queue = try DatabaseQueue(path: file.path)
        for (table, column, rowsCount) in [("checkpoint", "note", 3), ("merkle_node", "hash", 3)] {
            let key = table == "checkpoint" ? "size" : "level * 1000 + position"
            let rows = try queue.read { try Row.fetchAll($0, sql: "SELECT \(key), \(column) FROM \(table)") }
            #expect(rows.count == rowsCount)
            for row in rows {
                let (number, bytes): (Int64, Data) = (row[0], row[1])
                let update = "UPDATE \(table) SET \(column) = ? WHERE \(key) = \(number)"
                for position in bytes.indices {
                    var altered = bytes
                    altered[position] ^= 1
                    try await queue.write { [altered] in try $0.execute(sql: update, arguments: [altered]) }
                    #expect(try !isClean(file), "\(table) \(number), byte \(position)")
                }
                try await queue.write { try $0.execute(sql: update, arguments: [bytes]) }
            }
        }
        #expect(try isClean(file))
        try queue.close()
    }

    @Test(
        arguments: [
            "UPDATE checkpoint SET size = size + 1 WHERE size = (SELECT max(size) FROM checkpoint)",
            "UPDATE checkpoint SET size = size - 1 WHERE size = (SELECT min(size) FROM checkpoint)",
            "UPDATE checkpoint SET size = 100000 WHERE size = (SELECT min(size) FROM checkpoint)",
            "UPDATE checkpoint SET size = -1 WHERE size = (SELECT min(size) FROM checkpoint)",
            "DELETE FROM checkpoint WHERE size = (SELECT min(size) FROM checkpoint)",
            "DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)", "DELETE FROM checkpoint",
            "INSERT INTO checkpoint SELECT 100, note FROM checkpoint LIMIT 1",
            "UPDATE merkle_node SET level = 10 WHERE level = 9", "UPDATE merkle_node SET level = 7 WHERE level = 9",
            "UPDATE merkle_node SET position = 2 WHERE level = 8 AND position = 1",
            "DELETE FROM merkle_node WHERE level = 9", "DELETE FROM merkle_node WHERE level = 8 AND position = 0",
            "DELETE FROM merkle_node", "INSERT INTO merkle_node SELECT 8, 2, hash FROM merkle_node LIMIT 1",
            "INSERT INTO merkle_node SELECT 0, 0, hash FROM merkle_node LIMIT 1",
        ], StoreKind.available)
    func everyAlteredRowIsFound(sql: String, kind: StoreKind) async throws {
        let file = try await grownStore(kind)
        try file.tamper(sql)
        #expect(try !isClean(file))
    }

    /// What is wrong first is named as what it is.
    @Test(arguments: StoreKind.available) func theFirstWrongIsNamed(kind: StoreKind) async throws {
        let file = try await grownStore(kind)
        try file.tamper("UPDATE merkle_node SET hash = zeroblob(32) WHERE level = 8 AND position = 1")
        #expect(try file.audit().firstBreak == .nodeDiffers(MerklePlace(level: 8, position: 1)))
        try file.tamper("DELETE FROM merkle_node WHERE level = 8 AND position = 0")
        #expect(try file.audit().firstBreak == .nodeMissing(MerklePlace(level: 8, position: 0)))
        let second = try await grownStore(kind)
        try second.tamper("UPDATE checkpoint SET note = zeroblob(9) WHERE size = 7")
        #expect(try second.audit().firstBreak == .checkpointDamaged(size: 7))
        // An entry altered is found before anything that is over it.
        let third = try await grownStore(kind)
        try third.tamper("UPDATE journal SET at = at + 1 WHERE sequence = 300")
        #expect(try third.audit().firstBreak == .chainBroken(entry: 300))
    }

    /// The end of the journal is gone: the chain holds, the checkpoints tell.
    @Test(arguments: StoreKind.available) func aShortenedJournalIsFoundByItsOwnCheckpoints(kind: StoreKind) async throws
    {
        let file = try await grownStore(kind)
        try file.tamper("DELETE FROM journal WHERE sequence > 400")
        guard case .cutBack(let entries, _)? = try file.audit().firstBreak else { throw Unexpected("not found") }
        #expect(entries == 400)
    }
}
