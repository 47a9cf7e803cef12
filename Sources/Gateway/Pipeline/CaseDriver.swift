import DualSign
import ISO20022
import Logging
import Metrics
import Settlement
import Storage
import Synchronization
import TengeLedger
import XMLCore

/// Brings committed intents to their end: a held payment to its co-signature and settlement, a refusal to its signed
/// reply. It holds no rule about money; every decision is the sequencer's.
///
/// A payment is driven once at a time, however often its sender asks; all who wait get the one stored reply. What a
/// fault leaves unfinished stays in the store as pending work, and the sweeper starts it again.
final class CaseDriver: Sendable {
    /// How a piece of driving ended.
    enum Outcome: Sendable {
        /// The final reply, durable.
        case replied(StoredReply)
        /// The time that the caller gave is up; the driving goes on.
        case stillPending
        /// A fault of ours, logged; the sweeper will try again.
        case interrupted
    }

    /// Who waits for the end of a flight, and until when.
    private struct Waiter {
        let caller: CheckedContinuation<Outcome, Never>
        let deadline: ContinuousClock.Instant
    }

    private let sequencer: SettlementSequencer
    private let threads: SigningThreads
    private let signatory: Signatory
    private let clock: GatewayClock
    private let logger: Logger
    /// The payments that are being driven, by sequence, and who waits for each.
    private let flights = Mutex<[Int64: [Waiter]]>([:])

    init(
        sequencer: SettlementSequencer, threads: SigningThreads, signatory: Signatory, clock: GatewayClock,
        logger: Logger
    ) {
        self.sequencer = sequencer
        self.threads = threads
        self.signatory = signatory
        self.clock = clock
        self.logger = logger
    }

    /// Drives a held payment to its end and waits for it as long as the caller can.
    ///
    /// - Parameter accepted: The envelope as it was verified; nil where only the store has the message.
    func drive(_ held: HeldCase, accepted: MessageEnvelope?, waitSeconds: Int) async -> Outcome {
        if waitSeconds == 0 {
            if joinFlight(held.sequence, nil) { launch(held, accepted) }
            return .stillPending
        }
        let deadline = ContinuousClock.now + .seconds(waitSeconds)
        return await withCheckedContinuation { caller in
            if joinFlight(held.sequence, Waiter(caller: caller, deadline: deadline)) { launch(held, accepted) }
        }
    }

    /// Tells those whose time is up that their payment is still pending. One timer calls it for all of them: a timer
    /// for each payment would cost more than the wait.
    func endWaits(dueAt now: ContinuousClock.Instant) {
        let due = flights.withLock { flights in
            var due: [Waiter] = []
            for (sequence, waiters) in flights where waiters.contains(where: { $0.deadline <= now }) {
                due += waiters.filter { $0.deadline <= now }
                flights[sequence] = waiters.filter { $0.deadline > now }
            }
            return due
        }
        for waiter in due { waiter.caller.resume(returning: .stillPending) }
    }

    /// Signs the reply to a refusal and records it; the first writer wins.
    func report(_ refused: RefusedMessage) async -> Outcome {
        do {
            let at = clock.now()
            let bytes = try await threads.signing.run { [signatory] in
                try signatory.reply(to: refused, at: at)
            }.get()
            let answer = try await sequencer.submit(
                .recordReply(message: refused.sequence, bytes: bytes, at: clock.now()))
            guard case .recorded(let reply) = answer else {
                return interrupted(refused.references, "a due reply was not recorded: \(answer)")
            }
            return .replied(reply)
        } catch {
            return interrupted(refused.references, "the reply to a refusal was not recorded", error)
        }
    }

    // MARK: Flights

    private func launch(_ held: HeldCase, _ accepted: MessageEnvelope?) {
        // It begins on the spot, and what follows a wait is work for the same threads.
        Task.immediate(executorPreference: threads.workers) {
            let outcome = await fly(held, accepted)
            let waiters = flights.withLock { $0.removeValue(forKey: held.sequence) }
            for waiter in waiters ?? [] { waiter.caller.resume(returning: outcome) }
        }
    }

    private func fly(_ held: HeldCase, _ accepted: MessageEnvelope?) async -> Outcome {
        do {
            let (clock, signatory) = (clock, signatory)
            let server = signatory.stated.server(for: held.order.partner)
            // Whoever cannot have the stamp now needs no signature now.
            if server?.isResting == true { return .interrupted }
            var signed = try await threads.coSigning.run {
                try signatory.coSign(held, accepted: accepted, clock: clock)
            }.get()
            if let server { signed = try await stamped(signed, held, by: server) }
            let completion = try await threads.signing.run { [signed] in
                try signatory.completion(of: held, signed, clock: clock)
            }.get()
            return await ended(held, by: try await sequencer.submit(.complete(completion)))
        } catch SigningFault.key(.signerRefused(let refusal)) {
            return await abort(held, refusal)
        } catch SigningFault.key(.signerUnavailable(.resting)), Signatory.Fault.holdIsOver,
            TimeStampServer.Fault.resting
        {
            // What there is to say was said when it began to rest; the hold's end is the sweeper's to tell.
            return .interrupted
        } catch {
            return interrupted(held.references, "a held payment was not completed", error)
        }
    }

    /// A stamp is waited for on threads that are there for it.
    private func stamped(
        _ signed: CoSignature, _ held: HeldCase, by server: TimeStampServer
    ) async throws -> CoSignature {
        guard let threads = threads.timeStamping[held.order.partner] else {
            preconditionFailure("a corridor with a server of time stamps has threads for it")
        }
        return try await threads.run { [clock] in try server.stamped(signed, clock: clock) }.get()
    }

    /// The second jurisdiction will not sign: the hold is given back and the refusal reported.
    private func abort(_ held: HeldCase, _ refusal: SignerRefusal) async -> Outcome {
        logger.notice(
            "the co-signer refused",
            metadata: ["uetr": .string(held.order.uetr.text), "refusal": .string(refusal.rawValue)])
        do {
            return await ended(
                held,
                by: try await sequencer.submit(
                    .abort(held.order.uetr, reason: StatusReason(refusal), at: clock.now())))
        } catch {
            return interrupted(held.references, "a payment that is not co-signed was not given back", error)
        }
    }

    private func ended(_ held: HeldCase, by answer: SequencedAnswer) async -> Outcome {
        switch answer {
        case .settled(let reply), .replay(let reply): .replied(reply)
        case .aborted(let refused): await report(refused)
        case let answer: interrupted(held.references, "a payment was not ended: \(answer)")
        }
    }

    /// Registers a waiter, if there is one, with the payment's flight; tells whether the flight has yet to start.
    private func joinFlight(_ sequence: Int64, _ waiter: Waiter?) -> Bool {
        flights.withLock { flights in
            let isNew = flights[sequence] == nil
            flights[sequence, default: []] += waiter.map { [$0] } ?? []
            return isNew
        }
    }

    private func interrupted(_ references: MessageReferences, _ what: String, _ error: any Error) -> Outcome {
        // A store at a standstill was reported when it began, once for all payments.
        if let fault = error as? StorageFault, fault.kind == .unavailable { return .interrupted }
        return interrupted(references, "\(what): \(error)")
    }

    private func interrupted(_ references: MessageReferences, _ reason: String) -> Outcome {
        Counter(label: MetricName.faultsTotal, dimensions: [("room", "drive")]).increment()
        logger.error("\(reason)", metadata: ["uetr": .string(references.uetr?.text ?? "none")])
        return .interrupted
    }
}
