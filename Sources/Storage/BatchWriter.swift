import Foundation
import GRDB
import Settlement
import TengeLedger

/// Commits batches to the file. Used by one thread at a time.
final class BatchWriter: BatchCommitter {
    /// What the connection's pages and what is kept of the runs may take together, and what is left for pages at least.
    static let memoryBytes = 96 << 20
    private static let pagesBytesMin = 16 << 20

    let connections: ConnectionPool
    /// The end of the journal as of the last commit that succeeded.
    private(set) var answered: JournalHead?
    private var statements: PreparedStatements?
    /// Changes whenever another connection, of any process, has written; as of our last look.
    private var dataVersion: Int64?
    /// How much memory the runs had when the connection's was last set.
    private var runsBytes = 0

    init(connections: ConnectionPool) { self.connections = connections }

    /// Keeps nothing of its connection; the next one begins with all of the memory.
    func forget() { (statements, dataVersion, runsBytes) = (nil, nil, 0) }

    /// A connection with statements cannot be closed.
    func end() { forget() }

    /// Everything or nothing: on a fault no command has happened, and nothing of them is remembered.
    func commit(_ commands: [SequencedCommand], folded: [FoldedBatch]?) throws(StorageFault) -> CommittedBatch {
        do {
            return try connections.current.writeWithoutTransaction { database in
                try commit(commands, folded, database)
            }
        } catch {
            throw StorageFault(error)
        }
    }

    private func commit(
        _ commands: [SequencedCommand], _ folded: [FoldedBatch]?, _ database: Database
    ) throws -> CommittedBatch {
        let statements = PreparedStatements.kept(statements, for: database)
        self.statements = statements
        // Not after the commit: what fails then would deny what has happened.
        if let last = folded?.last { try share(with: last.runsBytes, database) }
        let source = PreparedRows(statements: statements)
        var committed: [FoldedBatch] = []
        var isAsFolded = false
        // Immediate: no other process can write between our looking and our writing.
        try database.inTransaction(.immediate) {
            let head = try SequenceCounters.end(readingFrom: source)?.head ?? .start
            // Who writes appends to the journal; who alters rows by hand does not, and memory still gives way to the
            // file.
            let version = try source.number("PRAGMA data_version")
            isAsFolded = folded?.first?.base == head && (version == dataVersion || dataVersion == nil)
            dataVersion = version
            // Otherwise decided upon what did not come to be, or not at all.
            committed = isAsFolded ? folded ?? [] : [try BatchFolder().fold(commands, source)]
            guard committed.contains(where: { !$0.rows.isEmpty }) else { return .rollback }
            for batch in committed { try batch.rows.write(by: statements) }
            return .commit
        }
        // Only a commit that succeeded leaves anything behind.
        answered = committed.last?.head ?? answered
        return CommittedBatch(answers: committed.flatMap(\.answers), isAsFolded: isAsFolded)
    }

    /// Filters grow with the history: pages give way to them, so that memory does not.
    private func share(with bytes: Int, _ database: Database) throws {
        guard abs(bytes - runsBytes) >= 1 << 20 else { return }
        runsBytes = bytes
        let pagesBytes = max(Self.memoryBytes - bytes, Self.pagesBytesMin)
        try database.execute(sql: "PRAGMA cache_size = -\(pagesBytes >> 10)")
    }
}

extension SequenceCounters {
    /// Six look-ups at the ends of primary keys, however long the history.
    init(readingFrom rows: any RowSource) throws(StorageFault) {
        let end = try Self.end(readingFrom: rows)
        self.init(
            lastMessage: try rows.number("SELECT coalesce(max(sequence), 0) FROM message") ?? 0,
            lastPosting: try rows.number("SELECT coalesce(max(sequence), 0) FROM posting") ?? 0,
            lastMailbox: try rows.number("SELECT coalesce(max(mailbox_sequence), 0) FROM reply") ?? 0,
            lastCheckpoint: try rows.number("SELECT coalesce(max(size), 0) FROM checkpoint") ?? 0,
            head: end?.head ?? .start, clock: end?.clock ?? SequenceCounters.start.clock)
    }

    /// The last entry of the journal and its instant; nil when there is none.
    static func end(
        readingFrom rows: any RowSource
    ) throws(StorageFault) -> (head: JournalHead, clock: TengeLedger.Instant)? {
        try rows.first(endOfJournal, [], end)
    }

    /// Selects what `end(_:)` reads.
    static let endOfJournal = "SELECT sequence, hash, at FROM journal ORDER BY sequence DESC LIMIT 1"

    static func end(_ row: any StoredRow) throws -> (head: JournalHead, clock: TengeLedger.Instant) {
        var columns = Columns(row, of: "journal")
        let head = JournalHead(sequence: try columns.integer(), hash: try columns.digest())
        return (head: head, clock: try columns.instant())
    }
}
