/// What an operator allows one account at most. Nil is no limit but the ledger's own.
///
/// Looked at when money is promised or given, never when a hold is settled: a limit set today does not break a promise
/// made yesterday.
public struct AccountLimits: Hashable, Sendable {
    /// The most that `posted + incoming` may come to, in minor units.
    public let balanceMinorUnitsMax: Int64?
    /// The most the account may owe, in minor units: of an issuer, all it has out (`-available`); of any other, what it
    /// has promised in placed holds (`held`).
    public let debitCapMinorUnits: Int64?
    /// The most it may pay away or promise in one day, in minor units. What was promised counts, given back or not.
    public let dailyTurnoverMinorUnitsMax: Int64?

    /// `nil` when a limit is below zero or has more than 18 digits.
    public init?(
        balanceMinorUnitsMax: Int64? = nil, debitCapMinorUnits: Int64? = nil,
        dailyTurnoverMinorUnitsMax: Int64? = nil
    ) {
        for limit in [balanceMinorUnitsMax, debitCapMinorUnits, dailyTurnoverMinorUnitsMax] {
            guard (0...Account.balanceMinorUnitsMax).contains(limit ?? 0) else { return nil }
        }
        self.balanceMinorUnitsMax = balanceMinorUnitsMax
        self.debitCapMinorUnits = debitCapMinorUnits
        self.dailyTurnoverMinorUnitsMax = dailyTurnoverMinorUnitsMax
    }

    private init() {
        balanceMinorUnitsMax = nil
        debitCapMinorUnits = nil
        dailyTurnoverMinorUnitsMax = nil
    }

    /// No limit.
    public static let none = AccountLimits()
}

/// What an account's owner is known to be, such as `VAT` for one who is registered for it: 1 to 35 printable ASCII
/// characters. The rule of a mark may ask for it.
public struct PayeeAttribute: LedgerName {
    /// The attribute as it is written.
    public let text: String

    /// `nil` when `text` is empty, longer than 35, not printable ASCII, or has a space at either end.
    public init?(_ text: String) {
        guard isIdentifierText(text, charactersMax: 35) else { return nil }
        self.text = text
    }
}

/// Up to 16 attributes, ascending, each once.
public struct PayeeAttributes: Hashable, Sendable {
    /// The most attributes one account may have.
    public static let countMax = 16

    /// The attributes, ascending.
    public let list: [PayeeAttribute]

    /// `nil` for more than 16. Order and repetitions are of no meaning.
    public init?(_ attributes: [PayeeAttribute]) {
        let list = Set(attributes).sorted()
        guard list.count <= Self.countMax else { return nil }
        self.list = list
    }

    private init() { list = [] }

    /// No attribute.
    public static let none = PayeeAttributes()
}

/// What most accounts do not have: limits, attributes, and what was paid away today where that is limited.
public struct AccountTerms: Hashable, Sendable {
    /// What the account may at most.
    public internal(set) var limits: AccountLimits
    /// What its owner is known to be.
    public internal(set) var attributes: PayeeAttributes
    /// The day that `turnoverMinorUnits` is of, counted from 1970-01-01 UTC; it never falls.
    public internal(set) var turnoverDay: Int64
    /// Paid away or promised on that day since the turnover is limited, in minor units.
    public internal(set) var turnoverMinorUnits: Int64

    package init(limits: AccountLimits, attributes: PayeeAttributes, turnoverDay: Int64, turnoverMinorUnits: Int64) {
        self.limits = limits
        self.attributes = attributes
        self.turnoverDay = turnoverDay
        self.turnoverMinorUnits = turnoverMinorUnits
    }

    /// Of most accounts.
    public static let none = AccountTerms(
        limits: .none, attributes: .none, turnoverDay: 0, turnoverMinorUnits: 0)

    /// As the store keeps it: fields with their lengths before them.
    ///
    ///     balance max, debit cap, daily turnover max (each may be empty), day, turnover, count, attributes
    public var text: String {
        var fields = FieldText()
        fields.add(limits.balanceMinorUnitsMax)
        fields.add(limits.debitCapMinorUnits)
        fields.add(limits.dailyTurnoverMinorUnitsMax)
        fields.add(turnoverDay)
        fields.add(turnoverMinorUnits)
        fields.add(Int64(attributes.list.count))
        for attribute in attributes.list { fields.add(attribute.text) }
        return fields.written
    }

    /// Reads what `text` wrote; `nil` for any other text.
    public init?(text: String) {
        guard var fields = FieldReader(text), let balance = fields.optionalInteger(),
            let cap = fields.optionalInteger(), let turnover = fields.optionalInteger(),
            let limits = AccountLimits(
                balanceMinorUnitsMax: balance, debitCapMinorUnits: cap, dailyTurnoverMinorUnitsMax: turnover),
            let day = fields.integer(), let spent = fields.integer(), let list = fields.list(PayeeAttribute.init),
            let attributes = PayeeAttributes(list), attributes.list == list, fields.isAtEnd
        else { return nil }
        self.init(limits: limits, attributes: attributes, turnoverDay: day, turnoverMinorUnits: spent)
    }

    /// Which day an instant is in: whole days of 86,400,000 ms since 1970-01-01T00:00:00Z, rounded down.
    public static func day(of instant: Instant) -> Int64 {
        let (quotient, remainder) = instant.millisecondsSinceEpoch.quotientAndRemainder(dividingBy: 86_400_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// What may still be paid away at an instant; nil when it is not limited. A clock that went back stays in the day.
    func turnoverLeft(at instant: Instant) -> Int64? {
        guard let max = limits.dailyTurnoverMinorUnitsMax else { return nil }
        return Self.day(of: instant) > turnoverDay ? max : max - turnoverMinorUnits
    }

    /// Counts what is paid away or promised. Called within `turnoverLeft`: it cannot overflow.
    mutating func count(_ minorUnits: Int64, at instant: Instant) {
        guard limits.dailyTurnoverMinorUnitsMax != nil else { return }
        let day = Self.day(of: instant)
        if day > turnoverDay {
            turnoverDay = day
            turnoverMinorUnits = 0
        }
        turnoverMinorUnits += minorUnits
    }
}
