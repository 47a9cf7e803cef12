import Foundation
import GRDB
import Settlement
import TengeLedger

/// Folds a batch and commits it. Used by the sequencer's thread only.
final class BatchWriter {
    private let pool: DatabasePool
    /// Nil until read, and again after a commit failed: then memory and file may differ, and the file is right.
    private var counters: SequenceCounters?

    init(pool: DatabasePool) { self.pool = pool }

    /// Everything or nothing: on a fault no command has happened, and nothing of them is remembered.
    func commit(_ commands: [SequencedCommand]) throws(StorageFault) -> [SequencedAnswer] {
        do {
            return try pool.writeWithoutTransaction { database in try fold(commands, database) }
        } catch {
            counters = nil
            throw StorageFault(error)
        }
    }

    private func fold(_ commands: [SequencedCommand], _ database: Database) throws -> [SequencedAnswer] {
        var answers: [SequencedAnswer] = []
        answers.reserveCapacity(commands.count)
        var folded: SequenceCounters?
        // Immediate: no other process can write between our reading and our writing.
        try database.inTransaction(.immediate) {
            let counters = try self.counters ?? SequenceCounters(readingFrom: database)
            var set = SettlementWorkingSet(counters: counters)
            let rows = StoreRows(database: database)
            for command in commands {
                try set.load(for: command, from: rows)
                answers.append(set.fold(command))
            }
            folded = set.counters
            guard !set.changes.isEmpty else { return .rollback }
            try ChangeWriter(database: database, workingSet: set).write()
            return .commit
        }
        // Only a commit that succeeded moves the numbering.
        counters = folded
        return answers
    }
}

extension SequenceCounters {
    /// Five look-ups at the ends of primary keys, however long the history.
    init(readingFrom database: Database) throws {
        func last(_ column: String, _ table: String) throws -> Int64 {
            try Int64.fetchOne(database, sql: "SELECT max(\(column)) FROM \(table)") ?? 0
        }
        var head = JournalHead.start
        var clock = SequenceCounters.start.clock
        let sql = "SELECT sequence, hash, at FROM journal ORDER BY sequence DESC LIMIT 1"
        if let row = try Row.fetchOne(database, sql: sql) {
            var columns = Columns(row, of: "journal")
            let sequence = try columns.integer()
            guard let hash = ContentDigest(try columns.bytes()) else { throw columns.damage }
            head = JournalHead(sequence: sequence, hash: hash)
            clock = try columns.instant()
        }
        self.init(
            lastMessage: try last("sequence", "message"), lastPosting: try last("sequence", "posting"),
            lastMailbox: try last("mailbox_sequence", "reply"), head: head, clock: clock)
    }
}
