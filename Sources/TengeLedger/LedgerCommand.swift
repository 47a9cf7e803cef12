/// What the ledger can be told to do. Each either happens as a whole or is refused with one `LedgerRejection`.
public enum LedgerCommand: Hashable, Sendable {
    /// Opens an empty account.
    case openAccount(AccountIdentifier, kind: AccountKind, currency: Currency)
    /// Keeps an account out of new issues and holds.
    case freezeAccount(AccountIdentifier)
    /// Ends a freeze.
    case unfreezeAccount(AccountIdentifier)
    /// Closes an empty account for ever.
    case closeAccount(AccountIdentifier)
    /// Replaces what an account may at most. What was paid away today stays counted.
    case setLimits(AccountIdentifier, AccountLimits)
    /// Replaces what an account's owner is known to be.
    case setAttributes(AccountIdentifier, PayeeAttributes)
    /// Makes a mark known, for ever as it is.
    case defineMark(Mark)
    /// Creates money: the issuer's posted balance falls, the other account's rises.
    case issue(issuer: AccountIdentifier, to: AccountIdentifier, money: Money)
    /// Destroys money: the account's posted balance falls, the issuer's rises. A mark of the money ends.
    case redeem(from: AccountIdentifier, issuer: AccountIdentifier, money: Money, mark: MarkIdentifier? = nil)
    /// Moves money at once: every transfer of the group or none.
    case transfer(TransferGroup)
    /// Promises money to one or several payees until it is settled, released or expired.
    case placeHold(
        HoldIdentifier, payer: AccountIdentifier, currency: Currency, legs: [HoldLeg], deadline: Instant,
        purpose: PaymentPurpose? = nil, condition: ReleaseCondition? = nil)
    /// Moves every leg of a placed hold. Does not look at the deadline: a decision to settle is never undone.
    case settleHold(HoldIdentifier)
    /// Moves a part of each leg, in minor units, in the order of the legs; the rest goes back to the payer.
    case settleHoldInPart(HoldIdentifier, parts: [Int64])
    /// Settles every hold of the group or none.
    case settleHolds(HoldGroup)
    /// Gives a placed hold back to its payer, whatever the time.
    case releaseHold(HoldIdentifier)
    /// Gives back every hold of the group or none.
    case releaseHolds(HoldGroup)
    /// Gives a placed hold back to its payer because its deadline is past: at the deadline itself it is still refused.
    case expireHold(HoldIdentifier)
}

/// One command, by whom it is known and when it was given.
public struct LedgerRequest: Hashable, Sendable {
    /// The command's own name: the same for every attempt.
    public let key: CommandKey
    /// What is to be done.
    public let command: LedgerCommand
    /// The present, as the caller sees it. Not a part of the command: a repeat may come later.
    public let at: Instant

    /// A request to be applied.
    public init(key: CommandKey, command: LedgerCommand, at: Instant) {
        self.key = key
        self.command = command
        self.at = at
    }
}
