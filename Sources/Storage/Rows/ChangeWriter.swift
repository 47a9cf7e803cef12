import DualSign
import Foundation
import GRDB
import ISO20022
import Settlement
import TengeLedger

/// Writes what a batch changed, inside the batch's one transaction. Each row once.
struct ChangeWriter {
    let database: Database
    let workingSet: SettlementWorkingSet

    private var changes: SettlementChanges { workingSet.changes }

    func write() throws {
        try writeLedger()
        try writeMessages()
        try writeReplies()
        for entry in changes.journal {
            try run(
                "INSERT INTO journal (sequence, kind, at, payload, hash) VALUES (?, ?, ?, ?, ?)",
                [
                    entry.sequence, Int64(entry.kind.rawValue), entry.at.millisecondsSinceEpoch, Data(entry.payload),
                    Data(entry.hash.bytes),
                ])
        }
    }

    // MARK: Ledger

    private func writeLedger() throws {
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
            // Compare and set: whatever the fold believed, a hold ends once.
            try runOnce(
                "UPDATE hold SET state = ? WHERE identifier = ? AND state = 'placed'",
                [hold.state.rawValue, identifier.text])
        }
        for posting in changes.postings { try insert(posting) }
        for (key, answer) in changes.answers {
            try run(
                "INSERT INTO answer (command_key, fingerprint, answer) VALUES (?, ?, ?)",
                [key.text, answer.fingerprint, answer.answer.text])
        }
    }

    private func write(_ account: Account) throws {
        try run(
            """
            INSERT INTO account (identifier, kind, currency, status, posted, held, incoming)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (identifier) DO UPDATE SET
                status = excluded.status, posted = excluded.posted, held = excluded.held, incoming = excluded.incoming
            """,
            [
                account.identifier.text, account.kind.rawValue, account.currency.code, account.status.rawValue,
                account.postedMinorUnits, account.heldMinorUnits, account.incomingMinorUnits,
            ])
    }

    private func insert(_ hold: Hold) throws {
        try run(
            """
            INSERT INTO hold (identifier, payer, currency, total, legs, placed_at, deadline, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                hold.identifier.text, hold.payer.text, hold.currency.code, hold.totalMinorUnits, hold.legsText,
                hold.placedAt.millisecondsSinceEpoch, hold.deadline.millisecondsSinceEpoch, hold.state.rawValue,
            ])
    }

    private func insert(_ numbered: NumberedPosting) throws {
        let posting = numbered.posting
        try run(
            """
            INSERT INTO posting (sequence, debit, credit, amount, currency, kind, hold, command_key, at,
                debit_posted_after, credit_posted_after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                numbered.sequence, posting.debit.text, posting.credit.text, posting.money.minorUnits,
                posting.money.currency.code, posting.kind.rawValue, posting.hold?.text, posting.key.text,
                posting.at.millisecondsSinceEpoch, numbered.debitPostedAfter, numbered.creditPostedAfter,
            ])
    }

    // MARK: Messages and cases

    private func writeMessages() throws {
        for message in changes.messages { try insert(message) }
        for settlementCase in changes.newCases.values { try insert(settlementCase) }
        for settlementCase in changes.decidedCases.values {
            // Compare and set: the first writer of the decision wins, even over another process.
            try runOnce(
                """
                UPDATE settlement_case SET state = ?, decision = ?, reason = ?, ended_at = ?
                WHERE message = ? AND decision = 'none'
                """,
                [
                    settlementCase.stateWord, settlementCase.decisionWord, settlementCase.end?.reason?.rawValue,
                    settlementCase.end?.at.millisecondsSinceEpoch, settlementCase.sequence,
                ])
        }
        for (message, refusal, at) in changes.refusals {
            try run(
                "INSERT INTO refusal (message, reason, reply, narrative, at) VALUES (?, ?, ?, ?, ?)",
                [
                    message, refusal.reason.rawValue, refusal.reply.rawValue, refusal.narrative,
                    at.millisecondsSinceEpoch,
                ])
        }
        for signed in changes.coSignatures {
            try run(
                "INSERT INTO co_signature (message, posting, signed, evidence) VALUES (?, ?, ?, ?)",
                [signed.message, signed.posting, Data(signed.signed), Data(signed.evidence.json)])
        }
    }

    private func insert(_ message: SettlementChanges.NewMessage) throws {
        let record = message.record
        let references = record.references
        try run(
            """
            INSERT INTO message (sequence, sender, digest, received_at, claims, sent_from, sent_to,
                business_message_identifier, message_definition, business_service, creation_date, message_identifier,
                instruction, end_to_end, transaction_identifier, uetr, evidence, raw)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                record.sequence, record.sender.text, Data(record.digest.bytes),
                record.receivedAt.millisecondsSinceEpoch, record.claimsIdentifiers ? 1 : 0, references.from?.text,
                references.to?.text, references.businessMessageIdentifier?.text, references.messageDefinition?.text,
                references.businessService?.text, references.creationDate?.text, references.messageIdentifier?.text,
                references.instruction?.text, references.endToEnd?.text, references.transaction?.text,
                references.uetr?.text, Data(message.evidence.json), Data(message.raw),
            ])
    }

    private func insert(_ settlementCase: SettlementCase) throws {
        let order = settlementCase.order
        try run(
            """
            INSERT INTO settlement_case (message, amount, currency, currency_decimals, payer, payee, value_date, expiry,
                partner_jurisdiction, own_jurisdiction, opened_at, state, decision, reason, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                settlementCase.sequence, order.money.minorUnits, order.money.currency.code, order.currencyDecimals,
                order.payer.text, order.payee.text, order.valueDate.text, order.expiry.millisecondsSinceEpoch,
                order.partnerJurisdiction.code, order.ownJurisdiction.code,
                settlementCase.openedAt.millisecondsSinceEpoch, settlementCase.stateWord,
                settlementCase.decisionWord, settlementCase.end?.reason?.rawValue,
                settlementCase.end?.at.millisecondsSinceEpoch,
            ])
    }

    // MARK: Replies

    private func writeReplies() throws {
        for message in changes.repliesDue {
            try run("INSERT INTO reply_due (message) VALUES (?)", [message])
        }
        for message in changes.repliesNoLongerDue {
            try runOnce("DELETE FROM reply_due WHERE message = ?", [message])
        }
        for reply in changes.newReplies.values {
            try run(
                """
                INSERT INTO reply (mailbox_sequence, message, partner, bytes, recorded_at, acknowledged_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    reply.mailboxSequence, reply.message, reply.partner.text, Data(reply.bytes),
                    reply.recordedAt.millisecondsSinceEpoch, reply.acknowledgedAt?.millisecondsSinceEpoch,
                ])
        }
        for reply in changes.acknowledged.values {
            try runOnce(
                "UPDATE reply SET acknowledged_at = ? WHERE mailbox_sequence = ? AND acknowledged_at IS NULL",
                [reply.acknowledgedAt?.millisecondsSinceEpoch, reply.mailboxSequence])
        }
    }

    // MARK: Running

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        let statement = try database.cachedStatement(sql: sql)
        try statement.execute(arguments: arguments)
    }

    /// Runs a statement that must change exactly one row: if not, another writer was there first.
    private func runOnce(_ sql: String, _ arguments: StatementArguments) throws {
        try run(sql, arguments)
        guard database.changesCount == 1 else {
            throw StorageFault(.database, "another process writes to this store; \(sql)")
        }
    }
}
