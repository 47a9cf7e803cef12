import DualSign
import Foundation
import ISO20022
import Settlement
import TengeLedger

/// Records the rows that a batch changed, each once, for the batch's one transaction.
struct ChangeWriter {
    let changes: SettlementChanges
    let ledger: NumberedLedger
    let runs: RunChanges
    let rows = RecordedRows()

    func write() {
        writeLedger()
        writeMessages()
        writeReplies()
        for checkpoint in changes.checkpoints { insert(checkpoint) }
        for archive in changes.archives { insert(archive) }
        for message in changes.givenUp { giveUp(message) }
        for entry in changes.journal { insert(entry) }
        runs.write(to: rows)
    }

    private func insert(_ entry: JournalEntry) {
        var row = rows.row("INSERT INTO journal (sequence, kind, at, payload, hash) VALUES (?, ?, ?, ?, ?)")
        row.integers(entry.sequence, Int64(entry.kind.rawValue), entry.at.millisecondsSinceEpoch)
        row.bytes(entry.payload)
        row.bytes(entry.hash.bytes)
        row.end()
    }

    // MARK: Messages and cases

    private func writeMessages() {
        for message in changes.messages { insert(message) }
        for settlementCase in changes.newCases.values { insert(settlementCase) }
        for settlementCase in changes.decidedCases.values {
            // Compare and set: the first writer of the decision wins, even over another process.
            var row = rows.row(
                """
                UPDATE settlement_case SET state = ?, decision = ?, reason = ?, ended_at = ?
                WHERE message = ? AND decision = 'none'
                """)
            addEnd(of: settlementCase, to: &row)
            row.integers(settlementCase.sequence)
            row.endOnce()
        }
        for (message, refusal, at) in changes.refusals {
            var row = rows.row(
                "INSERT INTO refusal (message, reason, reply, narrative, at) VALUES (?, ?, ?, ?, ?)")
            row.integers(message)
            row.texts(refusal.reason.rawValue, refusal.reply.rawValue, refusal.narrative)
            row.integers(at.millisecondsSinceEpoch)
            row.end()
        }
        for signed in changes.coSignatures {
            var row = rows.row(
                """
                INSERT INTO co_signature (message, posting, signed, evidence, shared_at, shared_from, shared_count)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
            row.integers(signed.message, signed.posting)
            row.bytes(signed.signed)
            row.bytes(signed.evidence.json)
            let shared = signed.shared
            row.integers(Int64(shared.at), Int64(shared.from), Int64(shared.count))
            row.end()
        }
    }

    private func addEnd(of settlementCase: SettlementCase, to row: inout RecordedRow) {
        let end = settlementCase.end
        row.texts(settlementCase.stateWord, settlementCase.decisionWord, end?.reason?.rawValue)
        row.integers(end?.at.millisecondsSinceEpoch)
    }

    private func insert(_ message: SettlementChanges.NewMessage) {
        let record = message.record
        let references = record.references
        var row = rows.row(
            """
            INSERT INTO message (sequence, sender, digest, received_at, claims, sent_from, sent_to,
                business_message_identifier, message_definition, business_service, creation_date, message_identifier,
                instruction, end_to_end, transaction_identifier, uetr, evidence, raw)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        row.integers(record.sequence)
        row.texts(record.sender.text)
        row.bytes(record.digest.bytes)
        row.integers(record.receivedAt.millisecondsSinceEpoch, record.claimsIdentifiers ? 1 : 0)
        row.texts(
            references.from?.text, references.to?.text, references.businessMessageIdentifier?.text,
            references.messageDefinition?.text, references.businessService?.text, references.creationDate?.text,
            references.messageIdentifier?.text, references.instruction?.text, references.endToEnd?.text,
            references.transaction?.text, references.uetr?.text)
        row.bytes(message.evidence.json)
        row.bytes(message.raw)
        row.end()
    }

    private func insert(_ settlementCase: SettlementCase) {
        let order = settlementCase.order
        var row = rows.row(
            """
            INSERT INTO settlement_case (message, amount, currency, currency_decimals, payer, payee, value_date, expiry,
                partner_jurisdiction, own_jurisdiction, opened_at, state, decision, reason, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        row.integers(settlementCase.sequence, order.money.minorUnits)
        row.texts(order.money.currency.code)
        row.integers(Int64(order.currencyDecimals))
        row.texts(order.payer.text, order.payee.text, order.valueDate.text)
        row.integers(order.expiry.millisecondsSinceEpoch)
        row.texts(order.partnerJurisdiction.code, order.ownJurisdiction.code)
        row.integers(settlementCase.openedAt.millisecondsSinceEpoch)
        addEnd(of: settlementCase, to: &row)
        row.end()
    }

    // MARK: Replies

    private func writeReplies() {
        for message in changes.repliesDue {
            var row = rows.row("INSERT INTO reply_due (message) VALUES (?)")
            row.integers(message)
            row.end()
        }
        for message in changes.repliesNoLongerDue {
            var row = rows.row("DELETE FROM reply_due WHERE message = ?")
            row.integers(message)
            row.endOnce()
        }
        for reply in changes.newReplies.values {
            var row = rows.row(
                """
                INSERT INTO reply (mailbox_sequence, message, partner, bytes, recorded_at, acknowledged_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
            row.integers(reply.mailboxSequence, reply.message)
            row.texts(reply.partner.text)
            row.bytes(reply.bytes)
            row.integers(reply.recordedAt.millisecondsSinceEpoch, reply.acknowledgedAt?.millisecondsSinceEpoch)
            row.end()
        }
        for reply in changes.acknowledged.values {
            var row = rows.row(
                "UPDATE reply SET acknowledged_at = ? WHERE mailbox_sequence = ? AND acknowledged_at IS NULL")
            row.integers(reply.acknowledgedAt?.millisecondsSinceEpoch, reply.mailboxSequence)
            row.endOnce()
        }
    }
}

// Checkpoints come by the minute, not by the payment.
extension ChangeWriter {
    private func insert(_ signed: SignedCheckpoint) {
        var row = rows.row("INSERT INTO checkpoint (size, note) VALUES (?, ?)")
        row.integers(signed.checkpoint.size)
        row.bytes(signed.note)
        row.end()
        for node in signed.nodes {
            // Another process may have made the same one for a checkpoint of its own.
            var row = rows.row(
                """
                INSERT INTO merkle_node (level, position, hash) VALUES (?, ?, ?)
                ON CONFLICT (level, position) DO NOTHING
                """)
            row.integers(Int64(node.place.level), node.place.position)
            row.bytes(node.hash.bytes)
            row.end()
        }
    }
}

// Archives come by the day.
extension ChangeWriter {
    private func insert(_ archive: ArchiveFile) {
        var row = rows.row(
            "INSERT INTO archive (number, day, digest, messages, bytes) VALUES (?, ?, ?, ?, ?)")
        row.integers(archive.number)
        row.texts(archive.day.text)
        row.bytes(archive.digest.bytes)
        row.integers(archive.messages, archive.bytes)
        row.end()
    }

    private func giveUp(_ given: SettlementChanges.GivenUp) {
        var reply = rows.row(
            """
            UPDATE reply SET bytes = x'', archive = ?, digest = ?, mailbox_sequence = -mailbox_sequence
            WHERE message = ? AND archive IS NULL AND acknowledged_at IS NOT NULL
            """)
        reply.integers(given.archive)
        reply.bytes(given.reply.bytes)
        reply.integers(given.message)
        reply.endOnce()
        moved("UPDATE reply SET mailbox_sequence = -mailbox_sequence WHERE message = ?", given.message)
        moved("UPDATE message SET raw = x'', sequence = -sequence WHERE sequence = ?", given.message)
        moved("UPDATE message SET sequence = -sequence WHERE sequence = ?", -given.message)
        guard let coSigned = given.coSigned else { return }
        var signature = rows.row(
            """
            UPDATE co_signature SET signed = x'', shared_at = 0, shared_from = 0, shared_count = 0, digest = ?,
                message = -message WHERE message = ?
            """)
        signature.bytes(coSigned.bytes)
        signature.integers(given.message)
        signature.endOnce()
        moved("UPDATE co_signature SET message = -message WHERE message = ?", -given.message)
    }

    /// Gives a row another number. One that only shrinks leaves its page as empty as it made it, and
    /// no later row has a number that belongs there. Under another number it leaves the page, which is given back when
    /// it is empty, and comes back into the one before.
    private func moved(_ sql: StaticString, _ number: Int64) {
        var row = rows.row(sql)
        row.integers(number)
        row.endOnce()
    }
}
