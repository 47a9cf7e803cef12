/// Why money moved.
public enum PostingKind: String, CaseIterable, Hashable, Sendable {
    /// The issuer gave out new money.
    case issue
    /// A leg of a hold was settled.
    case settlement
    /// The issuer took money back.
    case redemption
    /// Money moved at once.
    case transfer
}

/// Money moved for good from one account to another: one line of the journal, never changed.
///
/// The store assigns the sequence.
public struct Posting: Hashable, Sendable {
    /// The account whose posted balance falls.
    public let debit: AccountIdentifier
    /// The account whose posted balance rises by as much.
    public let credit: AccountIdentifier
    /// How much; above zero.
    public let money: Money
    /// Why.
    public let kind: PostingKind
    /// The hold that was settled; `nil` for money that moved at once.
    public let hold: HoldIdentifier?
    /// The command that did it.
    public let key: CommandKey
    /// The instant of that command.
    public let at: Instant
    /// The mark that the money bore, took on or lost; `nil` for unmarked money.
    public let mark: LegMark?

    /// Whose marked balance falls; nil where the money bore no mark before.
    public var debitMarked: MarkedAccount? {
        guard let mark, mark.isTakenFromPayer else { return nil }
        return MarkedAccount(account: debit, mark: mark.identifier)
    }

    /// Whose marked balance rises; nil where the money bears no mark afterwards.
    public var creditMarked: MarkedAccount? {
        guard let mark, mark.isGivenToPayee else { return nil }
        return MarkedAccount(account: credit, mark: mark.identifier)
    }

    /// A journal line as the ledger wrote it or the store kept it.
    public init(
        debit: AccountIdentifier,
        credit: AccountIdentifier,
        money: Money,
        kind: PostingKind,
        hold: HoldIdentifier?,
        key: CommandKey,
        at: Instant,
        mark: LegMark? = nil
    ) {
        self.debit = debit
        self.credit = credit
        self.money = money
        self.kind = kind
        self.hold = hold
        self.key = key
        self.at = at
        self.mark = mark
    }
}
