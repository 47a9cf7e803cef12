import CLibXML2

/// Makes the tree of what the parser reports, in memory of its own: the same nodes that libxml2's own handlers make, in
/// the same places, with the same lines.
///
/// Names, prefixes and namespace names are the parser's: they live in its table of names, where one text has one
/// address. Texts are copied. Nothing in the tree is to be freed by itself.
struct TreeBuilder {
    var arena = NodeArena()
    var failure: XMLRejection?
    private(set) var document: xmlDocPtr?
    /// Whether there are elements and texts only: no comment, no CDATA section.
    private(set) var isPlain = true
    /// The element that is open; nil beside the root.
    private var open: xmlNodePtr?
    /// The text that ends where the arena does, and its length: what follows may be added to it.
    private var growing: xmlNodePtr?
    private var growingBytes = 0

    // MARK: What the parser reports

    mutating func startDocument(_ context: xmlParserCtxtPtr) {
        let document = arena.zeroed(xmlDoc.self)
        document.pointee.type = XML_DOCUMENT_NODE
        document.pointee.doc = document
        document.pointee.standalone = context.pointee.standalone
        document.pointee.compression = -1
        document.pointee.parseFlags = context.pointee.options
        document.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        document.pointee.oldNs = namespace(prefix: gateway_xmlPrefix(), name: gateway_xmlNamespace())
        self.document = document
        context.pointee.myDoc = document
    }

    /// An element begins. `namespaces` holds pairs of prefix and name; `attributes` five pointers for each: local name,
    /// prefix, namespace name, start and end of the value.
    mutating func startElement(
        _ context: xmlParserCtxtPtr, _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
        _ namespaceName: UnsafePointer<xmlChar>?,
        _ namespaces: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
        _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
    ) {
        let element = arena.zeroed(xmlNode.self)
        element.pointee.type = XML_ELEMENT_NODE
        element.pointee.name = name
        element.pointee.line = Self.shortLine(context)
        var last: xmlNsPtr?
        for pair in stride(from: 0, to: namespaces.count, by: 2) {
            guard let declared = namespaces[pair + 1] else { continue }
            let made = namespace(prefix: namespaces[pair], name: declared)
            if let last { last.pointee.next = made } else { element.pointee.nsDef = made }
            last = made
        }
        append(element)
        if namespaceName != nil { element.pointee.ns = declaration(of: prefix, at: element) }
        for place in stride(from: 0, to: attributes.count, by: 5) {
            guard let name = attributes[place], let value = attributes[place + 3], let end = attributes[place + 4]
            else { continue }
            addAttribute(name, attributes[place + 1], value, end, to: element)
        }
        open = element
    }

    mutating func endElement() {
        growing = nil
        guard let parent = open?.pointee.parent else { return }
        open = parent.isElement ? parent : nil
    }

    mutating func characters(_ context: xmlParserCtxtPtr, _ bytes: UnsafePointer<xmlChar>, _ count: Int) {
        guard open != nil else { return }
        if let text = growing, text.pointee.type == XML_TEXT_NODE {
            lengthen(text, bytes, count)
            return
        }
        let text = arena.zeroed(xmlNode.self)
        text.pointee.type = XML_TEXT_NODE
        text.pointee.name = gateway_textName()
        text.pointee.content = arena.text(bytes, count)
        text.pointee.line = Self.shortLine(context)
        if text.pointee.line == .max { text.pointee.psvi = UnsafeMutableRawPointer(bitPattern: Self.line(context)) }
        append(text)
        grow(text, count)
    }

    mutating func cdata(_ bytes: UnsafePointer<xmlChar>, _ count: Int) {
        guard open != nil else { return }
        if let section = growing, section.pointee.type == XML_CDATA_SECTION_NODE {
            lengthen(section, bytes, count)
            return
        }
        isPlain = false
        let section = arena.zeroed(xmlNode.self)
        section.pointee.type = XML_CDATA_SECTION_NODE
        section.pointee.content = arena.text(bytes, count)
        append(section)
        grow(section, count)
    }

    mutating func comment(_ context: xmlParserCtxtPtr, _ text: UnsafePointer<xmlChar>) {
        isPlain = false
        let comment = arena.zeroed(xmlNode.self)
        comment.pointee.type = XML_COMMENT_NODE
        comment.pointee.name = gateway_commentName()
        comment.pointee.content = arena.text(text, gateway_textLength(text))
        comment.pointee.line = Self.shortLine(context)
        append(comment)
    }

    // MARK: Making

    private mutating func namespace(
        prefix: UnsafePointer<xmlChar>?, name: UnsafePointer<xmlChar>?
    ) -> xmlNsPtr {
        let made = arena.zeroed(xmlNs.self)
        made.pointee.type = XML_NAMESPACE_DECL
        made.pointee.href = name
        made.pointee.prefix = prefix
        return made
    }

    /// The declaration in force for a prefix. In one table of names, equal prefixes are one pointer.
    private func declaration(of prefix: UnsafePointer<xmlChar>?, at element: xmlNodePtr) -> xmlNsPtr? {
        var next: xmlNodePtr? = element
        while let current = next, current.isElement {
            var declared = current.pointee.nsDef
            while let candidate = declared {
                if candidate.pointee.prefix == prefix { return candidate }
                declared = candidate.pointee.next
            }
            // What holds for the parent was found already, and nothing in between says otherwise.
            if current != element, let known = current.pointee.ns, known.pointee.prefix == prefix { return known }
            next = current.pointee.parent
        }
        // Nobody declares the prefix `xml`.
        let isXML = gateway_textEquals(prefix, gateway_xmlPrefix(), 3) != 0
        return isXML ? document?.pointee.oldNs : nil
    }

    private mutating func addAttribute(
        _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ value: UnsafePointer<xmlChar>,
        _ end: UnsafePointer<xmlChar>, to element: xmlNodePtr
    ) {
        let attribute = arena.zeroed(xmlAttr.self)
        attribute.pointee.type = XML_ATTRIBUTE_NODE
        attribute.pointee.name = name
        attribute.pointee.parent = element
        attribute.pointee.doc = document
        if prefix != nil { attribute.pointee.ns = declaration(of: prefix, at: element) }
        let text = arena.zeroed(xmlNode.self)
        text.pointee.type = XML_TEXT_NODE
        text.pointee.name = gateway_textName()
        text.pointee.content = attributeText(value, end)
        text.pointee.doc = document
        text.withMemoryRebound(to: xmlNode.self, capacity: 1) { text in
            attribute.withMemoryRebound(to: xmlNode.self, capacity: 1) { text.pointee.parent = $0 }
            attribute.pointee.children = text
            attribute.pointee.last = text
        }
        guard var last = element.pointee.properties else {
            element.pointee.properties = attribute
            return
        }
        while let next = last.pointee.next { last = next }
        last.pointee.next = attribute
        attribute.pointee.prev = last
    }

    /// A value that stands in the message is ended by its quote; one that held references is a text of its own, in
    /// which an ampersand is still written as a reference.
    private mutating func attributeText(
        _ value: UnsafePointer<xmlChar>, _ end: UnsafePointer<xmlChar>
    ) -> UnsafeMutablePointer<xmlChar> {
        let count = end - value
        guard end.pointee == 0 else { return arena.text(value, count) }
        let decoded = xmlStringLenGetNodeList(document, value, Int32(count))
        defer { xmlFreeNodeList(decoded) }
        guard let text = xmlNodeListGetString(document, decoded, 1) else { return arena.text(value, 0) }
        defer { gateway_xmlFree(text) }
        return arena.text(text, gateway_textLength(text))
    }

    private mutating func append(_ node: xmlNodePtr) {
        growing = nil
        node.pointee.doc = document
        guard let parent = open ?? document.map(Self.asNode) else { return }
        node.pointee.parent = parent
        if let last = parent.pointee.last {
            last.pointee.next = node
            node.pointee.prev = last
        } else {
            parent.pointee.children = node
        }
        parent.pointee.last = node
    }

    private mutating func grow(_ text: xmlNodePtr, _ count: Int) {
        growing = text
        growingBytes = count
    }

    private mutating func lengthen(_ text: xmlNodePtr, _ bytes: UnsafePointer<xmlChar>, _ count: Int) {
        text.pointee.content = arena.longer(text.pointee.content, growingBytes, bytes, count)
        growingBytes += count
    }

    /// A document begins with the fields of a node.
    private static func asNode(_ document: xmlDocPtr) -> xmlNodePtr {
        UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
    }

    private static func line(_ context: xmlParserCtxtPtr) -> Int { Int(context.pointee.input?.pointee.line ?? 0) }

    /// As much as a node holds; the text within or behind says the rest.
    private static func shortLine(_ context: xmlParserCtxtPtr) -> UInt16 { UInt16(clamping: line(context)) }
}
