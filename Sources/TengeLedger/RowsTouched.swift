/// The rows a command reads or may change: what the store must load. Each list ascends and repeats nothing.
public struct RowsTouched: Hashable, Sendable {
    /// Accounts to load, where they exist.
    public let accounts: [AccountIdentifier]
    /// Holds to load, where they exist.
    public let holds: [HoldIdentifier]
    /// Marks to load, where they exist. Empty where no mark is named.
    public let marks: [MarkIdentifier]
    /// Marked balances to load, where they exist. Empty where no mark is named.
    public let balances: [MarkedAccount]

    init(
        accounts: [AccountIdentifier], holds: [HoldIdentifier] = [], marks: [MarkIdentifier] = [],
        balances: [MarkedAccount] = []
    ) {
        self.accounts = Set(accounts).sorted()
        self.holds = holds.count < 2 ? holds : Set(holds).sorted()
        self.marks = marks.count < 2 ? marks : Set(marks).sorted()
        self.balances = balances.count < 2 ? balances : Set(balances).sorted()
    }

    /// What a payer's legs touch.
    init(payer: AccountIdentifier, legs: some Sequence<HoldLeg>, holds: [HoldIdentifier] = []) {
        var accounts = [payer]
        var marks: [MarkIdentifier] = []
        var balances: [MarkedAccount] = []
        for leg in legs {
            accounts.append(leg.payee)
            guard let mark = leg.mark else { continue }
            marks.append(mark.identifier)
            balances += mark.balancesTouched(payer: payer, payee: leg.payee)
        }
        self.init(accounts: accounts, holds: holds, marks: marks, balances: balances)
    }
}

extension LegMark {
    /// The marked balances that money with this mark changes on its way.
    func balancesTouched(payer: AccountIdentifier, payee: AccountIdentifier) -> [MarkedAccount] {
        var balances: [MarkedAccount] = []
        if isTakenFromPayer { balances.append(MarkedAccount(account: payer, mark: identifier)) }
        if isGivenToPayee { balances.append(MarkedAccount(account: payee, mark: identifier)) }
        return balances
    }
}

extension LedgerCommand {
    /// The rows to load before this command is applied.
    ///
    /// A command that ends holds names only the holds: where they exist, `Hold.rowsTouched` names the other rows.
    public var rowsTouched: RowsTouched {
        switch self {
        case .openAccount(let account, _, _), .freezeAccount(let account), .unfreezeAccount(let account),
            .closeAccount(let account), .setLimits(let account, _), .setAttributes(let account, _):
            RowsTouched(accounts: [account])
        case .defineMark(let mark):
            RowsTouched(accounts: [mark.owner], marks: [mark.identifier])
        case .issue(let issuer, let payee, _):
            RowsTouched(accounts: [issuer, payee])
        case .redeem(let payer, let issuer, let money, let mark):
            RowsTouched(payer: payer, legs: [.redeeming(money, to: issuer, mark: mark)])
        case .transfer(let group):
            Self.rowsTouched(by: group)
        case .placeHold(let hold, let payer, _, let legs, _, _, _):
            // Too many legs are refused before any account is looked at: nobody can make the store load a million.
            RowsTouched(payer: payer, legs: legs.prefix(Hold.legsMax), holds: [hold])
        case .settleHold(let hold), .settleHoldInPart(let hold, _), .releaseHold(let hold), .expireHold(let hold):
            RowsTouched(accounts: [], holds: [hold])
        case .settleHolds(let group), .releaseHolds(let group):
            RowsTouched(accounts: [], holds: group.holds)
        }
    }

    private static func rowsTouched(by group: TransferGroup) -> RowsTouched {
        let marked = group.transfers.filter { $0.mark != nil }
        return RowsTouched(
            accounts: group.transfers.flatMap { [$0.payer, $0.payee] }, marks: marked.compactMap(\.mark?.identifier),
            balances: marked.flatMap { $0.mark?.balancesTouched(payer: $0.payer, payee: $0.payee) ?? [] })
    }
}

extension HoldLeg {
    /// Money on its way back to an issuer: its mark ends.
    static func redeeming(_ money: Money, to issuer: AccountIdentifier, mark: MarkIdentifier?) -> HoldLeg {
        HoldLeg(
            payee: issuer, amountMinorUnits: money.minorUnits, mark: mark.map { LegMark($0, .ends) })
    }
}

extension Hold {
    /// The rows to load before a command ends this hold: itself, its payer, its payees and their marked balances.
    public var rowsTouched: RowsTouched { RowsTouched(payer: payer, legs: legs, holds: [identifier]) }
}
