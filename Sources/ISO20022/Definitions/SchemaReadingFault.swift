public import XMLCore

/// Why an XSD does not read as a message definition. Lines are those of the file, from 1.
///
/// The reader takes the part of XML Schema that ISO 20022 uses and refuses the rest: what it left out silently would
/// be a rule that nobody checks.
public enum SchemaReadingFault: Error, Hashable, Sendable {
    /// The file is not XML this gateway reads, reaches outside itself, or does not compile as a schema.
    case notASchema(SchemaFault)
    /// The target namespace is none of ISO 20022.
    case foreignNamespace(String)
    /// The elements of the schema are not in its namespace: `elementFormDefault` is not `qualified`.
    case unqualifiedElements
    /// The schema has several global elements, or none.
    case globalElements(count: Int)
    /// An element of XML Schema that definitions do not use, or not there, by its local name.
    case unknownElement(String, line: Int)
    /// An attribute of XML Schema that definitions do not use, or not with this value, by its local name.
    case unknownAttribute(String, line: Int)
    /// A declaration without a name or a type of its own name.
    case missingAttribute(String, line: Int)
    /// A base that is no built-in type of the definitions, or that is not a simple type where one must stand.
    case unknownBase(String, line: Int)
    /// A facet's value, a code or a number of occurrences that cannot be one.
    case value(String, line: Int)
    /// A type, a member or a facet that stands twice.
    case repeated(String, line: Int)
    /// A type, group or list of attributes with nothing in it.
    case empty(line: Int)
}

extension SchemaReadingFault: CustomStringConvertible {
    /// One sentence for the person who named the file.
    public var description: String {
        switch self {
        case .notASchema(.unreadable(let rejection)):
            "no document this gateway reads: \(rejection.rule)" + (rejection.line.map { ", line \($0)" } ?? "")
        case .notASchema(.reachesOutside(let line)): "line \(line): it takes in another schema"
        case .notASchema(.notASchema(let line, let libraryText)): "line \(line): no schema: \(libraryText)"
        case .foreignNamespace(let namespace): "the namespace \(namespace) is none of ISO 20022"
        case .unqualifiedElements: "elementFormDefault is not qualified"
        case .globalElements(let count): "\(count) global elements instead of one"
        case .unknownElement(let name, let line):
            "line \(line): \(name) is not used in message definitions, or not here"
        case .unknownAttribute(let name, let line):
            "line \(line): the attribute \(name) is not used in message definitions, or not with this value"
        case .missingAttribute(let name, let line): "line \(line): the attribute \(name) is missing, or optional"
        case .unknownBase(let name, let line): "line \(line): \(name) is no type that can stand here"
        case .value(let value, let line): "line \(line): the value \(value) cannot be held"
        case .repeated(let name, let line): "line \(line): \(name) stands twice, or is a name of XML Schema's own"
        case .empty(let line): "line \(line): nothing is in it"
        }
    }
}
