import Settlement
import TengeLedger

// The ledger's rows. What has no mark, no terms and no condition is written by statements that do not speak of them.
extension ChangeWriter {
    func writeLedger() throws {
        for identifier in changes.accounts {
            guard let account = workingSet.ledger.accounts[identifier] else { continue }
            try write(account)
        }
        for identifier in changes.newHolds {
            guard let hold = workingSet.ledger.holds[identifier] else { continue }
            try insert(hold)
        }
        for identifier in changes.endedHolds {
            guard let hold = workingSet.ledger.holds[identifier] else { continue }
            try end(hold)
        }
        for identifier in changes.newMarks {
            guard let mark = workingSet.ledger.marks[identifier] else { continue }
            try insert(mark)
        }
        for key in changes.balances {
            guard let balance = workingSet.ledger.balances[key] else { continue }
            try write(balance)
        }
        for posting in changes.postings { try insert(posting) }
        for (key, answer) in changes.answers {
            var row = try statement("INSERT INTO answer (command_key, fingerprint, answer) VALUES (?, ?, ?)")
            row.texts(key.text, answer.fingerprint, answer.answer.text)
            try row.run()
        }
    }

    private func write(_ account: Account) throws {
        let isPlain = account.markedMinorUnits == 0 && account.terms == .none
        var row = try statement(isPlain ? Self.writePlainAccount : Self.writeAccount)
        row.texts(account.identifier.text, account.kind.rawValue, account.currency.code, account.status.rawValue)
        row.integers(account.postedMinorUnits, account.heldMinorUnits, account.incomingMinorUnits)
        if !isPlain {
            row.integers(account.markedMinorUnits)
            row.texts(account.terms == .none ? nil : account.terms.text)
        }
        try row.run()
    }

    private static let writePlainAccount: StaticString = """
        INSERT INTO account (identifier, kind, currency, status, posted, held, incoming)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (identifier) DO UPDATE SET
            status = excluded.status, posted = excluded.posted, held = excluded.held, incoming = excluded.incoming,
            marked = 0, terms = NULL
        """
    private static let writeAccount: StaticString = """
        INSERT INTO account (identifier, kind, currency, status, posted, held, incoming, marked, terms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (identifier) DO UPDATE SET
            status = excluded.status, posted = excluded.posted, held = excluded.held, incoming = excluded.incoming,
            marked = excluded.marked, terms = excluded.terms
        """

    private func insert(_ hold: Hold) throws {
        var row = try statement(
            hold.isPlain
                ? """
                INSERT INTO hold (identifier, payer, currency, total, legs, placed_at, deadline, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                INSERT INTO hold (identifier, payer, currency, total, legs, placed_at, deadline, state, purpose,
                    condition, parts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        row.texts(hold.identifier.text, hold.payer.text, hold.currency.code)
        row.integers(hold.totalMinorUnits)
        row.texts(hold.legsText)
        row.integers(hold.placedAt.millisecondsSinceEpoch, hold.deadline.millisecondsSinceEpoch)
        row.texts(hold.state.rawValue)
        if !hold.isPlain { row.texts(hold.purpose?.text, hold.condition?.text, hold.partsText) }
        try row.run()
    }

    /// Compare and set: whatever the fold believed, a hold ends once.
    private func end(_ hold: Hold) throws {
        var row = try statement(
            hold.settledParts == nil
                ? "UPDATE hold SET state = ? WHERE identifier = ? AND state = 'placed'"
                : "UPDATE hold SET state = ?, parts = ? WHERE identifier = ? AND state = 'placed'")
        row.texts(hold.state.rawValue)
        if hold.settledParts != nil { row.texts(hold.partsText) }
        row.texts(hold.identifier.text)
        try row.runOnce()
    }

    private func insert(_ mark: Mark) throws {
        var row = try statement("INSERT INTO mark (identifier, currency, owner, rule) VALUES (?, ?, ?, ?)")
        row.texts(mark.identifier.text, mark.currency.code, mark.owner.text, mark.rule.text)
        try row.run()
    }

    private func write(_ balance: MarkedBalance) throws {
        var row = try statement(
            """
            INSERT INTO marked_balance (mark, account, posted, held, incoming) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (mark, account) DO UPDATE SET
                posted = excluded.posted, held = excluded.held, incoming = excluded.incoming
            """)
        row.texts(balance.key.mark.text, balance.key.account.text)
        row.integers(balance.postedMinorUnits, balance.heldMinorUnits, balance.incomingMinorUnits)
        try row.run()
    }

    private func insert(_ numbered: NumberedPosting) throws {
        let posting = numbered.posting
        var row = try statement(
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
        try row.run()
    }
}
