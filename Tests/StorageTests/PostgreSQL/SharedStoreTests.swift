import ISO20022
import Settlement
import Storage
import TengeLedger
import TestCluster
import Testing

/// Several gateways on one schema: as if they were one.
@Suite(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
struct SharedStoreTests {
    /// The same message at both, the same completion at both: one hold, one settlement, one reply.
    @Test func thePaymentIsOneWhicheverGatewayHasIt() async throws {
        let file = try StoreFile(.postgresql)
        let stores = [try await file.opened(), try file.open()]
        let payments = 40
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...payments {
                group.addTask {
                    async let first = stores[number % 2].submit(.admit(Sample.admission(number)))
                    async let second = stores[1 - number % 2].submit(.admit(Sample.admission(number)))
                    let admitted = try await [first, second]
                    #expect(admitted.filter { if case .held = $0 { true } else { false } }.count == 1)
                    #expect(admitted.filter { if case .pending = $0 { true } else { false } }.count == 1)
                    async let third = stores[0].submit(.complete(Sample.completion(number, reply: "ACSC0")))
                    async let fourth = stores[1].submit(.complete(Sample.completion(number, reply: "ACSC1")))
                    let (one, other) = try await (third, fourth)
                    // Whoever was first wrote the reply, and the other answers with it.
                    #expect(one == other)
                    guard case .settled = one else { throw Unexpected("not settled: \(one)") }
                }
            }
            try await group.waitForAll()
        }
        let settlement = try await stores[1].books.account(Sample.settlement)
        #expect(settlement?.postedMinorUnits == 1_000_000 - Int64(payments) * 100)
        for store in stores { try await store.close() }
        #expect(try file.audit().firstBreak == nil)
    }

    /// One account pays for whatever arrives anywhere: as many are held as it has money for, to the tiyn.
    @Test func theHotAccountIsNotOverdrawn() async throws {
        let file = try StoreFile(.postgresql)
        let stores = [try await file.opened(10_000), try file.open(), try file.open()]
        let answers = try await withThrowingTaskGroup(of: SequencedAnswer.self) { group in
            for number in 1...300 {
                group.addTask { try await stores[number % 3].submit(.admit(Sample.admission(number))) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.filter { if case .held = $0 { true } else { false } }.count == 100)
        let refusals = answers.compactMap { if case .refused(let message) = $0 { message.refusal.reason } else { nil } }
        #expect(refusals.count == 200 && Set(refusals) == [.insufficientFunds])
        let account = try await stores[2].books.account(Sample.settlement)
        #expect(account?.heldMinorUnits == 10_000 && account?.postedMinorUnits == 10_000)
        for store in stores { try await store.close() }
        #expect(try file.audit().firstBreak == nil)
    }

    /// The co-signature at one gateway and the clock at another: whoever is first decides.
    @Test(arguments: 0..<4) func theRaceHasOneWinner(seed: UInt64) async throws {
        let file = try StoreFile(.postgresql)
        let (first, second) = (try await file.opened(), try file.open())
        var random = SeededRandom(seed: seed)
        for number in 1...15 {
            _ = try await first.submit(.admit(Sample.admission(number)))
            let completedAt = Sample.holdMilliseconds + Int64.random(in: -1...1, using: &random)
            let sweptAt = Sample.holdMilliseconds + Int64.random(in: 0...2, using: &random)
            async let completed = first.submit(.complete(Sample.completion(number, at: completedAt)))
            async let swept = second.submit(.expireDue(at: Sample.at(sweptAt), limit: 10))
            let (completion, sweep) = try await (completed, swept)
            guard case .expired(let expired, _) = sweep else { throw Unexpected("a sweep that is none") }
            let story = try await second.books.payment(Sample.uetr(number))
            switch completion {
            case .settled: #expect(story?.stateWord == "settled" && expired.isEmpty)
            case .aborted: #expect(story?.stateWord == "released" && story?.postings.isEmpty == true)
            default: Issue.record("seed \(seed): \(completion)")
            }
        }
        for store in [first, second] { try await store.close() }
        #expect(try file.audit().firstBreak == nil)
    }

    @Test func severalMayOpenAnEmptySchemaAtOnce() async throws {
        let file = try StoreFile(.postgresql)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 { group.addTask { try await file.open().close() } }
            try await group.waitForAll()
        }
        #expect(try file.audit().firstBreak == nil)
    }
}
