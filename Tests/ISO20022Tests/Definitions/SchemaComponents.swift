import XMLCore

/// The global components of an XSD, read without the model under test: every element, attribute and value counts.
///
/// Two schemas with equal components admit the same documents. What cannot matter is made equal before: an occurrence
/// of 1 that is written out, the order of the attributes of a tag and of the facets of a restriction, the order of
/// the components, comments.
struct SchemaComponents {
    /// Lines that describe a component, by `complexType Party38Choice`; the schema's own attributes by `schema`.
    let lines: [String: [String]]

    init(xsd: [UInt8]) throws {
        let schema = try ParsedXML(xsd, limits: .statement).root
        var lines = ["schema": [Self.described(schema)]]
        for component in schema.children {
            guard let name = component.attribute("name") else { throw SchemaComponentsFault.unnamed(component.path) }
            let key = "\(component.localName) \(name)"
            guard lines.updateValue(Self.lines(of: component, depth: 0), forKey: key) == nil else {
                throw SchemaComponentsFault.repeated(key)
            }
        }
        self.lines = lines
    }

    /// The differences between an official schema and another, in words; none when they are equal.
    func differences(from official: SchemaComponents) -> [String] {
        Set(lines.keys).union(official.lines.keys).sorted().flatMap { key -> [String] in
            guard let wanted = official.lines[key] else { return ["\(key): not in the official schema"] }
            guard let given = lines[key] else { return ["\(key): missing"] }
            guard given.count == wanted.count else {
                return ["\(key): \(given.count) lines instead of \(wanted.count): \(given) instead of \(wanted)"]
            }
            return zip(given, wanted).filter { $0 != $1 }.map { "\(key): '\($0)' instead of '\($1)'" }
        }
    }

    private static func lines(of element: Element, depth: Int) -> [String] {
        var children = Array(element.children)
        if element.isNamed("restriction") {
            let facets = children.filter { !$0.isNamed("enumeration") }
            children = facets.sorted { $0.localName < $1.localName } + children.filter { $0.isNamed("enumeration") }
        }
        let own = String(repeating: "  ", count: depth) + described(element)
        return [own] + children.flatMap { lines(of: $0, depth: depth + 1) }
    }

    private static func described(_ element: Element) -> String {
        let attributes = element.attributes.map { attribute in
            let prefix = attribute.namespaceURI.isEmpty ? "" : "{\(attribute.namespaceURI)}"
            return (prefix + attribute.localName, attribute.value)
        }
        let written = attributes.filter { !(($0.0 == "minOccurs" || $0.0 == "maxOccurs") && $0.1 == "1") }
        let namespace = element.namespaceURI == "http://www.w3.org/2001/XMLSchema" ? "" : "{\(element.namespaceURI)}"
        return ([namespace + element.localName] + written.map { "\($0.0)=\($0.1)" }.sorted()).joined(separator: " ")
    }
}

enum SchemaComponentsFault: Error {
    case unnamed(String)
    case repeated(String)
}
