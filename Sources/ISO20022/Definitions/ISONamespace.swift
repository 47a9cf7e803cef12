import XMLCore

/// The namespaces of ISO 20022 messages.
enum ISONamespace {
    static let prefix = "urn:iso:std:iso:20022:tech:xsd:"

    /// The identifier of the definition whose namespace the element is in; the namespace itself where it is another.
    static func identifier(of element: Element) -> String {
        let namespace = element.namespaceURI
        return namespace.hasPrefix(prefix) ? String(namespace.dropFirst(prefix.count)) : namespace
    }
}
