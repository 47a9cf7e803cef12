import ISO20022
import Settlement
import Storage
import TengeLedger
import Testing

/// Operators' commands about marks, groups and parts, as the fold takes them.
enum MarkedWork {
    static let mark = named("ROAD", MarkIdentifier.init)
    private static let supplier = named("SUPPLIER", PayeeAttribute.init)

    static var commands: [LedgerCommand] {
        get throws {
            let (owner, first, second) = (Sample.settlement, Sample.creditors[0], Sample.creditors[1])
            let rule = MarkRule(endAttributes: [supplier], expiresAt: Sample.at(1_000_000))
            let limits = AccountLimits(balanceMinorUnitsMax: 900_000, dailyTurnoverMinorUnitsMax: 900_000)
            let attributes = PayeeAttributes([supplier])
            guard let rule, let limits, let attributes else { throw Unexpected("written here") }
            return [
                .defineMark(Mark(identifier: mark, currency: Sample.kzt, owner: owner, rule: rule)),
                .setLimits(first, limits), .setAttributes(second, attributes),
                transfer(owner, first, 5000, .begins), hold("A", first, second, 700, .carries),
                hold("B", first, second, 300, .ends), hold("C", first, second, 50, .carries),
                hold("D", first, second, 40, .carries), hold("E", first, second, 30, .carries),
                .settleHoldInPart(named("A", HoldIdentifier.init), parts: [600]),
                .settleHolds(try group("B", "C")), .releaseHolds(try group("D", "E")),
                transfer(second, first, 100, .carries),
            ]
        }
    }

    static func key(_ number: Int) -> CommandKey { named("marked/\(number)/operator", CommandKey.init) }

    static func run(_ store: SettlementSequencer, from number: Int = 0) async throws {
        for (offset, command) in try commands.enumerated() {
            let key = key(number + offset)
            let request = LedgerRequest(key: key, command: command, at: Sample.at(Int64(offset)))
            #expect(try await store.submit(.ledger(request)) == .ledger(.done, isRepeat: false), "\(command)")
        }
    }

    private static func transfer(
        _ payer: AccountIdentifier, _ payee: AccountIdentifier, _ amount: Int64, _ phase: MarkPhase
    ) -> LedgerCommand {
        .transfer(
            TransferGroup(
                Transfer(
                    payer: payer, payee: payee, money: Money(minorUnits: amount, currency: Sample.kzt),
                    mark: LegMark(mark, phase))))
    }

    private static func hold(
        _ name: String, _ payer: AccountIdentifier, _ payee: AccountIdentifier, _ amount: Int64, _ phase: MarkPhase
    ) -> LedgerCommand {
        .placeHold(
            named(name, HoldIdentifier.init), payer: payer, currency: Sample.kzt,
            legs: [HoldLeg(payee: payee, amountMinorUnits: amount, mark: LegMark(mark, phase))],
            deadline: Sample.at(500_000), purpose: PaymentPurpose("GOVT"), condition: ReleaseCondition("road built"))
    }

    private static func group(_ names: String...) throws -> HoldGroup {
        guard let group = HoldGroup(names.compactMap(HoldIdentifier.init)) else { throw Unexpected("written here") }
        return group
    }

    static func named<Value>(_ text: String, _ make: (String) -> Value?) -> Value {
        guard let value = make(text) else { preconditionFailure("\(text) is well formed") }
        return value
    }
}

@Suite struct MarkBooksTests {
    @Test(arguments: StoreKind.available) func thePathOfAMarkAddsUp(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        try await MarkedWork.run(store)
        let path = try #require(try await store.books.markPath(MarkedWork.mark, limit: 100))
        #expect(path.lines.map(\.posting.money.minorUnits) == [5000, 600, 300, 50, 100])
        #expect(path.lines.map(\.posting.mark?.phase) == [.begins, .carries, .ends, .carries, .carries])
        #expect(path.begunMinorUnits == 5000 && path.endedMinorUnits == 300 && path.standingMinorUnits == 4700)
        #expect(path.addsUp)
        #expect(path.lines.map(\.debitMarkedAfter) == [nil, 4400, 4100, 4050, 550])
        #expect(path.lines.map(\.creditMarkedAfter) == [5000, 600, nil, 650, 4150])
        let second = try await store.books.markPath(MarkedWork.mark, after: path.lines[1].sequence, limit: 2)
        #expect(second?.lines == Array(path.lines[2...3]) && second?.addsUp == true)
        #expect(try await store.books.markPath(MarkedWork.named("NONE", MarkIdentifier.init), limit: 1) == nil)
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// What the statement shows of a mark chains from day to day, and the whole balance is as it was.
    @Test(arguments: StoreKind.available) func aStatementShowsWhatBearsAMark(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        try await MarkedWork.run(store)
        let first = Sample.creditors[0]
        let day = try #require(
            try await store.books.statementSource(account: first, from: Sample.at(0), to: Sample.at(10)))
        let next = try #require(
            try await store.books.statementSource(account: first, from: Sample.at(10), to: Sample.at(100_000)))
        #expect(day.marked.map(\.closingMinorUnits) == [4400] && day.marked.map(\.openingMinorUnits) == [0])
        #expect(next.marked.map(\.openingMinorUnits) == [4400] && next.marked.map(\.closingMinorUnits) == [4150])
        let past = try await store.books.postedBalance(of: first, at: Sample.at(9))
        #expect(past?.marked.map(\.closingMinorUnits) == [4400] && past?.postedMinorUnits == day.closingMinorUnits)
        #expect(try await store.books.postedBalance(of: first, at: Sample.at(2))?.marked == [])
        #expect(try await store.books.marks(limit: 9).map(\.identifier) == [MarkedWork.mark])
        #expect(try await store.books.marks(after: MarkedWork.mark, limit: 9).isEmpty)
        #expect(next.openingMinorUnits == day.closingMinorUnits && next.closingMinorUnits == 4150)
        #expect(
            next.lines.map(\.posting.posting.mark?.identifier) == [MarkedWork.mark, MarkedWork.mark, MarkedWork.mark])
        try await store.close()
    }

    /// After a restart a command is found to have happened, and a key that comes for another is told the difference.
    @Test(arguments: StoreKind.available) func anAnswerOutlivesARestart(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        try await MarkedWork.run(store)
        try await store.close()
        let again = try file.open()
        let command = try MarkedWork.commands[3]
        let key = MarkedWork.key(3)
        let request = LedgerRequest(key: key, command: command, at: Sample.at(0))
        #expect(try await again.submit(.ledger(request)) == .ledger(.done, isRepeat: true))
        let other = LedgerRequest(key: key, command: try MarkedWork.commands[12], at: Sample.at(0))
        #expect(
            try await again.submit(.ledger(other))
                == .ledger(.rejected(.keyReusedForAnotherCommand), isRepeat: false, differing: .payer))
        try await again.close()
    }

    /// Open holds by what they wait for and by payer, a page at a time; past their deadline they end, marks and all.
    @Test(arguments: StoreKind.available) func openHoldsAreFoundUntilTheyExpire(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        let commands = try MarkedWork.commands
        for (offset, command) in commands[...8].enumerated() {
            let request = LedgerRequest(
                key: MarkedWork.key(offset), command: command, at: Sample.at(0))
            #expect(try await store.submit(.ledger(request)) == .ledger(.done, isRepeat: false))
        }
        _ = try await store.submit(.admit(Sample.admission(1)))
        let books = store.books
        let condition = ReleaseCondition("road built")
        #expect(
            try await books.openHolds(OpenHoldQuery(condition: condition), limit: 9).map(\.identifier.text)
                == ["A", "B", "C", "D", "E"])
        let first = try await books.openHolds(OpenHoldQuery(condition: condition), limit: 2)
        let second = try await books.openHolds(OpenHoldQuery(condition: condition), after: first.last, limit: 2)
        #expect((first + second).map(\.identifier.text) == ["A", "B", "C", "D"])
        #expect(try await books.openHolds(limit: 9).count == 6)
        #expect(try await books.openHolds(OpenHoldQuery(payer: Sample.settlement), limit: 9).count == 1)
        #expect(try await books.openHolds(OpenHoldQuery(condition: ReleaseCondition("none")), limit: 9).isEmpty)
        let key = MarkedAccount(account: Sample.creditors[0], mark: MarkedWork.mark)
        let held = try await books.markedBalances(of: key.account)
        #expect(held.map(\.key) == [key] && held.first?.heldMinorUnits == 700 + 300 + 50 + 40 + 30)

        #expect(
            try await store.submit(.expireDue(at: Sample.at(500_000), limit: 9)) == .expired([], operatorHolds: 0))
        #expect(
            try await store.submit(.expireDue(at: Sample.at(500_001), limit: 9)) == .expired([], operatorHolds: 5))
        #expect(try await books.openHolds(OpenHoldQuery(condition: condition), limit: 9).isEmpty)
        #expect(try await books.hold(MarkedWork.named("A", HoldIdentifier.init))?.state == .expired)
        #expect(try await books.mark(MarkedWork.mark)?.owner == Sample.settlement)
        let free = try await books.markedBalances(of: key.account)
        #expect(free.first?.heldMinorUnits == 0 && free.first?.postedMinorUnits == 5000)
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// A store from before postings had marked balances: they are added up when it is taken along.
    @Test func aStoreOfBeforeIsTakenAlong() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        try await MarkedWork.run(store)
        let path = try await store.books.markPath(MarkedWork.mark, limit: 100)
        try await store.close()
        try file.makeVersion8()
        try file.tamper(
            """
            DROP INDEX posting_mark_phase; DROP INDEX posting_debit_mark; DROP INDEX posting_credit_mark;
            DROP INDEX hold_condition;
            ALTER TABLE posting DROP COLUMN debit_marked_after; ALTER TABLE posting DROP COLUMN credit_marked_after;
            DELETE FROM grdb_migrations WHERE identifier = '7-marked-balances-after';
            """)
        let again = try file.open()
        #expect(try await again.books.markPath(MarkedWork.mark, limit: 100) == path)
        try await again.close()
        #expect(try file.audit().firstBreak == nil)
    }
}
