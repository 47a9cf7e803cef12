import ISO20022
import TengeLedger

// Each command either happens as a whole, with one entry of the journal, or changes nothing.
extension SettlementWorkingSet {
    /// Decides a command whose rows are loaded. Pure: the time is in the command.
    public mutating func fold(_ command: SequencedCommand) -> SequencedAnswer {
        switch command {
        case .admit(let admission):
            advanceClock(to: admission.receivedAt)
            return admit(admission)
        case .complete(let completion):
            advanceClock(to: completion.at)
            return complete(completion)
        case .abort(let uetr, let reason, let at):
            advanceClock(to: at)
            return end(uetr, .coSignatureRefused(reason, at: at), at: at)
        case .recordReply(let message, let bytes, let at):
            advanceClock(to: at)
            return recordReply(to: message, bytes, at: at)
        case .expireDue(let at, _):
            advanceClock(to: at)
            return expireDue(at: at)
        case .ledger(let request):
            advanceClock(to: request.at)
            return operate(request)
        case .acknowledge(let partner, let mailboxSequence, let at):
            advanceClock(to: at)
            return acknowledge(partner, mailboxSequence, at: at)
        case .recordCheckpoint(let checkpoint, let at):
            advanceClock(to: at)
            return record(checkpoint)
        case .recordArchive(let draft, let at):
            advanceClock(to: at)
            return record(draft)
        case .giveUp(let messages, let archive, let at):
            advanceClock(to: at)
            return giveUp(messages, archive: archive)
        }
    }

    // MARK: Ending a payment

    /// Moves a held payment on by an event that can only give its hold back.
    mutating func end(_ uetr: UETR, _ event: SettlementCase.Event, at: Instant) -> SequencedAnswer {
        guard let record = record(claiming: uetr) else { return .rejected(.paymentUnknown) }
        guard case .payment(var settlementCase) = record.outcome else { return answer(of: record) }
        switch settlementCase.handle(event) {
        case .releaseHold:
            return giveBack(record, settlementCase, .releaseHold(settlementCase.order.hold), at: at)
        case .expireHold:
            return giveBack(record, settlementCase, .expireHold(settlementCase.order.hold), at: at)
        case .resendReply, .nothing:
            return answer(of: record)
        case .coSign, .settleHold, .reportRefusal:
            preconditionFailure("an event that ends a payment neither begins nor settles one")
        }
    }

    /// Gives the hold back, records the decision and the debt of a reply.
    mutating func giveBack(
        _ record: MessageRecord, _ settlementCase: SettlementCase, _ command: LedgerCommand, at: Instant
    ) -> SequencedAnswer {
        guard canEnd(settlementCase.order.hold) else { return .rejected(.booksDisagree) }
        let request = LedgerRequest(
            key: PaymentHold.key("release", settlementCase.order.uetr), command: command, at: at)
        var (outcome, rows) = applyToLedger(request, remembersAnswer: false)
        guard outcome.answer == .done else { return .rejected(.booksDisagree) }
        var changed = record
        changed.outcome = .payment(settlementCase)
        put(changed)
        note(decided: settlementCase)
        changes.repliesDue.insert(record.sequence)
        rows.append(RowImage(settlementCase))
        append(.abortion, rows: rows)
        guard let refusal = changed.refusal else { return .rejected(.booksDisagree) }
        return .aborted(refusal)
    }

    /// Whether the hold is placed and its accounts are all there: the ledger traps where a store has lost one.
    func canEnd(_ identifier: HoldIdentifier) -> Bool {
        guard let hold = ledger.holds[identifier], hold.state == .placed else { return false }
        let touched = hold.rowsTouched
        return touched.accounts.allSatisfy { ledger.accounts[$0] != nil }
            && touched.balances.allSatisfy { ledger.balances[$0] != nil }
    }

    mutating func note(decided settlementCase: SettlementCase) {
        if changes.newCases[settlementCase.sequence] != nil {
            changes.newCases[settlementCase.sequence] = settlementCase
        } else {
            changes.decidedCases[settlementCase.sequence] = settlementCase
        }
    }

    /// What is on file about a payment that has ended, or whose refusal waits for its reply.
    func answer(of record: MessageRecord) -> SequencedAnswer {
        if let reply = record.reply {
            if case .payment(let settlementCase) = record.outcome, settlementCase.decision == .commit {
                return .settled(reply)
            }
            return .replay(reply)
        }
        guard let refusal = record.refusal else { return .rejected(.booksDisagree) }
        return .aborted(refusal)
    }

    // MARK: Timers

    private mutating func expireDue(at: Instant) -> SequencedAnswer {
        var aborted: [RefusedMessage] = []
        var operatorHolds = 0
        for identifier in holdsDue {
            guard let hold = ledger.holds[identifier], canEnd(identifier), hold.deadline < at else { continue }
            if let uetr = PaymentHold.uetr(of: identifier) {
                // Timers act only while the decision is open: `handle` sees to it.
                if case .aborted(let refusal) = end(uetr, .deadlinePassed(at: at), at: at) { aborted.append(refusal) }
            } else if expire(hold, at: at) {
                operatorHolds += 1
            }
        }
        holdsDue = []
        return .expired(aborted, operatorHolds: operatorHolds)
    }

    private mutating func expire(_ hold: Hold, at: Instant) -> Bool {
        guard let key = CommandKey("expiry/\(hold.identifier.text)") else {
            preconditionFailure("a hold identifier and a short word are a command key")
        }
        let request = LedgerRequest(key: key, command: .expireHold(hold.identifier), at: at)
        let (outcome, rows) = applyToLedger(request, remembersAnswer: false)
        guard outcome.answer == .done else { return false }
        append(.ledger, rows: rows)
        return true
    }

    // MARK: Operators

    private mutating func operate(_ request: LedgerRequest) -> SequencedAnswer {
        guard !request.key.text.hasPrefix(PaymentHold.keyPrefix) else { return .rejected(.keyReserved) }
        for hold in request.command.rowsTouched.holds {
            guard !hold.text.hasPrefix(PaymentHold.identifierPrefix) else { return .rejected(.holdBelongsToPayment) }
            guard ledger.holds[hold]?.state != .placed || canEnd(hold) else { return .rejected(.booksDisagree) }
        }
        expireOverdue(request)
        // Booked at the booking clock, which never runs backwards: a day's statement cannot change afterwards.
        let clocked = LedgerRequest(key: request.key, command: request.command, at: counters.clock)
        let (outcome, rows) = applyToLedger(clocked, remembersAnswer: true)
        if !rows.isEmpty { append(.ledger, rows: rows) }
        return .ledger(outcome.answer, isRepeat: outcome.isRepeat, differing: outcome.differingField)
    }

    /// Past its deadline an operator's hold has expired, whether or not the sweep has come by: who settles it then is
    /// too late. An entry of its own, before that of the command.
    private mutating func expireOverdue(_ request: LedgerRequest) {
        switch request.command {
        case .settleHold, .settleHoldInPart, .settleHolds, .releaseHold, .releaseHolds: break
        default: return
        }
        guard ledger.answers[request.key] == nil else { return }
        for identifier in request.command.rowsTouched.holds {
            guard let hold = ledger.holds[identifier], hold.state == .placed, hold.deadline < counters.clock else {
                continue
            }
            _ = expire(hold, at: counters.clock)
        }
    }
}
