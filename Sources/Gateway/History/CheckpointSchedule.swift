import Storage

/// When the next checkpoint is to be made. Times are seconds of a clock that only runs forward.
struct CheckpointSchedule {
    private let entriesMax: Int64
    private let seconds: Int64
    private var madeAt: Int64
    private var faultsInARow = 0
    private var retryAt: Int64 = .min

    private static let retrySecondsMax: Int64 = 60

    init(_ settings: GatewayConfiguration.Checkpoints, startingAt now: Int64) {
        entriesMax = Int64(settings.entriesMax)
        seconds = Int64(settings.seconds)
        madeAt = now
    }

    /// Whether one is to be made now: enough has happened, or anything some time ago; after a fault, not at once.
    func isDue(_ state: CheckpointState, at now: Int64) -> Bool {
        guard !state.isQuiet, now >= retryAt else { return false }
        return state.entries - state.covered >= entriesMax || now - madeAt >= seconds
    }

    /// One was made.
    mutating func made(at now: Int64) {
        madeAt = now
        faultsInARow = 0
        retryAt = .min
    }

    /// None could be made: tried again after one second, then two, four…
    mutating func failed(at now: Int64) {
        retryAt = now + min(1 << min(Int64(faultsInARow), 10), Self.retrySecondsMax)
        faultsInARow += 1
    }
}
