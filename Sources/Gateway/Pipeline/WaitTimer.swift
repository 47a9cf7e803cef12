import ServiceLifecycle

/// Ends the waits of those who asked for an answer within so many seconds. Waits are counted in whole seconds, so a
/// tenth of one is near enough.
struct WaitTimer: Service {
    let driver: CaseDriver

    private let tickMilliseconds = 100

    init(driver: CaseDriver) {
        self.driver = driver
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                driver.endWaits(dueAt: .now)
                try? await Task.sleep(for: .milliseconds(tickMilliseconds))
            }
        }
    }
}
