import Foundation
import GRDB
import ISO20022
import Settlement
import Storage
import TengeLedger
import Testing

/// Closed days leave their bytes to files, and everything is as it was.
@Suite struct ArchiveTests {
    static let dayMilliseconds: Int64 = 86_400_000
    /// The end of the samples' day, in UTC.
    static let endOfDay = Sample.at(18 * 3_600_000)

    static func day(_ instant: Instant) -> ISODate? {
        let number = instant.millisecondsSinceEpoch / dayMilliseconds - Sample.noon / dayMilliseconds
        return ISODate(year: 2026, month: 11, day: 20 + Int(number))
    }

    static func archive(
        _ store: SettlementSequencer, before end: Instant = endOfDay, messagesMax: Int = Archiver.messagesMax,
        pause: @escaping @Sendable () async -> Void = {}
    ) async throws -> Archiver.Outcome {
        try await Archiver(store, messagesMax: messagesMax, pause: pause)
            .run(before: end, day: day) { Sample.at(2 * dayMilliseconds) }
    }

    /// Settles payments and has their replies taken.
    private func settle(_ numbers: [Int], _ store: SettlementSequencer, at offset: Int64 = 1000) async throws {
        for number in numbers {
            _ = try await store.submit(.admit(Sample.admission(number, receivedAt: offset - 10)))
            guard case .settled(let reply) = try await store.submit(.complete(Sample.completion(number, at: offset)))
            else { throw Unexpected("not settled") }
            let taken = SequencedCommand.acknowledge(
                partner: Sample.partner, mailboxSequence: reply.mailboxSequence, at: Sample.at(offset))
            #expect(try await store.submit(taken) == .acknowledged)
        }
    }

    /// One of everything: taken and settled (1, 2), not taken (3), held (4), given back and taken (5), refused and
    /// taken (6), refused and not answered (7), and one of the next day (8).
    private func store(_ kind: StoreKind = .sqlite) async throws -> (StoreFile, SettlementSequencer) {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        try await settle([1, 2], store)
        for number in 3...5 { _ = try await store.submit(.admit(Sample.admission(number))) }
        _ = try await store.submit(.complete(Sample.completion(3)))
        guard
            case .aborted(let five) = try await store.submit(
                .abort(Sample.uetr(5), reason: .orderCancelled, at: Sample.at(2000))),
            case .refused(let six) = try await store.submit(.admit(Sample.refusal(6, authenticated: false))),
            case .refused = try await store.submit(.admit(Sample.refusal(7, authenticated: true)))
        else { throw Unexpected("not refused") }
        for refused in [five, six] {
            let command = SequencedCommand.recordReply(
                message: refused.sequence, bytes: Array("<RJCT \(refused.sequence)/>".utf8), at: Sample.at(3000))
            guard case .recorded(let reply) = try await store.submit(command) else { throw Unexpected("no reply") }
            _ = try await store.submit(
                .acknowledge(
                    partner: Sample.partner, mailboxSequence: reply.mailboxSequence, at: Sample.at(4000)))
        }
        try await settle([8], store, at: 20 * 3_600_000)
        return (file, store)
    }

    private func archives(_ file: StoreFile) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file.path + ".archive").sorted()
    }

    @Test(arguments: StoreKind.available)
    func aClosedDayGivesUpItsBytesAndNothingElse(_ kind: StoreKind) async throws {
        let (file, store) = try await store(kind)
        let account = Sample.settlement
        let period = (from: Sample.at(-6 * 3_600_000), to: Self.endOfDay)
        let before = try await store.books.statementSource(account: account, from: period.from, to: period.to)
        let story = try #require(try await store.books.payment(Sample.uetr(1)))
        let outcome = try await Self.archive(store)
        let archive = try #require(outcome.files.first)
        #expect(outcome.files.count == 1 && archive.messages == 4 && outcome.waitingReplies == 1)
        #expect(archive.day == Self.day(Sample.at(0)))
        #expect(try archives(file) == [archive.name])
        let folder = file.archives
        let report = try LedgerAudit.verify(file.location, archives: folder)
        #expect(report.firstBreak == nil && report.archives == 1 && report.archivedMessages == 4)
        // What is open, or of the next day, has its bytes.
        for (number, isWhole) in [(1, false), (2, false), (3, true), (4, true), (5, false), (7, true), (8, true)] {
            let story = try #require(try await store.books.payment(Sample.uetr(number)))
            #expect(story.raw.isEmpty != isWhole, "\(number)")
        }
        // Everything is told as before.
        #expect(
            try await store.books.statementSource(account: account, from: period.from, to: period.to) == before)
        let archived = try #require(try await store.books.payment(Sample.uetr(1)))
        #expect(archived.raw.isEmpty && archived.coSignedMessage == nil)
        let again = try await store.books.whole(archived)
        #expect(again.raw == story.raw && again.coSignedMessage == story.coSignedMessage)
        #expect(again.postings == story.postings && again.stateWord == story.stateWord)
        // A repeat is one, by bytes and by identifiers, before and after a restart.
        try await repeats(store, story)
        try await store.close()
        let restarted = try file.open()
        try await repeats(restarted, story)
        #expect(try await Self.archive(restarted).files.isEmpty)
        try await restarted.close()
        #expect(try file.audit().isClean)
    }

    private func repeats(_ store: SettlementSequencer, _ story: PaymentStory) async throws {
        guard case .replay(let reply) = try await store.submit(.admit(Sample.admission(1, receivedAt: 990))) else {
            throw Unexpected("a repeat of an archived message is not recognised")
        }
        #expect(reply.bytes.isEmpty && reply.archive != nil)
        #expect(try await store.books.whole(reply).bytes == Array("<ACSC 1/>".utf8))
        #expect(reply.digest == story.record.reply?.digest)
        let other = try await store.submit(.admit(Sample.admission(1, variant: "other", identifier: "ELSE")))
        guard case .replay = other else {
            guard case .refused(let refused) = other else { throw Unexpected("\(other)") }
            #expect(refused.refusal.reason == .duplication)
            return
        }
    }

    @Test(arguments: StoreKind.available)
    func anArchiveThatIsAwayOrAlteredIsNamed(_ kind: StoreKind) async throws {
        let (file, store) = try await store(kind)
        let archive = try #require(try await Self.archive(store).files.first)
        let folder = file.archives
        let path = folder.path + "/" + archive.name
        let story = try #require(try await store.books.payment(Sample.uetr(1)))
        let good = try #require(FileManager.default.contents(atPath: path))
        for place in stride(from: 0, to: good.count, by: kind == .sqlite ? 1 : 31) {
            var bad = good
            bad[bad.startIndex + place] ^= 1
            try bad.write(to: URL(fileURLWithPath: path))
            #expect(
                try LedgerAudit.verify(file.location, archives: folder).firstBreak == .archiveDiffers(archive.name))
            guard place % 31 == 0 else { continue }
            // Never other bytes: those that were, or none.
            if let whole = try? await store.books.whole(story) {
                #expect(whole.record.digest == ContentDigest(of: whole.raw))
            }
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(try file.audit().isClean, "the store is whole without its archives")
        #expect(
            try LedgerAudit.verify(file.location, archives: folder).firstBreak == .archiveMissing(archive.name))
        let fault = await #expect(throws: StorageFault.self) { try await store.books.whole(story) }
        #expect(fault?.kind == .archiveAway)
        #expect(try await store.books.archiveFiles().map(\.isAtHand) == [false])
        try good.write(to: URL(fileURLWithPath: path))
        #expect(try await store.books.whole(story).raw.isEmpty == false)
        try await store.close()
    }

    /// The files as they are at every step: whoever goes on from there comes to the same end.
    @Test func anArchivingThatWasBrokenOffIsFinished() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        try await settle(Array(1...100), store)
        let before = try file.crashed()
        let copies = Copies()
        let outcome = try await Self.archive(store, messagesMax: 60) {
            // Between two commits, as a crash would find it.
            copies.add(Result { try file.crashed() })
        }
        #expect(outcome.files.map(\.messages) == [60, 40])
        let head = try await store.books.journalHead()
        try await store.close()
        var states = try copies.all()
        #expect(states.count == 4)
        // Killed before the first record: a file that no row names.
        states.insert(before, at: 0)
        for state in states {
            try FileManager.default.copyItem(atPath: file.path + ".archive", toPath: state.path + ".archive")
            try Data([1]).write(to: URL(fileURLWithPath: state.path + ".archive/writing-1.draft"))
            #expect(try state.audit().isClean)
            let again = try state.open()
            _ = try await Self.archive(again, messagesMax: 60)
            #expect(try await again.books.journalHead() == head)
            try await again.close()
            let report = try LedgerAudit.verify(
                path: state.path, archives: ArchiveFolder(besideStore: state.path))
            #expect(report.isClean && report.archivedMessages == 100)
        }
    }

    /// As the command does it: by a second writer on the store, while payments go on at the first.
    @Test(arguments: StoreKind.available) func paymentsGoOnMeanwhile(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        try await settle(Array(1...80), store)
        let archivist = try file.open()
        let isDone = Done()
        let outcome = try await withThrowingTaskGroup(of: Archiver.Outcome?.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var number = 1_000 + worker
                    while !isDone.value || number < 1_020 {
                        let admitted = try await store.submit(.admit(Sample.admission(number)))
                        guard case .held = admitted else { throw Unexpected("\(number) is not held: \(admitted)") }
                        let settled = try await store.submit(.complete(Sample.completion(number)))
                        guard case .settled = settled else { throw Unexpected("\(number) is not settled: \(settled)") }
                        // What is being archived is repeated meanwhile.
                        let again = try await store.submit(.admit(Sample.admission(number % 80 + 1, receivedAt: 990)))
                        guard case .replay(let reply) = again else { throw Unexpected("not a repeat: \(again)") }
                        #expect(try await store.books.whole(reply).bytes == Array("<ACSC \(number % 80 + 1)/>".utf8))
                        number += 4
                    }
                    return nil
                }
            }
            group.addTask {
                defer { isDone.set() }
                return try await Self.archive(archivist, messagesMax: 30) {
                    try? await Task.sleep(for: .milliseconds(5))
                }
            }
            return try await group.reduce(nil) { $1 ?? $0 }
        }
        #expect(outcome?.files.map(\.messages) == [30, 30, 20])
        try await archivist.close()
        try await store.close()
        let report = try LedgerAudit.verify(file.location, archives: file.archives)
        #expect(report.isClean && report.archivedMessages == 80)
    }

    private final class Done: @unchecked Sendable {
        private let lock = NSLock()
        private var isDone = false

        var value: Bool { lock.withLock { isDone } }
        func set() { lock.withLock { isDone = true } }
    }

    private final class Copies: @unchecked Sendable {
        private let lock = NSLock()
        private var copies: [Result<StoreFile, any Error>] = []

        func add(_ copy: Result<StoreFile, any Error>) { lock.withLock { copies.append(copy) } }
        func all() throws -> [StoreFile] { try lock.withLock { try copies.map { try $0.get() } } }
    }

    /// Damage is not carried into an archive.
    @Test func bytesThatAreNotThoseOfTheJournalStay() async throws {
        let byte = "= CAST(substr(%, 1, 3) || x'FF' || substr(%, 5) AS BLOB)"
        for (table, column) in [("message", "raw"), ("co_signature", "signed"), ("reply", "bytes")] {
            let (file, store) = try await store()
            try await store.close()
            let change = byte.replacingOccurrences(of: "%", with: column)
            try file.tamper(
                "UPDATE \(table) SET \(column) \(change) WHERE message = 1".replacing(
                    table == "message" ? "WHERE message" : "none", with: "WHERE sequence"))
            let again = try file.open()
            let fault = await #expect(throws: StorageFault.self) { try await Self.archive(again) }
            #expect(fault?.kind == .damagedRow)
            #expect(try await again.books.archiveFiles().isEmpty)
            #expect(try archives(file).isEmpty)
            try await again.close()
        }
    }

    @Test(arguments: StoreKind.available)
    func whatIsNotClosedIsNotGivenUp(_ kind: StoreKind) async throws {
        let (file, store) = try await store(kind)
        let archive = try #require(try await Self.archive(store).files.first)
        let head = try await store.books.journalHead()
        // Not taken, held, refused and not answered, unknown; settled without its co-signature, in another archive.
        for message in [3, 4, 7, 99] as [Int64] {
            let command = SequencedCommand.giveUp(
                [ArchivedMessage(message: message, coSigned: nil)], archive: archive.number, at: Sample.at(0))
            #expect(try await store.submit(command) == .rejected(.messageNotClosed))
        }
        for (message, number) in [(8, archive.number), (1, archive.number + 1)] as [(Int64, Int64)] {
            let command = SequencedCommand.giveUp(
                [ArchivedMessage(message: message, coSigned: nil)], archive: number, at: Sample.at(0))
            #expect(try await store.submit(command) == .rejected(.messageNotClosed))
        }
        let same = SequencedCommand.giveUp(
            [ArchivedMessage(message: 1, coSigned: nil)], archive: archive.number, at: Sample.at(0))
        #expect(try await store.submit(same) == .archived(archive.number))
        #expect(try await store.books.journalHead() == head)
        try await store.close()
        #expect(try file.audit().isClean)
    }

    /// Pages that were given up are used again, though every number is larger than those before.
    @Test func spaceIsUsedAgain() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        // As large as messages are.
        let variant = String(repeating: "5 KB ", count: 1000)
        func settle(_ numbers: Range<Int>, at offset: Int64) async throws {
            for number in numbers {
                _ = try await store.submit(
                    .admit(Sample.admission(number, variant: variant, receivedAt: offset - 10)))
                guard
                    case .settled(let reply) = try await store.submit(.complete(Sample.completion(number, at: offset)))
                else { throw Unexpected("not settled") }
                _ = try await store.submit(
                    .acknowledge(
                        partner: Sample.partner, mailboxSequence: reply.mailboxSequence, at: Sample.at(offset)))
            }
        }
        let pages = { [path = file.path] (name: String) in
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            return try queue.read { try Int.fetchOne($0, sql: "PRAGMA \(name)") ?? 0 }
        }
        try await settle(0..<200, at: 1000)
        let full = try pages("page_count")
        #expect(try await Self.archive(store).files.map(\.messages) == [200])
        let free = try pages("freelist_count")
        // A message was a page of its own.
        #expect(free > 150)
        try await settle(200..<300, at: 20 * 3_600_000)
        #expect(try pages("freelist_count") < free - 100)
        #expect(try pages("page_count") < full + 50)
        try await store.close()
        #expect(try file.audit().isClean)
    }

    @Test func aBackupHasTheArchives() async throws {
        let (file, store) = try await store()
        let archive = try #require(try await Self.archive(store).files.first)
        let label = BackupLabel(gateway: "test", takenAt: "now")
        let folder = file.place("backup")
        let manifest = try StoreBackup.make(of: file.location, beside: file.path, in: folder, label: label) { _ in }
        #expect(manifest.files.contains { $0.name == "store.sqlite.archive/\(archive.name)" })
        try await store.close()
        let elsewhere = try StoreFile()
        _ = try StoreRestore.restore(from: folder, to: elsewhere.path)
        let report = try LedgerAudit.verify(
            path: elsewhere.path, archives: ArchiveFolder(besideStore: elsewhere.path))
        #expect(report.isClean && report.archivedMessages == 4)
    }
}
