import ISO20022
public import TengeLedger

/// The rows a batch of commands touches, and what folding the batch has changed.
///
///     for command in batch {
///         try set.load(for: command, from: store)     // only what is not here yet
///         answers.append(set.fold(command))           // pure
///     }
///     try store.write(set.changes)                    // one transaction
///
/// When the write fails, the set is thrown away and nobody was answered. When it succeeds, the set may serve the next
/// batch after `beginBatch`: its rows are what the store has, as long as nobody else has written to it. It may even
/// serve the next batch while the write goes on, after `handOver`; then it is thrown away when the write fails.
public struct SettlementWorkingSet: Sendable {
    /// Rows of the ledger.
    public internal(set) var ledger = WorkingSet()
    /// Where the numbering stands.
    public internal(set) var counters: SequenceCounters
    /// What is to be written.
    public internal(set) var changes = SettlementChanges()
    /// Holds found due for the command about to be folded.
    var holdsDue: [HoldIdentifier] = []
    /// Keys whose first answer was loaded, for a repeat.
    var answersLoaded: [CommandKey] = []

    private var records: [Int64: MessageRecord] = [:]
    private var byBytes: [BytesKey: Int64] = [:]
    private var byIdentifier: [IdentifierKey: Int64] = [:]
    private var byUETR: [UETR: Int64] = [:]
    private var byMailbox: [Int64: Int64] = [:]

    private struct BytesKey: Hashable {
        let sender: BICFI
        let digest: ContentDigest
    }

    private struct IdentifierKey: Hashable {
        let sender: BICFI
        let identifier: Max35Text
    }

    /// An empty set.
    public init(counters: SequenceCounters) {
        self.counters = counters
    }

    /// How many messages are in the set: what the caller bounds its memory by.
    public var messagesCount: Int { records.count }

    /// How many rows of the ledger are in the set: likewise.
    public var ledgerRowsCount: Int { ledger.accounts.count + ledger.holds.count + ledger.balances.count }

    /// Forgets what was written, keeps the rows that may be asked for again: of holds those that are placed, of answers
    /// none. Who repeats an old command waits for the store.
    public mutating func beginBatch() { forget(handOver().done) }

    /// Rows that need not be kept once the changes they came with are in the store.
    public struct DoneRows: Sendable {
        fileprivate var holds: [HoldIdentifier] = []
        fileprivate var answers: [CommandKey] = []
    }

    /// The changes so far, which somebody else will write while this set folds what comes next. Everything stays here,
    /// since the store does not have it yet; `done` is for `forget`, when it has.
    public mutating func handOver() -> (changes: SettlementChanges, done: DoneRows) {
        var done = DoneRows()
        done.holds = Array(changes.endedHolds) + changes.newHolds.filter { ledger.holds[$0]?.state != .placed }
        done.answers = changes.answers.map(\.key) + answersLoaded
        answersLoaded = []
        defer { changes = SettlementChanges() }
        return (changes, done)
    }

    /// Forgets rows of a batch that the store has by now.
    public mutating func forget(_ done: DoneRows) {
        for hold in done.holds { ledger.holds[hold] = nil }
        for key in done.answers { ledger.answers[key] = nil }
    }

    /// Forgets balances, which a store with several writers reads and locks anew for each batch.
    package mutating func forgetBalances() {
        ledger.accounts.removeAll(keepingCapacity: true)
        ledger.balances.removeAll(keepingCapacity: true)
    }
}

extension SettlementWorkingSet {
    func record(sequence: Int64) -> MessageRecord? { records[sequence] }

    func record(sender: BICFI, digest: ContentDigest) -> MessageRecord? {
        byBytes[BytesKey(sender: sender, digest: digest)].flatMap { records[$0] }
    }

    func record(sender: BICFI, claiming identifier: Max35Text) -> MessageRecord? {
        byIdentifier[IdentifierKey(sender: sender, identifier: identifier)].flatMap { records[$0] }
    }

    func record(claiming uetr: UETR) -> MessageRecord? { byUETR[uetr].flatMap { records[$0] } }

    func record(mailboxSequence: Int64) -> MessageRecord? { byMailbox[mailboxSequence].flatMap { records[$0] } }

    /// Takes in a row as loaded. A row that is here already may have changed since, and stays.
    mutating func remember(_ record: MessageRecord?) {
        guard let record, records[record.sequence] == nil else { return }
        put(record)
    }

    /// Takes in a row as changed.
    mutating func put(_ record: MessageRecord) {
        records[record.sequence] = record
        byBytes[BytesKey(sender: record.sender, digest: record.digest)] = record.sequence
        if record.claimsIdentifiers {
            if let identifier = record.references.businessMessageIdentifier {
                byIdentifier[IdentifierKey(sender: record.sender, identifier: identifier)] = record.sequence
            }
            if let uetr = record.references.uetr { byUETR[uetr] = record.sequence }
        }
        if let reply = record.reply { byMailbox[reply.mailboxSequence] = record.sequence }
    }

    /// The next entry of the journal, with the rows one command changed.
    mutating func append(_ kind: JournalKind, rows: [RowImage]) {
        let entry = JournalEntry(after: counters.head, kind: kind, at: counters.clock, rows: rows)
        counters.head = JournalHead(sequence: entry.sequence, hash: entry.hash)
        changes.journal.append(entry)
    }

    /// Moves the booking clock to `at`, unless it is past that already.
    mutating func advanceClock(to at: Instant) {
        counters.clock = max(counters.clock, at)
    }
}
