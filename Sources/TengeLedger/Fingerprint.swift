/// A part of a command, to name what differs when a key comes again with another command.
public enum CommandField: String, CaseIterable, Hashable, Sendable {
    /// Another kind of command altogether.
    case command
    /// The account of a command about one.
    case account
    /// The kind of account.
    case kind
    /// The currency.
    case currency
    /// A limit of an account.
    case limit
    /// The attributes of an account.
    case attributes
    /// The mark, or its phase.
    case mark
    /// The owner of a mark.
    case owner
    /// The rule of a mark.
    case rule
    /// Who issues or redeems.
    case issuer
    /// Who pays.
    case payer
    /// Who is paid.
    case payee
    /// How much.
    case amount
    /// Whether exactly so much or up to so much.
    case extent
    /// What it is for.
    case purpose
    /// Which hold, or which of a group.
    case hold
    /// The deadline.
    case deadline
    /// The release condition.
    case condition
    /// A part to be settled.
    case part
    /// That there are more or fewer legs, transfers, holds or parts.
    case count
}

extension LedgerCommand {
    /// The command as one canonical text, to tell a repeat from a reused key. Equal texts mean equal commands.
    ///
    /// Each field is written as its length in bytes, a colon, and its text; the first field names the command, and
    /// the lists come last. So the text can be read back in one way only:
    ///
    ///     9:placeHold2:H12:A13:KZT13:17000000000002:A22:60
    ///     command    hold payer currency deadline  payee amount ...
    ///
    /// A hold with a purpose, a condition or a mark goes on with an empty field, which no payee is, then purpose,
    /// condition, and mark and phase of each leg; what is absent is an empty field.
    public var fingerprint: String {
        var sink = FingerprintSink()
        write(to: &sink)
        return sink.fields.written
    }

    /// The first field in which this command differs from the one that has another fingerprint; nil when none does.
    func differingField(from fingerprint: String) -> CommandField? {
        guard let others = FieldText.read(fingerprint) else { return .command }
        var sink = NamedFields()
        write(to: &sink)
        for (own, other) in zip(sink.fields, others) where own.text != other { return own.name }
        return sink.fields.count == others.count ? nil : .count
    }

    private func write<Sink: FieldSink>(to sink: inout Sink) {
        switch self {
        case .openAccount(let account, let kind, let currency):
            sink.add(.command, "openAccount")
            sink.add(.account, account.text)
            sink.add(.kind, kind.rawValue)
            sink.add(.currency, currency.code)
        case .freezeAccount(let account): sink.command("freezeAccount", account)
        case .unfreezeAccount(let account): sink.command("unfreezeAccount", account)
        case .closeAccount(let account): sink.command("closeAccount", account)
        case .setLimits(let account, let limits):
            sink.command("setLimits", account)
            sink.add(.limit, limits.balanceMinorUnitsMax)
            sink.add(.limit, limits.debitCapMinorUnits)
            sink.add(.limit, limits.dailyTurnoverMinorUnitsMax)
        case .setAttributes(let account, let attributes):
            sink.command("setAttributes", account)
            for attribute in attributes.list { sink.add(.attributes, attribute.text) }
        case .defineMark(let mark):
            sink.add(.command, "defineMark")
            sink.add(.mark, mark.identifier.text)
            sink.add(.currency, mark.currency.code)
            sink.add(.owner, mark.owner.text)
            sink.add(.rule, mark.rule.text)
        case .issue, .redeem, .transfer, .placeHold: writeMovement(to: &sink)
        case .settleHold(let hold): sink.command("settleHold", hold)
        case .settleHoldInPart(let hold, let parts):
            sink.command("settleHoldInPart", hold)
            for part in parts { sink.add(.part, part) }
        case .settleHolds(let group): sink.command("settleHolds", group)
        case .releaseHold(let hold): sink.command("releaseHold", hold)
        case .releaseHolds(let group): sink.command("releaseHolds", group)
        case .expireHold(let hold): sink.command("expireHold", hold)
        }
    }

    private func writeMovement<Sink: FieldSink>(to sink: inout Sink) {
        switch self {
        case .issue(let issuer, let payee, let money):
            sink.add(.command, "issue")
            sink.add(.issuer, issuer.text)
            sink.add(.payee, payee.text)
            sink.add(.currency, money.currency.code)
            sink.add(.amount, money.minorUnits)
        case .redeem(let payer, let issuer, let money, let mark):
            sink.add(.command, "redeem")
            sink.add(.payer, payer.text)
            sink.add(.issuer, issuer.text)
            sink.add(.currency, money.currency.code)
            sink.add(.amount, money.minorUnits)
            sink.add(.mark, mark?.text ?? "")
        case .transfer(let group):
            sink.add(.command, "transfer")
            for transfer in group.transfers { sink.add(transfer) }
        case .placeHold(let hold, let payer, let currency, let legs, let deadline, let purpose, let condition):
            sink.add(.command, "placeHold")
            sink.add(.hold, hold.text)
            sink.add(.payer, payer.text)
            sink.add(.currency, currency.code)
            sink.add(.deadline, deadline.millisecondsSinceEpoch)
            for leg in legs {
                sink.add(.payee, leg.payee.text)
                sink.add(.amount, leg.amountMinorUnits)
            }
            guard purpose != nil || condition != nil || legs.contains(where: { $0.mark != nil }) else { return }
            sink.add(.count, "")
            sink.add(.purpose, purpose?.text ?? "")
            sink.add(.condition, condition?.text ?? "")
            for leg in legs { sink.add(leg.mark) }
        default:
            preconditionFailure("only commands that move or promise money come here")
        }
    }
}

/// What takes the fields of a command one after the other.
private protocol FieldSink {
    mutating func add(_ name: CommandField, _ text: String)
}

extension FieldSink {
    mutating func add(_ name: CommandField, _ number: Int64?) { add(name, number.map { String($0) } ?? "") }

    mutating func command(_ name: String, _ account: AccountIdentifier) {
        add(.command, name)
        add(.account, account.text)
    }

    mutating func command(_ name: String, _ hold: HoldIdentifier) {
        add(.command, name)
        add(.hold, hold.text)
    }

    mutating func command(_ name: String, _ group: HoldGroup) {
        add(.command, name)
        for hold in group.holds { add(.hold, hold.text) }
    }

    mutating func add(_ mark: LegMark?) {
        add(.mark, mark?.identifier.text ?? "")
        add(.mark, mark?.phase.rawValue ?? "")
    }

    /// Always as many fields, so that a text can be cut into transfers again.
    mutating func add(_ transfer: Transfer) {
        add(.payer, transfer.payer.text)
        add(.payee, transfer.payee.text)
        add(.currency, transfer.money.currency.code)
        add(.amount, transfer.money.minorUnits)
        add(.extent, transfer.extent.rawValue)
        add(transfer.mark)
        add(.purpose, transfer.purpose?.text ?? "")
    }
}

private struct FingerprintSink: FieldSink {
    var fields = FieldText()

    mutating func add(_ name: CommandField, _ text: String) { fields.add(text) }
}

private struct NamedFields: FieldSink {
    var fields: [(name: CommandField, text: String)] = []

    mutating func add(_ name: CommandField, _ text: String) { fields.append((name, text)) }
}
