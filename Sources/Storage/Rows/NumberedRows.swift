import Settlement
import TengeLedger

// Rows of a file by their own numbers, which only a file has.
extension StoreRows {
    private static let holdByNumber = selectHold + "WHERE number = ?1"
    private static let answerByNumber = selectAnswer + "WHERE number = ?1"
    private static let accountWithNumber = "SELECT \(Columns.account), number FROM account WHERE identifier = ?1"

    func hold(number: Int64) throws(StorageFault) -> Hold? {
        try first(Self.holdByNumber, [number]) { row in try hold(row) }
    }

    func answer(number: Int64) throws(StorageFault) -> (key: CommandKey, answer: StoredAnswer)? {
        try first(Self.answerByNumber, [number], Self.answer)
    }

    /// The hold of a name among rows that may have it. Throws `damagedRow` when one of them is not there: what found it
    /// speaks of rows that were written.
    func hold(
        _ identifier: HoldIdentifier, among rows: [Int64]
    ) throws(StorageFault) -> (number: Int64, hold: Hold)? {
        for number in rows {
            guard let hold = try hold(number: number) else {
                throw StorageFault(.damagedRow, "hold, number \(number) is missing")
            }
            if hold.identifier == identifier { return (number, hold) }
        }
        return nil
    }

    /// The answer to a key among rows that may have it. Throws like `hold(_:among:)`.
    func answer(_ key: CommandKey, among rows: [Int64]) throws(StorageFault) -> StoredAnswer? {
        for number in rows {
            guard let found = try answer(number: number) else {
                throw StorageFault(.damagedRow, "answer, number \(number) is missing")
            }
            if found.key == key { return found.answer }
        }
        return nil
    }

    private static let keysOfMessage = RunFamily.messages.select + "WHERE sequence = ?1"

    /// What a message is found by; nil when there is none of this number.
    func keys(ofMessage number: Int64) throws(StorageFault) -> [MessageKey]? {
        try first(Self.keysOfMessage, [number]) { row in try MessageKey.all(of: row) }
    }

    /// The message that has a key among rows that may have it. Throws like `hold(_:among:)`; but a row after the last
    /// is one that is about to be written, and whoever is folding has it.
    func message(_ key: MessageKey, among rows: [Int64]) throws(StorageFault) -> MessageRecord? {
        for number in rows {
            guard let keys = try keys(ofMessage: number) else {
                let last = try source.number("SELECT coalesce(max(sequence), 0) FROM message") ?? 0
                guard number > last else { throw StorageFault(.damagedRow, "message \(number) is missing") }
                continue
            }
            if keys.contains(key) { return try message(sequence: number) }
        }
        return nil
    }

    /// The number of the message that has a key, by the runs and the rows after them. Throws like `hold(_:among:)`.
    func messageNumber(_ key: MessageKey) throws(StorageFault) -> Int64? {
        do {
            var found: Int64?
            try keyed.messages(key) { number in
                guard let keys = try keys(ofMessage: number) else {
                    throw StorageFault(.damagedRow, "message \(number) is missing")
                }
                if keys.contains(key) { found = number }
                return found == nil
            }
            return found
        } catch {
            throw StorageFault(error)
        }
    }

    /// An account with its number.
    func accountWithNumber(
        _ identifier: AccountIdentifier
    ) throws(StorageFault) -> (number: Int64, account: Account)? {
        try first(Self.accountWithNumber, [identifier.text]) { row in
            var columns = Columns(row, of: "account")
            let account = try columns.account()
            return (try columns.integer(), account)
        }
    }
}
