import DualSign
import Logging
import Metrics
import ServiceLifecycle
import Settlement
import Storage

/// Signs over the journal's tree from time to time. No payment waits for it: it reads on the readers' connections,
/// signs where our messages are signed, and records through the sequencer like everybody else.
///
/// A key that is away, or a store that fails, is a fault: the checkpoint is made when they are back, and covers what
/// has come meanwhile.
struct CheckpointMaker: Service {
    let sequencer: SettlementSequencer
    let threads: SigningThreads
    let key: SigningKey
    let settings: GatewayConfiguration.Checkpoints
    let clock: GatewayClock
    let logger: Logger

    private static let pauseSeconds = 1

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let start = ContinuousClock.now
            var schedule = CheckpointSchedule(settings, startingAt: 0)
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(Self.pauseSeconds))
                guard !Task.isCancelled else { return }
                let now = (ContinuousClock.now - start).components.seconds
                await step(&schedule, at: now)
            }
        }
    }

    /// Makes a checkpoint if one is due; a backlog by as many as it takes.
    func step(_ schedule: inout CheckpointSchedule, at now: Int64) async {
        do {
            while !Task.isCancelled, schedule.isDue(try await sequencer.books.checkpointState(), at: now) {
                guard let growth = try await sequencer.books.treeGrowth() else { return }
                try await record(growth)
                let state = try await sequencer.books.checkpointState()
                // Of a backlog the time of the last one says nothing.
                if state.entries - state.covered < SettlementBooks.checkpointEntriesMax { schedule.made(at: now) }
            }
        } catch {
            guard !Task.isCancelled else { return }
            schedule.failed(at: now)
            Counter(label: MetricName.faultsTotal, dimensions: [("room", "checkpoint")]).increment()
            logger.error("making a checkpoint failed", metadata: ["fault": "\(error)", "uetr": "none"])
        }
    }

    private func record(_ growth: TreeGrowth) async throws {
        guard let checkpoint = Checkpoint(origin: settings.origin, size: growth.size, root: growth.root) else {
            preconditionFailure("the configuration takes no other origins")
        }
        let (key, origin) = (key, settings.origin)
        let note = try await threads.signing.run { () throws(KeyFault) in
            try SignedNote.sign(checkpoint.text, as: origin, by: key)
        }.get()
        guard let signed = SignedCheckpoint(note, nodes: growth.nodes) else {
            preconditionFailure("the note of a checkpoint is a checkpoint")
        }
        switch try await sequencer.submit(.recordCheckpoint(signed, at: clock.now())) {
        case .checkpointed:
            logger.info(
                "a checkpoint was made",
                metadata: ["entries": "\(growth.size)", "root": .string(growth.root.hexadecimal), "uetr": "none"])
        case .rejected(.checkpointOutOfOrder):
            // Another process on the same store was faster.
            break
        case let answer:
            logger.error(
                "a checkpoint was answered out of turn", metadata: ["answer": "\(answer)", "uetr": "none"])
        }
    }
}
