import Metrics

/// How long work waited for a thread, as a histogram.
struct WaitingTime: Sendable {
    private let timer = Metrics.Timer(label: MetricName.workerWaitSeconds)

    /// Records the time from `instant` to now.
    func record(since instant: ContinuousClock.Instant) {
        let (seconds, attoseconds) = (ContinuousClock.now - instant).components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
