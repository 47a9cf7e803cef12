import DualSign
import ISO20022
import TengeLedger

// A payment is settled; a reply is recorded; a reply leaves the mailbox.
extension SettlementWorkingSet {
    mutating func complete(_ completion: Completion) -> SequencedAnswer {
        guard let record = record(claiming: completion.uetr) else { return .rejected(.paymentUnknown) }
        guard case .payment(var settlementCase) = record.outcome else { return answer(of: record) }
        guard settlementCase.state == .held else { return answer(of: record) }
        guard isComplete(completion.evidence, for: settlementCase.order) else {
            return .rejected(.evidenceIncomplete)
        }
        switch settlementCase.handle(.coSigned(at: completion.at)) {
        case .settleHold:
            return settle(record, settlementCase, completion)
        case .expireHold:
            return giveBack(record, settlementCase, .expireHold(settlementCase.order.hold), at: completion.at)
        case .coSign, .releaseHold, .reportRefusal, .resendReply, .nothing:
            preconditionFailure("a held case that is co-signed settles or expires")
        }
    }

    /// Both jurisdictions, by two different keys.
    private func isComplete(_ evidence: [SignatureEvidence], for order: PaymentOrder) -> Bool {
        evidence.contains { partners in
            partners.jurisdiction == order.partnerJurisdiction
                && evidence.contains { own in
                    own.jurisdiction == order.ownJurisdiction
                        && own.subjectKeyIdentifier != partners.subjectKeyIdentifier
                }
        } && order.partnerJurisdiction != order.ownJurisdiction
    }

    private mutating func settle(
        _ record: MessageRecord, _ settlementCase: SettlementCase, _ completion: Completion
    ) -> SequencedAnswer {
        let order = settlementCase.order
        guard canEnd(order.hold) else { return .rejected(.booksDisagree) }
        let request = LedgerRequest(
            key: PaymentHold.key("settle", order.uetr), command: .settleHold(order.hold), at: counters.clock)
        var (outcome, rows) = applyToLedger(request, remembersAnswer: false)
        guard outcome.answer == .done else { return .rejected(.booksDisagree) }
        // The money has moved in the set: from here on nothing can fail.
        let reply = newReply(to: record, completion.reply, digest: completion.replyDigest)
        var changed = record
        changed.outcome = .payment(settlementCase)
        changed.reply = reply
        put(changed)
        note(decided: settlementCase)
        // A run of other bytes than those on file would put the message together wrongly: then it is kept whole.
        let shared = completion.receivedDigest == record.digest ? completion.sharedRun : .none
        changes.coSignatures.append(
            SettlementChanges.NewCoSignature(
                message: record.sequence, signed: shared.remainder(of: completion.coSignedMessage),
                shared: shared, digest: completion.coSignedDigest, evidence: completion.encodedEvidence,
                posting: counters.lastPosting))
        rows.append(RowImage(settlementCase))
        rows.append(
            RowImage(
                coSignatureOf: record.sequence, signed: completion.coSignedDigest,
                evidence: completion.encodedEvidence.digest, posting: counters.lastPosting))
        rows.append(RowImage(reply))
        append(.settlement, rows: rows)
        return .settled(reply)
    }

    mutating func recordReply(to message: Int64, _ bytes: [UInt8], at: Instant) -> SequencedAnswer {
        guard let record = record(sequence: message) else { return .rejected(.messageUnknown) }
        if let reply = record.reply { return .recorded(reply) }
        guard record.refusal != nil else { return .rejected(.replyNotDue) }
        let reply = newReply(to: record, bytes, digest: ContentDigest(of: bytes))
        var changed = record
        changed.reply = reply
        put(changed)
        if changes.repliesDue.remove(message) == nil { changes.repliesNoLongerDue.insert(message) }
        append(.reply, rows: [RowImage(reply)])
        return .recorded(reply)
    }

    private mutating func newReply(
        to record: MessageRecord, _ bytes: [UInt8], digest: ContentDigest
    ) -> StoredReply {
        counters.lastMailbox += 1
        let reply = StoredReply(
            mailboxSequence: counters.lastMailbox, message: record.sequence, partner: record.sender, bytes: bytes,
            digest: digest, recordedAt: counters.clock, acknowledgedAt: nil)
        changes.newReplies[reply.mailboxSequence] = reply
        return reply
    }

    mutating func acknowledge(_ partner: BICFI, _ mailboxSequence: Int64, at: Instant) -> SequencedAnswer {
        guard var record = record(mailboxSequence: mailboxSequence), let reply = record.reply,
            reply.partner == partner
        else { return .rejected(.mailboxItemUnknown) }
        guard reply.acknowledgedAt == nil else { return .acknowledged }
        let acknowledged = StoredReply(
            mailboxSequence: reply.mailboxSequence, message: reply.message, partner: reply.partner,
            bytes: reply.bytes, digest: reply.digest, recordedAt: reply.recordedAt, acknowledgedAt: counters.clock)
        record.reply = acknowledged
        put(record)
        if changes.newReplies[mailboxSequence] != nil {
            changes.newReplies[mailboxSequence] = acknowledged
        } else {
            changes.acknowledged[mailboxSequence] = acknowledged
        }
        append(.acknowledgement, rows: [RowImage(acknowledged)])
        return .acknowledged
    }

    /// A tree's checkpoint is recorded once, and only in the order of sizes: nobody is shown a smaller one after a
    /// larger. Two processes that make checkpoints at once get in each other's way, and no further.
    mutating func record(_ signed: SignedCheckpoint) -> SequencedAnswer {
        let size = signed.checkpoint.size
        guard size > counters.lastCheckpoint, size <= counters.head.sequence else {
            return .rejected(.checkpointOutOfOrder)
        }
        counters.lastCheckpoint = size
        changes.checkpoints.append(signed)
        append(.checkpoint, rows: [RowImage(CheckpointNote(size: size, bytes: signed.note))])
        return .checkpointed
    }
}
