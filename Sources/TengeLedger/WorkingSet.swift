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

    /// Rows as loaded.
    public init(
        accounts: [AccountIdentifier: Account] = [:],
        holds: [HoldIdentifier: Hold] = [:],
        answers: [CommandKey: StoredAnswer] = [:]
    ) {
        self.accounts = accounts
        self.holds = holds
        self.answers = answers
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
                isRepeat: isRepeat, effects: .none, recordedAnswer: nil)
        }
        let effects: LedgerEffects
        let recorded: StoredAnswer
        do {
            effects = try self.effects(of: request)
            recorded = StoredAnswer(fingerprint: fingerprint, answer: .done)
        } catch {
            effects = .none
            recorded = StoredAnswer(fingerprint: fingerprint, answer: .rejected(error))
        }
        // Everything has been checked. From here on nothing can fail.
        assert(effects.accounts.allSatisfy(\.isWithinLimits))
        write(effects)
        answers[request.key] = recorded
        return LedgerOutcome(answer: recorded.answer, isRepeat: false, effects: effects, recordedAnswer: recorded)
    }

    /// Gathers what the request would change and checks all of it; changes nothing.
    private func effects(of request: LedgerRequest) throws(LedgerRejection) -> LedgerEffects {
        switch request.command {
        case .openAccount(let account, let kind, let currency):
            try openingAccount(account, kind: kind, currency: currency)
        case .freezeAccount(let account):
            try freezingAccount(account)
        case .unfreezeAccount(let account):
            try unfreezingAccount(account)
        case .closeAccount(let account):
            try closingAccount(account)
        case .issue(let issuer, let payee, let money):
            try issuing(money, from: issuer, to: payee, request)
        case .placeHold(let hold, let payer, let currency, let legs, let deadline):
            try placingHold(
                Hold(
                    identifier: hold, payer: payer, currency: currency, legs: legs,
                    totalMinorUnits: checkedTotal(of: legs, payer: payer),
                    placedAt: request.at, deadline: deadline, state: .placed))
        case .settleHold(let hold):
            settling(try placedHold(hold), request)
        case .releaseHold(let hold):
            givingBack(try placedHold(hold), as: .released)
        case .expireHold(let hold):
            try expiring(placedHold(hold), at: request.at)
        }
    }

    private mutating func write(_ effects: LedgerEffects) {
        for account in effects.accounts {
            accounts[account.identifier] = account
        }
        for hold in effects.holds {
            holds[hold.identifier] = hold
        }
    }
}
