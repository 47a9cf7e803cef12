import DualSign
import ISO20022
import Settlement
import TengeLedger

/// What a batch changed, as statements of many rows each: the rows and the guards of `ChangeWriter`.
struct ServerChangeWriter {
    let workingSet: SettlementWorkingSet

    private var changes: SettlementChanges { workingSet.changes }

    /// In this order they are sent, and each must change as many rows as it says.
    func statements() -> [ServerCall] {
        let all: [ServerCall?] = [
            accounts(), newHolds(), endedHolds(), newMarks(), balances(), postings(), answers(), messages(), newCases(),
            decidedCases(),
            refusals(), coSignatures(), repliesDue(), repliesNoLongerDue(), newReplies(), acknowledged(), archives(),
            givenUpReplies(), givenUpMessages(), givenUpCoSignatures(), journal(),
        ]
        return all.compactMap(\.self) + changes.checkpoints.flatMap(checkpoint)
    }

    // One by one: a batch may hold two that bring the same node.
    private func checkpoint(_ signed: SignedCheckpoint) -> [ServerCall] {
        var insert = RowsInsert(into: "checkpoint", [signed])
        insert.integers("size") { $0.checkpoint.size }
        insert.bytes("note") { $0.note }
        var nodes = RowsInsert(into: "merkle_node", signed.nodes)
        nodes.integers("level") { Int64($0.place.level) }
        nodes.integers("position") { $0.place.position }
        nodes.bytes("hash") { $0.hash.bytes }
        // Another process may have made the same one for a checkpoint of its own; it counts as written.
        let unchanged = "ON CONFLICT (level, position) DO UPDATE SET hash = merkle_node.hash"
        return [insert.finished(), nodes.finished(unchanged)].compactMap(\.self)
    }

    private func journal() -> ServerCall? {
        var insert = RowsInsert(into: "journal", changes.journal)
        insert.integers("sequence") { $0.sequence }
        insert.integers("kind") { Int64($0.kind.rawValue) }
        insert.integers("at") { $0.at.millisecondsSinceEpoch }
        insert.bytes("payload") { $0.payload }
        insert.bytes("hash") { $0.hash.bytes }
        return insert.finished()
    }

    // MARK: Ledger

    private func accounts() -> ServerCall? {
        let accounts = changes.accounts.sorted().compactMap { workingSet.ledger.accounts[$0] }
        var insert = RowsInsert(into: "account", accounts)
        insert.texts("identifier") { $0.identifier.text }
        insert.texts("kind") { $0.kind.rawValue }
        insert.texts("currency") { $0.currency.code }
        insert.texts("status") { $0.status.rawValue }
        insert.integers("posted") { $0.postedMinorUnits }
        insert.integers("held") { $0.heldMinorUnits }
        insert.integers("incoming") { $0.incomingMinorUnits }
        insert.integers("marked") { $0.markedMinorUnits }
        insert.texts("terms") { $0.terms == .none ? nil : $0.terms.text }
        return insert.finished(
            """
            ON CONFLICT (identifier) DO UPDATE SET
                status = excluded.status, posted = excluded.posted, held = excluded.held, incoming = excluded.incoming,
                marked = excluded.marked, terms = excluded.terms
            """)
    }

    private func newMarks() -> ServerCall? {
        var insert = RowsInsert(into: "mark", changes.newMarks.compactMap { workingSet.ledger.marks[$0] })
        insert.texts("identifier") { $0.identifier.text }
        insert.texts("currency") { $0.currency.code }
        insert.texts("owner") { $0.owner.text }
        insert.texts("rule") { $0.rule.text }
        return insert.finished()
    }

    private func balances() -> ServerCall? {
        var insert = RowsInsert(
            into: "marked_balance", changes.balances.compactMap { workingSet.ledger.balances[$0] })
        insert.texts("mark") { $0.key.mark.text }
        insert.texts("account") { $0.key.account.text }
        insert.integers("posted") { $0.postedMinorUnits }
        insert.integers("held") { $0.heldMinorUnits }
        insert.integers("incoming") { $0.incomingMinorUnits }
        return insert.finished(
            """
            ON CONFLICT (mark, account) DO UPDATE SET
                posted = excluded.posted, held = excluded.held, incoming = excluded.incoming
            """)
    }

    private func newHolds() -> ServerCall? {
        var insert = RowsInsert(into: "hold", changes.newHolds.compactMap { workingSet.ledger.holds[$0] })
        insert.texts("identifier") { $0.identifier.text }
        insert.texts("payer") { $0.payer.text }
        insert.texts("currency") { $0.currency.code }
        insert.integers("total") { $0.totalMinorUnits }
        insert.texts("legs") { $0.legsText }
        insert.integers("placed_at") { $0.placedAt.millisecondsSinceEpoch }
        insert.integers("deadline") { $0.deadline.millisecondsSinceEpoch }
        insert.texts("state") { $0.state.rawValue }
        insert.texts("purpose") { $0.purpose?.text }
        insert.texts("condition") { $0.condition?.text }
        insert.texts("parts") { $0.partsText }
        return insert.finished()
    }

    /// Compare and set: whatever the fold believed, a hold ends once.
    private func endedHolds() -> ServerCall? {
        let holds = changes.endedHolds.compactMap { workingSet.ledger.holds[$0] }
        var call = ServerCall(
            """
            UPDATE hold SET state = given.state, parts = given.parts
            FROM unnest(?1, ?2, ?3) AS given (identifier, state, parts)
            WHERE hold.identifier = given.identifier AND hold.state = 'placed'
            """)
        call.texts(holds) { $0.identifier.text }
        call.texts(holds) { $0.state.rawValue }
        call.texts(holds) { $0.partsText }
        return Self.changing(holds.count, call)
    }

    private func postings() -> ServerCall? {
        var insert = RowsInsert(into: "posting", changes.postings)
        insert.integers("sequence") { $0.sequence }
        insert.texts("debit") { $0.posting.debit.text }
        insert.texts("credit") { $0.posting.credit.text }
        insert.integers("amount") { $0.posting.money.minorUnits }
        insert.texts("currency") { $0.posting.money.currency.code }
        insert.texts("kind") { $0.posting.kind.rawValue }
        insert.texts("hold") { $0.posting.hold?.text }
        insert.texts("command_key") { $0.posting.key.text }
        insert.integers("at") { $0.posting.at.millisecondsSinceEpoch }
        insert.integers("debit_posted_after") { $0.debitPostedAfter }
        insert.integers("credit_posted_after") { $0.creditPostedAfter }
        insert.texts("mark") { $0.posting.mark?.identifier.text }
        insert.texts("mark_phase") { $0.posting.mark?.phase.rawValue }
        insert.integers("debit_marked_after") { $0.debitMarkedAfter }
        insert.integers("credit_marked_after") { $0.creditMarkedAfter }
        return insert.finished()
    }

    private func answers() -> ServerCall? {
        var insert = RowsInsert(into: "answer", changes.answers)
        insert.texts("command_key") { $0.key.text }
        insert.texts("fingerprint") { $0.answer.fingerprint }
        insert.texts("answer") { $0.answer.answer.text }
        return insert.finished()
    }

    // MARK: Messages and cases

    private func messages() -> ServerCall? {
        var insert = RowsInsert(into: "message", changes.messages)
        insert.integers("sequence") { $0.record.sequence }
        insert.texts("sender") { $0.record.sender.text }
        insert.bytes("digest") { $0.record.digest.bytes }
        insert.integers("received_at") { $0.record.receivedAt.millisecondsSinceEpoch }
        insert.integers("claims") { $0.record.claimsIdentifiers ? 1 : 0 }
        insert.texts("sent_from") { $0.record.references.from?.text }
        insert.texts("sent_to") { $0.record.references.to?.text }
        insert.texts("business_message_identifier") { $0.record.references.businessMessageIdentifier?.text }
        insert.texts("message_definition") { $0.record.references.messageDefinition?.text }
        insert.texts("business_service") { $0.record.references.businessService?.text }
        insert.texts("creation_date") { $0.record.references.creationDate?.text }
        insert.texts("message_identifier") { $0.record.references.messageIdentifier?.text }
        insert.texts("instruction") { $0.record.references.instruction?.text }
        insert.texts("end_to_end") { $0.record.references.endToEnd?.text }
        insert.texts("transaction_identifier") { $0.record.references.transaction?.text }
        insert.texts("uetr") { $0.record.references.uetr?.text }
        insert.bytes("evidence") { $0.evidence.json }
        insert.bytes("raw") { $0.raw }
        return insert.finished()
    }

    private func newCases() -> ServerCall? {
        var insert = RowsInsert(into: "settlement_case", changes.newCases.values)
        insert.integers("message") { $0.sequence }
        insert.integers("amount") { $0.order.money.minorUnits }
        insert.texts("currency") { $0.order.money.currency.code }
        insert.integers("currency_decimals") { Int64($0.order.currencyDecimals) }
        insert.texts("payer") { $0.order.payer.text }
        insert.texts("payee") { $0.order.payee.text }
        insert.texts("value_date") { $0.order.valueDate.text }
        insert.integers("expiry") { $0.order.expiry.millisecondsSinceEpoch }
        insert.texts("partner_jurisdiction") { $0.order.partnerJurisdiction.code }
        insert.texts("own_jurisdiction") { $0.order.ownJurisdiction.code }
        insert.integers("opened_at") { $0.openedAt.millisecondsSinceEpoch }
        insert.texts("state") { $0.stateWord }
        insert.texts("decision") { $0.decisionWord }
        insert.texts("reason") { $0.end?.reason?.rawValue }
        insert.integers("ended_at") { $0.end?.at.millisecondsSinceEpoch }
        return insert.finished()
    }

    /// Compare and set: the first writer of the decision wins, even over another process.
    private func decidedCases() -> ServerCall? {
        let cases = changes.decidedCases.values
        var call = ServerCall(
            """
            UPDATE settlement_case SET state = given.state, decision = given.decision, reason = given.reason,
                ended_at = given.ended_at
            FROM unnest(?1, ?2, ?3, ?4, ?5) AS given (message, state, decision, reason, ended_at)
            WHERE settlement_case.message = given.message AND settlement_case.decision = 'none'
            """)
        call.integers(cases) { $0.sequence }
        call.texts(cases) { $0.stateWord }
        call.texts(cases) { $0.decisionWord }
        call.texts(cases) { $0.end?.reason?.rawValue }
        call.integers(cases) { $0.end?.at.millisecondsSinceEpoch }
        return Self.changing(cases.count, call)
    }

    private func refusals() -> ServerCall? {
        var insert = RowsInsert(into: "refusal", changes.refusals)
        insert.integers("message") { $0.message }
        insert.texts("reason") { $0.refusal.reason.rawValue }
        insert.texts("reply") { $0.refusal.reply.rawValue }
        insert.texts("narrative") { $0.refusal.narrative }
        insert.integers("at") { $0.at.millisecondsSinceEpoch }
        return insert.finished()
    }

    private func coSignatures() -> ServerCall? {
        var insert = RowsInsert(into: "co_signature", changes.coSignatures)
        insert.integers("message") { $0.message }
        insert.integers("posting") { $0.posting }
        insert.bytes("signed") { $0.signed }
        insert.bytes("evidence") { $0.evidence.json }
        insert.integers("shared_at") { Int64($0.shared.at) }
        insert.integers("shared_from") { Int64($0.shared.from) }
        insert.integers("shared_count") { Int64($0.shared.count) }
        return insert.finished()
    }

    // MARK: Replies

    private func repliesDue() -> ServerCall? {
        var insert = RowsInsert(into: "reply_due", changes.repliesDue)
        insert.integers("message") { $0 }
        return insert.finished()
    }

    private func repliesNoLongerDue() -> ServerCall? {
        var call = ServerCall("DELETE FROM reply_due WHERE message = ANY (?1)")
        call.integers(changes.repliesNoLongerDue) { $0 }
        return Self.changing(changes.repliesNoLongerDue.count, call)
    }

    private func newReplies() -> ServerCall? {
        var insert = RowsInsert(into: "reply", changes.newReplies.values)
        insert.integers("mailbox_sequence") { $0.mailboxSequence }
        insert.integers("message") { $0.message }
        insert.texts("partner") { $0.partner.text }
        insert.bytes("bytes") { $0.bytes }
        insert.integers("recorded_at") { $0.recordedAt.millisecondsSinceEpoch }
        insert.integers("acknowledged_at") { $0.acknowledgedAt?.millisecondsSinceEpoch }
        return insert.finished()
    }

    private func acknowledged() -> ServerCall? {
        let replies = changes.acknowledged.values
        var call = ServerCall(
            """
            UPDATE reply SET acknowledged_at = given.acknowledged_at
            FROM unnest(?1, ?2) AS given (mailbox_sequence, acknowledged_at)
            WHERE reply.mailbox_sequence = given.mailbox_sequence AND reply.acknowledged_at IS NULL
            """)
        call.integers(replies) { $0.mailboxSequence }
        call.integers(replies) { $0.acknowledgedAt?.millisecondsSinceEpoch }
        return Self.changing(replies.count, call)
    }

    // MARK: Archives

    private func archives() -> ServerCall? {
        var insert = RowsInsert(into: "archive", changes.archives)
        insert.integers("number") { $0.number }
        insert.texts("day") { $0.day.text }
        insert.bytes("digest") { $0.digest.bytes }
        insert.integers("messages") { $0.messages }
        insert.integers("bytes") { $0.bytes }
        return insert.finished()
    }

    private func givenUpReplies() -> ServerCall? {
        var call = ServerCall(
            """
            UPDATE reply SET bytes = '', archive = given.archive, digest = given.digest
            FROM unnest(?1, ?2, ?3) AS given (message, archive, digest)
            WHERE reply.message = given.message AND reply.archive IS NULL AND reply.acknowledged_at IS NOT NULL
            """)
        call.integers(changes.givenUp) { $0.message }
        call.integers(changes.givenUp) { $0.archive }
        call.bytes(changes.givenUp) { $0.reply.bytes }
        return Self.changing(changes.givenUp.count, call)
    }

    private func givenUpMessages() -> ServerCall? {
        var call = ServerCall("UPDATE message SET raw = '' WHERE sequence = ANY (?1)")
        call.integers(changes.givenUp) { $0.message }
        return Self.changing(changes.givenUp.count, call)
    }

    private func givenUpCoSignatures() -> ServerCall? {
        let coSigned = changes.givenUp.filter { $0.coSigned != nil }
        var call = ServerCall(
            """
            UPDATE co_signature SET signed = '', shared_at = 0, shared_from = 0, shared_count = 0, digest = given.digest
            FROM unnest(?1, ?2) AS given (message, digest) WHERE co_signature.message = given.message
            """)
        call.integers(coSigned) { $0.message }
        call.bytes(coSigned) { $0.coSigned?.bytes }
        return Self.changing(coSigned.count, call)
    }

    private static func changing(_ rows: Int, _ call: ServerCall) -> ServerCall? {
        guard rows > 0 else { return nil }
        var call = call
        call.rowsExpected = rows
        return call
    }
}
