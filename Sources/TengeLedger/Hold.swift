/// One payee's part of a hold.
public struct HoldLeg: Hashable, Sendable {
    /// Who is to be paid.
    public let payee: AccountIdentifier
    /// How much, in minor units of the hold's currency; above zero in a hold that has been placed.
    public let amountMinorUnits: Int64
    /// The mark that the money bears, takes on or loses; `nil` for unmarked money.
    public let mark: LegMark?

    /// A leg as asked for; `placeHold` checks it.
    public init(payee: AccountIdentifier, amountMinorUnits: Int64, mark: LegMark? = nil) {
        self.payee = payee
        self.amountMinorUnits = amountMinorUnits
        self.mark = mark
    }
}

/// What must have come about before a hold is settled: 1 to 128 printable ASCII characters, no space at either end.
///
/// A slot: the ledger keeps it with the hold and shows it. Whoever settles judges whether it is fulfilled.
public struct ReleaseCondition: LedgerName {
    /// The condition as it is written.
    public let text: String

    /// `nil` when `text` is empty, longer than 128, not printable ASCII, or has a space at either end.
    public init?(_ text: String) {
        guard isIdentifierText(text, charactersMax: 128) else { return nil }
        self.text = text
    }
}

/// Where a hold is in its life: `placed`, then one of the other three for ever.
public enum HoldState: String, CaseIterable, Hashable, Sendable {
    /// Promised: the payer cannot spend it, the payees do not have it.
    case placed
    /// Every leg has moved, whole or in the part that was settled.
    case settled
    /// Given back by command: nothing has moved.
    case released
    /// Given back because the deadline had passed: nothing has moved.
    case expired
}

/// Money promised by one payer to one or several payees, ended once.
///
///     legs    1...16, each above zero, none to the payer, no payee twice with the same mark
///     total   the sum of the legs
public struct Hold: Hashable, Sendable {
    /// The most legs one hold may have.
    public static let legsMax = 16

    /// The name.
    public let identifier: HoldIdentifier
    /// Who pays.
    public let payer: AccountIdentifier
    /// The currency of every leg.
    public let currency: Currency
    /// Who is paid how much, in the order they were given.
    public let legs: [HoldLeg]
    /// The sum of the legs, in minor units.
    public let totalMinorUnits: Int64
    /// When it was placed.
    public let placedAt: Instant
    /// The last instant at which it may not yet be expired.
    public let deadline: Instant
    /// Placed, settled, released or expired.
    public internal(set) var state: HoldState
    /// What it is for; a mark's rule may ask.
    public let purpose: PaymentPurpose?
    /// What must have come about before it is settled.
    public let condition: ReleaseCondition?
    /// What was settled of each leg, in minor units, when it was settled in part; `nil` otherwise.
    public internal(set) var settledParts: [Int64]?

    /// A row as the store kept it. Nothing is checked here: `LedgerBooks.violations()` checks rows.
    public init(
        identifier: HoldIdentifier,
        payer: AccountIdentifier,
        currency: Currency,
        legs: [HoldLeg],
        totalMinorUnits: Int64,
        placedAt: Instant,
        deadline: Instant,
        state: HoldState,
        purpose: PaymentPurpose? = nil,
        condition: ReleaseCondition? = nil,
        settledParts: [Int64]? = nil
    ) {
        self.identifier = identifier
        self.payer = payer
        self.currency = currency
        self.legs = legs
        self.totalMinorUnits = totalMinorUnits
        self.placedAt = placedAt
        self.deadline = deadline
        self.state = state
        self.purpose = purpose
        self.condition = condition
        self.settledParts = settledParts
    }
}
