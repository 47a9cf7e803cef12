import DualSign
import ISO20022
import Logging
import Metrics
import Settlement
import Storage
import TengeLedger

/// The journey of a message, left to right:
///
///     bytes ▸ ParsedXML ▸ ValidMessage ▸ VerifiedMessage ▸ CustomerCreditTransfer ▸ PaymentOrder
///           ▸ Hold ▸ co-signed message ▸ Posting ▸ PaymentStatusReport ▸ SignedMessage ▸ bytes
///
/// Up to the order everything is a function of the bytes and runs on a worker; from there on the sequencer decides.
/// This type hands the value of one to the next and answers in the words of the channel.
struct GatewayPipeline: GatewayOperations {
    let parts: PipelineParts
    let sequencer: SettlementSequencer
    let workers: WorkerPool
    let threads: SigningThreads
    let driver: CaseDriver
    let desk: StatementDesk
    let clock: GatewayClock
    /// Whether the server for partners takes connections.
    let isListening: @Sendable () -> Bool
    let logger: Logger

    /// What a partner is told when there is no room.
    static let retryAfterSeconds = 1

    func receive(_ bytes: [UInt8], from partner: PartnerIdentity, waitSeconds: Int) async -> MessageAnswer {
        let receivedAt = clock.now()
        guard let corridor = parts.corridors[partner.bic] else {
            return .transportRefused(Problem(.notPermitted, detail: "there is no corridor for \(partner.bic)"))
        }
        if let hindrance { return .unavailable(hindrance) }
        do {
            return try await workers.serve {
                do {
                    let inspected = parts.inspection.inspect(bytes, corridor: corridor, receivedAt: receivedAt)
                    let answer = try await sequencer.submit(.admit(inspected.admission))
                    return try await reply(to: answer, inspected, waitSeconds: waitSeconds)
                } catch {
                    return refusal(error, doing: "taking a message")
                }
            }
        } catch {
            return refusal(error, doing: "taking a message")
        }
    }

    private func reply(
        to answer: SequencedAnswer, _ inspected: MessageInspection.Inspected, waitSeconds: Int
    ) async throws -> MessageAnswer {
        let admission = inspected.admission
        switch answer {
        case .replay(let reply), .settled(let reply), .recorded(let reply):
            let whole = try await sequencer.books.whole(reply)
            log(admission, outcome: "replayed", reason: nil)
            return .final(SignedReply(bytes: whole.bytes), isReplay: true)
        case .refused(let refused), .aborted(let refused):
            let outcome = await driver.report(refused)
            log(admission, outcome: "refused", reason: refused.refusal)
            guard case .replied(let reply) = outcome else {
                return sequencer.standstill == nil ? .faulted : .unavailable(.store)
            }
            return .final(SignedReply(bytes: reply.bytes), isReplay: false)
        case .held(let held):
            return try await driven(held, inspected, waitSeconds: waitSeconds, isReplay: false)
        case .pending(let held):
            return try await driven(held, inspected, waitSeconds: waitSeconds, isReplay: true)
        case .expired, .ledger, .acknowledged, .checkpointed, .archived, .rejected:
            logger.error(
                "a message was answered out of turn", metadata: ["answer": "\(answer)", "uetr": uetr(admission)])
            return .faulted
        }
    }

    private func driven(
        _ held: HeldCase, _ inspected: MessageInspection.Inspected, waitSeconds: Int, isReplay: Bool
    ) async throws -> MessageAnswer {
        let admission = inspected.admission
        switch await driver.drive(held, accepted: inspected.accepted, waitSeconds: waitSeconds) {
        case .replied(let reply):
            log(admission, outcome: "answered", reason: nil)
            return .final(SignedReply(bytes: reply.bytes), isReplay: isReplay)
        case .stillPending, .interrupted:
            let signatory = parts.signatory
            let at = clock.now()
            let bytes = try await threads.signing.run { try signatory.pendingReport(held, at: at) }.get()
            log(admission, outcome: "pending", reason: nil)
            return .pending(SignedReply(bytes: bytes), uetr: held.order.uetr.text, isReplay: isReplay)
        }
    }

    // MARK: Faults and logs

    /// No room and no store are answers; everything else is a fault of ours, to be logged and counted.
    func refusal<Answer: RefusableAnswer>(_ error: any Error, doing what: String) -> Answer {
        if case .queueFull = error as? WorkerPoolRefusal { return .busy(retryAfterSeconds: Self.retryAfterSeconds) }
        switch (error as? StorageFault)?.kind {
        case .queueFull: return .busy(retryAfterSeconds: Self.retryAfterSeconds)
        // What there is to say was said when the standstill began.
        case .unavailable: return .unavailable(.store)
        default: break
        }
        Counter(label: MetricName.faultsTotal, dimensions: [("room", "pipeline")]).increment()
        logger.error("\(what) failed", metadata: ["fault": "\(error)", "uetr": "none"])
        return .faulted
    }

    /// What keeps us from taking anything new. The sweep finds out when the store can be written again.
    private var hindrance: Hindrance? {
        if sequencer.standstill != nil { return .store }
        return clock.doubtMilliseconds == 0 ? nil : .clock
    }

    private func log(_ admission: Admission, outcome: String, reason: Refusal?) {
        let definition = admission.references.messageDefinition?.text ?? "none"
        Counter(
            label: MetricName.messagesTotal, dimensions: [("definition", known(definition)), ("outcome", outcome)]
        ).increment()
        var metadata: Logger.Metadata = [
            "uetr": uetr(admission), "partner": .string(admission.sender.text), "outcome": .string(outcome),
            "businessMessageIdentifier": .string(admission.references.businessMessageIdentifier?.text ?? "none"),
        ]
        if let reason {
            metadata["reason"] = .string(reason.reason.rawValue)
            metadata["narrative"] = .string(reason.narrative)
        }
        logger.info("message", metadata: metadata)
    }

    /// A partner's text must not become a label of its own: labels live as long as the process.
    private func known(_ definition: String) -> String {
        MessageDefinition(rawValue: definition)?.rawValue ?? "other"
    }

    private func uetr(_ admission: Admission) -> Logger.MetadataValue {
        .string(admission.references.uetr?.text ?? "none")
    }
}
