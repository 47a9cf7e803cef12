import Gateway
import Settlement
import TengeLedger

// What `gateway ledger` writes with `--format json`: one object a line, amounts in minor units.

/// Writes one object and ends the line.
func writeOutput(_ members: [(String, JSONValue)]) {
    writeOutput(bytes: JSONValue.object(members).bytes + [UInt8(ascii: "\n")])
}

extension JSONValue {
    init(_ text: String?) { self = text.map { .string($0) } ?? .null }
    init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
    init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }
    init(_ at: Instant?) { self = at.map { .string($0.line) } ?? .null }
}

extension LedgerResult {
    /// `result`, then `moved`, `reason`, `first` or `field` where there is one.
    var json: [(String, JSONValue)] {
        switch self {
        case .created(let answer): [("result", .string("created"))] + Self.members(answer)
        case .exists(let answer):
            [("result", .string("exists")), ("first", .string(answer.isRejected ? "rejected" : "created"))]
                + Self.members(answer)
        case .rejected(let rejection): [("result", .string("rejected")), ("reason", .string(rejection.rawValue))]
        case .conflicts(let field): [("result", .string("conflicts")), ("field", .string(field.rawValue))]
        }
    }

    private static func members(_ answer: LedgerAnswer) -> [(String, JSONValue)] {
        switch answer {
        case .done: []
        case .moved(let amounts): [("moved", .array(amounts.map { .integer($0) }))]
        case .rejected(let rejection): [("reason", .string(rejection.rawValue))]
        }
    }
}

extension Account {
    /// The account as it is now.
    var json: [(String, JSONValue)] {
        let limits = terms.limits
        return [
            ("account", .string(identifier.text)), ("kind", .string(kind.rawValue)),
            ("status", .string(status.rawValue)), ("currency", .string(currency.code)),
            ("posted", .integer(postedMinorUnits)), ("held", .integer(heldMinorUnits)),
            ("incoming", .integer(incomingMinorUnits)), ("available", .integer(availableMinorUnits)),
            ("balanceMax", JSONValue(limits.balanceMinorUnitsMax)), ("debitCap", JSONValue(limits.debitCapMinorUnits)),
            ("dailyTurnoverMax", JSONValue(limits.dailyTurnoverMinorUnitsMax)),
            ("attributes", JSONValue(terms.attributes.list.map(\.text))),
        ]
    }
}

extension MarkedBalance {
    var json: JSONValue {
        .object([
            ("account", .string(key.account.text)), ("mark", .string(key.mark.text)),
            ("posted", .integer(postedMinorUnits)), ("held", .integer(heldMinorUnits)),
            ("incoming", .integer(incomingMinorUnits)),
        ])
    }
}

extension Hold {
    /// The hold, its legs in their order.
    var json: [(String, JSONValue)] {
        let legs = legs.enumerated().map { number, leg in
            JSONValue.object([
                ("payee", .string(leg.payee.text)), ("amount", .integer(leg.amountMinorUnits)),
                ("mark", JSONValue(leg.mark?.identifier.text)), ("phase", JSONValue(leg.mark?.phase.rawValue)),
                ("settled", JSONValue(settledParts?[number])),
            ])
        }
        return [
            ("hold", .string(identifier.text)), ("state", .string(state.rawValue)), ("payer", .string(payer.text)),
            ("currency", .string(currency.code)), ("total", .integer(totalMinorUnits)), ("legs", .array(legs)),
            ("placedAt", JSONValue(placedAt)), ("deadline", JSONValue(deadline)),
            ("purpose", JSONValue(purpose?.text)), ("condition", JSONValue(condition?.text)),
        ]
    }
}

extension Mark {
    /// The mark and its rule.
    var json: [(String, JSONValue)] {
        [
            ("mark", .string(identifier.text)), ("owner", .string(owner.text)), ("currency", .string(currency.code)),
            ("payees", JSONValue(rule.payees.map(\.text))),
            ("payeeAttributes", JSONValue(rule.payeeAttributes.map(\.text))),
            ("purposes", JSONValue(rule.purposes.map(\.text))),
            ("endAttributes", JSONValue(rule.endAttributes.map(\.text))),
            ("allowsConversion", .boolean(rule.allowsConversion)),
            ("allowsCrossBorder", .boolean(rule.allowsCrossBorder)), ("expiresAt", JSONValue(rule.expiresAt)),
        ]
    }
}

extension NumberedPosting {
    /// The posting, with what both sides have of the mark after it.
    var json: [(String, JSONValue)] {
        [
            ("posting", .integer(sequence)), ("at", JSONValue(posting.at)),
            ("mark", JSONValue(posting.mark?.identifier.text)), ("phase", JSONValue(posting.mark?.phase.rawValue)),
            ("from", .string(posting.debit.text)), ("to", .string(posting.credit.text)),
            ("amount", .integer(posting.money.minorUnits)), ("currency", .string(posting.money.currency.code)),
            ("hold", JSONValue(posting.hold?.text)), ("key", .string(posting.key.text)),
            ("fromMarkedAfter", JSONValue(debitMarkedAfter)), ("toMarkedAfter", JSONValue(creditMarkedAfter)),
        ]
    }
}
