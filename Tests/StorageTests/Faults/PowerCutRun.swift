import FaultFiles
import Foundation
import GRDB
import Settlement
import Storage
import TengeLedger

/// The lives of one store whose power is cut again and again; one sequencer writes to it, or several do.
struct PowerCutRun {
    /// What is done to the store before the load, to show that the run finds it.
    enum Defect: CaseIterable {
        case none
        /// `PRAGMA synchronous = OFF`: SQLite asks for no sync.
        case synchronousOff
        /// `PRAGMA synchronous = NORMAL`: SQLite syncs when it moves the log into the file, not at a commit.
        case synchronousNormal
        /// A disk that says that it has synced.
        case lyingDisk
        /// `PRAGMA cache_spill = ON`: SQLite writes pages to the log before the commit, and the joined log keeps
        /// those of a transaction that was given up. Only another writer suffers from it.
        case spilling
    }

    static let openingMinorUnits: Int64 = 100_000_000
    static let callersCount = 12

    let record: PowerCutRecord
    private let disk: FaultyStore
    private let writersCount: Int
    private let defect: Defect
    private var random: SeededRandom
    private(set) var losses = FaultLosses()
    private(set) var cutsWhileOpening = 0
    private var opened = false

    init(seed: UInt64, defect: Defect = .none, writersCount: Int = 1) throws {
        random = SeededRandom(seed: seed)
        self.writersCount = writersCount
        record = PowerCutRecord(hasLongMessages: writersCount > 1)
        disk = try FaultyStore(seed: random.next())
        self.defect = defect
    }

    /// An operator's command of its own key.
    static func issue(_ number: Int) -> SequencedCommand {
        .ledger(
            LedgerRequest(
                key: Sample.key("cut/\(number)"),
                command: .issue(
                    issuer: Sample.issuer, to: Sample.settlement, money: Money(minorUnits: 7, currency: Sample.kzt)),
                at: Sample.at(0)))
    }

    /// One life: open, look at what the one before left, take load, lose the power at any operation.
    mutating func live() async {
        do {
            if !opened { try await cutWhileOpening() }
            var stores: [SettlementSequencer] = []
            do {
                for _ in 0..<writersCount { stores.append(try disk.file.open()) }
                try await prepare(stores)
                let examiner = writersCount == 1 ? 0 : Int.random(in: stores.indices, using: &random)
                try await PowerCutExamination(store: stores[examiner], file: disk.file, record: record).run()
                if writersCount > 1 { try disk.file.giveUp(oneIn: 10) }
                // Small or large: within the first commit, or many commits and moves of the log later.
                let bits = UInt64.random(in: 2...11, using: &random)
                disk.cutPower(after: Int64.random(in: 1...(1 << bits), using: &random))
                beginFault()
                await load(stores)
                for kind in Self.faults { disk.end(kind) }
            } catch {
                await record.breach("\(error)")
            }
            if !disk.isCut { disk.cutPower() }
            await end(stores)
            try powerOn()
        } catch {
            await record.breach("\(error)")
        }
    }

    /// Accounts and money, on the disk for good: a defect has only payments to lose.
    mutating func open() async {
        do {
            let store = try disk.file.open()
            for command in Sample.opening(Self.openingMinorUnits) { _ = try await store.submit(command) }
            try await store.close()
            opened = true
        } catch {
            await record.breach("the opening: \(error)")
        }
    }

    /// The last look, at a store that nobody cuts.
    func last() async {
        do {
            let store = try disk.file.open()
            if writersCount > 1 { try disk.file.giveUpNothing() }
            try await PowerCutExamination(store: store, file: disk.file, record: record).run()
            try await store.close()
        } catch {
            await record.breach("the last look: \(error)")
        }
    }

    /// The making of the tables is cut too.
    private mutating func cutWhileOpening() async throws {
        disk.cutPower(after: Int64.random(in: 1...60, using: &random))
        if let store = try? disk.file.open() { await end([store]) }
        if disk.isCut { cutsWhileOpening += 1 }
        try powerOn()
    }

    private mutating func prepare(_ stores: [SettlementSequencer]) async throws {
        // The log is moved into the file more often than in service, so that cuts meet it.
        let pages = (writersCount == 1 ? [30, 200, 2000] : [8, 30, 2000]).randomElement(using: &random) ?? 30
        for store in stores {
            switch defect {
            case .none: break
            case .synchronousOff: _ = try store.writerPragma("synchronous = OFF")
            case .synchronousNormal: _ = try store.writerPragma("synchronous = NORMAL")
            case .lyingDisk: disk.begin(FaultKindLyingSync)
            case .spilling: _ = try store.writerPragma("cache_spill = ON")
            }
            _ = try store.writerPragma("wal_autocheckpoint = \(pages)")
            if writersCount > 1 { _ = try store.writerPragma("cache_size = \(LongMessages.cachePages)") }
        }
        if writersCount > 1 { try disk.file.giveUpNothing() }
        for command in Sample.opening(Self.openingMinorUnits) {
            let answer = try await stores[0].submit(command)
            guard answer == .ledger(.done, isRepeat: opened) else {
                throw Unexpected("the opening was answered \(answer)")
            }
        }
        opened = true
    }

    private static let faults = [FaultKindSync, FaultKindSync, FaultKindWrite, FaultKindFull]
    /// A full disk leaves each writer its connection.
    private static let faultsOfSeveral = [FaultKindSync, FaultKindWrite, FaultKindFull, FaultKindFull]

    /// Every other life meets a fault that passes, before the power goes.
    private mutating func beginFault() {
        let faults = writersCount == 1 ? Self.faults : Self.faultsOfSeveral
        guard Bool.random(using: &random), let kind = faults.randomElement(using: &random) else { return }
        disk.begin(
            kind, after: Int64.random(in: 0...60, using: &random), count: Int64.random(in: 1...4, using: &random))
    }

    private mutating func load(_ stores: [SettlementSequencer]) async {
        let disk = disk
        // A store that stands still for good never meets the cut that is planned.
        let deadline = ContinuousClock.now + .seconds(5)
        let loads = (0..<Self.callersCount).map { _ in
            PowerCutLoad(
                stores: stores, disk: disk, isOver: { disk.isCut || ContinuousClock.now > deadline }, record: record,
                random: SeededRandom(seed: random.next()))
        }
        await withTaskGroup(of: Void.self) { group in
            for var load in loads { group.addTask { await load.run() } }
        }
    }

    /// The end of the process: nothing it still does reaches the disk.
    private func end(_ stores: [SettlementSequencer]) async {
        // Closing fails, for there is no disk.
        for store in stores { try? await store.close() }
    }

    private mutating func powerOn() throws {
        let lost = try disk.powerOn()
        losses.sectorsLost += lost.sectorsLost
        losses.namesLost += lost.namesLost
    }
}

/// A look at a store that has just come up: all that was answered is there, once, and is answered the same.
struct PowerCutExamination: Sendable {
    /// Fewer than the sequencer lets wait, which after a long run without answers is fewer than there are payments.
    private static let atOnceMax = 1_000

    let store: SettlementSequencer
    let file: StoreFile
    let record: PowerCutRecord

    func run() async throws {
        let report = try file.audit()
        if let found = report.firstBreak { await record.breach("audit: \(found)") }
        try await checkPages()
        await withTaskGroup(of: Void.self) { group in
            for (place, (number, known)) in await record.payments.enumerated() {
                if place >= Self.atOnceMax { await group.next() }
                group.addTask {
                    do {
                        try await examine(number, known)
                    } catch {
                        await record.breach("\(number): \(error)")
                    }
                }
            }
        }
        for (number, isAnswered) in await record.issues {
            guard case .ledger(.done, let isRepeat, _) = try await store.submit(PowerCutRun.issue(number)) else {
                await record.breach("issue \(number) was refused")
                continue
            }
            if isAnswered && !isRepeat { await record.breach("issue \(number) was answered and is lost") }
            await record.issue(number, isAnswered: true)
        }
        try await checkMailbox()
        try await checkBalances()
    }

    /// The same message again: the first answer, or one that goes on from it.
    private func examine(_ number: Int, _ known: PowerCutRecord.Known) async throws {
        let answer = try await store.submit(record.admission(number))
        switch (known, answer) {
        case (.sent, .held(let held)), (.sent, .pending(let held)): await record.now(number, .held(held))
        case (.held(let first), .pending(let held)) where first == held: break
        case (.completing(let first), .pending(let held)) where first == held: try await finish(number)
        case (.completing, .replay(let reply)): await record.now(number, .settled(reply))
        case (.aborting(let first), .pending(let held)) where first == held: break
        case (.aborting, .refused(let refused)): await record.now(number, .aborted(refused))
        case (.aborted(let first), .refused(let refused)) where first == refused: break
        case (.aborted, .replay(let reply)): await record.now(number, .reported(reply))
        case (.settled(let first), .replay(let reply)), (.reported(let first), .replay(let reply)):
            if !isSame(first, reply) { await record.breach("\(number): another reply than the first") }
        default: await record.breach("\(number): known as \(known), now \(answer)")
        }
    }

    private func finish(_ number: Int) async throws {
        let answer = try await store.submit(record.completion(number))
        guard case .settled(let reply) = answer else { return await record.breach("\(number): \(answer)") }
        await record.now(number, .settled(reply))
    }

    private func isSame(_ first: StoredReply, _ second: StoredReply) -> Bool {
        first.mailboxSequence == second.mailboxSequence && first.bytes == second.bytes
    }

    /// What the audit does not read: pages of indexes, and free ones.
    private func checkPages() async throws {
        let queue = try DatabaseQueue(path: file.path)
        let verdict = try await queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        if verdict != "ok" { await record.breach("pages: \(verdict ?? "no verdict")") }
        try queue.close()
    }

    private func checkMailbox() async throws {
        let waiting = try await store.books.mailbox(partner: Sample.partner, after: 0, limit: 1_000_000)
        let acknowledged = await record.acknowledged
        for reply in waiting where acknowledged.contains(reply.mailboxSequence) {
            await record.breach("reply \(reply.mailboxSequence) is back in the mailbox")
        }
    }

    /// What moved is what settled, once.
    private func checkBalances() async throws {
        let account = try await store.books.account(Sample.settlement)
        let (settled, held) = await record.counts
        let issued = Int64(await record.issues.count) * 7
        let expected = PowerCutRun.openingMinorUnits + issued - settled * 100
        if account?.postedMinorUnits != expected {
            await record.breach("\(account?.postedMinorUnits ?? -1) posted, expected \(expected)")
        }
        if account?.heldMinorUnits != held * 100 {
            await record.breach("\(account?.heldMinorUnits ?? -1) held, expected \(held * 100)")
        }
    }
}
