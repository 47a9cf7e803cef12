import CLibXML2

/// A compiled XSD, shared by all threads.
///
/// libxml2 changes a compiled schema only while it compiles it; a validation keeps its own state in a context,
/// which here lives for one call. One schema under many threads is clean under ThreadSanitizer and helgrind.
public final class Schema: Sendable {
    // Read-only between init and deinit: that is why it may be shared.
    nonisolated(unsafe) let compiled: xmlSchemaPtr
    /// The namespace the schema describes.
    public let targetNamespace: String

    /// Compiles an XSD. The text is held to the same policy as a message (UTF-8, no document type, limits of a
    /// statement). One that needs another is refused, so nothing is ever fetched.
    public init(xsd: [UInt8]) throws(SchemaFault) {
        try Self.checkText(xsd)
        let collector = FindingCollector(findingsMax: 1)
        let schema = xsd.withUnsafeBytes { bytes -> xmlSchemaPtr? in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let parser = xmlSchemaNewMemParserCtxt(start, Int32(bytes.count)) else { return nil }
            defer { xmlSchemaFreeParserCtxt(parser) }
            xmlSchemaSetParserStructuredErrors(parser, FindingCollector.callback, collector.opaque)
            return xmlSchemaParse(parser)
        }
        guard let schema, let namespace = schema.pointee.targetNamespace else {
            if let schema { xmlSchemaFree(schema) }
            let first = collector.findings.first
            throw .notASchema(line: max(1, first?.line ?? 1), libraryText: first?.libraryText ?? "no target namespace")
        }
        compiled = schema
        targetNamespace = namespace.text
    }

    private static func checkText(_ xsd: [UInt8]) throws(SchemaFault) {
        let text: ParsedXML
        do {
            text = try ParsedXML(xsd, limits: .statement)
        } catch {
            throw .unreadable(error)
        }
        for part in text.root.children
        where part.isNamed("include") || part.isNamed("import") || part.isNamed("redefine") {
            throw .reachesOutside(line: part.line)
        }
    }

    deinit { xmlSchemaFree(compiled) }

    /// Checks an element, and all beneath it, against the schema's declaration of that element: `AppHdr` or
    /// `Document`, wherever it stands. Empty means valid. Lines are those of the whole file.
    public func validate(_ element: Element, findingsMax: Int = 100) -> [SchemaFinding] {
        guard let context = xmlSchemaNewValidCtxt(compiled) else {
            preconditionFailure("libxml2 is out of memory")
        }
        defer { xmlSchemaFreeValidCtxt(context) }
        let collector = FindingCollector(findingsMax: max(1, findingsMax))
        xmlSchemaSetValidStructuredErrors(context, FindingCollector.callback, collector.opaque)
        // XML_SCHEMA_VAL_VC_I_CREATE stays unset: with it libxml2 would write default values into the tree.
        let code = withExtendedLifetime(element.document) { xmlSchemaValidateOneElement(context, element.node) }
        return withExtendedLifetime(collector) {
            if code != 0, collector.findings.isEmpty {
                // No verdict is not a good verdict.
                return [
                    SchemaFinding(
                        rule: "internal", path: element.path, line: element.line, value: nil,
                        libraryText: "no verdict (\(code))")
                ]
            }
            return collector.findings
        }
    }
}

/// The schemas a gateway knows, by the namespace of the message they describe.
public struct SchemaSet: Sendable {
    private let schemas: [String: Schema]

    /// Makes a set; the key is the namespace name.
    public init(_ schemas: [String: Schema]) { self.schemas = schemas }

    /// The schema of a namespace.
    public subscript(namespaceURI: String) -> Schema? { schemas[namespaceURI] }
}
