import DualSign
import Foundation
import Storage
import Testing
import XMLCore

@testable import Gateway

@Suite struct ConfigurationTests {
    /// A whole file, every setting named.
    static let whole = """
        environment: rehearsal
        clock:
          startsAt: 2026-03-02T09:00:00Z
        listen:
          host: 0.0.0.0
          port: 8443
        tls:
          certificate: keys/server.pem
          key: keys/server.key.pem
          clientTrust: /etc/gateway/clients.pem
        monitoring:
          port: 9464
        storage:
          path: data/gateway.sqlite
        institution:
          bic: NBRKKZKX
          jurisdiction: KZ
          name: National Bank
          signing:
            key: keys/kz-signer.key.pem
            certificate: keys/kz-signer.pem
            suite: ecdsa-p256-sha256
        trust:
          directory: trust
        corridors:
          - partner: CBXAXAXX
            jurisdiction: XA
            clientCertificates: [keys/xa-channel.pem]
            settlementAccount: KZ-NOSTRO-XA
            currency: KZT
            amountMaxMinorUnits: 100000000000
            profile: cosigned
            holdSeconds: 120
            practices: [iso, kz]
            envelopes: [cosigned, swift-saa]
            cutOff: "16:30"
            businessService: swift.cbprplus.02
        operators:
          - name: operator
            clientFingerprints: [\(fingerprint)]
        participants:
          - {bic: HSBKKZKX, bankCode: "601", name: Halyk}
        calendar:
          utcOffsetMinutes: 300
          cutOff: "17:00"
          holidays: [2026-03-09, 2026-03-08]
        creationWindowSeconds: 600
        limits:
          messageBytesMax: 1048576
          statementBytesMax: 16777216
          queueDepthMax: 64
          workers: 2
          waitSecondsMax: 20
          bodySecondsMax: 10
          idleSecondsMax: 60
          connectionsMax: 100
        openingAccounts:
          - id: KZ-ISSUER
            kind: issuer
            currency: KZT
          - id: KZ-NOSTRO-XA
            kind: partnerSettlement
            currency: KZT
            issues:
              - {key: opening-1, issuer: KZ-ISSUER, amountMinorUnits: 5000000}
        logging:
          level: debug
        checkpoints:
          origin: example.kz/ledger
          entries: 5000
          seconds: 30
          formerCertificates: [keys/former.pem]
        """
    static let fingerprint = String(repeating: "0f", count: 32)

    static func read(
        _ text: String, environment: [String: String] = [:], unreadable: Set<String> = []
    ) throws(ConfigurationFault) -> GatewayConfiguration {
        try GatewayConfiguration.parse(text, file: "/etc/gateway/gateway.yaml", environment: environment) {
            !unreadable.contains($0)
        }
    }

    /// What is found wrong, a line each, without the folder.
    static func findings(
        _ text: String, environment: [String: String] = [:], unreadable: Set<String> = []
    ) -> [String] {
        do throws(ConfigurationFault) {
            _ = try read(text, environment: environment, unreadable: unreadable)
            return []
        } catch {
            return error.findings.map { $0.description.replacing("/etc/gateway/", with: "") }
        }
    }

    @Test func readsEverySetting() throws {
        let read = try Self.read(Self.whole)
        #expect(read.environment == .rehearsal)
        #expect(read.clockStartsAtMilliseconds == 1_772_442_000_000)
        #expect(read.listen == .init(host: "0.0.0.0", port: 8443))
        #expect(
            read.tls
                == .init(
                    certificate: "/etc/gateway/keys/server.pem", key: "/etc/gateway/keys/server.key.pem",
                    clientTrust: "/etc/gateway/clients.pem"))
        #expect(read.monitoring == .init(host: "127.0.0.1", port: 9464))
        #expect(read.storagePath == "/etc/gateway/data/gateway.sqlite")
        #expect(read.store == .sqlite(path: "/etc/gateway/data/gateway.sqlite"))
        #expect(read.institution.signing.key == .pem(path: "/etc/gateway/keys/kz-signer.key.pem"))
        #expect(read.institution.signing.suite == "ecdsa-p256-sha256")
        #expect(read.trustDirectory == "/etc/gateway/trust")
        let corridor = try #require(read.corridors.first)
        #expect(corridor.partner == "CBXAXAXX" && corridor.jurisdiction == "XA" && corridor.currency == "KZT")
        #expect(corridor.clientCertificates == ["/etc/gateway/keys/xa-channel.pem"])
        #expect(corridor.amountMaxMinorUnits == 100_000_000_000 && corridor.holdSeconds == 120)
        #expect(corridor.profile == "cosigned" && corridor.practices == ["iso", "kz"])
        #expect(corridor.envelopes == ["cosigned", "swift-saa"])
        #expect(corridor.cutOffMinutes == 990 && corridor.businessService == "swift.cbprplus.02")
        #expect(read.operators.first?.clientFingerprints.first?.description == Self.fingerprint)
        #expect(read.participants == [.init(bic: "HSBKKZKX", bankCode: "601", name: "Halyk")])
        #expect(
            read.calendar
                == .init(utcOffsetMinutes: 300, cutOffMinutes: 1020, holidays: ["2026-03-08", "2026-03-09"]))
        #expect(read.creationWindowSeconds == 600)
        #expect(read.limits.workers == 2 && read.limits.waitSecondsMax == 20 && read.limits.connectionsMax == 100)
        #expect(read.openingAccounts.count == 2)
        #expect(
            read.openingAccounts.last?.issues
                == [.init(key: "opening-1", issuer: "KZ-ISSUER", amountMinorUnits: 5_000_000)])
        #expect(read.loggingLevel == .debug)
    }

    @Test func readsTheFileThatTheDesignShows() throws {
        let page = try String(
            contentsOf: TestKeys.root.appendingPathComponent("Sources/Gateway/DESIGN.md"), encoding: .utf8)
        let shown = try #require(page.split(separator: "```yaml\n").last?.split(separator: "```").first)
        #expect(Self.findings(String(shown)) == [])
    }

    @Test func hasDefaultsForWhatNeedNotBeSaid() throws {
        let read = try Self.read(Self.without("listen", "limits", "calendar", "logging", "openingAccounts"))
        #expect(read.listen == .init(host: "127.0.0.1", port: 8443))
        #expect(read.limits.messageBytesMax == 1_048_576 && read.limits.workers == nil)
        #expect(read.calendar == .init(utcOffsetMinutes: 300, cutOffMinutes: 1020, holidays: []))
        #expect(read.loggingLevel == .info && read.openingAccounts.isEmpty)
    }

    @Test(arguments: [
        ("  port: 8443", "  prot: 8443", "gateway.yaml:6: listen.prot: there is no such setting; did you mean port?"),
        ("  port: 8443", "  Port: 8443", "gateway.yaml:6: listen.Port: there is no such setting; did you mean port?"),
        (
            "limits:\n", "limits:\n  holdSeconds: 5\n",
            "gateway.yaml:49: limits.holdSeconds: there is no such setting; did you mean corridors.holdSeconds?"
        ),
        (
            "logging:\n", "loging:\n",
            "gateway.yaml:66: loging: there is no such setting; did you mean logging?"
        ),
        (
            "  port: 8443", "  port: https",
            "gateway.yaml:6: listen.port: found \"https\", expected a whole number in 0...65535"
        ),
        (
            "  port: 8443", "  port: 65536",
            "gateway.yaml:6: listen.port: found \"65536\", expected a whole number in 0...65535"
        ),
        (
            "  port: 8443", "  port: 84.43",
            "gateway.yaml:6: listen.port: found \"84.43\", expected a whole number in 0...65535"
        ),
        (
            "  port: 8443", "  port: [1]",
            "gateway.yaml:6: listen.port: found \"a list\", expected a whole number in 0...65535"
        ),
        ("  port: 8443", "  port: 1\n  port: 2", "gateway.yaml:6: port: the setting appears twice"),
        ("  bic: NBRKKZKX\n", "", "gateway.yaml:16: institution.bic: missing, expected a BIC of 8 or 11 characters"),
        (
            "  bic: NBRKKZKX\n", "  bic: nbrkkzkx\n",
            "gateway.yaml:16: institution.bic: found \"nbrkkzkx\", expected a BIC of 8 or 11 characters"
        ),
        (
            "environment: rehearsal", "environment: production",
            "gateway.yaml:3: clock.startsAt: only a rehearsal may set its clock"
        ),
        (
            "environment: rehearsal", "environment: staging",
            "gateway.yaml:1: environment: found \"staging\", expected one of production, rehearsal"
        ),
        (
            "  startsAt: 2026-03-02T09:00:00Z", "  startsAt: today",
            "gateway.yaml:3: clock.startsAt: found \"today\", expected an instant YYYY-MM-DDTHH:MM:SSZ"
        ),
        (
            "suite: ecdsa-p256-sha256", "suite: md5",
            "gateway.yaml:22: institution.signing.suite: found \"md5\", expected one of "
                + SignatureSuite.allCases.map(\.rawValue).joined(separator: ", ")
        ),
        (
            "    jurisdiction: XA", "    jurisdiction: KZ",
            "gateway.yaml:26: corridors[0].jurisdiction: a partner's jurisdiction is not the institution's own"
        ),
        (
            "    profile: cosigned", "    profile: none",
            "gateway.yaml:32: corridors[0].profile: found \"none\", expected one of header, cosigned, document"
        ),
        (
            "practices: [iso, kz]", "practices: [iso, kx]",
            "gateway.yaml:34: corridors[0].practices[1]: found \"kx\", expected one of iso, hvps, cbpr, kz"
        ),
        (
            "envelopes: [cosigned, swift-saa]", "envelopes: [cosigned, SWIFT]",
            "gateway.yaml:35: corridors[0].envelopes[1]: found \"SWIFT\", expected one of "
                + EnvelopeShape.all.map(\.name).joined(separator: ", ")
        ),
        (
            "envelopes: [cosigned, swift-saa]", "envelopes: [plain, swift-saa]",
            "gateway.yaml:26: corridors[0].envelopes: the profile \"cosigned\" needs the envelope \"cosigned\""
        ),
        (
            "envelopes: [cosigned, swift-saa]", "envelopes: []",
            "gateway.yaml:26: corridors[0].envelopes: a corridor needs at least one envelope"
        ),
        (
            "envelopes: [cosigned, swift-saa]", "envelope: [cosigned]",
            "gateway.yaml:35: corridors[0].envelope: there is no such setting; did you mean envelopes?"
        ),
        (
            "    amountMaxMinorUnits: 100000000000", "    amountMaxMinorUnits: 1e11",
            "gateway.yaml:31: corridors[0].amountMaxMinorUnits: found \"1e11\", expected a whole number not below 1"
        ),
        (
            "    amountMaxMinorUnits: 100000000000", "    amountMaxMinorUnits: 99999999999999999999",
            "gateway.yaml:31: corridors[0].amountMaxMinorUnits: found \"99999999999999999999\", "
                + "expected a whole number not below 1"
        ),
        (
            "    clientCertificates: [keys/xa-channel.pem]\n", "",
            "gateway.yaml:26: corridors[0].clientCertificates: missing, expected certificate files, or "
                + "fingerprints under \"clientFingerprints\""
        ),
        (
            "clientFingerprints: [\(ConfigurationTests.fingerprint)]", "clientFingerprints: [0f0f]",
            "gateway.yaml:40: operators[0].clientFingerprints[0]: found \"0f0f\", expected a SHA-256 "
                + "fingerprint of 64 hexadecimal digits"
        ),
        (
            "bankCode: \"601\"", "bankCode: \"60\"",
            "gateway.yaml:42: participants[0].bankCode: found \"60\", expected three digits"
        ),
        (
            "cutOff: \"17:00\"", "cutOff: \"24:00\"",
            "gateway.yaml:45: calendar.cutOff: found \"24:00\", expected a time HH:MM"
        ),
        (
            "holidays: [2026-03-09, 2026-03-08]", "holidays: 2026-02-30",
            "gateway.yaml:46: calendar.holidays: found \"2026-02-30\", expected a list, each a date YYYY-MM-DD"
        ),
        (
            "holidays: [2026-03-09, 2026-03-08]", "holidays: [2026-02-30]",
            "gateway.yaml:46: calendar.holidays[0]: found \"2026-02-30\", expected a date YYYY-MM-DD"
        ),
        (
            "    currency: KZT\n    issues", "    currency: tenge\n    issues",
            "gateway.yaml:63: openingAccounts[1].currency: found \"tenge\", expected a currency of "
                + "three capital letters"
        ),
        (
            "amountMinorUnits: 5000000", "amountMinorUnits: 0",
            "gateway.yaml:65: openingAccounts[1].issues[0].amountMinorUnits: found \"0\", expected a "
                + "whole number not below 1"
        ),
        (
            "  - id: KZ-ISSUER\n", "  - id: KZ-NOSTRO-XA\n",
            "gateway.yaml:61: openingAccounts[1].id: \"KZ-NOSTRO-XA\" appears more than once"
        ),
        ("tls:\n", "tls: none\nextra:\n", "gateway.yaml:7: tls: found \"none\", expected a section"),
        (
            "corridors:\n", "corridors: {}\nextra:\n",
            "gateway.yaml:25: corridors: found \"a section\", expected a list of sections"
        ),
        (
            "    key: keys/kz-signer.key.pem", "    key: k.pem\n    pkcs12: k.p12\n    password: p",
            "gateway.yaml:20: institution.signing.key: a key comes from \"key\" or from \"pkcs12\", not from both"
        ),
        (
            "    key: keys/kz-signer.key.pem", "    key: k.pem\n    password: p",
            "gateway.yaml:20: institution.signing.password: a password belongs to \"pkcs12\""
        ),
        (
            "    key: keys/kz-signer.key.pem", "    pkcs12: k.p12",
            "gateway.yaml:20: institution.signing.password: missing, expected a password"
        ),
        (
            "    key: keys/kz-signer.key.pem", "    key: k.pem\n    module: /usr/lib/token.so",
            "gateway.yaml:20: institution.signing.module: \"module\" belongs to a token"
        ),
        (
            "    key: keys/kz-signer.key.pem", "    key: pkcs11:token=a\n    module: t.so\n    pinFile: pin",
            "gateway.yaml:20: institution.signing.key: found \"pkcs11:token=a\", expected an address of a private key "
                + "in a token, pkcs11:token=…;object=…"
        ),
        (
            "    key: keys/kz-signer.key.pem",
            "    key: pkcs11:token=a;object=b?pin-value=1%zz\n    module: t.so\n    pinFile: pin",
            "gateway.yaml:20: institution.signing.key: a PIN has no place in an address; use \"pinFile\" or the "
                + "environment"
        ),
        (
            "    key: keys/kz-signer.key.pem", "    key: pkcs11:token=a;object=b\n    module: t.so\n    pin: 1234",
            "gateway.yaml:22: institution.signing.pin: a PIN comes from \"pinFile\" or from the environment, not from "
                + "this file"
        ),
        (
            "    key: keys/kz-signer.key.pem", "    key: pkcs11:token=a;object=b\n    module: t.so",
            "gateway.yaml:20: institution.signing.pin: missing, expected a PIN"
        ),
        (
            "    suite: ecdsa-p256-sha256\ntrust:",
            "    suite: ecdsa-p256-sha256\n  coSigning: {url: http://a/, certificate: c.pem, suite: ed25519, tls: "
                + "{certificate: a.pem, key: a.key.pem, authorities: b.pem}}\ntrust:",
            "gateway.yaml:23: institution.coSigning.url: found \"http://a/\", expected an address https://…"
        ),
    ])
    func namesWhatIsWrong(old: String, new: String, expected: String) throws {
        let text = Self.whole.replacing(old, with: new, maxReplacements: 1)
        try #require(text != Self.whole, "the case changes nothing")
        let findings = Self.findings(text)
        #expect(findings.contains { $0.hasPrefix(expected) }, "\(findings.joined(separator: "\n"))")
    }

    @Test func namesEverythingThatIsWrong() {
        let text = Self.whole
            .replacing("port: 8443", with: "port: x")
            .replacing("bic: NBRKKZKX", with: "bic: N")
            .replacing("level: debug", with: "level: loud")
        let findings = Self.findings(text, unreadable: ["/etc/gateway/keys/server.pem"])
        #expect(
            findings == [
                "gateway.yaml:6: listen.port: found \"x\", expected a whole number in 0...65535",
                "gateway.yaml:8: tls.certificate: found \"keys/server.pem\", expected a certificate file "
                    + "in PEM that can be read",
                "gateway.yaml:16: institution.bic: found \"N\", expected a BIC of 8 or 11 characters",
                "gateway.yaml:67: logging.level: found \"loud\", expected one of trace, debug, info, "
                    + "notice, warning, error, critical",
            ])
    }

    @Test func saysWhenThereIsNothing() {
        let findings = Self.findings("")
        #expect(findings.contains("gateway.yaml: institution.bic: missing, expected a BIC of 8 or 11 characters"))
        #expect(findings.contains("gateway.yaml: tls.certificate: missing, expected a certificate file in PEM"))
        #expect(Self.findings("- a\n- b") == ["gateway.yaml:1: found \"a list\", expected settings by name"])
        let broken = Self.findings("a: [1")
        #expect(broken.count == 1 && broken.first?.hasPrefix("gateway.yaml: not YAML: ") == true)
    }

    /// The file without these sections.
    static func without(_ sections: String...) -> String {
        var kept: [Substring] = []
        var isDropping = false
        for line in whole.split(separator: "\n") {
            if line.first != " " { isDropping = sections.contains { line.hasPrefix("\($0):") } }
            if !isDropping { kept.append(line) }
        }
        return kept.joined(separator: "\n")
    }
}
