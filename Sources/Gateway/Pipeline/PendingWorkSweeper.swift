import ISO20022
import Logging
import Metrics
import ServiceLifecycle
import Settlement
import Storage

/// Takes up what was committed and not finished, at the start and ever after, and expires holds whose time is up.
///
/// Timers go through the sequencer like everything else, so a hold and its settlement cannot both win.
struct PendingWorkSweeper: Service {
    let sequencer: SettlementSequencer
    let driver: CaseDriver
    let clock: GatewayClock
    let logger: Logger

    private let sweepMilliseconds = 500
    private let sweepsBetweenPending = 4
    private let batchMax = 256

    init(sequencer: SettlementSequencer, driver: CaseDriver, clock: GatewayClock, logger: Logger) {
        self.sequencer = sequencer
        self.driver = driver
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var sweep = 0
            while !Task.isCancelled {
                await expireDue()
                if sweep.isMultiple(of: sweepsBetweenPending) { await finishPending(isStart: sweep == 0) }
                sweep += 1
                try? await Task.sleep(for: .milliseconds(sweepMilliseconds))
            }
        }
    }

    private func expireDue() async {
        do {
            let answer = try await sequencer.submit(.expireDue(at: clock.now(), limit: batchMax))
            guard case .expired(let refused, let operatorHolds) = answer else { return }
            for message in refused {
                logger.notice(
                    "a hold expired", metadata: ["uetr": .string(message.references.uetr?.text ?? "none")])
                _ = await driver.report(message)
            }
            if operatorHolds > 0 {
                logger.notice("holds of operators expired", metadata: ["count": "\(operatorHolds)", "uetr": "none"])
            }
        } catch {
            report(error, doing: "expiring holds")
        }
    }

    /// What is in flight is pending too; to drive it again joins the flight and starts nothing.
    private func finishPending(isStart: Bool) async {
        do {
            var after: Int64 = 0
            while true {
                let work = try await sequencer.books.pendingWork(after: after, limit: batchMax)
                for item in work {
                    switch item {
                    case .coSign(let held):
                        after = max(after, held.sequence)
                        if isStart { logTakingUp(held.references) }
                        _ = await driver.drive(held, accepted: nil, waitSeconds: 0)
                    case .signReply(let refused):
                        after = max(after, refused.sequence)
                        if isStart { logTakingUp(refused.references) }
                        // A request under way signs the same reply; the first to record it wins.
                        _ = await driver.report(refused)
                    }
                }
                if work.count < batchMax { return }
            }
        } catch {
            report(error, doing: "taking up pending work")
        }
    }

    private func logTakingUp(_ references: MessageReferences) {
        logger.notice(
            "taking up what a stop left unfinished", metadata: ["uetr": .string(references.uetr?.text ?? "none")])
    }

    private func report(_ fault: StorageFault, doing what: String) {
        // A stop interrupts the sweep in the middle; the next start takes up what it left.
        guard fault.kind != .closed, fault.kind != .unavailable, !Task.isCancelled else { return }
        Counter(label: MetricName.faultsTotal, dimensions: [("room", "sweep")]).increment()
        logger.error("\(what) failed", metadata: ["fault": .string(fault.description), "uetr": "none"])
    }
}
