import Foundation
import GRDB
import ISO20022
import Settlement
import Storage
import TengeLedger
import Testing

/// The process may stop after any commit: what is found at the next start says what to do.
@Suite struct RecoveryTests {
    private func reopen(_ file: StoreFile, _ store: SettlementSequencer) async throws -> SettlementSequencer {
        try await store.close()
        return try file.open()
    }

    @Test(arguments: StoreKind.available) func everyStepSurvivesARestart(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        var store = try await file.opened()
        guard case .held(let held) = try await store.submit(.admit(Sample.admission(1))) else {
            throw Unexpected("not held")
        }

        store = try await reopen(file, store)
        #expect(try await store.books.pendingWork(limit: 10) == [.coSign(held)])
        #expect(try await store.submit(.admit(Sample.admission(1))) == .pending(held))

        guard case .settled(let reply) = try await store.submit(.complete(Sample.completion(1))) else {
            throw Unexpected("not settled")
        }
        store = try await reopen(file, store)
        #expect(try await store.books.pendingWork(limit: 10).isEmpty)
        #expect(try await store.books.mailbox(partner: Sample.partner, after: 0, limit: 9) == [reply])
        #expect(try await store.submit(.admit(Sample.admission(1))) == .replay(reply))
        #expect(try await store.submit(.complete(Sample.completion(1, reply: "LATE"))) == .settled(reply))

        let acknowledge = SequencedCommand.acknowledge(
            partner: Sample.partner, mailboxSequence: reply.mailboxSequence, at: Sample.at(9))
        #expect(try await store.submit(acknowledge) == .acknowledged)
        store = try await reopen(file, store)
        #expect(try await store.books.mailbox(partner: Sample.partner, after: 0, limit: 9).isEmpty)
        #expect(try await store.submit(acknowledge) == .acknowledged)
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// Nobody closes anything: whatever was answered is in the file, whatever was not can be done again.
    @Test func everyStepSurvivesACrash() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        guard case .held(let held) = try await store.submit(.admit(Sample.admission(1))) else {
            throw Unexpected("not held")
        }
        let whenHeld = try file.crashed()
        guard case .settled(let reply) = try await store.submit(.complete(Sample.completion(1))) else {
            throw Unexpected("not settled")
        }
        let whenSettled = try file.crashed()
        try await store.close()

        let first = try whenHeld.open()
        #expect(try await first.books.pendingWork(limit: 9) == [.coSign(held)])
        #expect(try await first.submit(.complete(Sample.completion(1))) == .settled(reply))
        try await first.close()
        #expect(try whenHeld.audit().firstBreak == nil)

        let second = try whenSettled.open()
        #expect(try await second.books.pendingWork(limit: 9).isEmpty)
        #expect(try await second.submit(.complete(Sample.completion(1, reply: "LATE"))) == .settled(reply))
        try await second.close()
        #expect(try whenSettled.audit().firstBreak == nil)
    }

    @Test(arguments: StoreKind.available) func aRefusalWaitsForItsReply(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        var store = try await file.opened()
        guard case .refused(let refused) = try await store.submit(.admit(Sample.refusal(1, authenticated: true)))
        else { throw Unexpected("not refused") }
        store = try await reopen(file, store)
        #expect(try await store.books.pendingWork(limit: 10) == [.signReply(refused)])
        #expect(try await store.submit(.admit(Sample.refusal(1, authenticated: true))) == .refused(refused))
        let recorded = try await store.submit(.recordReply(message: refused.sequence, bytes: [7], at: Sample.at(3)))
        guard case .recorded(let reply) = recorded else { throw Unexpected("not recorded") }
        store = try await reopen(file, store)
        #expect(try await store.books.pendingWork(limit: 10).isEmpty)
        #expect(
            try await store.submit(.recordReply(message: refused.sequence, bytes: [8], at: Sample.at(4)))
                == .recorded(reply))
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    @Test(arguments: StoreKind.available) func anAbortWaitsForItsReply(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        var store = try await file.opened()
        _ = try await store.submit(.admit(Sample.admission(1)))
        _ = try await store.submit(.admit(Sample.admission(2)))
        let late = Sample.at(Sample.holdMilliseconds + 1)
        let first = try await store.submit(.abort(Sample.uetr(1), reason: .orderCancelled, at: Sample.at(1)))
        guard case .aborted(let aborted) = first else { throw Unexpected("not aborted") }
        store = try await reopen(file, store)
        guard case .expired(let expired, operatorHolds: 0) = try await store.submit(.expireDue(at: late, limit: 9))
        else { throw Unexpected("not expired") }
        store = try await reopen(file, store)
        #expect(
            try await store.books.pendingWork(limit: 10) == [.signReply(aborted), .signReply(expired[0])])
        #expect(try await store.books.pendingWork(after: aborted.sequence, limit: 1) == [.signReply(expired[0])])
        #expect(try await store.submit(.complete(Sample.completion(1))) == .aborted(aborted))
        #expect(try await store.books.account(Sample.settlement)?.heldMinorUnits == 0)
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    @Test(arguments: StoreKind.available) func anOperatorsKeyIsRememberedAcrossRestarts(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        var store = try await file.opened()
        let command = Sample.opening(1_000_000)[1]
        store = try await reopen(file, store)
        #expect(try await store.submit(command) == .ledger(.done, isRepeat: true))
        try await store.close()
    }

    @Test(arguments: StoreKind.available) func aLaterVersionIsRefused(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        try await file.opened().close()
        let table = kind == .sqlite ? "grdb_migrations" : "store_migration"
        try file.tamper("INSERT INTO \(table) (identifier) VALUES ('99-from-the-future')")
        #expect(throws: StorageFault.self) { _ = try file.open() }
    }

    /// Random commands, random batches, the store closed and opened at random: always the rows of the oracle.
    @Test(arguments: StoreKind.seeds(12)) func theSameAsInMemory(kind: StoreKind, seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let file = try StoreFile(kind)
        var store = try file.open()
        var oracle = MemoryStore()
        for command in Sample.opening(2_000) { #expect(try await store.submit(command) == oracle.run(command)) }
        for step in 0..<150 {
            let command = RandomCommand.next(step: step, &random, messages: Int64(oracle.messages.count))
            let expected = oracle.run(command)
            #expect(try await store.submit(command) == expected, "seed \(seed), step \(step): \(command)")
            if Int.random(in: 0..<25, using: &random) == 0 {
                store = try await reopen(file, store)
                oracle.restart()
            }
        }
        let accounts = try await store.books.accounts()
        #expect(accounts == oracle.accounts.values.sorted { $0.identifier < $1.identifier })
        #expect(oracle.books.violations().isEmpty)
        #expect(try await store.books.journalHead() == oracle.counters.head)
        for (number, record) in oracle.messages where record.claimsIdentifiers {
            guard let uetr = record.references.uetr else { continue }
            #expect(try await store.books.payment(uetr)?.record == record, "message \(number)")
        }
        try await store.close()
        let report = try file.audit()
        #expect(report.firstBreak == nil)
        #expect(report.head == oracle.counters.head)
    }
}

/// Commands from a small world, so that they meet.
enum RandomCommand {
    static func next(step: Int, _ random: inout SeededRandom, messages: Int64) -> SequencedCommand {
        let number = Int.random(in: 1...25, using: &random)
        let at = Int64(step) * 60_000
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3:
            return .admit(
                Sample.admission(
                    number, amount: Int64.random(in: 1...300, using: &random), creditor: number % 4,
                    variant: String(Int.random(in: 0...1, using: &random)),
                    identifier: "MSG\(Int.random(in: 1...30, using: &random))", receivedAt: at))
        case 4: return .admit(Sample.refusal(number, authenticated: Bool.random(using: &random)))
        case 5...7: return .complete(Sample.completion(number, at: at, reply: "ACSC\(step)"))
        case 8: return .abort(Sample.uetr(number), reason: .orderCancelled, at: Sample.at(at))
        case 9: return .expireDue(at: Sample.at(at), limit: Int.random(in: 1...3, using: &random))
        case 10:
            return .recordReply(
                message: Int64.random(in: 1...messages + 1, using: &random), bytes: [UInt8(step)], at: Sample.at(at))
        default:
            return .acknowledge(
                partner: Sample.partner, mailboxSequence: Int64.random(in: 1...20, using: &random), at: Sample.at(at))
        }
    }
}
