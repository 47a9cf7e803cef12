import Settlement
import TengeLedger

/// A batch as it was decided and not yet written: what is to be written, and on what it rests.
struct FoldedBatch: Sendable {
    /// The end of the journal that the decisions rest on. Where the journal ends otherwise they are not true.
    let base: JournalHead
    /// The end of the journal with this batch.
    let head: JournalHead
    let answers: [SequencedAnswer]
    /// What is to be written; nothing where nothing happened.
    let rows: RecordedRows
    /// What is in memory of the runs, in bytes.
    let runsBytes: Int
}

/// The ledger's rows that a batch changed, as they are at its end, with their numbers in the file.
struct NumberedLedger: Sendable {
    struct NumberedAccount: Sendable {
        let number: Int64
        let isNew: Bool
        let account: Account
    }

    struct NumberedHold: Sendable {
        let number: Int64
        let hold: Hold
    }

    var accounts: [NumberedAccount] = []
    var newHolds: [NumberedHold] = []
    var endedHolds: [NumberedHold] = []
    var newMarks: [Mark] = []
    var balances: [MarkedBalance] = []
    /// The number of the first of `SettlementChanges.answers`; the others follow.
    var firstAnswer: Int64 = 0
}
