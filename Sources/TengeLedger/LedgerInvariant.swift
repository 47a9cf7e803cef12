/// What is true of the books after every command; each has a function of its own name.
public enum LedgerInvariant: String, CaseIterable, Hashable, Sendable {
    /// The posted balances of a currency, issuers' included, sum to zero.
    case moneyIsConserved
    /// Every account's posted balance is the sum of its credits less its debits.
    case postingsAddUpToBalances
    /// Every account's held balance is the sum of the placed holds it is to pay.
    case heldEqualsPlacedHolds
    /// Every account's incoming balance is the sum of the placed legs it is to be paid.
    case incomingEqualsPlacedHolds
    /// Nobody but an issuer has promised or paid more than it had.
    case availableIsNotNegative
    /// `available` is not below the floor nor `posted + incoming` above the ceiling: every placed hold can settle.
    case balancesAreWithinLimits
    /// A closed account has nothing posted, held or incoming.
    case closedAccountsAreEmpty
    /// A hold has 1 to 16 legs, each above zero, no payee twice with one mark, none the payer, and their sum for a
    /// total; parts, where it has any, are those of a settled hold, none above its leg and not all of them zero.
    case holdTotalsEqualLegs
    /// A settled hold has one posting for each leg, in agreement with what was settled of it; any other hold has none.
    case settledHoldsArePosted
    /// Holds and postings move money between known accounts of their own currency.
    case movementsNameAccountsOfTheirCurrency
    /// What a mark began with less what it ended with is what accounts have of it.
    case marksAreConserved
    /// Every marked balance is the sum of the postings and of the placed holds that bear the mark.
    case markedBalancesAddUp
    /// Every account's marked part is what its marked balances have available; none of them is below zero.
    case markedPartsAreOfTheirAccounts
    /// Every mark that money bears is defined, and of the money's currency.
    case marksAreDefined

    /// Where this invariant does not hold, in a fixed order; empty when it does everywhere.
    public func breaches(in books: LedgerBooks) -> [LedgerSubject] {
        switch self {
        case .moneyIsConserved: Self.moneyIsConserved(in: books)
        case .postingsAddUpToBalances: Self.postingsAddUpToBalances(in: books)
        case .heldEqualsPlacedHolds: Self.heldEqualsPlacedHolds(in: books)
        case .incomingEqualsPlacedHolds: Self.incomingEqualsPlacedHolds(in: books)
        case .availableIsNotNegative: Self.availableIsNotNegative(in: books)
        case .balancesAreWithinLimits: Self.balancesAreWithinLimits(in: books)
        case .closedAccountsAreEmpty: Self.closedAccountsAreEmpty(in: books)
        case .holdTotalsEqualLegs: Self.holdTotalsEqualLegs(in: books)
        case .settledHoldsArePosted: Self.settledHoldsArePosted(in: books)
        case .movementsNameAccountsOfTheirCurrency: Self.movementsNameAccountsOfTheirCurrency(in: books)
        case .marksAreConserved: Self.marksAreConserved(in: books)
        case .markedBalancesAddUp: Self.markedBalancesAddUp(in: books)
        case .markedPartsAreOfTheirAccounts: Self.markedPartsAreOfTheirAccounts(in: books)
        case .marksAreDefined: Self.marksAreDefined(in: books)
        }
    }
}

// The sums are of 128 bits: an audit of damaged rows must report, not trap.
extension LedgerInvariant {
    static func moneyIsConserved(in books: LedgerBooks) -> [LedgerSubject] {
        var sums: [Currency: Int128] = [:]
        for account in books.accounts.values {
            sums[account.currency, default: 0] += Int128(account.postedMinorUnits)
        }
        return sums.filter { $0.value != 0 }.keys.sorted().map(LedgerSubject.currency)
    }

    static func postingsAddUpToBalances(in books: LedgerBooks) -> [LedgerSubject] {
        var sums: [AccountIdentifier: Int128] = [:]
        for posting in books.postings {
            sums[posting.debit, default: 0] -= Int128(posting.money.minorUnits)
            sums[posting.credit, default: 0] += Int128(posting.money.minorUnits)
        }
        return books.accountsBreaking { Int128($0.postedMinorUnits) == sums[$0.identifier, default: 0] }
    }

    static func heldEqualsPlacedHolds(in books: LedgerBooks) -> [LedgerSubject] {
        var sums: [AccountIdentifier: Int128] = [:]
        for hold in books.holds.values where hold.state == .placed {
            sums[hold.payer, default: 0] += Int128(hold.totalMinorUnits)
        }
        return books.accountsBreaking { Int128($0.heldMinorUnits) == sums[$0.identifier, default: 0] }
    }

    static func incomingEqualsPlacedHolds(in books: LedgerBooks) -> [LedgerSubject] {
        var sums: [AccountIdentifier: Int128] = [:]
        for hold in books.holds.values where hold.state == .placed {
            for leg in hold.legs {
                sums[leg.payee, default: 0] += Int128(leg.amountMinorUnits)
            }
        }
        return books.accountsBreaking { Int128($0.incomingMinorUnits) == sums[$0.identifier, default: 0] }
    }

    static func availableIsNotNegative(in books: LedgerBooks) -> [LedgerSubject] {
        books.accountsBreaking { $0.kind == .issuer || $0.postedMinorUnits >= $0.heldMinorUnits }
    }

    static func balancesAreWithinLimits(in books: LedgerBooks) -> [LedgerSubject] {
        books.accountsBreaking(\.isWithinLimits)
    }

    static func closedAccountsAreEmpty(in books: LedgerBooks) -> [LedgerSubject] {
        books.accountsBreaking { account in
            account.status != .closed
                || (account.postedMinorUnits == 0 && account.heldMinorUnits == 0 && account.incomingMinorUnits == 0)
        }
    }

    static func holdTotalsEqualLegs(in books: LedgerBooks) -> [LedgerSubject] {
        books.holdsBreaking { hold in
            let legs = hold.legs
            let repeats = legs.indices.contains { index in legs[..<index].contains(where: legs[index].repeats) }
            return (1...Hold.legsMax).contains(legs.count) && legs.allSatisfy { $0.amountMinorUnits > 0 }
                && !repeats && !legs.contains { $0.payee == hold.payer }
                && legs.reduce(Int128(0)) { $0 + Int128($1.amountMinorUnits) } == hold.totalMinorUnits
                && hold.partsAreOfItsLegs
        }
    }

    static func settledHoldsArePosted(in books: LedgerBooks) -> [LedgerSubject] {
        var posted: [HoldIdentifier: [Posting]] = [:]
        var strays: [LedgerSubject] = []
        for posting in books.postings {
            if let hold = posting.hold, books.holds[hold] != nil, posting.kind == .settlement {
                posted[hold, default: []].append(posting)
            } else if posting.hold != nil || posting.kind == .settlement {
                strays.append(.posting(posting.key))
            }
        }
        let breaking = books.holdsBreaking { hold in
            let found = Set((posted[hold.identifier] ?? []).map(Movement.init))
            let expected = hold.state == .settled ? Set(hold.movements) : []
            return found == expected && (posted[hold.identifier]?.count ?? 0) == expected.count
        }
        return breaking + strays
    }

    static func movementsNameAccountsOfTheirCurrency(in books: LedgerBooks) -> [LedgerSubject] {
        func isKnown(_ identifier: AccountIdentifier, _ currency: Currency) -> Bool {
            books.accounts[identifier]?.currency == currency
        }
        let holds = books.holdsBreaking { hold in
            isKnown(hold.payer, hold.currency) && hold.legs.allSatisfy { isKnown($0.payee, hold.currency) }
        }
        let postings = books.postings.filter { posting in
            !isKnown(posting.debit, posting.money.currency) || !isKnown(posting.credit, posting.money.currency)
        }
        return holds + postings.map { .posting($0.key) }
    }
}

/// Money from one account to another, as a leg promises it and a posting records it.
private struct Movement: Hashable {
    let debit: AccountIdentifier
    let credit: AccountIdentifier
    let money: Money
    let mark: LegMark?

    init(_ posting: Posting) {
        debit = posting.debit
        credit = posting.credit
        money = posting.money
        mark = posting.mark
    }

    init(_ leg: HoldLeg, _ amount: Int64, of hold: Hold) {
        debit = hold.payer
        credit = leg.payee
        money = Money(minorUnits: amount, currency: hold.currency)
        mark = leg.mark
    }
}

extension Hold {
    /// What its settlement moves.
    fileprivate var movements: [Movement] {
        zip(legs, settledParts ?? legs.map(\.amountMinorUnits)).filter { $1 > 0 }.map { leg, amount in
            Movement(leg, amount, of: self)
        }
    }

    fileprivate var partsAreOfItsLegs: Bool {
        guard let settledParts else { return true }
        return state == .settled && settledParts.count == legs.count && settledParts.contains { $0 > 0 }
            && zip(settledParts, legs).allSatisfy { $0 >= 0 && $0 <= $1.amountMinorUnits }
            && settledParts != legs.map(\.amountMinorUnits)
    }
}

extension LedgerBooks {
    func accountsBreaking(_ isSound: (Account) -> Bool) -> [LedgerSubject] {
        accounts.values.filter { !isSound($0) }.map(\.identifier).sorted().map(LedgerSubject.account)
    }

    func holdsBreaking(_ isSound: (Hold) -> Bool) -> [LedgerSubject] {
        holds.values.filter { !isSound($0) }.map(\.identifier).sorted().map(LedgerSubject.hold)
    }
}
