/// Issuing and placing: the two ways in which money is given away, and all that is checked before.
extension WorkingSet {
    func issuing(
        _ money: Money, from issuer: AccountIdentifier, to payee: AccountIdentifier, _ request: LedgerRequest
    ) throws(LedgerRejection) -> LedgerEffects {
        let legs = [HoldLeg(payee: payee, amountMinorUnits: money.minorUnits)]
        let total = try checkedTotal(of: legs, payer: issuer)
        var (payer, payees) = try accountsOf(payer: issuer, legs: legs)
        guard payer.kind == .issuer else { throw .payerNotIssuer }
        try checkStanding(payer: payer, payees: payees, currency: money.currency)
        try checkBalances(payer: payer, payees: payees, legs: legs, total: total)
        payer.postedMinorUnits -= total
        payees[0].postedMinorUnits += total
        let posting = Posting(
            debit: issuer, credit: payee, money: money, kind: .issue, hold: nil, key: request.key, at: request.at)
        return LedgerEffects(accounts: [payer] + payees, postings: [posting])
    }

    /// `hold` is as it would be once placed; its legs have passed `checkedTotal`.
    func placingHold(_ hold: Hold) throws(LedgerRejection) -> LedgerEffects {
        guard hold.deadline > hold.placedAt else { throw .deadlineNotAfterNow }
        guard holds[hold.identifier] == nil else { throw .holdExists }
        var (payer, payees) = try accountsOf(payer: hold.payer, legs: hold.legs)
        try checkStanding(payer: payer, payees: payees, currency: hold.currency)
        try checkBalances(payer: payer, payees: payees, legs: hold.legs, total: hold.totalMinorUnits)
        payer.heldMinorUnits += hold.totalMinorUnits
        for (index, leg) in hold.legs.enumerated() {
            payees[index].incomingMinorUnits += leg.amountMinorUnits
        }
        return LedgerEffects(accounts: [payer] + payees, holds: [hold])
    }

    /// What can be said of legs without a look at any row; their sum, in minor units.
    func checkedTotal(of legs: [HoldLeg], payer: AccountIdentifier) throws(LedgerRejection) -> Int64 {
        guard !legs.isEmpty else { throw .legsMissing }
        guard legs.count <= Hold.legsMax else { throw .legsTooMany }
        guard !legs.contains(where: { $0.amountMinorUnits < 0 }) else { throw .amountNegative }
        guard !legs.contains(where: { $0.amountMinorUnits == 0 }) else { throw .amountZero }
        guard !legs.contains(where: { $0.payee == payer }) else { throw .payerEqualsPayee }
        for (index, leg) in legs.enumerated() where legs[..<index].contains(where: { $0.payee == leg.payee }) {
            throw .payeeRepeated
        }
        var total: Int64 = 0
        for leg in legs {
            let (sum, overflow) = total.addingReportingOverflow(leg.amountMinorUnits)
            guard !overflow, sum <= Account.balanceMinorUnitsMax else { throw .amountTooLarge }
            total = sum
        }
        return total
    }

    /// The payees in the order of the legs.
    private func accountsOf(
        payer identifier: AccountIdentifier, legs: [HoldLeg]
    ) throws(LedgerRejection) -> (payer: Account, payees: [Account]) {
        guard let payer = accounts[identifier] else { throw .payerNotFound }
        var payees: [Account] = []
        payees.reserveCapacity(legs.count)
        for leg in legs {
            guard let payee = accounts[leg.payee] else { throw .payeeNotFound }
            payees.append(payee)
        }
        return (payer, payees)
    }

    private func checkStanding(payer: Account, payees: [Account], currency: Currency) throws(LedgerRejection) {
        guard payer.status != .closed else { throw .payerClosed }
        guard !payees.contains(where: { $0.status == .closed }) else { throw .payeeClosed }
        guard payer.currency == currency else { throw .payerCurrencyDiffers }
        guard payees.allSatisfy({ $0.currency == currency }) else { throw .payeeCurrencyDiffers }
        guard payer.status != .frozen else { throw .payerFrozen }
        guard !payees.contains(where: { $0.status == .frozen }) else { throw .payeeFrozen }
    }

    private func checkBalances(
        payer: Account, payees: [Account], legs: [HoldLeg], total: Int64
    ) throws(LedgerRejection) {
        guard total <= payer.spendableMinorUnits else {
            throw payer.kind == .issuer ? .issueLimitExceeded : .insufficientFunds
        }
        for (payee, leg) in zip(payees, legs) where leg.amountMinorUnits > payee.headroomMinorUnits {
            throw .payeeLimitExceeded
        }
    }
}
