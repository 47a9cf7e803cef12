public import TengeLedger

/// A second, duller opinion of the ledger, written from its documented rules. Of the ledger it uses names and rows, and
/// none of its decisions.
///
/// Where the ledger keeps a total and marked parts of it, the auditor keeps a pocket for each account and mark, and no
/// totals. It looks for every fault a command has and answers the one that `LedgerRejection` declares first. It knows a
/// repeat by comparing commands, not fingerprints. Sums are of 128 bits, so it has no opinion on overflow.
public struct Auditor {
    /// Every movement of money, in order.
    public private(set) var movements: [Movement] = []
    var money = Pockets()
    private(set) var promises: [HoldIdentifier: Promise] = [:]
    private(set) var marks: [MarkIdentifier: Mark] = [:]
    private var past: [CommandKey: (command: LedgerCommand, answer: LedgerAnswer)] = [:]
    static let limit: Int128 = 999_999_999_999_999_999

    /// Money that went from one pocket to another.
    public struct Movement: Equatable {
        let from: AccountIdentifier
        let to: AccountIdentifier
        let amount: Int128
        let mark: LegMark?

        init(_ leg: Leg, _ amount: Int128, from payer: AccountIdentifier) {
            from = payer
            to = leg.to
            self.amount = amount
            mark = leg.mark
        }

        /// Whether a line of the journal says the same.
        public func agrees(with posting: Posting) -> Bool {
            posting.debit == from && posting.credit == to && Int128(posting.money.minorUnits) == amount
                && posting.mark == mark
        }
    }

    /// What one leg of any command comes to: who gets how much, out of which pocket into which.
    struct Leg: Equatable {
        let to: AccountIdentifier
        let amount: Int128
        let mark: LegMark?
        /// The pocket that is paid from: a mark, or nil for unmarked money.
        let source: MarkIdentifier?
        let target: MarkIdentifier?

        init(_ to: AccountIdentifier, _ amount: Int64, _ mark: LegMark?) {
            self.to = to
            self.amount = Int128(amount)
            self.mark = mark
            switch mark?.phase {
            case nil: (source, target) = (nil, nil)
            case .begins: (source, target) = (nil, mark?.identifier)
            case .carries: (source, target) = (mark?.identifier, mark?.identifier)
            case .ends: (source, target) = (mark?.identifier, nil)
            }
        }
    }

    struct Promise {
        let payer: AccountIdentifier
        let currency: Currency
        let legs: [Leg]
        let placedAt: Instant
        let deadline: Instant
        let purpose: PaymentPurpose?
        let condition: ReleaseCondition?
        var state: HoldState = .placed
        var parts: [Int64]?
    }

    /// An auditor of empty books.
    public init() {}

    /// What the ledger should answer, and whether as a repeat; the auditor then takes it as done.
    public mutating func expect(_ request: LedgerRequest) -> (answer: LedgerAnswer, isRepeat: Bool) {
        if let first = past[request.key] {
            return first.command == request.command
                ? (first.answer, true) : (.rejected(.keyReusedForAnotherCommand), false)
        }
        let answer: LedgerAnswer
        if case .transfer(let group) = request.command {
            answer = transfer(group, at: request.at)
        } else if let fault = Self.first(of: faults(of: request)) {
            answer = .rejected(fault)
        } else {
            perform(request)
            answer = .done
        }
        past[request.key] = (request.command, answer)
        return answer == .rejected(.keyReusedForAnotherCommand) ? (answer, false) : (answer, false)
    }

    static func first(of faults: Set<LedgerRejection>) -> LedgerRejection? {
        faults.isEmpty ? nil : LedgerRejection.allCases.first(where: faults.contains)
    }

    private mutating func transfer(_ group: TransferGroup, at: Instant) -> LedgerAnswer {
        var trial = money
        var moved: [Movement] = []
        for transfer in group.transfers {
            switch extent(of: transfer, in: trial, at: at) {
            case .failure(let rejection): return .rejected(rejection)
            case .success(let amount):
                let leg = Leg(transfer.payee, Int64(amount), transfer.mark)
                trial.spend(amount, by: transfer.payer, at: at)
                trial.reserve(leg, from: transfer.payer)
                trial.resolve(leg, from: transfer.payer, moving: amount)
                moved.append(Movement(leg, amount, from: transfer.payer))
            }
        }
        money = trial
        movements += moved
        let isBalancing = group.transfers.contains { $0.extent == .upTo }
        return isBalancing ? .moved(moved.map { Int64($0.amount) }) : .done
    }

    private mutating func perform(_ request: LedgerRequest) {
        switch request.command {
        case .openAccount(let account, let kind, let currency):
            money.people[account] = Person(kind: kind, currency: currency)
        case .freezeAccount(let account): money.people[account]?.status = .frozen
        case .unfreezeAccount(let account): money.people[account]?.status = .open
        case .closeAccount(let account): money.people[account]?.status = .closed
        case .setLimits(let account, let limits): money.setLimits(limits, of: account)
        case .setAttributes(let account, let attributes):
            money.people[account]?.attributes = attributes.list
        case .defineMark(let mark): marks[mark.identifier] = mark
        case .issue(let issuer, let payee, let money):
            move(Leg(payee, money.minorUnits, nil), from: issuer, at: request.at)
        case .redeem(let payer, let issuer, let money, let mark):
            move(Leg(issuer, money.minorUnits, mark.map { LegMark($0, .ends) }), from: payer, at: request.at)
        case .placeHold(let hold, let payer, let currency, let legs, let deadline, let purpose, let condition):
            let promise = Promise(
                payer: payer, currency: currency, legs: legs.map { Leg($0.payee, $0.amountMinorUnits, $0.mark) },
                placedAt: request.at, deadline: deadline, purpose: purpose, condition: condition)
            promises[hold] = promise
            money.spend(promise.legs.reduce(0) { $0 + $1.amount }, by: payer, at: request.at)
            for leg in promise.legs { money.reserve(leg, from: payer) }
        case .settleHold(let hold): settle(hold, nil)
        case .settleHoldInPart(let hold, let parts): settle(hold, parts)
        case .settleHolds(let group): for hold in group.holds { settle(hold, nil) }
        case .releaseHold(let hold): giveBack(hold, .released)
        case .releaseHolds(let group): for hold in group.holds { giveBack(hold, .released) }
        case .expireHold(let hold): giveBack(hold, .expired)
        case .transfer: break
        }
    }

    private mutating func move(_ leg: Leg, from payer: AccountIdentifier, at: Instant) {
        money.spend(leg.amount, by: payer, at: at)
        money.reserve(leg, from: payer)
        money.resolve(leg, from: payer, moving: leg.amount)
        movements.append(Movement(leg, leg.amount, from: payer))
    }

    private mutating func settle(_ hold: HoldIdentifier, _ parts: [Int64]?) {
        guard let promise = promises[hold] else { return }
        for (index, leg) in promise.legs.enumerated() {
            let amount = parts.map { Int128($0[index]) } ?? leg.amount
            money.resolve(leg, from: promise.payer, moving: amount)
            if amount > 0 { movements.append(Movement(leg, amount, from: promise.payer)) }
        }
        promises[hold]?.state = .settled
        let isPart = parts.map { parts in zip(parts, promise.legs).contains { Int128($0) != $1.amount } } ?? false
        promises[hold]?.parts = isPart ? parts : nil
    }

    private mutating func giveBack(_ hold: HoldIdentifier, _ state: HoldState) {
        guard let promise = promises[hold] else { return }
        for leg in promise.legs { money.resolve(leg, from: promise.payer, moving: 0) }
        promises[hold]?.state = state
    }
}
