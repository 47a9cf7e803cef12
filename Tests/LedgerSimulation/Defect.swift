import TengeLedger

/// A mistake as someone might make it, planted between the ledger and its callers or into the store: the simulation
/// must find each.
public enum Defect: String, CaseIterable, Sendable {
    /// The last line of a journal entry with several is lost.
    case losesTheLastPosting
    /// The answer to a payment at once is not remembered: a repeat pays again.
    case forgetsAnswers
    /// Whoever is paid in part gets one minor unit less.
    case paysOneTooLittle
    /// What was not settled of a hold stays held.
    case keepsTheRestHeld
    /// A marked balance is not given back with its hold.
    case losesMarksOnRelease
    /// A hold may expire at its deadline, not only after it.
    case expiresAtTheDeadline
    /// The last hold of a group stays placed.
    case leavesOneHoldOfAGroup
    /// A freeze is answered and not written.
    case doesNotFreeze
    /// What was paid away today is not counted.
    case forgetsTheTurnover
    /// A frozen payer is told that it has too little money.
    case confusesRefusals
    /// A repeated refusal is answered with success.
    case mendsRefusalsOnRepeat
    /// A carried mark is missing in the journal.
    case postsWithoutTheMark
    /// After a crash, the last write that came to the disk is not undone.
    case recoversAllButTheLastWrite

    /// The command as the ledger is given it.
    func before(_ request: LedgerRequest) -> LedgerRequest {
        guard self == .expiresAtTheDeadline, case .expireHold = request.command else { return request }
        let later = Instant(millisecondsSinceEpoch: request.at.millisecondsSinceEpoch + 1)
        return LedgerRequest(key: request.key, command: request.command, at: later)
    }

    /// What came of it, made wrong; the set is left as the wrong rows would leave it.
    func tamper(_ step: inout Step, _ set: inout WorkingSet) {
        switch self {
        case .losesTheLastPosting: if step.postings.count > 1 { step.postings.removeLast() }
        case .forgetsAnswers: forgetAnswer(&step, &set)
        case .paysOneTooLittle: payTooLittle(&step)
        case .keepsTheRestHeld: keepRest(&step)
        case .losesMarksOnRelease: if step.holds.contains(where: { $0.state == .released }) { step.balances = [] }
        case .leavesOneHoldOfAGroup: if case .settleHolds = step.request.command { step.holds = step.holds.dropLast() }
        case .doesNotFreeze: if case .freezeAccount = step.request.command { step.accounts = [] }
        case .forgetsTheTurnover:
            step.accounts = step.accounts.map { account in
                account.terms.turnoverMinorUnits == 0 ? account : account.changed(terms: account.terms.uncounted)
            }
        case .confusesRefusals:
            if step.answer == .rejected(.payerFrozen) { step.answer = .rejected(.insufficientFunds) }
        case .mendsRefusalsOnRepeat: if step.isRepeat { step.answer = .done }
        case .postsWithoutTheMark: step.postings = step.postings.map(\.unmarkedIfCarried)
        case .expiresAtTheDeadline, .recoversAllButTheLastWrite: return
        }
        for account in step.accounts { set.accounts[account.identifier] = account }
    }

    private func forgetAnswer(_ step: inout Step, _ set: inout WorkingSet) {
        switch step.request.command {
        case .transfer, .issue, .redeem:
            guard step.recorded != nil else { return }
            step.recorded = nil
            set.answers[step.request.key] = nil
        default: return
        }
    }

    private func payTooLittle(_ step: inout Step) {
        guard case .settleHoldInPart = step.request.command, let payee = step.postings.last?.credit else { return }
        step.accounts = step.accounts.map { $0.identifier == payee ? $0.changed(posted: -1) : $0 }
    }

    private func keepRest(_ step: inout Step) {
        guard let hold = step.holds.first, let parts = hold.settledParts else { return }
        let rest = hold.totalMinorUnits - parts.reduce(0, +)
        step.accounts = step.accounts.map { $0.identifier == hold.payer ? $0.changed(held: rest) : $0 }
    }
}

extension Account {
    fileprivate func changed(posted: Int64 = 0, held: Int64 = 0, terms: AccountTerms? = nil) -> Account {
        Account(
            identifier: identifier, kind: kind, currency: currency, status: status,
            postedMinorUnits: postedMinorUnits + posted, heldMinorUnits: heldMinorUnits + held,
            incomingMinorUnits: incomingMinorUnits, markedMinorUnits: markedMinorUnits, terms: terms ?? self.terms)
    }
}

extension AccountTerms {
    fileprivate var uncounted: AccountTerms {
        AccountTerms(limits: limits, attributes: attributes, turnoverDay: turnoverDay, turnoverMinorUnits: 0)
    }
}

extension Posting {
    fileprivate var unmarkedIfCarried: Posting {
        guard mark?.phase == .carries else { return self }
        return Posting(debit: debit, credit: credit, money: money, kind: kind, hold: hold, key: key, at: at)
    }
}
