import ISO20022
import Settlement
import TengeLedger
import Testing

@Suite struct SettlementCaseTests {
    private typealias State = SettlementCase.State

    private static let deadline = Sample.at(Sample.holdMilliseconds)
    private static let late = Sample.at(Sample.holdMilliseconds + 1)
    private static let settled = State.settled(at: Sample.at(5))
    private static let released = State.released(.orderCancelled, at: Sample.at(5))
    private static let refused = State.refused(.insufficientFunds, at: Sample.at(5))

    struct Row: CustomTestStringConvertible {
        let state: SettlementCase.State
        let event: SettlementCase.Event
        let action: SettlementCase.Action
        let after: SettlementCase.State

        var testDescription: String { "\(state) + \(event)" }
    }

    /// Every event in every state in which it can arrive.
    static let rows: [Row] = [
        Row(state: .received, event: .holdPlaced, action: .coSign, after: .held),
        Row(
            state: .received, event: .holdRefused(.insufficientFunds, at: Sample.at(5)), action: .reportRefusal,
            after: refused),
        Row(state: .held, event: .coSigned(at: deadline), action: .settleHold, after: .settled(at: deadline)),
        Row(
            state: .held, event: .coSigned(at: late), action: .expireHold,
            after: .released(.waitingTimeExpired, at: late)),
        Row(
            state: .held, event: .coSignatureRefused(.orderCancelled, at: late), action: .releaseHold,
            after: .released(.orderCancelled, at: late)),
        Row(state: .held, event: .deadlinePassed(at: deadline), action: .nothing, after: .held),
        Row(
            state: .held, event: .deadlinePassed(at: late), action: .expireHold,
            after: .released(.waitingTimeExpired, at: late)),
        Row(state: settled, event: .coSigned(at: late), action: .resendReply, after: settled),
        Row(
            state: settled, event: .coSignatureRefused(.orderCancelled, at: late), action: .resendReply,
            after: settled),
        Row(state: settled, event: .deadlinePassed(at: late), action: .nothing, after: settled),
        Row(state: released, event: .coSigned(at: Sample.at(6)), action: .resendReply, after: released),
        Row(
            state: released, event: .coSignatureRefused(.orderCancelled, at: late), action: .resendReply,
            after: released),
        Row(state: released, event: .deadlinePassed(at: late), action: .nothing, after: released),
        Row(state: refused, event: .coSigned(at: Sample.at(6)), action: .resendReply, after: refused),
        Row(
            state: refused, event: .coSignatureRefused(.orderCancelled, at: late), action: .resendReply,
            after: refused),
        Row(state: refused, event: .deadlinePassed(at: late), action: .nothing, after: refused),
    ]

    @Test(arguments: rows) func everyEventInEveryState(row: Row) {
        var settlementCase = SettlementCase(
            sequence: 1, order: Sample.order(1), openedAt: Sample.at(0), state: row.state)
        #expect(settlementCase.handle(row.event) == row.action)
        #expect(settlementCase.state == row.after)
    }

    @Test func settledIsCommitAndReleasedIsAbort() {
        let decisions: [(SettlementCase.State, SettlementCase.Decision)] = [
            (.received, .none), (.held, .none), (Self.refused, .none), (Self.settled, .commit),
            (Self.released, .abort(.orderCancelled)),
        ]
        for (state, decision) in decisions {
            let settlementCase = SettlementCase(
                sequence: 1, order: Sample.order(1), openedAt: Sample.at(0), state: state)
            #expect(settlementCase.decision == decision)
        }
    }

    /// The first decision stands, whatever comes in whatever order.
    @Test(arguments: 0..<200) func aDecisionIsNeverTakenTwice(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var settlementCase = SettlementCase(
            sequence: 1, order: Sample.order(1), openedAt: Sample.at(0), state: .held)
        var first: SettlementCase.Decision?
        for _ in 0..<20 {
            let at = Sample.at(Int64.random(in: 0...Sample.holdMilliseconds * 2, using: &random))
            let events: [SettlementCase.Event] = [
                .coSigned(at: at), .coSignatureRefused(.orderCancelled, at: at), .deadlinePassed(at: at),
            ]
            let event = events[Int.random(in: 0..<events.count, using: &random)]
            let action = settlementCase.handle(event)
            if let first {
                #expect(settlementCase.decision == first)
                #expect(action == .resendReply || action == .nothing)
            } else if settlementCase.decision != .none {
                first = settlementCase.decision
            }
        }
    }
}
