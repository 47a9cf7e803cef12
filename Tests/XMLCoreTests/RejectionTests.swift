import Testing
import XMLCore

/// Bytes beside the one reason they are refused for.
@Suite struct RejectionTests {
    static let table: [(String, XMLRejection)] = [
        ("", .empty),
        ("\u{FEFF}<a/>", .byteOrderMark),
        // The declaration.
        ("<?xml version=\"1.1\"?><a/>", .unsupportedVersion(version: "1.1")),
        ("<?xml version='1.00'?><a/>", .unsupportedVersion(version: "1.00")),
        ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", .unsupportedEncoding(name: "UTF-16")),
        ("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", .unsupportedEncoding(name: "UTF-7")),
        ("<?xml version=\"1.0\" encoding='windows-1251'?><a/>", .unsupportedEncoding(name: "windows-1251")),
        ("<?xml version=\"1.0\" encoding=\"\"?><a/>", .unsupportedEncoding(name: "")),
        ("<?xml encoding=\"UTF-8\"?><a/>", .notWellFormed(line: 1, column: 1)),
        ("<?xml version=\"1.0\" standalone=\"maybe\"?><a/>", .notWellFormed(line: 1, column: 1)),
        ("<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?><a/>", .notWellFormed(line: 1, column: 1)),
        ("<?xml version=\"1.0\"encoding=\"UTF-8\"?><a/>", .notWellFormed(line: 1, column: 1)),
        ("<?xml version=1.0?><a/>", .notWellFormed(line: 1, column: 1)),
        ("<?xml version=\"1.0?><a/>", .notWellFormed(line: 1, column: 1)),
        ("<?xml ?><a/>", .notWellFormed(line: 1, column: 1)),
        ("<?xml version=\"1.0\"><a/>", .notWellFormed(line: 1, column: 1)),
        ("<?xml version=\"1.0\"", .notWellFormed(line: 1, column: 1)),
        // Processing instructions, the second declaration among them.
        ("\n<?xml version=\"1.0\"?><a/>", .processingInstruction(line: 2)),
        ("<?xml-stylesheet href=\"x\"?><a/>", .processingInstruction(line: 1)),
        ("<a>\n\n<?php x?></a>", .processingInstruction(line: 3)),
        ("<a/>\n<?x?>", .processingInstruction(line: 2)),
        // Document types.
        ("<!DOCTYPE a><a/>", .documentType(line: 1)),
        ("<?xml version=\"1.0\"?>\n<!-- x -->\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", .documentType(line: 3)),
        ("<!DOCTYPE a [<!ATTLIST a Id ID \"x\">]><a/>", .documentType(line: 1)),
        // Markup that does not add up.
        (" ", .notWellFormed(line: 1, column: 2)),
        ("x", .notWellFormed(line: 1, column: 1)),
        ("<", .notWellFormed(line: 1, column: 1)),
        ("<a", .notWellFormed(line: 1, column: 1)),
        ("<a/><!", .notWellFormed(line: 1, column: 5)),
        ("<a><!-- x", .notWellFormed(line: 1, column: 4)),
        ("<a><![CDATA[ x ></a>", .notWellFormed(line: 1, column: 4)),
        ("<a><!ELEMENT a></a>", .notWellFormed(line: 1, column: 4)),
        ("<a b='1></a>", .notWellFormed(line: 1, column: 6)),
        ("<a <b/>></a>", .notWellFormed(line: 1, column: 4)),
        ("<a>\n  </a></b>", .notWellFormed(line: 2, column: 7)),
        ("<a>\u{0}</a>", .notWellFormed(line: 1, column: 4)),
        ("<a/>\u{0}", .notWellFormed(line: 1, column: 5)),
        // Names and namespaces.
        ("<p:a/>", .namespaceError(line: 1)),
        ("<a>\n<b p:c='1'/></a>", .namespaceError(line: 2)),
        ("<a:b:c xmlns:a='urn:x'/>", .namespaceError(line: 1)),
        ("<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='1' q:b='2'/>", .namespaceError(line: 1)),
        ("<a xmlns:p=''/>", .namespaceError(line: 1)),
        ("<a xmlns='1'/>", .namespaceError(line: 1)),
        ("<a xmlns:p='some/path'/>", .namespaceError(line: 1)),
        ("<a><b xmlns='../x'/></a>", .namespaceError(line: 1)),
        ("<a xmlns='http://www.w3.org/2000/xmlns/'/>", .namespaceError(line: 1)),
        ("<a xmlns:xml='urn:x'/>", .namespaceError(line: 1)),
        ("<a xmlns='urn:ә'/>", .namespaceError(line: 1)),
        // libxml2 keeps `&` in a namespace name as `&#38;`.
        ("<a\nxmlns='http://x/?a=1&amp;b=2'/>", .namespaceError(line: 2)),
        ("<a xmlns:p\n=\n'http://x/?a=1&#38;b=2'/>", .namespaceError(line: 3)),
        ("<a b='&amp;' xmlns:p=\"http://x/&#x3d;\"/>", .namespaceError(line: 1)),
    ]

    @Test(arguments: table) func refuses(text: String, expected: XMLRejection) {
        #expect(rejection(of: text.bytes) == expected)
    }

    /// libxml2 finds these; where it points to is its own affair.
    static let malformed: [String] = [
        "<a></b>", "<a><b></a></b>", "<a>", "<a/><b/>", "<a/>x", "<a b='1' b='2'/>", "<a b/>", "<a b=1/>", "<a b='<'/>",
        "<1/>", "<a>&x;</a>", "<a>&</a>", "<a>&#0;</a>", "<a>&#x1F;</a>", "<a>&#xFFFE;</a>", "<a>&#xD800;</a>",
        "<a>\u{1}</a>", "<a>\u{FFFF}</a>", "<a b='\u{8}'/>", "<a>]]></a>", "<a><!-- -- --></a>", "<a/ >", "</a>",
        "<a b='1'c='2'/>", "<a><!--></a>", "<a><![CDATA[]]></a", "<a b=\"&x;\"/>", "<a>&lt</a>", "<a>&#x;</a>",
    ]

    @Test(arguments: malformed) func refusesAsMalformed(text: String) {
        guard case .notWellFormed(let line, let column)? = rejection(of: text.bytes) else {
            Issue.record("\(text): \(String(describing: rejection(of: text.bytes)))")
            return
        }
        #expect(line == 1 && column >= 1)
    }

    static let bytes: [([UInt8], XMLRejection)] = [
        ([0xFF, 0xFE, 0x3C, 0x00], .notUTF8(offset: 0)),
        ([0x3C, 0x00, 0x61, 0x00], .notWellFormed(line: 1, column: 2)),
        // Overlong `<`, an overlong NUL, a lone continuation, a surrogate, beyond the last code point, a cut sequence.
        ("<a>".bytes + [0xC0, 0xBC] + "</a>".bytes, .notUTF8(offset: 3)),
        ("<a>".bytes + [0xC0, 0x80] + "</a>".bytes, .notUTF8(offset: 3)),
        ("<a>xyz12345".bytes + [0x80] + "</a>".bytes, .notUTF8(offset: 11)),
        ("<a>".bytes + [0xED, 0xA0, 0x80] + "</a>".bytes, .notUTF8(offset: 3)),
        ("<a>".bytes + [0xF4, 0x90, 0x80, 0x80] + "</a>".bytes, .notUTF8(offset: 3)),
        ("<a/>".bytes + [0xE2, 0x82], .notUTF8(offset: 4)),
    ]

    @Test(arguments: bytes) func refusesBytes(bytes: [UInt8], expected: XMLRejection) {
        #expect(rejection(of: bytes) == expected)
    }

    @Test(arguments: [
        "<a/>", "\n<a/>\n", "<?xml version=\"1.0\"?><a/>",
        "<?xml version='1.0' encoding='utf-8' standalone='yes' ?><a/>",
        "<?xml version = \"1.0\"\n encoding\t=\t\"UTF-8\"?>\n<a/>", "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</a>",
        "<a b='>' c=\"'/>\"/>", "<a b='/'></a>", "<a><!-- <!DOCTYPE <?x --></a>",
        "<a><![CDATA[<!DOCTYPE a><?x?>]]></a>",
        "<a><![CDATA[]]]]></a>", "<!-- x --><a/><!-- y -->", "<a >\r\n</a >", "<a xml:lang='kk'/>",
        "<a xmlns='urn:x'><b xmlns=''/></a>", "<a xmlns:p='URN:X'/>", "<a>\u{1F600}қазақша</a>", "<Ұзақ_атау/>",
        "<a xmlnsx='&amp;' b:xmlns='&amp;' xmlns:b='urn:b'/>", "<a xmlns='http://x' b=\"a&#10;b\"/>", "<a><!----></a>",
    ])
    func accepts(text: String) throws {
        _ = try parse(text)
    }

    @Test func namesItsRules() {
        let rules = Set((Self.table + Self.bytes.map { ("", $0.1) }).map(\.1.rule))
        #expect(
            rules == [
                "xml:empty", "safe:encoding", "safe:version", "safe:doctype", "safe:processing-instruction",
                "xml:not-well-formed", "xml:namespace",
            ])
        #expect(XMLRejection.tooLarge(bytes: 2, bytesMax: 1).rule == "safe:limit-bytes")
        #expect(XMLRejection.tooDeep(line: 7).rule == "safe:limit-depth")
        #expect(XMLRejection.tooManyAttributes(line: 7).rule == "safe:limit-attributes")
        #expect(XMLRejection.textTooLong(line: 7).rule == "safe:limit-text")
        #expect(XMLRejection.tooDeep(line: 7).line == 7)
        #expect(XMLRejection.empty.line == nil)
    }
}
