/// Whose account it is. Only `issuer` differs in rules: it may go below zero, and never above it.
public enum AccountKind: String, CaseIterable, Hashable, Sendable {
    /// The central bank: its posted balance is minus what it has issued and not taken back.
    case issuer
    /// A bank of the second tier.
    case bank
    /// The treasury or a state body.
    case treasury
    /// A natural or legal person.
    case client
    /// The account through which a partner central bank settles.
    case partnerSettlement
}

/// Where an account is in its life: `open` and `frozen` may follow each other; `closed` is the end.
public enum AccountStatus: String, CaseIterable, Hashable, Sendable {
    /// May pay and be paid.
    case open
    /// Takes part in no new issue or hold; holds placed before still settle, release and expire.
    case frozen
    /// Empty for ever.
    case closed
}

/// One account of one currency.
///
///     posted     moved for good                                  issuer: <= 0, others: >= 0
///     held       promised by this account in placed holds        >= 0
///     incoming   promised to this account in placed holds        >= 0
///     available  posted - held: what may still be promised       issuer: >= -limit, others: >= 0
///     marked     the part of available that bears a mark         >= 0; available - marked keeps above the same floor
///
/// `posted + incoming` never passes the ceiling (issuer: 0, others: the limit), so a hold that has been placed can
/// always settle. The proof is in DESIGN.md.
public struct Account: Hashable, Sendable {
    /// The limit: the largest balance, in minor units, above zero or below. 18 digits, as many as an ISO 20022 amount
    /// can write.
    public static let balanceMinorUnitsMax: Int64 = 999_999_999_999_999_999

    /// The name.
    public let identifier: AccountIdentifier
    /// Whose account it is.
    public let kind: AccountKind
    /// The one currency it keeps.
    public let currency: Currency
    /// Open, frozen or closed.
    public internal(set) var status: AccountStatus
    /// Moved for good, in minor units.
    public internal(set) var postedMinorUnits: Int64
    /// Promised by this account in placed holds, in minor units.
    public internal(set) var heldMinorUnits: Int64
    /// Promised to this account in placed holds, in minor units.
    public internal(set) var incomingMinorUnits: Int64
    /// The part of `available` that bears marks, in minor units: the sum of what its marked balances have available.
    public internal(set) var markedMinorUnits: Int64
    /// Limits and attributes; most accounts have none.
    public internal(set) var terms: AccountTerms

    /// A row as the store kept it. Nothing is checked here: `LedgerBooks.violations()` checks rows.
    public init(
        identifier: AccountIdentifier,
        kind: AccountKind,
        currency: Currency,
        status: AccountStatus,
        postedMinorUnits: Int64,
        heldMinorUnits: Int64,
        incomingMinorUnits: Int64,
        markedMinorUnits: Int64 = 0,
        terms: AccountTerms = .none
    ) {
        self.identifier = identifier
        self.kind = kind
        self.currency = currency
        self.status = status
        self.postedMinorUnits = postedMinorUnits
        self.heldMinorUnits = heldMinorUnits
        self.incomingMinorUnits = incomingMinorUnits
        self.markedMinorUnits = markedMinorUnits
        self.terms = terms
    }

    /// A new account: open and empty.
    init(opening identifier: AccountIdentifier, kind: AccountKind, currency: Currency) {
        self.init(
            identifier: identifier, kind: kind, currency: currency, status: .open,
            postedMinorUnits: 0, heldMinorUnits: 0, incomingMinorUnits: 0)
    }

    /// Posted less held, in minor units; of an issuer, negative.
    public var availableMinorUnits: Int64 { postedMinorUnits - heldMinorUnits }

    /// The least that `available` may come to, in minor units.
    var floorMinorUnits: Int64 { kind == .issuer ? -Self.balanceMinorUnitsMax : 0 }

    /// The most that `posted + incoming` may come to, in minor units.
    var ceilingMinorUnits: Int64 { kind == .issuer ? 0 : Self.balanceMinorUnitsMax }

    /// Whether the balances are such as the ledger leaves behind. In 128 bits: of damaged rows it must tell, not trap.
    var isWithinLimits: Bool {
        let available = Int128(postedMinorUnits) - Int128(heldMinorUnits)
        let expected = Int128(postedMinorUnits) + Int128(incomingMinorUnits)
        return heldMinorUnits >= 0 && incomingMinorUnits >= 0 && markedMinorUnits >= 0
            && available - Int128(markedMinorUnits) >= floorMinorUnits && expected <= ceilingMinorUnits
    }

    /// How much more unmarked money this account may promise, in minor units.
    var spendableMinorUnits: Int64 { availableMinorUnits - markedMinorUnits - floorMinorUnits }

    /// How much more may be promised or given to this account by the ledger's own limit, in minor units.
    var headroomMinorUnits: Int64 { ceilingMinorUnits - postedMinorUnits - incomingMinorUnits }

    /// What the debit cap bounds, in minor units: of an issuer all it has out, of others what they have promised.
    var owedMinorUnits: Int64 { kind == .issuer ? -availableMinorUnits : heldMinorUnits }
}
