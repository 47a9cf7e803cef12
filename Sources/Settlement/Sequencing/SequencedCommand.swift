public import DualSign
public import ISO20022
public import TengeLedger

/// A message of an authenticated channel, judged as far as it can be without looking at any row.
///
/// A message with evidence is authenticated and, unless it repeats another, lays claim to its two identifiers:
/// (sender, `BizMsgIdr`) and UETR. One without evidence claims nothing, whatever it says.
public struct Admission: Hashable, Sendable {
    /// What the pure rooms made of it.
    public enum Content: Hashable, Sendable {
        /// A payment to hold.
        case payment(PaymentOrder)
        /// A refusal to record and answer.
        case refusal(Refusal)
    }

    /// The partner whose channel it came through.
    public let sender: BICFI
    /// What it says it is.
    public let references: MessageReferences
    /// SHA-256 of `raw`.
    public let digest: ContentDigest
    /// The bytes as received.
    public let raw: [UInt8]
    /// When they were received.
    public let receivedAt: Instant
    /// Every signature that was verified; empty when none was.
    public let evidence: [SignatureEvidence]
    /// Payment or refusal.
    public let content: Content
    let encodedEvidence: EncodedEvidence

    /// A message to be admitted. Encodes the evidence, so that the sequencer need not.
    public init(
        sender: BICFI, references: MessageReferences, digest: ContentDigest, raw: [UInt8], receivedAt: Instant,
        evidence: [SignatureEvidence], content: Content
    ) {
        self.sender = sender
        self.references = references
        self.digest = digest
        self.raw = raw
        self.receivedAt = receivedAt
        self.evidence = evidence
        self.content = content
        encodedEvidence = EncodedEvidence(evidence)
    }
}

/// The signatures of both jurisdictions over one payment, and the reply that may be sent once they are durable.
public struct Completion: Hashable, Sendable {
    /// Which payment.
    public let uetr: UETR
    /// The co-signed message, both signatures in it (or ours beside the partner's signed header).
    public let coSignedMessage: [UInt8]
    /// Evidence of both jurisdictions.
    public let evidence: [SignatureEvidence]
    /// The signed pacs.002 with `ACSC`. Kept to ourselves until the answer is `.settled`.
    public let reply: [UInt8]
    /// When the last signature was at hand.
    public let at: Instant
    let encodedEvidence: EncodedEvidence
    let coSignedDigest: ContentDigest
    /// What the co-signed message has of the message as received, and of which bytes that was found.
    let sharedRun: SharedRun
    let receivedDigest: ContentDigest
    let replyDigest: ContentDigest

    /// What settles a payment. Encodes and digests, so that the sequencer need not.
    ///
    /// - Parameters:
    ///   - received: The message as it came in, which the store has already.
    ///   - receivedDigest: Its digest; the store must have the same.
    public init(
        uetr: UETR, received: [UInt8], receivedDigest: ContentDigest, coSignedMessage: [UInt8],
        evidence: [SignatureEvidence], reply: [UInt8],
        at: Instant
    ) {
        self.uetr = uetr
        self.coSignedMessage = coSignedMessage
        self.evidence = evidence
        self.reply = reply
        self.at = at
        encodedEvidence = EncodedEvidence(evidence)
        coSignedDigest = ContentDigest(of: coSignedMessage)
        sharedRun = SharedRun(of: coSignedMessage, in: received)
        self.receivedDigest = receivedDigest
        replyDigest = ContentDigest(of: reply)
    }
}

/// Everything that changes state passes through here. Each command may be repeated: it happens once.
public indirect enum SequencedCommand: Hashable, Sendable {
    /// Takes a message. Answers `replay`, `pending`, `held` or `refused`.
    case admit(Admission)
    /// Settles a held payment, or, past its deadline, gives the hold back. Answers `settled`, `aborted`, `replay` or
    /// `rejected`.
    case complete(Completion)
    /// Gives a held payment back because it will not be co-signed. Answers `aborted`, `replay`, `settled` or
    /// `rejected`.
    case abort(UETR, reason: StatusReason, at: Instant)
    /// Records the signed reply to a refused message; the first writer wins. Answers `recorded` with what is stored.
    case recordReply(message: Int64, bytes: [UInt8], at: Instant)
    /// Gives back up to `limit` holds whose deadline is past. Answers `expired`.
    case expireDue(at: Instant, limit: Int)
    /// An operator's command to the ledger. Answers `ledger` or `rejected`.
    case ledger(LedgerRequest)
    /// Takes a reply out of the partner's mailbox. Answers `acknowledged` or `rejected`.
    case acknowledge(partner: BICFI, mailboxSequence: Int64, at: Instant)
    /// Records a checkpoint that covers more than the last one. Answers `checkpointed` or `rejected`.
    case recordCheckpoint(SignedCheckpoint, at: Instant)
    /// Records that a file has the bytes of closed messages. Answers `archived` with its number.
    case recordArchive(ArchiveDraft, at: Instant)
    /// Gives up the bytes of closed messages that a recorded archive has. Answers `archived`, or `rejected` when one of
    /// them is not closed or is in another archive.
    case giveUp([ArchivedMessage], archive: Int64, at: Instant)
}

/// What a command is answered with, once everything it changed is durable.
public indirect enum SequencedAnswer: Hashable, Sendable {
    /// These very bytes came before and have been answered: here is the stored reply.
    case replay(StoredReply)
    /// These very bytes came before; the payment is held and not decided.
    case pending(HeldCase)
    /// The money is held: co-sign.
    case held(HeldCase)
    /// The message is refused: sign the reply and record it. Given again until the reply is recorded.
    case refused(RefusedMessage)
    /// Settled, now or before, with this reply.
    case settled(StoredReply)
    /// The hold was given back, now or before: sign the reply and record it.
    case aborted(RefusedMessage)
    /// This is the reply on file, given now or before.
    case recorded(StoredReply)
    /// Payments whose time was up, to be answered; and how many holds of operators expired.
    case expired([RefusedMessage], operatorHolds: Int)
    /// The ledger's own answer; where a key names two commands, the first field in which they differ.
    case ledger(LedgerAnswer, isRepeat: Bool, differing: CommandField? = nil)
    /// The reply is out of the mailbox.
    case acknowledged
    /// The checkpoint is on file.
    case checkpointed
    /// The archive is on file under this number, or its messages' bytes are given up.
    case archived(Int64)
    /// The command makes no sense as things are; nothing changed.
    case rejected(SequencerRejection)
}

/// Why a command of our own driver or an operator changed nothing. In order of precedence.
public enum SequencerRejection: String, CaseIterable, Error, Hashable, Sendable {
    /// No payment of that UETR is on file.
    case paymentUnknown
    /// No message of that number is on file.
    case messageUnknown
    /// The message is not refused: there is no such reply to record.
    case replyNotDue
    /// The evidence lacks one of the two jurisdictions, or one signer stands for both.
    case evidenceIncomplete
    /// The key belongs to payments.
    case keyReserved
    /// The hold belongs to a payment; only its own life ends it.
    case holdBelongsToPayment
    /// No such reply waits for this partner.
    case mailboxItemUnknown
    /// The checkpoint covers no more than the last one, or more than there is.
    case checkpointOutOfOrder
    /// The message is open, its reply is not acknowledged, or its bytes are in another archive.
    case messageNotClosed
    /// The case and the ledger disagree: the payment is stopped until someone has looked.
    case booksDisagree
}
