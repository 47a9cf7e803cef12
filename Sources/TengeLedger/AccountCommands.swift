/// Opening, freezing, unfreezing, closing, terms and marks; the rejections of each in the order of the guards.
extension WorkingSet {
    func openingAccount(
        _ identifier: AccountIdentifier, kind: AccountKind, currency: Currency
    ) throws(LedgerRejection) -> LedgerEffects {
        guard accounts[identifier] == nil else { throw .accountExists }
        return LedgerEffects(accounts: [Account(opening: identifier, kind: kind, currency: currency)])
    }

    func freezingAccount(_ identifier: AccountIdentifier) throws(LedgerRejection) -> LedgerEffects {
        var account = try livingAccount(identifier)
        guard account.status != .frozen else { throw .accountAlreadyFrozen }
        account.status = .frozen
        return LedgerEffects(accounts: [account])
    }

    func unfreezingAccount(_ identifier: AccountIdentifier) throws(LedgerRejection) -> LedgerEffects {
        var account = try livingAccount(identifier)
        guard account.status == .frozen else { throw .accountNotFrozen }
        account.status = .open
        return LedgerEffects(accounts: [account])
    }

    func closingAccount(_ identifier: AccountIdentifier) throws(LedgerRejection) -> LedgerEffects {
        var account = try livingAccount(identifier)
        guard account.status != .frozen else { throw .accountFrozen }
        // A payee with a promise outstanding stays too: settlement must find every account of its hold alive.
        guard account.heldMinorUnits == 0, account.incomingMinorUnits == 0 else { throw .accountHasHolds }
        guard account.postedMinorUnits == 0 else { throw .accountNotEmpty }
        account.status = .closed
        return LedgerEffects(accounts: [account])
    }

    func settingLimits(
        _ identifier: AccountIdentifier, _ limits: AccountLimits
    ) throws(LedgerRejection) -> LedgerEffects {
        var account = try livingAccount(identifier)
        let before = account
        // Whoever lifts the limit and sets it again within a day begins to count anew.
        if limits.dailyTurnoverMinorUnitsMax == nil {
            account.terms.turnoverDay = 0
            account.terms.turnoverMinorUnits = 0
        }
        account.terms.limits = limits
        return LedgerEffects(accounts: account == before ? [] : [account])
    }

    func settingAttributes(
        _ identifier: AccountIdentifier, _ attributes: PayeeAttributes
    ) throws(LedgerRejection) -> LedgerEffects {
        var account = try livingAccount(identifier)
        guard account.terms.attributes != attributes else { return .none }
        account.terms.attributes = attributes
        return LedgerEffects(accounts: [account])
    }

    func definingMark(_ mark: Mark) throws(LedgerRejection) -> LedgerEffects {
        guard marks[mark.identifier] == nil else { throw .markExists }
        guard let owner = accounts[mark.owner] else { throw .accountNotFound }
        guard owner.kind != .issuer else { throw .ownerIsIssuer }
        guard owner.status != .closed else { throw .accountClosed }
        guard owner.currency == mark.currency else { throw .accountCurrencyDiffers }
        return LedgerEffects(accounts: [], marks: [mark])
    }

    private func livingAccount(_ identifier: AccountIdentifier) throws(LedgerRejection) -> Account {
        guard let account = accounts[identifier] else { throw .accountNotFound }
        guard account.status != .closed else { throw .accountClosed }
        return account
    }
}
