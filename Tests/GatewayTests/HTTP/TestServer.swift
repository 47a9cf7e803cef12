import Foundation
import Logging
import ServiceLifecycle
import Testing

@testable import Gateway

/// A real server on a port of the system's choosing, with mutual TLS, around fake operations.
struct TestServer: Sendable {
    let port: Int
    let group: ServiceGroup

    func url(_ path: String) -> String { "https://localhost:\(port)\(path)" }

    /// A client that shows the certificate of that name; nil: none.
    func client(_ certificate: String? = "xa-channel") throws(CurlFault) -> CurlClient {
        try CurlClient(
            .init(
                authorityFile: TestKeys.certificate("channel-authority"),
                certificateFile: certificate.map(TestKeys.certificate), keyFile: certificate.map(TestKeys.key),
                totalSeconds: 60))
    }

    static let limits = GatewayConfiguration.Limits(
        messageBytesMax: 4096, statementBytesMax: 8192, queueDepthMax: 8, workers: 1, waitSecondsMax: 20,
        bodySecondsMax: 60, idleSecondsMax: 60, connectionsMax: 64)

    static let peers: [CertificateFingerprint: ChannelPeer] = {
        var peers: [CertificateFingerprint: ChannelPeer] = [:]
        for (name, peer) in [
            ("xa-channel", ChannelPeer.partner(.init(bic: "CBXAXAXX"))),
            ("xb-channel", .partner(.init(bic: "CBXBXBXX"))),
            ("operator-channel", .operator(.init(name: "aigerim"))),
        ] { peers[Self.fingerprint(name)] = peer }
        return peers
    }()

    /// By `openssl x509 -fingerprint`.
    static func fingerprint(_ name: String) -> CertificateFingerprint {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "x509", "-in", TestKeys.certificate(name), "-noout", "-fingerprint", "-sha256",
        ]
        let output = Pipe()
        openssl.standardOutput = output
        do {
            try openssl.run()
            let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            openssl.waitUntilExit()
            let digits = text.split(separator: "=").last.map { $0.filter { !$0.isNewline } } ?? ""
            guard let fingerprint = CertificateFingerprint(hexadecimal: digits) else {
                preconditionFailure("openssl says \(text)")
            }
            return fingerprint
        } catch {
            preconditionFailure("openssl cannot be run: \(error)")
        }
    }

    /// Runs a server while `body` runs, then shuts it down gracefully and waits for it.
    static func with(
        _ operations: any GatewayOperations = FakeOperations(),
        limits: GatewayConfiguration.Limits = limits,
        services: [any Service] = [],
        _ body: @escaping @Sendable (TestServer) async throws -> Void
    ) async throws {
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        let (ports, announce) = AsyncStream.makeStream(of: Int.self)
        let settings = PartnerServer.Settings(
            listen: .init(host: "127.0.0.1", port: 0),
            tls: .init(
                certificate: TestKeys.certificate("server"), key: TestKeys.key("server"),
                clientTrust: TestKeys.certificate("channel-authority")),
            limits: limits)
        let server = try PartnerServer(
            operations: operations, peers: PeerDirectory(peers), settings: settings, sha256: TestKeys.sha256,
            logger: logger, onRunning: { announce.yield($0) })
        let group = ServiceGroup(configuration: .init(services: services + [server], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask {
                var iterator = ports.makeAsyncIterator()
                let port = try #require(await iterator.next())
                // Whatever the test finds, the server is told to stop, or the group would never end.
                do {
                    try await body(TestServer(port: port, group: group))
                } catch {
                    await group.triggerGracefulShutdown()
                    throw error
                }
                await group.triggerGracefulShutdown()
            }
            try await tasks.waitForAll()
        }
    }
}
