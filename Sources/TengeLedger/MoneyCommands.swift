/// Issuing, redeeming, transferring and placing: the ways in which money is given away.
extension WorkingSet {
    func issuing(
        _ money: Money, from issuer: AccountIdentifier, to payee: AccountIdentifier, _ request: LedgerRequest
    ) throws(LedgerRejection) -> LedgerEffects {
        let payment = try Payment(
            payer: issuer, currency: money.currency,
            legs: [HoldLeg(payee: payee, amountMinorUnits: money.minorUnits)], at: request.at)
        var draft = LedgerDraft(self)
        try draft.check(payment, issuer: .payer)
        draft.move(payment, .issue, request)
        return draft.effects
    }

    func redeeming(
        _ money: Money, from payer: AccountIdentifier, to issuer: AccountIdentifier, mark: MarkIdentifier?,
        _ request: LedgerRequest
    ) throws(LedgerRejection) -> LedgerEffects {
        let payment = try Payment(
            payer: payer, currency: money.currency, legs: [.redeeming(money, to: issuer, mark: mark)],
            at: request.at)
        var draft = LedgerDraft(self)
        try draft.check(payment, issuer: .payee)
        draft.move(payment, .redemption, request)
        return draft.effects
    }

    /// One after the other in a draft: the first that is refused refuses the group.
    func transferring(
        _ group: TransferGroup, _ request: LedgerRequest
    ) throws(LedgerRejection) -> (effects: LedgerEffects, answer: LedgerAnswer) {
        var draft = LedgerDraft(self)
        var moved: [Int64] = []
        for transfer in group.transfers {
            let payment = try draft.payment(of: transfer, at: request.at)
            draft.move(payment, .transfer, request)
            moved.append(payment.totalMinorUnits)
        }
        return (draft.effects, group.hasBalancing ? .moved(moved) : .done)
    }

    /// `hold` is as it would be once placed; `payment` is of the same legs.
    func placingHold(_ hold: Hold, _ payment: Payment) throws(LedgerRejection) -> LedgerEffects {
        guard hold.deadline > hold.placedAt else { throw .deadlineNotAfterNow }
        guard holds[hold.identifier] == nil else { throw .holdExists }
        var draft = LedgerDraft(self)
        try draft.check(payment)
        draft.promise(payment)
        draft.append(hold)
        return draft.effects
    }
}

extension LedgerDraft {
    /// A payment at once is a promise kept in the same breath.
    mutating func move(_ payment: Payment, _ kind: PostingKind, _ request: LedgerRequest) {
        promise(payment)
        for leg in payment.legs {
            resolve(leg, of: payment.payer, moving: leg.amountMinorUnits)
            post(leg, leg.amountMinorUnits, from: payment.payer, payment.currency, kind, request)
        }
    }
}
