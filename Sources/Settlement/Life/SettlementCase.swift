public import ISO20022
public import TengeLedger

/// One payment's life, from the hold to its end. Decides, and does nothing.
///
///     received ── holdPlaced ──▸ held ── coSigned, in time ─────────▸ settled    decision commit
///         │                        ├──── coSigned, late ────────────▸ released   decision abort, DS24
///         │                        ├──── coSignatureRefused ────────▸ released   decision abort
///         │                        └──── deadlinePassed ────────────▸ released   decision abort, DS24
///         └── holdRefused ──▸ refused                                            nothing was held
///
/// A case that has ended stays as it is; whatever comes later is answered with the stored reply. A co-signature and
/// the end it brings about are one transaction, so "co-signed" has no row of its own.
public struct SettlementCase: Hashable, Sendable {
    /// Where the payment is.
    public enum State: Hashable, Sendable {
        /// Admitted, nothing held yet; never stored.
        case received
        /// The money is held; the second jurisdiction has not signed.
        case held
        /// Both have signed and the money has moved.
        case settled(at: Instant)
        /// The ledger held nothing.
        case refused(StatusReason, at: Instant)
        /// The hold was given back.
        case released(StatusReason, at: Instant)
    }

    /// The one durable decision; the first writer wins.
    public enum Decision: Hashable, Sendable {
        /// Not decided: only now may timers act.
        case none
        /// The payment settles; its hold is never released.
        case commit
        /// The hold is given back.
        case abort(StatusReason)
    }

    /// What happens to a payment.
    public enum Event: Hashable, Sendable {
        /// The ledger holds the money. Only our own fold says so.
        case holdPlaced
        /// The ledger refused the hold. Only our own fold says so.
        case holdRefused(StatusReason, at: Instant)
        /// Signatures of both jurisdictions are at hand.
        case coSigned(at: Instant)
        /// The second jurisdiction will not sign.
        case coSignatureRefused(StatusReason, at: Instant)
        /// A sweep of the timers.
        case deadlinePassed(at: Instant)
    }

    /// What is to be done about it, in the same transaction.
    public enum Action: Hashable, Sendable {
        /// Ask the second jurisdiction for its signature.
        case coSign
        /// Settle every leg of the hold and report.
        case settleHold
        /// Give the hold back and report.
        case releaseHold
        /// Give the hold back, its deadline being past, and report.
        case expireHold
        /// Report the refusal; there is no hold.
        case reportRefusal
        /// The end is on file: answer with the stored reply.
        case resendReply
        /// Too early for a timer: nothing.
        case nothing
    }

    /// The store's number of the message that opened the case.
    public let sequence: Int64
    /// What is to be paid.
    public let order: PaymentOrder
    /// When the message was received.
    public let openedAt: Instant
    /// Where the payment is.
    public private(set) var state: State

    /// A new case, or one as the store kept it.
    package init(sequence: Int64, order: PaymentOrder, openedAt: Instant, state: State = .received) {
        self.sequence = sequence
        self.order = order
        self.openedAt = openedAt
        self.state = state
    }

    /// The decision that the state implies: settled is commit, released is abort.
    public var decision: Decision {
        switch state {
        case .received, .held, .refused: .none
        case .settled: .commit
        case .released(let reason, _): .abort(reason)
        }
    }

    /// Takes an event and says what to do.
    ///
    /// `holdPlaced` and `holdRefused` can come from our own fold only, and only first; anything the outside can send
    /// late or twice gets an answer.
    public mutating func handle(_ event: Event) -> Action {
        switch (state, event) {
        case (.received, .holdPlaced):
            state = .held
            return .coSign
        case (.received, .holdRefused(let reason, let at)):
            state = .refused(reason, at: at)
            return .reportRefusal
        case (.held, .coSigned(let at)):
            // Counted by the receive time; at the deadline itself it is in time.
            return at <= order.expiry ? commit(at: at) : abort(.waitingTimeExpired, at: at, by: .expireHold)
        case (.held, .coSignatureRefused(let reason, let at)):
            return abort(reason, at: at, by: .releaseHold)
        case (.held, .deadlinePassed(let at)):
            return at > order.expiry ? abort(.waitingTimeExpired, at: at, by: .expireHold) : .nothing
        case (.settled, .coSigned), (.settled, .coSignatureRefused),
            (.released, .coSigned), (.released, .coSignatureRefused),
            (.refused, .coSigned), (.refused, .coSignatureRefused):
            return .resendReply
        case (.settled, .deadlinePassed), (.released, .deadlinePassed), (.refused, .deadlinePassed):
            return .nothing
        case (.received, _), (_, .holdPlaced), (_, .holdRefused):
            preconditionFailure("\(event) cannot reach a case that is \(state)")
        }
    }

    private mutating func commit(at: Instant) -> Action {
        state = .settled(at: at)
        return .settleHold
    }

    private mutating func abort(_ reason: StatusReason, at: Instant, by action: Action) -> Action {
        state = .released(reason, at: at)
        return action
    }
}

extension SettlementCase {
    /// How and when it ended; nil while it goes on.
    public var end: (reason: StatusReason?, at: Instant)? {
        switch state {
        case .received, .held: nil
        case .settled(let at): (nil, at)
        case .refused(let reason, let at), .released(let reason, let at): (reason, at)
        }
    }

    /// The state in one word, as stored and shown: `received`, `held`, `settled`, `refused`, `released`.
    public var stateWord: String {
        switch state {
        case .received: "received"
        case .held: "held"
        case .settled: "settled"
        case .refused: "refused"
        case .released: "released"
        }
    }

    /// The decision in one word, as stored and shown: `none`, `commit`, `abort`.
    public var decisionWord: String {
        switch decision {
        case .none: "none"
        case .commit: "commit"
        case .abort: "abort"
        }
    }
}
