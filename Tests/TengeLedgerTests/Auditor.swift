import TengeLedger

/// A second, duller opinion of the ledger.
///
/// It keeps no balances: only what was opened, what moved and what was promised, and sums them up whenever it is asked.
/// It looks for every fault a command has and answers the one that `LedgerRejection` declares first. It knows a repeat
/// by comparing commands, not fingerprints. Sums are of 128 bits, so it has no opinion on overflow.
struct Auditor {
    struct Person {
        let kind: AccountKind
        let currency: Currency
        var status: AccountStatus
    }

    struct Promise {
        let payer: AccountIdentifier
        let currency: Currency
        let legs: [HoldLeg]
        let placedAt: Instant
        let deadline: Instant
        var state: HoldState
    }

    struct Movement: Equatable {
        let from: AccountIdentifier
        let to: AccountIdentifier
        let amount: Int64
    }

    private(set) var people: [AccountIdentifier: Person] = [:]
    private(set) var promises: [HoldIdentifier: Promise] = [:]
    private(set) var movements: [Movement] = []
    private var past: [CommandKey: (command: LedgerCommand, answer: LedgerAnswer)] = [:]
    private let limit: Int128 = 999_999_999_999_999_999

    /// What the ledger should answer, and whether as a repeat; the auditor then takes it as done.
    mutating func expect(_ request: LedgerRequest) -> (answer: LedgerAnswer, isRepeat: Bool) {
        if let first = past[request.key] {
            return first.command == request.command
                ? (first.answer, true) : (.rejected(.keyReusedForAnotherCommand), false)
        }
        let found = faults(of: request)
        let answer = LedgerRejection.allCases.first(where: found.contains).map(LedgerAnswer.rejected) ?? .done
        past[request.key] = (request.command, answer)
        if answer == .done { perform(request) }
        return (answer, false)
    }

    /// An account as the ledger should have it.
    func account(_ identifier: AccountIdentifier) -> Account? {
        people[identifier].map { person in
            Account(
                identifier: identifier, kind: person.kind, currency: person.currency, status: person.status,
                postedMinorUnits: Int64(posted(identifier)), heldMinorUnits: Int64(held(identifier)),
                incomingMinorUnits: Int64(incoming(identifier)))
        }
    }

    private func posted(_ account: AccountIdentifier) -> Int128 {
        movements.reduce(0) { sum, movement in
            sum + (movement.to == account ? Int128(movement.amount) : 0)
                - (movement.from == account ? Int128(movement.amount) : 0)
        }
    }

    private func held(_ account: AccountIdentifier) -> Int128 {
        let legs = promises.values.filter { $0.state == .placed && $0.payer == account }.flatMap(\.legs)
        return sum(legs)
    }

    private func incoming(_ account: AccountIdentifier) -> Int128 {
        let legs = promises.values.filter { $0.state == .placed }.flatMap(\.legs)
        return sum(legs.filter { $0.payee == account })
    }

    private func sum(_ legs: [HoldLeg]) -> Int128 {
        legs.reduce(0) { $0 + Int128($1.amountMinorUnits) }
    }

    private mutating func perform(_ request: LedgerRequest) {
        switch request.command {
        case .openAccount(let account, let kind, let currency):
            people[account] = Person(kind: kind, currency: currency, status: .open)
        case .freezeAccount(let account): people[account]?.status = .frozen
        case .unfreezeAccount(let account): people[account]?.status = .open
        case .closeAccount(let account): people[account]?.status = .closed
        case .issue(let issuer, let payee, let money):
            movements.append(Movement(from: issuer, to: payee, amount: money.minorUnits))
        case .placeHold(let hold, let payer, let currency, let legs, let deadline):
            promises[hold] = Promise(
                payer: payer, currency: currency, legs: legs, placedAt: request.at, deadline: deadline, state: .placed)
        case .settleHold(let hold):
            promises[hold]?.state = .settled
            guard let promise = promises[hold] else { return }
            movements += promise.legs.map { Movement(from: promise.payer, to: $0.payee, amount: $0.amountMinorUnits) }
        case .releaseHold(let hold): promises[hold]?.state = .released
        case .expireHold(let hold): promises[hold]?.state = .expired
        }
    }
}

extension Auditor {
    private func faults(of request: LedgerRequest) -> Set<LedgerRejection> {
        switch request.command {
        case .openAccount(let account, _, _):
            people[account] == nil ? [] : [.accountExists]
        case .freezeAccount(let account):
            faults(ofAccount: account).union(people[account]?.status == .frozen ? [.accountAlreadyFrozen] : [])
        case .unfreezeAccount(let account):
            faults(ofAccount: account).union(people[account]?.status == .frozen ? [] : [.accountNotFrozen])
        case .closeAccount(let account):
            faults(ofAccount: account).union(faults(ofClosing: account))
        case .issue(let issuer, let payee, let money):
            faults(
                ofPaying: [HoldLeg(payee: payee, amountMinorUnits: money.minorUnits)], from: issuer,
                in: money.currency
            ).union(people[issuer]?.kind == .issuer ? [] : [.payerNotIssuer])
        case .placeHold(let hold, let payer, let currency, let legs, let deadline):
            faults(ofPaying: legs, from: payer, in: currency)
                .union(promises[hold] == nil ? [] : [.holdExists])
                .union(deadline <= request.at ? [.deadlineNotAfterNow] : [])
        case .settleHold(let hold), .releaseHold(let hold):
            faults(ofEnding: hold)
        case .expireHold(let hold):
            faults(ofEnding: hold).union(
                promises[hold].map { request.at <= $0.deadline } == true ? [.holdNotYetDue] : [])
        }
    }

    private func faults(ofAccount account: AccountIdentifier) -> Set<LedgerRejection> {
        guard let person = people[account] else { return [.accountNotFound] }
        return person.status == .closed ? [.accountClosed] : []
    }

    private func faults(ofClosing account: AccountIdentifier) -> Set<LedgerRejection> {
        var faults: Set<LedgerRejection> = []
        if people[account]?.status == .frozen { faults.insert(.accountFrozen) }
        if posted(account) != 0 { faults.insert(.accountNotEmpty) }
        let isNamed = promises.values.contains { promise in
            promise.state == .placed && (promise.payer == account || promise.legs.contains { $0.payee == account })
        }
        if isNamed { faults.insert(.accountHasHolds) }
        return faults
    }

    private func faults(ofEnding hold: HoldIdentifier) -> Set<LedgerRejection> {
        switch promises[hold]?.state {
        case nil: [.holdNotFound]
        case .placed: []
        case .settled: [.holdAlreadySettled]
        case .released: [.holdAlreadyReleased]
        case .expired: [.holdAlreadyExpired]
        }
    }

    private func faults(
        ofPaying legs: [HoldLeg], from payer: AccountIdentifier, in currency: Currency
    ) -> Set<LedgerRejection> {
        var faults: Set<LedgerRejection> = []
        let amounts = legs.map(\.amountMinorUnits)
        if legs.isEmpty { faults.insert(.legsMissing) }
        if legs.count > 16 { faults.insert(.legsTooMany) }
        if amounts.contains(where: { $0 < 0 }) { faults.insert(.amountNegative) }
        if amounts.contains(0) { faults.insert(.amountZero) }
        if legs.map(\.payee).contains(payer) { faults.insert(.payerEqualsPayee) }
        if Set(legs.map(\.payee)).count < legs.count { faults.insert(.payeeRepeated) }
        if sum(legs) > limit { faults.insert(.amountTooLarge) }
        faults.formUnion(faultsOfPayer(payer, total: sum(legs), in: currency))
        for leg in legs {
            faults.formUnion(faultsOfPayee(leg, in: currency))
        }
        return faults
    }

    private func faultsOfPayer(
        _ payer: AccountIdentifier, total: Int128, in currency: Currency
    ) -> Set<LedgerRejection> {
        guard let person = people[payer] else { return [.payerNotFound] }
        var faults: Set<LedgerRejection> = []
        if person.status == .closed { faults.insert(.payerClosed) }
        if person.status == .frozen { faults.insert(.payerFrozen) }
        if person.currency != currency { faults.insert(.payerCurrencyDiffers) }
        let left = posted(payer) - held(payer) - total
        if person.kind == .issuer {
            if left < -limit { faults.insert(.issueLimitExceeded) }
        } else if left < 0 {
            faults.insert(.insufficientFunds)
        }
        return faults
    }

    private func faultsOfPayee(_ leg: HoldLeg, in currency: Currency) -> Set<LedgerRejection> {
        guard let person = people[leg.payee] else { return [.payeeNotFound] }
        var faults: Set<LedgerRejection> = []
        if person.status == .closed { faults.insert(.payeeClosed) }
        if person.status == .frozen { faults.insert(.payeeFrozen) }
        if person.currency != currency { faults.insert(.payeeCurrencyDiffers) }
        let reached = posted(leg.payee) + incoming(leg.payee) + Int128(leg.amountMinorUnits)
        if reached > (person.kind == .issuer ? 0 : limit) { faults.insert(.payeeLimitExceeded) }
        return faults
    }
}
