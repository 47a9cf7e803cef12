import CLibXML2

/// What an inclusive canonical form takes from beyond a tag: the namespace axis, and attributes of the prefix `xml`.
///
/// - Source: Canonical XML 1.0, sections 2.3 and 2.4.
enum InclusiveScope {
    /// The declarations of a tag. The apex has every one in force, the nearest of each prefix; a tag beneath it can add
    /// only its own, for all above it are written.
    static func declarations(of node: xmlNodePtr, apex: xmlNodePtr) -> [CanonicalWriter.Declaration] {
        var found: [CanonicalWriter.Declaration] = []
        var scope: xmlNodePtr? = node
        while let element = scope, element.isElement {
            var next = element.pointee.nsDef
            while let namespace = next {
                let prefix = UnsafePointer(namespace.pointee.prefix)
                if !found.contains(where: { CanonicalWriter.compare($0.prefix, prefix) == 0 }) {
                    found.append(CanonicalWriter.Declaration(prefix: prefix, name: namespace.pointee.href))
                }
                next = namespace.pointee.next
            }
            guard node == apex else { break }
            scope = element.pointee.parent
        }
        return found
    }

    /// The attributes of the prefix `xml` above the apex, the nearest of each name, but for those that it has itself.
    static func inheritedAttributes(of apex: xmlNodePtr) -> [xmlAttrPtr] {
        var found = attributesOfXML(apex)
        let own = found.count
        var scope = apex.pointee.parent
        while let element = scope, element.isElement {
            for attribute in attributesOfXML(element)
            where !found.contains(where: { CanonicalWriter.compare($0.pointee.name, attribute.pointee.name) == 0 }) {
                found.append(attribute)
            }
            scope = element.pointee.parent
        }
        return Array(found.dropFirst(own))
    }

    private static func attributesOfXML(_ element: xmlNodePtr) -> [xmlAttrPtr] {
        var found: [xmlAttrPtr] = []
        var next = element.pointee.properties
        while let attribute = next {
            if let prefix = attribute.pointee.ns?.pointee.prefix, gateway_textEquals(prefix, "xml", 3) != 0 {
                found.append(attribute)
            }
            next = attribute.pointee.next
        }
        return found
    }
}
