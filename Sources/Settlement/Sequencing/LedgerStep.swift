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
            ledger.answers[request.key] = nil
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
        // What each account had before: what it has now, less what moved. Within 18 digits on every side, as the
        // ledger has just checked: nothing can overflow.
        var posted: [AccountIdentifier: Int64] = [:]
        for posting in effects.postings {
            // From the set, which has them as they now are: one that came back to what it was is not in the effects.
            for account in [posting.debit, posting.credit] where posted[account] == nil {
                posted[account] = ledger.accounts[account]?.postedMinorUnits
            }
        }
        for posting in effects.postings {
            posted[posting.debit, default: 0] += posting.money.minorUnits
            posted[posting.credit, default: 0] -= posting.money.minorUnits
        }
        for posting in effects.postings {
            let debit = posted[posting.debit, default: 0] - posting.money.minorUnits
            let credit = posted[posting.credit, default: 0] + posting.money.minorUnits
            posted[posting.debit] = debit
            posted[posting.credit] = credit
            counters.lastPosting += 1
            let numbered = NumberedPosting(
                sequence: counters.lastPosting, posting: posting, debitPostedAfter: debit,
                creditPostedAfter: credit)
            changes.postings.append(numbered)
            rows.append(RowImage(numbered))
        }
    }
}
