import Synchronization

/// Whether the store takes work. The writer's thread says so; everybody may ask.
final class StoreCondition: Sendable {
    private struct State {
        var fault: StorageFault?
        var isResting = false
    }

    private let state = Mutex(State())
    /// So that a caller in good times takes no lock.
    private let isRefusing = Atomic(false)
    private let onChange: @Sendable (StorageFault?) -> Void

    init(onChange: @escaping @Sendable (StorageFault?) -> Void) { self.onChange = onChange }

    /// Why the store takes no work; nil while it does.
    var fault: StorageFault? {
        guard isRefusing.load(ordering: .acquiring) else { return nil }
        return state.withLock { $0.fault }
    }

    /// What a caller is told at once. Nil in good times, and when it is time to try again.
    var refusal: StorageFault? {
        guard isRefusing.load(ordering: .acquiring) else { return nil }
        return state.withLock { $0.isResting ? $0.fault : nil }
    }

    func refuse(_ fault: StorageFault) {
        let isNew = state.withLock { state in
            defer { state = State(fault: fault, isResting: true) }
            return state.fault?.code != fault.code || state.fault == nil
        }
        isRefusing.store(true, ordering: .releasing)
        if isNew { onChange(fault) }
    }

    /// The next command may try.
    func rested() { state.withLock { $0.isResting = false } }

    func serve() {
        state.withLock { $0 = State() }
        isRefusing.store(false, ordering: .releasing)
        onChange(nil)
    }
}
