import Testing
import XMLCore

@Suite struct ElementTests {
    private let text = """
        <?xml version="1.0"?>
        <x:Frame xmlns:x="urn:frame" xmlns="urn:d">
          <Other/>
          <Document xmlns="urn:doc" Id="1" x:Id="2" empty="">
            <Tx><Amt Ccy="KZT">1.50</Amt></Tx>
            <Tx>
              <Amt Ccy='&lt;&amp;&#10;'>2<!-- x -->3<![CDATA[4]]><b>5</b></Amt>
              <Amt xmlns="urn:else"/>
            </Tx>
          </Document>
        </x:Frame>
        """

    @Test func readsNames() throws {
        let root = try parse(text).root
        #expect(root.localName == "Frame" && root.namespaceURI == "urn:frame")
        #expect(root.isNamed("Frame") && root.isNamed("Frame", in: "urn:frame"))
        #expect(!root.isNamed("Fram") && !root.isNamed("Frames") && !root.isNamed("x:Frame") && !root.isNamed(""))
        #expect(!root.isNamed("Frame", in: "urn:fram") && !root.isNamed("Frame", in: "urn:frame2"))
        let bare = try parse("<a/>").root
        #expect(bare.namespaceURI.isEmpty && bare.isNamed("a", in: "") && !bare.isNamed("a", in: "urn:frame"))
    }

    @Test func walks() throws {
        let root = try parse(text).root
        #expect(root.children.map(\.localName) == ["Other", "Document"])
        let document = try #require(root.children.first { $0.isNamed("Document") })
        #expect(root.child("Document") == nil, "of another namespace")
        #expect(document.child("Tx")?.line == 5 && document.children.map(\.line) == [5, 6])
        #expect(document.enclosing == root && root.enclosing == nil)
        #expect(document.child("Tx") == document.children.first { _ in true })
        #expect(document.isInside(root) && document.isInside(document) && !root.isInside(document))
        #expect(Set(root.descendants).count == 9)
    }

    @Test func keepsTheDocumentAlive() throws {
        func inner() throws -> Element? { try parse(text).root.children.first { $0.isNamed("Document") }?.child("Tx") }
        #expect(try inner()?.child("Amt")?.textContent == "1.50")
    }

    @Test func readsAttributes() throws {
        let document = try #require(parse(text).root.children.first { $0.isNamed("Document") })
        #expect(
            document.attributes == [
                Attribute(localName: "Id", namespaceURI: "", value: "1"),
                Attribute(localName: "Id", namespaceURI: "urn:frame", value: "2"),
                Attribute(localName: "empty", namespaceURI: "", value: ""),
            ])
        #expect(document.attribute("Id") == "1" && document.attribute("empty")?.isEmpty == true)
        #expect(document.attribute("I") == nil && document.attribute("xmlns") == nil)
        let amounts = document.descendants.filter { $0.isNamed("Amt") }
        #expect(amounts[1].attribute("Ccy") == "<&\n")
    }

    @Test func readsText() throws {
        let document = try #require(parse(text).root.children.first { $0.isNamed("Document") })
        let amounts = document.descendants.filter { $0.isNamed("Amt") }
        #expect(try amounts.map(\.textContent) == ["1.50", "2345", ""] && amounts[0].plainText() == "1.50")
        #expect(try amounts[2].plainText().isEmpty)
        #expect(throws: ElementRejection(path: "/Document/Tx[2]/Amt[1]", line: 7, kind: .notPlainText)) {
            try amounts[1].plainText()
        }
    }

    @Test(arguments: [
        ("<a>1<!-- -->00</a>", nil), ("<a>1<![CDATA[00]]></a>", nil), ("<a><![CDATA[100]]></a>", nil),
        ("<a><b/></a>", nil), ("<a>1<b/></a>", nil), ("<a><!-- --></a>", nil),
        ("<a/>", ""), ("<a></a>", ""), ("<a>1&#48;0</a>", "100"), ("<a> 1\r\n&amp; </a>", " 1\n& "),
        ("<a>Қазақ\u{1F600}</a>", "Қазақ\u{1F600}"),
    ])
    func readsPlainText(text: String, expected: String?) throws {
        let root = try parse(text).root
        if let expected {
            #expect(try root.plainText() == expected)
            #expect(try String(root) == expected)
        } else {
            #expect(throws: ElementRejection(path: "/a", line: 1, kind: .notPlainText)) { try root.plainText() }
        }
    }

    @Test(arguments: [
        ("<a>\n<b/></a>", nil, 0), ("<a>\n<b><!-- --></b></a>", NonPlainKind.comment, 2),
        ("<a>\n<b>x</b>\n<![CDATA[]]> y<!-- --></a>", .cdata, 3), ("<a><b/></a><!-- -->", nil, 0),
    ])
    func findsWhatIsNotPlain(text: String, kind: NonPlainKind?, line: Int) throws {
        let found = try parse(text).root.firstNonPlainNode
        #expect(found?.kind == kind && (found?.line ?? 0) == line)
    }

    @Test func looksOnlyBeneath() throws {
        let root = try parse("<a><b/><!-- --></a>").root
        #expect(root.child("b")?.firstNonPlainNode == nil)
        #expect(root.firstNonPlainNode?.kind == .comment)
    }

    @Test(arguments: [
        ("<a><b/><b><t/></b></a>", "/a/b[2]/t"), ("<a><b/><c><t/></c></a>", "/a/c/t"),
        ("<a><b xmlns='urn:x'/><b><t/></b></a>", "/a/b[2]/t"), ("<a><t/><t2/></a>", "/a/t"),
        ("<F><AppHdr><t/></AppHdr></F>", "/AppHdr/t"), ("<F><Document/><Document><t/></Document></F>", "/Document/t"),
        ("<Document><Envlp><Document><x/><t/></Document></Envlp></Document>", "/Document/Envlp/Document/t"),
        ("<t/>", "/t"),
        ("<p:a xmlns:p='urn:p'><p:b><t/><t/></p:b></p:a>", "/a/b/t[1]"),
    ])
    func buildsPaths(text: String, expected: String) throws {
        let target = try #require(parse(text).root.descendants.first { $0.isNamed("t") })
        #expect(target.path == expected)
    }
}
