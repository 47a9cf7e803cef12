import FaultFiles
import Foundation
import GRDB
import Settlement
import Storage
import TengeLedger
import Testing

/// How the writer's log reaches the disk: `Sources/CLibSQLite/shim.h`.
@Suite(.serialized) struct LogWritesTests {
    private func opening(_ number: Int) -> SequencedCommand {
        .ledger(
            LedgerRequest(
                key: Sample.key("log/\(number)"),
                command: .openAccount(Sample.account("LOG-\(number)"), kind: .client, currency: Sample.kzt),
                at: Sample.at(0)))
    }

    @Test func aCommitIsOneWriteAndOneSync() async throws {
        let disk = try FaultyStore(seed: 1)
        let store = try SettlementSequencer(path: disk.file.path)
        // The first one begins the log, whose head is synced before.
        _ = try await store.submit(opening(0))
        for number in 1..<40 {
            let before = disk.operations
            #expect(try await store.submit(opening(number)) == .ledger(.done, isRepeat: false))
            #expect(disk.operations - before == 2, "commit \(number)")
        }
        try await store.close()
    }

    /// What failed is not remembered as if it were to be written: the next commit stands where the failed one stood.
    @Test(arguments: [FaultKindWrite, FaultKindFull]) func aWriteThatFailsLeavesNothing(_ fault: FaultKind) async throws
    {
        let disk = try FaultyStore(seed: 2)
        let store = try SettlementSequencer(path: disk.file.path)
        for number in 0..<10 { _ = try await store.submit(opening(number)) }
        disk.begin(fault)
        let refused = await #expect(throws: StorageFault.self) { _ = try await store.submit(opening(10)) }
        #expect(refused?.kind == .unavailable)
        #expect(disk.strikes(fault) > 0)
        disk.end(fault)
        var answer: SequencedAnswer?
        for _ in 0..<200 where answer == nil {
            answer = try? await store.submit(opening(10))
            if answer == nil { try await Task.sleep(for: .milliseconds(20)) }
        }
        #expect(answer == .ledger(.done, isRepeat: false))
        for number in 11..<20 { _ = try await store.submit(opening(number)) }
        try await store.close()
        let report = try disk.file.audit()
        #expect(report.isClean, "\(report)")
    }

    /// What a full disk did not take is not written later, where a neighbour's commit stands by then.
    @Test func whatADiskDidNotTakeIsNotWrittenLater() async throws {
        let disk = try FaultyStore(seed: 4)
        let store = try SettlementSequencer(path: disk.file.path)
        let neighbour = try SettlementSequencer(path: disk.file.path)
        for number in 0..<5 { _ = try await store.submit(opening(number)) }
        disk.begin(FaultKindFull)
        await #expect(throws: StorageFault.self) { _ = try await store.submit(opening(5)) }
        #expect(disk.strikes(FaultKindFull) > 0)
        disk.end(FaultKindFull)
        #expect(try await neighbour.submit(opening(6)) == .ledger(.done, isRepeat: false))
        var answer: SequencedAnswer?
        for _ in 0..<200 where answer == nil {
            answer = try? await store.submit(opening(5))
            if answer == nil { try await Task.sleep(for: .milliseconds(20)) }
        }
        #expect(answer == .ledger(.done, isRepeat: false))
        disk.cutPower()
        for store in [store, neighbour] { try? await store.close() }
        _ = try disk.powerOn()
        let again = try SettlementSequencer(path: disk.file.path)
        for number in 0...6 {
            #expect(try await again.books.account(Sample.account("LOG-\(number)")) != nil, "LOG-\(number)")
        }
        try await again.close()
        let report = try disk.file.audit()
        #expect(report.isClean, "\(report)")
    }

    /// Several times more than is written by one call.
    @Test func aLongCommitIsWritten() async throws {
        let disk = try FaultyStore(seed: 3)
        let store = try SettlementSequencer(path: disk.file.path, batchMax: 4096)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for number in 0..<3000 {
                tasks.addTask {
                    let answer = try await store.submit(opening(number))
                    #expect(answer == .ledger(.done, isRepeat: false))
                }
            }
            try await tasks.waitForAll()
        }
        // Nothing that was answered was only in memory.
        disk.cutPower()
        try? await store.close()
        _ = try disk.powerOn()
        let again = try SettlementSequencer(path: disk.file.path)
        for number in 0..<3000 {
            let account = try await again.books.account(Sample.account("LOG-\(number)"))
            #expect(account != nil, "LOG-\(number)")
        }
        try await again.close()
    }

    /// A transaction that is larger than the connection's memory and is given up: nothing of it is written later, where
    /// another process's commits stand by then.
    @Test(arguments: [80_000, 120_000, 400_000]) func whatWasGivenUpIsNotWritten(size: Int) async throws {
        let file = try StoreFile()
        // Closed, so that the log begins empty: nothing is read from it before it is written.
        try await file.opened().close()
        try file.tamper(
            """
            CREATE TRIGGER fail AFTER INSERT ON journal WHEN NEW.kind = \(JournalKind.admission.rawValue)
            BEGIN SELECT RAISE(ABORT, 'given up'); END
            """)
        let store = try file.open()
        _ = try store.writerPragma("cache_size = 10")
        await #expect(throws: StorageFault.self) {
            _ = try await store.submit(.admit(Sample.admission(0, variant: String(repeating: "x", count: size))))
        }
        try file.mendJournal()
        let neighbour = try file.open()
        let variant = String(repeating: "y", count: size)
        for number in 1...40 {
            guard case .held = try await neighbour.submit(.admit(Sample.admission(number, variant: variant))) else {
                throw Unexpected("\(number) is not held")
            }
        }
        // Reads the log.
        guard case .held = try await store.submit(.admit(Sample.admission(41, variant: variant))) else {
            throw Unexpected("41 is not held")
        }
        let crashed = try file.crashed()
        try await neighbour.close()
        try await store.close()
        for file in [crashed, file] {
            let again = try file.open()
            for number in 1...41 {
                let answer = try await again.submit(.admit(Sample.admission(number, variant: variant)))
                guard case .pending = answer else { throw Unexpected("\(number) was answered and is lost") }
            }
            try await again.close()
            let report = try file.audit()
            #expect(report.isClean, "\(report)")
        }
    }

    /// Where a write may damage its neighbours in a sector, SQLite writes the end of a commit after its sync: whoever
    /// comes to the file finds that too.
    @Test func theEndOfALogOfWholeSectorsIsNotKept() async throws {
        let file = try StoreFile()
        let store = try SettlementSequencer(path: "file:\(file.path)?psow=0")
        for number in 0..<3 {
            _ = try await store.submit(opening(number))
            let reader = try DatabaseQueue(path: file.path)
            let accounts = try await reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM account") }
            #expect(accounts == number + 1)
            let verdict = try await reader.read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
            #expect(verdict == "ok")
            try reader.close()
        }
        try await store.close()
    }
}
