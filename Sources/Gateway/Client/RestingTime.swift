import Synchronization

/// How long a server that failed is left alone: half a second after the first fault, then one, two, four… so that it
/// finds no crowd at its door when it is back.
final class RestingTime: Sendable {
    private struct State {
        var faultsInARow = 0
        var until: ContinuousClock.Instant?
    }

    private let secondsMax: Int
    private let state = Mutex(State())

    init(secondsMax: Int) {
        self.secondsMax = secondsMax
    }

    /// Whether it should not be asked yet.
    var isResting: Bool {
        guard let until = state.withLock({ $0.until }) else { return false }
        return ContinuousClock.now < until
    }

    /// It failed.
    func noteFault() {
        state.withLock { state in
            let milliseconds = min(500 << min(state.faultsInARow, 10), secondsMax * 1000)
            state.faultsInARow += 1
            state.until = ContinuousClock.now + .milliseconds(milliseconds)
        }
    }

    /// It did what was asked of it.
    func noteSuccess() {
        state.withLock { $0 = State() }
    }
}
