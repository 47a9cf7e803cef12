import Foundation
import Logging
import Testing

@testable import Gateway

/// Who may connect, and what each may do.
@Suite struct PeerTests {
    @Test(arguments: [
        ("xa-channel", HTTPExchange.Request.Method.get, "/v1/messages", 200),
        ("operator-channel", .get, "/v1/messages", 403), ("operator-channel", .post, "/v1/messages", 403),
        ("operator-channel", .post, "/v1/messages/m-1/ack", 403), ("xa-channel", .post, "/v1/reconciliations", 403),
        ("xa-channel", .get, "/v1/payments/u", 200), ("operator-channel", .get, "/v1/payments/u", 200),
        ("xb-channel", .get, "/openapi.yaml", 200), ("stranger-channel", .get, "/v1/messages", 403),
        ("stranger-channel", .get, "/openapi.yaml", 403), ("stranger-channel", .get, "/nothing", 403),
    ])
    func eachDoesItsOwn(
        certificate: String, method: HTTPExchange.Request.Method, path: String, status: Int
    ) async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client(certificate)
            // Twice: the second request takes the peer from the connection's memory.
            for _ in 0..<2 {
                let answer = try await client.send(
                    .init(method, server.url(path), headers: [("Content-Type", "application/xml")], body: []))
                #expect(answer.status == status)
            }
            await client.shutdown()
        }
        if status == 403 { #expect(operations.others.isEmpty && operations.messages.isEmpty) }
    }

    @Test func saysToAStrangerThatItIsUnknown() async throws {
        try await TestServer.with { server in
            let client = try server.client("stranger-channel")
            let answer = try await client.send(.init(.get, server.url("/v1/messages")))
            #expect(
                String(decoding: answer.body, as: UTF8.self)
                    == #"{"type":"urn:settlement-gateway:problem:unknown-certificate","#
                    + #""title":"The client certificate is not registered","status":403}"#)
            await client.shutdown()
        }
    }

    @Test(arguments: [nil, "foreign-channel"])
    func doesNotTalkWithoutATrustedCertificate(certificate: String?) async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client(certificate)
            // TLS 1.3 tells the client of the refusal with its first read: as a fault of TLS or as a broken connection.
            await #expect(throws: CurlFault.self) {
                try await client.send(.init(.get, server.url("/v1/messages")))
            }
            await client.shutdown()
        }
        #expect(operations.others.isEmpty)
    }

    @Test func registersThePeersOfAConfiguration() throws {
        var configuration = try ConfigurationTests.read(ConfigurationTests.whole)
        configuration.corridors[0].clientCertificates = [TestKeys.certificate("xa-channel")]
        configuration.operators[0].clientFingerprints = [TestServer.fingerprint("operator-channel")]
        let directory = try PeerDirectory(configuration, sha256: TestKeys.sha256)
        #expect(directory.count == 2)
        #expect(directory[TestServer.fingerprint("xa-channel")] == .partner(.init(bic: "CBXAXAXX")))
        #expect(directory[TestServer.fingerprint("operator-channel")] == .operator(.init(name: "operator")))
        #expect(directory[TestServer.fingerprint("stranger-channel")] == nil)
    }

    @Test func refusesACertificateOfTwoPeersAndOneThatIsNone() throws {
        var configuration = try ConfigurationTests.read(ConfigurationTests.whole)
        let fingerprint = TestServer.fingerprint("xa-channel")
        configuration.corridors[0].clientCertificates = [
            TestKeys.certificate("xa-channel"), TestKeys.key("xa-channel"),
        ]
        configuration.operators[0].clientFingerprints = [fingerprint]
        do {
            _ = try PeerDirectory(configuration, sha256: TestKeys.sha256)
            Issue.record("the certificate has two owners")
        } catch {
            #expect(
                error.findings.map(\.setting) == [
                    "corridors[0].clientCertificates[1]", "operators[0].clientFingerprints[0]",
                ])
            #expect(error.findings.last?.kind == .repeatedValue(fingerprint.description))
        }
    }

    @Test func saysWhichFileOfTLSCannotBeUsed() throws {
        let good = GatewayConfiguration.TLS(
            certificate: TestKeys.certificate("server"), key: TestKeys.key("server"),
            clientTrust: TestKeys.certificate("channel-authority"))
        func part(_ change: (inout GatewayConfiguration.TLS) -> Void) -> ServerFault.Part? {
            var tls = good
            change(&tls)
            do throws(ServerFault) {
                _ = try PartnerServer(
                    operations: FakeOperations(), peers: PeerDirectory([:]),
                    settings: .init(listen: .init(host: "127.0.0.1", port: 0), tls: tls, limits: TestServer.limits),
                    sha256: TestKeys.sha256, logger: .init(label: "test"))
                return nil
            } catch {
                return error.part
            }
        }
        #expect(part { _ in } == nil)
        #expect(part { $0.certificate = "/nowhere" } == .certificate)
        #expect(part { $0.key = TestKeys.certificate("server") } == .key)
        #expect(part { $0.clientTrust = "/nowhere" } == .clientTrust)
        #expect(part { $0.key = TestKeys.key("xa-channel") } == .tlsContext)
    }
}
