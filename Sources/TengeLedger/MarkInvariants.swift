// What is true of marked money. The sums are of 128 bits: an audit of damaged rows must report, not trap.
extension LedgerInvariant {
    static func marksAreConserved(in books: LedgerBooks) -> [LedgerSubject] {
        var sums: [MarkIdentifier: Int128] = [:]
        for posting in books.postings {
            guard let mark = posting.mark else { continue }
            let amount = Int128(posting.money.minorUnits)
            if mark.phase == .begins { sums[mark.identifier, default: 0] += amount }
            if mark.phase == .ends { sums[mark.identifier, default: 0] -= amount }
        }
        for balance in books.balances.values {
            sums[balance.key.mark, default: 0] -= Int128(balance.postedMinorUnits)
        }
        return sums.filter { $0.value != 0 }.keys.sorted().map(LedgerSubject.mark)
    }

    static func markedBalancesAddUp(in books: LedgerBooks) -> [LedgerSubject] {
        var sums = MarkedSums()
        for posting in books.postings {
            guard let mark = posting.mark else { continue }
            let amount = Int128(posting.money.minorUnits)
            sums.take(mark, posting.debit) { $0.posted -= amount }
            sums.give(mark, posting.credit) { $0.posted += amount }
        }
        for hold in books.holds.values where hold.state == .placed {
            for leg in hold.legs {
                guard let mark = leg.mark else { continue }
                sums.take(mark, hold.payer) { $0.held += Int128(leg.amountMinorUnits) }
                sums.give(mark, leg.payee) { $0.incoming += Int128(leg.amountMinorUnits) }
            }
        }
        let keys = Set(sums.sums.keys).union(books.balances.keys)
        let breaking = keys.filter { key in
            let row = books.balances[key] ?? MarkedBalance(key: key)
            return (sums.sums[key] ?? MarkedSum())
                != MarkedSum(
                    posted: Int128(row.postedMinorUnits), held: Int128(row.heldMinorUnits),
                    incoming: Int128(row.incomingMinorUnits))
        }
        return breaking.sorted().map(LedgerSubject.balance)
    }

    static func markedPartsAreOfTheirAccounts(in books: LedgerBooks) -> [LedgerSubject] {
        var available: [AccountIdentifier: Int128] = [:]
        for balance in books.balances.values {
            available[balance.key.account, default: 0] +=
                Int128(balance.postedMinorUnits) - Int128(balance.heldMinorUnits)
        }
        let accounts = books.accountsBreaking { account in
            Int128(account.markedMinorUnits) == available[account.identifier, default: 0]
        }
        let strays = books.balances.values.filter { balance in
            let account = books.accounts[balance.key.account]
            return !balance.isWithinLimits || account == nil || account?.kind == .issuer
        }
        return accounts + strays.map(\.key).sorted().map(LedgerSubject.balance)
    }

    static func marksAreDefined(in books: LedgerBooks) -> [LedgerSubject] {
        var named: [MarkIdentifier: Set<Currency>] = [:]
        for posting in books.postings {
            if let mark = posting.mark { named[mark.identifier, default: []].insert(posting.money.currency) }
        }
        for hold in books.holds.values {
            for leg in hold.legs {
                if let mark = leg.mark { named[mark.identifier, default: []].insert(hold.currency) }
            }
        }
        for key in books.balances.keys { named[key.mark, default: []].formUnion([]) }
        let undefined = named.filter { mark, currencies in
            guard let currency = books.marks[mark]?.currency else { return true }
            return !currencies.isSubset(of: [currency])
        }
        let owners = books.marks.values.filter { mark in
            guard let owner = books.accounts[mark.owner] else { return true }
            return owner.currency != mark.currency || owner.kind == .issuer
        }
        return Set(undefined.keys).union(owners.map(\.identifier)).sorted().map(LedgerSubject.mark)
    }
}

private struct MarkedSum: Hashable {
    var posted: Int128 = 0
    var held: Int128 = 0
    var incoming: Int128 = 0
}

/// Sums by account and mark. A sum of nothing is as good as none.
private struct MarkedSums {
    var sums: [MarkedAccount: MarkedSum] = [:]

    mutating func take(_ mark: LegMark, _ payer: AccountIdentifier, _ body: (inout MarkedSum) -> Void) {
        guard mark.isTakenFromPayer else { return }
        body(&sums[MarkedAccount(account: payer, mark: mark.identifier), default: MarkedSum()])
    }

    mutating func give(_ mark: LegMark, _ payee: AccountIdentifier, _ body: (inout MarkedSum) -> Void) {
        guard mark.isGivenToPayee else { return }
        body(&sums[MarkedAccount(account: payee, mark: mark.identifier), default: MarkedSum()])
    }
}
