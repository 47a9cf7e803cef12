import Testing
import XMLCore

/// Paths and places of elements: from an element to its path and back, and to the line and column in the bytes.
@Suite struct SourcePositionTests {
    private static let text = """
        <?xml version="1.0"?>
        <!-- <A> is not an element -->
        <R a='>' xmlns:p="urn:p"><Қ/>ә<A/>
          <A  p:b = "1"
              b="<" c='/>'><!--no <B/>--><B/><![CDATA[<B>]]><B/></A
          ><p:A/></R>
        """.replacing("b=\"<\"", with: "b=\"&lt;\"")

    private func parse(_ text: String) throws -> ParsedXML { try ParsedXML(Array(text.utf8), limits: .payment) }

    private func everyElement(_ element: Element) -> [Element] { [element] + element.children.flatMap(everyElement) }

    @Test func everyStartTagIsFound() throws {
        let elements = everyElement(try parse(Self.text).root)
        #expect(
            elements.map(\.path) == ["/R", "/R/Қ", "/R/A[1]", "/R/A[2]", "/R/A[2]/B[1]", "/R/A[2]/B[2]", "/R/A[3]"])
        let places = sourcePositions(of: elements.reversed().map { SourceTarget($0) }, in: Array(Self.text.utf8))
        let expected = [(3, 1), (3, 26), (3, 31), (4, 3), (5, 37), (5, 56), (6, 4)]
        #expect(places.reversed().map { $0.map { [$0.line, $0.column] } } == expected.map { [$0.0, $0.1] })
    }

    @Test func attributesAndCommentsAreFound() throws {
        let element = try #require(try parse(Self.text).root.find(path: "/R/A[2]")?.element)
        func place(_ part: SourceTarget.Part) -> [Int]? {
            sourcePositions(of: [SourceTarget(element, part)], in: Array(Self.text.utf8))[0].map {
                [$0.line, $0.column]
            }
        }
        #expect(place(.attribute("b")) == [4, 7])
        #expect(place(.attribute("c")) == [5, 16])
        #expect(place(.comment) == [5, 23])
        // What is not there is the element's fault.
        #expect(place(.attribute("d")) == [4, 3])
    }

    @Test func aPathLeadsBack() throws {
        let root = try parse(Self.text).root
        for element in everyElement(root) {
            let found = try #require(root.find(path: element.path))
            #expect(found.element == element && found.attribute == nil)
        }
        #expect(root.find(path: "/R/A[2]/@c")?.attribute == "c")
        for path in ["", "/", "/R/A[4]", "/R/B", "/RR", "/R/A[2]/@d", "/R/A[x]", "/R/A["] {
            #expect(root.find(path: path) == nil, "\(path)")
        }
    }

    @Test func aPartBeginsAtTheOutermost() throws {
        let text = "<E><Document><X><Document/><Document><Y/></Document><AppHdr/></X></Document></E>"
        let elements = everyElement(try parse(text).root)
        #expect(
            elements.map(\.path) == [
                "/E", "/Document", "/Document/X", "/Document/X/Document[1]", "/Document/X/Document[2]",
                "/Document/X/Document[2]/Y", "/Document/X/AppHdr",
            ])
        for element in elements.dropFirst() { #expect(elements[1].find(path: element.path)?.element == element) }
    }

    /// Places of random documents against a search for marked names.
    @Test(arguments: 0..<40)
    func seeded(_ seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func random(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(below))
        }
        var count = 0
        let noise = ["", "\n", " ", "әқ", "<!-- <e0> -->", "<![CDATA[</e1>]]>", "&lt;", "\r\n  "]
        func element(_ depth: Int) -> String {
            let name = "e\(count)"
            count += 1
            let inside = (0..<random(4)).map { _ in noise[random(noise.count)] + (depth < 4 ? element(depth + 1) : "") }
            let tag = [
                "<\(name)", "<\(name)\n", "<\(name) a='>'", "<\(name) a=\"/>\" b='<!--'".replacing("<!", with: "!"),
            ]
            return tag[random(4)] + ">" + inside.joined() + noise[random(noise.count)] + "</\(name)>"
        }
        let text = element(0)
        let elements = everyElement(try parse(text).root)
        let places = sourcePositions(of: elements.map { SourceTarget($0) }, in: Array(text.utf8))
        let plain = text.replacing("<!-- <e0> -->", with: "<!-- |e0> -->").replacing("\r\n", with: " \n")
        for (element, place) in zip(elements, places) {
            let tag = ["<\(element.localName)>", "<\(element.localName) ", "<\(element.localName)\n"]
            let starts = tag.compactMap { plain.firstRange(of: $0)?.lowerBound }
            let start = try #require(starts.first)
            let before = plain[..<start].unicodeScalars
            let line = 1 + before.count { $0 == "\n" }
            let column = 1 + (before.lastIndex(of: "\n").map { before[$0...].count - 1 } ?? before.count)
            #expect(place == SourcePosition(line: line, column: column), "\(text)")
        }
    }
}
