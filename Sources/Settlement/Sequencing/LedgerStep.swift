import TengeLedger

// The one place where the fold touches the ledger.
extension SettlementWorkingSet {
    /// Applies a request and notes what changed; the images of the changed rows, for the journal.
    ///
    /// - Parameter remembersAnswer: Whether the answer is a row of its own. A payment's commands need none: its case
    ///   tells what became of them.
    mutating func applyToLedger(
        _ request: LedgerRequest, remembersAnswer: Bool
    ) -> (outcome: LedgerOutcome, rows: [RowImage]) {
        // Nor does it repeat one: an operator may have given a command of his own the same key.
        let operatorsAnswer = remembersAnswer ? nil : ledger.answers.removeValue(forKey: request.key)
        let outcome = ledger.apply(request)
        var rows: [RowImage] = []
        rows.reserveCapacity(outcome.effects.accounts.count + outcome.effects.postings.count + 4)
        for account in outcome.effects.accounts {
            changes.accounts.insert(account.identifier)
            rows.append(RowImage(account))
        }
        for hold in outcome.effects.holds {
            note(hold)
            rows.append(RowImage(hold))
        }
        for mark in outcome.effects.marks {
            changes.newMarks.insert(mark.identifier)
            rows.append(RowImage(mark))
        }
        for balance in outcome.effects.balances {
            changes.balances.insert(balance.key)
            rows.append(RowImage(balance))
        }
        number(outcome.effects, into: &rows)
        if !remembersAnswer {
            ledger.answers[request.key] = operatorsAnswer
        } else if let answer = outcome.recordedAnswer {
            changes.answers.append((request.key, answer))
            rows.append(RowImage(key: request.key, answer))
        }
        return (outcome, rows)
    }

    private mutating func note(_ hold: Hold) {
        if hold.state == .placed {
            changes.newHolds.insert(hold.identifier)
        } else if !changes.newHolds.contains(hold.identifier) {
            // A hold placed and ended in one batch is inserted as it ended.
            changes.endedHolds.insert(hold.identifier)
        }
    }

    private mutating func number(_ effects: LedgerEffects, into rows: inout [RowImage]) {
        guard !effects.postings.isEmpty else { return }
        var running = RunningBalances(after: effects.postings, in: ledger)
        for posting in effects.postings {
            counters.lastPosting += 1
            let numbered = running.next(posting, sequence: counters.lastPosting)
            changes.postings.append(numbered)
            rows.append(RowImage(numbered))
        }
    }
}

/// The balances between the postings of one command: what each account had before is what it has now, less what moved.
///
/// Within 18 digits on every side, as the ledger has just checked: nothing can overflow.
private struct RunningBalances {
    private var posted: [AccountIdentifier: Int64] = [:]
    private var marked: [MarkedAccount: Int64] = [:]

    /// From the set, which has the rows as they now are: one that came back to what it was is not in the effects.
    init(after postings: [Posting], in ledger: WorkingSet) {
        for posting in postings {
            for account in [posting.debit, posting.credit] where posted[account] == nil {
                posted[account] = ledger.accounts[account]?.postedMinorUnits
            }
            guard posting.mark != nil else { continue }
            for key in [posting.debitMarked, posting.creditMarked] {
                if let key, marked[key] == nil { marked[key] = ledger.balances[key]?.postedMinorUnits }
            }
        }
        for posting in postings {
            let amount = posting.money.minorUnits
            posted[posting.debit, default: 0] += amount
            posted[posting.credit, default: 0] -= amount
            if let key = posting.debitMarked { marked[key, default: 0] += amount }
            if let key = posting.creditMarked { marked[key, default: 0] -= amount }
        }
    }

    mutating func next(_ posting: Posting, sequence: Int64) -> NumberedPosting {
        let amount = posting.money.minorUnits
        posted[posting.debit, default: 0] -= amount
        posted[posting.credit, default: 0] += amount
        if let key = posting.debitMarked { marked[key, default: 0] -= amount }
        if let key = posting.creditMarked { marked[key, default: 0] += amount }
        return NumberedPosting(
            sequence: sequence, posting: posting, debitPostedAfter: posted[posting.debit, default: 0],
            creditPostedAfter: posted[posting.credit, default: 0],
            debitMarkedAfter: posting.debitMarked.flatMap { marked[$0] },
            creditMarkedAfter: posting.creditMarked.flatMap { marked[$0] })
    }
}
