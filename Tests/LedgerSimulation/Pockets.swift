import TengeLedger

/// Who has an account, and what an operator said of it.
struct Person {
    let kind: AccountKind
    let currency: Currency
    var status: AccountStatus = .open
    var limits = AccountLimits.none
    var attributes: [PayeeAttribute] = []
    var spentOnDay: Int64 = 0
    var spent: Int128 = 0

    init(kind: AccountKind, currency: Currency) {
        self.kind = kind
        self.currency = currency
    }
}

/// Money of one account and one mark, or none.
struct Pocket: Equatable {
    var posted: Int128 = 0
    var held: Int128 = 0
    var incoming: Int128 = 0
    var free: Int128 { posted - held }
}

/// All accounts, each with its pockets; the pocket without a mark has no name.
struct Pockets {
    var people: [AccountIdentifier: Person] = [:]
    var pockets: [AccountIdentifier: [MarkIdentifier?: Pocket]] = [:]

    func pocket(_ account: AccountIdentifier, _ mark: MarkIdentifier?) -> Pocket {
        pockets[account]?[mark] ?? Pocket()
    }

    /// All pockets of an account together.
    func total(_ account: AccountIdentifier) -> Pocket {
        var total = Pocket()
        for pocket in (pockets[account] ?? [:]).values {
            total.posted += pocket.posted
            total.held += pocket.held
            total.incoming += pocket.incoming
        }
        return total
    }

    mutating func reserve(_ leg: Auditor.Leg, from payer: AccountIdentifier) {
        pockets[payer, default: [:]][leg.source, default: Pocket()].held += leg.amount
        pockets[leg.to, default: [:]][leg.target, default: Pocket()].incoming += leg.amount
    }

    mutating func resolve(_ leg: Auditor.Leg, from payer: AccountIdentifier, moving moved: Int128) {
        pockets[payer, default: [:]][leg.source, default: Pocket()].held -= leg.amount
        pockets[payer, default: [:]][leg.source, default: Pocket()].posted -= moved
        pockets[leg.to, default: [:]][leg.target, default: Pocket()].incoming -= leg.amount
        pockets[leg.to, default: [:]][leg.target, default: Pocket()].posted += moved
    }

    /// Days begin at midnight UTC; a clock that went back stays in the latest day.
    static func day(_ at: Instant) -> Int64 {
        let milliseconds = Int128(at.millisecondsSinceEpoch)
        let day: Int128 = 86_400_000
        let whole = milliseconds / day
        return Int64(milliseconds < whole * day ? whole - 1 : whole)
    }

    /// What was paid away on the day that `at` is in.
    func spent(by account: AccountIdentifier, at: Instant) -> Int128 {
        guard let person = people[account], Self.day(at) <= person.spentOnDay else { return 0 }
        return person.spent
    }

    mutating func spend(_ amount: Int128, by account: AccountIdentifier, at: Instant) {
        guard var person = people[account], person.limits.dailyTurnoverMinorUnitsMax != nil else { return }
        person.spent = spent(by: account, at: at) + amount
        person.spentOnDay = max(person.spentOnDay, Self.day(at))
        people[account] = person
    }

    mutating func setLimits(_ limits: AccountLimits, of account: AccountIdentifier) {
        people[account]?.limits = limits
        guard limits.dailyTurnoverMinorUnitsMax == nil else { return }
        people[account]?.spent = 0
        people[account]?.spentOnDay = 0
    }
}
