import CLibXML2

// What is generic here is inlinable, so that the pages' module makes it for its own types; what looks at the tree is
// not.

extension Element {
    /// Reads the children in order; refuses a child the body leaves unread, and text among them.
    @inlinable
    public func sequence<Value>(
        _ body: (inout ChildReader) throws(ElementRejection) -> Value
    ) throws(ElementRejection) -> Value {
        try refuseMixedContent()
        var children = ChildReader(of: self)
        let value = try body(&children)
        if let left = children.peek() {
            throw ElementRejection(left, .unexpectedElement(left.localName))
        }
        return value
    }

    @usableFromInline
    func refuseMixedContent() throws(ElementRejection) {
        var next = node.pointee.children
        while let current = next {
            guard current.isElement || current.isBlankText else { throw ElementRejection(self, .mixedContent) }
            next = current.pointee.next
        }
    }
}

/// A cursor over an element's children, in document order. A tag names a child in the parent's own namespace; a
/// child of another namespace matches no tag and can only be taken by `next()`.
public struct ChildReader {
    // Apart, and no Element: a page asks for far more tags than are there, and a question should retain nothing.
    private let document: ParsedXML
    private let parentNode: xmlNodePtr
    private var current: xmlNodePtr?

    @usableFromInline
    init(of parent: Element) {
        document = parent.document
        parentNode = parent.node
        current = parent.node.firstElementChild
    }

    private var parent: Element { Element(document: document, node: parentNode) }

    /// The next child must be this one.
    public mutating func element(_ tag: StaticString) throws(ElementRejection) -> Element {
        guard let element = take(tag) else {
            throw ElementRejection(parent, .missingElement(tag.description))
        }
        return element
    }

    /// The next child must be this one, and read as the type.
    @inlinable
    public mutating func required<T: ElementReadable>(
        _ tag: StaticString, as type: T.Type = T.self
    ) throws(ElementRejection) -> T {
        try T(element(tag))
    }

    /// The next child if it is this one.
    @inlinable
    public mutating func optional<T: ElementReadable>(
        _ tag: StaticString, as type: T.Type = T.self
    ) throws(ElementRejection) -> T? {
        guard let element = take(tag) else { return nil }
        return try T(element)
    }

    /// The next children as long as they are this one.
    @inlinable
    public mutating func array<T: ElementReadable>(
        _ tag: StaticString, as type: T.Type = T.self
    ) throws(ElementRejection) -> [T] {
        var values: [T] = []
        while let element = take(tag) { values.append(try T(element)) }
        return values
    }

    /// Passes over these children if they come next, in this order, any number of each: what the page names as
    /// carried through untouched.
    public mutating func carried(_ tags: StaticString...) {
        for tag in tags {
            while isNext(tag) { advance() }
        }
    }

    /// Takes the next child, whatever it is.
    public mutating func next() -> Element? {
        defer { advance() }
        return peek()
    }

    /// The next child, left in place.
    public func peek() -> Element? {
        current.map { Element(document: document, node: $0) }
    }

    /// Whether the next child is this one.
    public func isNext(_ tag: StaticString) -> Bool {
        guard let current else { return false }
        return current.isNamed(tag) && current.sharesNamespace(with: parentNode)
    }

    @usableFromInline
    mutating func take(_ tag: StaticString) -> Element? {
        guard isNext(tag), let node = current else { return nil }
        current = node.nextElement
        return Element(document: document, node: node)
    }

    private mutating func advance() { current = current?.nextElement }
}
