import ISO20022
import Settlement
import TengeLedger
import Testing

@Suite struct ReconciliationTests {
    private static let books = StatementBooksSample(payments: 4)
    private static let source = books.source(Sample.settlement)

    /// A statement that agrees with the books: one credit of 100.00 and debits of 1.01, 1.02, 1.03, 1.04.
    private static func statement() -> AccountStatement {
        StatementBooksSample.statement(of: source)
    }

    struct Row: CustomTestStringConvertible {
        let testDescription: String
        let kinds: [ReconciliationBreak.Kind]
        let change: @Sendable (inout AccountStatement) -> Void

        init(
            _ description: String, _ kinds: [ReconciliationBreak.Kind],
            _ change: @escaping @Sendable (inout AccountStatement) -> Void
        ) {
            testDescription = description
            self.kinds = kinds
            self.change = change
        }
    }

    private static func minor(_ units: Int64) -> CurrencyAndAmount {
        Sample.make(CurrencyAndAmount(minorUnits: units, decimals: 2, currency: Sample.make(CurrencyCode("KZT"))))
    }

    /// Each change to a good statement, and exactly the breaks it makes.
    static let rows: [Row] = [
        Row("nothing", []) { _ in },
        Row("entries in another order", []) { $0.entries.reverse() },
        Row("one tiyn more", [.amount, .balanceSum, .summary, .summary, .summary]) {
            $0.entries[2].amount = minor(103)
        },
        Row("an entry left out", [.missingInStatement, .balanceSum] + Array(repeating: .summary, count: 5)) {
            $0.entries.remove(at: 1)
        },
        Row("an entry twice", [.duplicate, .balanceSum] + Array(repeating: .summary, count: 5)) {
            $0.entries.append($0.entries[1])
        },
        Row("an unknown entry", [.missingInLog, .balanceSum] + Array(repeating: .summary, count: 5)) {
            var entry = $0.entries[1]
            entry.details[0].transactions[0].references?.uetr = Sample.uetr(99)
            entry.details[0].transactions[0].references?.accountServicerReference = "OTHER"
            entry.accountServicerReference = "OTHER"
            $0.entries.append(entry)
        },
        Row("a released hold booked", [.status, .balanceSum] + Array(repeating: .summary, count: 5)) {
            var entry = $0.entries[1]
            entry.details[0].transactions[0].references?.uetr = Sample.uetr(77)
            $0.entries.append(entry)
        },
        Row("sides exchanged", [.side, .balanceSum] + Array(repeating: .summary, count: 5)) {
            $0.entries[1].side = .credit
        },
        Row("not booked yet", [.status, .balanceSum]) { $0.entries[1].status = StatementEntry.pending },
        Row("another value date", [.valueDate]) { $0.entries[1].valueDate = .date(Sample.make(ISODate("2026-11-23"))) },
        Row("references swapped", [.reference, .reference]) {
            let first = $0.entries[1].accountServicerReference
            let second = $0.entries[2].accountServicerReference
            $0.entries[1].accountServicerReference = second
            $0.entries[1].details[0].transactions[0].references?.accountServicerReference = second
            $0.entries[2].accountServicerReference = first
            $0.entries[2].details[0].transactions[0].references?.accountServicerReference = first
        },
        Row("another currency", [.currency]) {
            $0.summary = nil
            $0.entries[1].amount = CorridorSample.amount("1.01", "EUR")
        },
        Row("another account", [.account]) { $0.account.account = CorridorSample.iban("KZ72722S000000000001") },
        Row("the opening balance", [.balanceChain, .balanceChain, .balanceSum]) { $0.balances[0].amount = minor(1) },
        Row("the closing balance", [.balanceChain, .balanceSum]) { $0.balances[1].amount = minor(9_591) },
        Row("a debit of zero opens", []) { $0.balances[0].side = .debit },
        Row("no closing balance", [.balanceSum]) { $0.balances.removeLast() },
        Row("a count", [.summary]) { $0.summary?.debitEntries?.count = CountText(9) },
        Row("a sum", [.summary]) { $0.summary?.creditEntries?.sum = ExactDecimal("100.01") },
        Row("the net amount", [.summary]) {
            $0.summary?.net = NetAmount(amount: Sample.make(ExactDecimal("95.91")), side: .credit)
        },
        Row("a page is missing", [.sequence]) { $0.pagination = Pagination(page: 1, isLast: false) },
        Row("page two alone", [.sequence]) { $0.pagination = Pagination(page: 2, isLast: true) },
        Row("a number left out", [.sequence]) {
            $0.electronicSequenceNumber = ExactDecimal(StatementBooksSample.day.daysSinceEpoch + 1)
        },
        Row("no UETR, but the servicer's reference", []) {
            $0.entries[1].details[0].transactions[0].references?.uetr = nil
        },
        Row("only the end-to-end identification", []) {
            $0.entries[1].accountServicerReference = nil
            $0.entries[1].details[0].transactions[0].references?.uetr = nil
            $0.entries[1].details[0].transactions[0].references?.accountServicerReference = nil
        },
    ]

    private func books() -> ReconciliationBooks {
        ReconciliationBooks(
            source: Self.source,
            previous: PreviousStatement(
                closingMinorUnits: 0, sequenceNumber: Int64(StatementBooksSample.day.daysSinceEpoch) - 1))
    }

    @Test(arguments: rows) func oneChange(row: Row) {
        var statement = Self.statement()
        row.change(&statement)
        let states = [Sample.uetr(77): "released"]
        let report = reconcile([statement], with: books(), states: states)
        #expect(report.breaks.map(\.kind) == row.kinds, "\(report.breaks)")
        // The same again, to the letter.
        #expect(reconcile([statement], with: books(), states: states) == report)
    }

    /// Whose states are asked for: of payments that the statement names, and the period's bookings do not.
    @Test func onlyStrangersAreAskedAbout() {
        var statement = Self.statement()
        #expect(Reconciliation(of: [statement], with: books()).unknownPayments == [])
        for _ in 0..<2 {
            var entry = statement.entries[1]
            entry.details[0].transactions[0].references?.uetr = Sample.uetr(77)
            statement.entries.append(entry)
        }
        let reconciliation = Reconciliation(of: [statement], with: books())
        #expect(reconciliation.unknownPayments == [Sample.uetr(77)])
        let status = reconciliation.report(states: [Sample.uetr(77): "released"]).breaks.filter { $0.kind == .status }
        #expect(status.map(\.expected) == ["released", "released"])
        #expect(reconciliation.report(states: [:]).breaks.filter { $0.kind == .missingInLog }.count == 2)
        #expect(
            reconciliation.report(states: [Sample.uetr(77): "settled"]).breaks
                .filter { $0.kind == .missingInLog }.count == 2)
    }

    @Test func theStatementBeforeMustEndWhereThisOneBegins() {
        let previous = PreviousStatement(closingMinorUnits: 5, sequenceNumber: nil)
        let report = reconcile(
            [Self.statement()], with: ReconciliationBooks(source: Self.source, previous: previous))
        #expect(report.breaks.map(\.kind) == [.balanceChain])
    }

    /// One entry for several payments: each detail is matched alone, and they add up.
    @Test func aCollectiveEntry() {
        var statement = Self.statement()
        var collective = statement.entries[1]
        collective.amount = Self.minor(101 + 102)
        collective.details[0].transactions += statement.entries[2].details[0].transactions
        collective.accountServicerReference = nil
        statement.entries.replaceSubrange(1...2, with: [collective])
        statement.summary = nil
        let report = reconcile([statement], with: books())
        #expect(report.breaks == [] && report.matched == 5 && report.entries == 5)
        statement.entries[1].amount = Self.minor(204)
        #expect(reconcile([statement], with: books()).breaks.map(\.kind) == [.amount, .balanceSum])
    }

    @Test func twoPagesInAnyOrder() {
        var first = Self.statement()
        var second = first
        first.pagination = Pagination(page: 1, isLast: false)
        first.entries.removeLast(2)
        first.balances.removeLast()
        second.pagination = Pagination(page: 2, isLast: true)
        second.entries.removeFirst(3)
        second.balances.removeFirst()
        #expect(reconcile([second, first], with: books()).breaks == [])
        #expect(reconcile([first, first], with: books()).breaks.contains { $0.kind == .sequence })
    }

    /// Amounts of 18 digits cannot overflow a sum.
    @Test func hugeAmounts() {
        var statement = Self.statement()
        let huge = Self.minor(999_999_999_999_999_999)
        statement.summary = nil
        for _ in 0..<20 {
            var entry = statement.entries[1]
            entry.amount = huge
            entry.details = []
            entry.accountServicerReference = nil
            statement.entries.append(entry)
        }
        let report = reconcile([statement], with: books())
        #expect(report.breaks.filter { $0.kind == .missingInLog }.count == 20)
        #expect(report.breaks.contains { $0.kind == .balanceSum && $0.expected == "-19999999999999990390" })
    }
}
