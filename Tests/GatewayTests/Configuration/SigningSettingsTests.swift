import DualSign
import Testing

@testable import Gateway

/// Where keys may be: tokens, another house; and that no setting says a secret.
@Suite struct SigningSettingsTests {
    private static let key = "    key: keys/kz-signer.key.pem"

    private func read(
        signing: String, environment: [String: String] = [:]
    ) throws -> GatewayConfiguration.Signing.Key {
        let text = ConfigurationTests.whole.replacing(Self.key, with: signing, maxReplacements: 1)
        return try ConfigurationTests.read(text, environment: environment).institution.signing.key
    }

    @Test func readsATokenWithItsFiles() throws {
        let key = try read(
            signing: "    key: pkcs11:token=a;object=b\n    module: lib/token.so\n    pinFile: pin\n    sessions: 2")
        #expect(
            try key
                == .token(
                    .init(
                        address: TokenAddress("pkcs11:token=a;object=b"), modulePath: "/etc/gateway/lib/token.so",
                        pin: .file("/etc/gateway/pin"), sessionsMax: 2)))
    }

    @Test func readsATokenThatSaysItAll() throws {
        let key = try read(
            signing: "    key: 'pkcs11:token=a;object=b?module-path=/usr/lib/t.so&pin-source=file:/run/pin'")
        #expect(
            try key
                == .token(
                    .init(
                        address: TokenAddress("pkcs11:token=a;object=b?module-path=/usr/lib/t.so&pin-source=/run/pin"),
                        modulePath: "/usr/lib/t.so", pin: .file("/run/pin"), sessionsMax: 4)))
    }

    @Test func takesAPINFromTheEnvironment() throws {
        let key = try read(
            signing: "    key: pkcs11:token=a;object=b\n    module: t.so",
            environment: ["GATEWAY_INSTITUTION_SIGNING_PIN": "4711-pin"])
        guard case .token(let token) = key else {
            Issue.record("not a token: \(key)")
            return
        }
        #expect(token.pin == .value(SecretBytes("4711-pin".utf8)))
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!dumped.contains("4711") && !"\(key)".contains("4711") && !String(reflecting: key).contains("4711"))
    }

    @Test func readsACoSigner() throws {
        let text = ConfigurationTests.whole.replacing(
            "trust:\n",
            with: """
                  coSigning:
                    url: https://co-signer.example/v1/co-signatures
                    certificate: co.pem
                    suite: ed25519
                    tls: {certificate: c.pem, key: c.key.pem, authorities: ca.pem}
                    totalSeconds: 3
                trust:

                """, maxReplacements: 1)
        let coSigning = try #require(try ConfigurationTests.read(text).institution.coSigning)
        #expect(coSigning.url == "https://co-signer.example/v1/co-signatures" && coSigning.suite == "ed25519")
        #expect(coSigning.certificate == "/etc/gateway/co.pem" && coSigning.clientKey == "/etc/gateway/c.key.pem")
        #expect(coSigning.connectionsMax == 4 && coSigning.totalSeconds == 3 && coSigning.restSecondsMax == 30)
        #expect(try ConfigurationTests.read(ConfigurationTests.whole).institution.coSigning == nil)
    }

    @Test func allowsDumpsInRehearsalsOnly() throws {
        let rehearsal = ConfigurationTests.whole + "\nsecrets:\n  allowDumps: true"
        #expect(try ConfigurationTests.read(rehearsal).allowsDumps)
        #expect(try !ConfigurationTests.read(ConfigurationTests.whole).allowsDumps)
        let production = rehearsal.replacing("environment: rehearsal", with: "environment: production")
        #expect(
            ConfigurationTests.findings(production).contains {
                $0.hasSuffix("secrets.allowDumps: in production nobody may have the process's memory")
            })
    }
}
