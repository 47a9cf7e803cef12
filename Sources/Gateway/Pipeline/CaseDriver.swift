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
    private let workers: WorkerPool
    private let signatory: Signatory
    private let clock: GatewayClock
    private let logger: Logger
    /// The payments that are being driven, by sequence, and who waits for each.
    private let flights = Mutex<[Int64: [Waiter]]>([:])

    init(
        sequencer: SettlementSequencer, workers: WorkerPool, signatory: Signatory, clock: GatewayClock, logger: Logger
    ) {
        self.sequencer = sequencer
        self.workers = workers
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
            let bytes = try await workers.run { [signatory] in try signatory.reply(to: refused) }.get()
            let answer = try await sequencer.submit(
                .recordReply(message: refused.sequence, bytes: bytes, at: clock.now()))
            guard case .recorded(let reply) = answer else {
                return interrupted(refused.references, "a due reply was not recorded: \(answer)")
            }
            return .replied(reply)
        } catch {
            return interrupted(refused.references, "the reply to a refusal was not recorded: \(error)")
        }
    }

    // MARK: Flights

    private func launch(_ held: HeldCase, _ accepted: MessageEnvelope?) {
        // It begins on the spot, and what follows a wait is work for the same threads.
        Task.immediate(executorPreference: workers) {
            let outcome = await fly(held, accepted)
            let waiters = flights.withLock { $0.removeValue(forKey: held.sequence) }
            for waiter in waiters ?? [] { waiter.caller.resume(returning: outcome) }
        }
    }

    private func fly(_ held: HeldCase, _ accepted: MessageEnvelope?) async -> Outcome {
        do {
            let clock = clock
            let completion = try await workers.run { [signatory] in
                try signatory.complete(held, accepted: accepted, clock: clock)
            }.get()
            switch try await sequencer.submit(.complete(completion)) {
            case .settled(let reply), .replay(let reply):
                return .replied(reply)
            case .aborted(let refused):
                return await report(refused)
            case let answer:
                return interrupted(held.references, "a co-signed payment was not settled: \(answer)")
            }
        } catch {
            return interrupted(held.references, "a held payment was not completed: \(error)")
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

    private func interrupted(_ references: MessageReferences, _ reason: String) -> Outcome {
        Counter(label: MetricName.faultsTotal, dimensions: [("room", "drive")]).increment()
        logger.error("\(reason)", metadata: ["uetr": .string(references.uetr?.text ?? "none")])
        return .interrupted
    }
}
