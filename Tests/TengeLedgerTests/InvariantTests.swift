import LedgerSimulation
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

    /// Marked money moved, held and left.
    private static let marked = LedgerTable.check(
        """
        open     CB issuer
        open     A1 client
        open     A2 client
        issue    CB A1 100
        mark     M1 A1 -
        transfer A1>A2:40/M1.begins
        place    H1 A2 A1:10/M1.carries by 1000
        """
    ).store.books

    @Test func soundBooksHaveNoViolations() {
        #expect(Self.marked.violations() == [])
        #expect(Self.sound.violations() == [])
        #expect(LedgerBooks(accounts: [:], holds: [:], postings: []).violations() == [])
    }

    @Test(arguments: LedgerInvariant.allCases)
    func damageIsReported(_ invariant: LedgerInvariant) {
        let (books, subject) = damaged(invariant)
        #expect(invariant.breaches(in: books) == [subject])
        #expect(books.violations().contains { $0.invariant == invariant && $0.subject == subject })
    }

    /// Legs that sum to the total and still are no legs of a hold.
    @Test func malformedHoldsAreReported() {
        let name = identifier("H2", HoldIdentifier.init)
        let malformed: [[(payee: String, amount: Int64)]] = [
            [],
            [("A2", 25), ("A3", 0)],
            [("A2", 26), ("A3", -1)],
            [("A2", 20), ("A2", 5)],
            [("A2", 20), ("A1", 5)],
            (1...25).map { ("P\($0)", 1) },
        ]
        for legs in malformed {
            let hold = Hold(
                identifier: name, payer: identifier("A1", AccountIdentifier.init),
                currency: identifier("KZT", Currency.init),
                legs: legs.map {
                    HoldLeg(payee: identifier($0.payee, AccountIdentifier.init), amountMinorUnits: $0.amount)
                },
                totalMinorUnits: legs.isEmpty ? 0 : 25, placedAt: Instant(millisecondsSinceEpoch: 0),
                deadline: Instant(millisecondsSinceEpoch: 1000), state: .placed)
            let books = LedgerBooks(
                accounts: Self.sound.accounts, holds: Self.sound.holds.merging([name: hold]) { $1 },
                postings: Self.sound.postings)
            #expect(LedgerInvariant.holdTotalsEqualLegs.breaches(in: books) == [.hold(name)], "\(legs)")
        }
    }

    @Test func aJournalThatDisagreesWithTheHoldsIsReported() throws {
        let settled = identifier("H1", HoldIdentifier.init)
        let journal = Self.sound.postings
        let settlement = try #require(journal.first { $0.kind == .settlement })
        let stray = Posting(
            debit: settlement.debit, credit: settlement.credit, money: settlement.money, kind: .settlement,
            hold: identifier("H9", HoldIdentifier.init), key: settlement.key, at: settlement.at)
        let journals: [([Posting], [LedgerSubject])] = [
            (journal.filter { $0.kind == .issue }, [.hold(settled)]),
            (journal + [settlement], [.hold(settled)]),
            (journal + [stray], [.posting(stray.key)]),
        ]
        for (postings, expected) in journals {
            let books = LedgerBooks(accounts: Self.sound.accounts, holds: Self.sound.holds, postings: postings)
            #expect(LedgerInvariant.settledHoldsArePosted.breaches(in: books) == expected)
        }
        let withoutA2 = LedgerBooks(
            accounts: Self.sound.accounts.filter { $0.key.text != "A2" }, holds: [:], postings: journal)
        #expect(
            LedgerInvariant.movementsNameAccountsOfTheirCurrency.breaches(in: withoutA2) == [.posting(settlement.key)])
    }

    @Test func limitsDifferForIssuersAndOthers() {
        let issuer = identifier("CB", AccountIdentifier.init)
        let client = identifier("A1", AccountIdentifier.init)
        let limit = Account.balanceMinorUnitsMax
        let damages: [(LedgerBooks, AccountIdentifier)] = [
            (with(issuer, posted: 1), issuer),
            (with(issuer, posted: -limit, held: 1), issuer),
            (with(issuer, posted: -5, incoming: 6), issuer),
            (with(client, posted: -1), client),
            (with(client, posted: limit + 1, held: 0), client),
            (with(client, held: -1), client),
            (with(client, incoming: -1), client),
        ]
        for (books, account) in damages {
            #expect(LedgerInvariant.balancesAreWithinLimits.breaches(in: books) == [.account(account)])
        }
        for books in [with(issuer, posted: -limit, held: 0), with(client, posted: limit, incoming: 0)] {
            #expect(LedgerInvariant.balancesAreWithinLimits.breaches(in: books) == [])
        }
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
        case .marksAreConserved, .markedBalancesAddUp, .markedPartsAreOfTheirAccounts, .marksAreDefined:
            return damagedMarks(invariant)
        case .movementsNameAccountsOfTheirCurrency:
            let holds = Self.sound.holds.filter { $0.key != settled }
            let accounts = Self.sound.accounts.filter { $0.key.text != "A3" }
            let books = LedgerBooks(accounts: accounts, holds: holds, postings: Self.sound.postings)
            return (books, .hold(identifier("H2", HoldIdentifier.init)))
        }
    }

    private func damagedMarks(_ invariant: LedgerInvariant) -> (LedgerBooks, LedgerSubject) {
        let mark = identifier("M1", MarkIdentifier.init)
        let key = MarkedAccount(account: identifier("A2", AccountIdentifier.init), mark: mark)
        var balances = Self.marked.balances
        switch invariant {
        case .marksAreConserved, .markedBalancesAddUp:
            balances[key] = MarkedBalance(key: key, postedMinorUnits: 39, heldMinorUnits: 10)
        default:
            balances[key] = MarkedBalance(key: key, postedMinorUnits: 40)
        }
        let isDefined = invariant != .marksAreDefined
        let books = LedgerBooks(
            accounts: Self.marked.accounts, holds: Self.marked.holds, postings: Self.marked.postings,
            marks: isDefined ? Self.marked.marks : [:], balances: balances)
        return switch invariant {
        case .marksAreConserved, .marksAreDefined: (books, .mark(mark))
        case .markedBalancesAddUp: (books, .balance(key))
        default: (books, .account(key.account))
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
