/// Money that one payer is to promise or to give, as every command that does so asks for it.
struct Payment {
    let payer: AccountIdentifier
    let currency: Currency
    let legs: [HoldLeg]
    let totalMinorUnits: Int64
    let purpose: PaymentPurpose?
    let at: Instant

    /// What can be said of legs without a look at any row.
    init(
        payer: AccountIdentifier, currency: Currency, legs: [HoldLeg], purpose: PaymentPurpose? = nil, at: Instant
    ) throws(LedgerRejection) {
        self.payer = payer
        self.currency = currency
        self.legs = legs
        self.purpose = purpose
        self.at = at
        guard !legs.isEmpty else { throw .legsMissing }
        guard legs.count <= Hold.legsMax else { throw .legsTooMany }
        guard !legs.contains(where: { $0.amountMinorUnits < 0 }) else { throw .amountNegative }
        guard !legs.contains(where: { $0.amountMinorUnits == 0 }) else { throw .amountZero }
        guard !legs.contains(where: { $0.payee == payer }) else { throw .payerEqualsPayee }
        for (index, leg) in legs.enumerated() where legs[..<index].contains(where: leg.repeats) {
            throw .payeeRepeated
        }
        var total: Int64 = 0
        for leg in legs {
            let (sum, overflow) = total.addingReportingOverflow(leg.amountMinorUnits)
            guard !overflow, sum <= Account.balanceMinorUnitsMax else { throw .amountTooLarge }
            total = sum
        }
        totalMinorUnits = total
    }

    /// Sums of legs: each is a part of the total, which has at most 18 digits.
    func sum(where isMeant: (HoldLeg) -> Bool) -> Int64 {
        var sum: Int64 = 0
        for leg in legs where isMeant(leg) { sum += leg.amountMinorUnits }
        return sum
    }
}

extension HoldLeg {
    func repeats(_ other: HoldLeg) -> Bool {
        payee == other.payee && mark?.identifier == other.mark?.identifier
    }
}

/// Which of its two accounts a command wants to be an issuer.
enum IssuerSide {
    case payer, payee, either
}

// The rejections in the order of the guards; where several legs have faults, the first by `LedgerRejection`.
extension LedgerDraft {
    /// Everything that stands between a payment and its promise.
    func check(_ payment: Payment, issuer: IssuerSide = .either) throws(LedgerRejection) {
        let (payer, payees) = try standing(payment, issuer: issuer)
        try checkMarks(payment, payer: payer, payees: payees)
        try checkFunds(payment, payer: payer)
        try checkRoom(payment, payees: payees)
    }

    /// The accounts, in the order of the legs, once they are known to exist and to take part.
    private func standing(
        _ payment: Payment, issuer: IssuerSide
    ) throws(LedgerRejection) -> (payer: Account, payees: [Account]) {
        guard let payer = account(payment.payer) else { throw .payerNotFound }
        var payees: [Account] = []
        payees.reserveCapacity(payment.legs.count)
        for leg in payment.legs {
            guard let payee = account(leg.payee) else { throw .payeeNotFound }
            payees.append(payee)
        }
        for leg in payment.legs {
            if let mark = leg.mark, self.mark(mark.identifier) == nil { throw .markNotFound }
        }
        switch issuer {
        case .payer: guard payer.kind == .issuer else { throw .payerNotIssuer }
        case .payee: guard payees.allSatisfy({ $0.kind == .issuer }) else { throw .payeeNotIssuer }
        case .either: break
        }
        guard payer.status != .closed else { throw .payerClosed }
        guard !payees.contains(where: { $0.status == .closed }) else { throw .payeeClosed }
        guard payer.currency == payment.currency else { throw .payerCurrencyDiffers }
        guard payees.allSatisfy({ $0.currency == payment.currency }) else { throw .payeeCurrencyDiffers }
        guard payer.status != .frozen else { throw .payerFrozen }
        guard !payees.contains(where: { $0.status == .frozen }) else { throw .payeeFrozen }
        return (payer, payees)
    }

    private func checkMarks(_ payment: Payment, payer: Account, payees: [Account]) throws(LedgerRejection) {
        var first: LedgerRejection?
        for (leg, payee) in zip(payment.legs, payees) {
            guard let use = leg.mark, let mark = mark(use.identifier) else { continue }
            let fault = mark.fault(use.phase, payment, payer: payer, payee: payee)
            if let fault, first.map({ fault.precedes($0) }) ?? true { first = fault }
        }
        if let first { throw first }
    }

    private func checkFunds(_ payment: Payment, payer: Account) throws(LedgerRejection) {
        let unmarked = payment.sum { $0.mark?.isTakenFromPayer != true }
        guard unmarked <= payer.spendableMinorUnits else {
            throw payer.kind == .issuer ? .issueLimitExceeded : .insufficientFunds
        }
        if unmarked < payment.totalMinorUnits {
            for leg in payment.legs {
                guard let mark = leg.mark, mark.isTakenFromPayer else { continue }
                let asked = payment.sum { $0.mark?.isTakenFromPayer == true && $0.mark?.identifier == mark.identifier }
                let key = MarkedAccount(account: payer.identifier, mark: mark.identifier)
                guard asked <= balance(key).availableMinorUnits else { throw .insufficientMarkedFunds }
            }
        }
        if let cap = payer.terms.limits.debitCapMinorUnits {
            guard payment.totalMinorUnits <= cap - payer.owedMinorUnits else { throw .debitCapExceeded }
        }
        if let left = payer.terms.turnoverLeft(at: payment.at) {
            guard payment.totalMinorUnits <= left else { throw .turnoverExceeded }
        }
    }

    private func checkRoom(_ payment: Payment, payees: [Account]) throws(LedgerRejection) {
        var isAboveLimit = false
        for (leg, payee) in zip(payment.legs, payees) {
            // One payee may have several legs, of different marks.
            let asked =
                payees.count == 1 ? leg.amountMinorUnits : payment.sum { $0.payee == leg.payee }
            guard asked <= payee.headroomMinorUnits else { throw .payeeLimitExceeded }
            if let room = payee.roomUnderLimitMinorUnits, asked > room { isAboveLimit = true }
        }
        if isAboveLimit { throw .balanceLimitExceeded }
    }

    /// How much of a transfer may move, up to its amount: what every bound of `check` leaves; 0 or below for nothing.
    func room(for payment: Payment, payer: Account, payee: Account) -> Int64 {
        var room = min(payment.totalMinorUnits, payee.headroomMinorUnits)
        if let mark = payment.legs.first?.mark, mark.isTakenFromPayer {
            let key = MarkedAccount(account: payer.identifier, mark: mark.identifier)
            room = min(room, balance(key).availableMinorUnits)
        } else {
            room = min(room, payer.spendableMinorUnits)
        }
        if let cap = payer.terms.limits.debitCapMinorUnits { room = min(room, cap - payer.owedMinorUnits) }
        if let left = payer.terms.turnoverLeft(at: payment.at) { room = min(room, left) }
        if let limit = payee.roomUnderLimitMinorUnits { room = min(room, limit) }
        return room
    }

    /// The payment of a transfer, with as much as may move; its standing and its marks have been checked.
    func payment(of transfer: Transfer, at: Instant) throws(LedgerRejection) -> Payment {
        let leg = HoldLeg(payee: transfer.payee, amountMinorUnits: transfer.money.minorUnits, mark: transfer.mark)
        let asked = try Payment(
            payer: transfer.payer, currency: transfer.money.currency, legs: [leg], purpose: transfer.purpose, at: at)
        guard transfer.extent == .upTo else {
            try check(asked)
            return asked
        }
        let (payer, payees) = try standing(asked, issuer: .either)
        try checkMarks(asked, payer: payer, payees: payees)
        let room = room(for: asked, payer: payer, payee: payees[0])
        guard room > 0 else { throw .nothingToMove }
        return try Payment(
            payer: asked.payer, currency: asked.currency,
            legs: [HoldLeg(payee: leg.payee, amountMinorUnits: room, mark: leg.mark)], purpose: asked.purpose, at: at)
    }
}

extension Account {
    /// How much more may be promised or given to this account under its own limit; nil when it has none.
    fileprivate var roomUnderLimitMinorUnits: Int64? {
        terms.limits.balanceMinorUnitsMax.map { $0 - postedMinorUnits - incomingMinorUnits }
    }
}

extension LedgerRejection {
    /// Declared before the other.
    fileprivate func precedes(_ other: Self) -> Bool {
        Self.allCases.first { $0 == self || $0 == other } == self && self != other
    }
}

extension Mark {
    /// Why money may not go this way with this mark, the first by `LedgerRejection`; nil when it may.
    fileprivate func fault(
        _ phase: MarkPhase, _ payment: Payment, payer: Account, payee: Account
    ) -> LedgerRejection? {
        if currency != payment.currency { return .markCurrencyDiffers }
        if phase == .begins, payer.identifier != owner { return .payerNotMarkOwner }
        if payee.kind == .issuer, phase != .ends { return .issuerTakesNoMark }
        // What bears a mark may always go back to its owner, whatever the time; and what is the owner's own it may pay
        // out as it pays unmarked money.
        if payee.identifier == owner || (payer.identifier == owner && phase == .ends) { return nil }
        if let expiry = rule.expiresAt, payment.at > expiry { return .markExpired }
        // Whoever redeems is asked about conversion only: the issuer is no payee of anybody's.
        if payee.kind != .issuer {
            if !rule.names(payee) { return .markForbidsPayee }
            if phase == .ends, !payee.has(oneOf: rule.endAttributes) { return .markDoesNotEndHere }
        }
        if !rule.purposes.isEmpty, payment.purpose.map(rule.purposes.contains) != true { return .markForbidsPurpose }
        if !rule.allowsConversion, payee.kind == .issuer || payee.kind == .bank { return .markForbidsConversion }
        if !rule.allowsCrossBorder, payee.kind == .partnerSettlement { return .markForbidsCrossBorder }
        return nil
    }
}

extension MarkRule {
    fileprivate func names(_ payee: Account) -> Bool {
        (payees.isEmpty && payeeAttributes.isEmpty) || payees.contains(payee.identifier)
            || payee.has(oneOf: payeeAttributes)
    }
}

extension Account {
    fileprivate func has(oneOf attributes: [PayeeAttribute]) -> Bool {
        attributes.contains { terms.attributes.list.contains($0) }
    }
}
