import DualSign
import Foundation
import Testing

@testable import Gateway

/// Trust in the configuration of a corridor, and conditions in the registry.
@Suite struct TrustSettingsTests {
    private static let trust = """
                holdSeconds: 120
                trust:
                  anchors: [root.pem]
                  intermediates: [middle.pem]
                  revocation:
                    lists: [http://crl.example/a.crl, lists/b.crl]
                    responders: [https://ocsp.example/]
                    unknown: grace
                    graceSeconds: 7200
                    refreshSeconds: 600
                    freshSeconds: 900
                    nonce: none
        """

    private static func read(_ text: String) throws(ConfigurationFault) -> GatewayConfiguration {
        let whole = ConfigurationTests.whole.replacing("    holdSeconds: 120", with: text, maxReplacements: 1)
        return try GatewayConfiguration.parse(whole, file: "/etc/gateway/gateway.yaml", environment: [:]) { path in
            !path.contains("absent")
        }
    }

    private static let indented = trust.split(separator: "\n").map { $0.dropFirst(4) }.joined(separator: "\n")

    @Test func readsTheWholeSection() throws {
        let corridor = try #require(Self.read(Self.indented).corridors.first)
        #expect(
            corridor.trust
                == GatewayConfiguration.Trust(
                    anchors: ["/etc/gateway/root.pem"], intermediates: ["/etc/gateway/middle.pem"],
                    revocation: GatewayConfiguration.Revocation(
                        lists: ["http://crl.example/a.crl", "/etc/gateway/lists/b.crl"],
                        responders: ["https://ocsp.example/"], unknown: .grace, graceSeconds: 7200,
                        refreshSeconds: 600, freshSeconds: 900, asksNonce: false)))
        #expect(try Self.read("    holdSeconds: 120").corridors.first?.trust == nil)
    }

    @Test(arguments: [
        ("anchors: [root.pem]", "anchors: []", "corridors[0].trust.anchors: missing, expected certificate files"),
        ("anchors: [root.pem]", "anchors: [absent.pem]", "corridors[0].trust.anchors[0]: found \"absent.pem\""),
        ("anchors:", "anchor:", "corridors[0].trust.anchor: there is no such setting; did you mean anchors?"),
        (
            "lists/b.crl", "lists/absent.crl",
            "corridors[0].trust.revocation.lists[1]: found \"lists/absent.crl\", expected an address or a file"
        ),
        (
            "https://ocsp.example/", "ocsp.example",
            "corridors[0].trust.revocation.responders[0]: found \"ocsp.example\", expected an address that begins"
        ),
        (
            "unknown: grace", "unknown: perhaps",
            "corridors[0].trust.revocation.unknown: found \"perhaps\", expected one"
        ),
        ("unknown: grace", "unknown: accept", "corridors[0].trust.revocation.graceSeconds: seconds of grace belong"),
        ("graceSeconds: 7200", "nonce: required", "corridors[0].trust.revocation.graceSeconds: missing"),
        ("refreshSeconds: 600", "refreshSeconds: 1", "corridors[0].trust.revocation.refreshSeconds: found \"1\""),
        ("nonce: none", "nonce: no", "corridors[0].trust.revocation.nonce: found \"no\", expected one of required"),
    ])
    func namesWhatIsWrong(old: String, new: String, expected: String) {
        do {
            var text = Self.indented.replacing(old, with: new, maxReplacements: 1)
            // The last `nonce` would be a second one.
            if new == "nonce: required" {
                text = text.split(separator: "\n").filter { !$0.hasSuffix("nonce: none") }.joined(separator: "\n")
            }
            _ = try Self.read(text)
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.findings.contains { $0.description.contains(expected) }, "\(error)")
        }
    }

    private static let signer = """
        signers:
          - certificate: xa.pem
            jurisdiction: XA
            bic: CBXAXAXX
            suite: ecdsa-p256-sha256
            messages: [pacs.008.001.08]
            keyUsages: [digitalSignature, nonRepudiation]
            extendedKeyUsages: [1.2.398.3.3.4.1.2.3]
            validFrom: 2026-12-01T00:00:00Z
            validUntil: 2027-12-01T00:00:00Z
            amountLimits:
              - {currency: KZT, minorUnits: 5000}
              - {currency: USD, minorUnits: 10}
        """

    private static func registry(_ text: String) throws(ConfigurationFault) -> TrustDirectory {
        try TrustDirectory.parse(text, file: "/trust/registry.yaml") { $0 == "/trust/xa.pem" ? [1] : nil }
    }

    @Test func readsTheConditionsOfASigner() throws {
        let conditions = try #require(Self.registry(Self.signer).entries.first).conditions
        #expect(
            conditions
                == SignerConditions(
                    keyUsages: [.digitalSignature, .nonRepudiation], extendedKeyUsages: ["1.2.398.3.3.4.1.2.3"],
                    asksSigningTime: true, validFrom: Date(timeIntervalSince1970: 1_796_083_200),
                    validUntil: Date(timeIntervalSince1970: 1_827_619_200), amountLimits: ["KZT": 5000, "USD": 10]))
    }

    @Test(arguments: [
        ("nonRepudiation", "repudiation", "signers[0].keyUsages[1]: found \"repudiation\", expected one of"),
        (
            "1.2.398.3.3.4.1.2.3", "1.02",
            "signers[0].extendedKeyUsages[0]: found \"1.02\", expected an object identifier"
        ),
        ("2026-12-01T00:00:00Z", "2026-12-01", "signers[0].validFrom: found \"2026-12-01\", expected an instant"),
        ("2027-12-01T00:00:00Z", "2026-11-01T00:00:00Z", "signers[0].validUntil: the registration ends before"),
        ("minorUnits: 5000", "minorUnits: 0", "signers[0].amountLimits[0].minorUnits: found \"0\""),
        ("USD", "KZT", "signers[0].amountLimits[1].currency: \"KZT\" appears more than once"),
        ("minorUnits: 10", "amount: 10", "signers[0].amountLimits[1].amount: there is no such setting"),
    ])
    func namesWhatIsWrongInTheRegistry(old: String, new: String, expected: String) {
        do {
            _ = try Self.registry(Self.signer.replacing(old, with: new, maxReplacements: 1))
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.findings.contains { $0.description.contains(expected) }, "\(error)")
        }
    }
}
