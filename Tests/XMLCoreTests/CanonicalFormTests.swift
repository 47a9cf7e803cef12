import Testing
import XMLCore

/// Documents beside their canonical form, written by hand from the recommendation.
@Suite struct CanonicalFormTests {
    static let table: [(String, String)] = [
        ("<a/>", "<a></a>"),
        ("<?xml version='1.0'?>\n<!-- x -->\n<a />\n", "<a></a>"),
        ("<a  z='1'\n b = \"2\"></a >", "<a b=\"2\" z=\"1\"></a>"),
        // Escapes; line ends become one; comments go, CDATA becomes text.
        ("<a>&lt;&gt;&amp;&quot;'&#13;\r\n\t</a>", "<a>&lt;&gt;&amp;\"'&#xD;\n\t</a>"),
        ("<a b='&lt;&gt;&amp;&quot;&apos;&#13;&#10;&#9; '/>", "<a b=\"&lt;>&amp;&quot;'&#xD;&#xA;&#x9; \"></a>"),
        ("<a>1<!-- x -->2<![CDATA[<3>&]]></a>", "<a>12&lt;3&gt;&amp;</a>"),
        ("<a>&#x49B;\u{1F600}</a>", "<a>қ\u{1F600}</a>"),
        // Declarations: only what is used, where it is used, sorted by prefix, before the attributes.
        ("<a xmlns:p='urn:p'/>", "<a></a>"),
        ("<a xmlns:p='urn:p'><p:b/><p:c/></a>", "<a><p:b xmlns:p=\"urn:p\"></p:b><p:c xmlns:p=\"urn:p\"></p:c></a>"),
        (
            "<p:a xmlns:p='urn:p' xmlns='urn:d' xmlns:c='urn:c' c:x='1' b='2'/>",
            "<p:a xmlns:c=\"urn:c\" xmlns:p=\"urn:p\" b=\"2\" c:x=\"1\"></p:a>"
        ),
        ("<p:a xmlns:p='urn:p'><p:b xmlns:p='urn:p'/></p:a>", "<p:a xmlns:p=\"urn:p\"><p:b></p:b></p:a>"),
        (
            "<p:a xmlns:p='urn:p'><p:b xmlns:p='urn:q'><p:c/></p:b><p:d/></p:a>",
            "<p:a xmlns:p=\"urn:p\"><p:b xmlns:p=\"urn:q\"><p:c></p:c></p:b><p:d></p:d></p:a>"
        ),
        // Attributes sort by namespace name, not by prefix; those without one first.
        (
            "<a xmlns:p='urn:z' xmlns:q='urn:y' p:a='1' q:b='2' c='3'/>",
            "<a xmlns:p=\"urn:z\" xmlns:q=\"urn:y\" c=\"3\" q:b=\"2\" p:a=\"1\"></a>"
        ),
        // The default namespace is taken back only where one was written.
        ("<a xmlns=''><b xmlns=''/></a>", "<a><b></b></a>"),
        (
            "<a xmlns='urn:d'><b xmlns=''><c xmlns='urn:d'/></b></a>",
            "<a xmlns=\"urn:d\"><b xmlns=\"\"><c xmlns=\"urn:d\"></c></b></a>"
        ),
        (
            "<p:a xmlns:p='urn:p' xmlns='urn:d'><b xmlns=''/></p:a>",
            "<p:a xmlns:p=\"urn:p\"><b></b></p:a>"
        ),
        (
            "<a xmlns='urn:d'><p:b xmlns:p='urn:p'><c/></p:b></a>",
            "<a xmlns=\"urn:d\"><p:b xmlns:p=\"urn:p\"><c></c></p:b></a>"
        ),
        ("<a xml:lang='kk' b='1'/>", "<a b=\"1\" xml:lang=\"kk\"></a>"),
    ]

    @Test(arguments: table) func writes(text: String, expected: String) throws {
        #expect(try canonical(parse(text).root) == expected)
        // A canonical form is its own canonical form.
        #expect(try canonical(parse(expected).root) == expected)
    }

    /// A part is written as if it stood alone: what it uses of its surroundings is declared on it.
    static let parts: [(String, String)] = [
        ("<a xmlns='urn:d'><part/></a>", "<part xmlns=\"urn:d\"></part>"),
        (
            "<a xmlns='urn:d' xmlns:p='urn:p'><b><part p:x='1'/></b></a>",
            "<part xmlns=\"urn:d\" xmlns:p=\"urn:p\" p:x=\"1\"></part>"
        ),
        ("<a xmlns='urn:d'><b xmlns=''><part/></b></a>", "<part></part>"),
        (
            "<a xmlns:p='urn:p'><b xmlns:p='urn:q'><part><p:c/></part></b></a>",
            "<part><p:c xmlns:p=\"urn:q\"></p:c></part>"
        ),
        ("<a xml:lang='kk'>1<part>2</part>3</a>", "<part>2</part>"),
        ("<a><part/><part2/></a>", "<part></part>"),
    ]

    @Test(arguments: parts) func writesAPart(text: String, expected: String) throws {
        let xml = try parse(text)
        let part = try #require(xml.root.descendants.first { $0.isNamed("part") })
        #expect(try canonical(part) == expected)
    }

    /// An element left out leaves no trace but the text around it.
    static let exclusions: [(String, String)] = [
        ("<a>1<out>2<b/></out>3</a>", "<a>13</a>"),
        ("<a><out/><b/></a>", "<a><b></b></a>"),
        ("<a><b/><out><c/></out></a>", "<a><b></b></a>"),
        ("<a><b><out/></b></a>", "<a><b></b></a>"),
        ("<a xmlns:p='urn:p'><p:out/><p:b/></a>", "<a><p:b xmlns:p=\"urn:p\"></p:b></a>"),
        ("<a xmlns='urn:d'><b><out xmlns='urn:o'><c/></out><d/></b></a>", "<a xmlns=\"urn:d\"><b><d></d></b></a>"),
    ]

    @Test(arguments: exclusions) func leavesOut(text: String, expected: String) throws {
        let xml = try parse(text)
        let out = try #require(xml.root.descendants.first { $0.isNamed("out") })
        #expect(try canonical(xml.root, excluding: out) == expected)
    }

    @Test func leavesOutOnlyWhatIsInside() throws {
        let xml = try parse("<a><b/><out/></a>")
        let b = try #require(xml.root.child("b"))
        let out = try #require(xml.root.child("out"))
        #expect(try canonical(b, excluding: out) == "<b></b>")
        #expect(try canonical(b, excluding: xml.root) == "<b></b>")
    }

    @Test func givesNothingForNothing() throws {
        let xml = try parse("<a><b/></a>")
        var pieces = 0
        #expect(throws: CanonicalizationRejection.emptyOutput) {
            try xml.root.canonicalize(excluding: xml.root) { _ in pieces += 1 }
        }
        #expect(pieces == 0)
    }

    /// Pieces are cut anywhere, and a text longer than a piece goes through whole.
    @Test(arguments: [
        0, 1, 4_070, 4_080, 4_085, 4_090, 4_093, 4_094, 4_095, 4_096, 4_097, 8_191, 8_192, 20_000, 60_000,
    ])
    func streams(length: Int) throws {
        let text = String(repeating: "x", count: length)
        let xml = try parse("<a b='1'>\(text)<c d='&lt;'>\(text)</c>&amp;\(text.prefix(5_000))</a>")
        var bytes: [UInt8] = []
        try xml.root.canonicalize { piece in
            #expect(!piece.isEmpty)
            bytes += piece
        }
        let expected = "<a b=\"1\">\(text)<c d=\"&lt;\">\(text)</c>&amp;\(text.prefix(5_000))</a>"
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        #expect(try xml.root.canonicalBytes() == bytes)
    }
}
