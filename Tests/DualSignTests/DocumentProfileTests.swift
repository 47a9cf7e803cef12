import DualSign
import Foundation
import Testing
import XMLCore

/// The document profile: one signature as the last child of `Document`, over the document and nothing else.
@Suite struct DocumentProfileTests {
    private static let key = Signers.key(.ecdsaP256SHA256)

    @Test(arguments: Signers.suites)
    func accepts(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let arrived = try envelope(Messages.documentSigned(by: key))
        let message = try verify(
            arrived, profile: .document, registry: registry(xa: key), messageDefinition: definition, at: now)
        #expect(message.header == nil && message.profile == .document)
        #expect(message.evidence.map(\.covers) == [["document"]])
        let unsigned = try Messages.plain().document.canonicalBytes()
        #expect(try message.document.canonicalBytes() == unsigned)
        // No schema, page or rule is ever given the signature, and the received document still has it.
        #expect(text(unsigned).contains("1250.00") && !text(unsigned).contains("Signature"))
        #expect(arrived.signedDocument.signatures.count == 1)
        #expect(arrived.document == message.document)
    }

    static let attacks: [Attack] = [
        Attack("changed amount", .signature(.digestMismatch(.document))) {
            $0.replacingOnly("1250.00", with: "1250.01")
        },
        Attack("white space before the signature", .signature(.digestMismatch(.document))) {
            $0.replacingOnly("<ds:Signature ", with: " <ds:Signature ")
        },
        Attack("white space after the signature", .signature(.digestMismatch(.document))) {
            $0.replacingOnly("</ds:Signature>", with: "</ds:Signature>\n")
        },
        Attack("an element after the signature", .signature(.signatureMissing)) {
            $0.replacingOnly("</ds:Signature>", with: "</ds:Signature><Extra/>")
        },
        Attack("text after the signature", .signature(.signatureMissing)) {
            $0.replacingOnly("</ds:Signature>", with: "</ds:Signature>x")
        },
        Attack("comment after the signature", .form(.notPlain)) {
            $0.replacingOnly("</ds:Signature>", with: "</ds:Signature><!--x-->")
        },
        Attack("comment in the document", .form(.notPlain)) { $0.replacingOnly("1250.00", with: "1<!---->250.00") },
        Attack("comment in the header", .form(.notPlain)) { $0.replacingOnly("B-1", with: "B-1<!--x-->") },
        Attack("CDATA in the document", .form(.notPlain)) { $0.replacingOnly("1250.00", with: "1<![CDATA[250.00]]>") },
        Attack("the signature first", .signature(.signatureMissing)) {
            let signature = $0.stretch(from: "<ds:Signature ", to: "</ds:Signature>")
            return $0.replacingOnly(signature, with: "").replacingOnly(
                "<FIToFICstmrCdtTrf>", with: signature + "<FIToFICstmrCdtTrf>")
        },
        Attack("the signature deeper", .signature(.signatureMissing)) {
            let signature = $0.stretch(from: "<ds:Signature ", to: "</ds:Signature>")
            return $0.replacingOnly(signature, with: "").replacingOnly(
                "</FIToFICstmrCdtTrf>", with: signature + "</FIToFICstmrCdtTrf>")
        },
        Attack("the signature in Sgntr", .signature(.signatureMissing)) {
            let signature = $0.stretch(from: "<ds:Signature ", to: "</ds:Signature>")
            return $0.replacingOnly(signature, with: "").replacingOnly(
                "</AppHdr>", with: "<Sgntr>\(signature)</Sgntr></AppHdr>")
        },
        Attack("stripped", .signature(.signatureMissing)) {
            $0.replacingOnly($0.stretch(from: "<ds:Signature ", to: "</ds:Signature>"), with: "")
        },
        Attack("twice", .form(.signatureCount)) {
            let signature = $0.stretch(from: "<ds:Signature ", to: "</ds:Signature>")
            return $0.replacingOnly(signature, with: signature + signature)
        },
        Attack("three times", .envelope) {
            let signature = $0.stretch(from: "<ds:Signature ", to: "</ds:Signature>")
            return $0.replacingOnly(signature, with: signature + signature + signature)
        },
        Attack("an unsigned element before the signature", .signature(.digestMismatch(.document))) {
            $0.replacingOnly("<ds:Signature ", with: "<Extra/><ds:Signature ")
        },
        Attack("signed document in ds:Object, new one in its place", .form(.structure)) {
            let inside = $0.stretch(from: "<FIToFICstmrCdtTrf>", to: "</FIToFICstmrCdtTrf>")
            return $0.replacingOnly(inside, with: inside.replacingOnly("1250.00", with: "9250.00"))
                .replacingOnly("</ds:KeyInfo>", with: "</ds:KeyInfo><ds:Object>\(inside)</ds:Object>")
        },
        Attack("a second document", .envelope) {
            $0.replacingOnly("</Document>", with: "</Document><Document xmlns=\"urn:x\"></Document>")
        },
        Attack("a second reference", .form(.structure)) {
            let reference = $0.stretch(from: "<ds:Reference ", to: "</ds:Reference>")
            return $0.replacingOnly(reference, with: reference + reference)
        },
        Attack("no URI", .form(.reference)) { $0.replacingOnly("<ds:Reference URI=\"\">", with: "<ds:Reference>") },
        Attack("another URI", .form(.reference)) { $0.replacingOnly("URI=\"\"", with: "URI=\"#x\"") },
        Attack("XPointer", .form(.reference)) { $0.replacingOnly("URI=\"\"", with: "URI=\"#xpointer(/)\"") },
        Attack("reference of a type", .form(.reference)) {
            $0.replacingOnly("URI=\"\"", with: "URI=\"\" Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\"")
        },
        Attack("not enveloped", .form(.transform)) {
            $0.replacingOnly(
                $0.stretch(from: "<ds:Transform Algorithm=\"http://www.w3.org/2000", to: "</ds:Transform>"), with: "")
        },
        Attack("inclusive canonical form", .form(.transform)) {
            let reference = $0.stretch(from: "<ds:Reference ", to: "</ds:Reference>")
            return $0.replacingOnly(
                reference,
                with: reference.replacingOnly(
                    "http://www.w3.org/2001/10/xml-exc-c14n#", with: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"))
        },
        Attack("inclusive canonical form of SignedInfo", .form(.transform)) {
            $0.replacingOnly(
                "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
                with: "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"")
        },
        Attack("an Id on Signature", .form(.attribute)) {
            $0.replacingOnly("<ds:Signature ", with: "<ds:Signature Id=\"x\" ")
        },
        Attack("an Id on KeyInfo", .form(.attribute)) {
            $0.replacingOnly("<ds:KeyInfo>", with: "<ds:KeyInfo Id=\"keyinfo\">")
        },
        Attack("a certificate in the message", .form(.structure)) {
            $0.replacingOnly("</ds:X509SKI>", with: "</ds:X509SKI><ds:X509Certificate>AAAA</ds:X509Certificate>")
        },
        Attack("RSA with SHA-1", .form(.algorithm)) {
            $0.replacingOnly(HeaderAttackTests.method, with: "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
        },
        Attack("another suite", .signature(.algorithmMismatch)) {
            $0.replacingOnly(HeaderAttackTests.method, with: SignatureSuite.ed25519.signatureMethodURI)
        },
        Attack("unknown signer", .signature(.keyUnknown)) {
            $0.replacingOnly(
                $0.stretch(from: "<ds:X509SKI>", to: "</ds:X509SKI>"), with: "<ds:X509SKI>AAAA</ds:X509SKI>")
        },
        Attack("another value", .signature(.signatureValueInvalid)) {
            let value = $0.stretch(from: "<ds:SignatureValue>", to: "</ds:SignatureValue>")
            return $0.replacingOnly(
                value, with: "<ds:SignatureValue>\(String(repeating: "A", count: 86))==</ds:SignatureValue>")
        },
    ]

    @Test(arguments: attacks)
    func refuses(attack: Attack) throws {
        attack.check(
            try Messages.documentSigned(by: Self.key), profile: .document, registry: try registry(xa: Self.key))
    }

    /// The header is signed by nobody: it is not handed out, and changing it changes nothing that is.
    @Test func theHeaderIsNotVerified() throws {
        let changed = text(try Messages.documentSigned(by: Self.key)).replacingOnly("B-1", with: "B-2")
        let message = try verify(
            envelope(changed.bytes), profile: .document, registry: registry(xa: Self.key),
            messageDefinition: definition, at: now)
        #expect(message.header == nil)
    }

    /// A header's signature covers the document as it stands; verified alone it lets no second signature pass unread.
    @Test func aSecondSignatureIsNotOverlooked() throws {
        let (xa, kz) = (Self.key, Signers.key(.ed25519, Signers.kz))
        let known = try registry(xa: xa, kz: kz)
        let both = try HeaderProfile.sign(envelope(Messages.documentSigned(by: xa)), key: kz)
        #expect(Attack.verdict(text(both), .header, known) == .form(.signatureCount))
        let message = try verifyComplete(
            envelope(both), registry: known, required: [jurisdiction("XA"), jurisdiction("KZ")],
            messageDefinition: definition, at: now)
        #expect(message.evidence.map(\.profile) == [.header, .document] && message.header != nil)
        let findings = examineSignatures(
            try envelope(both), registry: known, messageDefinition: definition, at: now)
        #expect(findings.map(\.profile) == [.header, .document])
        #expect(findings.allSatisfy { if case .success = $0.result { true } else { false } })
    }

    /// The co-signed message takes the document with its signature, which stays valid in it.
    @Test func isCarriedIntoACoSignedMessage() throws {
        let (xa, kz) = (Self.key, Signers.key(.ed25519, Signers.kz))
        let known = try registry(xa: xa, kz: kz)
        let made = try CoSignedProfile.coSign(
            envelope(Messages.documentSigned(by: xa)), terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"),
            at: now)
        let message = try verifyComplete(
            envelope(made.message), registry: known, required: [jurisdiction("XA"), jurisdiction("KZ")],
            messageDefinition: definition, agreedTerms: Messages.terms, at: now)
        #expect(message.evidence.map(\.profile) == [.document, .cosigned])
        let document = text(try message.document.canonicalBytes())
        #expect(message.header != nil && !document.contains("Signature"))
    }

    @Test func isNotSignedTwice() throws {
        let signed = try envelope(Messages.documentSigned(by: Self.key))
        #expect(throws: SigningFault.alreadySigned) { try DocumentProfile.sign(signed, key: Self.key) }
    }
}

/// A bare document, and the xmlsec1 program, in both directions.
@Suite struct BareDocumentTests {
    private static func bare(_ xml: String) throws -> SignedDocument {
        try SignedDocument(ParsedXML(xml.bytes, limits: .payment))
    }

    private static func unsigned() throws -> String { text(try Messages.plain().document.canonicalBytes()) }

    @Test func signsAndVerifies() throws {
        let key = Signers.key(.rsaPSSSHA256)
        let known = try registry(xa: key)
        let signed = text(try DocumentProfile.sign(Self.bare(Self.unsigned()), key: key))
        let document = try verify(
            Self.bare(signed), profile: .document, registry: known, messageDefinition: definition, at: now)
        let plain = try Self.unsigned()
        #expect(text(try document.document.canonicalBytes()) == plain)
        for profile in [SignatureProfile.header, .cosigned, .kazakhNested] {
            #expect(throws: SignatureRejection.self) {
                try verify(Self.bare(signed), profile: profile, registry: known, messageDefinition: definition, at: now)
            }
        }
        // The very text goes into an envelope and out of it again.
        let wrapped = text(try DocumentProfile.sign(Messages.plain(), key: Signers.key(.ed25519)))
        let cut = wrapped.stretch(from: "<Document", to: "</Document>")
        _ = try verify(
            Self.bare(cut), profile: .document, registry: registry(xa: Signers.key(.ed25519)),
            messageDefinition: definition, at: now)
    }

    @Test func refusesWhatIsBesideTheRoot() throws {
        let signed = text(try DocumentProfile.sign(Self.bare(Self.unsigned()), key: Signers.key(.ed25519)))
        #expect(throws: EnvelopeRejection.self) { try Self.bare(signed + "<!--x-->") }
    }

    @Test(.enabled(if: Tool.xmlsec1.isInstalled, "xmlsec1 is not installed"), arguments: XMLSecTests.suites)
    func anotherToolVerifiesOurs(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let folder = try TemporaryFolder()
        let wrapped = text(try Messages.documentSigned(by: key))
        for (signed, isGood) in [
            (wrapped.stretch(from: "<Document", to: "</Document>"), true),
            (text(try DocumentProfile.sign(Self.bare(Self.unsigned()), key: key)), true),
            (wrapped.stretch(from: "<Document", to: "</Document>").replacingOnly("1250.00", with: "1250.01"), false),
        ] {
            let outcome = try Tool.xmlsec1.run([
                "--verify", "--pubkey-cert-pem", folder.write("signer.pem", key.certificate.pem()),
                folder.write("signed.xml", signed.bytes),
            ])
            #expect((outcome.status == 0) == isGood, "\(outcome.output)")
        }
    }

    @Test(.enabled(if: Tool.xmlsec1.isInstalled, "xmlsec1 is not installed"), arguments: XMLSecTests.suites)
    func weVerifyAnotherTools(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let known = try registry(xa: key)
        let ours = text(try DocumentProfile.sign(Self.bare(Self.unsigned()), key: key))
        let signed = text(try XMLSec.sign(ours, with: key, in: TemporaryFolder()))
        #expect(signed != ours)
        _ = try verify(Self.bare(signed), profile: .document, registry: known, messageDefinition: definition, at: now)
        // In an envelope that declares more than the document uses it is the same signature.
        let document = signed.stretch(from: "<Document", to: "</Document>")
        let header = text(try Messages.plain().header.canonicalBytes())
        let wrapped =
            "<Envelope xmlns=\"urn:settlement-gateway:envelope:1\" xmlns:x=\"urn:x\">\(header)\(document)</Envelope>"
        #expect(Attack.verdict(wrapped, .document, known) == nil)
        #expect(
            Attack.verdict(wrapped.replacingOnly("1250.00", with: "1250.01"), .document, known)
                == .signature(.digestMismatch(.document)))
    }
}
