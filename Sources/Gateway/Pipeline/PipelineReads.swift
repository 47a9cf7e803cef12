import DualSign
import ISO20022
import Settlement
import Storage
import TengeLedger
import XMLCore

// What peers may look at. A payment or an account that is not theirs does not exist for them.
extension GatewayPipeline {
    func mailbox(of partner: PartnerIdentity, after cursor: Int64?, countMax: Int) async -> MailboxAnswer {
        guard let bic = BICFI(partner.bic) else { return .page([]) }
        do {
            let replies = try await sequencer.books.mailbox(partner: bic, after: cursor ?? 0, limit: countMax)
            return .page(try await workers.run { replies.map { Self.mailboxMessage($0) } }.get())
        } catch {
            return refusal(error, doing: "reading a mailbox")
        }
    }

    /// The reply tells itself what it is and what it is about.
    private static func mailboxMessage(_ reply: StoredReply) -> MailboxMessage {
        let message = SentMessage(reply.bytes)
        return MailboxMessage(
            identifier: String(reply.mailboxSequence), cursor: reply.mailboxSequence,
            messageDefinition: message?.definition.rawValue ?? "unknown", uetr: message?.uetr?.text,
            createdAtMilliseconds: reply.recordedAt.millisecondsSinceEpoch, bytes: reply.bytes)
    }

    func acknowledge(_ identifier: String, by partner: PartnerIdentity) async -> AcknowledgementAnswer {
        guard let bic = BICFI(partner.bic), let sequence = Int64(identifier) else { return .notFound }
        do {
            let command = SequencedCommand.acknowledge(partner: bic, mailboxSequence: sequence, at: clock.now())
            switch try await sequencer.submit(command) {
            case .acknowledged: return .acknowledged
            default: return .notFound
            }
        } catch {
            return refusal(error, doing: "acknowledging")
        }
    }

    func payment(_ uetr: String, for peer: ChannelPeer) async -> PaymentAnswer {
        guard let uetr = UETR(uetr) else { return .notFound }
        do {
            guard let story = try await sequencer.books.payment(uetr), Self.mayRead(story, peer) else {
                return .notFound
            }
            return .found(try PaymentView(story, uetr: uetr))
        } catch {
            return refusal(error, doing: "reading a payment")
        }
    }

    private static func mayRead(_ story: PaymentStory, _ peer: ChannelPeer) -> Bool {
        switch peer {
        case .operator: true
        case .partner(let partner): story.record.sender.text == partner.bic
        }
    }

    func readiness() async -> Readiness {
        let storage: Readiness.Check
        if let fault = sequencer.standstill {
            storage = Readiness.Check(name: "storage", isReady: false, detail: fault.description)
        } else {
            storage = await readableStorage()
        }
        let doubt = clock.doubtMilliseconds
        return Readiness(checks: [
            storage,
            Readiness.Check(
                name: "clock", isReady: doubt == 0,
                detail: doubt == 0 ? nil : "the machine's clock jumped by \(doubt) ms"),
            Readiness.Check(name: "signing", isReady: signingKeyIsValid),
            Readiness.Check(name: "channel", isReady: isListening()),
        ])
    }

    private func readableStorage() async -> Readiness.Check {
        do {
            let head = try await sequencer.books.journalHead()
            return Readiness.Check(name: "storage", isReady: true, detail: "journal at \(head.sequence)")
        } catch {
            return Readiness.Check(name: "storage", isReady: false, detail: error.description)
        }
    }

    private var signingKeyIsValid: Bool {
        let now = clock.now().date
        let certificate = parts.signatory.key.certificate
        return certificate.notBefore <= now && now <= certificate.notAfter
    }
}

extension PaymentView {
    /// What is on file about a payment, as a peer is shown it.
    ///
    /// Throws `DecodingError` when the evidence on file is not as it was written.
    init(_ story: PaymentStory, uetr: UETR) throws {
        var order: PaymentOrder?
        if case .payment(let settlementCase) = story.record.outcome { order = settlementCase.order }
        let refusal = story.record.refusal?.refusal
        let steps = story.history.map { step in
            PaymentView.Step(
                atMilliseconds: step.at.millisecondsSinceEpoch, event: step.word,
                state: Self.state(after: step, in: story))
        }
        try self.init(
            uetr: uetr.text, state: State(rawValue: story.stateWord) ?? .received, decision: Self.decision(story),
            instructingAgent: story.record.sender.text,
            amount: order.map { Amount(minorUnits: $0.money.minorUnits, currency: $0.money.currency.code) },
            holdIdentifier: order?.hold.text,
            holdExpiresAtMilliseconds: order?.expiry.millisecondsSinceEpoch,
            reason: refusal.map { Reason(code: $0.reason.rawValue, text: $0.narrative) }, history: steps,
            evidence: (story.coSignatureEvidence ?? story.evidence).decoded().map(Signature.init))
    }

    private static func decision(_ story: PaymentStory) -> Decision {
        guard case .payment(let settlementCase) = story.record.outcome else { return .none }
        return Decision(rawValue: settlementCase.decisionWord) ?? .none
    }

    /// Replying and acknowledging leave a payment where it stands.
    private static func state(after step: PaymentStory.Step, in story: PaymentStory) -> State {
        State(rawValue: step.word) ?? State(rawValue: story.stateWord) ?? .received
    }
}

extension PaymentView.Signature {
    init(_ evidence: SignatureEvidence) {
        self.init(
            jurisdiction: evidence.jurisdiction.code, signer: evidence.signerSubject,
            subjectKeyIdentifier: evidence.subjectKeyIdentifier, suite: evidence.suite.rawValue,
            profile: evidence.profile.rawValue, covers: evidence.covers, digests: evidence.digests,
            signatureValue: evidence.signatureValue, verifiedAtMilliseconds: evidence.verifiedAtMilliseconds,
            signedAtMilliseconds: evidence.trust?.signedAtMilliseconds,
            stampedAtMilliseconds: evidence.timeStamp?.timeMilliseconds, stampPolicy: evidence.timeStamp?.policy)
    }
}

/// A message of ours, read back from its bytes.
private struct SentMessage {
    let definition: MessageDefinition
    let uetr: UETR?

    /// Nil when the bytes are no message of ours.
    init?(_ bytes: [UInt8]) {
        guard let envelope = try? MessageEnvelope(ParsedXML(bytes, limits: .statement)),
            let definition = MessageDefinition(namespaceURI: envelope.document.namespaceURI)
        else { return nil }
        self.definition = definition
        let message = try? BusinessMessage(
            header: envelope.header, document: envelope.document, definition: definition)
        guard case .paymentStatusReport(let report) = message?.content else {
            uetr = nil
            return
        }
        uetr = report.transactions.first?.originalUETR
    }
}
