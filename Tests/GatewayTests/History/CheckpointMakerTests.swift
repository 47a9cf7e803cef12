import DualSign
import Foundation
import Logging
import Settlement
import Storage
import Synchronization
import TengeLedger
import Testing

@testable import Gateway

/// When checkpoints are made, and what happens when they cannot be.
@Suite struct CheckpointMakerTests {
    private static func settings(entries: Int, seconds: Int) -> GatewayConfiguration.Checkpoints {
        GatewayConfiguration.Checkpoints(
            origin: "settlement-gateway/TEST", entriesMax: entries, seconds: seconds, formerCertificates: [])
    }

    @Test func isDueByEntriesOrByTime() throws {
        var schedule = CheckpointSchedule(Self.settings(entries: 100, seconds: 60), startingAt: 0)
        func isDue(_ entries: Int64, _ covered: Int64, quiet: Bool = false, at now: Int64) -> Bool {
            schedule.isDue(CheckpointState(entries: entries, covered: covered, isQuiet: quiet), at: now)
        }
        #expect(!isDue(99, 0, at: 1) && isDue(100, 0, at: 1))
        #expect(!isDue(1, 0, at: 59) && isDue(1, 0, at: 60))
        #expect(!isDue(200, 199, quiet: true, at: 1000))
        schedule.made(at: 60)
        #expect(!isDue(101, 100, at: 119) && isDue(101, 100, at: 120))
        schedule.failed(at: 120)
        #expect(!isDue(101, 100, at: 120) && isDue(101, 100, at: 121))
        schedule.failed(at: 121)
        #expect(!isDue(101, 100, at: 122) && isDue(101, 100, at: 123))
        for _ in 0..<20 { schedule.failed(at: 123) }
        #expect(!isDue(900, 100, at: 182) && isDue(900, 100, at: 183))
        schedule.made(at: 183)
        #expect(isDue(900, 100, at: 183))
    }

    @Test func readsItsSettings() throws {
        let read = try ConfigurationTests.read(ConfigurationTests.whole)
        #expect(
            read.checkpoints
                == .init(
                    origin: "example.kz/ledger", entriesMax: 5000, seconds: 30,
                    formerCertificates: ["/etc/gateway/keys/former.pem"]))
        let plain = try ConfigurationTests.read(ConfigurationTests.without("checkpoints"))
        #expect(
            plain.checkpoints
                == .init(
                    origin: "settlement-gateway/NBRKKZKX", entriesMax: 10_000, seconds: 60, formerCertificates: []))
    }

    @Test(arguments: [
        ("origin: example.kz/ledger", "origin: the ledger", "checkpoints.origin: found \"the ledger\""),
        (
            "entries: 5000", "entries: 65537",
            "checkpoints.entries: found \"65537\", expected a whole number in 1...65536"
        ),
        ("seconds: 30", "seconds: 0", "checkpoints.seconds: found \"0\", expected a whole number in 1...86400"),
        ("seconds: 30", "second: 30", "checkpoints.second: there is no such setting; did you mean seconds?"),
    ])
    func saysWhatIsWrongWithSettings(original: String, replacement: String, finding: String) {
        let text = ConfigurationTests.whole.replacing(original, with: replacement)
        #expect(ConfigurationTests.findings(text).contains { $0.contains(finding) })
    }

    /// The note that the page for third parties shows is one, by the fixtures' key.
    @Test func theDocumentedNoteIsGood() throws {
        let page = try String(
            contentsOf: TestKeys.root.appendingPathComponent("docs/ledger-proofs.md"), encoding: .utf8)
        let start = try #require(page.range(of: "    settlement-gateway/NBRKKZKX\n"))
        let shown = try #require(page[start.lowerBound...].components(separatedBy: "\n\nOrigin, ").first)
        let text = shown.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(4) }
        let note = try #require(SignedNote(Array((text.joined(separator: "\n") + "\n").utf8)))
        let checkpoint = try #require(Checkpoint(text: note.text))
        let certificate = try SigningKey.certificate(
            TestKeys.root.appendingPathComponent("Fixtures/keys/kz-signer.pem").path)
        let signers = CheckpointSigners(origin: "settlement-gateway/NBRKKZKX", certificates: [certificate])
        #expect(signers.rejection(of: note, checkpoint) == nil)
    }

    /// Signs as soon as it is told to be there.
    private final class Source: SignatureSource {
        let key: SigningKey
        let isAway = Mutex(true)
        let asked = Mutex(0)

        init(_ key: SigningKey) { self.key = key }

        func signatureValue(for request: SignatureRequest) throws(KeyFault) -> [UInt8] {
            asked.withLock { $0 += 1 }
            if isAway.withLock({ $0 }) { throw .signerUnavailable(.unreachable) }
            let text = String(decoding: request.signedInfo, as: UTF8.self)
            return try SignedNote.sign(text, as: "name", by: key).signatures[0].value
        }
    }

    /// A signer that is away is asked again; when it is back the checkpoint covers everything.
    @Test func waitsForASignerThatIsAway() async throws {
        let folder = try JourneyFolder()
        let sequencer = try SettlementSequencer(path: folder.file("store.sqlite"))
        let start = Date(timeIntervalSince1970: 1_700_000_000)
        let own = try SigningKey.generate(
            suite: .ecdsaP256SHA256, subject: CertificateSubject(country: "KZ", commonName: "Ledger"), notBefore: start,
            notAfter: start.addingTimeInterval(400_000_000))
        let source = Source(own)
        let workers = WorkerPool(threads: 1, queueDepthMax: 8)
        let settings = Self.settings(entries: 1, seconds: 60)
        let maker = CheckpointMaker(
            sequencer: sequencer,
            threads: SigningThreads(workers, configuration: try ConfigurationTests.read(ConfigurationTests.whole)),
            key: try SigningKey(source: source, certificate: own.certificate, suite: .ecdsaP256SHA256),
            settings: settings, clock: .system, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        var schedule = CheckpointSchedule(settings, startingAt: 0)
        await maker.step(&schedule, at: 0)
        #expect(source.asked.withLock { $0 } == 0)
        try await open("FIRST", sequencer)
        await maker.step(&schedule, at: 1)
        await maker.step(&schedule, at: 1)
        #expect(source.asked.withLock { $0 } == 1)
        #expect(try await sequencer.books.checkpoint() == nil)
        source.isAway.withLock { $0 = false }
        try await open("SECOND", sequencer)
        await maker.step(&schedule, at: 2)
        await maker.step(&schedule, at: 3)
        let bytes = try #require(try await sequencer.books.checkpoint())
        let note = try #require(SignedNote(bytes))
        let checkpoint = try #require(Checkpoint(text: note.text))
        #expect(checkpoint.size == 2 && checkpoint.origin == settings.origin)
        let signers = CheckpointSigners(origin: settings.origin, certificates: [own.certificate])
        #expect(signers.rejection(of: note, checkpoint) == nil)
        // Its own entry is nothing to make another for.
        await maker.step(&schedule, at: 1000)
        #expect(try await sequencer.books.checkpointState().covered == 2)
        await workers.shutdown()
        try await sequencer.close()
        #expect(try LedgerAudit.verify(path: folder.file("store.sqlite")).isClean)
    }

    private func open(_ name: String, _ sequencer: SettlementSequencer) async throws {
        let account = try #require(AccountIdentifier(name))
        let tenge = TengeLedger.Currency("KZT")
        let currency = try #require(tenge)
        let key = try #require(CommandKey("open/\(name)"))
        let answer = try await sequencer.submit(
            .ledger(
                LedgerRequest(
                    key: key, command: .openAccount(account, kind: .client, currency: currency),
                    at: Instant(millisecondsSinceEpoch: 1_780_000_000_000))))
        #expect(answer == .ledger(.done, isRepeat: false))
    }
}
