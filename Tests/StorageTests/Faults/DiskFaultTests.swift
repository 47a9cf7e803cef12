import FaultFiles
import GRDB
import Settlement
import Storage
import Synchronization
import TengeLedger
import Testing

/// A disk that stops doing what it should, and does it again later: nobody restarts anything.
@Suite struct DiskFaultTests {
    enum Fault: String, CaseIterable {
        case full, readOnly, write, sync, read, garbled

        var kind: FaultKind {
            switch self {
            case .full: FaultKindFull
            case .readOnly: FaultKindReadOnly
            case .write: FaultKindWrite
            case .sync: FaultKindSync
            case .read: FaultKindRead
            case .garbled: FaultKindGarbled
            }
        }
    }

    /// What the sequencer tells of its standstills, in order.
    private final class Told: Sendable {
        let faults = Mutex<[StorageFault?]>([])
    }

    private static let heldBefore = 1...40
    private static let sentDuring = 41...60

    /// A store with payments held, nothing of which is in memory.
    private func cold(_ disk: FaultyStore, _ told: Told) async throws -> SettlementSequencer {
        let store = try await disk.file.opened()
        for number in Self.heldBefore { _ = try await store.submit(.admit(Sample.admission(number))) }
        try await store.close()
        return try SettlementSequencer(
            path: disk.file.path, onStandstill: { fault in told.faults.withLock { $0.append(fault) } })
    }

    /// Sends until the store answers; how often it said that it cannot.
    private func untilServed(
        _ command: SequencedCommand, _ store: SettlementSequencer
    ) async throws -> (answer: SequencedAnswer, refusals: Int) {
        for refusals in 0..<500 {
            do throws(StorageFault) {
                return (try await store.submit(command), refusals)
            } catch {
                guard error.kind == .unavailable else { throw error }
                try await Task.sleep(for: .milliseconds(10))
            }
        }
        throw Unexpected("never served")
    }

    @Test(arguments: Fault.allCases) func refusesKeepsAndRecovers(fault: Fault) async throws {
        let disk = try FaultyStore(seed: 11)
        let told = Told()
        let store = try await cold(disk, told)
        disk.begin(fault.kind)
        // New work and open work alike: what is not answered is refused by name.
        let kinds = await withTaskGroup(of: StorageFault.Kind?.self) { group in
            for number in Self.sentDuring {
                group.addTask { await kind(of: .admit(Sample.admission(number)), store) }
            }
            for number in Self.heldBefore.prefix(10) {
                group.addTask { await kind(of: .complete(Sample.completion(number)), store) }
            }
            return await group.reduce(into: [StorageFault.Kind?]()) { $0.append($1) }
        }
        #expect(kinds.allSatisfy { $0 == .unavailable }, "\(kinds)")
        #expect(store.standstill?.kind == .unavailable)
        #expect(disk.strikes(fault.kind) > 0)
        for _ in 0..<5 {
            #expect(await kind(of: .admit(Sample.admission(99)), store) == .unavailable)
            try await Task.sleep(for: .milliseconds(60))
        }
        if fault == .full || fault == .readOnly || fault == .write {
            // What is there can be read.
            #expect(try await store.books.account(Sample.settlement)?.heldMinorUnits == 4_000)
        }
        disk.end(fault.kind)
        // By itself, and at once a whole store again.
        for number in Self.heldBefore {
            let (answer, _) = try await untilServed(.complete(Sample.completion(number)), store)
            guard case .settled = answer else { throw Unexpected("\(number): \(answer)") }
        }
        for number in Self.sentDuring {
            switch try await untilServed(.admit(Sample.admission(number)), store).answer {
            case .held, .pending: break
            case let answer: Issue.record("\(number): \(answer)")
            }
        }
        #expect(store.standstill == nil)
        let history = told.faults.withLock { $0 }
        #expect(history.first.map { $0?.kind == .unavailable } == true && history.last == .some(nil), "\(history)")
        let account = try await store.books.account(Sample.settlement)
        #expect(account?.postedMinorUnits == 1_000_000 - 4_000 && account?.heldMinorUnits == 2_000)
        try await store.close()
        #expect(try disk.file.audit().firstBreak == nil)
    }

    private func kind(of command: SequencedCommand, _ store: SettlementSequencer) async -> StorageFault.Kind? {
        do throws(StorageFault) {
            _ = try await store.submit(command)
            return nil
        } catch {
            return error.kind
        }
    }

    /// A full disk takes nothing of a batch, so nothing of it has happened.
    @Test func whatAFullDiskRefusedHasNotHappened() async throws {
        let disk = try FaultyStore(seed: 12)
        let store = try await cold(disk, Told())
        disk.begin(FaultKindFull)
        #expect(await kind(of: .admit(Sample.admission(50)), store) == .unavailable)
        #expect(try await store.books.payment(Sample.uetr(50)) == nil)
        disk.end(FaultKindFull)
        guard case .held = try await untilServed(.admit(Sample.admission(50)), store).answer else {
            throw Unexpected("not held")
        }
        try await store.close()
    }

    /// The one commit whose sync failed may have happened or not: the same command tells, and money moves once. A
    /// start after it finds in the log what the disk has not got, and must build nothing on it.
    @Test(arguments: UInt64(0)..<40, [false, true])
    func aFailedSyncIsNotTrusted(seed: UInt64, restarts: Bool) async throws {
        let disk = try FaultyStore(seed: seed)
        var store = try await cold(disk, Told())
        disk.begin(FaultKindSync, count: 1)
        #expect(await kind(of: .complete(Sample.completion(1)), store) == .unavailable)
        if seed.isMultiple(of: 4) { _ = disk.evict() }
        if restarts {
            try await store.close()
            store = try disk.file.open()
        }
        // Answered after the fault, on a log that the disk has not got.
        guard case .settled(let first) = try await untilServed(.complete(Sample.completion(2)), store).answer else {
            throw Unexpected("not settled")
        }
        disk.cutPower()
        try? await store.close()
        _ = try disk.powerOn()
        store = try disk.file.open()
        guard case .replay(let again) = try await store.submit(.admit(Sample.admission(2))) else {
            throw Unexpected("what was answered after the failed sync is lost")
        }
        #expect(first == again)
        _ = try await store.submit(.complete(Sample.completion(1)))
        #expect(try await store.books.account(Sample.settlement)?.postedMinorUnits == 1_000_000 - 200)
        try await store.close()
        #expect(try disk.file.audit().firstBreak == nil)
    }

    /// A page that is wrong on the disk stops all work, and none when it is right again.
    @Test func aDamagedPageStopsTheStore() async throws {
        let disk = try FaultyStore(seed: 13)
        let store = try await cold(disk, Told())
        // Every page but the first: which one is read next is the library's business.
        func flipAll() { for page in Int64(1)...80 { _ = disk.flip(at: page * 4096, count: 4) } }
        flipAll()
        #expect(await kind(of: .complete(Sample.completion(1)), store) == .unavailable)
        #expect(store.standstill?.code == 11)
        try await Task.sleep(for: .milliseconds(100))
        #expect(await kind(of: .expireDue(at: Sample.at(0), limit: 1), store) == .unavailable)
        flipAll()
        guard case .settled = try await untilServed(.complete(Sample.completion(1)), store).answer else {
            throw Unexpected("not settled")
        }
        try await store.close()
        #expect(try disk.file.audit().firstBreak == nil)
    }

    /// A row that was read wrongly stops its payment, and no longer than it is read wrongly: memory is not believed.
    @Test func aRowThatReadsAgainIsFoundAgain() async throws {
        let disk = try FaultyStore(seed: 14)
        // The second start moves the log into the file.
        try await cold(disk, Told()).close()
        let places = try disk.file.places(of: Array("KZT\u{2}SETTLEMENT-XA".utf8))
        #expect(!places.isEmpty)
        let store = try disk.file.open()
        func flipAll() { for place in places { #expect(disk.flip(at: place, count: 3)) } }
        flipAll()
        #expect(await kind(of: .complete(Sample.completion(1)), store) == .damagedRow)
        // Nothing here writes to the page: that would make the damage one of the file.
        #expect(await kind(of: PowerCutRun.issue(1), store) == nil, "other work goes on")
        flipAll()
        var isSettled = false
        for number in 100..<200 where !isSettled {
            isSettled = await kind(of: .complete(Sample.completion(1)), store) == nil
            _ = try await store.submit(PowerCutRun.issue(number))
        }
        #expect(isSettled)
        try await store.close()
        #expect(try disk.file.audit().firstBreak == nil)
    }

    /// Who reads the file for long keeps the store from moving its log, and so from recovering; no longer than that.
    @Test func aLongReadHoldsRecoveryUp() async throws {
        let disk = try FaultyStore(seed: 16)
        let store = try await cold(disk, Told())
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: disk.file.path, configuration: configuration)
        try await reader.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN; SELECT count(*) FROM journal")
        }
        _ = try await untilServed(.complete(Sample.completion(1)), store)
        disk.begin(FaultKindSync, count: 1)
        #expect(await kind(of: .complete(Sample.completion(2)), store) == .unavailable)
        try await Task.sleep(for: .milliseconds(100))
        #expect(await kind(of: .complete(Sample.completion(2)), store) == .unavailable)
        #expect(store.standstill?.code == ResultCode.SQLITE_BUSY.rawValue)
        try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        try reader.close()
        guard case .settled = try await untilServed(.complete(Sample.completion(2)), store).answer else {
            throw Unexpected("not settled")
        }
        try await store.close()
        #expect(try disk.file.audit().firstBreak == nil)
    }

    /// After a fault, a file without what was answered is not served, until it has it again.
    @Test func aFileWithoutWhatWasAnsweredIsNotServed() async throws {
        let disk = try FaultyStore(seed: 15)
        let store = try await cold(disk, Told())
        _ = try await untilServed(.complete(Sample.completion(1)), store)
        disk.begin(FaultKindWrite, count: 1)
        #expect(await kind(of: .complete(Sample.completion(2)), store) == .unavailable)
        try disk.file.tamper(
            """
            CREATE TABLE aside AS SELECT * FROM journal ORDER BY sequence DESC LIMIT 1;
            DELETE FROM journal WHERE sequence = (SELECT sequence FROM aside)
            """)
        for _ in 0..<3 {
            try await Task.sleep(for: .milliseconds(200))
            #expect(await kind(of: .complete(Sample.completion(2)), store) == .unavailable)
        }
        #expect(store.standstill?.reason.contains("was answered and is not in the file") == true)
        try disk.file.tamper("INSERT INTO journal SELECT * FROM aside; DROP TABLE aside")
        guard case .settled = try await untilServed(.complete(Sample.completion(2)), store).answer else {
            throw Unexpected("not settled")
        }
        try await store.close()
        #expect(try disk.file.audit().firstBreak == nil)
    }

    /// A damaged file is refused at the start, or named by the audit, or damaged where nothing is.
    @Test(arguments: UInt64(0)..<40) func aPageDamagedBeforeTheStartIsNamed(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let disk = try FaultyStore(seed: seed)
        let store = try await cold(disk, Told())
        let before = try await store.books.accounts()
        try await store.close()
        let pages = max(1, (try disk.file.size()) / 4096)
        let page = seed < 8 ? Int64(seed) : Int64.random(in: 0..<pages, using: &random)
        #expect(disk.flip(at: page * 4096 + Int64.random(in: 0..<4000, using: &random), count: 64))
        do {
            let store = try disk.file.open()
            let isFound = (try? disk.file.audit().firstBreak == nil) != true
            if !isFound { #expect(try await store.books.accounts() == before, "page \(page)") }
            try? await store.close()
        } catch let fault as StorageFault {
            #expect([.unavailable, .damagedRow, .database, .unusableFile].contains(fault.kind), "\(fault)")
        }
    }
}
