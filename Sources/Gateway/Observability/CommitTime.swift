import Metrics
import Storage
import Synchronization

/// How long the store's commits take, as a histogram.
final class CommitTime: Sendable {
    private let timer = Metrics.Timer(label: MetricName.storeCommitSeconds)
    private let began = Mutex<ContinuousClock.Instant?>(nil)

    /// Records a commit when it has ended.
    func note(_ stage: CommitStage) {
        let now = ContinuousClock.now
        switch stage {
        case .began: began.withLock { $0 = now }
        case .ended:
            guard let instant = began.withLock({ $0.take() }) else { return }
            timer.record(duration: now - instant)
        }
    }
}
