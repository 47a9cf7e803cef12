import TengeLedger

extension Auditor {
    func faults(of request: LedgerRequest) -> Set<LedgerRejection> {
        switch request.command {
        case .openAccount(let account, _, _):
            money.people[account] == nil ? [] : [.accountExists]
        case .freezeAccount(let account):
            faults(ofAccount: account).union(status(account) == .frozen ? [.accountAlreadyFrozen] : [])
        case .unfreezeAccount(let account):
            faults(ofAccount: account).union(status(account) == .frozen ? [] : [.accountNotFrozen])
        case .closeAccount(let account):
            faults(ofAccount: account).union(faults(ofClosing: account))
        case .setLimits(let account, _), .setAttributes(let account, _):
            faults(ofAccount: account)
        case .defineMark(let mark): faults(ofDefining: mark)
        case .issue(let issuer, let payee, let money):
            Paying(
                legs: [Leg(payee, money.minorUnits, nil)], payer: issuer, currency: money.currency, purpose: nil,
                at: request.at, isExact: true
            ).faults(self.money, marks)
                .union(self.money.people[issuer]?.kind == .issuer ? [] : [.payerNotIssuer])
        case .redeem(let payer, let issuer, let money, let mark):
            Paying(
                legs: [Leg(issuer, money.minorUnits, mark.map { LegMark($0, .ends) })], payer: payer,
                currency: money.currency, purpose: nil, at: request.at, isExact: true
            ).faults(self.money, marks)
                .union(self.money.people[issuer]?.kind == .issuer ? [] : [.payeeNotIssuer])
        case .transfer: []
        case .placeHold(let hold, let payer, let currency, let legs, let deadline, let purpose, _):
            Paying(
                legs: legs.map { Leg($0.payee, $0.amountMinorUnits, $0.mark) }, payer: payer, currency: currency,
                purpose: purpose, at: request.at, isExact: true
            ).faults(money, marks)
                .union(promises[hold] == nil ? [] : [.holdExists])
                .union(deadline <= request.at ? [.deadlineNotAfterNow] : [])
        case .settleHold(let hold), .releaseHold(let hold): faults(ofEnding: hold)
        case .settleHolds(let group), .releaseHolds(let group):
            group.holds.reduce(into: []) { $0.formUnion(faults(ofEnding: $1)) }
        case .settleHoldInPart(let hold, let parts):
            faults(ofEnding: hold).union(faults(of: parts, of: hold))
        case .expireHold(let hold):
            faults(ofEnding: hold).union(
                promises[hold].map { request.at <= $0.deadline } == true ? [.holdNotYetDue] : [])
        }
    }

    private func status(_ account: AccountIdentifier) -> AccountStatus? { money.people[account]?.status }

    private func faults(ofAccount account: AccountIdentifier) -> Set<LedgerRejection> {
        guard let status = status(account) else { return [.accountNotFound] }
        return status == .closed ? [.accountClosed] : []
    }

    private func faults(ofClosing account: AccountIdentifier) -> Set<LedgerRejection> {
        var faults: Set<LedgerRejection> = []
        if status(account) == .frozen { faults.insert(.accountFrozen) }
        let total = money.total(account)
        if total.posted != 0 { faults.insert(.accountNotEmpty) }
        if total.held != 0 || total.incoming != 0 { faults.insert(.accountHasHolds) }
        return faults
    }

    private func faults(ofDefining mark: Mark) -> Set<LedgerRejection> {
        var faults: Set<LedgerRejection> = marks[mark.identifier] == nil ? [] : [.markExists]
        guard let owner = money.people[mark.owner] else { return faults.union([.accountNotFound]) }
        if owner.kind == .issuer { faults.insert(.ownerIsIssuer) }
        if owner.status == .closed { faults.insert(.accountClosed) }
        if owner.currency != mark.currency { faults.insert(.accountCurrencyDiffers) }
        return faults
    }

    private func faults(ofEnding hold: HoldIdentifier) -> Set<LedgerRejection> {
        switch promises[hold]?.state {
        case nil: [.holdNotFound]
        case .placed: []
        case .settled: [.holdAlreadySettled]
        case .released: [.holdAlreadyReleased]
        case .expired: [.holdAlreadyExpired]
        }
    }

    private func faults(of parts: [Int64], of hold: HoldIdentifier) -> Set<LedgerRejection> {
        var faults: Set<LedgerRejection> = []
        if parts.contains(where: { $0 < 0 }) { faults.insert(.amountNegative) }
        if !parts.isEmpty, parts.allSatisfy({ $0 <= 0 }) { faults.insert(.amountZero) }
        guard let legs = promises[hold]?.legs else { return faults }
        if parts.count != legs.count { faults.insert(.partsDoNotMatchLegs) }
        if zip(parts, legs).contains(where: { Int128($0) > $1.amount }) { faults.insert(.partExceedsLeg) }
        return faults
    }

    /// What a transfer moves in a group that has come so far; or why it may not.
    func extent(
        of transfer: Transfer, in money: Pockets, at: Instant
    ) -> Result<Int128, LedgerRejection> {
        let leg = Leg(transfer.payee, transfer.money.minorUnits, transfer.mark)
        let paying = Paying(
            legs: [leg], payer: transfer.payer, currency: transfer.money.currency, purpose: transfer.purpose, at: at,
            isExact: transfer.extent == .exact)
        if let fault = Self.first(of: paying.faults(money, marks)) { return .failure(fault) }
        guard transfer.extent == .upTo else { return .success(leg.amount) }
        let room = min(leg.amount, paying.funds(money, leg.source), paying.room(money, leg.to))
        return room > 0 ? .success(room) : .failure(.nothingToMove)
    }
}
