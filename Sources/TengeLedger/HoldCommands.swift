/// Settling, releasing and expiring: the ends of placed holds.
///
/// Once a hold is known to be placed, settling and releasing cannot be refused: funds and headroom were set aside when
/// it was placed, and its accounts, frozen or not, cannot have been closed.
extension WorkingSet {
    func placedHold(_ identifier: HoldIdentifier) throws(LedgerRejection) -> Hold {
        guard let hold = holds[identifier] else { throw .holdNotFound }
        switch hold.state {
        case .placed: return hold
        case .settled: throw .holdAlreadySettled
        case .released: throw .holdAlreadyReleased
        case .expired: throw .holdAlreadyExpired
        }
    }

    /// The holds of a group; of those that cannot end, the rejection that `LedgerRejection` declares first.
    private func placedHolds(_ group: HoldGroup) throws(LedgerRejection) -> [Hold] {
        var found: [Hold] = []
        var faults: Set<LedgerRejection> = []
        for identifier in group.holds {
            do throws(LedgerRejection) { found.append(try placedHold(identifier)) } catch { faults.insert(error) }
        }
        if let first = LedgerRejection.allCases.first(where: faults.contains) { throw first }
        return found
    }

    func settling(_ hold: Hold, _ request: LedgerRequest) -> LedgerEffects {
        var draft = LedgerDraft(self)
        draft.settle(hold, parts: nil, request)
        return draft.effects
    }

    func settling(
        _ identifier: HoldIdentifier, parts: [Int64], _ request: LedgerRequest
    ) throws(LedgerRejection) -> LedgerEffects {
        guard !parts.contains(where: { $0 < 0 }) else { throw .amountNegative }
        guard parts.isEmpty || parts.contains(where: { $0 > 0 }) else { throw .amountZero }
        let hold = try placedHold(identifier)
        guard parts.count == hold.legs.count else { throw .partsDoNotMatchLegs }
        guard zip(parts, hold.legs).allSatisfy({ $0 <= $1.amountMinorUnits }) else { throw .partExceedsLeg }
        var draft = LedgerDraft(self)
        // All of every leg is no part: the row is then the same as one that was settled whole.
        let isWhole = parts == hold.legs.map(\.amountMinorUnits)
        draft.settle(hold, parts: isWhole ? nil : parts, request)
        return draft.effects
    }

    func settling(_ group: HoldGroup, _ request: LedgerRequest) throws(LedgerRejection) -> LedgerEffects {
        var draft = LedgerDraft(self)
        for hold in try placedHolds(group) { draft.settle(hold, parts: nil, request) }
        return draft.effects
    }

    func expiring(_ hold: Hold, at now: Instant) throws(LedgerRejection) -> LedgerEffects {
        guard now > hold.deadline else { throw .holdNotYetDue }
        return givingBack(hold, as: .expired)
    }

    func givingBack(_ hold: Hold, as state: HoldState) -> LedgerEffects {
        var draft = LedgerDraft(self)
        draft.giveBack(hold, as: state)
        return draft.effects
    }

    func releasing(_ group: HoldGroup) throws(LedgerRejection) -> LedgerEffects {
        var draft = LedgerDraft(self)
        for hold in try placedHolds(group) { draft.giveBack(hold, as: .released) }
        return draft.effects
    }
}

extension LedgerDraft {
    fileprivate mutating func settle(_ hold: Hold, parts: [Int64]?, _ request: LedgerRequest) {
        for (index, leg) in hold.legs.enumerated() {
            let amount = parts?[index] ?? leg.amountMinorUnits
            resolve(leg, of: hold.payer, moving: amount)
            guard amount > 0 else { continue }
            post(leg, amount, from: hold.payer, hold.currency, .settlement, hold: hold.identifier, request)
        }
        append(hold.ended(as: .settled, parts: parts))
    }

    fileprivate mutating func giveBack(_ hold: Hold, as state: HoldState) {
        for leg in hold.legs { resolve(leg, of: hold.payer, moving: 0) }
        append(hold.ended(as: state))
    }
}

extension Hold {
    fileprivate func ended(as state: HoldState, parts: [Int64]? = nil) -> Hold {
        var hold = self
        hold.state = state
        hold.settledParts = parts
        return hold
    }
}
