/// Opening, freezing, unfreezing and closing; the rejections of each in the order of the guards.
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

    private func livingAccount(_ identifier: AccountIdentifier) throws(LedgerRejection) -> Account {
        guard let account = accounts[identifier] else { throw .accountNotFound }
        guard account.status != .closed else { throw .accountClosed }
        return account
    }
}
