/// Writes a message's structure as an XML Schema document: UTF-8, types in alphabetical order, lines ended by LF.
public struct SchemaWriter {
    private var text = ""
    private var depth = 0

    /// The schema document of a structure.
    public static func xsd(of structure: MessageStructure) -> [UInt8] {
        var writer = SchemaWriter()
        writer.text.reserveCapacity(128 * 1024)
        writer.write(structure)
        return Array(writer.text.utf8)
    }

    private mutating func write(_ structure: MessageStructure) {
        text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<!-- \(structure.identifier): written from the gateway's message definitions, do not edit. -->\n"
        let namespaces: [(StaticString, String)] = [
            ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"), ("xmlns", structure.namespaceURI),
            ("targetNamespace", structure.namespaceURI), ("elementFormDefault", "qualified"),
        ]
        open("schema", namespaces)
        tag("element", [("name", structure.rootElement), ("type", structure.rootType)])
        for (name, type) in structure.types.sorted(by: { $0.key < $1.key }) { write(type, named: name) }
        close("schema")
    }

    private mutating func write(_ type: TypeDefinition, named name: String) {
        switch type {
        case .simple(let type):
            open("simpleType", [("name", name)])
            write(type)
            close("simpleType")
        case .extended(let type):
            open("complexType", [("name", name)])
            open("simpleContent")
            open("extension", [("base", type.base)])
            for attribute in type.attributes {
                tag("attribute", [("name", attribute.name), ("type", attribute.type), ("use", "required")])
            }
            close("extension")
            close("simpleContent")
            close("complexType")
        case .group(let group):
            open("complexType", [("name", name)])
            write(group, .once)
            close("complexType")
        }
    }

    private mutating func write(_ type: SimpleType) {
        let base: [(StaticString, String)] = [("base", "xs:" + type.base.rawValue)]
        if type.facets.isEmpty, type.enumeration.isEmpty { return tag("restriction", base) }
        open("restriction", base)
        for facet in Facet.orderInSchemas {
            if let value = type.facets[facet] { tag(facet.tag, [("value", value)]) }
        }
        for value in type.enumeration { tag("enumeration", [("value", value)]) }
        close("restriction")
    }

    private mutating func write(_ group: ParticleGroup, _ cardinality: Cardinality) {
        let tag: StaticString =
            switch group.combination {
            case .sequence: "sequence"
            case .choice: "choice"
            }
        open(tag, cardinality.attributes)
        for member in group.members { write(member) }
        close(tag)
    }

    private mutating func write(_ member: Particle) {
        switch member {
        case .element(let name, let type, let cardinality):
            tag("element", [("name", name), ("type", type)] + cardinality.attributes)
        case .wildcard(let namespace, let processing, let cardinality):
            tag("any", [("namespace", namespace), ("processContents", processing.rawValue)] + cardinality.attributes)
        case .group(let group, let cardinality):
            write(group, cardinality)
        }
    }
}

extension SchemaWriter {
    private mutating func open(_ tag: StaticString, _ attributes: [(StaticString, String)] = []) {
        start(tag, attributes)
        text += ">\n"
        depth += 1
    }

    private mutating func close(_ tag: StaticString) {
        depth -= 1
        indent()
        text += "</xs:\(tag)>\n"
    }

    private mutating func tag(_ tag: StaticString, _ attributes: [(StaticString, String)]) {
        start(tag, attributes)
        text += "/>\n"
    }

    private mutating func start(_ tag: StaticString, _ attributes: [(StaticString, String)]) {
        indent()
        text += "<xs:\(tag)"
        for (name, value) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
    }

    private mutating func indent() {
        for _ in 0..<depth { text += "  " }
    }

    /// A value fit for an attribute in double quotes.
    private static func escaped(_ value: String) -> String {
        let special = [UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: ">")]
        guard value.utf8.contains(where: { special.contains($0) }) else { return value }
        var escaped = ""
        for character in value.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}

extension Facet {
    /// As the official schemas have them. A validator reports in this order: with another, a value that breaks two
    /// facets would get its findings the other way round.
    static let orderInSchemas: [Facet] = [
        .pattern, .length, .minLength, .maxLength, .fractionDigits, .totalDigits, .minInclusive, .minExclusive,
        .maxInclusive, .maxExclusive,
    ]

    fileprivate var tag: StaticString {
        switch self {
        case .length: "length"
        case .minLength: "minLength"
        case .maxLength: "maxLength"
        case .totalDigits: "totalDigits"
        case .fractionDigits: "fractionDigits"
        case .minInclusive: "minInclusive"
        case .minExclusive: "minExclusive"
        case .maxInclusive: "maxInclusive"
        case .maxExclusive: "maxExclusive"
        case .pattern: "pattern"
        }
    }
}

extension Cardinality {
    /// The occurrence attributes that differ from their default of 1.
    fileprivate var attributes: [(StaticString, String)] {
        var attributes: [(StaticString, String)] = []
        if least != 1 { attributes.append(("minOccurs", String(least))) }
        if most != 1 { attributes.append(("maxOccurs", most.map(String.init) ?? "unbounded")) }
        return attributes
    }
}
