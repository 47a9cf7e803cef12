/// An element that does not read as the page says.
public struct ElementRejection: Error, Hashable, Sendable {
    /// What is wrong with it.
    public enum Kind: Hashable, Sendable {
        /// A child that is not expected here (or at all), by its local name.
        case unexpectedElement(String)
        /// A child that must stand here and does not, by its local name.
        case missingElement(String)
        /// Text, a comment or a CDATA section where only elements may stand.
        case mixedContent
        /// A leaf that holds more than one plain text.
        case notPlainText
        /// A text that is not a value of the type the page names.
        case invalidValue(String)
        /// An attribute that must be there and is not.
        case missingAttribute(String)
    }

    /// The element's path, as `Element.path`.
    public let path: String
    /// The line of its start tag.
    public let line: Int
    /// What is wrong.
    public let kind: Kind

    /// A rejection at a place.
    public init(path: String, line: Int, kind: Kind) {
        self.path = path
        self.line = line
        self.kind = kind
    }

    /// A rejection at an element.
    public init(_ element: Element, _ kind: Kind) {
        self.init(path: element.path, line: element.line, kind: kind)
    }
}

/// A value that one element carries.
public protocol ElementReadable {
    /// Reads it from the element; refuses anything it does not account for.
    init(_ element: Element) throws(ElementRejection)
}
