/// Why bytes are not a document this gateway reads; in order of precedence. Lines and columns are 1-based.
public enum XMLRejection: Error, Hashable, Sendable {
    /// There are no bytes at all.
    case empty
    /// More bytes than the limit.
    case tooLarge(bytes: Int, bytesMax: Int)
    /// The document begins with a byte order mark.
    case byteOrderMark
    /// Not UTF-8 at this byte offset (overlong forms and surrogates included).
    case notUTF8(offset: Int)
    /// The XML declaration names an encoding other than UTF-8.
    case unsupportedEncoding(name: String)
    /// The XML declaration names a version other than 1.0.
    case unsupportedVersion(version: String)
    /// A document type declaration, of any kind.
    case documentType(line: Int)
    /// A processing instruction, of any kind.
    case processingInstruction(line: Int)
    /// More open elements than the limit.
    case tooDeep(line: Int)
    /// A start tag with more attributes than the limit, or more namespace declarations than may be in force.
    case tooManyAttributes(line: Int)
    /// A text, attribute value or comment longer than the limit.
    case textTooLong(line: Int)
    /// Not well-formed XML 1.0.
    case notWellFormed(line: Int, column: Int)
    /// Well-formed, but not by Namespaces in XML 1.0; or a namespace name that is relative.
    case namespaceError(line: Int)

    /// The rule's name for reports: `xml:` is not well-formed, `safe:` is refused by policy.
    public var rule: String {
        switch self {
        case .empty: "xml:empty"
        case .tooLarge: "safe:limit-bytes"
        case .byteOrderMark, .notUTF8, .unsupportedEncoding: "safe:encoding"
        case .unsupportedVersion: "safe:version"
        case .documentType: "safe:doctype"
        case .processingInstruction: "safe:processing-instruction"
        case .tooDeep: "safe:limit-depth"
        case .tooManyAttributes: "safe:limit-attributes"
        case .textTooLong: "safe:limit-text"
        case .notWellFormed: "xml:not-well-formed"
        case .namespaceError: "xml:namespace"
        }
    }

    /// The line it was found on, where one is known.
    public var line: Int? {
        switch self {
        case .empty, .tooLarge, .notUTF8: nil
        case .byteOrderMark, .unsupportedEncoding, .unsupportedVersion: 1
        case .documentType(let line), .processingInstruction(let line), .tooDeep(let line),
            .tooManyAttributes(let line), .textTooLong(let line),
            .notWellFormed(let line, _),
            .namespaceError(let line):
            line
        }
    }
}
