import TengeLedger

/// What is wrong with a table, not with the ledger.
enum TableFault: Error {
    case wordMissing, wordsLeftOver, unknownVerb(String), notAnInteger(String), notAnIdentifier(String)
    case notALeg(String), notALimit, unknownAccount, unknownKind(String), unknownCurrency(String)
}

/// What a row says of its answer; an answer of nil is not looked at, for `again` alone repeats whatever came first.
struct Expectation {
    let answer: LedgerAnswer?
    let isRepeat: Bool
}

func identifier<Identifier>(
    _ text: String, _ make: (String) -> Identifier?
) throws(TableFault) -> Identifier {
    guard let identifier = make(text) else { throw .notAnIdentifier(text) }
    return identifier
}

/// The words of a row, read from the left.
struct Words {
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

    mutating func mark() throws(TableFault) -> MarkIdentifier { try identifier(next(), MarkIdentifier.init) }

    /// The word after `word`, if that comes next.
    private mutating func optional<Value>(
        _ word: String, _ make: (String) -> Value?
    ) throws(TableFault) -> Value? {
        guard rest.first == word else { return nil }
        rest.removeFirst()
        return try identifier(next(), make)
    }

    /// `A2:60` or `A2:60/M1.carries`
    private func leg(_ text: String) throws(TableFault) -> HoldLeg {
        let parts = text.split(separator: "/").map(String.init)
        let pair = (parts.first ?? "").split(separator: ":").map(String.init)
        guard pair.count == 2, let amount = Self.integer(pair[1]) else { throw .notALeg(text) }
        var mark: LegMark?
        if parts.count == 2 {
            let words = parts[1].split(separator: ".").map(String.init)
            guard words.count == 2, let phase = MarkPhase(rawValue: words[1]) else { throw .notALeg(text) }
            mark = LegMark(try identifier(words[0], MarkIdentifier.init), phase)
        }
        return HoldLeg(
            payee: try identifier(pair[0], AccountIdentifier.init), amountMinorUnits: amount, mark: mark)
    }

    mutating func legs() throws(TableFault) -> [HoldLeg] {
        var legs: [HoldLeg] = []
        for text in try next().split(separator: ",") where text != "-" { legs.append(try leg(String(text))) }
        return legs
    }

    private mutating func transfers() throws(TableFault) -> LedgerCommand {
        let texts = try next().split(separator: ",").map(String.init)
        let currency = try currency()
        let purpose = try optional("for", PaymentPurpose.init)
        var transfers: [Transfer] = []
        for text in texts {
            let sides = text.split(separator: ">").map(String.init)
            guard sides.count == 2 else { throw .notALeg(text) }
            let leg = try leg(sides[1].replacing("~", with: ""))
            transfers.append(
                Transfer(
                    payer: try identifier(sides[0], AccountIdentifier.init), payee: leg.payee,
                    money: Money(minorUnits: leg.amountMinorUnits, currency: currency),
                    extent: text.contains("~") ? .upTo : .exact, mark: leg.mark, purpose: purpose))
        }
        guard let group = TransferGroup(transfers) else { throw .notALeg("\(texts)") }
        return .transfer(group)
    }

    private mutating func holdGroup() throws(TableFault) -> HoldGroup {
        var holds: [HoldIdentifier] = []
        for text in try next().split(separator: ",") {
            holds.append(try identifier(String(text), HoldIdentifier.init))
        }
        guard let group = HoldGroup(holds) else { throw .notALeg("\(holds)") }
        return group
    }

    /// `name=value` by commas; a value may be several by `+`.
    private mutating func settings() throws(TableFault) -> [String: [String]] {
        var settings: [String: [String]] = [:]
        for text in try next().split(separator: ",") where text != "-" {
            let parts = text.split(separator: "=").map(String.init)
            settings[parts[0]] = parts.count == 2 ? parts[1].split(separator: "+").map(String.init) : []
        }
        return settings
    }

    private mutating func limits() throws(TableFault) -> AccountLimits {
        let settings = try settings()
        func limit(_ name: String) -> Int64? { settings[name]?.first.flatMap(Self.integer) }
        guard
            let limits = AccountLimits(
                balanceMinorUnitsMax: limit("balance"), debitCapMinorUnits: limit("debit"),
                dailyTurnoverMinorUnitsMax: limit("turnover"))
        else { throw .notALimit }
        return limits
    }

    private mutating func attributes() throws(TableFault) -> PayeeAttributes {
        let texts = try next().split(separator: ",").map(String.init).filter { $0 != "-" }
        guard let attributes = PayeeAttributes(texts.compactMap(PayeeAttribute.init)) else { throw .notALimit }
        return attributes
    }

    private mutating func newMark() throws(TableFault) -> LedgerCommand {
        let (mark, owner, settings) = (try mark(), try account(), try settings())
        func all<Value>(_ name: String, _ make: (String) -> Value?) -> [Value] {
            (settings[name] ?? []).compactMap(make)
        }
        let rule = MarkRule(
            payees: all("payees", AccountIdentifier.init), payeeAttributes: all("having", PayeeAttribute.init),
            purposes: all("for", PaymentPurpose.init), endAttributes: all("ends", PayeeAttribute.init),
            allowsConversion: settings["conversion"] != nil, allowsCrossBorder: settings["abroad"] != nil,
            expiresAt: settings["until"]?.first.flatMap { Int64($0) }.map(Instant.init(millisecondsSinceEpoch:)))
        guard let rule else { throw .notALimit }
        return .defineMark(Mark(identifier: mark, currency: try currency(), owner: owner, rule: rule))
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
        case "limits": return .setLimits(try account(), try limits())
        case "is": return .setAttributes(try account(), try attributes())
        case "mark": return try newMark()
        case "redeem":
            let (payer, issuer, amount) = (try account(), try account(), try integer())
            let money = Money(minorUnits: amount, currency: try currency())
            return .redeem(from: payer, issuer: issuer, money: money, mark: try optional("of", MarkIdentifier.init))
        case "transfer": return try transfers()
        case "place":
            let (hold, payer, legs) = (try hold(), try account(), try legs())
            guard try next() == "by" else { throw .wordMissing }
            let deadline = Instant(millisecondsSinceEpoch: try integer())
            return .placeHold(
                hold, payer: payer, currency: try currency(), legs: legs, deadline: deadline,
                purpose: try optional("for", PaymentPurpose.init),
                condition: try optional("when", ReleaseCondition.init))
        case "part":
            let hold = try hold()
            return .settleHoldInPart(hold, parts: try next().split(separator: ",").compactMap { Int64($0) })
        case "settles": return .settleHolds(try holdGroup())
        case "releases": return .releaseHolds(try holdGroup())
        case "settle": return .settleHold(try hold())
        case "release": return .releaseHold(try hold())
        case "expire": return .expireHold(try hold())
        default: throw .unknownVerb(verb)
        }
    }

    mutating func expectation() throws(TableFault) -> Expectation {
        var answer: LedgerAnswer?
        // `moved:60,5` stands for the answer `moved 60 5`.
        if let word = rest.first,
            let named = LedgerAnswer(text: word.replacing(":", with: " ").replacing(",", with: " "))
        {
            answer = named
            rest.removeFirst()
        }
        let isRepeat = rest.first == "again"
        if isRepeat { rest.removeFirst() }
        return Expectation(answer: answer ?? (isRepeat ? nil : .done), isRepeat: isRepeat)
    }
}
