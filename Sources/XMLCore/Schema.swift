import CLibXML2

/// A compiled XSD, shared by all threads.
///
/// libxml2 changes a compiled schema only while it compiles it; a validation keeps its own state in a context,
/// which here lives for one call. One schema under many threads is clean under ThreadSanitizer and helgrind.
public final class Schema: Sendable {
    // Read-only between init and deinit: that is why it may be shared.
    nonisolated(unsafe) private let compiled: xmlSchemaPtr
    /// The namespace the schema describes.
    public let targetNamespace: String

    /// Compiles an XSD. The text is held to the same policy as a message (UTF-8, no document type, limits of a
    /// statement); nothing it imports is fetched.
    public init(xsd: [UInt8]) throws(SchemaFault) {
        do {
            _ = try ParsedXML(xsd, limits: .statement)
        } catch {
            throw .unreadable(error)
        }
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
            throw .notASchema(line: first?.line ?? 1, libraryText: first?.libraryText ?? "no target namespace")
        }
        compiled = schema
        targetNamespace = namespace.text
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

/// Gathers what libxml2 says during one call.
private final class FindingCollector {
    private(set) var findings: [SchemaFinding] = []
    private let findingsMax: Int
    private var lastFacetNode: UnsafeMutableRawPointer?

    init(findingsMax: Int) { self.findingsMax = findingsMax }

    /// Unretained: the collector outlives the call that it is handed to.
    var opaque: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let callback: xmlStructuredErrorFunc = { context, error in
        guard let context, let error, error.pointee.level != XML_ERR_WARNING else { return }
        Unmanaged<FindingCollector>.fromOpaque(context).takeUnretainedValue().add(error.pointee)
    }

    private func add(_ error: xmlError) {
        // libxml2 reports a broken facet twice, the second time as a text that is not of the type. One is enough.
        if error.code == SchemaRules.datatype, let node = error.node, node == lastFacetNode { return }
        lastFacetNode = SchemaRules.facets.contains(error.code) ? error.node : nil
        guard findings.count < findingsMax else { return }
        let node = error.node?.assumingMemoryBound(to: xmlNode.self)
        var text = error.message?.withMemoryRebound(to: xmlChar.self, capacity: 1) { $0.text } ?? ""
        if text.hasSuffix("\n") { text.removeLast() }
        findings.append(
            SchemaFinding(
                rule: SchemaRules.name(of: error.code), path: node?.path ?? "/",
                line: max(0, node.map { $0.lineNumber } ?? Int(error.line)), value: node?.offendingValue,
                libraryText: text))
    }
}

extension UnsafeMutablePointer<xmlNode> {
    /// The line of an element, or of the element an attribute belongs to.
    fileprivate var lineNumber: Int {
        guard pointee.type == XML_ATTRIBUTE_NODE else { return xmlGetLineNo(self) }
        return pointee.parent.map { xmlGetLineNo($0) } ?? 0
    }

    /// The text of a leaf or of an attribute.
    fileprivate var offendingValue: String? {
        if pointee.type == XML_ATTRIBUTE_NODE {
            return withMemoryRebound(to: xmlAttr.self, capacity: 1) { $0.valueText }
        }
        guard isElement, firstElementChild == nil, let text = pointee.children else { return nil }
        return text.pointee.next == nil ? text.pointee.content?.text : nil
    }
}
