import DualSign
import Foundation
import Testing
import XMLCore

/// The nested Kazakh form, signed by others: every signature covers the document and the signatures before it.
@Suite(.enabled(if: Tool.openssl.isInstalled, "openssl is not installed"))
struct NestedProfileTests {
    private static let first = Signers.key(.rsaPKCS1SHA256), second = Signers.key(.rsaPKCS1SHA256, Signers.kz)

    private static func registry() throws -> SignerRegistry {
        // Two officers of one country.
        try SignerRegistry([first.registered("KZ"), second.registered("KZ")])
    }

    private static func document() throws -> String { text(try Messages.plain().document.canonicalBytes()) }

    /// `count` signatures, in our envelope, which declares what the document does not have.
    private static func signed(_ count: Int) throws -> String {
        let folder = try TemporaryFolder()
        var document = try document()
        for key in [first, second].prefix(count) {
            document = try NestedSignatures.sign(document, key: key, in: folder)
        }
        let header = text(try Messages.plain().header.canonicalBytes())
        return "<Envelope xmlns=\"urn:settlement-gateway:envelope:1\" xmlns:x=\"urn:x\">\(header)\(document)</Envelope>"
    }

    @Test(arguments: [1, 2])
    func accepts(count: Int) throws {
        let whole = try envelope(Self.signed(count).bytes)
        let message = try verify(
            whole, profile: .kazakhNested, registry: Self.registry(), messageDefinition: definition, at: now)
        #expect(message.header == nil && message.profile == .kazakhNested)
        #expect(message.signers.map(\.certificate) == [Self.first, Self.second].prefix(count).map(\.certificate))
        #expect(text(try message.document.canonicalBytes()) == (try Self.document()))
        let findings = examineSignatures(
            whole, registry: try Self.registry(), messageDefinition: definition, at: now)
        #expect(findings.map(\.profile) == Array(repeating: .kazakhNested, count: count))
        #expect(findings.allSatisfy { if case .success = $0.result { true } else { false } })
    }

    /// The parts of a document signed twice.
    private struct Parts {
        let first: String
        let second: String

        init(_ xml: String) {
            let signatures = xml.components(separatedBy: "<ds:Signature ").dropFirst().map {
                "<ds:Signature " + $0.components(separatedBy: "</ds:Signature>")[0] + "</ds:Signature>"
            }
            (first, second) = (signatures[0], signatures[1])
        }
    }

    static let attacks: [Attack] = [
        Attack("changed amount", .signature(.digestMismatch(.document))) {
            $0.replacingOnly("1250.00", with: "1250.01")
        },
        Attack("exchanged", .signature(.digestMismatch(.document))) {
            let parts = Parts($0)
            return $0.replacingOnly(parts.first + parts.second, with: parts.second + parts.first)
        },
        Attack("the first removed", .signature(.digestMismatch(.document))) {
            $0.replacingOnly(Parts($0).first, with: "")
        },
        Attack("the second in place of the first", .signature(.digestMismatch(.document))) {
            let parts = Parts($0)
            return $0.replacingOnly(parts.first, with: parts.second)
        },
        Attack("the first twice", .signature(.digestMismatch(.document))) {
            let parts = Parts($0)
            return $0.replacingOnly(parts.second, with: parts.first)
        },
        Attack("three", .envelope) {
            let parts = Parts($0)
            return $0.replacingOnly(parts.second, with: parts.second + parts.second)
        },
        Attack("white space between", .signature(.digestMismatch(.document))) {
            let parts = Parts($0)
            return $0.replacingOnly(parts.second, with: "\n" + parts.second)
        },
        Attack("an element between", .signature(.digestMismatch(.document))) {
            let parts = Parts($0)
            return $0.replacingOnly(parts.second, with: "<Extra/>" + parts.second)
        },
        Attack("value of the first", .signature(.digestMismatch(.document))) {
            let value = Parts($0).first.stretch(from: "<ds:SignatureValue>", to: "</ds:SignatureValue>")
            let other = "<ds:SignatureValue>\(String(repeating: "A", count: 342))==</ds:SignatureValue>"
            return $0.replacingOnly(value, with: other)
        },
        second("value of the second", .signature(.signatureValueInvalid)) {
            let value = $0.stretch(from: "<ds:SignatureValue>", to: "</ds:SignatureValue>")
            return $0.replacingOnly(
                value, with: "<ds:SignatureValue>\(String(repeating: "A", count: 342))==</ds:SignatureValue>")
        },
        second("certificate of nobody", .signature(.keyUnknown)) {
            let place = $0.stretch(from: "<ds:X509Certificate>", to: "</ds:X509Certificate>")
            return $0.replacingOnly(place, with: place.replacingOccurrences(of: "MII", with: "MIJ"))
        },
        second("exclusive canonical form", .form(.transform)) {
            $0.replacingOnly(
                "\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"",
                with: "\"http://www.w3.org/2001/10/xml-exc-c14n#\"")
        },
        second("canonical form without comments", .form(.transform)) {
            $0.replacingOnly("#WithComments", with: "")
        },
        second("not enveloped", .form(.transform)) {
            $0.replacingOnly(
                $0.stretch(from: "<ds:Transform Algorithm=\"http://www.w3.org/2000", to: "</ds:Transform>"), with: "")
        },
        second("a URI", .form(.reference)) { $0.replacingOnly("URI=\"\"", with: "URI=\"#x\"") },
        second("no URI", .form(.reference)) { $0.replacingOnly(" URI=\"\"", with: "") },
        second("a second reference", .form(.structure)) {
            let reference = $0.stretch(from: "<ds:Reference ", to: "</ds:Reference>")
            return $0.replacingOnly(reference, with: reference + reference)
        },
        second("an object", .form(.structure)) {
            $0.replacingOnly("</ds:KeyInfo>", with: "</ds:KeyInfo><ds:Object></ds:Object>")
        },
        second("an identifier beside the certificate", .form(.structure)) {
            $0.replacingOnly("</ds:X509Certificate>", with: "</ds:X509Certificate><ds:X509SKI>AAAA</ds:X509SKI>")
        },
        second("an identifier in its place", .form(.structure)) {
            $0.replacingOnly(
                $0.stretch(from: "<ds:X509Certificate>", to: "</ds:X509Certificate>"),
                with: "<ds:X509SKI>AAAA</ds:X509SKI>")
        },
        second("two certificates", .form(.structure)) {
            let place = $0.stretch(from: "<ds:X509Certificate>", to: "</ds:X509Certificate>")
            return $0.replacingOnly(place, with: place + place)
        },
        second("a key", .form(.structure)) {
            $0.replacingOnly("<ds:X509Data>", with: "<ds:KeyValue></ds:KeyValue><ds:X509Data>")
        },
        second("a comment", .form(.notPlain)) { $0.replacingOnly("<ds:SignedInfo>", with: "<ds:SignedInfo><!--x-->") },
        second("an Id", .form(.attribute)) { $0.replacingOnly("<ds:Signature ", with: "<ds:Signature Id=\"x\" ") },
        second("another method", .form(.algorithm)) {
            $0.replacingOnly(
                SignatureSuite.rsaPKCS1SHA256.signatureMethodURI, with: "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
        },
        Attack("a comment in the document", .form(.notPlain)) { $0.replacingOnly("1250.00", with: "1<!---->250.00") },
        Attack("stripped", .signature(.signatureMissing)) {
            let parts = Parts($0)
            return $0.replacingOnly(parts.first + parts.second, with: "")
        },
    ]

    /// A change of the second signature only.
    private static func second(
        _ name: String, _ expected: @autoclosure @escaping @Sendable () -> Verdict,
        _ change: @escaping @Sendable (String) -> String
    ) -> Attack {
        Attack(name, expected()) {
            let parts = Parts($0)
            return $0.replacingOnly(parts.second, with: change(parts.second))
        }
    }

    @Test(arguments: attacks)
    func refuses(attack: Attack) throws {
        attack.check(try Self.signed(2).bytes, profile: .kazakhNested, registry: try Self.registry())
    }

    /// Peeling leaves what the first signer signed: that alone is a good document of one signature.
    @Test func theSecondMayBePeeledOff() throws {
        let both = try Self.signed(2)
        let one = both.replacingOnly(Parts(both).second, with: "")
        #expect(Attack.verdict(one, .kazakhNested, try Self.registry()) == nil)
        #expect(one == (try Self.signed(1)))
    }

    @Test func oneSignerDoesNotSignTwice() throws {
        let folder = try TemporaryFolder()
        var document = try Self.document()
        for _ in 0..<2 { document = try NestedSignatures.sign(document, key: Self.first, in: folder) }
        let signed = try SignedDocument(ParsedXML(document.bytes, limits: .payment))
        #expect(throws: SignatureRejection.sameSignerTwice) {
            try verify(
                signed, profile: .kazakhNested, registry: Self.registry(), messageDefinition: definition, at: now)
        }
    }

    /// xmlsec1 peels nothing: it sees the last signature, and the first once that is gone.
    @Test(.enabled(if: Tool.xmlsec1.isInstalled, "xmlsec1 is not installed"))
    func anotherToolAgrees() throws {
        let folder = try TemporaryFolder()
        var document = try Self.document()
        for key in [Self.first, Self.second] {
            document = try NestedSignatures.sign(document, key: key, in: folder)
            let outcome = try Tool.xmlsec1.run([
                "--verify", "--pubkey-cert-pem", folder.write("signer.pem", key.certificate.pem()), "--node-xpath",
                "/*/*[local-name()='Signature'][last()]", folder.write("signed.xml", document.bytes),
            ])
            #expect(outcome.status == 0, "\(outcome.output)")
        }
    }
}

/// Test signatures of Kazakhstan's National Certification Authority, made by its own tools.
@Suite(.enabled(if: Shared.has("vectors/kz-nca/two-signers.xml"), "the shared vectors are not here"))
struct NationalVectorTests {
    private static func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: Shared.file("vectors/kz-nca/\(name)")), as: UTF8.self)
    }

    /// The certificate of a signature, registered: the vectors come with no registry.
    private static func signer(_ xml: String, _ index: Int, _ suite: SignatureSuite) throws -> RegisteredSigner {
        let place = xml.components(separatedBy: "<ds:X509Certificate>")[index + 1]
        let base64 = place.components(separatedBy: "</ds:X509Certificate>")[0].replacingOccurrences(
            of: "&#13;", with: "")
        let der = try #require(Data(base64Encoded: base64, options: .ignoreUnknownCharacters))
        return try RegisteredSigner(
            certificate: SignerCertificate(der: [UInt8](der)), jurisdiction: jurisdiction("KZ"), bic: "NBRKKZKX",
            suite: suite, messageDefinitions: ["a"])
    }

    private static func verdict(_ xml: String, _ signers: [RegisteredSigner], _ at: Date) throws -> VerifiedDocument {
        let signed = try SignedDocument(ParsedXML(xml.bytes, limits: .payment))
        return try verify(
            signed, profile: .kazakhNested, registry: SignerRegistry(signers), messageDefinition: "a", at: at)
    }

    /// 2021-06-01, within the first certificate's validity.
    private static let at = Date(timeIntervalSince1970: 1_622_505_600)

    /// The certificates were never valid at one time, so each signature is examined at its own.
    @Test func acceptsTwoSigners() throws {
        let xml = try Self.read("two-signers.xml")
        var signers = [try Self.signer(xml, 0, .rsaPKCS1SHA256)]
        let hasGost = SignatureSuite.gost2015Bits512.isAvailable
        if hasGost { signers.append(try Self.signer(xml, 1, .gost2015Bits512)) }
        func results(_ xml: String, _ at: Date) throws -> [SignatureRejection?] {
            examineSignatures(
                try SignedDocument(ParsedXML(xml.bytes, limits: .payment)), registry: try SignerRegistry(signers),
                messageDefinition: "a", at: at
            ).map { if case .failure(let rejection) = $0.result { rejection } else { nil } }
        }
        #expect(try results(xml, Self.at)[0] == nil)
        let later = Date(timeIntervalSince1970: 1_670_000_000)
        #expect(try results(xml, later)[1] == (hasGost ? nil : .keyUnknown))
        guard hasGost else { return }
        let rows: [(String, String, SignatureRejection)] = [
            ("JXtgklPvmOEL7qfdrS8M", "JXtgklPvmOEL7qfdrS8N", .signatureValueInvalid),
            ("9KSGy33AXRui1rpYXmUE", "9KSGy33AXRui1rpYXmUF", .signatureValueInvalid),
            ("aAeSW+p2AfXts7Pf", "aAeSW+p2AfXts7Pg", .digestMismatch(.document)),
            ("<b>test</b>", "<b>tesT</b>", .digestMismatch(.document)),
            ("MIIEPzCCA6egAwIB", "MIIEPzCCA6egAwIC", .keyUnknown),
        ]
        for (old, new, rejection) in rows {
            #expect(try results(xml.replacingOnly(old, with: new), later)[1] == rejection)
        }
    }

    @Test func acceptsOneSigner() throws {
        let xml = try Self.read("one-signer.xml")
        let signer = try Self.signer(xml, 0, .rsaPKCS1SHA256)
        let document = try Self.verdict(xml, [signer], Self.at)
        #expect(text(try document.document.canonicalBytes()) == "<a><b>test</b></a>")
        #expect(document.evidence.map(\.suite) == [.rsaPKCS1SHA256])
        let rows: [(String, String, SignatureRejection)] = [
            ("<b>test</b>", "<b>tesT</b>", .digestMismatch(.document)),
            ("<b>test</b>", "<b>test</b> ", .digestMismatch(.document)),
            ("9KpJreFMA6K98mcu2hxdAe", "9KpJreFMA6K98mcu2hxdAf", .signatureValueInvalid),
            ("aAeSW+p2AfXts7Pf", "aAeSW+p2AfXts7Pg", .signatureValueInvalid),
            ("<ds:SignedInfo>\n", "<ds:SignedInfo>", .signatureValueInvalid),
            ("MIIF+zCCA+OgAwIB", "MIIF+zCCA+OgAwIC", .keyUnknown),
        ]
        for (old, new, rejection) in rows {
            #expect(throws: rejection) { try Self.verdict(xml.replacingOnly(old, with: new), [signer], Self.at) }
        }
        #expect(throws: SignatureRejection.certificateExpired) {
            try Self.verdict(xml, [signer], Date(timeIntervalSince1970: 1_650_000_000))
        }
    }
}
