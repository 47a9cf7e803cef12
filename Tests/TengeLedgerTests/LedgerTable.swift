import LedgerSimulation
import TengeLedger
import Testing

/// A test of the ledger as a table. One row is one command; its last word is the rejection it must get, if any.
///
///     open     A1 client [CNY]                       KZT unless another currency is named
///     freeze   A1
///     unfreeze A1
///     close    A1
///     issue    CB A1 100 [CNY]
///     limits   A1 balance=90,debit=50,turnover=70    those named; `-` for none
///     is       A1 VAT,SUPPLIER                       attributes, `-` for none
///     mark     M1 T1 ends=VAT,until=1000 [CNY]       its owner and its rule, `-` for one that asks for nothing
///     redeem   A1 CB 100 [CNY] [of M1]
///     transfer A1>A2:60,A2>A3:~40 [CNY] [for GOVT]   `~` moves as much as is there
///     place    H1 A1 A2:60,A3:40 by 1000 [CNY]       legs, `-` for none; deadline in milliseconds
///     place    H1 A1 A2:60/M1.carries by 1000 [CNY] [for GOVT] [when shipped]
///     settle   H1
///     part     H1 60,0                               settles so much of each leg
///     settles  H1,H2                                 a group
///     release  H1
///     releases H1,H2
///     expire   H1
///     at       1001                                  sets the clock, which starts at 0
///     balance  A1 40 0 0                             checks posted, held, incoming
///     marked   A1 M1 40 0 0                          checks the balances of a mark
///     state    H1 settled                            checks a hold, or the status of an account
///     postings 3                                     checks how many lines the journal has
///
/// `@key` before a command names its key, which else is new for each row. The word `again` at the end means that the
/// answer must come as a repeat. After every row the books are audited, and a row refused must have changed nothing.
struct LedgerTable {
    private(set) var store = LedgerStore()
    private var now = Instant(millisecondsSinceEpoch: 0)
    private var rowsApplied = 0
    private var checksAnswers = true

    /// The answers of the rows that were commands, in order.
    private(set) var answers: [LedgerAnswer] = []
    /// The outcomes of the same.
    private(set) var outcomes: [LedgerOutcome] = []

    /// Runs a table from empty books.
    ///
    /// - Parameter checksAnswers: Whether a row without an answer must be done.
    @discardableResult
    static func check(
        _ text: String, checksAnswers: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
    ) -> LedgerTable {
        var table = LedgerTable()
        table.checksAnswers = checksAnswers
        for row in text.split(separator: "\n") {
            do {
                try table.run(row.split(separator: " ").map(String.init), sourceLocation)
            } catch {
                Issue.record("\(error) in row: \(row)", sourceLocation: sourceLocation)
                return table
            }
        }
        return table
    }

    private mutating func run(_ words: [String], _ location: SourceLocation) throws(TableFault) {
        let row = words.joined(separator: " ")
        var words = Words(words)
        let key = try words.key(otherwise: "row-\(rowsApplied)")
        rowsApplied += 1
        let verb = try words.next()
        switch verb {
        case "at": now = Instant(millisecondsSinceEpoch: try words.integer())
        case "balance": try checkBalance(&words, row, location)
        case "marked": try checkMarked(&words, row, location)
        case "state": try checkState(&words, row, location)
        case "postings":
            let count = try words.integer()
            #expect(store.books.postings.count == Int(count), "row: \(row)", sourceLocation: location)
        default:
            let command = try words.command(verb)
            let expected = try words.expectation()
            apply(LedgerRequest(key: key, command: command, at: now), expected, row, location)
        }
        guard words.isEmpty else { throw .wordsLeftOver }
    }

    private mutating func apply(
        _ request: LedgerRequest, _ expected: Expectation, _ row: String, _ location: SourceLocation
    ) {
        let before = store
        let outcome = store.apply(request)
        answers.append(outcome.answer)
        guard checksAnswers else {
            outcomes.append(outcome)
            return
        }
        #expect(outcome.isRepeat == expected.isRepeat, "row: \(row)", sourceLocation: location)
        if let answer = expected.answer {
            #expect(outcome.answer == answer, "row: \(row)", sourceLocation: location)
        }
        outcomes.append(outcome)
        if outcome.answer.isRejected || outcome.isRepeat {
            #expect(outcome.effects.isEmpty, "row: \(row)", sourceLocation: location)
            #expect(store.accounts == before.accounts && store.holds == before.holds, sourceLocation: location)
            #expect(store.balances == before.balances && store.marks == before.marks, sourceLocation: location)
        } else {
            #expect(!outcome.effects.isEmpty, "row: \(row)", sourceLocation: location)
        }
        #expect(store.books.violations() == [], "row: \(row)", sourceLocation: location)
    }

    private func checkBalance(_ words: inout Words, _ row: String, _ location: SourceLocation) throws(TableFault) {
        guard let account = store.accounts[try identifier(words.next(), AccountIdentifier.init)] else {
            throw .unknownAccount
        }
        let expected = [try words.integer(), try words.integer(), try words.integer()]
        let found = [account.postedMinorUnits, account.heldMinorUnits, account.incomingMinorUnits]
        #expect(found == expected, "row: \(row)", sourceLocation: location)
        #expect(account.availableMinorUnits == expected[0] - expected[1], "row: \(row)", sourceLocation: location)
    }

    private func checkMarked(_ words: inout Words, _ row: String, _ location: SourceLocation) throws(TableFault) {
        let key = MarkedAccount(account: try words.account(), mark: try words.mark())
        let balance = store.balances[key] ?? MarkedBalance(key: key)
        let expected = [try words.integer(), try words.integer(), try words.integer()]
        let found = [balance.postedMinorUnits, balance.heldMinorUnits, balance.incomingMinorUnits]
        #expect(found == expected, "row: \(row)", sourceLocation: location)
    }

    private func checkState(_ words: inout Words, _ row: String, _ location: SourceLocation) throws(TableFault) {
        let name = try words.next()
        let hold = store.holds[try identifier(name, HoldIdentifier.init)]?.state.rawValue
        let account = store.accounts[try identifier(name, AccountIdentifier.init)]?.status.rawValue
        let state = try words.next()
        #expect((hold ?? account) == state, "row: \(row)", sourceLocation: location)
    }
}
