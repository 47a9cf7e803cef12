import Foundation
import Settlement
import Storage
import TengeLedger
import TestCluster
import Testing

/// The primary dies under load and the standby takes its place: nothing answered is lost, nothing happens twice.
@Suite(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
struct FailoverTests {
    /// How often in one test: `make torture` asks for more.
    private static let failovers = ProcessInfo.processInfo.environment["TORTURE_PROMOTIONS"].flatMap(Int.init) ?? 1

    @Test func thePrimaryMayDie() async throws {
        let pair = try await FailoverPair.started()
        let stores = [try SettlementSequencer(pair.location()), try SettlementSequencer(pair.location())]
        for command in Sample.opening(1_000_000_000) { _ = try await stores[0].submit(command) }
        let load = Load(stores)
        let replies = try await withThrowingTaskGroup(of: [StoredReply].self) { group in
            for worker in 0..<8 { group.addTask { try await load.run(worker) } }
            var nodes = FailoverPair.Nodes.first
            for _ in 0..<Self.failovers {
                try await Task.sleep(for: .milliseconds(500))
                nodes = try await pair.failedOver(nodes)
            }
            try await Task.sleep(for: .milliseconds(500))
            load.stop()
            return try await group.reduce(into: []) { $0 += $1 }
        }
        print("promotions under two sequencers: \(Self.failovers), \(replies.count) payments settled")
        #expect(replies.count > Self.failovers * 16)
        #expect(replies.map(\.mailboxSequence).sorted() == (1...Int64(replies.count)).map { $0 })
        for reply in replies {
            let stored = try await stores[0].books.mailbox(
                partner: Sample.partner, after: reply.mailboxSequence - 1, limit: 1)
            #expect(stored == [reply])
        }
        let account = try await stores[1].books.account(Sample.settlement)
        #expect(account?.postedMinorUnits == 1_000_000_000 - Int64(replies.count) * 100 && account?.heldMinorUnits == 0)
        for store in stores { try await store.close() }
        #expect(try LedgerAudit.verify(pair.location()).firstBreak == nil)
    }
}

/// Payments without end, each repeated until it is answered.
private final class Load: @unchecked Sendable {
    private let stores: [SettlementSequencer]
    private let lock = NSLock()
    private var isOver = false

    init(_ stores: [SettlementSequencer]) { self.stores = stores }

    func stop() { lock.withLock { isOver = true } }

    /// The replies to this worker's payments, held at one gateway and settled at another.
    func run(_ worker: Int) async throws -> [StoredReply] {
        var replies: [StoredReply] = []
        while !lock.withLock({ isOver }) {
            let number = 1 + worker + replies.count * 8
            switch try await answer(stores[number % 2], .admit(Sample.admission(number, creditor: number % 4))) {
            case .held, .pending: break
            case let answer: throw Unexpected("not held: \(answer)")
            }
            let answer = try await answer(stores[1 - number % 2], .complete(Sample.completion(number)))
            guard case .settled(let reply) = answer else { throw Unexpected("not settled: \(answer)") }
            replies.append(reply)
        }
        return replies
    }

    private func answer(_ store: SettlementSequencer, _ command: SequencedCommand) async throws -> SequencedAnswer {
        while true {
            do throws(StorageFault) {
                return try await store.submit(command)
            } catch {
                guard [.database, .outcomeUnknown, .unavailable].contains(error.kind) else { throw error }
            }
        }
    }
}
