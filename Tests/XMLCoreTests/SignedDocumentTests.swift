import Testing

@testable import XMLCore

/// A document without its signatures is a part of what was parsed: what that is known not to have, it has not.
@Suite struct SignedDocumentTests {
    @Test(arguments: [
        ("a", true, true), ("<!--x-->", false, true), ("<![CDATA[x]]>", false, true), ("é", true, false),
        ("&#xE9;", true, false), ("é<!--x-->", false, false),
    ])
    func aCopyKnowsWhatItIsNot(content: String, isPlain: Bool, isASCII: Bool) throws {
        let signature = "<s:Signature xmlns:s=\"http://www.w3.org/2000/09/xmldsig#\"/>"
        let text = "<Document><a>\(content)</a>\(signature)</Document>"
        let parsed = try ParsedXML(Array(text.utf8), limits: .payment)
        let signed = try SignedDocument(parsed)
        let copy = signed.document.document
        #expect(signed.signatures.count == 1 && copy !== parsed)
        #expect(copy.isPlain == isPlain && copy.isPlain == parsed.isPlain)
        // A reference to a character is not looked through, so that document is only not known to be ASCII.
        #expect(copy.isASCII == parsed.isASCII && (isASCII || !copy.isASCII))
        #expect((signed.document.firstNonPlainNode == nil) == isPlain)
        #expect(signed.document.elementsBeyondASCII.isEmpty == isASCII)
    }
}
