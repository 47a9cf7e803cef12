/// One payee's part of a hold.
public struct HoldLeg: Hashable, Sendable {
    /// Who is to be paid.
    public let payee: AccountIdentifier
    /// How much, in minor units of the hold's currency; above zero in a hold that has been placed.
    public let amountMinorUnits: Int64

    /// A leg as asked for; `placeHold` checks it.
    public init(payee: AccountIdentifier, amountMinorUnits: Int64) {
        self.payee = payee
        self.amountMinorUnits = amountMinorUnits
    }
}

/// Where a hold is in its life: `placed`, then one of the other three for ever.
public enum HoldState: String, CaseIterable, Hashable, Sendable {
    /// Promised: the payer cannot spend it, the payees do not have it.
    case placed
    /// Every leg has moved.
    case settled
    /// Given back by command: nothing has moved.
    case released
    /// Given back because the deadline had passed: nothing has moved.
    case expired
}

/// Money promised by one payer to one or several payees, all of it or nothing.
///
///     legs    1...16, each above zero, payees all different and none the payer
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

    /// A row as the store kept it. Nothing is checked here: `LedgerBooks.violations()` checks rows.
    public init(
        identifier: HoldIdentifier,
        payer: AccountIdentifier,
        currency: Currency,
        legs: [HoldLeg],
        totalMinorUnits: Int64,
        placedAt: Instant,
        deadline: Instant,
        state: HoldState
    ) {
        self.identifier = identifier
        self.payer = payer
        self.currency = currency
        self.legs = legs
        self.totalMinorUnits = totalMinorUnits
        self.placedAt = placedAt
        self.deadline = deadline
        self.state = state
    }
}
