import Testing
import XMLCore

private struct Pair: ElementReadable, Equatable {
    var first: String
    var second: String?
    var rest: [String]

    init(_ element: Element) throws(ElementRejection) {
        (first, second, rest) = try element.sequence { children throws(ElementRejection) in
            let first = try children.required("A", as: String.self)
            let second = try children.optional("B", as: String.self)
            children.carried("X", "Y")
            return (first, second, try children.array("C", as: String.self))
        }
    }
}

@Suite struct ChildReaderTests {
    private func read(_ text: String) throws -> Pair { try Pair(parse(text).root) }

    @Test func readsInOrder() throws {
        let pair = try read(
            "<P> <A>1</A>\n<B>2</B><X/><X><Z/></X><Y/><C>3</C><!-- --> <C/></P>".replacing("<!-- -->", with: ""))
        #expect(pair.first == "1" && pair.second == "2" && pair.rest == ["3", ""])
        let least = try read("<P><A/></P>")
        #expect(least.first.isEmpty && least.second == nil && least.rest.isEmpty)
    }

    static let refused: [(String, String, ElementRejection.Kind)] = [
        ("<P/>", "/P", .missingElement("A")),
        ("<P><B/></P>", "/P", .missingElement("A")),
        ("<P><A/><A/></P>", "/P/A[2]", .unexpectedElement("A")),
        ("<P><A/><C/><B/></P>", "/P/B", .unexpectedElement("B")),
        ("<P><A/><Y/><X/></P>", "/P/X", .unexpectedElement("X")),
        ("<P><A/><D/></P>", "/P/D", .unexpectedElement("D")),
        ("<P><A/><B xmlns='urn:x'/></P>", "/P/B", .unexpectedElement("B")),
        ("<P xmlns='urn:x'><A xmlns=''/></P>", "/P", .missingElement("A")),
        ("<P>x<A/></P>", "/P", .mixedContent),
        ("<P><A/>&#160;</P>", "/P", .mixedContent),
        ("<P><A/><!-- --></P>", "/P", .mixedContent),
        ("<P><![CDATA[ ]]><A/></P>", "/P", .mixedContent),
        ("<P><A>1<Z/></A></P>", "/P/A", .notPlainText),
        ("<P><A/><C>1<!-- -->0</C></P>", "/P/C", .notPlainText),
    ]

    @Test(arguments: refused) func refuses(text: String, path: String, kind: ElementRejection.Kind) {
        #expect(throws: ElementRejection(path: path, line: 1, kind: kind)) { try read(text) }
    }

    @Test func choosesByPeeking() throws {
        let names = try parse("<P><A/><B xmlns='urn:x'/></P>").root.sequence { children throws(ElementRejection) in
            var names: [String] = []
            #expect(children.peek()?.isNamed("A") == true && children.isNext("A"))
            while let child = children.next() { names.append(child.namespaceURI + child.localName) }
            #expect(children.peek() == nil && children.next() == nil && !children.isNext("A"))
            return names
        }
        #expect(names == ["A", "urn:xB"])
    }

    @Test func givesRawElements() throws {
        let line = try parse("<P>\n<A/></P>").root.sequence { children throws(ElementRejection) in
            try children.element("A").line
        }
        #expect(line == 2)
        #expect(throws: ElementRejection(path: "/P", line: 1, kind: .missingElement("B"))) {
            try parse("<P><A/></P>").root.sequence { children throws(ElementRejection) in try children.element("B") }
        }
    }
}
