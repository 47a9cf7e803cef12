import Foundation
import ISO20022
import Settlement
import TengeLedger

/// Look-ups on one connection, of one snapshot. Lives as long as one batch.
struct StoreRows {
    let source: any RowSource
    /// What finds rows by key where the source has runs.
    let keyed: KeyedRows

    init(source: any RowSource) {
        self.source = source
        keyed = KeyedRows(source)
    }

    static let messageColumns = """
        m.sequence, m.sender, m.digest, m.received_at, m.claims, m.sent_from, m.sent_to,
        m.business_message_identifier, m.message_definition, m.business_service, m.creation_date,
        m.message_identifier, m.instruction, m.end_to_end, m.transaction_identifier, m.uetr,
        c.amount, c.currency, c.currency_decimals, c.payer, c.payee, c.value_date, c.expiry,
        c.partner_jurisdiction, c.own_jurisdiction, c.opened_at, c.state, c.decision, c.reason, c.ended_at,
        f.reason, f.reply, f.narrative, f.at,
        \(Columns.reply("r"))
        """
    static let messageTables = """
        message m LEFT JOIN settlement_case c ON c.message = m.sequence LEFT JOIN refusal f ON f.message = m.sequence
        LEFT JOIN reply r ON r.message = m.sequence
        """
    /// How many columns `messageColumns` has.
    static let messageColumnsCount = 42
    private static let selectMessage = "SELECT \(messageColumns) FROM \(messageTables) WHERE "
    private static let byUETR = selectMessage + "m.uetr = ?1 AND m.claims = 1"
    private static let bySequence = selectMessage + "m.sequence = ?1"
    private static let byMailbox =
        selectMessage + "m.sequence = (SELECT message FROM reply WHERE mailbox_sequence = ?1)"

    func message(claiming uetr: UETR) throws(StorageFault) -> MessageRecord? {
        guard source.hasRuns else { return try message(Self.byUETR, [uetr.text]) }
        guard let number = try messageNumber(.uetr(uetr)) else { return nil }
        return try message(sequence: number)
    }

    func message(sequence: Int64) throws(StorageFault) -> MessageRecord? {
        try message(Self.bySequence, [sequence])
    }

    func message(mailboxSequence: Int64) throws(StorageFault) -> MessageRecord? {
        try message(Self.byMailbox, [mailboxSequence])
    }

    func account(_ identifier: AccountIdentifier) throws(StorageFault) -> Account? {
        try first(Self.selectAccount + "WHERE identifier = ?1", [identifier.text]) { row in
            var columns = Columns(row, of: "account")
            return try columns.account()
        }
    }

    func hold(_ identifier: HoldIdentifier) throws(StorageFault) -> Hold? {
        guard source.hasRuns else {
            return try first(Self.selectHold + "WHERE identifier = ?1", [identifier.text]) { row in try hold(row) }
        }
        return try hold(identifier, among: keyed.numbers(.holds, identifier.text))?.hold
    }

    func mark(_ identifier: MarkIdentifier) throws(StorageFault) -> Mark? {
        try first("SELECT \(Columns.mark) FROM mark WHERE identifier = ?1", [identifier.text]) { row in
            var columns = Columns(row, of: "mark")
            return try columns.mark()
        }
    }

    func balance(_ key: MarkedAccount) throws(StorageFault) -> MarkedBalance? {
        let sql = "SELECT \(Columns.balance) FROM marked_balance WHERE mark = ?1 AND account = ?2"
        return try first(sql, [key.mark.text, key.account.text]) { row in
            var columns = Columns(row, of: "marked_balance")
            return try columns.balance()
        }
    }

    func answer(_ key: CommandKey) throws(StorageFault) -> StoredAnswer? {
        guard source.hasRuns else {
            return try first(Self.selectAnswer + "WHERE command_key = ?1", [key.text], Self.answer)?.answer
        }
        return try answer(key, among: keyed.numbers(.answers, key.text))
    }

    func holdsDue(before instant: Instant, limit: Int) throws(StorageFault) -> [Hold] {
        let sql = source.hasRuns ? Self.byDeadlineAndNumber : Self.byDeadline
        return try all(sql, [instant.millisecondsSinceEpoch, limit]) { row in try hold(row) }
    }

    // MARK: Reading

    static let selectAccount = "SELECT \(Columns.account) FROM account "
    static let selectHold = "SELECT \(Columns.hold) FROM hold "
    static let selectAnswer = "SELECT command_key, fingerprint, answer FROM answer "
    /// The index holds the open ones only, in this order.
    static let byDeadline = due + "ORDER BY deadline, identifier LIMIT ?2"
    /// The same of a file: many holds may end at one instant, and are not to be sorted each time.
    private static let byDeadlineAndNumber = due + "ORDER BY deadline, number LIMIT ?2"
    private static let due = selectHold + "WHERE state = 'placed' AND deadline < ?1 "

    func hold(_ row: any StoredRow) throws -> Hold {
        var columns = Columns(row, of: "hold")
        return try columns.hold()
    }

    static func answer(_ row: any StoredRow) throws -> (key: CommandKey, answer: StoredAnswer) {
        var columns = Columns(row, of: "answer")
        let key = try columns.text(as: CommandKey.init)
        let fingerprint = try columns.text()
        return (key, StoredAnswer(fingerprint: fingerprint, answer: try columns.text(as: LedgerAnswer.init(text:))))
    }

    private func message(_ sql: String, _ arguments: [(any StoredArgument)?]) throws(StorageFault) -> MessageRecord? {
        try first(sql, arguments, Self.record)
    }

    /// Reads `messageColumns`.
    static func record(_ row: any StoredRow) throws -> MessageRecord {
        var columns = Columns(row, of: "message")
        let sequence = try columns.integer()
        let sender = try columns.text(as: BICFI.init)
        guard let digest = ContentDigest(try columns.bytes()) else { throw columns.damage }
        let receivedAt = try columns.instant()
        let claims = try columns.integer() == 1
        let references = try columns.references()
        let outcome: MessageRecord.Outcome
        if !columns.isNull, let uetr = references.uetr {
            outcome = .payment(try columns.settlementCase(message: sequence, uetr: uetr, partner: sender))
            columns.skip(4)
        } else {
            columns.skip(14)
            let (refusal, at) = try columns.refusal()
            outcome = .refused(refusal, at: at)
        }
        return MessageRecord(
            sequence: sequence, sender: sender, digest: digest, references: references, receivedAt: receivedAt,
            claimsIdentifiers: claims, outcome: outcome, reply: columns.isNull ? nil : try columns.reply())
    }

    func first<Value>(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ read: (any StoredRow) throws -> Value
    ) throws(StorageFault) -> Value? {
        try source.first(sql, arguments, read)
    }

    func all<Value>(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ read: (any StoredRow) throws -> Value
    ) throws(StorageFault) -> [Value] {
        try source.all(sql, arguments, read)
    }
}
