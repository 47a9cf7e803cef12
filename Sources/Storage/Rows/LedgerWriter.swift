import Settlement
import TengeLedger

// The ledger's rows. What has no mark, no terms and no condition is written by statements that do not speak of them.
extension ChangeWriter {
    func writeLedger() {
        for account in ledger.accounts { write(account) }
        for hold in ledger.newHolds { insert(hold.hold, number: hold.number) }
        for hold in ledger.endedHolds { end(hold.hold, number: hold.number) }
        for mark in ledger.newMarks { insert(mark) }
        for balance in ledger.balances { write(balance) }
        for posting in changes.postings { insert(posting) }
        var number = ledger.firstAnswer
        for (key, answer) in changes.answers {
            var row = rows.row(
                "INSERT INTO answer (number, command_key, fingerprint, answer) VALUES (?, ?, ?, ?)")
            row.integers(number)
            row.texts(key.text, answer.fingerprint, answer.answer.text)
            row.end()
            number += 1
        }
    }

    private func write(_ numbered: NumberedLedger.NumberedAccount) {
        let account = numbered.account
        guard numbered.isNew else { return update(account, number: numbered.number) }
        var row = rows.row(
            """
            INSERT INTO account (number, identifier, kind, currency, status, posted, held, incoming, marked, terms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        row.integers(numbered.number)
        row.texts(account.identifier.text, account.kind.rawValue, account.currency.code, account.status.rawValue)
        row.integers(
            account.postedMinorUnits, account.heldMinorUnits, account.incomingMinorUnits, account.markedMinorUnits)
        row.texts(account.terms == .none ? nil : account.terms.text)
        row.end()
    }

    private func update(_ account: Account, number: Int64) {
        let isPlain = account.markedMinorUnits == 0 && account.terms == .none
        var row = rows.row(
            isPlain
                ? """
                UPDATE account SET status = ?, posted = ?, held = ?, incoming = ?, marked = 0, terms = NULL
                WHERE number = ?
                """
                : """
                UPDATE account SET status = ?, posted = ?, held = ?, incoming = ?, marked = ?, terms = ?
                WHERE number = ?
                """)
        row.texts(account.status.rawValue)
        row.integers(account.postedMinorUnits, account.heldMinorUnits, account.incomingMinorUnits)
        if !isPlain {
            row.integers(account.markedMinorUnits)
            row.texts(account.terms == .none ? nil : account.terms.text)
        }
        row.integers(number)
        row.endOnce()
    }

    private func insert(_ hold: Hold, number: Int64) {
        var row = rows.row(
            hold.isPlain
                ? """
                INSERT INTO hold (number, identifier, payer, currency, total, legs, placed_at, deadline, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                INSERT INTO hold (number, identifier, payer, currency, total, legs, placed_at, deadline, state, purpose,
                    condition, parts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        row.integers(number)
        row.texts(hold.identifier.text, hold.payer.text, hold.currency.code)
        row.integers(hold.totalMinorUnits)
        row.texts(hold.legsText)
        row.integers(hold.placedAt.millisecondsSinceEpoch, hold.deadline.millisecondsSinceEpoch)
        row.texts(hold.state.rawValue)
        if !hold.isPlain { row.texts(hold.purpose?.text, hold.condition?.text, hold.partsText) }
        row.end()
    }

    /// Compare and set: whatever the fold believed, a hold ends once.
    private func end(_ hold: Hold, number: Int64) {
        var row = rows.row(
            hold.settledParts == nil
                ? "UPDATE hold SET state = ? WHERE number = ? AND state = 'placed'"
                : "UPDATE hold SET state = ?, parts = ? WHERE number = ? AND state = 'placed'")
        row.texts(hold.state.rawValue)
        if hold.settledParts != nil { row.texts(hold.partsText) }
        row.integers(number)
        row.endOnce()
    }

    private func insert(_ mark: Mark) {
        var row = rows.row("INSERT INTO mark (identifier, currency, owner, rule) VALUES (?, ?, ?, ?)")
        row.texts(mark.identifier.text, mark.currency.code, mark.owner.text, mark.rule.text)
        row.end()
    }

    private func write(_ balance: MarkedBalance) {
        var row = rows.row(
            """
            INSERT INTO marked_balance (mark, account, posted, held, incoming) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (mark, account) DO UPDATE SET
                posted = excluded.posted, held = excluded.held, incoming = excluded.incoming
            """)
        row.texts(balance.key.mark.text, balance.key.account.text)
        row.integers(balance.postedMinorUnits, balance.heldMinorUnits, balance.incomingMinorUnits)
        row.end()
    }

    private func insert(_ numbered: NumberedPosting) {
        let posting = numbered.posting
        var row = rows.row(
            posting.mark == nil
                ? """
                INSERT INTO posting (sequence, debit, credit, amount, currency, kind, hold, command_key, at,
                    debit_posted_after, credit_posted_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                INSERT INTO posting (sequence, debit, credit, amount, currency, kind, hold, command_key, at,
                    debit_posted_after, credit_posted_after, mark, mark_phase, debit_marked_after, credit_marked_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        row.integers(numbered.sequence)
        row.texts(posting.debit.text, posting.credit.text)
        row.integers(posting.money.minorUnits)
        row.texts(posting.money.currency.code, posting.kind.rawValue, posting.hold?.text, posting.key.text)
        row.integers(posting.at.millisecondsSinceEpoch, numbered.debitPostedAfter, numbered.creditPostedAfter)
        if let mark = posting.mark {
            row.texts(mark.identifier.text, mark.phase.rawValue)
            row.integers(numbered.debitMarkedAfter, numbered.creditMarkedAfter)
        }
        row.end()
    }
}
