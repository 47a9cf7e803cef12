import Foundation
import Settlement
import Storage
import TengeLedger
import Testing

@Suite struct SequencerTests {
    @Test func everyCommitIsSynced() async throws {
        let file = try StoreFile()
        let store = try file.open()
        #expect(try store.writerPragma("synchronous") == 2)
        try await store.close()
    }

    @Test(arguments: StoreKind.available) func aPaymentIsHeldSettledAndReplayed(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        guard case .held(let held) = try await store.submit(.admit(Sample.admission(1))) else {
            throw Unexpected("not held")
        }
        #expect(try await store.submit(.admit(Sample.admission(1))) == .pending(held))
        guard case .settled(let reply) = try await store.submit(.complete(Sample.completion(1))) else {
            throw Unexpected("not settled")
        }
        #expect(try await store.submit(.admit(Sample.admission(1))) == .replay(reply))
        #expect(try await store.submit(.complete(Sample.completion(1))) == .settled(reply))
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// A thousand callers at once: each is answered, money is conserved, and few commits were needed.
    @Test(arguments: StoreKind.available) func aThousandCallersAtOnce(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened(1_000_000)
        let answers = try await withThrowingTaskGroup(of: SequencedAnswer.self) { group in
            for number in 1...1000 {
                group.addTask {
                    let admitted = try await store.submit(.admit(Sample.admission(number, creditor: number % 4)))
                    guard case .held = admitted else { return admitted }
                    return try await store.submit(.complete(Sample.completion(number)))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let replies = answers.compactMap { answer in
            if case .settled(let reply) = answer { reply.mailboxSequence } else { nil }
        }
        #expect(replies.sorted() == Array(1...1000))
        let accounts = try await store.books.accounts()
        #expect(accounts.reduce(0) { $0 + $1.postedMinorUnits } == 0)
        #expect(accounts.first { $0.identifier == Sample.settlement }?.postedMinorUnits == 900_000)
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    @Test(arguments: StoreKind.available) func aFullQueueSaysSo(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try file.open(queueCapacity: 1, batchMax: 1)
        for command in Sample.opening(1_000_000) { _ = try await store.submit(command) }
        let outcomes = await withTaskGroup(of: StorageFault.Kind?.self) { group in
            for number in 1...200 {
                group.addTask {
                    do throws(StorageFault) {
                        _ = try await store.submit(.admit(Sample.admission(number)))
                        return nil
                    } catch {
                        return error.kind
                    }
                }
            }
            return await group.reduce(into: [StorageFault.Kind?]()) { $0.append($1) }
        }
        #expect(outcomes.contains(.queueFull))
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .queueFull })
        // What was refused had no effect; what was taken has happened.
        let taken = outcomes.filter { $0 == nil }.count
        let held = try await store.books.account(Sample.settlement)?.heldMinorUnits
        #expect(held == Int64(taken) * 100)
        try await store.close()
    }

    @Test(arguments: StoreKind.available) func aClosedStoreTakesNothing(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        try await store.close()
        do throws(StorageFault) {
            _ = try await store.submit(.admit(Sample.admission(1)))
            Issue.record("a closed store took a command")
        } catch {
            #expect(error.kind == .closed)
        }
        try await store.close()
    }

    /// A commit that fails takes all of its batch with it, and the next one is unharmed.
    @Test(arguments: StoreKind.available) func aFailedCommitIsForgotten(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        _ = try await store.submit(.admit(Sample.admission(1)))
        // The money moves first, the journal last: the failure comes when all else is written.
        try file.failJournal(.settlement)
        do throws(StorageFault) {
            _ = try await store.submit(.complete(Sample.completion(1)))
            Issue.record("a failed commit was answered")
        } catch {
            #expect(error.kind == .database)
            #expect(error.reason.contains("the disk is full"))
        }
        #expect(try await store.books.account(Sample.settlement)?.postedMinorUnits == 1_000_000)
        #expect(try await store.books.mailbox(partner: Sample.partner, after: 0, limit: 9).isEmpty)
        try file.mendJournal()
        guard case .settled(let reply) = try await store.submit(.complete(Sample.completion(1))) else {
            throw Unexpected("not settled")
        }
        // The numbers of the failed attempt are used again: there are no gaps.
        #expect(reply.mailboxSequence == 1)
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// One damaged row stops the payment that needs it, not its neighbours.
    @Test(arguments: StoreKind.available) func aDamagedRowStopsOnlyItsPayment(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        var store = try await file.opened()
        for number in 1...8 { _ = try await store.submit(.admit(Sample.admission(number))) }
        try await store.close()
        try file.tamper("UPDATE settlement_case SET currency = 'nonsense' WHERE message = 3")
        store = try file.open()
        let kinds = await withTaskGroup(of: (Int, String).self) { group in
            for number in 1...8 {
                group.addTask { [store] in
                    do throws(StorageFault) {
                        let answer = try await store.submit(.complete(Sample.completion(number)))
                        if case .settled = answer { return (number, "settled") }
                        return (number, "\(answer)")
                    } catch {
                        return (number, error.kind.rawValue)
                    }
                }
            }
            return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        for (number, kind) in kinds { #expect(kind == (number == 3 ? "damagedRow" : "settled"), "payment \(number)") }
        try await store.close()
    }

    /// The co-signature and the clock at the same instant: whoever is first decides, and the other follows.
    @Test(arguments: StoreKind.seeds(20)) func theRaceHasOneWinner(kind: StoreKind, seed: UInt64) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        var random = SeededRandom(seed: seed)
        for number in 1...20 {
            _ = try await store.submit(.admit(Sample.admission(number)))
            let completedAt = Sample.holdMilliseconds + Int64.random(in: -1...1, using: &random)
            let sweptAt = Sample.holdMilliseconds + Int64.random(in: 0...2, using: &random)
            async let completed = store.submit(.complete(Sample.completion(number, at: completedAt)))
            async let swept = store.submit(.expireDue(at: Sample.at(sweptAt), limit: 10))
            let (completion, sweep) = try await (completed, swept)
            guard case .expired(let expired, _) = sweep else { throw Unexpected("a sweep that is none") }
            let story = try await store.books.payment(Sample.uetr(number))
            switch completion {
            case .settled:
                #expect(story?.stateWord == "settled" && expired.isEmpty && completedAt <= Sample.holdMilliseconds)
            case .aborted:
                #expect(story?.stateWord == "released" && story?.postings.isEmpty == true)
            default: Issue.record("seed \(seed): \(completion)")
            }
        }
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }
}
