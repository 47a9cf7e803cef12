import CLibXML2
import Foundation
import Testing

@testable import XMLCore

/// The tree that our builder makes, beside the one that libxml2's own handlers make of the same bytes.
@Suite struct TreeBuilderTests {
    @Test(arguments: 0..<40) func isTheTreeOfLibxml2(seed: Int) throws {
        var documents = RandomDocuments(seed: UInt64(seed))
        for _ in 0..<50 { try expectTheSameTree(documents.next()) }
    }

    @Test(arguments: [
        "<a/>", "<a></a>", "<a>x</a>", "<!-- before --><a/><!-- behind -->", "\n\n<a>\n<b/>\n\n<c/></a>",
        "<a>x&amp;y&lt;z&#x20AC;</a>", "<a b=\"x&amp;y\" c='&lt;' d='' e='&#38;amp;' f=' g&#10;h '/>",
        "<a><![CDATA[]]><![CDATA[x]]><![CDATA[y]]>z<!--c-->z</a>", "<a>x<!---->y</a>",
        "<p:a xmlns:p='urn:p' xmlns='urn:d'><b p:c='1' c='2'/><b xmlns='' xml:lang='en' xml:id='i'/></p:a>",
        "<a xmlns:p='urn:1'><b xmlns:p='urn:2'><p:c p:d=''/></b><p:c/></a>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes'?>\r\n<a>\r\n</a>\r\n",
    ]) func isTheTreeOfLibxml2(text: String) throws { try expectTheSameTree(text) }

    @Test func keepsLongTextsAndManyLines() throws {
        let pieces = String(repeating: "x&amp;", count: 10_000)
        try expectTheSameTree("<a><b>\(pieces)</b><c d='\(pieces)'/></a>")
        let lines = String(repeating: "\n", count: 65_000)
        try expectTheSameTree("<a>\(lines)<b/>\(lines)<!-- c --><d>\n<e/><f>g</f></d></a>")
        try expectTheSameTree("<a>\(String(repeating: "<b c='d'>e</b>", count: 40_000))</a>")
    }

    /// A parser and its memory go from message to message; nothing of one may show in the next.
    @Test func startsAfreshAfterEachMessage() throws {
        var documents = RandomDocuments(seed: 3)
        for number in 0..<2_000 {
            let text = documents.next()
            switch number % 4 {
            case 0: #expect(rejection(of: String(text.dropLast()).bytes) != nil)
            case 1: #expect(rejection(of: "<x xmlns:q='urn:q' y='1'>\(text)<r:z/></x>".bytes) != nil)
            case 2: _ = rejection(of: "<x>\(text)</y>".bytes)
            default: try expectTheSameTree(text)
            }
        }
    }

    /// Names that a sender makes up do not stay: a full table is given up, and what points into it lives on.
    @Test func outlivesItsTableOfNames() throws {
        let first = try parse("<first><second third='4'/></first>")
        for round in 0..<40 {
            let names = (0..<100).map { "<n\(round)-\($0) xmlns='urn:\(round)-\($0)'/>" }.joined()
            let xml = try parse("<a>\(names)</a>")
            #expect(xml.root.descendants.last?.localName == "n\(round)-99")
        }
        #expect(
            try String(decoding: first.root.canonicalBytes(), as: UTF8.self)
                == "<first><second third=\"4\"></second></first>")
    }

    @Test func isReadByManyThreadsWhileOthersAreMade() async throws {
        let shared = try parse("<a xmlns='urn:a'><b c='d'>e</b></a>")
        let expected = try shared.root.canonicalBytes()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in 0..<8 {
                group.addTask {
                    var documents = RandomDocuments(seed: UInt64(100 + seed))
                    for _ in 0..<200 {
                        let made = try parse(documents.next())
                        _ = try made.root.canonicalBytes()
                        #expect(try shared.root.canonicalBytes() == expected)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func expectTheSameTree(_ text: String) throws {
        let ours = try parse(text, limits: .statement)
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue
        let bytes = text.bytes
        let theirs = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil, Int32(options))
        }
        let document = try #require(theirs)
        defer { xmlFreeDoc(document) }
        let expected = NodeDescription.all(document)
        #expect(NodeDescription.all(ours.tree) == expected, "\(text.prefix(2_000))")
    }
}

/// Everything that a reader of a tree can see of a node, and that its links lead both ways.
private struct NodeDescription: Equatable {
    var depth = 0
    var type: UInt32 = 0
    var name = ""
    var namespace: [String] = []
    var declared: [[String]] = []
    var attributes: [[String]] = []
    var content: String?
    var line = 0
    var isLinked = true

    static func all(_ document: xmlDocPtr) -> [Self] {
        var found: [Self] = []
        let top = UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
        gather(below: top, document, 0, &found)
        return found
    }

    private static func gather(
        below parent: xmlNodePtr, _ document: xmlDocPtr, _ depth: Int, _ found: inout [Self]
    ) {
        var last: xmlNodePtr?
        var next = parent.pointee.children
        while let node = next {
            var description = Self(node, depth)
            description.isLinked =
                node.pointee.parent == parent && node.pointee.prev == last && node.pointee.doc == document
            found.append(description)
            if node.pointee.type == XML_ELEMENT_NODE { gather(below: node, document, depth + 1, &found) }
            last = node
            next = node.pointee.next
        }
        if parent.pointee.last != last { found.append(Self(isLinked: false)) }
    }

    private init(isLinked: Bool) { self.isLinked = isLinked }

    private init(_ node: xmlNodePtr, _ depth: Int) {
        self.depth = depth
        type = node.pointee.type.rawValue
        name = node.pointee.name?.text ?? ""
        line = xmlGetLineNo(node)
        guard node.pointee.type == XML_ELEMENT_NODE else {
            content = node.pointee.content?.text
            return
        }
        namespace = Self.text(node.pointee.ns)
        var declaration = node.pointee.nsDef
        while let current = declaration {
            declared.append(Self.text(current))
            declaration = current.pointee.next
        }
        var attribute = node.pointee.properties
        while let current = attribute {
            attributes.append([current.pointee.name.text, current.valueText] + Self.text(current.pointee.ns))
            attribute = current.pointee.next
        }
    }

    private static func text(_ namespace: xmlNsPtr?) -> [String] {
        namespace.map { [$0.pointee.prefix?.text ?? "-", $0.pointee.href?.text ?? "-"] } ?? []
    }
}
