/// Settling, releasing and expiring: the three ends of a placed hold.
///
/// Once the hold is known to be placed, settling and releasing cannot be refused: funds and headroom were set aside
/// when it was placed, and its accounts, frozen or not, cannot have been closed.
extension WorkingSet {
    func placedHold(_ identifier: HoldIdentifier) throws(LedgerRejection) -> Hold {
        guard let hold = holds[identifier] else { throw .holdNotFound }
        switch hold.state {
        case .placed: return hold
        case .settled: throw .holdAlreadySettled
        case .released: throw .holdAlreadyReleased
        case .expired: throw .holdAlreadyExpired
        }
    }

    func settling(_ hold: Hold, _ request: LedgerRequest) -> LedgerEffects {
        var payer = account(hold.payer, of: hold)
        payer.postedMinorUnits -= hold.totalMinorUnits
        payer.heldMinorUnits -= hold.totalMinorUnits
        var changed = [payer]
        var postings: [Posting] = []
        for leg in hold.legs {
            var payee = account(leg.payee, of: hold)
            payee.postedMinorUnits += leg.amountMinorUnits
            payee.incomingMinorUnits -= leg.amountMinorUnits
            changed.append(payee)
            postings.append(
                Posting(
                    debit: hold.payer, credit: leg.payee,
                    money: Money(minorUnits: leg.amountMinorUnits, currency: hold.currency),
                    kind: .settlement, hold: hold.identifier, key: request.key, at: request.at))
        }
        return LedgerEffects(accounts: changed, holds: [hold.ended(as: .settled)], postings: postings)
    }

    func expiring(_ hold: Hold, at now: Instant) throws(LedgerRejection) -> LedgerEffects {
        guard now > hold.deadline else { throw .holdNotYetDue }
        return givingBack(hold, as: .expired)
    }

    func givingBack(_ hold: Hold, as state: HoldState) -> LedgerEffects {
        var payer = account(hold.payer, of: hold)
        payer.heldMinorUnits -= hold.totalMinorUnits
        var changed = [payer]
        for leg in hold.legs {
            var payee = account(leg.payee, of: hold)
            payee.incomingMinorUnits -= leg.amountMinorUnits
            changed.append(payee)
        }
        return LedgerEffects(accounts: changed, holds: [hold.ended(as: state)])
    }

    private func account(_ identifier: AccountIdentifier, of hold: Hold) -> Account {
        guard let account = accounts[identifier] else {
            // Accounts are never deleted, so only our own store can leave one out.
            preconditionFailure("the store did not load Hold.rowsTouched")
        }
        return account
    }
}

extension Hold {
    fileprivate func ended(as state: HoldState) -> Hold {
        var hold = self
        hold.state = state
        return hold
    }
}
