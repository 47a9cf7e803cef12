/// One breach of a schema.
public struct SchemaFinding: Hashable, Sendable {
    /// The rule of XML Schema Part 1 or 2 that is broken, such as `cvc-pattern-valid`.
    public let rule: String
    /// The element or attribute, as `Element.path`; an attribute ends in `/@name`.
    public let path: String
    /// The line of the element's start tag.
    public let line: Int
    /// The offending text: of a leaf or of an attribute; nil where the structure is wrong.
    public let value: String?
    /// What libxml2 says of it, in English.
    public let libraryText: String

    /// Makes a finding.
    public init(rule: String, path: String, line: Int, value: String?, libraryText: String) {
        self.rule = rule
        self.path = path
        self.line = line
        self.value = value
        self.libraryText = libraryText
    }
}

/// XSD text that does not compile: our fault or our operator's, never a message's.
public enum SchemaFault: Error, Hashable, Sendable {
    /// The XSD is not a document this gateway reads.
    case unreadable(XMLRejection)
    /// The XSD includes, redefines or imports another at this line: libxml2 would fetch it.
    case reachesOutside(line: Int)
    /// The XSD is XML but no schema, or has no target namespace; with what libxml2 said first.
    case notASchema(line: Int, libraryText: String)
}
