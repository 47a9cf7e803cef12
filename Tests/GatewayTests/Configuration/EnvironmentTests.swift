import DualSign
import Foundation
import Storage
import Testing

@testable import Gateway

/// What `GATEWAY_…` variables do to a configuration.
@Suite struct EnvironmentTests {
    private static let file = ConfigurationTests.whole

    @Test func overridesEveryKindOfSetting() throws {
        let read = try ConfigurationTests.read(
            Self.file,
            environment: [
                "GATEWAY_ENVIRONMENT": "rehearsal", "GATEWAY_LISTEN_PORT": "9443",
                "GATEWAY_CORRIDORS_0_HOLD_SECONDS": "7", "GATEWAY_CALENDAR_UTC_OFFSET_MINUTES": "-60",
                "GATEWAY_CALENDAR_HOLIDAYS": "2026-01-02, 2026-01-01",
                "GATEWAY_OPENING_ACCOUNTS_1_ISSUES_0_AMOUNT_MINOR_UNITS": "8", "GATEWAY_STORAGE_PATH": "/var/db",
                "GATEWAY_LOGGING_LEVEL": "error", "GATEWAY_MONITORING_PORT": "", "PATH": "/bin",
                "GATEWAY_CONFIG": "x", "GATEWAY_SHARED": "y",
            ])
        #expect(read.listen.port == 9443)
        #expect(read.corridors.first?.holdSeconds == 7)
        #expect(read.calendar.utcOffsetMinutes == -60)
        #expect(read.calendar.holidays == ["2026-01-01", "2026-01-02"])
        #expect(read.openingAccounts.last?.issues.first?.amountMinorUnits == 8)
        #expect(read.storagePath == "/var/db")
        #expect(read.loggingLevel == .error)
        #expect(read.monitoring.port == 9464, "an empty variable is not set")
    }

    @Test func fillsSectionsTheFileDoesNotHave() throws {
        let read = try ConfigurationTests.read(
            ConfigurationTests.without("listen", "tls", "clock"),
            environment: [
                "GATEWAY_LISTEN_HOST": "::1", "GATEWAY_TLS_CERTIFICATE": "c.pem", "GATEWAY_TLS_KEY": "k.pem",
                "GATEWAY_TLS_CLIENT_TRUST": "t.pem", "GATEWAY_CLOCK_STARTS_AT": "2026-03-02T09:00:00Z",
            ])
        #expect(read.listen.host == "::1")
        #expect(read.tls.clientTrust == "/etc/gateway/t.pem")
        #expect(read.clockStartsAtMilliseconds == 1_772_442_000_000)
    }

    @Test func takesThePasswordOfAKeyFromTheEnvironment() throws {
        let text = Self.file.replacing("key: keys/kz-signer.key.pem", with: "pkcs12: keys/kz.p12")
        let read = try ConfigurationTests.read(text, environment: ["GATEWAY_INSTITUTION_SIGNING_PASSWORD": "s3cret"])
        #expect(
            read.institution.signing.key
                == .pkcs12(path: "/etc/gateway/keys/kz.p12", password: .value(SecretBytes("s3cret".utf8))))
    }

    @Test(arguments: [
        (
            "GATEWAY_LISTEN_PROT", "1",
            "GATEWAY_LISTEN_PROT: there is no such setting; did you mean GATEWAY_LISTEN_PORT?"
        ),
        (
            "GATEWAY_LISTEN_PORT", "x",
            "GATEWAY_LISTEN_PORT: listen.port: found \"x\", expected a whole number in 0...65535"
        ),
        (
            "GATEWAY_CORRIDORS_1_HOLD_SECONDS", "5",
            "GATEWAY_CORRIDORS_1_HOLD_SECONDS: there is no such setting; did you mean GATEWAY_CORRIDORS_0_HOLD_SECONDS?"
        ),
    ])
    func namesTheVariableThatIsWrong(name: String, value: String, expected: String) {
        #expect(ConfigurationTests.findings(Self.file, environment: [name: value]) == [expected])
    }

    @Test(arguments: [
        ("listen.port", "GATEWAY_LISTEN_PORT"), ("corridors[0].holdSeconds", "GATEWAY_CORRIDORS_0_HOLD_SECONDS"),
        ("institution.signing.pkcs12", "GATEWAY_INSTITUTION_SIGNING_PKCS12"),
        ("calendar.utcOffsetMinutes", "GATEWAY_CALENDAR_UTC_OFFSET_MINUTES"),
    ])
    func namesVariables(setting: String, variable: String) {
        #expect(SettingsReading.variableName(of: setting) == variable)
    }

    @Test(arguments: [
        ("port", "port", 0), ("prot", "port", 1), ("pot", "port", 1), ("", "port", 4), ("PORT", "port", 0),
        ("kitten", "sitting", 3), ("port", "", 4),
    ])
    func measuresDistance(first: String, second: String, expected: Int) {
        #expect(EditDistance.between(first, second) == expected)
    }

    // MARK: The store

    private static let postgresql = [
        "GATEWAY_STORAGE_STORE": "postgresql", "GATEWAY_STORAGE_CONNECTION": "host=a,b password=secret",
    ]

    @Test func theStoreIsChosen() throws {
        #expect(
            try ConfigurationTests.read(Self.file, environment: Self.postgresql).store
                == PostgreSQLAddress(connection: "host=a,b password=secret").map { .postgresql($0) })
        let named = Self.postgresql.merging(["GATEWAY_STORAGE_SCHEMA": "corridor_xa"]) { $1 }
        let store = try ConfigurationTests.read(Self.file, environment: named).store
        #expect("\(store)" == "PostgreSQL, schema corridor_xa")
    }

    @Test(arguments: [
        (["GATEWAY_STORAGE_STORE": "oracle"], "storage.store: found \"oracle\", expected one of sqlite, postgresql"),
        (
            ["GATEWAY_STORAGE_STORE": "postgresql"],
            "storage.connection: missing, expected libpq's connection string, key=value … or postgresql://…"
        ),
        (["GATEWAY_STORAGE_CONNECTION": "password=secret"], "storage.connection: only the store postgresql has it"),
        (
            postgresql.merging(["GATEWAY_STORAGE_SCHEMA": "Public"]) { $1 },
            "storage.schema: found \"Public\", expected a schema of lower-case letters, digits and _, at most 63"
        ),
    ]) func aStoreThatCannotBeIsNamed(environment: [String: String], expected: String) {
        let findings = ConfigurationTests.findings(Self.file, environment: environment)
        #expect(findings.count == 1 && findings[0].hasSuffix(expected), "\(findings)")
        #expect(!findings.joined().contains("secret"))
    }
}

@Suite struct TrustDirectoryTests {
    private static let registry = """
        signers:
          - certificate: xa.pem
            jurisdiction: XA
            bic: CBXAXAXX
            suite: ecdsa-p256-sha256
            messages: [pacs.008.001.08]
          - certificate: kz.pem
            jurisdiction: KZ
            bic: NBRKKZKX
            suite: ed25519
            messages: [pacs.008.001.08, pacs.002.001.10]
        """

    private static func read(_ text: String) throws(ConfigurationFault) -> TrustDirectory {
        try TrustDirectory.parse(text, file: "/trust/registry.yaml") { path in
            ["/trust/xa.pem": [1, 2], "/trust/kz.pem": [3]][path]
        }
    }

    @Test func readsSignersAndTheirCertificates() throws {
        let directory = try Self.read(Self.registry)
        #expect(
            directory.entries == [
                TrustDirectoryEntry(
                    certificateFile: "/trust/xa.pem", certificateBytes: [1, 2], jurisdiction: "XA", bic: "CBXAXAXX",
                    suite: "ecdsa-p256-sha256", messageDefinitions: ["pacs.008.001.08"]),
                TrustDirectoryEntry(
                    certificateFile: "/trust/kz.pem", certificateBytes: [3], jurisdiction: "KZ", bic: "NBRKKZKX",
                    suite: "ed25519", messageDefinitions: ["pacs.008.001.08", "pacs.002.001.10"]),
            ])
    }

    @Test(arguments: [
        (
            "certificate: xa.pem", "certificate: xb.pem",
            "/trust/registry.yaml:2: signers[0].certificate: found \"xb.pem\""
        ),
        ("suite: ed25519", "suite: gost", "/trust/registry.yaml:10: signers[1].suite: found \"gost\", expected one of"),
        ("messages: [pacs.008.001.08]", "messages: []", "/trust/registry.yaml:2: signers[0].messages: missing"),
        (
            "messages: [pacs.008.001.08]", "message: a",
            "/trust/registry.yaml:6: signers[0].message: there is no such setting; did you mean messages?"
        ),
        (
            "messages: [pacs.008.001.08]", "messages: [pacs.010.001.03]",
            "/trust/registry.yaml:6: signers[0].messages[0]: found"
        ),
        ("jurisdiction: XA", "jurisdiction: xa", "/trust/registry.yaml:3: signers[0].jurisdiction: found \"xa\""),
        ("signers:", "signer:", "/trust/registry.yaml:1: signers: missing, expected a list of signers"),
    ])
    func namesWhatIsWrong(old: String, new: String, expected: String) throws {
        do {
            _ = try Self.read(Self.registry.replacing(old, with: new, maxReplacements: 1))
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.findings.contains { $0.description.hasPrefix(expected) }, "\(error)")
        }
    }

    @Test func saysWhenThereIsNoRegistry() {
        #expect(throws: ConfigurationFault.self) { try TrustDirectory.read(folder: "/nowhere") }
        #expect(throws: ConfigurationFault.self) {
            try GatewayConfiguration.read(file: "/nowhere/gateway.yaml", environment: [:])
        }
    }
}
