import Foundation
import GRDB
import Settlement
import TengeLedger

/// Folds a batch and commits it to the file. Used by the sequencer's thread only.
final class BatchWriter: BatchCommitter {
    /// How many messages are kept in memory from batch to batch, so that a payment's completion finds what its
    /// admission wrote: a few megabytes.
    private static let messagesKeptMax = 4096
    /// How many accounts, holds and marked balances are kept, for the commands that come next: some ten megabytes.
    private static let ledgerRowsKeptMax = 32_768

    let connections: ConnectionPool
    private var kept: Kept?
    /// The end of the journal as of the last commit that succeeded.
    private(set) var answered: JournalHead?
    private var statements: PreparedStatements?

    /// Rows as the last commit left them, and the version of the file they belong to.
    private struct Kept {
        var workingSet: SettlementWorkingSet
        let dataVersion: Int64
    }

    init(connections: ConnectionPool) { self.connections = connections }

    /// Keeps nothing in memory of the file, nor anything of its connection.
    func forget() {
        kept = nil
        statements = nil
    }

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
        // A recovery gives other connections.
        let known = statements.flatMap { $0.database === database ? $0 : nil }
        let statements = known ?? PreparedStatements(database)
        self.statements = statements
        let source = PreparedRows(statements: statements)
        // Immediate: no other process can write between our reading and our writing.
        try database.inTransaction(.immediate) {
            var current = try takeKept(source)
            let rows = StoreRows(source: source)
            for command in commands {
                try current.workingSet.load(for: command, from: rows)
                answers.append(current.workingSet.fold(command))
            }
            folded = current
            guard !current.workingSet.changes.isEmpty else { return .rollback }
            try ChangeWriter(statements: statements, workingSet: current.workingSet).write()
            return .commit
        }
        // Only a commit that succeeded leaves anything behind.
        answered = folded?.workingSet.counters.head ?? answered
        if let folded, folded.workingSet.messagesCount <= Self.messagesKeptMax,
            folded.workingSet.ledgerRowsCount <= Self.ledgerRowsKeptMax
        {
            kept = folded
        }
        return answers
    }

    /// What the last batch left, if the file is still as it left it; else an empty set with the file's numbering.
    private func takeKept(_ rows: PreparedRows) throws -> Kept {
        // Changes whenever another connection, of any process, has written: then memory is not to be trusted.
        let version = try rows.number("PRAGMA data_version") ?? 0
        if var current = kept, current.dataVersion == version {
            // Only one owner, or every change would copy the set.
            kept = nil
            current.workingSet.beginBatch()
            return current
        }
        kept = nil
        return Kept(
            workingSet: SettlementWorkingSet(
                counters: try SequenceCounters(readingFrom: rows)),
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
