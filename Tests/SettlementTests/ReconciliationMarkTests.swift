import ISO20022
import Settlement
import TengeLedger
import Testing

/// Money that bears marks, in a statement that is held against the books.
@Suite struct ReconciliationMarkTests {
    private static let account = Sample.creditors[0]
    private static let owner = Sample.settlement

    /// What came of the account's money: ROAD 500 and 200 by `begins`, 300 of it ended, 50 carried away; SCHOOL 40
    /// begun and all given back; 1000 without a mark. ROAD had 60 before, of 100.
    private static let source: StatementSource = {
        var lines: [BookedLine] = []
        var balance: Int64 = 100
        func book(_ amount: Int64, _ side: CreditDebit, _ mark: String?, _ phase: MarkPhase = .carries) {
            balance += side == .credit ? amount : -amount
            let number = Int64(lines.count + 1)
            let posting = Posting(
                debit: side == .credit ? owner : account, credit: side == .credit ? account : owner,
                money: Money(minorUnits: amount, currency: Sample.kzt), kind: .transfer, hold: nil,
                key: Sample.make(CommandKey("marks/\(number)")), at: Sample.at(number),
                mark: mark.map { LegMark(Sample.make(MarkIdentifier($0)), phase) })
            lines.append(
                BookedLine(
                    posting: NumberedPosting(
                        sequence: number, posting: posting, debitPostedAfter: balance, creditPostedAfter: balance),
                    references: nil, valueDate: nil))
        }
        book(500, .credit, "ROAD", .begins)
        book(200, .credit, "ROAD", .begins)
        book(300, .debit, "ROAD", .ends)
        book(50, .debit, "ROAD", .carries)
        book(40, .credit, "SCHOOL", .begins)
        book(40, .debit, "SCHOOL", .carries)
        book(1000, .credit, nil)
        book(70, .credit, "ROAD", .ends)
        return StatementSource(
            account: Account(
                identifier: account, kind: .client, currency: Sample.kzt, status: .open, postedMinorUnits: balance,
                heldMinorUnits: 0, incomingMinorUnits: 0), from: Sample.at(-11 * 3_600_000),
            to: Sample.at(13 * 3_600_000), openingMinorUnits: 100, lines: lines,
            marked: [
                MarkedPeriod(
                    mark: Sample.make(MarkIdentifier("ROAD")), openingMinorUnits: 60, closingMinorUnits: 410)
            ], isFinal: true)
    }()

    private static func statement() -> AccountStatement {
        StatementBooksSample.statement(of: source)
    }

    struct Row: CustomTestStringConvertible {
        let testDescription: String
        /// Kind, reference, expected, found.
        let breaks: [String]
        let change: @Sendable (inout AccountStatement) -> Void

        init(
            _ description: String, _ breaks: [String], _ change: @escaping @Sendable (inout AccountStatement) -> Void
        ) {
            testDescription = description
            self.breaks = breaks
            self.change = change
        }
    }

    private static func minor(_ units: Int64) -> CurrencyAndAmount {
        Sample.make(CurrencyAndAmount(minorUnits: units, decimals: 2, currency: Sample.make(CurrencyCode("KZT"))))
    }

    private static func mark(
        _ statement: inout AccountStatement, _ entry: Int, _ references: [(Max35Text, Max35Text)]
    ) {
        statement.entries[entry].details[0].transactions[0].references?.proprietary = references.map {
            .init(type: $0.0, reference: $0.1)
        }
    }

    /// Each change to a good statement, and exactly the breaks it makes.
    static let rows: [Row] = [
        Row("nothing", []) { _ in },
        Row(
            "the opening balance of a mark",
            ["MARKED_BALANCE Bal/OPBD-MARKED/ROAD 60 61", "MARKED_SUM Bal/CLBD-MARKED/ROAD 411 410"]
        ) { $0.balances[2].amount = minor(61) },
        Row(
            "the closing balance of a mark, on the other side",
            ["MARKED_BALANCE Bal/CLBD-MARKED/ROAD 410 -410", "MARKED_SUM Bal/CLBD-MARKED/ROAD 410 -410"]
        ) { $0.balances[3].side = .debit },
        Row(
            "no balances of marks",
            [
                "MARKED_BALANCE Bal/CLBD-MARKED/ROAD 410 ", "MARKED_BALANCE Bal/OPBD-MARKED/ROAD 60 ",
                "MARKED_SUM Bal/CLBD-MARKED/ROAD 350 0",
            ]
        ) { $0.balances.removeLast(2) },
        Row(
            "all of it under another mark",
            [
                "MARKED_BALANCE Bal/CLBD-MARKED/BRIDGE 0 410", "MARKED_BALANCE Bal/CLBD-MARKED/ROAD 410 ",
                "MARKED_BALANCE Bal/OPBD-MARKED/BRIDGE 0 60", "MARKED_BALANCE Bal/OPBD-MARKED/ROAD 60 ",
                "MARKED_SUM Bal/CLBD-MARKED/BRIDGE 60 410", "MARKED_SUM Bal/CLBD-MARKED/ROAD 350 0",
            ]
        ) {
            $0.balances[2].subType = .proprietary("BRIDGE")
            $0.balances[3].subType = .proprietary("BRIDGE")
        },
        Row("a mark that bears nothing", []) {
            var balance = $0.balances[2]
            (balance.amount, balance.subType) = (minor(0), .proprietary("BRIDGE"))
            $0.balances.append(balance)
        },
        Row("a balance twice", ["MARKED_BALANCE Bal/OPBD-MARKED/ROAD one 2"]) { $0.balances.append($0.balances[2]) },
        Row("a balance in another currency", ["CURRENCY Bal/CLBD-MARKED/ROAD KZT EUR 4.1"]) {
            $0.balances[3].amount = CorridorSample.amount("4.10", "EUR")
        },
        Row(
            "an entry without its mark",
            ["MARK 000000000003 MARK-ENDS ROAD ", "MARKED_SUM Bal/CLBD-MARKED/ROAD 710 410"]
        ) { mark(&$0, 2, []) },
        Row(
            "an entry with a mark that its money has not",
            ["MARK 000000000007  MARK-CARRIES ROAD", "MARKED_SUM Bal/CLBD-MARKED/ROAD 1410 410"]
        ) { mark(&$0, 6, [("MARK-CARRIES", "ROAD")]) },
        Row("another place of the path", ["MARK 000000000001 MARK-BEGINS ROAD MARK-CARRIES ROAD"]) {
            mark(&$0, 0, [("MARK-CARRIES", "ROAD")])
        },
        Row(
            "another mark",
            [
                "MARK 000000000002 MARK-BEGINS ROAD MARK-BEGINS SCHOOL",
                "MARKED_SUM Bal/CLBD-MARKED/ROAD 210 410", "MARKED_SUM Bal/CLBD-MARKED/SCHOOL 200 0",
            ]
        ) { mark(&$0, 1, [("MARK-BEGINS", "SCHOOL")]) },
        Row(
            "two marks at once",
            [
                "MARK 000000000008 MARK-ENDS ROAD MARK-ENDS ROAD, MARK-ENDS SCHOOL"
            ]
        ) { mark(&$0, 7, [("MARK-ENDS", "SCHOOL"), ("MARK-ENDS", "ROAD")]) },
        Row("a reference of somebody's own", []) {
            mark(&$0, 6, [("CONTRACT", "ROAD"), ("MARK-UP", "ROAD")])
        },
    ]

    @Test(arguments: rows) func oneChange(row: Row) {
        var statement = Self.statement()
        row.change(&statement)
        let report = reconcile([statement], with: ReconciliationBooks(source: Self.source))
        let breaks = report.breaks.map { "\($0.kind.rawValue) \($0.reference) \($0.expected) \($0.found)" }
        #expect(breaks == row.breaks)
        #expect(reconcile([statement], with: ReconciliationBooks(source: Self.source)) == report)
    }

    /// The opening stands on the first page, the closing on the last.
    @Test func overTwoPages() {
        var first = Self.statement()
        var second = first
        first.pagination = Pagination(page: 1, isLast: false)
        first.entries.removeLast(5)
        first.balances = [first.balances[0], first.balances[2]]
        second.pagination = Pagination(page: 2, isLast: true)
        second.entries.removeFirst(3)
        second.balances = [second.balances[1], second.balances[3]]
        let books = ReconciliationBooks(source: Self.source)
        #expect(reconcile([second, first], with: books).breaks == [])
    }
}
