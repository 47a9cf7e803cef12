import DualSign
import Foundation
import Logging
import Testing

@testable import Gateway

/// Lists and responders over the network, through libcurl: `openssl ocsp` answers, Python's http server hands out.
@Suite(.serialized, .enabled(if: TestRevocationServers.arePossible, "openssl or python3 is not installed"))
struct RevocationNetworkTests {
    private static func refresher(_ configuration: GatewayConfiguration, _ board: TrustBoard) throws
        -> RevocationRefresher
    {
        let own = try PipelineParts(configuration).own
        return RevocationRefresher(
            board: board, archive: EvidenceArchive(storagePath: configuration.storagePath),
            transport: try CurlTransport(), clock: .system,
            reload: TrustReload(storagePath: configuration.storagePath),
            readTrust: { try ConfiguredTrust(configuration, own: own) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func answer(_ board: TrustBoard, _ name: String) throws -> RevocationAnswer {
        let certificate = try SignerCertificate(pem: JourneyWorld.file("\(name).pem"))
        return board.registry.revocation.answer(on: certificate.digestHex, at: Date()).answer
    }

    /// A responder's three answers about three signers of one partner.
    @Test(arguments: [true, false])
    func aResponderAnswers(asksNonce: Bool) async throws {
        let servers = try TestRevocationServers()
        try servers.openssl(["ca", "-config", servers.file("ca.cnf"), "-valid", JourneyPlaces.key("xa-signer.pem")])
        try servers.revoke("xa-status-signer")
        try await servers.startResponder()
        let configuration = try servers.configuration(
            lists: [], responders: [servers.responderURL], asksNonce: asksNonce)
        let board = try PipelineParts(configuration).trust
        let refresher = try Self.refresher(configuration, board)
        try await refresher.start()
        #expect(try Self.answer(board, "xa-signer") == .good)
        guard case .revoked(_, .keyCompromise) = try Self.answer(board, "xa-status-signer") else {
            Issue.record("it is revoked: \(try Self.answer(board, "xa-status-signer"))")
            return
        }
        #expect(try Self.answer(board, "xa-revoked-signer") == .unknown(.notKnownToResponder))
        // What was answered is evidence: it is kept, and proves itself.
        let certificate = try SignerCertificate(pem: JourneyWorld.file("xa-signer.pem"))
        let statement = try #require(board.registry.revocation.statements(on: certificate.digestHex).first)
        #expect(statement.source == .responder)
        let kept = EvidenceArchive(storagePath: configuration.storagePath).bytes(of: statement.bytesDigestHex)
        #expect(kept?.isEmpty == false)
    }

    /// A responder that is gone changes nothing: what it said stays known as long as it may be used, also after a
    /// restart; who was never asked about is unknown.
    @Test func aDeadResponderChangesNothing() async throws {
        let servers = try TestRevocationServers()
        let configuration = try servers.configuration(lists: [], responders: [servers.responderURL])
        let never = try PipelineParts(configuration).trust
        try await Self.refresher(configuration, never).start()
        #expect(try Self.answer(never, "xa-signer") == .unknown(.noAnswer))

        try servers.openssl(["ca", "-config", servers.file("ca.cnf"), "-valid", JourneyPlaces.key("xa-signer.pem")])
        try await servers.startResponder()
        let board = try PipelineParts(configuration).trust
        try await Self.refresher(configuration, board).start()
        #expect(try Self.answer(board, "xa-signer") == .good)
        servers.stop()
        let again = try PipelineParts(configuration).trust
        try await Self.refresher(configuration, again).start()
        #expect(try Self.answer(again, "xa-signer") == .good)
    }

    /// A list over HTTP: good and revoked; then its server is gone, or has another file in its place.
    @Test func aListIsFetched() async throws {
        let servers = try TestRevocationServers()
        try servers.revoke("xa-status-signer")
        try servers.publishList()
        try await servers.startFiles()
        let configuration = try servers.configuration(lists: [servers.listURL], responders: [])
        let board = try PipelineParts(configuration).trust
        try await Self.refresher(configuration, board).start()
        #expect(try Self.answer(board, "xa-signer") == .good)
        guard case .revoked = try Self.answer(board, "xa-status-signer") else {
            Issue.record("it is revoked")
            return
        }
        for break_ in 0..<3 {
            switch break_ {
            case 0: try Data("no list".utf8).write(to: URL(fileURLWithPath: servers.file("published/list.crl")))
            case 1: try FileManager.default.removeItem(atPath: servers.file("published/list.crl"))
            default: servers.stop()
            }
            // One that knew it goes on; one that begins now does not know.
            let again = try PipelineParts(configuration).trust
            try await Self.refresher(configuration, again).start()
            #expect(try Self.answer(again, "xa-signer") == .good)
            var fresh = configuration
            fresh.storagePath = servers.file("fresh-\(break_).sqlite")
            let unknowing = try PipelineParts(fresh).trust
            try await Self.refresher(fresh, unknowing).start()
            #expect(try Self.answer(unknowing, "xa-signer") == .unknown(.noAnswer))
        }
    }
}

extension RealServiceTests {
    /// A running service whose partner's revocation list comes over the network.
    @Suite(.enabled(if: TestRevocationServers.arePossible, "openssl or python3 is not installed"))
    struct RevocationJourneyTests {
        @Test(arguments: [
            ("good", "refuse", "ACSC"), ("revoked", "refuse", "DS0C"), ("dead", "refuse", "DS0D"),
            ("dead", "accept", "ACSC"),
        ])
        func judgesByWhatTheListSays(list: String, unknown: String, summary: String) async throws {
            let servers = try TestRevocationServers()
            if list == "revoked" { try servers.revoke("xa-signer") }
            try servers.publishList()
            if list != "dead" { try await servers.startFiles() }
            let folder = try JourneyFolder()
            let prefix = "GATEWAY_CORRIDORS_\(try JourneyWorld().corridorNumber("XA"))_TRUST_REVOCATION_"
            let service = try await JourneyService.start(
                in: folder, [prefix + "LISTS": servers.listURL, prefix + "UNKNOWN": unknown])
            let channel = try JourneyChannel("xa", to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 101)
            let payment = try maker.payment(at: JourneyWorld.now(folder))
            let reply = try JourneyReply(try await channel.post(payment.bytes).body).summary
            #expect(reply.hasSuffix(summary), "\(list), \(unknown): \(reply)")
            await channel.close()
            #expect(try await service.stop() == .exited(0))
            guard summary == "ACSC" else { return }
            let file = folder.file("evidence.xml")
            let written = try await CommandRun(["evidence", payment.uetr, "--output", file], in: folder)
            #expect(written.code == 0, "\(written)")
            let proof = try await CommandRun(
                ["verify", "--anchor", "Fixtures/keys/signing-authority.pem", file], in: folder)
            #expect(proof.code == 0, "\(proof)")
            #expect(proof.output.contains(list == "good" ? "revocation good" : "revocation unknown"), "\(proof)")
        }
    }
}
