import DualSign
import Foundation
import ISO20022
import Settlement
import TengeLedger
import XMLCore

/// Everything this institution signs. Called on workers, only for what is committed: an intent to settle, a refusal, a
/// state. It keeps nothing; the sequencer decides which of two signed replies is the one.
struct Signatory: Sendable {
    let key: SigningKey
    let jurisdiction: Jurisdiction
    let registry: SignerRegistry
    let limits: XMLLimits
    let replies: ReplyBuilder

    /// What keeps a committed intent from being signed: ours to mend, for the message was accepted once.
    enum Fault: Error, Hashable {
        /// The stored message no longer reads as the one that was accepted.
        case storedMessage
        /// The co-signed message does not verify under both jurisdictions.
        case coSignature(SignatureRejection)
    }

    /// The second signature over message and terms, proof that both hold, and the signed report of the settlement.
    ///
    /// The co-signed message is verified as a third party would verify it, both signatures, before anything settles:
    /// a fault of the key store must not become a settlement. Throws `Fault`, `SigningFault`.
    func complete(_ held: HeldCase, clock: GatewayClock) throws -> Completion {
        let accepted = try envelope(held.raw)
        let terms = held.order.terms
        let signed =
            switch accepted.shape {
            case .plain:
                try CoSignedProfile.sign(accepted, terms: terms, key: key, jurisdiction: jurisdiction)
            case .coSigned:
                try CoSignedProfile.addSignature(to: accepted, key: key, jurisdiction: jurisdiction)
            }
        let at = clock.now()
        let verified: VerifiedMessage
        do throws(SignatureRejection) {
            verified = try verifyComplete(
                try envelopeOfOwn(signed), registry: registry,
                required: [held.order.partnerJurisdiction, held.order.ownJurisdiction],
                messageDefinition: held.references.messageDefinition?.text ?? "", agreedTerms: terms, at: at.date)
        } catch {
            throw Fault.coSignature(error)
        }
        return Completion(
            uetr: held.order.uetr, coSignedMessage: signed, evidence: verified.evidence,
            reply: try sign(replies.settled(held, at: at)), at: at)
    }

    /// The signed reply to a refusal. Throws `SigningFault`.
    func reply(to refused: RefusedMessage) throws -> [UInt8] { try sign(replies.refusal(refused)) }

    /// The signed report of a payment that is held and not decided. Throws `SigningFault`.
    func pendingReport(_ held: HeldCase, at: Instant) throws -> [UInt8] { try sign(replies.pending(held, at: at)) }

    /// A message of ours under our signature. Throws `SigningFault`.
    func sign(_ message: BusinessMessage) throws(SigningFault) -> [UInt8] {
        try HeaderProfile.sign(key: key) { root in message.write(into: root) }
    }

    private func envelope(_ bytes: [UInt8]) throws(Fault) -> MessageEnvelope {
        do {
            return try MessageEnvelope(ParsedXML(bytes, limits: limits))
        } catch {
            throw .storedMessage
        }
    }

    /// With terms and our signature a message may be longer than a partner may send.
    private func envelopeOfOwn(_ bytes: [UInt8]) throws(SignatureRejection) -> MessageEnvelope {
        do {
            return try MessageEnvelope(ParsedXML(bytes, limits: .statement))
        } catch {
            throw .formatNotAllowed(.envelope)
        }
    }
}
