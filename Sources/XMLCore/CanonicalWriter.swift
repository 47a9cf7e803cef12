import CLibXML2

/// How a canonical form writes a start tag, a text, an end tag.
///
/// - A start tag declares the prefixes that it visibly utilises (its own, and those of its attributes), in an inclusive
///   form those in force, unless the nearest written declaration of that prefix says the same; sorted by prefix.
/// - Attributes follow, sorted by namespace name, then local name; those without namespace come first.
/// - Values and texts are escaped in the one way of Canonical XML 1.0 §2.3.
struct CanonicalWriter {
    struct Declaration {
        /// nil for the default namespace.
        let prefix: UnsafePointer<xmlChar>?
        /// nil for no namespace.
        let name: UnsafePointer<xmlChar>?
    }

    private let piece: UnsafeMutableRawPointer
    private let pieceBytesMax: Int
    private let sink: (UnsafeRawBufferPointer) -> Void
    private var filled = 0
    /// Declarations written by the elements that are open, outermost first.
    private var written: [Declaration] = []
    /// How many were written before each open element.
    private var marks: [Int] = []
    /// Scratch for one start tag.
    private var attributes: [xmlAttrPtr] = []
    /// The apex of an inclusive form; nil for an exclusive one.
    private let inclusiveApex: xmlNodePtr?

    /// Writes through `piece`, which must not be empty and must outlive the writer.
    init(
        piece: UnsafeMutableRawBufferPointer, inclusiveApex: xmlNodePtr? = nil,
        sink: @escaping (UnsafeRawBufferPointer) -> Void
    ) {
        guard let start = piece.baseAddress else { preconditionFailure("an empty piece holds nothing") }
        self.piece = start
        pieceBytesMax = piece.count
        self.inclusiveApex = inclusiveApex
        self.sink = sink
    }

    // MARK: Nodes

    mutating func start(_ node: xmlNodePtr) {
        marks.append(written.count)
        put(UInt8(ascii: "<"))
        putName(node.pointee.ns, node.pointee.name)
        gatherAttributes(of: node)
        putDeclarations(of: node)
        for attribute in attributes {
            put(UInt8(ascii: " "))
            putName(attribute.pointee.ns, attribute.pointee.name)
            put("=\"")
            var value = attribute.pointee.children
            while let text = value {
                putEscaped(text.pointee.content, Self.specialInAttribute)
                value = text.pointee.next
            }
            put(UInt8(ascii: "\""))
        }
        put(UInt8(ascii: ">"))
    }

    mutating func end(_ node: xmlNodePtr) {
        put("</")
        putName(node.pointee.ns, node.pointee.name)
        put(UInt8(ascii: ">"))
        if let mark = marks.popLast(), mark < written.count { written.removeSubrange(mark...) }
    }

    mutating func text(_ content: UnsafeMutablePointer<xmlChar>?) {
        putEscaped(content, Self.specialInText)
    }

    // MARK: Namespaces

    private mutating func putDeclarations(of node: xmlNodePtr) {
        let first = written.count
        if let inclusiveApex {
            for declaration in InclusiveScope.declarations(of: node, apex: inclusiveApex) { declare(declaration) }
        } else {
            declare(node.pointee.ns)
            for attribute in attributes {
                if let namespace = attribute.pointee.ns { declare(namespace) }
            }
        }
        guard first < written.count else { return }
        if written.count - first > 1 {
            written[first...].sort { Self.compare($0.prefix, $1.prefix) < 0 }
        }
        for index in first..<written.count {
            put(" xmlns")
            if let prefix = written[index].prefix {
                put(UInt8(ascii: ":"))
                put(prefix)
            }
            put("=\"")
            putEscaped(written[index].name, Self.specialInAttribute)
            put(UInt8(ascii: "\""))
        }
    }

    /// Notes a visibly utilised prefix if its nearest written declaration differs. The prefix `xml` needs none.
    private mutating func declare(_ namespace: UnsafeMutablePointer<xmlNs>?) {
        declare(Declaration(prefix: namespace?.pointee.prefix, name: namespace?.pointee.href))
    }

    private mutating func declare(_ wanted: Declaration) {
        let (prefix, name) = (wanted.prefix, wanted.name)
        var index = written.count
        while index > 0 {
            index -= 1
            let declaration = written[index]
            guard Self.compare(declaration.prefix, prefix) == 0 else { continue }
            if Self.compare(declaration.name, name) != 0 {
                written.append(wanted)
            }
            return
        }
        if let prefix, gateway_textEquals(prefix, "xml", 3) != 0 { return }
        // Nothing above declares a default namespace: none need be taken back.
        if prefix == nil, name == nil || name?.pointee == 0 { return }
        written.append(wanted)
    }

    private mutating func gatherAttributes(of node: xmlNodePtr) {
        attributes.removeAll(keepingCapacity: true)
        var next = node.pointee.properties
        while let attribute = next {
            attributes.append(attribute)
            next = attribute.pointee.next
        }
        if node == inclusiveApex { attributes += InclusiveScope.inheritedAttributes(of: node) }
        guard attributes.count > 1 else { return }
        attributes.sort { left, right in
            let byNamespace = Self.compare(left.pointee.ns?.pointee.href, right.pointee.ns?.pointee.href)
            return byNamespace == 0 ? Self.compare(left.pointee.name, right.pointee.name) < 0 : byNamespace < 0
        }
    }

    /// Byte order, which in UTF-8 is the order of code points; nil is the empty text.
    static func compare(_ left: UnsafePointer<xmlChar>?, _ right: UnsafePointer<xmlChar>?) -> Int32 {
        left == right ? 0 : gateway_compareTexts(left, right)
    }

    // MARK: Escaping

    /// Bytes below 64 as bits: NUL (the end), carriage return, `&`, `<`, `>`.
    private static let specialInText: UInt64 = 1 << 0x00 | 1 << 0x0D | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
    /// NUL (the end), tab, line feed, carriage return, `"`, `&`, `<`.
    private static let specialInAttribute: UInt64 =
        1 << 0x00 | 1 << 0x09 | 1 << 0x0A | 1 << 0x0D | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C

    private mutating func putEscaped(_ content: UnsafePointer<xmlChar>?, _ special: UInt64) {
        guard var run = content else { return }
        var end = run
        while true {
            let byte = end.pointee
            guard byte < 64, special & (1 << UInt64(byte)) != 0 else {
                end += 1
                continue
            }
            put(UnsafeRawPointer(run), end - run)
            switch byte {
            case 0x00: return
            case 0x09: put("&#x9;")
            case 0x0A: put("&#xA;")
            case 0x0D: put("&#xD;")
            case 0x22: put("&quot;")
            case 0x26: put("&amp;")
            case 0x3C: put("&lt;")
            default: put("&gt;")
            }
            end += 1
            run = end
        }
    }

    // MARK: Bytes

    private mutating func putName(_ namespace: UnsafeMutablePointer<xmlNs>?, _ name: UnsafePointer<xmlChar>) {
        if let prefix = namespace?.pointee.prefix {
            put(prefix)
            put(UInt8(ascii: ":"))
        }
        put(name)
    }

    private mutating func put(_ text: UnsafePointer<xmlChar>) {
        put(UnsafeRawPointer(text), gateway_textLength(text))
    }

    private mutating func put(_ text: StaticString) {
        put(UnsafeRawPointer(text.utf8Start), text.utf8CodeUnitCount)
    }

    private mutating func put(_ byte: UInt8) {
        if filled == pieceBytesMax { flush() }
        piece.storeBytes(of: byte, toByteOffset: filled, as: UInt8.self)
        filled += 1
    }

    private mutating func put(_ start: UnsafeRawPointer, _ count: Int) {
        guard count > 0 else { return }
        if count > pieceBytesMax - filled {
            flush()
            // What does not fit into one piece goes out as it is.
            guard count <= pieceBytesMax else { return sink(UnsafeRawBufferPointer(start: start, count: count)) }
        }
        (piece + filled).copyMemory(from: start, byteCount: count)
        filled += count
    }

    mutating func flush() {
        guard filled > 0 else { return }
        sink(UnsafeRawBufferPointer(start: piece, count: filled))
        filled = 0
    }
}
