import ISO20022
import TengeLedger

// A message comes in: replayed, held or refused.
extension SettlementWorkingSet {
    /// Precedence: the same bytes; unsigned; `BizMsgIdr` taken (DU01); UETR taken (AM05); what the ledger says.
    mutating func admit(_ admission: Admission) -> SequencedAnswer {
        if let record = record(sender: admission.sender, digest: admission.digest) {
            return repeated(record, admission)
        }
        switch admission.content {
        case .refusal(let refusal):
            let claims = !admission.evidence.isEmpty && repetition(of: admission) == nil
            return refuse(admission, refusal, claims: claims)
        case .payment(let order):
            precondition(admission.references.uetr == order.uetr, "an order is made from the message it came in")
            guard !admission.evidence.isEmpty else {
                return refuse(admission, Refusal(.dataSignatureRequested, reply: .messageReject), claims: false)
            }
            if let repetition = repetition(of: admission) {
                return refuse(admission, Refusal(repetition, reply: .paymentStatusReport), claims: false)
            }
            return hold(order, admission)
        }
    }

    private func repeated(_ record: MessageRecord, _ admission: Admission) -> SequencedAnswer {
        if let reply = record.reply { return .replay(reply) }
        if let refusal = record.refusal { return .refused(refusal) }
        guard case .payment(let settlementCase) = record.outcome, settlementCase.state == .held else {
            return .rejected(.booksDisagree)
        }
        return .pending(heldCase(record, settlementCase.order, admission))
    }

    /// Which identifier of the message another one has taken.
    private func repetition(of admission: Admission) -> StatusReason? {
        let references = admission.references
        if let identifier = references.businessMessageIdentifier,
            record(sender: admission.sender, claiming: identifier) != nil
        {
            return .duplicateMessageIdentification
        }
        if let uetr = references.uetr, record(claiming: uetr) != nil { return .duplication }
        return nil
    }

    private mutating func hold(_ order: PaymentOrder, _ admission: Admission) -> SequencedAnswer {
        let request = LedgerRequest(
            key: PaymentHold.key("place", order.uetr),
            command: .placeHold(
                order.hold, payer: order.payer, currency: order.money.currency,
                legs: [HoldLeg(payee: order.payee, amountMinorUnits: order.money.minorUnits)],
                deadline: order.expiry),
            at: admission.receivedAt)
        var (outcome, rows) = applyToLedger(request, remembersAnswer: false)
        if case .rejected(let rejection) = outcome.answer {
            return refuse(admission, Refusal(rejection), claims: true)
        }
        var settlementCase = SettlementCase(
            sequence: counters.lastMessage + 1, order: order, openedAt: admission.receivedAt)
        guard settlementCase.handle(.holdPlaced) == .coSign else {
            preconditionFailure("a new case whose hold is placed waits for its co-signature")
        }
        let record = insert(admission, claims: true, outcome: .payment(settlementCase))
        changes.newCases[record.sequence] = settlementCase
        rows.append(RowImage(record, evidence: admission.encodedEvidence.digest))
        rows.append(RowImage(settlementCase))
        append(.admission, rows: rows)
        return .held(heldCase(record, order, admission))
    }

    private mutating func refuse(_ admission: Admission, _ refusal: Refusal, claims: Bool) -> SequencedAnswer {
        let at = counters.clock
        let record = insert(admission, claims: claims, outcome: .refused(refusal, at: at))
        changes.refusals.append((record.sequence, refusal, at))
        changes.repliesDue.insert(record.sequence)
        append(
            .admission,
            rows: [
                RowImage(record, evidence: admission.encodedEvidence.digest),
                RowImage(refusalOf: record.sequence, refusal, at: at),
            ])
        guard let refused = record.refusal else { preconditionFailure("it has just been refused") }
        return .refused(refused)
    }

    private mutating func insert(
        _ admission: Admission, claims: Bool, outcome: MessageRecord.Outcome
    ) -> MessageRecord {
        counters.lastMessage += 1
        let record = MessageRecord(
            sequence: counters.lastMessage, sender: admission.sender, digest: admission.digest,
            references: admission.references, receivedAt: admission.receivedAt, claimsIdentifiers: claims,
            outcome: outcome, reply: nil)
        put(record)
        changes.messages.append(
            SettlementChanges.NewMessage(record: record, raw: admission.raw, evidence: admission.encodedEvidence))
        return record
    }

    private func heldCase(_ record: MessageRecord, _ order: PaymentOrder, _ admission: Admission) -> HeldCase {
        HeldCase(
            sequence: record.sequence, digest: record.digest, references: record.references, order: order,
            receivedAt: record.receivedAt, raw: admission.raw, evidence: admission.evidence)
    }
}
