import CLibXML2

/// libxml2's parser with our own tree builder, used for one document after the other by one thread at a time.
final class TreeParser {
    /// What libxml2 keeps of names, shared by the parser that adds to it and the documents that point into it.
    ///
    /// A name that is in it never moves and never changes, so documents may be read while the parser adds others.
    final class NameTable: @unchecked Sendable {
        // Only the parser that owns the table looks into it; documents keep it alive.
        let table: xmlDictPtr

        init() {
            guard let table = xmlDictCreate() else { preconditionFailure("libxml2 is out of memory") }
            self.table = table
        }

        deinit { xmlDictFree(table) }

        /// The names of a few messages; a sender who fills it gets a new one made, and pays with his own time.
        var isFull: Bool { xmlDictSize(table) > 1024 || xmlDictGetUsage(table) > 64 << 10 }
    }

    /// A document, and what holds its memory.
    struct Tree {
        let document: xmlDocPtr
        let root: xmlNodePtr
        let chunks: UnsafeMutableRawPointer?
        let names: NameTable
        /// Whether it has no comment and no CDATA section.
        let isPlain: Bool
    }

    private let context: xmlParserCtxtPtr
    private var names = NameTable()

    init() {
        guard let context = xmlNewParserCtxt() else { preconditionFailure("libxml2 is out of memory") }
        self.context = context
        // Pedantic: libxml2 then also looks whether the namespace name of a prefix is relative.
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_PEDANTIC.rawValue))
        TreeCallbacks.install(in: context)
        xmlDictFree(context.pointee.dict)
        context.pointee.dict = nil
    }

    deinit {
        // The table is freed by its owner.
        context.pointee.dict = nil
        xmlFreeParserCtxt(context)
    }

    /// Parses bytes that passed the scan: UTF-8, without a NUL, within limits.
    func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLRejection) -> Tree {
        if names.isFull { names = NameTable() }
        context.pointee.dict = names.table
        var builder = TreeBuilder()
        withUnsafeMutablePointer(to: &builder) { run(bytes, with: $0) }
        let isAccepted =
            context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1 && builder.failure == nil
        guard isAccepted, let document = builder.document, let root = xmlDocGetRootElement(document) else {
            NodeArena.release(builder.arena.newest)
            throw builder.failure ?? .notWellFormed(line: 1, column: 1)
        }
        return Tree(
            document: document, root: root, chunks: builder.arena.newest, names: names,
            isPlain: builder.isPlain)
    }

    private func run(_ bytes: UnsafeBufferPointer<UInt8>, with builder: UnsafeMutablePointer<TreeBuilder>) {
        guard let start = bytes.baseAddress, let input = xmlNewInputStream(context) else {
            preconditionFailure("libxml2 is out of memory")
        }
        // The parser stops at a NUL behind the text; the message's own bytes have none.
        let text = builder.pointee.arena.text(start, bytes.count)
        input.pointee.base = UnsafePointer(text)
        input.pointee.cur = UnsafePointer(text)
        input.pointee.end = UnsafePointer(text + bytes.count)
        inputPush(context, input)
        context.pointee._private = UnsafeMutableRawPointer(builder)
        xmlParseDocument(context)
        context.pointee._private = nil
        // The tree is ours: libxml2 must not free it.
        context.pointee.myDoc = nil
        xmlCtxtReset(context)
    }
}

/// What libxml2's parser calls. It hands out its context, which knows the builder.
private enum TreeCallbacks {
    static func install(in context: xmlParserCtxtPtr) {
        guard let sax = context.pointee.sax else { preconditionFailure("a parser without a handler") }
        sax.pointee = xmlSAXHandler()
        sax.pointee.initialized = XML_SAX2_MAGIC
        sax.pointee.startDocument = startDocument
        sax.pointee.startElementNs = startElement
        sax.pointee.endElementNs = endElement
        sax.pointee.characters = characters
        // The same function for both: libxml2 then does not ask which white space could be ignored.
        sax.pointee.ignorableWhitespace = characters
        sax.pointee.cdataBlock = cdata
        sax.pointee.comment = comment
        sax.pointee.serror = recordFirst
    }

    private static func parser(_ context: UnsafeMutableRawPointer?) -> xmlParserCtxtPtr? {
        context?.assumingMemoryBound(to: xmlParserCtxt.self)
    }

    private static func builder(_ parser: xmlParserCtxtPtr) -> UnsafeMutablePointer<TreeBuilder>? {
        parser.pointee._private?.assumingMemoryBound(to: TreeBuilder.self)
    }

    private static let startDocument: startDocumentSAXFunc = { context in
        guard let parser = parser(context) else { return }
        builder(parser)?.pointee.startDocument(parser)
    }

    private static let startElement: startElementNsSAX2Func = {
        context, name, prefix, namespace, pairs, namespaces, count, _, attributes in
        guard let name, let parser = parser(context) else { return }
        builder(parser)?.pointee.startElement(
            parser, name, prefix, namespace, UnsafeBufferPointer(start: namespaces, count: 2 * Int(pairs)),
            UnsafeBufferPointer(start: attributes, count: 5 * Int(count)))
    }

    private static let endElement: endElementNsSAX2Func = { context, _, _, _ in
        guard let parser = parser(context) else { return }
        builder(parser)?.pointee.endElement()
    }

    private static let characters: charactersSAXFunc = { context, text, bytes in
        guard let text, bytes > 0, let parser = parser(context) else { return }
        builder(parser)?.pointee.characters(parser, text, Int(bytes))
    }

    private static let cdata: cdataBlockSAXFunc = { context, text, bytes in
        guard let text, let parser = parser(context) else { return }
        builder(parser)?.pointee.cdata(text, Int(bytes))
    }

    private static let comment: commentSAXFunc = { context, text in
        guard let text, let parser = parser(context) else { return }
        builder(parser)?.pointee.comment(parser, text)
    }

    /// Keeps the first thing libxml2 says against the document. Warnings pass, but for a relative namespace name.
    private static let recordFirst: xmlStructuredErrorFunc = { _, error in
        guard let error, let parser = parser(error.pointee.ctxt), let builder = builder(parser),
            builder.pointee.failure == nil
        else { return }
        builder.pointee.failure = XMLRejection(parserError: error.pointee)
    }
}
