public import ISO20022
public import TengeLedger

/// One booking on an account, as the store knows it: what becomes an entry of a statement.
public struct BookedLine: Hashable, Sendable {
    /// The booking: sequence, both accounts, amount, instant.
    public let posting: NumberedPosting
    /// What the payment is known by; nil for a booking that no message asked for, such as an issue.
    public let references: MessageReferences?
    /// The interbank settlement date of the payment; nil for a booking that no message asked for.
    public let valueDate: ISODate?

    /// A booking with the payment behind it.
    package init(posting: NumberedPosting, references: MessageReferences?, valueDate: ISODate?) {
        self.posting = posting
        self.references = references
        self.valueDate = valueDate
    }
}

/// What of an account bore one mark before the first booking of a period and after the last, in minor units.
public struct MarkedPeriod: Hashable, Sendable {
    /// The mark.
    public let mark: MarkIdentifier
    /// Before the first booking.
    public let openingMinorUnits: Int64
    /// After the last booking.
    public let closingMinorUnits: Int64

    /// What the store found.
    package init(mark: MarkIdentifier, openingMinorUnits: Int64, closingMinorUnits: Int64) {
        self.mark = mark
        self.openingMinorUnits = openingMinorUnits
        self.closingMinorUnits = closingMinorUnits
    }
}

/// Everything booked on one account in one period.
public struct StatementSource: Hashable, Sendable {
    /// The account as it is now.
    public let account: Account
    /// First instant of the period.
    public let from: Instant
    /// First instant after the period.
    public let to: Instant
    /// Posted before the first booking, in minor units; negative of an issuer.
    public let openingMinorUnits: Int64
    /// Every booking, in the order of its number.
    public let lines: [BookedLine]
    /// What of the account bore marks at the beginning and at the end of the period, by mark; those with neither are
    /// left out.
    public let marked: [MarkedPeriod]
    /// Whether nothing more can be booked in the period: the booking clock is past it.
    public let isFinal: Bool

    /// What the store found.
    package init(
        account: Account, from: Instant, to: Instant, openingMinorUnits: Int64, lines: [BookedLine],
        marked: [MarkedPeriod] = [], isFinal: Bool
    ) {
        self.account = account
        self.from = from
        self.to = to
        self.openingMinorUnits = openingMinorUnits
        self.lines = lines
        self.marked = marked
        self.isFinal = isFinal
    }

    /// Posted after the last booking, in minor units.
    public var closingMinorUnits: Int64 {
        guard let last = lines.last?.posting else { return openingMinorUnits }
        return last.posting.credit == account.identifier ? last.creditPostedAfter : last.debitPostedAfter
    }
}

/// Everything on file about one payment.
public struct PaymentStory: Hashable, Sendable {
    /// One step of its life.
    public struct Step: Hashable, Sendable {
        /// `received`, `held`, `settled`, `refused`, `released`, `replied`, `acknowledged`.
        public let word: String
        /// When.
        public let at: Instant
        /// Why, for the ends that have a reason.
        public let reason: StatusReason?
    }

    /// The message that claims the UETR, and what became of it.
    public let record: MessageRecord
    /// The message as received; empty when it is archived: `record.reply?.archive`.
    public let raw: [UInt8]
    /// Who had signed it then.
    public let evidence: EncodedEvidence
    /// The message with the signatures of both jurisdictions; nil until settled, and when it is archived.
    public let coSignedMessage: [UInt8]?
    /// Evidence of both jurisdictions; nil until settled.
    public let coSignatureEvidence: EncodedEvidence?
    /// The postings of its settlement.
    public let postings: [NumberedPosting]

    /// What the store found.
    package init(
        record: MessageRecord, raw: [UInt8], evidence: EncodedEvidence, coSignedMessage: [UInt8]?,
        coSignatureEvidence: EncodedEvidence?, postings: [NumberedPosting]
    ) {
        self.record = record
        self.raw = raw
        self.evidence = evidence
        self.coSignedMessage = coSignedMessage
        self.coSignatureEvidence = coSignatureEvidence
        self.postings = postings
    }

    /// The same with the bytes that an archive has; nil when they are not those of the digests.
    package func whole(received: [UInt8], coSigned: [UInt8]?, digest: ContentDigest?) -> PaymentStory? {
        guard ContentDigest(of: received) == record.digest, coSigned.map({ ContentDigest(of: $0) }) == digest else {
            return nil
        }
        return PaymentStory(
            record: record, raw: received, evidence: evidence, coSignedMessage: coSigned,
            coSignatureEvidence: coSignatureEvidence, postings: postings)
    }

    /// The state in one word: `held`, `settled`, `refused` or `released`.
    public var stateWord: String {
        switch record.outcome {
        case .payment(let settlementCase): settlementCase.stateWord
        case .refused: "refused"
        }
    }

    /// Its life so far, in order.
    public var history: [Step] {
        var steps = [Step(word: "received", at: record.receivedAt, reason: nil)]
        switch record.outcome {
        case .payment(let settlementCase):
            steps.append(Step(word: "held", at: settlementCase.openedAt, reason: nil))
            if let end = settlementCase.end {
                steps.append(Step(word: settlementCase.stateWord, at: end.at, reason: end.reason))
            }
        case .refused(let refusal, let at):
            steps.append(Step(word: "refused", at: at, reason: refusal.reason))
        }
        if let reply = record.reply {
            steps.append(Step(word: "replied", at: reply.recordedAt, reason: nil))
            if let acknowledgedAt = reply.acknowledgedAt {
                steps.append(Step(word: "acknowledged", at: acknowledgedAt, reason: nil))
            }
        }
        return steps
    }
}
