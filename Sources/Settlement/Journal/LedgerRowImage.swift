public import TengeLedger

// The ledger's rows are written out whole, so that the journal alone tells what every balance was after every command.
extension RowImage {
    /// identifier, kind, currency, status, posted, held, incoming; then marked and terms, unless there are none.
    public init(_ account: Account) {
        self.init(.account, isFinal: false)
        add(account.identifier.text)
        add(account.kind.rawValue)
        add(account.currency.code)
        add(account.status.rawValue)
        add(account.postedMinorUnits)
        add(account.heldMinorUnits)
        add(account.incomingMinorUnits)
        // As it always was, for an account that has neither: what journals recorded before stays true.
        guard account.markedMinorUnits != 0 || account.terms != .none else { return }
        add(account.markedMinorUnits)
        add(account.terms.text)
    }

    /// identifier, payer, currency, total, placed at, deadline, state, then payee and amount of each leg; then, unless
    /// there are none, an empty text, which no payee is, purpose, condition, mark and phase of each leg, and each part.
    public init(_ hold: Hold) {
        self.init(.hold, isFinal: hold.state != .placed, capacity: 256)
        add(hold.identifier.text)
        add(hold.payer.text)
        add(hold.currency.code)
        add(hold.totalMinorUnits)
        add(hold.placedAt.millisecondsSinceEpoch)
        add(hold.deadline.millisecondsSinceEpoch)
        add(hold.state.rawValue)
        for leg in hold.legs {
            add(leg.payee.text)
            add(leg.amountMinorUnits)
        }
        guard !hold.isPlain else { return }
        add("")
        add(hold.purpose?.text)
        add(hold.condition?.text)
        for leg in hold.legs { add(leg.mark) }
        for part in hold.settledParts ?? [] { add(part) }
    }

    /// sequence, debit, credit, amount, currency, kind, hold, key, instant, both balances after; then mark and phase,
    /// unless the money is unmarked.
    public init(_ numbered: NumberedPosting) {
        self.init(.posting, isFinal: true, capacity: 320)
        let posting = numbered.posting
        add(numbered.sequence)
        add(posting.debit.text)
        add(posting.credit.text)
        add(posting.money.minorUnits)
        add(posting.money.currency.code)
        add(posting.kind.rawValue)
        add(posting.hold?.text)
        add(posting.key.text)
        add(posting.at.millisecondsSinceEpoch)
        add(numbered.debitPostedAfter)
        add(numbered.creditPostedAfter)
        if posting.mark != nil { add(posting.mark) }
    }

    /// key, fingerprint, answer.
    public init(key: CommandKey, _ answer: StoredAnswer) {
        self.init(.answer, isFinal: true)
        add(key.text)
        add(answer.fingerprint)
        add(answer.answer.text)
    }

    /// identifier, currency, owner, rule.
    public init(_ mark: Mark) {
        self.init(.mark, isFinal: true)
        add(mark.identifier.text)
        add(mark.currency.code)
        add(mark.owner.text)
        add(mark.rule.text)
    }

    /// account and mark as one key, posted, held, incoming.
    public init(_ balance: MarkedBalance) {
        self.init(.balance, isFinal: false)
        add(Self.keyText(balance.key))
        add(balance.postedMinorUnits)
        add(balance.heldMinorUnits)
        add(balance.incomingMinorUnits)
    }

    /// The key of a marked balance: the mark, a tab, which no identifier has, and the account.
    public static func keyText(_ key: MarkedAccount) -> String { "\(key.mark.text)\t\(key.account.text)" }

    /// Reads what `keyText` wrote; nil for any other text.
    public static func markedAccount(_ text: String) -> MarkedAccount? {
        let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let mark = MarkIdentifier(parts[0]), let account = AccountIdentifier(parts[1])
        else { return nil }
        return MarkedAccount(account: account, mark: mark)
    }

    private mutating func add(_ mark: LegMark?) {
        add(mark?.identifier.text)
        add(mark?.phase.rawValue)
    }
}

extension Hold {
    /// Whether it has nothing but payer, legs and deadline.
    public var isPlain: Bool {
        purpose == nil && condition == nil && settledParts == nil && legs.allSatisfy { $0.mark == nil }
    }
}
