public import ISO20022
public import TengeLedger

/// One message on file, with what became of it.
public struct MessageRecord: Hashable, Sendable {
    /// What became of a message: there is no third.
    public enum Outcome: Hashable, Sendable {
        /// It opened a case.
        case payment(SettlementCase)
        /// It was refused before anything was held.
        case refused(Refusal, at: Instant)
    }

    /// The store's number, rising.
    public let sequence: Int64
    /// The partner whose channel it came through.
    public let sender: BICFI
    /// SHA-256 of the bytes as received.
    public let digest: ContentDigest
    /// What it is known by.
    public let references: MessageReferences
    /// When it was received.
    public let receivedAt: Instant
    /// Whether its `BizMsgIdr` and UETR are taken by it: it was authenticated and repeated no other.
    public let claimsIdentifiers: Bool
    /// Payment or refusal.
    public internal(set) var outcome: Outcome
    /// The final reply, once recorded.
    public internal(set) var reply: StoredReply?

    /// A message as admitted or as the store kept it.
    package init(
        sequence: Int64, sender: BICFI, digest: ContentDigest, references: MessageReferences, receivedAt: Instant,
        claimsIdentifiers: Bool, outcome: Outcome, reply: StoredReply?
    ) {
        self.sequence = sequence
        self.sender = sender
        self.digest = digest
        self.references = references
        self.receivedAt = receivedAt
        self.claimsIdentifiers = claimsIdentifiers
        self.outcome = outcome
        self.reply = reply
    }

    /// The refusal this message ended with: at once, or after its hold was given back; nil otherwise.
    public var refusal: RefusedMessage? {
        switch outcome {
        case .refused(let refusal, let at):
            refused(refusal, at: at)
        case .payment(let settlementCase):
            switch settlementCase.state {
            case .released(let reason, let at):
                refused(Refusal(reason, reply: .paymentStatusReport), at: at)
            case .received, .held, .settled, .refused:
                nil
            }
        }
    }

    private func refused(_ refusal: Refusal, at: Instant) -> RefusedMessage {
        RefusedMessage(
            sequence: sequence, sender: sender, digest: digest, references: references, refusal: refusal,
            refusedAt: at)
    }
}
