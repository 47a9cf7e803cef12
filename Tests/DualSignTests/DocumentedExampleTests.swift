import DualSign
import Foundation
import Testing
import XMLCore

/// The worked examples of `docs/signatures`, taken from the pages as they stand.
@Suite struct DocumentedExampleTests {
    /// The fenced blocks of a page, by language.
    private func blocks(_ page: String, _ language: String) throws -> [String] {
        var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let text = try String(contentsOf: root.appendingPathComponent("docs/signatures/\(page)"), encoding: .utf8)
        return text.components(separatedBy: "```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
    }

    private func registry(_ page: String) throws -> SignerRegistry {
        let signers = try zip(blocks(page, "pem"), ["XA", "KZ"]).map { pem, code in
            let certificate = try SignerCertificate(pem: pem.bytes)
            return try RegisteredSigner(
                certificate: certificate, jurisdiction: jurisdiction(code), bic: "TEST\(code)2L",
                suite: #require(certificate.suites.first), messageDefinitions: [definition])
        }
        return try SignerRegistry(signers)
    }

    @Test(arguments: [("header.md", SignatureProfile.header, ["XA"]), ("cosigned.md", .cosigned, ["XA", "KZ"])])
    func verifies(page: String, profile: SignatureProfile, codes: [String]) throws {
        let xml = try #require(try blocks(page, "xml").first)
        let known = try registry(page)
        let message = try verify(
            envelope(xml.bytes), profile: profile, registry: known, messageDefinition: definition, at: now)
        #expect(message.evidence.map(\.jurisdiction.code) == codes)
        let part: SignedPart = profile == .header ? .document : .message
        let tampered = xml.replacingOnly("<FIToFICstmrCdtTrf>…", with: "<FIToFICstmrCdtTrf>")
        #expect(Attack.verdict(tampered, profile, known) == .signature(.digestMismatch(part)))
    }

    @Test func verifiesTheDocumentProfile() throws {
        let xml = try #require(try blocks("document.md", "xml").first)
        let known = try registry("document.md")
        let message = try verify(
            envelope(xml.bytes), profile: .document, registry: known, messageDefinition: definition, at: now)
        #expect(message.evidence.map(\.jurisdiction.code) == ["XA"])
        let tampered = xml.replacingOnly("<FIToFICstmrCdtTrf>…", with: "<FIToFICstmrCdtTrf>")
        #expect(Attack.verdict(tampered, .document, known) == .signature(.digestMismatch(.document)))
        guard Tool.xmlsec1.isInstalled else { return }
        let folder = try TemporaryFolder()
        let outcome = try Tool.xmlsec1.run([
            "--verify", "--pubkey-cert-pem", folder.write("signer.pem", blocks("document.md", "pem")[0].bytes),
            folder.write("document.xml", xml.stretch(from: "<Document", to: "</Document>").bytes),
        ])
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    @Test func verifiesTheSignedProperties() throws {
        let xml = try #require(try blocks("properties.md", "xml").first)
        let known = try registry("properties.md")
        func verified(_ text: String) throws -> VerifiedDocument {
            try verify(
                SignedDocument(ParsedXML(text.bytes, limits: .payment)), profile: .document, registry: known,
                messageDefinition: definition, at: now,
                properties: .required(SigningTimeWindow(pastSecondsMax: 3600, futureSecondsMax: 0)))
        }
        #expect(try verified(xml).evidence[0].trust?.signedAtMilliseconds == 1_779_998_400_000)
        #expect(throws: SignatureRejection.digestMismatch(.signedProperties)) {
            try verified(xml.replacingOnly("20:00:00Z", with: "20:00:01Z"))
        }
    }

    @Test func verifiesTheNestedForm() throws {
        let xml = try #require(try blocks("kz-nested.md", "xml").first)
        let signers = try blocks("kz-nested.md", "pem").map {
            try RegisteredSigner(
                certificate: SignerCertificate(pem: $0.bytes), jurisdiction: jurisdiction("KZ"), bic: "TESTKZ2L",
                suite: .rsaPKCS1SHA256, messageDefinitions: [definition])
        }
        func verified(_ text: String) throws -> VerifiedDocument {
            try verify(
                SignedDocument(ParsedXML(text.bytes, limits: .payment)), profile: .kazakhNested,
                registry: SignerRegistry(signers), messageDefinition: definition, at: now)
        }
        #expect(try verified(xml).signers == signers)
        #expect(throws: SignatureRejection.digestMismatch(.document)) {
            try verified(xml.replacingOnly("<FIToFICstmrCdtTrf>…", with: "<FIToFICstmrCdtTrf>"))
        }
    }

    @Test(.enabled(if: Tool.xmlsec1.isInstalled, "xmlsec1 is not installed"))
    func anotherToolAgrees() throws {
        let xml = try #require(try blocks("cosigned.md", "xml").first)
        let folder = try TemporaryFolder()
        for (pem, code) in zip(try blocks("cosigned.md", "pem"), ["XA", "KZ"]) {
            let outcome = try XMLSec.verify(
                xml.bytes, signature: "signature-\(code)", certificate: SignerCertificate(pem: pem.bytes), in: folder)
            #expect(outcome.status == 0, "\(outcome.output)")
        }
    }
}
