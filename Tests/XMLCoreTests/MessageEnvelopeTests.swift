import Testing
import XMLCore

/// Frames beside what they are refused with.
@Suite struct MessageEnvelopeTests {
    private static let parts = "<AppHdr xmlns='urn:h'/><Document xmlns='urn:d'><Document/></Document>"

    private static func plain(_ inside: String) -> String {
        "<Envelope xmlns=\"\(MessageEnvelope.plainNamespace)\">\(inside)</Envelope>"
    }

    private static func coSigned(_ inside: String) -> String {
        "<CoSignedMessage xmlns='\(MessageEnvelope.coSignedNamespace)' "
            + "xmlns:ds='\(MessageEnvelope.signatureNamespace)'>\(inside)</CoSignedMessage>"
    }

    private static let message = "<Message Id='message'>\(parts)</Message>"
    private static let terms = "<Terms Id='terms'><UETR/></Terms>"
    private static let signature = "<ds:Signature Id='signature-KZ'><ds:SignedInfo/></ds:Signature>"
    private static let second = "<ds:Signature Id=\"signature-XA\"/>"

    private func refusal(_ text: String) throws -> EnvelopeRejection? {
        let xml = try parse(text)
        do {
            _ = try MessageEnvelope(xml)
            return nil
        } catch {
            return error
        }
    }

    @Test func takesAPlainEnvelopeApart() throws {
        let envelope = try MessageEnvelope(
            parse("<?xml version='1.0'?>\n" + Self.plain("\n \(Self.parts)\r\n\t") + "\n"))
        #expect(envelope.shape == .plain && envelope.message == envelope.root)
        #expect(envelope.header.namespaceURI == "urn:h" && envelope.document.namespaceURI == "urn:d")
        #expect(envelope.document.enclosing == envelope.root)
        #expect(envelope.terms == nil && envelope.signatures.isEmpty)
    }

    @Test func takesACoSignedMessageApart() throws {
        let text = Self.coSigned(" \(Self.message)\n\(Self.terms) \(Self.signature)\n\(Self.second)\n")
        let envelope = try MessageEnvelope(parse(text))
        #expect(envelope.shape == .coSigned && envelope.message.localName == "Message")
        #expect(envelope.header.enclosing == envelope.message && envelope.document.enclosing == envelope.message)
        #expect(envelope.terms?.attribute("Id") == "terms")
        #expect(envelope.signatures.map { $0.attribute("Id") } == ["signature-KZ", "signature-XA"])
        let one = try MessageEnvelope(parse(Self.coSigned(Self.message + Self.terms + Self.signature)))
        #expect(one.signatures.count == 1)
    }

    static let refusedPlain: [(String, EnvelopeRejection)] = [
        ("<Document xmlns='urn:d'/>", .unknownRoot(line: 1)),
        ("<Envelope>\(parts)</Envelope>", .unknownRoot(line: 1)),
        ("<Envelope xmlns='urn:settlement-gateway:envelope:2'>\(parts)</Envelope>", .unknownRoot(line: 1)),
        ("\n<CoSignedMessage xmlns='\(MessageEnvelope.plainNamespace)'/>", .unknownRoot(line: 2)),
        (plain(""), .missingHeader),
        (plain("<Document/>"), .missingHeader),
        (plain("<AppHdr/>"), .missingDocument),
        (plain("<Document/>\n<AppHdr/>"), .missingHeader),
        (plain("<AppHdr/>\n<AppHdr/><Document/>"), .repeatedHeader(line: 2)),
        (plain("<AppHdr/><Document/>\n<AppHdr/>"), .repeatedHeader(line: 2)),
        (plain("<AppHdr/><Document/>\n\n<Document/>"), .repeatedDocument(line: 3)),
        (plain("<AppHdr/>\n<Extra/><Document/>"), .unexpectedElement(line: 2)),
        (plain("<AppHdr/><Document/>\n<Extra/>"), .unexpectedElement(line: 2)),
        (plain("<Extra/>" + parts), .unexpectedElement(line: 1)),
        (plain("<Wrap>\(parts)</Wrap>"), .unexpectedElement(line: 1)),
        (plain(parts + "x"), .unexpectedText(line: 1)),
        (plain("<AppHdr/>&#160;<Document/>"), .unexpectedText(line: 1)),
        (plain("\n<!-- x -->" + parts), .unexpectedContent(line: 2)),
        (plain("<AppHdr/><![CDATA[ ]]><Document/>"), .unexpectedContent(line: 1)),
        ("<!-- x -->" + plain(parts), .unexpectedContent(line: 1)),
        (plain(parts) + "\n<!-- x -->", .unexpectedContent(line: 2)),
        (
            "<Envelope xmlns='\(MessageEnvelope.plainNamespace)' Id='x'>\(parts)</Envelope>",
            .unexpectedAttribute(line: 1)
        ),
        (
            "<Envelope xmlns='\(MessageEnvelope.plainNamespace)' xml:lang='kk'>\(parts)</Envelope>",
            .unexpectedAttribute(line: 1)
        ),
    ]

    @Test(arguments: refusedPlain) func refusesPlain(text: String, expected: EnvelopeRejection) throws {
        #expect(try refusal(text) == expected)
    }

    static let refusedCoSigned: [(String, EnvelopeRejection)] = [
        ("", .missingMessage),
        (message, .missingTerms),
        (message + signature, .missingTerms),
        (message + terms, .missingSignature),
        (message + terms + "\n" + signature + second + "\n" + second, .tooManySignatures(line: 3)),
        (terms + message + signature, .unexpectedElement(line: 1)),
        (message + signature + terms, .missingTerms),
        (message + terms + signature + "\n" + terms, .unexpectedElement(line: 2)),
        (message + "\n" + message + terms + signature, .unexpectedElement(line: 2)),
        (parts + terms + signature, .unexpectedElement(line: 1)),
        (message + terms + "\n<Signature Id='signature-KZ'/>", .unexpectedElement(line: 2)),
        (message + terms + signature + "x", .unexpectedText(line: 1)),
        (message + "<!-- x -->" + terms + signature, .unexpectedContent(line: 1)),
        ("<Message>\(parts)</Message>" + terms + signature, .missingAttribute(line: 1)),
        ("<Message Id='other'>\(parts)</Message>" + terms + signature, .unexpectedAttribute(line: 1)),
        ("<Message Id='message' b='1'>\(parts)</Message>" + terms + signature, .unexpectedAttribute(line: 1)),
        ("<Message ds:Id='message'>\(parts)</Message>" + terms + signature, .unexpectedAttribute(line: 1)),
        ("<Message ID='message'>\(parts)</Message>" + terms + signature, .unexpectedAttribute(line: 1)),
        ("<Message xmlns='' Id='message'>\(parts)</Message>" + terms + signature, .unexpectedElement(line: 1)),
        ("<Message Id='message'>\(parts)\(terms)</Message>" + terms + signature, .unexpectedElement(line: 1)),
        ("<Message Id='message'>x\(parts)</Message>" + terms + signature, .unexpectedText(line: 1)),
        (message + "<Terms/>" + signature, .missingAttribute(line: 1)),
        (message + "<Terms Id='message'/>" + signature, .unexpectedAttribute(line: 1)),
        (message + terms + "<ds:Signature/>", .missingAttribute(line: 1)),
        (message + terms + "<ds:Signature Id='signature-kz'/>", .unexpectedAttribute(line: 1)),
        (message + terms + "<ds:Signature Id='signature-KAZ'/>", .unexpectedAttribute(line: 1)),
        (message + terms + "<ds:Signature Id='message'/>", .unexpectedAttribute(line: 1)),
        (message + terms + "<ds:Signature Id='signature-KZ' b='1'/>", .unexpectedAttribute(line: 1)),
    ]

    @Test(arguments: refusedCoSigned) func refusesCoSigned(inside: String, expected: EnvelopeRejection) throws {
        #expect(try refusal(Self.coSigned(inside)) == expected)
    }
}
