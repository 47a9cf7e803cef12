import DualSign
import Foundation
import ISO20022
import Settlement
import TengeLedger
import XMLCore

/// The rooms that need no row of the store: bytes ▸ tree ▸ valid ▸ verified ▸ read ▸ order, or the refusal of the
/// first room that objects. A function of the bytes, the corridor, the time and the
/// state of trust at the moment, which it reads once.
struct MessageInspection: Sendable {
    let schemas: MessageSchemas
    let trust: TrustBoard
    let limits: XMLLimits
    /// The envelopes of each partner's channel; our own two where none are named.
    let envelopes: [BICFI: [EnvelopeShape]]
    /// What is asked of each partner's signatures beyond the profile.
    let stated: StatedProperties

    /// What the rooms made of a message: for the sequencer, and the verified nodes for the co-signature.
    struct Inspected: Sendable {
        let admission: Admission
        /// Nil when a room refused the message.
        let accepted: MessageEnvelope?
    }

    /// What the rooms know of a message when one of them refuses it.
    private struct Progress {
        var references = MessageReferences()
        var evidence: [SignatureEvidence] = []
        var envelope: MessageEnvelope?
    }

    /// Judges one message of a partner's channel.
    func inspect(_ bytes: [UInt8], corridor: CorridorRules, receivedAt: Instant) -> Inspected {
        var progress = Progress()
        let content: Admission.Content
        do throws(Refusal) {
            content = .payment(try order(bytes, corridor, receivedAt, &progress))
        } catch {
            content = .refusal(error)
            progress.envelope = nil
        }
        let admission = Admission(
            sender: corridor.partner, references: progress.references, digest: ContentDigest(of: bytes), raw: bytes,
            receivedAt: receivedAt, evidence: progress.evidence, content: content)
        return Inspected(admission: admission, accepted: progress.envelope)
    }

    private func order(
        _ bytes: [UInt8], _ corridor: CorridorRules, _ receivedAt: Instant, _ progress: inout Progress
    ) throws(Refusal) -> PaymentOrder {
        let envelope = try Self.parse(bytes, limits, shapes: envelopes[corridor.partner] ?? EnvelopeShape.ours)
        progress.references = Self.claimedReferences(envelope)
        let valid = try validated(envelope)
        let verified = try verified(valid, corridor, receivedAt)
        progress.envelope = valid.envelope
        // Another's message, however well signed, must not lay claim to its identifiers through this channel.
        if verified.signers.contains(where: { BICFI($0.bic)?.isSameOffice(as: corridor.partner) ?? false }) {
            progress.evidence = verified.evidence
        }
        let header = verified.header ?? valid.header
        let message: BusinessMessage
        do throws(ElementRejection) {
            message = try BusinessMessage(
                header: header, document: verified.document, definition: valid.definition)
        } catch {
            throw Refusal(.contentUnreadable, detail: Finding(error).narrative)
        }
        if verified.header == nil, !UnsignedHeader.repeatsDocument(message) {
            throw Refusal(.headerMismatch, detail: "safe:unsigned-header: the header says more than the document.")
        }
        progress.references = MessageReferences(message)
        let findings = ruleFindings(
            in: message, header: header, document: verified.document, practices: corridor.practices)
        let received = CorridorMessage(
            message: message, terms: verified.terms, signers: verified.signers.map(CorridorMessage.Signer.init),
            findings: findings, receivedAt: receivedAt)
        return try corridor.order(from: received).get()
    }

    // MARK: Rooms

    private static func parse(
        _ bytes: [UInt8], _ limits: XMLLimits, shapes: [EnvelopeShape]
    ) throws(Refusal) -> MessageEnvelope {
        let xml: ParsedXML
        do throws(XMLRejection) {
            xml = try ParsedXML(bytes, limits: limits)
        } catch {
            throw Refusal(UnreadableMessage(error), detail: Finding(error).narrative)
        }
        do throws(EnvelopeRejection) {
            return try MessageEnvelope(xml, shapes: shapes)
        } catch {
            let place = error.line.map { " at line \($0)" } ?? ""
            throw Refusal(.unknownEnvelope, detail: "\(error.rule): no envelope of this channel\(place).")
        }
    }

    private func validated(_ envelope: MessageEnvelope) throws(Refusal) -> ValidMessage {
        // A schema alone is no reason to take a message: what no page reads is not understood here.
        if let definition = MessageDefinition(namespaceURI: envelope.document.namespaceURI),
            !BusinessContent.definitions.contains(definition)
        {
            let rejection = ValidationRejection.unknownMessageDefinition(definition.rawValue)
            throw Refusal(.unknownMessageDefinition, detail: rejection.findings.first?.narrative)
        }
        do throws(ValidationRejection) {
            return try validate(envelope, schemas: schemas)
        } catch {
            let detail = error.findings.first?.narrative
            switch error {
            case .unknownMessageDefinition: throw Refusal(.unknownMessageDefinition, detail: detail)
            case .headerMismatch: throw Refusal(.headerMismatch, detail: detail)
            case .unsafeContent: throw Refusal(.refusedByPolicy, detail: detail)
            case .schema: throw Refusal(.schemaInvalid, detail: detail)
            }
        }
    }

    private func verified(
        _ valid: ValidMessage, _ corridor: CorridorRules, _ receivedAt: Instant
    ) throws(Refusal) -> VerifiedMessage {
        do throws(SignatureRejection) {
            try Self.checkRoomForOurs(valid.envelope)
            return try verify(
                valid.envelope, profile: corridor.profile, registry: trust.registry,
                messageDefinition: valid.definition.rawValue, at: receivedAt.date,
                properties: stated.policy(for: corridor.partner))
        } catch {
            throw Refusal(error)
        }
    }

    /// A co-signed message arrives with the partner's one signature: a second beside it would take the place of ours,
    /// and one in the header too would be a signer signing twice, so that the message could never be completed.
    private static func checkRoomForOurs(_ envelope: MessageEnvelope) throws(SignatureRejection) {
        guard envelope.shape == .coSigned else { return }
        guard envelope.signatures.count == 1, envelope.header.child("Sgntr") == nil else {
            throw .formatNotAllowed(.signatureCount)
        }
    }

    /// What the message says of itself before anything is proved: enough for the reply to name it, and for nothing
    /// else.
    private static func claimedReferences(_ envelope: MessageEnvelope) -> MessageReferences {
        guard let header = try? BusinessApplicationHeader(envelope.header) else { return MessageReferences() }
        return MessageReferences(header)
    }
}

extension Instant {
    /// For the validity of certificates only.
    var date: Date { Date(timeIntervalSince1970: TimeInterval(millisecondsSinceEpoch) / 1000) }
}

extension UnreadableMessage {
    /// Which kind of unreadable the parser's refusal is.
    init(_ rejection: XMLRejection) {
        self =
            switch rejection {
            case .empty, .notWellFormed, .namespaceError: .notXML
            case .tooLarge: .tooLarge
            case .byteOrderMark, .notUTF8, .unsupportedEncoding, .unsupportedVersion: .characterSet
            case .documentType, .processingInstruction, .tooDeep, .tooManyAttributes, .textTooLong: .refusedByPolicy
            }
    }
}

extension Finding {
    /// The finding as the narrative of a reply: rule, place, and what is wrong.
    var narrative: String {
        let place = line > 0 ? " (line \(line))" : ""
        return "\(rule)\(place): \(text)"
    }
}
