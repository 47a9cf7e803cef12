/// All rows of a ledger at one moment, to be audited.
///
/// Grows with history: for tests, operators' checks and reconciliation, never for a payment.
public struct LedgerBooks: Sendable {
    /// Every account.
    public let accounts: [AccountIdentifier: Account]
    /// Every hold.
    public let holds: [HoldIdentifier: Hold]
    /// The whole journal, in any order.
    public let postings: [Posting]
    /// Every mark.
    public let marks: [MarkIdentifier: Mark]
    /// Every marked balance.
    public let balances: [MarkedAccount: MarkedBalance]

    /// The rows as they are.
    public init(
        accounts: [AccountIdentifier: Account], holds: [HoldIdentifier: Hold], postings: [Posting],
        marks: [MarkIdentifier: Mark] = [:], balances: [MarkedAccount: MarkedBalance] = [:]
    ) {
        self.accounts = accounts
        self.holds = holds
        self.postings = postings
        self.marks = marks
        self.balances = balances
    }

    /// Every breach of every invariant, in the order of `LedgerInvariant`; empty when all is well.
    public func violations() -> [LedgerViolation] {
        LedgerInvariant.allCases.flatMap { invariant in
            invariant.breaches(in: self).map { LedgerViolation(invariant: invariant, subject: $0) }
        }
    }
}

/// One breach: which invariant, and where.
public struct LedgerViolation: Hashable, Sendable {
    /// What should have been true.
    public let invariant: LedgerInvariant
    /// What it is not true of.
    public let subject: LedgerSubject
}

/// What an invariant speaks of.
public enum LedgerSubject: Hashable, Sendable {
    /// All accounts of a currency.
    case currency(Currency)
    /// One account.
    case account(AccountIdentifier)
    /// One hold.
    case hold(HoldIdentifier)
    /// A journal line of this command.
    case posting(CommandKey)
    /// One mark.
    case mark(MarkIdentifier)
    /// One account's money of one mark.
    case balance(MarkedAccount)
}
