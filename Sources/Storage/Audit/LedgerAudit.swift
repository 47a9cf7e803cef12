import ISO20022
import Settlement
import TengeLedger

/// Recomputes everything that can be recomputed and says what is wrong first.
///
///     1  the journal: numbers, hashes, instants
///     2  every row of every table against the last entry that recorded it, and that there are no others
///     3  every posting's number, instant and balances against those before; of a file, what it finds rows by
///     4  every invariant of the ledger over all rows
///     5  every message's case, hold, signatures, refusal and reply against each other; of a file, its names against
///        those of all others
///     6  when they are given: every archive against its row, and the bytes in it against the digests left behind
///
/// With part 1 goes the tree over the journal: every stored subtree and checkpoint, their signatures, and checkpoints
/// noted elsewhere.
///
/// Reads one snapshot through a connection that cannot write, of a store that is open or closed. Its memory grows with
/// the number of holds, postings and messages; it blocks, so call it off the cooperative pool.
public enum LedgerAudit {
    /// Audits a store. Throws `StorageFault` when it cannot be read as one at all.
    ///
    /// - Parameters:
    ///   - expected: Whose checkpoints these must be, and which were noted elsewhere.
    ///   - archives: Where the archives are; nil: they are not looked at.
    public static func verify(
        _ location: StoreLocation, expecting expected: ExpectedCheckpoints = ExpectedCheckpoints(),
        archives: ArchiveFolder? = nil
    ) throws(StorageFault) -> AuditReport {
        try location.readOnce { rows in try report(of: StoreRows(source: rows), expected, archives) }
    }

    /// Audits the SQLite file at `path`. Throws like `verify(_:expecting:archives:)`.
    public static func verify(
        path: String, expecting expected: ExpectedCheckpoints = ExpectedCheckpoints(), archives: ArchiveFolder? = nil
    ) throws(StorageFault) -> AuditReport {
        try verify(.sqlite(path: path), expecting: expected, archives: archives)
    }

    private static func report(
        of rows: StoreRows, _ expected: ExpectedCheckpoints, _ archives: ArchiveFolder?
    ) throws -> AuditReport {
        var journal = try JournalAudit(rows: rows, tree: TreeAudit(rows: rows, expected: expected))
        let found: AuditBreak?
        do {
            if rows.source.hasRuns { try rows.keyed.readAll() }
            found =
                try journal.firstBreak() ?? PostingAudit(rows: rows).firstBreak()
                ?? (rows.source.hasRuns ? RunAudit(source: rows.source).firstBreak() : nil)
                ?? LifeAudit(rows: rows).firstBreak()
                ?? archives.flatMap { try ArchiveAudit(rows: rows, folder: $0).firstBreak() }
        } catch let fault as StorageFault where fault.kind == .damagedRow {
            found = .rowDamaged(fault.reason)
        }
        return AuditReport(
            head: journal.head, lastCheckpoint: journal.tree.lastCheckpoint,
            archives: try rows.source.number("SELECT count(*) FROM archive") ?? 0,
            archivedMessages: try rows.source.number("SELECT count(*) FROM reply WHERE archive IS NOT NULL") ?? 0,
            firstBreak: found)
    }
}

/// Parts 1 and 2.
struct JournalAudit {
    let rows: StoreRows
    private(set) var tree: TreeAudit
    private(set) var head = JournalHead.start
    private var clock = SequenceCounters.start.clock
    private var recorded: [RowImage.Table: Int64] = [:]
    /// Rows that may have changed since they were last recorded.
    private var open: [RowKey: (entry: Int64, image: [UInt8])] = [:]

    private struct RowKey: Hashable {
        let table: RowImage.Table
        let key: String
    }

    init(rows: StoreRows, tree: TreeAudit) {
        self.rows = rows
        self.tree = tree
    }

    mutating func firstBreak() throws -> AuditBreak? {
        let sql = "SELECT sequence, kind, at, payload, hash FROM journal ORDER BY sequence"
        var found: AuditBreak?
        try rows.source.scan(sql) { row in
            found = try check(row)
            return found == nil
        }
        if let found = try found ?? tree.breakAtEnd() { return found }
        for (key, last) in open.sorted(by: { $0.value.entry < $1.value.entry }) {
            if let found = try compare(key, last.image, entry: last.entry) { return found }
        }
        return try unrecordedRows()
    }

    private mutating func check(_ row: any StoredRow) throws -> AuditBreak? {
        var columns = Columns(row, of: "journal")
        let sequence = try columns.integer()
        guard sequence == head.sequence + 1 else { return .entryMissing(head.sequence + 1) }
        let kindNumber = try columns.integer()
        let at = try columns.instant()
        let payload = try columns.bytes()
        guard let hash = ContentDigest(try columns.bytes()), let kindByte = UInt8(exactly: kindNumber) else {
            return .entryDamaged(entry: sequence)
        }
        guard JournalEntry.hash(after: head.hash, sequence: sequence, kind: kindByte, at: at, payload) == hash else {
            return .chainBroken(entry: sequence)
        }
        guard at >= clock else { return .clockRanBackwards(entry: sequence) }
        guard let kind = JournalKind(rawValue: kindByte),
            let rows = JournalEntry(sequence: sequence, kind: kind, at: at, payload: payload, hash: hash).rows()
        else { return .entryDamaged(entry: sequence) }
        head = JournalHead(sequence: sequence, hash: hash)
        clock = at
        if let found = try tree.add(hash) { return found }
        for row in rows {
            guard let key = row.key else { return .entryDamaged(entry: sequence) }
            let rowKey = RowKey(table: row.table, key: key)
            if open.removeValue(forKey: rowKey) == nil { recorded[row.table, default: 0] += 1 }
            if !row.isFinal {
                open[rowKey] = (sequence, row.image)
            } else if let found = try compare(rowKey, row.image, entry: sequence) {
                return found
            }
        }
        return nil
    }

    private func compare(_ key: RowKey, _ image: [UInt8], entry: Int64) throws -> AuditBreak? {
        guard let stored = try StoredImages(rows: rows).image(key.table, key: key.key) else {
            return .rowMissing(entry: entry, table: key.table, key: key.key)
        }
        guard stored.bytes == image else { return .rowDiffers(entry: entry, table: key.table, key: key.key) }
        return stored.bulkBreak
    }

    private func unrecordedRows() throws -> AuditBreak? {
        for table in RowImage.Table.allCases {
            let stored = try rows.source.number("SELECT count(*) FROM \(table.sqlName)") ?? 0
            guard stored == recorded[table, default: 0] else {
                return .rowsUnrecorded(table: table, stored: stored, recorded: recorded[table, default: 0])
            }
            guard try isNumbered(table, to: stored) else { return .rowsMisnumbered(table: table) }
        }
        return nil
    }

    /// Whether the rows that a file numbers, and no entry of the journal does, have the numbers from 1 on.
    private func isNumbered(_ table: RowImage.Table, to last: Int64) throws -> Bool {
        guard rows.source.hasRuns, StoreTable.numbered.contains(table.sqlName), last > 0 else { return true }
        return try rows.source.number("SELECT min(number) FROM \(table.sqlName)") == 1
            && rows.source.number("SELECT max(number) FROM \(table.sqlName)") == last
    }
}

extension RowImage.Table {
    fileprivate var sqlName: String {
        switch self {
        case .account: "account"
        case .hold: "hold"
        case .posting: "posting"
        case .answer: "answer"
        case .message: "message"
        case .settlementCase: "settlement_case"
        case .refusal: "refusal"
        case .coSignature: "co_signature"
        case .reply: "reply"
        case .mark: "mark"
        case .balance: "marked_balance"
        case .checkpoint: "checkpoint"
        case .archive: "archive"
        case .archived: "reply WHERE archive IS NOT NULL"
        }
    }
}

extension JournalRow {
    /// The key as text, whatever its type.
    fileprivate var key: String? {
        switch table {
        case .account, .hold, .answer, .mark, .balance: textKey
        case .posting, .message, .settlementCase, .refusal, .coSignature, .reply, .checkpoint, .archive, .archived:
            numberKey.map { String($0) }
        }
    }
}
