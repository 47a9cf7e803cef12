import DualSign
import Foundation
import Logging
import Synchronization
import Testing

@testable import Gateway

/// The background service: asks, keeps the bytes, tells the board; never makes a message wait.
@Suite struct RevocationRefresherTests {
    /// The fixtures' authority, run by the openssl command.
    private struct World {
        let folder: JourneyFolder
        var configuration: GatewayConfiguration

        init(_ location: String = "http://lists.example/a.crl") throws {
            folder = try JourneyFolder()
            var configuration = try JourneyWorld().configuration
            configuration.storagePath = folder.file("gateway.sqlite")
            let index = try #require(configuration.corridors.firstIndex { $0.partner == "CBXAXAXX" })
            configuration.corridors[index].trust = GatewayConfiguration.Trust(
                anchors: [JourneyPlaces.key("signing-authority.pem")], intermediates: [],
                revocation: GatewayConfiguration.Revocation(
                    lists: [location], responders: [], unknown: .refuse, graceSeconds: 0, refreshSeconds: 600,
                    freshSeconds: 60, asksNonce: true))
            self.configuration = configuration
            try Data("01\n".utf8).write(to: URL(fileURLWithPath: folder.file("crlnumber")))
            let settings = """
                [ca]
                default_ca = this
                [this]
                database = \(folder.file("index.txt"))
                crlnumber = \(folder.file("crlnumber"))
                default_md = sha256
                certificate = \(JourneyPlaces.key("signing-authority.pem"))
                private_key = \(JourneyPlaces.key("signing-authority.key.pem"))
                """
            try Data(settings.utf8).write(to: URL(fileURLWithPath: folder.file("ca.cnf")))
            try Data().write(to: URL(fileURLWithPath: folder.file("index.txt")))
        }

        /// A list whose dates are of the rehearsal, with the certificates of those signers revoked.
        func list(revoking names: [String] = []) throws -> [UInt8] {
            for name in names {
                try openssl([
                    "ca", "-config", folder.file("ca.cnf"), "-revoke", JourneyPlaces.key("\(name).pem"),
                    "-crl_reason", "keyCompromise",
                ])
            }
            try openssl([
                "ca", "-config", folder.file("ca.cnf"), "-gencrl", "-crl_lastupdate", "20260101000000Z",
                "-crl_nextupdate", "20440101000000Z", "-out", folder.file("list.pem"),
            ])
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.file("list.pem"))))
        }

        private func openssl(_ arguments: [String]) throws {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["openssl"] + arguments
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw JourneyFault("openssl \(arguments)") }
        }

        /// Read anew, with the institution's certificate.
        private static func trust(_ configuration: GatewayConfiguration) throws -> ConfiguredTrust {
            try ConfiguredTrust(configuration, own: PipelineParts(configuration).own)
        }

        func board() throws -> TrustBoard { try PipelineParts(configuration).trust }

        func refresher(_ board: TrustBoard, _ transport: FakeTransport) -> RevocationRefresher {
            RevocationRefresher(
                board: board, archive: EvidenceArchive(storagePath: configuration.storagePath), transport: transport,
                clock: .system, reload: TrustReload(storagePath: configuration.storagePath),
                readTrust: { [configuration] in try Self.trust(configuration) },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }
    }

    /// Answers with what it was given, and counts.
    private final class FakeTransport: RevocationTransport {
        struct Down: Error {}

        private let state: Mutex<(answer: [UInt8]?, asked: Int)>

        init(_ answer: [UInt8]?) { state = Mutex((answer, 0)) }

        var asked: Int { state.withLock { $0.asked } }

        func fetch(_ address: String, question: [UInt8]?) async throws -> [UInt8] {
            try state.withLock { state in
                state.asked += 1
                guard let answer = state.answer else { throw Down() }
                return answer
            }
        }

        func shutdown() async {}
    }

    private static func answer(_ board: TrustBoard, _ name: String) throws -> RevocationAnswer {
        let certificate = try SignerCertificate(
            file: [UInt8](Data(contentsOf: URL(fileURLWithPath: JourneyPlaces.key("\(name).pem")))))
        return board.registry.revocation.answer(on: certificate.digestHex, at: Date()).answer
    }

    @Test func whatIsFetchedIsKnownAndKept() async throws {
        let world = try World()
        let transport = FakeTransport(try world.list(revoking: ["xa-status-signer"]))
        let board = try world.board()
        #expect(try Self.answer(board, "xa-signer") == .unknown(.noAnswer))
        let refresher = world.refresher(board, transport)
        try await refresher.start()
        #expect(try Self.answer(board, "xa-signer") == .good)
        guard case .revoked(_, .keyCompromise) = try Self.answer(board, "xa-status-signer") else {
            Issue.record("it is revoked")
            return
        }
        // Nothing is asked twice before its time.
        await refresher.refreshDue()
        #expect(transport.asked == 1)
        let certificate = try #require(board.registry.signers.first { $0.bic == "CBXAXAXX" }).certificate
        let statement = try #require(board.registry.revocation.statements(on: certificate.digestHex).first)
        let archive = EvidenceArchive(storagePath: world.configuration.storagePath)
        #expect(archive.bytes(of: statement.bytesDigestHex) != nil)
        #expect(archive.bytes(of: certificate.digestHex) == certificate.der)
    }

    /// After a restart without a network the service knows what it knew.
    @Test func aRestartRemembers() async throws {
        let world = try World()
        try await world.refresher(world.board(), FakeTransport(world.list())).start()
        let board = try world.board()
        try await world.refresher(board, FakeTransport(nil)).start()
        #expect(try Self.answer(board, "xa-signer") == .good)
    }

    /// What cannot be fetched, or is no list of the authority, changes nothing and stops nobody.
    @Test func aFailureChangesNothing() async throws {
        let world = try World()
        for answer in [nil, [], Array("no list".utf8)] as [[UInt8]?] {
            let board = try world.board()
            try await world.refresher(board, FakeTransport(answer)).start()
            #expect(try Self.answer(board, "xa-signer") == .unknown(.noAnswer))
        }
    }

    @Test func aListMayBeAFile() async throws {
        let folder = try JourneyFolder()
        let file = folder.file("published.crl")
        let world = try World(file)
        try Data(world.list()).write(to: URL(fileURLWithPath: file))
        let board = try world.board()
        try await world.refresher(board, FakeTransport(nil)).start()
        #expect(try Self.answer(board, "xa-signer") == .good)
    }

    /// An operator takes a signer out of the registry; the service follows when asked, and stays when it cannot.
    @Test func theRegistryIsReadAgainWhenAsked() async throws {
        var world = try World()
        let trust = world.folder.file("trust")
        try FileManager.default.copyItem(atPath: world.configuration.trustDirectory, toPath: trust)
        let registry = URL(fileURLWithPath: trust + "/registry.yaml")
        let text = try String(contentsOf: registry, encoding: .utf8)
            .replacing("../keys/", with: JourneyPlaces.key("x").dropLast())
        try Data(text.utf8).write(to: registry)
        world.configuration.trustDirectory = trust
        let board = try world.board()
        let count = board.registry.signers.count
        let refresher = world.refresher(board, FakeTransport(try world.list()))
        try await refresher.start()
        let reload = TrustReload(storagePath: world.configuration.storagePath)

        let last = try #require(text.range(of: "  - certificate:", options: .backwards))
        try Data(text[..<last.lowerBound].utf8).write(to: registry)
        await refresher.reloadIfAsked()
        #expect(board.registry.signers.count == count)
        try reload.ask()
        #expect(reload.outcome == .waiting)
        await refresher.reloadIfAsked()
        #expect(reload.outcome == .done)
        #expect(board.registry.signers.count == count - 1)
        #expect(try Self.answer(board, "xa-signer") == .good)

        try Data("signers: []".utf8).write(to: registry)
        try reload.ask()
        await refresher.reloadIfAsked()
        guard case .refused(let why) = reload.outcome else {
            Issue.record("it cannot be read")
            return
        }
        #expect(why.contains("registry.yaml"))
        #expect(board.registry.signers.count == count - 1)
    }

    /// A service that may not write its evidence must not sign.
    @Test func noArchiveNoService() async throws {
        let world = try World()
        let path = world.configuration.storagePath + ".evidence"
        try Data().write(to: URL(fileURLWithPath: path))
        let refresher = world.refresher(try world.board(), FakeTransport(nil))
        await #expect(throws: (any Error).self) { try await refresher.start() }
    }

    @Test func theArchiveNoticesDamage() throws {
        let world = try World()
        let archive = EvidenceArchive(storagePath: world.configuration.storagePath)
        let name = try archive.keep([1, 2, 3])
        #expect(archive.bytes(of: name) == [1, 2, 3])
        #expect(try archive.keep([1, 2, 3]) == name)
        try Data([1, 2]).write(to: URL(fileURLWithPath: archive.folder + "/" + name))
        #expect(archive.bytes(of: name) == nil)
        #expect(archive.bytes(of: "00") == nil)
    }

    @Test func expiryIsCountedInSeconds() throws {
        let registry = try World().board().registry
        // 2043-12-31T23:59:00Z, a minute before the fixtures' certificates end.
        let samples = TrustMetrics.expiry(registry, at: Date(timeIntervalSince1970: 2_335_219_140))
        func values(_ use: String, _ name: (String, String)) -> [Int64] {
            samples.filter { sample in
                sample.labels.contains { $0 == ("use", use) } && sample.labels.contains { $0 == name }
            }.map(\.value)
        }
        // An everyday key and a national one.
        #expect(values("signer", ("bic", "NBRKKZKX")) == [60, 60])
        let authority = "CN=Fixture Signing Authority,O=Fixture Signing Authority"
        #expect(values("authority", ("subject", authority)) == [60])
        #expect(values("signer", ("bic", "CBXAXAXX")).min().map { $0 < 0 } == true)
        #expect(TrustMetrics.freshness(registry, at: Date()).isEmpty)
    }
}
