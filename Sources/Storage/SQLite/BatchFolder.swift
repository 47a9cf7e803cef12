import ISO20022
import Settlement
import TengeLedger

/// Decides batches, one after the other, each upon the one before, whether or not that is in the file by now.
///
/// Keeps rows in memory, so that what comes next finds what came before. Used by one thread at a time.
final class BatchFolder {
    /// How many messages are kept from batch to batch, so that a payment's completion finds what its admission wrote: a
    /// few megabytes.
    private static let messagesKeptMax = 4096
    /// How many accounts, holds and marked balances are kept, for the commands that come next: some ten megabytes.
    private static let ledgerRowsKeptMax = 32_768

    private var kept: SettlementWorkingSet?
    /// Goes on when nothing else is kept: to read it anew takes longer the longer the history.
    private var known: KnownRows?

    /// Whether the next batch is decided from the file alone: then everything must be in it.
    var isFresh: Bool { kept == nil }

    /// Keeps nothing: what was decided was not written, or somebody else has written.
    func forget() { (kept, known) = (nil, nil) }

    /// Decides a batch. Of the batches before, the last ones may not be in the file yet; where nothing is kept of them,
    /// all are.
    func fold(_ commands: [SequencedCommand], _ source: any RowSource) throws -> FoldedBatch {
        var set = try takeKept(source)
        // What is kept beside the file is of the file only as long as nobody else has added rows.
        let isKnown = known?.head == set.counters.head
        let known = try self.known.flatMap { isKnown ? $0 : nil } ?? KnownRows(source)
        // Nothing is kept of a batch that could not be folded.
        self.known = nil
        for done in try known.written(source) { set.forget(done) }
        let base = set.counters.head
        let rows = FoldingRows(rows: StoreRows(source: source), known: known)
        var answers: [SequencedAnswer] = []
        answers.reserveCapacity(commands.count)
        for command in commands {
            try set.load(for: command, from: rows)
            answers.append(set.fold(command))
        }
        let ledger = try known.number(set, rows)
        let (changes, done) = set.handOver()
        let runs = try known.index.advance(source)
        let head = set.counters.head
        if set.messagesCount <= Self.messagesKeptMax, set.ledgerRowsCount <= Self.ledgerRowsKeptMax {
            kept = set
        } else {
            known.forgetNumbers()
        }
        known.note(done, head)
        self.known = known
        let writer = ChangeWriter(changes: changes, ledger: ledger, runs: runs)
        writer.write()
        return FoldedBatch(
            base: base, head: head, answers: answers, rows: writer.rows, runsBytes: known.index.filterBytes)
    }

    private func takeKept(_ source: any RowSource) throws -> SettlementWorkingSet {
        // Only one owner, or every change would copy the set.
        defer { kept = nil }
        return try kept ?? SettlementWorkingSet(counters: try SequenceCounters(readingFrom: source))
    }
}

/// The numbers of rows, by what the commands call them.
final class KnownRows {
    let index: RunIndex
    /// The end of the journal with all of them; nil until a batch is folded.
    private(set) var head: JournalHead?
    /// Batches that were not in the file when it was last looked at, in order.
    private var unwritten: [Unwritten] = []
    private var lastAccount: Int64
    private var accounts: [AccountIdentifier: Int64] = [:]
    private var holds: [HoldIdentifier: Int64] = [:]

    private struct Unwritten {
        /// The last entry of the journal with the batch.
        let sequence: Int64
        let done: SettlementWorkingSet.DoneRows
    }

    init(_ source: any RowSource) throws {
        index = try RunIndex(source)
        lastAccount = try source.number("SELECT coalesce(max(number), 0) FROM account") ?? 0
    }

    /// A batch has been decided, with which the journal ends so.
    func note(_ done: SettlementWorkingSet.DoneRows, _ head: JournalHead) {
        self.head = head
        unwritten.append(Unwritten(sequence: head.sequence, done: done))
    }

    /// What need not be kept any more of batches that the file has by now: the end of its journal tells. Where somebody
    /// else has written, it ends with what is none of ours, and nothing that is decided here will be written.
    func written(_ source: any RowSource) throws -> [SettlementWorkingSet.DoneRows] {
        guard !unwritten.isEmpty else { return [] }
        let last = try SequenceCounters.end(readingFrom: source)?.head.sequence ?? 0
        let written = unwritten.prefix { $0.sequence <= last }
        for _ in written { index.isWritten() }
        defer { unwritten.removeFirst(written.count) }
        return written.map(\.done)
    }

    func note(_ account: AccountIdentifier, _ number: Int64) { accounts[account] = number }

    func note(_ hold: HoldIdentifier, _ number: Int64) { holds[hold] = number }

    /// Of accounts and holds; they are looked up again.
    func forgetNumbers() {
        accounts.removeAll(keepingCapacity: true)
        holds.removeAll(keepingCapacity: true)
    }

    /// Gives the rows that a batch changed their numbers, and new ones to new rows: in the order of their names, which
    /// does not depend on the run.
    func number(_ set: SettlementWorkingSet, _ rows: FoldingRows) throws -> NumberedLedger {
        let changes = set.changes
        var numbered = NumberedLedger()
        guard !changes.isEmpty else { return numbered }
        numbered.accounts = try accounts(set, rows)
        for hold in changes.newHolds.compactMap({ set.ledger.holds[$0] }).sorted(by: { $0.identifier < $1.identifier })
        {
            let number = index.lastRow(.holds) + 1
            index.add(.holds, number, index.hash(hold.identifier.text))
            if hold.state == .placed { holds[hold.identifier] = number }
            numbered.newHolds.append(NumberedLedger.NumberedHold(number: number, hold: hold))
        }
        for hold in changes.endedHolds.compactMap({ set.ledger.holds[$0] }) {
            guard let number = try holds.removeValue(forKey: hold.identifier) ?? rows.number(of: hold.identifier) else {
                throw StorageFault(.damagedRow, "hold \(hold.identifier.text) has no row")
            }
            numbered.endedHolds.append(NumberedLedger.NumberedHold(number: number, hold: hold))
        }
        numbered.newMarks = changes.newMarks.compactMap { set.ledger.marks[$0] }
        numbered.balances = changes.balances.compactMap { set.ledger.balances[$0] }
        for posting in changes.postings {
            let accounts = (posting.posting.debit.text, posting.posting.credit.text)
            index.add(.postings, posting.sequence, [index.hash(accounts.0), index.hash(accounts.1)])
        }
        for message in changes.messages {
            index.add(.messages, message.record.sequence, message.record.keys.map { $0.hash(index.hash) })
        }
        numbered.firstAnswer = index.lastRow(.answers) + 1
        for (key, _) in changes.answers {
            index.add(.answers, index.lastRow(.answers) + 1, index.hash(key.text))
        }
        return numbered
    }

    private func accounts(
        _ set: SettlementWorkingSet, _ rows: FoldingRows
    ) throws -> [NumberedLedger.NumberedAccount] {
        var numbered: [NumberedLedger.NumberedAccount] = []
        var opened: [Account] = []
        numbered.reserveCapacity(set.changes.accounts.count)
        for account in set.changes.accounts.compactMap({ set.ledger.accounts[$0] }) {
            let identifier = account.identifier
            if let number = try accounts[identifier] ?? rows.number(of: identifier) {
                accounts[identifier] = number
                numbered.append(NumberedLedger.NumberedAccount(number: number, isNew: false, account: account))
            } else {
                opened.append(account)
            }
        }
        for account in opened.sorted(by: { $0.identifier < $1.identifier }) {
            lastAccount += 1
            accounts[account.identifier] = lastAccount
            numbered.append(NumberedLedger.NumberedAccount(number: lastAccount, isNew: true, account: account))
        }
        return numbered
    }
}

/// The file's rows for the fold, and their numbers for whoever writes them.
struct FoldingRows: SettlementRows {
    let rows: StoreRows
    let known: KnownRows

    func messages(
        sender: BICFI, digest: ContentDigest, claiming identifier: Max35Text?, uetr: UETR?
    ) throws(StorageFault) -> [MessageRecord] {
        var found: [MessageRecord] = []
        for key in MessageKey.asked(sender: sender, digest: digest, claiming: identifier, uetr: uetr) {
            if let record = try message(having: key), !found.contains(record) { found.append(record) }
        }
        return found
    }

    func message(claiming uetr: UETR) throws(StorageFault) -> MessageRecord? { try message(having: .uetr(uetr)) }

    private func message(having key: MessageKey) throws(StorageFault) -> MessageRecord? {
        let candidates = try candidates(.messages, key.hash(known.index.hash))
        return candidates.isEmpty ? nil : try rows.message(key, among: candidates)
    }

    func message(sequence: Int64) throws(StorageFault) -> MessageRecord? { try rows.message(sequence: sequence) }

    func message(mailboxSequence: Int64) throws(StorageFault) -> MessageRecord? {
        try rows.message(mailboxSequence: mailboxSequence)
    }

    func account(_ identifier: AccountIdentifier) throws(StorageFault) -> Account? {
        guard let (number, account) = try rows.accountWithNumber(identifier) else { return nil }
        known.note(identifier, number)
        return account
    }

    func hold(_ identifier: HoldIdentifier) throws(StorageFault) -> Hold? {
        guard let (number, hold) = try found(identifier) else { return nil }
        if hold.state == .placed { known.note(identifier, number) }
        return hold
    }

    func mark(_ identifier: MarkIdentifier) throws(StorageFault) -> Mark? { try rows.mark(identifier) }

    func balance(_ key: MarkedAccount) throws(StorageFault) -> MarkedBalance? { try rows.balance(key) }

    func answer(_ key: CommandKey) throws(StorageFault) -> StoredAnswer? {
        let candidates = try candidates(.answers, known.index.hash(key.text))
        return candidates.isEmpty ? nil : try rows.answer(key, among: candidates)
    }

    func holdsDue(before instant: Instant, limit: Int) throws(StorageFault) -> [Hold] {
        try rows.holdsDue(before: instant, limit: limit)
    }

    /// The number of a hold's row; nil when there is none.
    func number(of identifier: HoldIdentifier) throws(StorageFault) -> Int64? { try found(identifier)?.number }

    /// The number of an account's row; nil when there is none.
    func number(of identifier: AccountIdentifier) throws(StorageFault) -> Int64? {
        try rows.accountWithNumber(identifier)?.number
    }

    private func found(_ identifier: HoldIdentifier) throws(StorageFault) -> (number: Int64, hold: Hold)? {
        let candidates = try candidates(.holds, known.index.hash(identifier.text))
        return candidates.isEmpty ? nil : try rows.hold(identifier, among: candidates)
    }

    private func candidates(_ family: RunFamily, _ hash: Int64) throws(StorageFault) -> [Int64] {
        do {
            return try known.index.candidates(family, hash, rows.source)
        } catch {
            throw StorageFault(error)
        }
    }
}
