import TengeLedger

/// Reads a fingerprint back into its command, by the documented form alone.
struct FingerprintReader {
    private var fields: ArraySlice<String>

    init?(_ text: String) {
        guard let fields = Self.fields(text) else { return nil }
        self.fields = fields[...]
    }

    private static func fields(_ text: String) -> [String]? {
        var fields: [String] = []
        var rest = text.utf8[...]
        while !rest.isEmpty {
            guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), let count = Int(String(Substring(rest[..<colon])))
            else { return nil }
            let field = rest[rest.index(after: colon)...].prefix(count)
            guard field.count == count else { return nil }
            fields.append(String(Substring(field)))
            rest = rest[field.endIndex...]
        }
        return fields
    }

    mutating func command() -> LedgerCommand? {
        guard let name = fields.popFirst(), let command = command(name), fields.isEmpty else { return nil }
        return command
    }

    private mutating func command(_ name: String) -> LedgerCommand? {
        switch name {
        case "openAccount":
            guard let account = account(), let kind = next(AccountKind.init(rawValue:)), let currency = currency()
            else { return nil }
            return .openAccount(account, kind: kind, currency: currency)
        case "freezeAccount": return account().map(LedgerCommand.freezeAccount)
        case "unfreezeAccount": return account().map(LedgerCommand.unfreezeAccount)
        case "closeAccount": return account().map(LedgerCommand.closeAccount)
        case "setLimits":
            guard let account = account(), let balance = option(), let cap = option(), let turnover = option(),
                let limits = AccountLimits(
                    balanceMinorUnitsMax: balance, debitCapMinorUnits: cap, dailyTurnoverMinorUnitsMax: turnover)
            else { return nil }
            return .setLimits(account, limits)
        case "setAttributes":
            guard let account = account(), let attributes = PayeeAttributes(rest(PayeeAttribute.init)) else {
                return nil
            }
            return .setAttributes(account, attributes)
        case "defineMark":
            guard let mark = next(MarkIdentifier.init), let currency = currency(), let owner = account(),
                let rule = next(MarkRule.init(text:))
            else { return nil }
            return .defineMark(Mark(identifier: mark, currency: currency, owner: owner, rule: rule))
        case "issue":
            guard let issuer = account(), let payee = account(), let money = money() else { return nil }
            return .issue(issuer: issuer, to: payee, money: money)
        case "redeem":
            guard let payer = account(), let issuer = account(), let money = money(), let mark = fields.popFirst()
            else { return nil }
            return .redeem(from: payer, issuer: issuer, money: money, mark: MarkIdentifier(mark))
        case "transfer": return transfers()
        default: return aboutHolds(name)
        }
    }

    private mutating func aboutHolds(_ name: String) -> LedgerCommand? {
        switch name {
        case "placeHold": return placeHold()
        case "settleHold": return hold().map { .settleHold($0) }
        case "settleHoldInPart": return hold().map { .settleHoldInPart($0, parts: rest { Int64($0) }) }
        case "settleHolds": return HoldGroup(rest(HoldIdentifier.init)).map(LedgerCommand.settleHolds)
        case "releaseHold": return hold().map(LedgerCommand.releaseHold)
        case "releaseHolds": return HoldGroup(rest(HoldIdentifier.init)).map(LedgerCommand.releaseHolds)
        case "expireHold": return hold().map(LedgerCommand.expireHold)
        default: return nil
        }
    }

    private mutating func transfers() -> LedgerCommand? {
        var transfers: [Transfer] = []
        while !fields.isEmpty {
            guard let payer = account(), let payee = account(), let money = money(),
                let extent = next(Transfer.Extent.init(rawValue:)), let mark = legMark(),
                let purpose = fields.popFirst()
            else { return nil }
            transfers.append(
                Transfer(
                    payer: payer, payee: payee, money: money, extent: extent, mark: mark,
                    purpose: PaymentPurpose(purpose)))
        }
        return TransferGroup(transfers).map(LedgerCommand.transfer)
    }

    private mutating func placeHold() -> LedgerCommand? {
        guard let hold = hold(), let payer = account(), let currency = currency(), let deadline = integer()
        else { return nil }
        var pairs: [(AccountIdentifier, Int64)] = []
        var purpose: String?
        var condition: String?
        var marks: [LegMark?] = []
        while let payee = fields.popFirst() {
            guard !payee.isEmpty else {
                (purpose, condition) = (fields.popFirst(), fields.popFirst())
                for _ in pairs {
                    guard let mark = legMark() else { return nil }
                    marks.append(mark)
                }
                break
            }
            guard let payee = AccountIdentifier(payee), let amount = integer() else { return nil }
            pairs.append((payee, amount))
        }
        let legs = pairs.indices.map { index in
            HoldLeg(
                payee: pairs[index].0, amountMinorUnits: pairs[index].1, mark: marks.isEmpty ? nil : marks[index])
        }
        return .placeHold(
            hold, payer: payer, currency: currency, legs: legs, deadline: Instant(millisecondsSinceEpoch: deadline),
            purpose: purpose.flatMap(PaymentPurpose.init), condition: condition.flatMap(ReleaseCondition.init))
    }

    private mutating func next<Value>(_ read: (String) -> Value?) -> Value? { fields.popFirst().flatMap(read) }
    private mutating func account() -> AccountIdentifier? { next(AccountIdentifier.init) }
    private mutating func hold() -> HoldIdentifier? { next(HoldIdentifier.init) }
    private mutating func currency() -> Currency? { next(Currency.init) }
    private mutating func integer() -> Int64? { next { Int64($0) } }

    private mutating func money() -> Money? {
        guard let currency = currency(), let amount = integer() else { return nil }
        return Money(minorUnits: amount, currency: currency)
    }

    private mutating func option() -> Int64?? { fields.popFirst().map { Int64($0) } }

    private mutating func legMark() -> LegMark?? {
        guard let mark = fields.popFirst(), let phase = fields.popFirst() else { return nil }
        guard let mark = MarkIdentifier(mark), let phase = MarkPhase(rawValue: phase) else { return .some(nil) }
        return LegMark(mark, phase)
    }

    private mutating func rest<Value>(_ read: (String) -> Value?) -> [Value] {
        defer { fields = [] }
        return fields.compactMap(read)
    }
}
