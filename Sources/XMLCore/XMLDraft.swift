import CLibXML2

/// A document under construction. libxml2 holds the tree and escapes what needs it; nothing is written by hand.
///
/// Belongs to one thread until it is sealed. What is sent and stored is `canonicalBytes()`.
public final class XMLDraft {
    private var tree: xmlDocPtr?
    private let rootNode: xmlNodePtr
    fileprivate var flaw: CanonicalizationRejection?

    /// Starts a document with its root element. The namespace may be "" for none; the prefix nil for the default.
    public init(root: String, namespace: String, prefix: String? = nil) {
        LibXML2.ready
        guard let tree = xmlNewDoc("1.0"), let node = xmlNewDocNode(tree, nil, root, nil) else {
            preconditionFailure("libxml2 is out of memory")
        }
        precondition(xmlValidateNCName(root, 0) == 0, "\(root) is no element name")
        xmlDocSetRootElement(tree, node)
        node.setNamespace(namespace, prefix: prefix)
        self.tree = tree
        rootNode = node
    }

    deinit { if let tree { xmlFreeDoc(tree) } }

    /// The root element.
    public var root: ElementWriter { ElementWriter(draft: self, node: rootNode) }

    /// The exclusive canonical form of the whole document: what is sent and stored.
    public func canonicalBytes() throws(CanonicalizationRejection) -> [UInt8] { try root.canonicalBytes() }

    /// Ends the work: the same tree as an immutable document, without a second parse. Neither the draft nor a writer
    /// of it may be used afterwards. Lines of such a document are 0.
    public func seal() -> ParsedXML {
        let sealed = ParsedXML(adopting: openTree, root: rootNode, flaw: flaw)
        tree = nil
        return sealed
    }

    /// The tree, as long as the draft is not sealed.
    fileprivate var openTree: xmlDocPtr {
        guard let tree else { preconditionFailure("a sealed draft is used again") }
        return tree
    }

    fileprivate func checkCharacters(_ text: borrowing String) {
        if !XMLCharacters.areAll(in: text) { flaw = .illegalCharacter }
    }
}

/// A value that is written as one element's content.
public protocol ElementWritable {
    /// Writes attributes and content into an element that exists already.
    func write(to element: ElementWriter)
}

extension String: ElementWritable {
    /// Writes itself as the element's text.
    public func write(to element: ElementWriter) { element.content(self) }
}

/// An element of a draft. Everything is added at its end, in the order of the calls.
public struct ElementWriter {
    private let draft: XMLDraft
    private let node: xmlNodePtr

    fileprivate init(draft: XMLDraft, node: xmlNodePtr) {
        self.draft = draft
        self.node = node
    }

    // MARK: Elements

    /// Adds a child in this element's namespace and prefix; the body fills it.
    public func element<Failure>(
        _ tag: String, _ body: (ElementWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try body(child(tag))
    }

    /// Adds a child in a namespace, which is declared on it unless it is in force here under the same prefix.
    public func element<Failure>(
        _ tag: String, namespace: String, prefix: String? = nil, _ body: (ElementWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try body(child(tag, namespace: namespace, prefix: prefix))
    }

    /// Adds an empty child in this element's namespace and gives it back.
    @discardableResult
    public func child(_ tag: String) -> ElementWriter {
        let child = newChild(tag)
        xmlSetNs(child, node.pointee.ns)
        return ElementWriter(draft: draft, node: child)
    }

    /// Adds an empty child in a namespace and gives it back.
    @discardableResult
    public func child(_ tag: String, namespace: String, prefix: String? = nil) -> ElementWriter {
        let child = newChild(tag)
        child.setNamespace(namespace, prefix: prefix)
        return ElementWriter(draft: draft, node: child)
    }

    private func newChild(_ tag: String) -> xmlNodePtr {
        precondition(xmlValidateNCName(tag, 0) == 0, "\(tag) is no element name")
        guard let child = xmlNewDocNode(draft.openTree, nil, tag, nil), xmlAddChild(node, child) == child else {
            preconditionFailure("libxml2 is out of memory")
        }
        return child
    }

    // MARK: Values

    /// Adds a child with a text.
    public func text(_ tag: String, _ value: String) { child(tag).content(value) }

    /// Adds a child with a text, or nothing.
    public func text(_ tag: String, _ value: String?) {
        if let value { text(tag, value) }
    }

    /// Adds text to this element itself.
    public func content(_ value: String) {
        guard !value.isEmpty else { return }
        draft.checkCharacters(value)
        guard let text = newText(value), xmlAddChild(node, text) != nil else {
            preconditionFailure("libxml2 is out of memory")
        }
    }

    private func newText(_ value: String) -> xmlNodePtr? {
        var value = value
        return value.withUTF8 { xmlNewDocTextLen(draft.openTree, $0.baseAddress, Int32($0.count)) }
    }

    /// Sets an attribute without namespace. The same name twice is a mistake of ours.
    public func attribute(_ name: String, _ value: String) {
        precondition(xmlValidateNCName(name, 0) == 0, "\(name) is no attribute name")
        precondition(xmlHasNsProp(node, name, nil) == nil, "attribute \(name) is set twice")
        _ = draft.openTree
        draft.checkCharacters(value)
        guard xmlNewProp(node, name, value) != nil else { preconditionFailure("libxml2 is out of memory") }
    }

    /// Adds a child with a value, or nothing.
    public func write<T: ElementWritable>(_ tag: String, _ value: T?) {
        if let value { value.write(to: child(tag)) }
    }

    /// Adds a child for each value.
    public func write<T: ElementWritable>(_ tag: String, each values: [T]) {
        for value in values { value.write(to: child(tag)) }
    }

    /// Says that a value has no place here. The draft has no canonical form from now on: better none than a part.
    public func refuseValue() { draft.flaw = draft.flaw ?? .noPlaceForValue }

    /// The namespace this element is in, "" when none.
    public var namespaceURI: String { node.pointee.ns?.pointee.href?.text ?? "" }

    /// Adds a deep copy of an element of another document: comments and all, canonically the same.
    public func copy(_ element: Element) {
        let tree = draft.openTree
        guard let copy = xmlDocCopyNode(element.node, tree, 1), xmlAddChild(node, copy) == copy else {
            preconditionFailure("libxml2 is out of memory")
        }
    }

    // MARK: Canonical form

    /// The exclusive canonical form of this element as it stands, except `excluding` and all beneath that.
    public func canonicalize(
        excluding: ElementWriter? = nil, into sink: (UnsafeRawBufferPointer) -> Void
    ) throws(CanonicalizationRejection) {
        if let flaw = draft.flaw { throw flaw }
        _ = draft.openTree
        try CanonicalForm.write(node, excluding: excluding?.node, into: sink)
    }

    /// The canonical form in one array.
    public func canonicalBytes(excluding: ElementWriter? = nil) throws(CanonicalizationRejection) -> [UInt8] {
        if let flaw = draft.flaw { throw flaw }
        _ = draft.openTree
        return try CanonicalForm.bytes(node, excluding: excluding?.node)
    }
}

extension UnsafeMutablePointer<xmlNode> {
    /// Puts the element into a namespace: the declaration in force under the same prefix, or a new one on itself.
    fileprivate func setNamespace(_ namespace: String, prefix: String?) {
        precondition(namespace.isEmpty || namespace.utf8.contains(UInt8(ascii: ":")), "\(namespace) is relative")
        guard !namespace.isEmpty else {
            precondition(prefix == nil, "no namespace has no prefix")
            return
        }
        if let found = xmlSearchNs(pointee.doc, self, prefix), xmlStrEqual(found.pointee.href, namespace) != 0 {
            xmlSetNs(self, found)
            return
        }
        guard let declared = xmlNewNs(self, namespace, prefix) else {
            preconditionFailure("\(prefix ?? "") cannot be declared")
        }
        xmlSetNs(self, declared)
    }
}
