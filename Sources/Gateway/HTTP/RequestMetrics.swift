import Metrics
import Synchronization

/// Counts and times the answers of each route. Handlers are made once and kept: to look one up in the registry costs
/// more than to answer a small request.
final class RequestMetrics: Sendable {
    private struct Key: Hashable {
        let route: String
        let status: Int
    }

    private struct Handlers {
        var answers: [Key: Counter] = [:]
        var times: [String: Metrics.Timer] = [:]
    }

    private let handlers = Mutex(Handlers())

    /// Records one answer.
    func record(route: String, status: Int, since start: ContinuousClock.Instant) {
        let (counter, timer) = handlers.withLock { handlers in
            let key = Key(route: route, status: status)
            let counter =
                handlers.answers[key]
                ?? Counter(
                    label: MetricName.requestsTotal, dimensions: [("route", route), ("status", String(status))])
            let timer =
                handlers.times[route]
                ?? Metrics.Timer(label: MetricName.requestSeconds, dimensions: [("route", route)])
            handlers.answers[key] = counter
            handlers.times[route] = timer
            return (counter, timer)
        }
        counter.increment()
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
