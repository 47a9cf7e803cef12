import Foundation
import Settlement
import Storage
import TestCluster
import Testing

/// A base backup and the archived log, put back by the script that the manual names.
@Suite(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
struct RecoveryToAMomentTests {
    private static let script: String = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("docs/recover-postgresql.sh").path
    }()

    @Test func theStoreIsAsItWasAtTheMoment() async throws {
        let cluster = try ArchivedCluster()
        let store = try SettlementSequencer(cluster.location())
        for command in Sample.opening(1_000_000) { _ = try await store.submit(command) }
        try cluster.backUp()
        for number in 1...20 {
            _ = try await store.submit(.admit(Sample.admission(number)))
            _ = try await store.submit(.complete(Sample.completion(number)))
        }
        let noted = try #require(try await HistoryTests.checkpoint(store))
        let head = try await store.books.journalHead()
        try await Task.sleep(for: .milliseconds(50))
        let time = try cluster.time()
        try await Task.sleep(for: .milliseconds(50))
        for number in 21...30 { _ = try await store.submit(.admit(Sample.admission(number))) }
        let later = try #require(try await HistoryTests.checkpoint(store))
        try await store.close()
        try cluster.recover(by: String(contentsOfFile: Self.script, encoding: .utf8), to: time)
        let location = try cluster.location(recovered: true)
        let report = try LedgerAudit.verify(
            location, expecting: ExpectedCheckpoints(signers: HistoryTests.signers, noted: [noted]))
        #expect(report.firstBreak == nil && report.head == head)
        // Against a later note it is found to lack what came after.
        let short = try LedgerAudit.verify(location, expecting: ExpectedCheckpoints(noted: [later]))
        #expect(short.firstBreak == .cutBack(entries: head.sequence, checkpoint: later.size))
        let recovered = try SettlementSequencer(location)
        guard case .replay = try await recovered.submit(.admit(Sample.admission(20))) else {
            throw Unexpected("what was settled is unknown after the recovery")
        }
        try await recovered.close()
    }
}
