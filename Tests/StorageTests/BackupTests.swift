import DualSign
import Foundation
import GRDB
import Settlement
import Storage
import Synchronization
import TengeLedger
import TestCluster
import Testing

/// Copies of a store in use, and stores put back from them.
@Suite struct BackupTests {
    private static let label = BackupLabel(gateway: "test", takenAt: "2026-11-20T06:00:00.000Z")

    /// Four payments settled, a checkpoint, and something beside the store.
    private func store(_ kind: StoreKind = .sqlite) async throws -> (StoreFile, SettlementSequencer) {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        for number in 1...4 {
            _ = try await store.submit(.admit(Sample.admission(number, creditor: number % 4)))
            _ = try await store.submit(.complete(Sample.completion(number)))
        }
        _ = try await HistoryTests.checkpoint(store)
        try FileManager.default.createDirectory(
            atPath: file.path + ".evidence", withIntermediateDirectories: true)
        for name in ["0a0b", "last-0c", "half.draft"] {
            try Data(name.utf8).write(to: URL(fileURLWithPath: file.path + ".evidence/" + name))
        }
        return (file, store)
    }

    private func backup(_ file: StoreFile, _ name: String = "backup") throws -> BackupManifest {
        try StoreBackup.make(of: file.location, beside: file.path, in: file.place(name), label: Self.label) { _ in }
    }

    private final class Load: Sendable {
        let isDone = Atomic(false)
        let written = Atomic(0)
        let steps = Atomic(0)
    }

    private static let believed = ExpectedCheckpoints(signers: HistoryTests.signers)

    /// Payments go on while the copy is made: every one is answered, and the copy is one state of those in between.
    @Test(arguments: StoreKind.available) func aCopyIsOneStateWhilePaymentsGoOn(kind: StoreKind) async throws {
        let (file, store) = try await store(kind)
        // Enough for several steps of the copy.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 10..<410 {
                group.addTask { _ = try await store.submit(.admit(Sample.admission(number, amount: 1))) }
            }
            try await group.waitForAll()
        }
        let before = try await store.books.journalHead()
        let load = Load()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                var number = 1_000
                while !load.isDone.load(ordering: .acquiring) {
                    let answer = try await store.submit(.admit(Sample.admission(number, amount: 1)))
                    guard case .held = answer else { throw Unexpected("not held: \(answer)") }
                    load.written.add(1, ordering: .relaxed)
                    number += 1
                }
            }
            let (location, path) = (file.location, file.path)
            let folder = file.place("busy")
            let manifest = try await offPool {
                defer { load.isDone.store(true, ordering: .releasing) }
                return try StoreBackup.make(of: location, beside: path, in: folder, label: Self.label) { _ in
                    load.steps.add(1, ordering: .relaxed)
                    // Until something was written meanwhile: nothing waits for the copy.
                    let seen = load.written.load(ordering: .relaxed)
                    while load.written.load(ordering: .relaxed) < seen + 2 { usleep(500) }
                }
            }
            try await group.waitForAll()
            #expect(
                load.steps.load(ordering: .relaxed) >= (kind == .sqlite ? 4 : 1)
                    && load.written.load(ordering: .relaxed) >= 4)
            let copied = try #require(manifest.journalHead)
            #expect(copied.sequence >= before.sequence)
            let after = try await store.books.journalHead()
            #expect(after.sequence > copied.sequence)
        }
        // Restored elsewhere it is whole, and its journal is how the other's begins.
        let elsewhere = try StoreFile(kind)
        let outcome = try StoreRestore.restore(
            from: file.place("busy"), to: elsewhere.location, beside: elsewhere.path,
            expecting: BackupExpectation(Self.believed))
        #expect(outcome.replaced == nil && outcome.backup.audit.isClean && outcome.backup.missing == 0)
        let head = outcome.backup.audit.head
        #expect(try file.hash(ofEntry: head.sequence) == head.hash.hexadecimal)
        #expect(try elsewhere.audit().isClean)
        #expect(FileManager.default.contents(atPath: elsewhere.path + ".evidence/0a0b") == Data("0a0b".utf8))
        #expect(!FileManager.default.fileExists(atPath: elsewhere.path + ".evidence/half.draft"))
        // It is a store like any other.
        let restored = try elsewhere.open()
        guard case .pending = try await restored.submit(.admit(Sample.admission(10, amount: 1))) else {
            throw Unexpected("a held payment is unknown to the restored store")
        }
        try await restored.close()
        try await store.close()
    }

    /// A blocking function, on a thread of its own.
    private func offPool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }

    @Test func nothingIsWrittenOver() async throws {
        let (file, store) = try await store()
        _ = try backup(file)
        #expect(throws: StorageFault.self) { try backup(file) }
        _ = try file.write([1], "taken")
        #expect(throws: StorageFault.self) { try backup(file, "taken") }
        try FileManager.default.createDirectory(atPath: file.place("half.draft"), withIntermediateDirectories: true)
        #expect(throws: StorageFault.self) { try backup(file, "half") }
        #expect(try StoreBackup.check(file.place("backup")).audit.isClean)
        try await store.close()
    }

    /// Any byte of any file of a backup.
    @Test func aTamperedBackupIsRefused() async throws {
        let (file, store) = try await store()
        try await store.close()
        let manifest = try backup(file)
        #expect(
            manifest.files.map(\.name) == [
                "store.sqlite", "store.sqlite.evidence/0a0b", "store.sqlite.evidence/last-0c",
            ])
        let folder = file.place("backup")
        let elsewhere = try StoreFile()
        for name in manifest.files.map(\.name) {
            let path = folder + "/" + name
            let good = try #require(FileManager.default.contents(atPath: path))
            for place in [0, good.count / 2, good.count - 1] {
                var bad = good
                bad[bad.startIndex + place] ^= 1
                try bad.write(to: URL(fileURLWithPath: path))
                #expect(throws: BackupDefect.fileDiffers(name)) { try StoreBackup.check(folder) }
                #expect(throws: BackupDefect.fileDiffers(name)) {
                    try StoreRestore.restore(from: folder, to: elsewhere.path)
                }
            }
            try FileManager.default.removeItem(atPath: path)
            #expect(throws: BackupDefect.fileMissing(name)) { try StoreBackup.check(folder) }
            try good.write(to: URL(fileURLWithPath: path))
        }
        #expect(!FileManager.default.fileExists(atPath: elsewhere.path))
        #expect(try StoreBackup.check(folder).audit.isClean)
    }

    /// Who alters the store and makes the manifest fit is found by the audit, and by what was noted elsewhere.
    @Test func aForgedBackupIsRefused() async throws {
        let (file, store) = try await store()
        let noted = try #require(try await HistoryTests.checkpoint(store))
        _ = try backup(file)
        let folder = file.place("backup")
        func forge(_ sql: String) throws {
            let queue = try DatabaseQueue(path: folder + "/store.sqlite")
            try queue.write { try $0.execute(sql: sql) }
            try queue.close()
            let path = folder + "/manifest.json"
            let old = try String(contentsOfFile: path, encoding: .utf8)
            let manifest = try JSONDecoder().decode(BackupManifest.self, from: Data(old.utf8))
            let digest = ContentDigest(
                of: [UInt8](try #require(FileManager.default.contents(atPath: folder + "/store.sqlite"))))
            let listed = try #require(manifest.files.first)
            try old.replacing(listed.sha256, with: digest.hexadecimal).write(
                toFile: path, atomically: true, encoding: .utf8)
        }
        try forge("UPDATE account SET posted = posted + 1 WHERE identifier = 'ISSUER'")
        #expect(throws: BackupDefect.self) { try StoreBackup.check(folder) }
        try forge("UPDATE account SET posted = posted - 1 WHERE identifier = 'ISSUER'")
        #expect(try StoreBackup.check(folder).audit.isClean)
        // Cut back as a whole, which the store alone does not tell.
        let other = ExpectedCheckpoints(noted: [
            Sample.make(
                Checkpoint(
                    origin: noted.origin, size: noted.size, root: ContentDigest(of: [1])))
        ])
        #expect(throws: BackupDefect.store(.notedCheckpointDiffers(size: noted.size))) {
            try StoreBackup.check(folder, expecting: BackupExpectation(other))
        }
        try await store.close()
    }

    @Test func aStaleBackupSaysWhatIsMissing() async throws {
        let (file, store) = try await store()
        let manifest = try backup(file)
        try await HistoryTests.grow(store, 0..<7)
        let noted = try #require(try await HistoryTests.checkpoint(store))
        try await store.close()
        let expected = ExpectedCheckpoints(signers: HistoryTests.signers, noted: [noted])
        let folder = file.place("backup")
        let stale = BackupDefect.entriesMissing(copy: manifest.entries, noted: noted.size)
        #expect(noted.size - manifest.entries == 7)
        #expect(stale.description.hasPrefix("7 entries are missing"))
        let elsewhere = try StoreFile()
        for accepted in [Int64(0), 6, 8] {
            #expect(throws: stale) {
                try StoreRestore.restore(
                    from: folder, to: elsewhere.path, expecting: BackupExpectation(expected, missing: accepted))
            }
        }
        #expect(!FileManager.default.fileExists(atPath: elsewhere.path))
        let outcome = try StoreRestore.restore(
            from: folder, to: elsewhere.path, expecting: BackupExpectation(expected, missing: 7))
        #expect(outcome.backup.missing == 7)
    }

    @Test func aStoreIsReplacedOnlyByOneThatHasAllOfIt() async throws {
        let (file, store) = try await store()
        _ = try backup(file, "early")
        try await HistoryTests.grow(store, 0..<3)
        let late = try backup(file, "late")
        #expect(throws: StoreRestore.Refusal.storeInUse) {
            try StoreRestore.restore(from: file.place("late"), to: file.path)
        }
        try await HistoryTests.grow(store, 3..<4)
        try await store.close()
        #expect(throws: StoreRestore.Refusal.storeAhead(entries: late.entries + 1, copy: late.entries)) {
            try StoreRestore.restore(from: file.place("late"), to: file.path)
        }
        // A store that is behind is replaced, and kept.
        let behind = try StoreFile()
        _ = try StoreRestore.restore(from: file.place("early"), to: behind.path)
        let early = try behind.audit().head
        let outcome = try StoreRestore.restore(from: file.place("late"), to: behind.path)
        #expect(try behind.audit().head == late.journalHead)
        let kept = try #require(outcome.replaced)
        #expect(try LedgerAudit.verify(path: kept).head == early)
        // A store of another history is not.
        let other = try StoreFile()
        let stranger = try await other.opened(5)
        try await stranger.close()
        #expect(throws: StoreRestore.Refusal.storeDiffers(entry: 7)) {
            try StoreRestore.restore(from: file.place("late"), to: other.path)
        }
        // Nor what cannot be read.
        let damaged = try StoreFile()
        try Data(repeating: 7, count: 9000).write(to: URL(fileURLWithPath: damaged.path))
        #expect(throws: StoreRestore.Refusal.self) {
            try StoreRestore.restore(from: file.place("late"), to: damaged.path)
        }
        #expect(FileManager.default.contents(atPath: damaged.path)?.count == 9000)
        #expect(!FileManager.default.fileExists(atPath: damaged.path + ".restoring"))
        let orphan = try StoreFile()
        try Data([1]).write(to: URL(fileURLWithPath: orphan.path + "-wal"))
        #expect(throws: StoreRestore.Refusal.logWithoutStore(orphan.path + "-wal")) {
            try StoreRestore.restore(from: file.place("late"), to: orphan.path)
        }
    }

    /// A backup is of a store, not of a kind of store.
    @Test(
        .enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"), arguments: StoreKind.allCases)
    func aBackupGoesIntoEitherStore(from kind: StoreKind) async throws {
        let (file, store) = try await store(kind)
        _ = try await store.submit(
            .acknowledge(partner: Sample.partner, mailboxSequence: 1, at: Sample.at(2000)))
        #expect(try await ArchiveTests.archive(store).files.count == 1)
        let head = try await store.books.journalHead()
        _ = try backup(file)
        try await store.close()
        let other = try StoreFile(kind == .sqlite ? .postgresql : .sqlite)
        let outcome = try StoreRestore.restore(from: file.place("backup"), to: other.location, beside: other.path)
        #expect(outcome.backup.audit.head == head)
        let report = try LedgerAudit.verify(other.location, archives: other.archives)
        #expect(report.isClean && report.head == head && report.archivedMessages == 1)
        // And back again, by a backup of that.
        let again = try other.open()
        guard case .held = try await again.submit(.admit(Sample.admission(50))) else { throw Unexpected("not held") }
        _ = try backup(other)
        try await again.close()
        let third = try StoreFile(kind)
        _ = try StoreRestore.restore(from: other.place("backup"), to: third.location, beside: third.path)
        #expect(try third.audit().isClean)
        #expect(try third.audit().head == other.audit().head)
    }

    @Test(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
    func aSchemaIsNeverWrittenOver() async throws {
        let (file, store) = try await store(.postgresql)
        _ = try backup(file)
        try await store.close()
        let folder = file.place("backup")
        #expect(throws: StoreRestore.Refusal.schemaExists(file.schema)) {
            try StoreRestore.restore(from: folder, to: file.location, beside: file.path)
        }
        let elsewhere = try StoreFile(.postgresql)
        let path = folder + "/store.sqlite"
        let good = try #require(FileManager.default.contents(atPath: path))
        var bad = good
        bad[bad.startIndex + good.count / 2] ^= 1
        try bad.write(to: URL(fileURLWithPath: path))
        #expect(throws: BackupDefect.fileDiffers("store.sqlite")) {
            try StoreRestore.restore(from: folder, to: elsewhere.location, beside: elsewhere.path)
        }
        #expect(throws: StorageFault.self) { try elsewhere.audit() }
        try good.write(to: URL(fileURLWithPath: path))
        // What a restore that was broken off left is removed by the next.
        try file.connection().run("CREATE SCHEMA \(elsewhere.schema)_restoring")
        try file.connection().run("CREATE TABLE \(elsewhere.schema)_restoring.journal (half TEXT)")
        _ = try StoreRestore.restore(from: folder, to: elsewhere.location, beside: elsewhere.path)
        #expect(try elsewhere.audit().head == file.audit().head)
    }

    @Test func whatLiesBesideIsNotReplaced() async throws {
        let (file, store) = try await store()
        try await store.close()
        _ = try backup(file)
        let elsewhere = try StoreFile()
        try FileManager.default.createDirectory(
            atPath: elsewhere.path + ".evidence", withIntermediateDirectories: true)
        func beside(_ name: String) -> String { elsewhere.path + ".evidence/" + name }
        // What a source gave last may be newer here.
        try Data([9]).write(to: URL(fileURLWithPath: beside("last-0c")))
        try Data([9]).write(to: URL(fileURLWithPath: beside("0a0b")))
        #expect(throws: StoreRestore.Refusal.fileDiffers(beside("0a0b"))) {
            try StoreRestore.restore(from: file.place("backup"), to: elsewhere.path)
        }
        try Data("0a0b".utf8).write(to: URL(fileURLWithPath: beside("0a0b")))
        _ = try StoreRestore.restore(from: file.place("backup"), to: elsewhere.path)
        #expect(FileManager.default.contents(atPath: beside("last-0c")) == Data([9]))
    }

    @Test func aManifestNamesNothingElsewhere() throws {
        let (folder, file) = (try StoreFile(), "manifest.json")
        for name in ["../a", "/a", "a//b", "a/../../b", ""] {
            let json = """
                {"format":"settlement-gateway/backup/1","gateway":"t","takenAt":"t","store":"sqlite","entries":0,
                 "head":"\(String(repeating: "0", count: 64))","files":[
                 {"name":"store.sqlite","bytes":0,"sha256":""},{"name":"\(name)","bytes":0,"sha256":""}]}
                """
            _ = try folder.write(Array(json.utf8), file)
            #expect(throws: BackupDefect.manifestUnreadable) {
                try StoreBackup.check((folder.place(file) as NSString).deletingLastPathComponent)
            }
        }
    }
}
