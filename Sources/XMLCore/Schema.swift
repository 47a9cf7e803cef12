import CLibXML2
import Synchronization

/// A compiled XSD, shared by all threads.
///
/// libxml2 changes a compiled schema only while it compiles it; a validation keeps its own state in a context, which
/// belongs to one call at a time. One schema under many threads is clean under ThreadSanitizer and helgrind.
public final class Schema: Sendable {
    // Read-only between init and deinit: that is why it may be shared.
    nonisolated(unsafe) let compiled: xmlSchemaPtr
    private let contexts = Mutex(IdleContexts())
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

    deinit {
        contexts.withLock { idle in idle.contexts.forEach(xmlSchemaFreeValidCtxt) }
        xmlSchemaFree(compiled)
    }

    /// Contexts that validated something and found it good: those have nothing left of it.
    private struct IdleContexts: @unchecked Sendable {
        /// More than there are workers.
        static let contextsMax = 32
        var contexts: [xmlSchemaValidCtxtPtr] = []
    }

    private struct Lent: @unchecked Sendable {
        let context: xmlSchemaValidCtxtPtr?
    }

    private func takeContext() -> xmlSchemaValidCtxtPtr {
        let idle = contexts.withLock { idle in Lent(context: idle.contexts.popLast()) }
        guard let context = idle.context ?? xmlSchemaNewValidCtxt(compiled) else {
            preconditionFailure("libxml2 is out of memory")
        }
        return context
    }

    private func give(_ context: xmlSchemaValidCtxtPtr, isClean: Bool) {
        let lent = Lent(context: context)
        let isKept = contexts.withLock { idle in
            guard isClean, let context = lent.context, idle.contexts.count < IdleContexts.contextsMax else {
                return false
            }
            idle.contexts.append(context)
            return true
        }
        if !isKept { xmlSchemaFreeValidCtxt(context) }
    }

    /// Checks an element, and all beneath it, against the schema's declaration of that element: `AppHdr` or
    /// `Document`, wherever it stands. Empty means valid. Lines are those of the whole file.
    public func validate(_ element: Element, findingsMax: Int = 100) -> [SchemaFinding] {
        let context = takeContext()
        let collector = FindingCollector(findingsMax: max(1, findingsMax))
        xmlSchemaSetValidStructuredErrors(context, FindingCollector.callback, collector.opaque)
        // XML_SCHEMA_VAL_VC_I_CREATE stays unset: with it libxml2 would write default values into the tree.
        let code = withExtendedLifetime(element.document) { xmlSchemaValidateOneElement(context, element.node) }
        give(context, isClean: code == 0)
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
