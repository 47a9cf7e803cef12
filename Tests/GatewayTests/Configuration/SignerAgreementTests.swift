import DualSign
import Foundation
import Testing

@testable import Gateway

/// Agreed identifiers and additional signers, from the registry's text to the registry.
@Suite struct SignerAgreementTests {
    private static func registry(_ first: String, _ second: String, _ settings: String) throws -> SignerRegistry {
        var files: [String: [UInt8]] = [:]
        for (name, suite) in [("one.pem", first), ("two.pem", second)] {
            guard let suite = SignatureSuite(rawValue: suite) else { preconditionFailure("a suite") }
            let start = Date(timeIntervalSince1970: 1_780_000_000)
            let key = try SigningKey.generate(
                suite: suite, subject: CertificateSubject(commonName: name), notBefore: start,
                notAfter: start.addingTimeInterval(86_400))
            files["/trust/" + name] = try key.certificate.pem()
        }
        let text = """
            signers:
              - certificate: one.pem
                jurisdiction: XA
                bic: CBXAXAXX
                suite: \(first)
                messages: [pacs.008.001.08]
              - certificate: two.pem
                jurisdiction: XA
                bic: CBXAXAXX
                suite: \(second)
                messages: [pacs.008.001.08]
            \(settings)
            """
        let known = files
        return try SignerRegistry(TrustDirectory.parse(text, file: "/trust/registry.yaml") { known[$0] })
    }

    @Test func identifiersAreAgreed() throws {
        let registry = try Self.registry(
            "ecdsa-p256-sha256", "sm2-sm3",
            """
                signatureMethod: urn:example:sm2-sm3
                digestMethod: urn:example:sm3
                userIdentifier: CBXA-2026
            """)
        let method = try #require(registry.signers.last).method
        #expect(method.signatureMethodURI == "urn:example:sm2-sm3" && method.digestMethodURI == "urn:example:sm3")
        #expect(method.userIdentifier == "CBXA-2026")
        #expect(try #require(registry.signers.first).method == SignatureMethod(.ecdsaP256SHA256))
    }

    @Test func signersAreAdded() throws {
        let registry = try Self.registry("ecdsa-p256-sha256", "ed25519", "    additionalTo: one.pem")
        #expect(registry.signers[1].additionalTo == registry.signers[0].certificate.subjectKeyIdentifier)
    }

    @Test(arguments: [
        ("ed25519", "    signatureMethod: urn:example:sm2-sm3"), ("sm2-sm3", "    signatureMethod: a b"),
        ("sm2-sm3", "    signatureMethod: http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
    ])
    func refusesIdentifiersThatMislead(suite: String, settings: String) {
        #expect(throws: ConfigurationFault.self) { try Self.registry("ecdsa-p256-sha256", suite, settings) }
    }

    @Test(arguments: [("ed25519", "none.pem"), ("ecdsa-p256-sha256", "one.pem"), ("ed25519", "two.pem")])
    func refusesPairsThatAreNone(suite: String, first: String) {
        #expect(throws: TrustDirectoryFault.self) {
            try Self.registry("ecdsa-p256-sha256", suite, "    additionalTo: \(first)")
        }
    }
}
