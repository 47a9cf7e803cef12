import DualSign
import Synchronization

/// The state of trust of a running service: replaced as a whole, read once for each message.
final class TrustBoard: Sendable {
    private let state: Mutex<ConfiguredTrust>

    init(_ trust: ConfiguredTrust) {
        state = Mutex(trust)
    }

    /// Who may sign, and what is known of revocation, at this moment.
    var registry: SignerRegistry { state.withLock { $0.registry } }

    /// Whom to ask about revocation.
    var sources: [RevocationSource] { state.withLock { $0.sources } }

    /// Adds verified answers about revocation.
    func record(_ statements: [RevocationStatement]) {
        state.withLock { for statement in statements { $0.registry.revocation.record(statement) } }
    }

    /// Takes another registry; what is known of revocation stays known.
    func replace(by trust: ConfiguredTrust) {
        state.withLock { state in
            let known = state.registry.revocation
            state = trust
            state.registry.revocation = known
        }
    }
}
