import Foundation
import GRDB
import Settlement
import TengeLedger

/// Folds a batch and commits it to the file. Used by the sequencer's thread only.
final class BatchWriter: BatchCommitter {
    /// How many messages are kept in memory from batch to batch, so that a payment's completion finds what its
    /// admission wrote: a few megabytes.
    private static let messagesKeptMax = 4096

    let connections: ConnectionPool
    private var kept: Kept?
    /// The end of the journal as of the last commit that succeeded.
    private(set) var answered: JournalHead?

    /// Rows as the last commit left them, and the version of the file they belong to.
    private struct Kept {
        var workingSet: SettlementWorkingSet
        let dataVersion: Int64
    }

    init(connections: ConnectionPool) { self.connections = connections }

    /// Keeps nothing in memory of the file.
    func forget() { kept = nil }

    /// Everything or nothing: on a fault no command has happened, and nothing of them is remembered.
    func commit(_ commands: [SequencedCommand]) throws(StorageFault) -> [SequencedAnswer] {
        do {
            return try connections.current.writeWithoutTransaction { database in try fold(commands, database) }
        } catch {
            throw StorageFault(error)
        }
    }

    private func fold(_ commands: [SequencedCommand], _ database: Database) throws -> [SequencedAnswer] {
        var answers: [SequencedAnswer] = []
        answers.reserveCapacity(commands.count)
        var folded: Kept?
        // Immediate: no other process can write between our reading and our writing.
        try database.inTransaction(.immediate) {
            var current = try takeKept(database)
            let rows = StoreRows(source: DatabaseRows(database: database))
            for command in commands {
                try current.workingSet.load(for: command, from: rows)
                answers.append(current.workingSet.fold(command))
            }
            folded = current
            guard !current.workingSet.changes.isEmpty else { return .rollback }
            try ChangeWriter(database: database, workingSet: current.workingSet).write()
            return .commit
        }
        // Only a commit that succeeded leaves anything behind.
        answered = folded?.workingSet.counters.head ?? answered
        if let folded, folded.workingSet.messagesCount <= Self.messagesKeptMax { kept = folded }
        return answers
    }

    /// What the last batch left, if the file is still as it left it; else an empty set with the file's numbering.
    private func takeKept(_ database: Database) throws -> Kept {
        // Changes whenever another connection, of any process, has written: then memory is not to be trusted.
        let sql = "PRAGMA data_version"
        let version = try Int64.fetchOne(database.cachedStatement(sql: sql)) ?? 0
        if var current = kept, current.dataVersion == version {
            // Only one owner, or every change would copy the set.
            kept = nil
            current.workingSet.beginBatch()
            return current
        }
        kept = nil
        return Kept(
            workingSet: SettlementWorkingSet(
                counters: try SequenceCounters(readingFrom: DatabaseRows(database: database))),
            dataVersion: version)
    }
}

extension SequenceCounters {
    /// Six look-ups at the ends of primary keys, however long the history.
    init(readingFrom rows: any RowSource) throws(StorageFault) {
        let end = try rows.first("SELECT sequence, hash, at FROM journal ORDER BY sequence DESC LIMIT 1", []) { row in
            var columns = Columns(row, of: "journal")
            let sequence = try columns.integer()
            guard let hash = ContentDigest(try columns.bytes()) else { throw columns.damage }
            return (head: JournalHead(sequence: sequence, hash: hash), clock: try columns.instant())
        }
        self.init(
            lastMessage: try rows.number("SELECT coalesce(max(sequence), 0) FROM message") ?? 0,
            lastPosting: try rows.number("SELECT coalesce(max(sequence), 0) FROM posting") ?? 0,
            lastMailbox: try rows.number("SELECT coalesce(max(mailbox_sequence), 0) FROM reply") ?? 0,
            lastCheckpoint: try rows.number("SELECT coalesce(max(size), 0) FROM checkpoint") ?? 0,
            head: end?.head ?? .start, clock: end?.clock ?? SequenceCounters.start.clock)
    }
}
