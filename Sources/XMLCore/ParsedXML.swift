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

    /// Reads the bytes; a document type, a processing instruction, an entity of one's own, an encoding other than
    /// UTF-8 or anything beyond the limits is refused. Nothing is ever fetched.
    public init(_ bytes: [UInt8], limits: XMLLimits) throws(XMLRejection) {
        LibXML2.ready
        let parsed = try bytes.withUnsafeBufferPointer { buffer throws(XMLRejection) in
            try BytePrescan.check(buffer, limits: limits)
            return try Self.parse(buffer)
        }
        tree = parsed.tree
        rootNode = parsed.root
        flaw = nil
    }

    /// Takes over a tree that nobody else will touch.
    init(adopting tree: xmlDocPtr, root: xmlNodePtr, flaw: CanonicalizationRejection?) {
        self.tree = tree
        rootNode = root
        self.flaw = flaw
        Self.prepareForSharing(tree, root)
    }

    deinit { xmlFreeDoc(tree) }

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

    private static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(XMLRejection) -> (tree: xmlDocPtr, root: xmlNodePtr) {
        guard let context = xmlNewParserCtxt() else { preconditionFailure("libxml2 is out of memory") }
        defer { xmlFreeParserCtxt(context) }
        var failure: XMLRejection?
        // Pedantic: libxml2 then also looks whether the namespace name of a prefix is relative.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_BIG_LINES.rawValue
            | XML_PARSE_PEDANTIC.rawValue
        let tree: xmlDocPtr? = withUnsafeMutablePointer(to: &failure) { failure in
            context.pointee._private = UnsafeMutableRawPointer(failure)
            context.pointee.sax.pointee.serror = recordFirst
            let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            return xmlCtxtReadMemory(context, start, Int32(bytes.count), nil, nil, Int32(options))
        }
        let isAccepted = context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1 && failure == nil
        guard isAccepted, let tree, let root = xmlDocGetRootElement(tree) else {
            if let tree { xmlFreeDoc(tree) }
            throw failure ?? .notWellFormed(line: 1, column: 1)
        }
        prepareForSharing(tree, root)
        return (tree, root)
    }

    /// libxml2 makes the declaration of the prefix `xml` when it is first asked for, which changes the tree:
    /// ask now, so that readers on several threads never do.
    private static func prepareForSharing(_ tree: xmlDocPtr, _ root: xmlNodePtr) {
        _ = xmlSearchNs(tree, root, "xml")
    }

    /// Keeps the first thing libxml2 says against the document. Warnings pass, but for a relative namespace name.
    private static let recordFirst: xmlStructuredErrorFunc = { _, error in
        guard let error, let context = error.pointee.ctxt?.assumingMemoryBound(to: xmlParserCtxt.self),
            let place = context.pointee._private?.assumingMemoryBound(to: XMLRejection?.self)
        else { return }
        guard place.pointee == nil, let rejection = XMLRejection(parserError: error.pointee) else { return }
        place.pointee = rejection
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
