import CLibXML2

/// A document in memory: read once within limits, never changed after.
///
/// Any number of threads may read one document. It owns libxml2's tree and frees it when the last `Element` is gone.
public final class ParsedXML: Sendable {
    // Written only by init and freed by deinit; nothing in between changes the tree (see DESIGN.md, "Threads").
    nonisolated(unsafe) let tree: xmlDocPtr
    nonisolated(unsafe) let rootNode: xmlNodePtr
    /// Only a draft can have one; such a tree has no canonical form.
    let flaw: CanonicalizationRejection?
    /// Known to hold elements and texts only, no comment and no CDATA section.
    let isPlain: Bool
    /// Known to hold no character beyond ASCII.
    let isASCII: Bool
    /// Where the tree is, when it was parsed; libxml2's own tree is freed by libxml2.
    nonisolated(unsafe) private let chunks: UnsafeMutableRawPointer?
    /// Keeps the names alive to which the tree points.
    private let names: TreeParser.NameTable?

    /// Reads the bytes; a document type, a processing instruction, an entity of one's own, an encoding other than
    /// UTF-8 or anything beyond the limits is refused. Nothing is ever fetched.
    public init(_ bytes: [UInt8], limits: XMLLimits) throws(XMLRejection) {
        LibXML2.ready
        var isASCII = false
        let parsed = try bytes.withUnsafeBufferPointer { buffer throws(XMLRejection) in
            isASCII = try BytePrescan.isASCII(buffer, limits: limits)
            let parser = MemoryPool.shared.takeParser()
            let parsed = try parser.parse(buffer)
            // Only after a document that was accepted: what a refused one leaves in a parser is nobody's concern.
            MemoryPool.shared.give(parser)
            return parsed
        }
        tree = parsed.document
        rootNode = parsed.root
        flaw = nil
        isPlain = parsed.isPlain
        self.isASCII = isASCII
        chunks = parsed.chunks
        names = parsed.names
    }

    /// Takes over a tree that nobody else will touch. `source`, if any, is the document of which it is a part: what
    /// that is known not to have, the part has not.
    init(adopting tree: xmlDocPtr, root: xmlNodePtr, flaw: CanonicalizationRejection?, partOf source: ParsedXML? = nil)
    {
        self.tree = tree
        rootNode = root
        self.flaw = flaw
        isPlain = source?.isPlain ?? false
        isASCII = source?.isASCII ?? false
        chunks = nil
        names = nil
        Self.prepareForSharing(tree, root)
    }

    deinit {
        if let chunks { NodeArena.release(chunks) } else { xmlFreeDoc(tree) }
    }

    /// The one element that contains all others.
    public var root: Element { Element(document: self, node: rootNode) }

    /// Line of something at document level beside the root element (a comment), or nil.
    var lineBesideRoot: Int? {
        var node = tree.pointee.children
        while let current = node {
            if current != rootNode { return max(1, xmlGetLineNo(current)) }
            node = current.pointee.next
        }
        return nil
    }

    /// libxml2 makes the declaration of the prefix `xml` when it is first asked for, which changes the tree:
    /// ask now, so that readers on several threads never do.
    private static func prepareForSharing(_ tree: xmlDocPtr, _ root: xmlNodePtr) {
        _ = xmlSearchNs(tree, root, "xml")
    }
}

extension XMLRejection {
    /// What libxml2's parser says against a document. Nil for a warning, but for a relative namespace name.
    init?(parserError error: xmlError) {
        let isRelativeNamespace = error.code == Int32(XML_WAR_NS_URI_RELATIVE.rawValue)
        guard error.level != XML_ERR_WARNING || isRelativeNamespace else { return nil }
        let line = max(1, Int(error.line))
        if isRelativeNamespace || error.domain == Int32(XML_FROM_NAMESPACE.rawValue) {
            self = .namespaceError(line: line)
        } else if error.domain == Int32(XML_FROM_PARSER.rawValue) {
            self = .notWellFormed(line: line, column: max(1, Int(error.int2)))
        } else {
            return nil
        }
    }
}
