import Logging
import ServiceLifecycle

/// Looks at the clocks twice a second, and says what it sees.
struct ClockKeeper: Service {
    let clock: GatewayClock
    let logger: Logger

    private let tickMilliseconds = 500

    init(clock: GatewayClock, logger: Logger) {
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if let event = clock.look() { log(event) }
                try? await Task.sleep(for: .milliseconds(tickMilliseconds))
            }
        }
    }

    private func log(_ event: ClockWatch.Event) {
        switch event {
        case .jumped(let milliseconds):
            logger.critical(
                "the machine's clock jumped; no new messages are taken", metadata: ["milliseconds": "\(milliseconds)"])
        case .returned: logger.notice("the machine's clock is back; new messages are taken")
        case .adopted(let milliseconds):
            logger.critical(
                "the machine's clock stood by its new time, which holds from now on",
                metadata: ["milliseconds": "\(milliseconds)"])
        }
    }
}
