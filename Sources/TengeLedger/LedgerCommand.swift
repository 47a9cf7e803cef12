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
    /// Creates money: the issuer's posted balance falls, the other account's rises.
    case issue(issuer: AccountIdentifier, to: AccountIdentifier, money: Money)
    /// Promises money to one or several payees until it is settled, released or expired.
    case placeHold(
        HoldIdentifier, payer: AccountIdentifier, currency: Currency, legs: [HoldLeg], deadline: Instant)
    /// Moves every leg of a placed hold. Does not look at the deadline: a decision to settle is never undone.
    case settleHold(HoldIdentifier)
    /// Gives a placed hold back to its payer, whatever the time.
    case releaseHold(HoldIdentifier)
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

/// The rows a command reads or may change: what the store must load. Each list ascends and repeats nothing.
public struct RowsTouched: Hashable, Sendable {
    /// Accounts to load, where they exist.
    public let accounts: [AccountIdentifier]
    /// Holds to load, where they exist.
    public let holds: [HoldIdentifier]

    init(accounts: [AccountIdentifier], holds: [HoldIdentifier]) {
        self.accounts = Set(accounts).sorted()
        self.holds = holds
    }
}

extension LedgerCommand {
    /// The rows to load before this command is applied.
    ///
    /// A command that ends a hold names only the hold: when it exists, `Hold.rowsTouched` names the accounts.
    public var rowsTouched: RowsTouched {
        switch self {
        case .openAccount(let account, _, _), .freezeAccount(let account), .unfreezeAccount(let account),
            .closeAccount(let account):
            RowsTouched(accounts: [account], holds: [])
        case .issue(let issuer, let payee, _):
            RowsTouched(accounts: [issuer, payee], holds: [])
        case .placeHold(let hold, let payer, _, let legs, _):
            // Too many legs are refused before any account is looked at: nobody can make the store load a million.
            RowsTouched(accounts: [payer] + legs.prefix(Hold.legsMax).map(\.payee), holds: [hold])
        case .settleHold(let hold), .releaseHold(let hold), .expireHold(let hold):
            RowsTouched(accounts: [], holds: [hold])
        }
    }
}

extension Hold {
    /// The rows to load before a command ends this hold: itself, its payer and its payees.
    public var rowsTouched: RowsTouched {
        RowsTouched(accounts: [payer] + legs.map(\.payee), holds: [identifier])
    }
}
