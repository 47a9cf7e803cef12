/// The structure of one message: its root element and every type reachable from it.
///
/// The model holds what ISO 20022 definitions use of XML Schema and nothing more: global named types, sequences and
/// choices of elements, one attribute form, one wildcard form, restrictions of built-in types.
public struct MessageStructure: Hashable, Sendable {
    /// The message definition identifier, such as `pacs.008.001.08`.
    public let identifier: String
    /// The local name of the one global element: `Document` or `AppHdr`.
    public let rootElement: String
    /// The name of the root element's type.
    public let rootType: String
    /// The types by name; every name that a type uses is here.
    public let types: [String: TypeDefinition]

    /// The target namespace of the message.
    public var namespaceURI: String { "urn:iso:std:iso:20022:tech:xsd:" + identifier }

    /// How many element declarations the types hold, the root's included.
    public var elementCount: Int {
        types.values.reduce(1) { count, type in
            guard case .group(let group) = type else { return count }
            return count + group.elementCount
        }
    }
}

/// One named type of a message.
public enum TypeDefinition: Hashable, Sendable {
    /// Text with rules: a restriction of a built-in type.
    case simple(SimpleType)
    /// Text with attributes: an amount and its currency.
    case extended(ExtendedType)
    /// Elements within.
    case group(ParticleGroup)
}

/// A built-in type of XML Schema that ISO 20022 restricts.
public enum BuiltInType: String, CaseIterable, Hashable, Sendable {
    case string, decimal, boolean, date, dateTime, time, gYear, gYearMonth, gMonth, base64Binary
    case positiveInteger
    /// A name that no other element of the document bears, and a reference to one: in a few early messages.
    case identifier = "ID"
    case identifierReference = "IDREF"
}

/// A restriction of a built-in type by facets.
public struct SimpleType: Hashable, Sendable {
    /// The type restricted.
    public var base: BuiltInType
    /// The facets with one value, in the order of ``Facet``'s cases.
    public var facets: [Facet: String]
    /// The values allowed; empty when the values are not listed.
    public var enumeration: [String]
}

/// A facet with one value. The raw value is its name in XML Schema; the cases stand in the order of the notation.
public enum Facet: String, CaseIterable, Hashable, Sendable {
    case length, minLength, maxLength, totalDigits, fractionDigits
    case minInclusive, minExclusive, maxInclusive, maxExclusive, pattern
}

/// The text of a simple type with required attributes.
public struct ExtendedType: Hashable, Sendable {
    /// The name of the simple type of the text.
    public var base: String
    /// The attributes, all required: name and type name.
    public var attributes: [AttributeDefinition]
}

/// A required attribute.
public struct AttributeDefinition: Hashable, Sendable {
    /// The attribute's name: in practice `Ccy`.
    public var name: String
    /// The name of its simple type.
    public var type: String
}

/// Members in order, or one member of several.
public struct ParticleGroup: Hashable, Sendable {
    /// How members combine.
    public enum Combination: String, Hashable, Sendable {
        /// All, in order.
        case sequence
        /// One of them.
        case choice
    }
    /// How the members combine.
    public var combination: Combination
    /// The members, in the order of the definition.
    public var members: [Particle]
}

extension ParticleGroup {
    fileprivate var elementCount: Int {
        members.reduce(0) { count, member in
            switch member {
            case .element: count + 1
            case .wildcard: count
            case .group(let group, _): count + group.elementCount
            }
        }
    }
}

/// A member of a group.
public indirect enum Particle: Hashable, Sendable {
    /// An element of a named type.
    case element(name: String, type: String, Cardinality)
    /// Any element of the namespace (`##any`, or a URI).
    case wildcard(namespace: String, ContentProcessing, Cardinality)
    /// A group within the group.
    case group(ParticleGroup, Cardinality)
}

/// What a validator does with an element that a wildcard admits.
public enum ContentProcessing: String, CaseIterable, Hashable, Sendable {
    /// Validates it where a definition is at hand.
    case lax
    /// Leaves it alone.
    case skip
    /// Demands a definition.
    case strict
}

/// How often a member may occur.
public struct Cardinality: Hashable, Sendable {
    /// The least number of occurrences.
    public var least: Int
    /// The greatest number, or nil where it is unbounded.
    public var most: Int?

    /// Exactly once.
    public static let once = Cardinality(least: 1, most: 1)
}
