import TengeLedger
import Testing

/// A test of the ledger as a table. One row is one command; its last word is the rejection it must get, if any.
///
///     open     A1 client [CNY]                       KZT unless another currency is named
///     freeze   A1
///     unfreeze A1
///     close    A1
///     issue    CB A1 100 [CNY]
///     place    H1 A1 A2:60,A3:40 by 1000 [CNY]       legs, `-` for none; deadline in milliseconds
///     settle   H1
///     release  H1
///     expire   H1
///     at       1001                                  sets the clock, which starts at 0
///     balance  A1 40 0 0                             checks posted, held, incoming
///     state    H1 settled                            checks a hold, or the status of an account
///     postings 3                                     checks how many lines the journal has
///
/// `@key` before a command names its key, which else is new for each row. The word `again` at the end means that the
/// answer must come as a repeat. After every row the books are audited, and a row refused must have changed nothing.
struct LedgerTable {
    private(set) var store = LedgerStore()
    private var now = Instant(millisecondsSinceEpoch: 0)
    private var rowsApplied = 0

    /// The answers of the rows that were commands, in order.
    private(set) var answers: [LedgerAnswer] = []

    /// Runs a table from empty books.
    @discardableResult
    static func check(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> LedgerTable {
        var table = LedgerTable()
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
        #expect(outcome.isRepeat == expected.isRepeat, "row: \(row)", sourceLocation: location)
        if let answer = expected.answer {
            #expect(outcome.answer == answer, "row: \(row)", sourceLocation: location)
        }
        if outcome.answer != .done || outcome.isRepeat {
            #expect(outcome.effects.isEmpty, "row: \(row)", sourceLocation: location)
            #expect(store.accounts == before.accounts && store.holds == before.holds, sourceLocation: location)
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

    private func checkState(_ words: inout Words, _ row: String, _ location: SourceLocation) throws(TableFault) {
        let name = try words.next()
        let hold = store.holds[try identifier(name, HoldIdentifier.init)]?.state.rawValue
        let account = store.accounts[try identifier(name, AccountIdentifier.init)]?.status.rawValue
        let state = try words.next()
        #expect((hold ?? account) == state, "row: \(row)", sourceLocation: location)
    }
}

/// What is wrong with a table, not with the ledger.
enum TableFault: Error {
    case wordMissing, wordsLeftOver, unknownVerb(String), notAnInteger(String), notAnIdentifier(String)
    case notALeg(String), unknownAccount, unknownKind(String), unknownCurrency(String)
}

/// What a row says of its answer; an answer of nil is not looked at, for `again` alone repeats whatever came first.
struct Expectation {
    let answer: LedgerAnswer?
    let isRepeat: Bool
}

private func identifier<Identifier>(
    _ text: String, _ make: (String) -> Identifier?
) throws(TableFault) -> Identifier {
    guard let identifier = make(text) else { throw .notAnIdentifier(text) }
    return identifier
}

/// The words of a row, read from the left.
private struct Words {
    private var rest: ArraySlice<String>

    init(_ words: [String]) { rest = words[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func next() throws(TableFault) -> String {
        guard let word = rest.popFirst() else { throw .wordMissing }
        return word
    }

    mutating func integer() throws(TableFault) -> Int64 {
        let word = try next()
        guard let value = Self.integer(word) else { throw .notAnInteger(word) }
        return value
    }

    /// `limit` stands for the largest balance, `int64` for the largest integer.
    private static func integer(_ word: String) -> Int64? {
        switch word {
        case "limit": Account.balanceMinorUnitsMax
        case "-limit": -Account.balanceMinorUnitsMax
        case "int64": Int64.max
        case "-int64": Int64.min
        default: Int64(word)
        }
    }

    mutating func key(otherwise text: String) throws(TableFault) -> CommandKey {
        guard let word = rest.first, word.hasPrefix("@") else { return try identifier(text, CommandKey.init) }
        rest.removeFirst()
        return try identifier(String(word.dropFirst()), CommandKey.init)
    }

    mutating func account() throws(TableFault) -> AccountIdentifier {
        try identifier(next(), AccountIdentifier.init)
    }

    mutating func hold() throws(TableFault) -> HoldIdentifier {
        try identifier(next(), HoldIdentifier.init)
    }

    mutating func currency() throws(TableFault) -> Currency {
        var code = "KZT"
        if let word = rest.first, word.utf8.count == 3, Currency(word) != nil {
            code = word
            rest.removeFirst()
        }
        guard let currency = Currency(code) else { throw .unknownCurrency(code) }
        return currency
    }

    mutating func legs() throws(TableFault) -> [HoldLeg] {
        var legs: [HoldLeg] = []
        for leg in try next().split(separator: ",") where leg != "-" {
            let parts = leg.split(separator: ":").map(String.init)
            guard parts.count == 2, let amount = Self.integer(parts[1]) else { throw .notALeg(String(leg)) }
            legs.append(HoldLeg(payee: try identifier(parts[0], AccountIdentifier.init), amountMinorUnits: amount))
        }
        return legs
    }

    mutating func command(_ verb: String) throws(TableFault) -> LedgerCommand {
        switch verb {
        case "open":
            let account = try account()
            let word = try next()
            guard let kind = AccountKind(rawValue: word) else { throw .unknownKind(word) }
            return .openAccount(account, kind: kind, currency: try currency())
        case "freeze": return .freezeAccount(try account())
        case "unfreeze": return .unfreezeAccount(try account())
        case "close": return .closeAccount(try account())
        case "issue":
            let (issuer, payee, amount) = (try account(), try account(), try integer())
            return .issue(issuer: issuer, to: payee, money: Money(minorUnits: amount, currency: try currency()))
        case "place":
            let (hold, payer, legs) = (try hold(), try account(), try legs())
            guard try next() == "by" else { throw .wordMissing }
            let deadline = Instant(millisecondsSinceEpoch: try integer())
            return .placeHold(hold, payer: payer, currency: try currency(), legs: legs, deadline: deadline)
        case "settle": return .settleHold(try hold())
        case "release": return .releaseHold(try hold())
        case "expire": return .expireHold(try hold())
        default: throw .unknownVerb(verb)
        }
    }

    mutating func expectation() throws(TableFault) -> Expectation {
        var answer: LedgerAnswer?
        if let word = rest.first, let named = LedgerAnswer(text: word) {
            answer = named
            rest.removeFirst()
        }
        let isRepeat = rest.first == "again"
        if isRepeat { rest.removeFirst() }
        return Expectation(answer: answer ?? (isRepeat ? nil : .done), isRepeat: isRepeat)
    }
}
