public import ISO20022
public import TengeLedger

/// What the fold needs to be looked up: the store, or a dictionary in a test.
///
/// Each function answers nil for what does not exist, and throws only a fault of the store.
public protocol SettlementRows {
    /// What a look-up throws when the store fails.
    associatedtype Fault: Error

    /// What an admission may repeat, in any order: the message of this sender with these very bytes, the one that
    /// claims this sender's `BizMsgIdr`, and the one that claims the UETR. A nil is not looked for.
    func messages(
        sender: BICFI, digest: ContentDigest, claiming identifier: Max35Text?, uetr: UETR?
    ) throws(Fault) -> [MessageRecord]
    /// The message that claims this UETR.
    func message(claiming uetr: UETR) throws(Fault) -> MessageRecord?
    /// The message of this number.
    func message(sequence: Int64) throws(Fault) -> MessageRecord?
    /// The message whose reply has this place in the mailbox.
    func message(mailboxSequence: Int64) throws(Fault) -> MessageRecord?
    /// An account.
    func account(_ identifier: AccountIdentifier) throws(Fault) -> Account?
    /// A hold.
    func hold(_ identifier: HoldIdentifier) throws(Fault) -> Hold?
    /// A mark.
    func mark(_ identifier: MarkIdentifier) throws(Fault) -> Mark?
    /// What an account has of a mark.
    func balance(_ key: MarkedAccount) throws(Fault) -> MarkedBalance?
    /// The first answer to a key.
    func answer(_ key: CommandKey) throws(Fault) -> StoredAnswer?
    /// Placed holds whose deadline is before `instant`, earliest first, at most `limit`.
    func holdsDue(before instant: Instant, limit: Int) throws(Fault) -> [Hold]
}

// What each command touches. What an earlier command of the batch has loaded or changed is never looked up again.
extension SettlementWorkingSet {
    /// Loads the rows that folding `command` will look at.
    public mutating func load<Rows: SettlementRows>(
        for command: SequencedCommand, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        switch command {
        case .admit(let admission):
            try load(admission, from: rows)
        case .complete(let completion):
            try loadPayment(completion.uetr, from: rows)
        case .abort(let uetr, _, _):
            try loadPayment(uetr, from: rows)
        case .recordReply(let message, _, _):
            if record(sequence: message) == nil { remember(try rows.message(sequence: message)) }
        case .expireDue(let at, let limit):
            try loadDue(at: at, limit: limit, from: rows)
        case .ledger(let request):
            try load(request, from: rows)
        case .acknowledge(_, let mailboxSequence, _):
            if record(mailboxSequence: mailboxSequence) == nil {
                remember(try rows.message(mailboxSequence: mailboxSequence))
            }
        case .recordCheckpoint, .recordArchive:
            // The counters say where the last one was.
            break
        case .giveUp(let messages, _, _):
            for archived in messages where record(sequence: archived.message) == nil {
                remember(try rows.message(sequence: archived.message))
            }
        }
    }

    private mutating func load<Rows: SettlementRows>(
        _ admission: Admission, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        guard record(sender: admission.sender, digest: admission.digest) == nil else { return }
        // Who has not signed claims nothing, and repeats nothing but bytes.
        let isSigned = !admission.evidence.isEmpty
        let found = try rows.messages(
            sender: admission.sender, digest: admission.digest,
            claiming: isSigned ? admission.references.businessMessageIdentifier : nil,
            uetr: isSigned ? admission.references.uetr : nil)
        for record in found { remember(record) }
        guard isSigned else { return }
        guard case .payment(let order) = admission.content else { return }
        // Its hold need not be looked up: no message claims the UETR, and nobody else may use the name.
        try loadAccount(order.payer, from: rows)
        try loadAccount(order.payee, from: rows)
    }

    private mutating func loadPayment<Rows: SettlementRows>(
        _ uetr: UETR, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        if record(claiming: uetr) == nil { remember(try rows.message(claiming: uetr)) }
        guard case .payment(let settlementCase) = record(claiming: uetr)?.outcome else { return }
        try loadHoldAndAccounts(settlementCase.order.hold, from: rows)
    }

    private mutating func load<Rows: SettlementRows>(
        _ request: LedgerRequest, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        if ledger.answers[request.key] == nil, let answer = try rows.answer(request.key) {
            ledger.answers[request.key] = answer
            answersLoaded.append(request.key)
        }
        let touched = request.command.rowsTouched
        try loadTouched(touched, from: rows)
        for hold in touched.holds { try loadHoldAndAccounts(hold, from: rows) }
    }

    private mutating func loadDue<Rows: SettlementRows>(
        at: Instant, limit: Int, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        holdsDue = []
        for hold in try rows.holdsDue(before: at, limit: limit) {
            holdsDue.append(hold.identifier)
            if ledger.holds[hold.identifier] == nil { ledger.holds[hold.identifier] = hold }
            if let uetr = PaymentHold.uetr(of: hold.identifier), record(claiming: uetr) == nil {
                remember(try rows.message(claiming: uetr))
            }
            try loadTouched(hold.rowsTouched, from: rows)
        }
    }

    private mutating func loadAccount<Rows: SettlementRows>(
        _ identifier: AccountIdentifier, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        if ledger.accounts[identifier] == nil, let account = try rows.account(identifier) {
            ledger.accounts[identifier] = account
        }
    }

    private mutating func loadHold<Rows: SettlementRows>(
        _ identifier: HoldIdentifier, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        if ledger.holds[identifier] == nil, let hold = try rows.hold(identifier) {
            ledger.holds[identifier] = hold
        }
    }

    private mutating func loadHoldAndAccounts<Rows: SettlementRows>(
        _ identifier: HoldIdentifier, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        try loadHold(identifier, from: rows)
        guard let hold = ledger.holds[identifier] else { return }
        guard hold.legs.allSatisfy({ $0.mark == nil }) else { return try loadTouched(hold.rowsTouched, from: rows) }
        try loadAccount(hold.payer, from: rows)
        for leg in hold.legs { try loadAccount(leg.payee, from: rows) }
    }

    private mutating func loadTouched<Rows: SettlementRows>(
        _ touched: RowsTouched, from rows: borrowing Rows
    ) throws(Rows.Fault) {
        for account in touched.accounts { try loadAccount(account, from: rows) }
        for mark in touched.marks where ledger.marks[mark] == nil {
            if let found = try rows.mark(mark) { ledger.marks[mark] = found }
        }
        for key in touched.balances where ledger.balances[key] == nil {
            if let found = try rows.balance(key) { ledger.balances[key] = found }
        }
    }
}
