public import DualSign
public import ISO20022
public import TengeLedger

/// A payment whose money is held, durably: the driver owes it the signature of the second jurisdiction.
public struct HeldCase: Hashable, Sendable {
    /// The store's number of the message.
    public let sequence: Int64
    /// SHA-256 of the message as received.
    public let digest: ContentDigest
    /// What a reply repeats.
    public let references: MessageReferences
    /// What is held.
    public let order: PaymentOrder
    /// When the message was received.
    public let receivedAt: Instant
    /// The message as received, to be signed again after a restart.
    public let raw: [UInt8]
    /// Who has signed so far.
    public let evidence: [SignatureEvidence]

    /// A held payment as the fold left it or the store kept it.
    package init(
        sequence: Int64, digest: ContentDigest, references: MessageReferences, order: PaymentOrder,
        receivedAt: Instant, raw: [UInt8], evidence: [SignatureEvidence]
    ) {
        self.sequence = sequence
        self.digest = digest
        self.references = references
        self.order = order
        self.receivedAt = receivedAt
        self.raw = raw
        self.evidence = evidence
    }
}

/// A final reply as it was first recorded: resent byte for byte, whatever is asked again.
public struct StoredReply: Hashable, Sendable {
    /// Its place in the outgoing mailbox; rises over all partners.
    public let mailboxSequence: Int64
    /// The store's number of the message it answers.
    public let message: Int64
    /// To whom it goes.
    public let partner: BICFI
    /// The signed message; empty when it is archived.
    public let bytes: [UInt8]
    /// SHA-256 of the signed message.
    public let digest: ContentDigest
    /// When it was recorded.
    public let recordedAt: Instant
    /// When the partner said it has it; nil while it waits in the mailbox.
    public let acknowledgedAt: Instant?
    /// The number of the archive that has its bytes, and those of the message it answers; nil while they are here.
    public let archive: Int64?

    /// A reply as the fold recorded it or the store kept it.
    package init(
        mailboxSequence: Int64, message: Int64, partner: BICFI, bytes: [UInt8], digest: ContentDigest,
        recordedAt: Instant, acknowledgedAt: Instant?, archive: Int64? = nil
    ) {
        self.mailboxSequence = mailboxSequence
        self.message = message
        self.partner = partner
        self.bytes = bytes
        self.digest = digest
        self.recordedAt = recordedAt
        self.acknowledgedAt = acknowledgedAt
        self.archive = archive
    }

    /// The same reply with its bytes in an archive.
    func archived(in archive: Int64) -> StoredReply {
        StoredReply(
            mailboxSequence: mailboxSequence, message: message, partner: partner, bytes: [], digest: digest,
            recordedAt: recordedAt, acknowledgedAt: acknowledgedAt, archive: archive)
    }

    /// The same reply with its bytes again; nil when they are not those of its digest.
    package func whole(_ bytes: [UInt8]) -> StoredReply? {
        guard ContentDigest(of: bytes) == digest else { return nil }
        return StoredReply(
            mailboxSequence: mailboxSequence, message: message, partner: partner, bytes: bytes, digest: digest,
            recordedAt: recordedAt, acknowledgedAt: acknowledgedAt, archive: archive)
    }
}

/// What was committed and not yet acted upon, as found at a start.
public enum PendingWork: Hashable, Sendable {
    /// Money is held and waits for the second jurisdiction.
    case coSign(HeldCase)
    /// A refusal is on file and its reply is not.
    case signReply(RefusedMessage)
}
