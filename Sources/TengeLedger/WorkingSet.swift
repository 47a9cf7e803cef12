/// The rows a batch of commands touches, as the store loaded them; what is absent does not exist.
///
/// Before a request is applied its `rowsTouched` and the answer to its key must be in here, if the store has them.
/// Applying changes the set, so later requests of the batch see what earlier ones did.
public struct WorkingSet: Sendable {
    /// Accounts by name.
    public var accounts: [AccountIdentifier: Account]
    /// Holds by name.
    public var holds: [HoldIdentifier: Hold]
    /// First answers by command key.
    public var answers: [CommandKey: StoredAnswer]
    /// Marks by name.
    public var marks: [MarkIdentifier: Mark]
    /// Marked balances by account and mark. One that is absent is empty.
    public var balances: [MarkedAccount: MarkedBalance]

    /// Rows as loaded.
    public init(
        accounts: [AccountIdentifier: Account] = [:],
        holds: [HoldIdentifier: Hold] = [:],
        answers: [CommandKey: StoredAnswer] = [:],
        marks: [MarkIdentifier: Mark] = [:],
        balances: [MarkedAccount: MarkedBalance] = [:]
    ) {
        self.accounts = accounts
        self.holds = holds
        self.answers = answers
        self.marks = marks
        self.balances = balances
    }
}

extension WorkingSet {
    /// Does what the request asks, or refuses; either way remembers the answer under the key.
    ///
    /// A repeat gets the first answer and changes nothing. A key that was used for another command is refused and
    /// keeps its first answer.
    public mutating func apply(_ request: LedgerRequest) -> LedgerOutcome {
        let fingerprint = request.command.fingerprint
        if let first = answers[request.key] {
            let isRepeat = first.fingerprint == fingerprint
            return LedgerOutcome(
                answer: isRepeat ? first.answer : .rejected(.keyReusedForAnotherCommand),
                isRepeat: isRepeat, effects: .none, recordedAnswer: nil,
                differingField: isRepeat ? nil : request.command.differingField(from: first.fingerprint))
        }
        let effects: LedgerEffects
        let recorded: StoredAnswer
        do {
            let (done, answer) = try happening(request)
            effects = done
            recorded = StoredAnswer(fingerprint: fingerprint, answer: answer)
        } catch {
            effects = .none
            recorded = StoredAnswer(fingerprint: fingerprint, answer: .rejected(error))
        }
        // Everything has been checked. From here on nothing can fail.
        assert(effects.accounts.allSatisfy(\.isWithinLimits) && effects.balances.allSatisfy(\.isWithinLimits))
        write(effects)
        answers[request.key] = recorded
        return LedgerOutcome(answer: recorded.answer, isRepeat: false, effects: effects, recordedAnswer: recorded)
    }

    /// Gathers what the request would change and its answer, and checks all of it; changes nothing.
    private func happening(
        _ request: LedgerRequest
    ) throws(LedgerRejection) -> (effects: LedgerEffects, answer: LedgerAnswer) {
        if case .transfer(let group) = request.command { return try transferring(group, request) }
        return (try effects(of: request), .done)
    }

    private func effects(of request: LedgerRequest) throws(LedgerRejection) -> LedgerEffects {
        switch request.command {
        case .openAccount(let account, let kind, let currency):
            try openingAccount(account, kind: kind, currency: currency)
        case .freezeAccount(let account): try freezingAccount(account)
        case .unfreezeAccount(let account): try unfreezingAccount(account)
        case .closeAccount(let account): try closingAccount(account)
        case .setLimits(let account, let limits): try settingLimits(account, limits)
        case .setAttributes(let account, let attributes): try settingAttributes(account, attributes)
        case .defineMark(let mark): try definingMark(mark)
        case .issue(let issuer, let payee, let money):
            try issuing(money, from: issuer, to: payee, request)
        case .redeem(let payer, let issuer, let money, let mark):
            try redeeming(money, from: payer, to: issuer, mark: mark, request)
        case .transfer(let group):
            try transferring(group, request).effects
        case .placeHold(let hold, let payer, let currency, let legs, let deadline, let purpose, let condition):
            try placing(
                hold, payer, currency, legs, by: deadline, purpose: purpose, condition: condition, at: request.at)
        case .settleHold(let hold): settling(try placedHold(hold), request)
        case .settleHoldInPart(let hold, let parts): try settling(hold, parts: parts, request)
        case .settleHolds(let group): try settling(group, request)
        case .releaseHold(let hold): givingBack(try placedHold(hold), as: .released)
        case .releaseHolds(let group): try releasing(group)
        case .expireHold(let hold): try expiring(placedHold(hold), at: request.at)
        }
    }

    private func placing(
        _ hold: HoldIdentifier, _ payer: AccountIdentifier, _ currency: Currency, _ legs: [HoldLeg],
        by deadline: Instant, purpose: PaymentPurpose?, condition: ReleaseCondition?, at: Instant
    ) throws(LedgerRejection) -> LedgerEffects {
        let payment = try Payment(payer: payer, currency: currency, legs: legs, purpose: purpose, at: at)
        return try placingHold(
            Hold(
                identifier: hold, payer: payer, currency: currency, legs: legs,
                totalMinorUnits: payment.totalMinorUnits, placedAt: at, deadline: deadline, state: .placed,
                purpose: purpose, condition: condition),
            payment)
    }

    private mutating func write(_ effects: LedgerEffects) {
        for account in effects.accounts {
            accounts[account.identifier] = account
        }
        for hold in effects.holds {
            holds[hold.identifier] = hold
        }
        for mark in effects.marks {
            marks[mark.identifier] = mark
        }
        for balance in effects.balances {
            balances[balance.key] = balance
        }
    }
}
