import Testing
import XMLCore

private struct Leg: ElementWritable {
    var payee: String
    var note: String?

    func write(to element: ElementWriter) {
        element.attribute("Id", payee)
        element.text("Nm", payee)
        element.text("Nt", note)
    }
}

@Suite struct XMLDraftTests {
    private func text(_ draft: XMLDraft) throws -> String {
        String(decoding: try draft.canonicalBytes(), as: UTF8.self)
    }

    @Test func writesElements() throws {
        let draft = XMLDraft(root: "Document", namespace: "urn:d")
        draft.root.element("Tx") { tx in
            tx.attribute("b", "2")
            tx.attribute("a", "1")
            tx.text("Id", "X")
            tx.text("Absent", nil)
            tx.write("Leg", Leg(payee: "P", note: nil))
            tx.write("Leg", Leg?.none)
            tx.write("Legs", each: [Leg(payee: "Q", note: "n"), Leg(payee: "R", note: "")])
            tx.write("Str", "s")
        }
        #expect(
            try text(draft) == "<Document xmlns=\"urn:d\"><Tx a=\"1\" b=\"2\"><Id>X</Id><Leg Id=\"P\"><Nm>P</Nm></Leg>"
                + "<Legs Id=\"Q\"><Nm>Q</Nm><Nt>n</Nt></Legs>"
                + "<Legs Id=\"R\"><Nm>R</Nm><Nt></Nt></Legs><Str>s</Str></Tx></Document>"
        )
    }

    /// What would be markup is text; nothing is escaped twice.
    @Test(arguments: [
        ("<&>\"'", "&lt;&amp;&gt;\"'", "&lt;&amp;>&quot;'"), ("&amp;", "&amp;amp;", "&amp;amp;"),
        ("]]>", "]]&gt;", "]]>"), ("a\r\n\tb", "a&#xD;\n\tb", "a&#xD;&#xA;&#x9;b"), ("&#65;", "&amp;#65;", "&amp;#65;"),
        ("қ\u{1F600}\u{FFFD}", "қ\u{1F600}\u{FFFD}", "қ\u{1F600}\u{FFFD}"),
        ("<!-- -->", "&lt;!-- --&gt;", "&lt;!-- -->"),
    ])
    func escapes(value: String, inText: String, inAttribute: String) throws {
        let draft = XMLDraft(root: "a", namespace: "")
        draft.root.attribute("b", value)
        draft.root.content(value)
        #expect(try text(draft) == "<a b=\"\(inAttribute)\">\(inText)</a>")
        let root = try ParsedXML(draft.canonicalBytes(), limits: .payment).root
        #expect(try root.plainText() == value && root.attribute("b") == value)
    }

    @Test(arguments: ["\u{0}", "a\u{1}b", "\u{1F}", "\u{FFFE}", "x\u{FFFF}"])
    func refusesWhatXMLCannotSay(value: String) throws {
        let draft = XMLDraft(root: "a", namespace: "urn:d")
        draft.root.text("b", value)
        #expect(throws: CanonicalizationRejection.illegalCharacter) { try draft.canonicalBytes() }
        let sealed = draft.seal()
        #expect(throws: CanonicalizationRejection.illegalCharacter) { try sealed.root.canonicalBytes() }
        let other = XMLDraft(root: "a", namespace: "urn:d")
        other.root.attribute("b", value)
        #expect(throws: CanonicalizationRejection.illegalCharacter) { try other.root.canonicalBytes() }
    }

    @Test func refusesAValueWithoutAPlace() throws {
        let draft = XMLDraft(root: "a", namespace: "urn:d")
        let child = draft.root.child("b")
        #expect(child.namespaceURI == "urn:d")
        #expect(try !draft.canonicalBytes().isEmpty)
        child.refuseValue()
        #expect(throws: CanonicalizationRejection.noPlaceForValue) { try draft.canonicalBytes() }
        let sealed = draft.seal()
        #expect(throws: CanonicalizationRejection.noPlaceForValue) { try sealed.root.canonicalBytes() }
    }

    @Test(arguments: ["\u{7F}", "\u{FFFD}", "\u{EFBF}", "\u{1FFFE}", "\u{10FFFF}", "\t\n\r"])
    func writesWhatXMLCanSay(value: String) throws {
        let draft = XMLDraft(root: "a", namespace: "urn:d")
        draft.root.content(value)
        #expect(try ParsedXML(draft.canonicalBytes(), limits: .payment).root.plainText() == value)
    }

    @Test func declaresNamespaces() throws {
        let draft = XMLDraft(root: "F", namespace: "urn:f")
        draft.root.element("A", namespace: "urn:a") { $0.text("B", "1") }
        draft.root.element("C", namespace: "urn:f") { $0.text("D", "1") }
        draft.root.element("S", namespace: "urn:s", prefix: "ds") { signature in
            signature.element("I") { _ in }
            signature.element("J", namespace: "urn:s", prefix: "ds") { _ in }
            signature.element("K", namespace: "urn:t", prefix: "ds") { _ in }
            signature.element("L", namespace: "") { $0.element("M", namespace: "urn:f") { _ in } }
        }
        #expect(
            try text(draft)
                == "<F xmlns=\"urn:f\"><A xmlns=\"urn:a\"><B>1</B></A><C><D>1</D></C><ds:S xmlns:ds=\"urn:s\">"
                + "<ds:I></ds:I><ds:J></ds:J>"
                + "<ds:K xmlns:ds=\"urn:t\"></ds:K><L xmlns=\"\"><M xmlns=\"urn:f\"></M></L></ds:S></F>"
        )
    }

    @Test func passesFailuresOn() throws {
        let draft = XMLDraft(root: "a", namespace: "")
        #expect(throws: CanonicalizationRejection.emptyOutput) {
            try draft.root.element("b") { writer throws(CanonicalizationRejection) in
                _ = try writer.canonicalBytes(excluding: writer)
            }
        }
    }

    /// A signature is made over parts of what is still being written.
    @Test func canonicalizesUnfinishedWork() throws {
        let draft = XMLDraft(root: "F", namespace: "urn:f")
        let header = draft.root.child("H")
        let signature = header.child("S", namespace: "urn:s", prefix: "ds")
        signature.text("I", "1")
        #expect(
            try String(decoding: header.canonicalBytes(excluding: signature), as: UTF8.self)
                == "<H xmlns=\"urn:f\"></H>")
        #expect(
            try String(decoding: signature.canonicalBytes(), as: UTF8.self)
                == "<ds:S xmlns:ds=\"urn:s\"><ds:I>1</ds:I></ds:S>")
        header.text("Z", "2")
        var count = 0
        try header.canonicalize(excluding: signature) { count += $0.count }
        #expect(count == "<H xmlns=\"urn:f\"><Z>2</Z></H>".utf8.count)
    }

    @Test(arguments: 0..<20) func copiesWithoutChange(seed: Int) throws {
        var documents = RandomDocuments(seed: UInt64(seed))
        for _ in 0..<20 {
            let source = documents.next()
            for element in try parse(source).root.descendants {
                let draft = XMLDraft(root: "F", namespace: "urn:2", prefix: seed % 2 == 0 ? nil : "p")
                draft.root.copy(element)
                let expected = try element.canonicalBytes()
                // Read alone, the copy is what it was; within the frame it says the same.
                let bytes = try draft.canonicalBytes()
                let sealed = draft.seal()
                let copy = try #require(sealed.root.children.first { _ in true })
                #expect(try copy.canonicalBytes() == expected, "seed \(seed): \(source)")
                let again = try ParsedXML(bytes, limits: .payment)
                #expect(try again.root.canonicalBytes() == bytes)
                let read = try #require(again.root.children.first { _ in true })
                #expect(read.textContent == element.textContent && read.namespaceURI == element.namespaceURI)
                #expect(try read.canonicalBytes() == expected, "seed \(seed): \(source)")
            }
        }
    }

    @Test func sealsWithoutReading() throws {
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        draft.root.element("AppHdr", namespace: "urn:h") { $0.text("Fr", "A") }
        draft.root.element("Document", namespace: "urn:d") { $0.text("Id", "1 < 2") }
        let bytes = try draft.canonicalBytes()
        let sealed = draft.seal()
        #expect(try sealed.root.canonicalBytes() == bytes)
        let envelope = try MessageEnvelope(sealed)
        let again = try MessageEnvelope(ParsedXML(bytes, limits: .payment))
        #expect(try envelope.document.child("Id")?.plainText() == "1 < 2" && envelope.header.line == 0)
        #expect(try envelope.header.canonicalBytes() == again.header.canonicalBytes())
        #expect(try again.root.canonicalBytes() == bytes)
    }

    @Test func endsWithItsSeal() async {
        await #expect(processExitsWith: .failure) {
            let draft = XMLDraft(root: "a", namespace: "")
            let root = draft.root
            _ = draft.seal()
            root.content("late")
        }
        await #expect(processExitsWith: .failure) {
            let draft = XMLDraft(root: "a", namespace: "")
            draft.root.attribute("b", "1")
            draft.root.attribute("b", "2")
        }
        await #expect(processExitsWith: .failure) { _ = XMLDraft(root: "a b", namespace: "") }
        await #expect(processExitsWith: .failure) { _ = XMLDraft(root: "a", namespace: "relative") }
    }
}
