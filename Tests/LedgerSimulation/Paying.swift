import TengeLedger

/// Everything that can be wrong with money being given or promised, looked for all at once.
struct Paying {
    let legs: [Auditor.Leg]
    let payer: AccountIdentifier
    let currency: Currency
    let purpose: PaymentPurpose?
    let at: Instant
    /// Whether it must be the whole amount; else as much as there is.
    let isExact: Bool

    private var total: Int128 { legs.reduce(0) { $0 + $1.amount } }

    func faults(_ money: Pockets, _ marks: [MarkIdentifier: Mark]) -> Set<LedgerRejection> {
        var faults: Set<LedgerRejection> = []
        if legs.isEmpty { faults.insert(.legsMissing) }
        if legs.count > 16 { faults.insert(.legsTooMany) }
        if total > Auditor.limit { faults.insert(.amountTooLarge) }
        for (index, leg) in legs.enumerated() {
            if leg.amount < 0 { faults.insert(.amountNegative) }
            if leg.amount == 0 { faults.insert(.amountZero) }
            if leg.to == payer { faults.insert(.payerEqualsPayee) }
            for other in legs[..<index] where other.to == leg.to && other.mark?.identifier == leg.mark?.identifier {
                faults.insert(.payeeRepeated)
            }
            addFaults(ofPayee: leg, money, &faults)
            if let mark = leg.mark {
                if let rule = marks[mark.identifier] {
                    addFaults(leg, mark.phase, rule, money, &faults)
                } else {
                    faults.insert(.markNotFound)
                }
            }
        }
        addFaultsOfPayer(money, &faults)
        return faults
    }

    // MARK: Who

    private func addFaultsOfPayer(_ money: Pockets, _ faults: inout Set<LedgerRejection>) {
        guard let person = money.people[payer] else {
            faults.insert(.payerNotFound)
            return
        }
        if person.status == .closed { faults.insert(.payerClosed) }
        if person.status == .frozen { faults.insert(.payerFrozen) }
        if person.currency != currency { faults.insert(.payerCurrencyDiffers) }
        guard isExact else { return }
        for leg in legs {
            let asked = legs.reduce(0) { $0 + ($1.source == leg.source ? $1.amount : 0) }
            guard asked > pocketful(money, leg.source) else { continue }
            if leg.source != nil {
                faults.insert(.insufficientMarkedFunds)
            } else {
                faults.insert(person.kind == .issuer ? .issueLimitExceeded : .insufficientFunds)
            }
        }
        if total > underCap(money) { faults.insert(.debitCapExceeded) }
        if total > underTurnover(money) { faults.insert(.turnoverExceeded) }
    }

    private func addFaults(ofPayee leg: Auditor.Leg, _ money: Pockets, _ faults: inout Set<LedgerRejection>) {
        guard let person = money.people[leg.to] else {
            faults.insert(.payeeNotFound)
            return
        }
        if person.status == .closed { faults.insert(.payeeClosed) }
        if person.status == .frozen { faults.insert(.payeeFrozen) }
        if person.currency != currency { faults.insert(.payeeCurrencyDiffers) }
        guard isExact else { return }
        let asked = legs.reduce(0) { $0 + ($1.to == leg.to ? $1.amount : 0) }
        if asked > underCeiling(money, leg.to) { faults.insert(.payeeLimitExceeded) }
        if asked > underBalanceLimit(money, leg.to) { faults.insert(.balanceLimitExceeded) }
    }

    // MARK: How much

    /// The most that may leave a pocket by every bound on the payer.
    func funds(_ money: Pockets, _ source: MarkIdentifier?) -> Int128 {
        min(pocketful(money, source), underCap(money), underTurnover(money))
    }

    /// The most that may come to a payee by every bound on it.
    func room(_ money: Pockets, _ payee: AccountIdentifier) -> Int128 {
        min(underCeiling(money, payee), underBalanceLimit(money, payee))
    }

    /// An issuer's nameless pocket goes below zero, down to the limit.
    private func pocketful(_ money: Pockets, _ source: MarkIdentifier?) -> Int128 {
        let isIssuers = source == nil && money.people[payer]?.kind == .issuer
        return money.pocket(payer, source).free + (isIssuers ? Auditor.limit : 0)
    }

    private func underCap(_ money: Pockets) -> Int128 {
        guard let person = money.people[payer], let cap = person.limits.debitCapMinorUnits else { return .max }
        let total = money.total(payer)
        return Int128(cap) - (person.kind == .issuer ? -total.free : total.held)
    }

    private func underTurnover(_ money: Pockets) -> Int128 {
        guard let max = money.people[payer]?.limits.dailyTurnoverMinorUnitsMax else { return .max }
        return Int128(max) - money.spent(by: payer, at: at)
    }

    private func underCeiling(_ money: Pockets, _ payee: AccountIdentifier) -> Int128 {
        let total = money.total(payee)
        return (money.people[payee]?.kind == .issuer ? 0 : Auditor.limit) - total.posted - total.incoming
    }

    private func underBalanceLimit(_ money: Pockets, _ payee: AccountIdentifier) -> Int128 {
        guard let max = money.people[payee]?.limits.balanceMinorUnitsMax else { return .max }
        let total = money.total(payee)
        return Int128(max) - total.posted - total.incoming
    }

    // MARK: Marks

    private func addFaults(
        _ leg: Auditor.Leg, _ phase: MarkPhase, _ mark: Mark, _ money: Pockets, _ faults: inout Set<LedgerRejection>
    ) {
        guard let payee = money.people[leg.to], money.people[payer] != nil else { return }
        let rule = mark.rule
        if mark.currency != currency { faults.insert(.markCurrencyDiffers) }
        if phase == .begins, payer != mark.owner { faults.insert(.payerNotMarkOwner) }
        if payee.kind == .issuer, phase != .ends { faults.insert(.issuerTakesNoMark) }
        // The owner takes everything back and pays out its own as it likes.
        if leg.to == mark.owner || (phase == .ends && payer == mark.owner) { return }
        if let expiry = rule.expiresAt, expiry < at { faults.insert(.markExpired) }
        let isNamed = rule.payees.contains(leg.to) || !Set(rule.payeeAttributes).isDisjoint(with: payee.attributes)
        let namesNobody = rule.payees.isEmpty && rule.payeeAttributes.isEmpty
        let isRedeemed = payee.kind == .issuer
        if !isRedeemed, !isNamed, !namesNobody { faults.insert(.markForbidsPayee) }
        if !isRedeemed, phase == .ends, Set(rule.endAttributes).isDisjoint(with: payee.attributes) {
            faults.insert(.markDoesNotEndHere)
        }
        let isMeant = rule.purposes.contains { $0 == purpose }
        if !rule.purposes.isEmpty, !isMeant { faults.insert(.markForbidsPurpose) }
        if isRedeemed || payee.kind == .bank, !rule.allowsConversion { faults.insert(.markForbidsConversion) }
        if payee.kind == .partnerSettlement, !rule.allowsCrossBorder { faults.insert(.markForbidsCrossBorder) }
    }
}
