import CLibXML2

/// An attribute that is not a namespace declaration.
public struct Attribute: Hashable, Sendable {
    /// The name without its prefix.
    public let localName: String
    /// The namespace name, "" when none.
    public let namespaceURI: String
    /// The value, references resolved.
    public let value: String

    /// Makes an attribute, to compare with.
    public init(localName: String, namespaceURI: String, value: String) {
        self.localName = localName
        self.namespaceURI = namespaceURI
        self.value = value
    }
}

/// An element of a `ParsedXML`, which it keeps alive. Equal when it is the same node, not when it reads the same.
public struct Element: Hashable, @unchecked Sendable {
    // The tree is immutable and lives as long as `document`: a pointer into it may go anywhere the document goes.
    let document: ParsedXML
    let node: xmlNodePtr

    init(document: ParsedXML, node: xmlNodePtr) {
        self.document = document
        self.node = node
    }

    /// The same node of the same document.
    public static func == (left: Element, right: Element) -> Bool { left.node == right.node }

    /// Hashes the node's identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(node) }

    /// The name without its prefix.
    public var localName: String { node.pointee.name.text }

    /// The namespace name, "" when none.
    public var namespaceURI: String { node.pointee.ns?.pointee.href?.text ?? "" }

    /// Whether it has this local name, in any namespace. Makes no String.
    public func isNamed(_ localName: StaticString) -> Bool { node.isNamed(localName) }

    /// Whether it has this name in this namespace. Makes no String.
    public func isNamed(_ localName: StaticString, in namespaceURI: String) -> Bool {
        node.isNamed(localName) && isInNamespace(namespaceURI)
    }

    /// Whether it is in this namespace. Makes no String.
    public func isInNamespace(_ namespaceURI: String) -> Bool {
        var namespaceURI = namespaceURI
        return namespaceURI.withUTF8 { gateway_textEquals(node.namespaceName, $0.baseAddress, $0.count) != 0 }
    }

    /// The line of its start tag in the file; 0 for a tree that was never a file.
    public var line: Int { max(0, xmlGetLineNo(node)) }

    /// The element it stands in; nil for the root, and for a part of an envelope (the outermost `AppHdr` or
    /// `Document`): what leads out of a part leads out of what is signed.
    public var parent: Element? { isPart ? nil : enclosing }

    private var isPart: Bool {
        guard isNamed("AppHdr") || isNamed("Document") else { return false }
        var above = enclosing
        while let element = above {
            if element.isNamed("AppHdr") || element.isNamed("Document") { return false }
            above = element.enclosing
        }
        return true
    }

    /// The element it stands in, out of its part too; nil for the root. For readers of whole files.
    package var enclosing: Element? {
        guard let parent = node.pointee.parent, parent.isElement else { return nil }
        return Element(document: document, node: parent)
    }

    /// The element before it in the same parent.
    package var previousElement: Element? {
        var previous = node.pointee.prev
        while let current = previous, !current.isElement { previous = current.pointee.prev }
        return previous.map { Element(document: document, node: $0) }
    }

    /// The elements directly beneath it, in document order.
    public var children: ElementChildren { ElementChildren(of: self) }

    /// The first child of this local name in the same namespace as this element.
    public func child(_ localName: StaticString) -> Element? {
        var next = node.firstElementChild
        while let current = next {
            if current.isNamed(localName), current.sharesNamespace(with: node) {
                return Element(document: document, node: current)
            }
            next = current.nextElement
        }
        return nil
    }

    /// Whether this element is the other one or stands somewhere beneath it.
    public func isInside(_ other: Element) -> Bool { node.isInside(other.node) }

    /// All attributes in document order, without namespace declarations.
    public var attributes: [Attribute] {
        var found: [Attribute] = []
        var next = node.pointee.properties
        while let attribute = next {
            found.append(
                Attribute(
                    localName: attribute.pointee.name.text,
                    namespaceURI: attribute.pointee.ns?.pointee.href?.text ?? "", value: attribute.valueText))
            next = attribute.pointee.next
        }
        return found
    }

    /// The value of an attribute without namespace.
    public func attribute(_ localName: StaticString) -> String? {
        var next = node.pointee.properties
        while let attribute = next {
            if attribute.pointee.ns == nil,
                gateway_textEquals(attribute.pointee.name, localName.utf8Start, localName.utf8CodeUnitCount) != 0
            {
                return attribute.valueText
            }
            next = attribute.pointee.next
        }
        return nil
    }
}

/// The elements directly beneath an element, in document order.
public struct ElementChildren: Sequence, IteratorProtocol, Sendable {
    private let document: ParsedXML
    // Points into the immutable tree that `document` keeps alive.
    nonisolated(unsafe) private var next_: xmlNodePtr?

    init(of element: Element) {
        document = element.document
        next_ = element.node.firstElementChild
    }

    /// The next child.
    public mutating func next() -> Element? {
        guard let current = next_ else { return nil }
        next_ = current.nextElement
        return Element(document: document, node: current)
    }
}
