import XMLCore

/// Reads an XSD as the structure of one message: an official file, a later version, or a market's guideline.
///
/// Comments, annotations and documentation are passed over, and types that the root does not reach are left out.
/// Alternative patterns of one restriction are joined by `|`, which means the same; a member that may occur zero times
/// at most is no member. Everything else that the model does not hold is a ``SchemaReadingFault``.
public struct SchemaReader {
    private let components: [String: Element]

    /// The structure that an XSD describes.
    public static func structure(ofXSD xsd: [UInt8]) throws(SchemaReadingFault) -> MessageStructure {
        // The library resolves every name and proves the grammar; after that, a local name means one thing here.
        let namespace: String
        let schema: Element
        do throws(SchemaFault) {
            namespace = try Schema(xsd: xsd).targetNamespace
        } catch {
            throw .notASchema(error)
        }
        do throws(XMLRejection) {
            schema = try ParsedXML(xsd, limits: .statement).root
        } catch {
            throw .notASchema(.unreadable(error))
        }
        guard namespace.hasPrefix(ISONamespace.prefix), namespace.utf8.count > ISONamespace.prefix.utf8.count else {
            throw .foreignNamespace(namespace)
        }
        return try structure(of: schema, identifier: String(namespace.dropFirst(ISONamespace.prefix.count)))
    }

    private static func structure(
        of schema: Element, identifier: String
    ) throws(SchemaReadingFault) -> MessageStructure {
        try SchemaTag.schema.check(schema)
        guard schema.attribute("elementFormDefault") == "qualified" else { throw .unqualifiedElements }
        var components: [String: Element] = [:]
        var roots: [Element] = []
        for component in try schema.parts() {
            switch try SchemaTag(component) {
            case .element: roots.append(component)
            case .simpleType, .complexType:
                let name = try component.declaredName()
                guard !XMLSchemaNames.builtInTypes.contains(name),
                    components.updateValue(component, forKey: name) == nil
                else { throw .repeated(name, line: component.line) }
            default: throw .unknownElement(component.localName, line: component.line)
            }
        }
        guard let root = roots.first, roots.count == 1 else { throw .globalElements(count: roots.count) }
        try SchemaTag.element.check(root)
        guard try root.parts().isEmpty else { throw .unknownElement("element", line: root.line) }
        let reader = SchemaReader(components: components)
        let rootType = try root.requiredName("type")
        return MessageStructure(
            identifier: identifier, rootElement: try root.declaredName(), rootType: rootType,
            types: try reader.types(reachedFrom: rootType, line: root.line))
    }

    /// The types that a name reaches, itself included.
    private func types(
        reachedFrom root: String, line: Int
    ) throws(SchemaReadingFault) -> [String: TypeDefinition] {
        var types: [String: TypeDefinition] = [:]
        var waiting = [(name: root, line: line)]
        while let (name, line) = waiting.popLast() {
            guard types[name] == nil else { continue }
            guard let component = components[name] else { throw .unknownBase(name, line: line) }
            let type = try type(component)
            types[name] = type
            waiting += type.typesUsed.map { ($0, component.line) }
        }
        for (name, type) in types {
            guard case .extended(let type) = type, let line = components[name]?.line else { continue }
            for used in [type.base] + type.attributes.map(\.type) {
                guard case .simple? = types[used] else { throw .unknownBase(used, line: line) }
            }
        }
        return types
    }

    private func type(_ component: Element) throws(SchemaReadingFault) -> TypeDefinition {
        let content = try component.onlyPart()
        switch (try SchemaTag(component), try SchemaTag(content)) {
        case (.simpleType, .restriction):
            try SchemaTag.simpleType.check(component)
            return .simple(try simpleType(content))
        case (.complexType, .simpleContent):
            try SchemaTag.complexType.check(component)
            try SchemaTag.simpleContent.check(content)
            return .extended(try extendedType(content.onlyPart()))
        case (.complexType, .sequence), (.complexType, .choice):
            try SchemaTag.complexType.check(component)
            guard case .group(let group, .once)? = try particle(content) else {
                // A type whose whole content may be left out or repeated: the model has no place for that.
                throw .unknownAttribute("minOccurs", line: content.line)
            }
            return .group(group)
        default: throw .unknownElement(content.localName, line: content.line)
        }
    }

    private func extendedType(_ element: Element) throws(SchemaReadingFault) -> ExtendedType {
        try SchemaTag.extension.check(element)
        var type = ExtendedType(base: try element.requiredName("base"), attributes: [])
        for part in try element.parts() {
            try SchemaTag.attribute.check(part)
            guard part.attribute("use") == "required" else { throw .missingAttribute("use", line: part.line) }
            guard try part.parts().isEmpty else { throw .unknownElement("simpleType", line: part.line) }
            let attribute = AttributeDefinition(
                name: try part.declaredName(), type: try part.requiredName("type"))
            guard !type.attributes.contains(where: { $0.name == attribute.name }) else {
                throw .repeated(attribute.name, line: part.line)
            }
            type.attributes.append(attribute)
        }
        guard !type.attributes.isEmpty else { throw .empty(line: element.line) }
        return type
    }

    /// A member of a group, or nil for one that never occurs.
    private func particle(_ element: Element) throws(SchemaReadingFault) -> Particle? {
        let tag = try SchemaTag(element)
        try tag.check(element)
        let cardinality = try element.cardinality()
        if cardinality.most == 0 { return nil }
        switch tag {
        case .element:
            guard try element.parts().isEmpty else { throw .unknownElement("element", line: element.line) }
            return .element(name: try element.declaredName(), type: try element.requiredName("type"), cardinality)
        case .any:
            let processing = element.attribute("processContents") ?? ContentProcessing.strict.rawValue
            guard let processing = ContentProcessing(rawValue: processing) else {
                throw .unknownAttribute("processContents", line: element.line)
            }
            let namespace = try (element.attribute("namespace") ?? "##any").checked(line: element.line)
            return .wildcard(namespace: namespace, processing, cardinality)
        case .sequence, .choice:
            return .group(try group(element, tag == .choice ? .choice : .sequence), cardinality)
        default: throw .unknownElement(element.localName, line: element.line)
        }
    }

    private func group(
        _ element: Element, _ combination: ParticleGroup.Combination
    ) throws(SchemaReadingFault) -> ParticleGroup {
        var members: [Particle] = []
        var names: Set<String> = []
        for part in try element.parts() {
            guard let member = try particle(part) else { continue }
            if case .element(let name, _, _) = member, !names.insert(name).inserted {
                throw .repeated(name, line: part.line)
            }
            members.append(member)
        }
        guard !members.isEmpty else { throw .empty(line: element.line) }
        return ParticleGroup(combination: combination, members: members)
    }
}

extension SchemaReader {
    private func simpleType(_ restriction: Element) throws(SchemaReadingFault) -> SimpleType {
        try SchemaTag.restriction.check(restriction)
        let base = try restriction.requiredName("base")
        // A built-in type, as no type of this schema bears such a name; another name would be a type of the schema.
        guard let base = BuiltInType(rawValue: base) else { throw .unknownBase(base, line: restriction.line) }
        var type = SimpleType(base: base, facets: [:], enumeration: [])
        var patterns: [String] = []
        for part in try restriction.parts() {
            try part.checkAttributes(["value"])
            guard try part.parts().isEmpty else { throw .unknownElement(part.localName, line: part.line) }
            let value = try part.required("value")
            if part.isNamed("enumeration") {
                guard !type.enumeration.contains(value) else { throw .repeated(value, line: part.line) }
                type.enumeration.append(value)
                continue
            }
            guard let facet = Facet(rawValue: part.localName) else {
                throw .unknownElement(part.localName, line: part.line)
            }
            guard facet.accepts(value[...]) else { throw .value(value, line: part.line) }
            if facet == .pattern {
                patterns.append(value)
            } else if type.facets.updateValue(value, forKey: facet) != nil {
                throw .repeated(facet.rawValue, line: part.line)
            }
        }
        if !patterns.isEmpty { type.facets[.pattern] = patterns.joined(separator: "|") }
        return type
    }
}

/// The elements of XML Schema that definitions use, and the attributes that each may have.
private enum SchemaTag: String {
    case schema, element, simpleType, complexType, restriction, simpleContent
    case `extension`, attribute, sequence, choice, any, annotation

    static let namespace = "http://www.w3.org/2001/XMLSchema"

    init(_ element: Element) throws(SchemaReadingFault) {
        guard element.isInNamespace(Self.namespace), let tag = SchemaTag(rawValue: element.localName) else {
            throw .unknownElement(element.localName, line: element.line)
        }
        self = tag
    }

    /// Refuses another element, and an attribute that would change what this one means.
    func check(_ element: Element) throws(SchemaReadingFault) {
        guard try SchemaTag(element) == self else { throw .unknownElement(element.localName, line: element.line) }
        try element.checkAttributes(attributes)
    }

    private var attributes: Set<String> {
        switch self {
        case .schema: ["targetNamespace", "elementFormDefault", "attributeFormDefault=unqualified", "version"]
        case .element: ["name", "type", "minOccurs", "maxOccurs", "nillable=false", "abstract=false"]
        case .simpleType: ["name"]
        case .complexType: ["name", "mixed=false", "abstract=false"]
        case .restriction, .extension: ["base"]
        case .simpleContent, .annotation: []
        case .attribute: ["name", "type", "use", "form=unqualified"]
        case .sequence, .choice: ["minOccurs", "maxOccurs"]
        case .any: ["namespace", "processContents", "minOccurs", "maxOccurs"]
        }
    }
}

extension Element {
    /// The children that mean something: annotations may stand first and say nothing that binds.
    fileprivate func parts() throws(SchemaReadingFault) -> [Element] {
        var parts: [Element] = []
        for child in children {
            guard child.isInNamespace(SchemaTag.namespace) else {
                throw .unknownElement(child.localName, line: child.line)
            }
            if !child.isNamed("annotation") { parts.append(child) }
        }
        return parts
    }

    fileprivate func onlyPart() throws(SchemaReadingFault) -> Element {
        let parts = try parts()
        guard let part = parts.first else { throw .empty(line: line) }
        guard parts.count == 1 else { throw .unknownElement(parts[1].localName, line: parts[1].line) }
        return part
    }

    /// Attributes of other namespaces are somebody's notes; `id` is one of the schema's author.
    fileprivate func checkAttributes(_ allowed: Set<String>) throws(SchemaReadingFault) {
        for attribute in attributes where attribute.namespaceURI.isEmpty {
            let name = attribute.localName
            guard name == "id" || allowed.contains(name) || allowed.contains("\(name)=\(attribute.value)") else {
                throw .unknownAttribute(name, line: line)
            }
        }
    }

    fileprivate func required(_ name: StaticString) throws(SchemaReadingFault) -> String {
        guard let value = attribute(name) else { throw .missingAttribute("\(name)", line: line) }
        return try value.checked(line: line)
    }

    /// The name that a declaration gives, as the notation can hold it.
    fileprivate func declaredName() throws(SchemaReadingFault) -> String {
        let name = try required("name")
        guard NotationName.isName(name[...]) else { throw .value(name, line: line) }
        return name
    }

    /// The local part of a qualified name.
    fileprivate func requiredName(_ name: StaticString) throws(SchemaReadingFault) -> String {
        let value = try required(name)
        return value.firstIndex(of: ":").map { String(value[value.index(after: $0)...]) } ?? value
    }

    fileprivate func cardinality() throws(SchemaReadingFault) -> Cardinality {
        let least = try number(attribute("minOccurs") ?? "1")
        let written = attribute("maxOccurs") ?? "1"
        let most = written == "unbounded" ? nil : try number(written)
        return Cardinality(least: least, most: most)
    }

    private func number(_ text: String) throws(SchemaReadingFault) -> Int {
        guard let number = NotationNumber.parse(text[...]) else { throw .value(text, line: line) }
        return number
    }
}

extension String {
    /// A value that the notation can hold: nothing but spaces of all white space, and not the mark for a space.
    fileprivate func checked(line: Int) throws(SchemaReadingFault) -> String {
        guard !isEmpty, !unicodeScalars.contains(where: { $0.value < 0x20 || $0 == NotationSpace.mark }) else {
            throw .value(self, line: line)
        }
        return self
    }
}

/// The built-in types of XML Schema 1.0. No type of a message may bear such a name: references are told apart by it.
private enum XMLSchemaNames {
    static let builtInTypes: Set<String> = [
        "anyType", "anySimpleType", "string", "boolean", "decimal", "float", "double", "duration", "dateTime", "time",
        "date", "gYearMonth", "gYear", "gMonthDay", "gDay", "gMonth", "hexBinary", "base64Binary", "anyURI", "QName",
        "NOTATION", "normalizedString", "token", "language", "NMTOKEN", "NMTOKENS", "Name", "NCName", "ID", "IDREF",
        "IDREFS", "ENTITY", "ENTITIES", "integer", "nonPositiveInteger", "negativeInteger", "long", "int", "short",
        "byte", "nonNegativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
        "positiveInteger",
    ]
}
