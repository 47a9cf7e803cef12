import ISO20022
import Settlement
import TengeLedger

/// The store as dictionaries: what the durable one is compared with. Duller on purpose.
struct MemoryStore: SettlementRows {
    private(set) var messages: [Int64: MessageRecord] = [:]
    private(set) var accounts: [AccountIdentifier: Account] = [:]
    private(set) var holds: [HoldIdentifier: Hold] = [:]
    private(set) var answers: [CommandKey: StoredAnswer] = [:]
    private(set) var marks: [MarkIdentifier: Mark] = [:]
    private(set) var balances: [MarkedAccount: MarkedBalance] = [:]
    private(set) var postings: [NumberedPosting] = []
    private(set) var journal: [JournalEntry] = []
    private(set) var repliesDue: Set<Int64> = []
    private(set) var counters = SequenceCounters.start

    func messages(
        sender: BICFI, digest: ContentDigest, claiming identifier: Max35Text?, uetr: UETR?
    ) -> [MessageRecord] {
        messages.values.filter { record in
            let claims = record.claimsIdentifiers ? record.references : MessageReferences()
            return (record.sender == sender && record.digest == digest)
                || (identifier != nil && record.sender == sender && claims.businessMessageIdentifier == identifier)
                || (uetr != nil && claims.uetr == uetr)
        }
    }

    func message(claiming uetr: UETR) -> MessageRecord? {
        messages.values.first { $0.claimsIdentifiers && $0.references.uetr == uetr }
    }

    func message(sequence: Int64) -> MessageRecord? { messages[sequence] }

    func message(mailboxSequence: Int64) -> MessageRecord? {
        messages.values.first { $0.reply?.mailboxSequence == mailboxSequence }
    }

    func account(_ identifier: AccountIdentifier) -> Account? { accounts[identifier] }
    func hold(_ identifier: HoldIdentifier) -> Hold? { holds[identifier] }
    func mark(_ identifier: MarkIdentifier) -> Mark? { marks[identifier] }
    func balance(_ key: MarkedAccount) -> MarkedBalance? { balances[key] }
    func answer(_ key: CommandKey) -> StoredAnswer? { answers[key] }

    func holdsDue(before instant: Instant, limit: Int) -> [Hold] {
        let due = holds.values.filter { $0.state == .placed && $0.deadline < instant }
        return Array(due.sorted { ($0.deadline, $0.identifier) < ($1.deadline, $1.identifier) }.prefix(limit))
    }

    /// Folds commands as one batch.
    mutating func run(_ commands: [SequencedCommand]) -> [SequencedAnswer] {
        var set = SettlementWorkingSet(counters: counters)
        let answers = commands.map { command in
            set.load(for: command, from: self)
            return set.fold(command)
        }
        write(set)
        return answers
    }

    mutating func run(_ command: SequencedCommand) -> SequencedAnswer { run([command])[0] }

    /// What a restart forgets: the booking clock falls back to the last entry of the journal.
    mutating func restart() {
        counters.clock = journal.last?.at ?? SequenceCounters.start.clock
    }

    private mutating func write(_ set: SettlementWorkingSet) {
        let changes = set.changes
        counters = set.counters
        for message in changes.messages { messages[message.record.sequence] = message.record }
        for settlementCase in changes.newCases.merging(changes.decidedCases, uniquingKeysWith: { $1 }).values {
            replace(settlementCase.sequence, outcome: .payment(settlementCase))
        }
        for reply in changes.newReplies.merging(changes.acknowledged, uniquingKeysWith: { $1 }).values {
            replace(reply.message, reply: reply)
        }
        for account in changes.accounts { accounts[account] = set.ledger.accounts[account] }
        for hold in changes.newHolds.union(changes.endedHolds) { holds[hold] = set.ledger.holds[hold] }
        for mark in changes.newMarks { marks[mark] = set.ledger.marks[mark] }
        for key in changes.balances { balances[key] = set.ledger.balances[key] }
        for (key, answer) in changes.answers { answers[key] = answer }
        postings += changes.postings
        journal += changes.journal
        repliesDue.formUnion(changes.repliesDue)
        repliesDue.subtract(changes.repliesNoLongerDue)
    }

    private mutating func replace(
        _ sequence: Int64, outcome: MessageRecord.Outcome? = nil, reply: StoredReply? = nil
    ) {
        guard let old = messages[sequence] else { preconditionFailure("a change to a message that is not on file") }
        messages[sequence] = MessageRecord(
            sequence: old.sequence, sender: old.sender, digest: old.digest, references: old.references,
            receivedAt: old.receivedAt, claimsIdentifiers: old.claimsIdentifiers, outcome: outcome ?? old.outcome,
            reply: reply ?? old.reply)
    }

    var books: LedgerBooks {
        LedgerBooks(
            accounts: accounts, holds: holds, postings: postings.map(\.posting), marks: marks, balances: balances)
    }
}
