public import ISO20022
public import TengeLedger

/// With which message a refusal is answered.
public enum ReplyKind: String, CaseIterable, Hashable, Sendable {
    /// pacs.002 with `RJCT`: the payment can be named and its sender is known.
    case paymentStatusReport = "pacs.002"
    /// admi.002: nothing in the message can be trusted, or it is no payment.
    case messageReject = "admi.002"
}

/// Why a message is refused, and how it is answered.
public struct Refusal: Error, Hashable, Sendable {
    /// The code of the external set.
    public let reason: StatusReason
    /// The message that says so.
    public let reply: ReplyKind
    /// What is wrong, in one sentence for the partner's operators; at most 105 characters are sent.
    public let narrative: String

    /// A refusal of the whole message.
    public init(_ reason: StatusReason, reply: ReplyKind, narrative: String? = nil) {
        self.reason = reason
        self.reply = reply
        self.narrative = narrative ?? reason.text
    }
}

/// A message that was refused, durably: the driver owes its sender a signed reply.
///
/// Everything the reply says is in here, so that a reply written after a restart says the same.
public struct RefusedMessage: Hashable, Sendable {
    /// The store's number of the message.
    public let sequence: Int64
    /// Whose channel it came through, and to whom the reply goes.
    public let sender: BICFI
    /// SHA-256 of the message as received.
    public let digest: ContentDigest
    /// What the reply repeats.
    public let references: MessageReferences
    /// Why, and with which message to answer.
    public let refusal: Refusal
    /// When it was decided.
    public let refusedAt: Instant

    /// A refusal as the fold decided it or the store kept it.
    package init(
        sequence: Int64, sender: BICFI, digest: ContentDigest, references: MessageReferences, refusal: Refusal,
        refusedAt: Instant
    ) {
        self.sequence = sequence
        self.sender = sender
        self.digest = digest
        self.references = references
        self.refusal = refusal
        self.refusedAt = refusedAt
    }
}
