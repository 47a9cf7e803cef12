import TengeLedger

/// One thing that can be wrong with a command, on a scene where else all is well.
struct Fault {
    let rejection: LedgerRejection
    /// What of the scene it takes for itself; two faults that claim the same cannot both be there.
    let claims: Set<String>
    let spoil: (inout Scene) -> Void

    init(_ rejection: LedgerRejection, claims: Set<String> = [], _ spoil: @escaping (inout Scene) -> Void) {
        self.rejection = rejection
        self.claims = claims
        self.spoil = spoil
    }
}

/// Rows and a command made by hand: a payer with all the money there can be, a payee with none, a hold that is due.
///
/// The rows need not be such as the ledger would leave: here only the order of the guards matters.
struct Scene {
    var payer: Account?
    var payees: [Account]
    var legs: [HoldLeg]
    var marks: [MarkIdentifier: Mark] = [:]
    var markFunds: [MarkIdentifier: Int64] = [:]
    var isBalancing = false
    var holdState: HoldState?
    var deadline = Instant(millisecondsSinceEpoch: 1000)
    var now = Instant(millisecondsSinceEpoch: 0)

    init(payerKind: AccountKind) {
        payer = Self.account("PAYER", payerKind, posted: payerKind == .issuer ? 0 : Account.balanceMinorUnitsMax)
        payees = [Self.account("PAYEE", .client)]
        legs = [HoldLeg(payee: Self.account("PAYEE", .client).identifier, amountMinorUnits: 1)]
    }

    mutating func addLeg(_ payee: Account, amount: Int64 = 1, exists: Bool = true) {
        legs.append(HoldLeg(payee: payee.identifier, amountMinorUnits: amount))
        if exists { payees.append(payee) }
    }

    mutating func setAmount(_ amount: Int64) {
        legs = [HoldLeg(payee: legs[0].payee, amountMinorUnits: amount, mark: legs[0].mark)]
    }

    func answer(to command: LedgerCommand, keyIsUsed: Bool = false) -> LedgerAnswer {
        var set = WorkingSet()
        for account in payees + [payer].compactMap(\.self) {
            set.accounts[account.identifier] = account
        }
        set.marks = marks
        for (mark, amount) in markFunds {
            let key = MarkedAccount(account: Self.account("PAYER", .client).identifier, mark: mark)
            set.balances[key] = MarkedBalance(key: key, postedMinorUnits: amount)
        }
        if let holdState {
            set.holds[Self.hold] = Hold(
                identifier: Self.hold, payer: Self.account("PAYER", .client).identifier, currency: Self.tenge,
                legs: legs, totalMinorUnits: 1, placedAt: now, deadline: deadline, state: holdState)
        }
        if keyIsUsed {
            set.answers[Self.key] = StoredAnswer(fingerprint: "another command", answer: .done)
        }
        return set.apply(LedgerRequest(key: Self.key, command: command, at: now)).answer
    }

    static func account(
        _ name: String, _ kind: AccountKind, _ status: AccountStatus = .open, currency: Currency = tenge,
        posted: Int64 = 0, held: Int64 = 0, incoming: Int64 = 0, limits: AccountLimits? = nil
    ) -> Account {
        guard let identifier = AccountIdentifier(name) else { preconditionFailure("\(name) is an identifier") }
        return Account(
            identifier: identifier, kind: kind, currency: currency, status: status,
            postedMinorUnits: posted, heldMinorUnits: held, incomingMinorUnits: incoming,
            terms: AccountTerms(
                limits: limits ?? .none, attributes: .none, turnoverDay: 0, turnoverMinorUnits: 0))
    }

    static let tenge = named("KZT", Currency.init)
    static let yuan = named("CNY", Currency.init)
    static let hold = named("HOLD", HoldIdentifier.init)
    static let key = named("key", CommandKey.init)

    static func named<Value>(_ text: String, _ make: (String) -> Value?) -> Value {
        guard let value = make(text) else { preconditionFailure("\(text) is well formed") }
        return value
    }
}

extension Scene {
    /// The paying account as it is, or changed.
    mutating func setPayer(
        _ status: AccountStatus? = nil, kind: AccountKind? = nil, currency: Currency? = nil, posted: Int64? = nil,
        debitCap: Int64? = nil, turnover: Int64? = nil
    ) {
        guard let payer else { return }
        self.payer = Self.account(
            "PAYER", kind ?? payer.kind, status ?? payer.status, currency: currency ?? payer.currency,
            posted: posted ?? payer.postedMinorUnits,
            limits: AccountLimits(
                debitCapMinorUnits: debitCap ?? payer.terms.limits.debitCapMinorUnits,
                dailyTurnoverMinorUnitsMax: turnover ?? payer.terms.limits.dailyTurnoverMinorUnitsMax))
    }

    /// The first payee as it is, or changed.
    mutating func setPayee(
        _ status: AccountStatus? = nil, kind: AccountKind? = nil, currency: Currency? = nil, posted: Int64? = nil,
        held: Int64? = nil, incoming: Int64? = nil, limit: Int64? = nil
    ) {
        guard let payee = payees.first else { return }
        payees[0] = Self.account(
            "PAYEE", kind ?? payee.kind, status ?? payee.status, currency: currency ?? payee.currency,
            posted: posted ?? payee.postedMinorUnits, held: held ?? payee.heldMinorUnits,
            incoming: incoming ?? payee.incomingMinorUnits,
            limits: AccountLimits(
                balanceMinorUnitsMax: limit ?? payee.terms.limits.balanceMinorUnitsMax))
    }

    /// A leg of one minor unit with a mark of its own name, whose rule has one fault at most.
    mutating func addMarkedLeg(
        _ name: String, _ phase: MarkPhase = .carries, to payee: Account? = nil, owner: String = "OWNER",
        currency: Currency = tenge, rule: MarkRule? = MarkRule(), funds: Int64 = 1, isDefined: Bool = true
    ) {
        let mark = Self.named(name, MarkIdentifier.init)
        define(mark, owner: owner, currency: currency, rule: rule, funds: funds, isDefined: isDefined)
        let payee = payee ?? Self.account("TO-\(name)", .client)
        legs.append(HoldLeg(payee: payee.identifier, amountMinorUnits: 1, mark: LegMark(mark, phase)))
        payees.append(payee)
    }

    /// Gives the one leg a mark.
    mutating func mark(
        _ phase: MarkPhase = .carries, owner: String = "OWNER", currency: Currency = tenge,
        rule: MarkRule? = MarkRule(), funds: Int64 = 1, isDefined: Bool = true
    ) {
        let mark = Self.named("MARK", MarkIdentifier.init)
        define(mark, owner: owner, currency: currency, rule: rule, funds: funds, isDefined: isDefined)
        legs = legs.map {
            HoldLeg(payee: $0.payee, amountMinorUnits: $0.amountMinorUnits, mark: LegMark(mark, phase))
        }
    }

    private mutating func define(
        _ mark: MarkIdentifier, owner: String, currency: Currency, rule: MarkRule?, funds: Int64, isDefined: Bool
    ) {
        guard isDefined, let rule else { return }
        marks[mark] = Mark(
            identifier: mark, currency: currency, owner: Self.account(owner, .client).identifier, rule: rule)
        markFunds[mark] = funds
    }

    static func rule(payees: [String] = [], purposes: [String] = [], expiresAt: Int64? = nil) -> MarkRule? {
        MarkRule(
            payees: payees.compactMap(AccountIdentifier.init), purposes: purposes.compactMap(PaymentPurpose.init),
            expiresAt: expiresAt.map(Instant.init(millisecondsSinceEpoch:)))
    }
}
