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
    /// Who makes the co-signatures; nil: `key` does.
    let coSigner: RemoteCoSigner?
    let jurisdiction: Jurisdiction
    let trust: TrustBoard
    let limits: XMLLimits
    let replies: ReplyBuilder
    /// What signatures state of themselves, by partner.
    let stated: StatedProperties

    /// What keeps a committed intent from being signed: ours to mend, for the message was accepted once.
    enum Fault: Error, Hashable {
        /// The stored message no longer reads as the one that was accepted.
        case storedMessage
        /// The stored message no longer verifies as it did.
        case storedSignature(SignatureRejection)
        /// The hold is over: nobody is asked to sign for it any more, and the next sweep gives it back.
        case holdIsOver
    }

    /// Whether co-signatures wait for somebody else.
    var coSignsElsewhere: Bool { coSigner != nil || key.isElsewhere }

    /// The second signature over message and terms.
    ///
    /// The partner's signature was verified over these very nodes when the message came in; after a restart, when the
    /// nodes are read anew from the stored bytes, it is verified again. Throws `Fault`, `SigningFault`.
    ///
    /// - Parameter accepted: The envelope as it was verified; nil after a restart.
    func coSign(_ held: HeldCase, accepted: MessageEnvelope?, clock: GatewayClock) throws -> CoSignature {
        let at = clock.now()
        let partner = held.order.partner
        if coSignsElsewhere || stated.server(for: partner) != nil, at > held.order.expiry { throw Fault.holdIsOver }
        let envelope = try accepted ?? verifiedAgain(held)
        let key = try stated.key(
            coSigner?.key(for: held.order.uetr.text, message: held.digest) ?? self.key, for: partner,
            // A co-signer elsewhere is asked for the same at every attempt, so the time must be the same too.
            at: coSigner == nil ? at.date : held.receivedAt.date)
        return try CoSignedProfile.coSign(
            envelope, terms: held.order.terms, key: key, jurisdiction: jurisdiction, at: at.date,
            issuers: trust.registry[key.certificate.subjectKeyIdentifier]?.chains.first?.issuers ?? [])
    }

    /// What settles a co-signed payment, with the signed report of it. The time counts from when the co-signature was
    /// at hand. Throws `SigningFault`.
    func completion(of held: HeldCase, _ signed: CoSignature, clock: GatewayClock) throws -> Completion {
        let at = clock.now()
        return Completion(
            uetr: held.order.uetr, received: held.raw, receivedDigest: held.digest, coSignedMessage: signed.message,
            evidence: held.evidence + [signed.evidence],
            reply: try sign(replies.settled(held, at: at), for: held.order.partner, at: at), at: at)
    }

    /// The signed reply to a refusal. Throws `SigningFault`.
    func reply(to refused: RefusedMessage, at: Instant) throws -> [UInt8] {
        try sign(replies.refusal(refused), for: refused.sender, at: at)
    }

    /// The signed report of a payment that is held and not decided. Throws `SigningFault`.
    func pendingReport(_ held: HeldCase, at: Instant) throws -> [UInt8] {
        try sign(replies.pending(held, at: at), for: held.order.partner, at: at)
    }

    /// A message of ours under our signature. Throws `SigningFault`.
    ///
    /// - Parameter partner: Who gets it; nil: nobody with whom properties could be agreed.
    func sign(_ message: BusinessMessage, for partner: BICFI?, at: Instant) throws(SigningFault) -> [UInt8] {
        try HeaderProfile.sign(key: stated.key(key, for: partner, at: at.date)) { root in message.write(into: root) }
    }

    /// The certificate was valid, and not known to be revoked, when the message was received; that is when it had to
    /// be.
    private func verifiedAgain(_ held: HeldCase) throws(Fault) -> MessageEnvelope {
        let envelope: MessageEnvelope
        do {
            // The channel's shapes let it in, and no two have the same root: it reads as it read then.
            envelope = try MessageEnvelope(ParsedXML(held.raw, limits: limits), shapes: EnvelopeShape.all)
        } catch {
            throw .storedMessage
        }
        do throws(SignatureRejection) {
            _ = try verify(
                envelope, profile: SignatureProfile.claimed(by: envelope),
                registry: trust.registry.withRevocationSettled(),
                messageDefinition: held.references.messageDefinition?.text ?? "", at: held.receivedAt.date,
                properties: stated.policy(for: held.order.partner))
        } catch {
            throw .storedSignature(error)
        }
        return envelope
    }
}
