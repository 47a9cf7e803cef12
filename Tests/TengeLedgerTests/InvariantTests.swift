import TengeLedger
import Testing

/// Sound books have no violations; each kind of damage is reported under the invariant it breaks.
@Suite struct InvariantTests {
    /// A settled hold, a placed hold of two legs, a released one and a closed account.
    private static let sound = LedgerTable.check(
        """
        open    CB issuer
        open    A1 client
        open    A2 client
        open    A3 client
        open    A4 client
        close   A4
        issue   CB A1 100
        place   H1 A1 A2:10 by 1000
        settle  H1
        place   H2 A1 A2:20,A3:5 by 1000
        place   H3 A1 A2:1 by 1000
        release H3
        """
    ).store.books

    @Test func soundBooksHaveNoViolations() {
        #expect(Self.sound.violations() == [])
        #expect(LedgerBooks(accounts: [:], holds: [:], postings: []).violations() == [])
    }

    @Test(arguments: LedgerInvariant.allCases)
    func damageIsReported(_ invariant: LedgerInvariant) {
        let (books, subject) = damaged(invariant)
        #expect(invariant.breaches(in: books) == [subject])
        #expect(books.violations().contains { $0.invariant == invariant && $0.subject == subject })
    }

    @Test func hugeDamagedBalancesAreReportedNotTrappedOn() {
        var accounts = Self.sound.accounts
        for account in accounts.values {
            accounts[account.identifier] = changed(
                account, posted: .min, held: .max, incoming: .max)
        }
        let books = LedgerBooks(accounts: accounts, holds: Self.sound.holds, postings: Self.sound.postings)
        #expect(!books.violations().isEmpty)
    }

    private func damaged(_ invariant: LedgerInvariant) -> (LedgerBooks, LedgerSubject) {
        let account = identifier("A1", AccountIdentifier.init)
        let settled = identifier("H1", HoldIdentifier.init)
        switch invariant {
        case .moneyIsConserved:
            return (with(account, posted: 91), .currency(identifier("KZT", Currency.init)))
        case .postingsAddUpToBalances:
            return (with(account, posted: 91), .account(account))
        case .heldEqualsPlacedHolds:
            return (with(account, held: 24), .account(account))
        case .incomingEqualsPlacedHolds:
            return (with(account, incoming: 1), .account(account))
        case .availableIsNotNegative:
            return (with(account, held: 91), .account(account))
        case .balancesAreWithinLimits:
            return (with(account, incoming: Account.balanceMinorUnitsMax - 89), .account(account))
        case .closedAccountsAreEmpty:
            let closed = identifier("A4", AccountIdentifier.init)
            return (with(closed, posted: 1), .account(closed))
        case .holdTotalsEqualLegs:
            return (with(settled, total: 11), .hold(settled))
        case .settledHoldsArePosted:
            return (with(settled, state: .released), .hold(settled))
        case .movementsNameAccountsOfTheirCurrency:
            let holds = Self.sound.holds.filter { $0.key != settled }
            let accounts = Self.sound.accounts.filter { $0.key.text != "A3" }
            let books = LedgerBooks(accounts: accounts, holds: holds, postings: Self.sound.postings)
            return (books, .hold(identifier("H2", HoldIdentifier.init)))
        }
    }

    private func with(
        _ identifier: AccountIdentifier, posted: Int64? = nil, held: Int64? = nil, incoming: Int64? = nil
    ) -> LedgerBooks {
        var accounts = Self.sound.accounts
        accounts[identifier] = accounts[identifier].map {
            changed($0, posted: posted, held: held, incoming: incoming)
        }
        return LedgerBooks(accounts: accounts, holds: Self.sound.holds, postings: Self.sound.postings)
    }

    private func with(_ identifier: HoldIdentifier, total: Int64? = nil, state: HoldState? = nil) -> LedgerBooks {
        var holds = Self.sound.holds
        holds[identifier] = holds[identifier].map { hold in
            Hold(
                identifier: hold.identifier, payer: hold.payer, currency: hold.currency, legs: hold.legs,
                totalMinorUnits: total ?? hold.totalMinorUnits, placedAt: hold.placedAt, deadline: hold.deadline,
                state: state ?? hold.state)
        }
        return LedgerBooks(accounts: Self.sound.accounts, holds: holds, postings: Self.sound.postings)
    }

    private func changed(_ account: Account, posted: Int64?, held: Int64?, incoming: Int64?) -> Account {
        Account(
            identifier: account.identifier, kind: account.kind, currency: account.currency, status: account.status,
            postedMinorUnits: posted ?? account.postedMinorUnits, heldMinorUnits: held ?? account.heldMinorUnits,
            incomingMinorUnits: incoming ?? account.incomingMinorUnits)
    }

    private func identifier<Identifier>(_ text: String, _ make: (String) -> Identifier?) -> Identifier {
        guard let identifier = make(text) else { preconditionFailure("\(text) is well formed") }
        return identifier
    }
}
