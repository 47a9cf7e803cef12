public import TengeLedger

// Whether rows of the ledger are what the auditor thinks.
extension Auditor {
    /// How many rows there must be.
    public var accountsCount: Int { money.people.count }
    /// How many holds there must be.
    public var holdsCount: Int { promises.count }
    /// How many marks there must be.
    public var marksCount: Int { marks.count }

    /// Whether an account is as it should be.
    public func agrees(with account: Account) -> Bool {
        guard let person = money.people[account.identifier] else { return false }
        let total = money.total(account.identifier)
        let pockets = money.pockets[account.identifier] ?? [:]
        let marked = pockets.reduce(Int128(0)) { $0 + ($1.key == nil ? 0 : $1.value.free) }
        return account.kind == person.kind && account.currency == person.currency
            && account.status == person.status && Int128(account.postedMinorUnits) == total.posted
            && Int128(account.heldMinorUnits) == total.held && Int128(account.incomingMinorUnits) == total.incoming
            && Int128(account.markedMinorUnits) == marked && account.terms.limits == person.limits
            && account.terms.attributes.list == person.attributes && account.terms.turnoverDay == person.spentOnDay
            && Int128(account.terms.turnoverMinorUnits) == person.spent
    }

    /// Whether a marked balance is as it should be.
    public func agrees(with balance: MarkedBalance) -> Bool {
        let pocket = money.pocket(balance.key.account, balance.key.mark)
        return Int128(balance.postedMinorUnits) == pocket.posted && Int128(balance.heldMinorUnits) == pocket.held
            && Int128(balance.incomingMinorUnits) == pocket.incoming
    }

    /// Whether a hold is as it should be.
    public func agrees(with hold: Hold) -> Bool {
        guard let promise = promises[hold.identifier] else { return false }
        return hold.state == promise.state && hold.payer == promise.payer && hold.currency == promise.currency
            && hold.deadline == promise.deadline && hold.placedAt == promise.placedAt
            && hold.purpose == promise.purpose && hold.condition == promise.condition
            && hold.settledParts == promise.parts
            && Int128(hold.totalMinorUnits) == promise.legs.reduce(0) { $0 + $1.amount }
            && hold.legs.map { Leg($0.payee, $0.amountMinorUnits, $0.mark) } == promise.legs
    }

    /// Whether a mark is as it should be.
    public func agrees(with mark: Mark) -> Bool { marks[mark.identifier] == mark }

    /// Whether there are these rows and no others. A pocket with nothing in it is as good as none.
    public func agrees(with books: LedgerBooks) -> Bool {
        let filled = money.pockets.reduce(0) { count, entry in
            count + entry.value.count { $0.key != nil && $0.value != Pocket() }
        }
        let rows = books.balances.values.count { balance in
            balance.postedMinorUnits != 0 || balance.heldMinorUnits != 0 || balance.incomingMinorUnits != 0
        }
        return books.accounts.count == accountsCount && books.holds.count == holdsCount
            && books.marks.count == marksCount && filled == rows
            && books.accounts.values.allSatisfy { agrees(with: $0) }
            && books.holds.values.allSatisfy { agrees(with: $0) }
            && books.marks.values.allSatisfy { agrees(with: $0) }
            && books.balances.values.allSatisfy { agrees(with: $0) }
            && books.postings.count == movements.count
            && zip(movements, books.postings).allSatisfy { $0.agrees(with: $1) }
    }
}
