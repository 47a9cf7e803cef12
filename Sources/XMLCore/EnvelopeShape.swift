/// One way in which a header and a document travel together: which elements, in which order, and nothing else.
///
/// The shapes are a closed table (`EnvelopeShape.all`). A channel accepts those its configuration names; none is found
/// by search. `docs/decisions/0086` says what a signature means in each.
public struct EnvelopeShape: Hashable, Sendable, CustomStringConvertible {
    /// The name in a configuration: `plain`, `cosigned`, `swift` …
    public let name: String
    /// The root element and what stands in it.
    let root: Part

    /// An element of a shape.
    struct Part: Hashable, Sendable {
        enum Content: Hashable, Sendable {
            /// `AppHdr`, judged by its schema.
            case header
            /// `Document`, judged by its schema.
            case document
            /// The elements beneath, in this order.
            case parts([Part])
            /// What others account for. Neither an `AppHdr` nor a `Document` may stand in it.
            case companion
        }

        /// The local names of which one stands here.
        let names: [String]
        /// The namespace name, "" for none; nil where the schema of the content says it.
        let namespaceURI: String?
        let content: Content
        let isOptional: Bool

        /// The header, in whatever namespace; the schema says in which.
        static let header = Part(names: ["AppHdr"], namespaceURI: nil, content: .header, isOptional: false)
        /// The document, in whatever namespace.
        static let document = Part(names: ["Document"], namespaceURI: nil, content: .document, isOptional: false)

        /// An element with others in it.
        static func element(_ names: String..., in namespaceURI: String, _ parts: [Part]) -> Part {
            Part(names: names, namespaceURI: namespaceURI, content: .parts(parts), isOptional: false)
        }

        /// An element that may stand beside, with whatever in it.
        static func companion(_ name: String, in namespaceURI: String, isOptional: Bool = true) -> Part {
            Part(names: [name], namespaceURI: namespaceURI, content: .companion, isOptional: isOptional)
        }

        func matches(_ element: Element) -> Bool {
            names.contains(element.localName) && namespaceURI.map(element.isInNamespace) ?? true
        }
    }

    init(_ name: String, _ root: Part) {
        self.name = name
        self.root = root
    }

    /// The same entry of the table.
    public static func == (left: EnvelopeShape, right: EnvelopeShape) -> Bool { left.name == right.name }

    /// Hashes the entry's name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The name.
    public var description: String { name }

    /// The shape of this name.
    public init?(named name: String) {
        guard let shape = Self.all.first(where: { $0.name == name }) else { return nil }
        self = shape
    }

    /// The local name of the root element.
    public var rootName: String { root.names[0] }
    /// The namespace name of the root element, "" for none.
    public var rootNamespaceURI: String { root.namespaceURI ?? "" }
    /// The local names from the root down to the header, such as `DataPDU/Body/AppHdr`.
    public var headerPath: String { path(to: .header) }
    /// The local names from the root down to the document.
    public var documentPath: String { path(to: .document) }
    /// The elements that may stand beside, each as the path of its local names.
    public var companions: [String] { Self.companions(of: root, "") }

    private func path(to content: Part.Content) -> String {
        func steps(_ part: Part) -> [String]? {
            let name = part.names.joined(separator: "|")
            if part.content == content { return [name] }
            guard case .parts(let parts) = part.content else { return nil }
            return parts.lazy.compactMap(steps).first.map { [name] + $0 }
        }
        return (steps(root) ?? []).joined(separator: "/")
    }

    private static func companions(of part: Part, _ above: String) -> [String] {
        let path = above + part.names.joined(separator: "|")
        return switch part.content {
        case .companion: [path]
        case .parts(let parts): parts.flatMap { companions(of: $0, path + "/") }
        case .header, .document: []
        }
    }
}

/// The parts of a message, taken from a root element by its shape.
struct EnvelopeParts {
    private(set) var header: Element?
    private(set) var document: Element?

    /// Walks a shape and an element side by side; refuses the first thing in which they differ.
    init(of root: Element, as shape: EnvelopeShape) throws(EnvelopeRejection) {
        try take(root, as: shape.root)
    }

    private mutating func take(_ element: Element, as part: EnvelopeShape.Part) throws(EnvelopeRejection) {
        switch part.content {
        case .header: header = element
        case .document: document = element
        case .companion:
            if let hidden = Self.part(hiddenIn: element) { throw Self.repetition(of: hidden) }
        case .parts(let parts):
            try Self.checkAttributes(of: element)
            try MessageEnvelope.refuseStrayContent(in: element)
            try takeChildren(of: element, as: parts)
        }
    }

    private mutating func takeChildren(
        of element: Element, as parts: [EnvelopeShape.Part]
    ) throws(EnvelopeRejection) {
        var rest = element.children
        var child = rest.next()
        for part in parts {
            if let current = child, part.matches(current) {
                try take(current, as: part)
                child = rest.next()
            } else if !part.isOptional {
                throw refusal(of: child, insteadOf: part, in: element)
            }
        }
        if let child { throw refusal(of: child, insteadOf: nil, in: element) }
    }

    private func refusal(
        of found: Element?, insteadOf part: EnvelopeShape.Part?, in parent: Element
    ) -> EnvelopeRejection {
        if let found {
            // A part that has been taken already stands here again.
            if found.isNamed("AppHdr"), header != nil { return .repeatedHeader(line: found.line) }
            if found.isNamed("Document"), document != nil { return .repeatedDocument(line: found.line) }
        }
        return switch (part?.content, found) {
        case (.header, nil): .missingHeader
        case (.header, let found?) where found.isNamed("Document"): .missingHeader
        case (.document, nil): .missingDocument
        case (_, let found?): .unexpectedElement(line: found.line)
        case (_, nil): .missingElement(line: parent.line)
        }
    }

    /// Tools leave the place of a schema on the root; nobody looks there. Nothing else may say anything.
    private static func checkAttributes(of element: Element) throws(EnvelopeRejection) {
        let isPlain = element.attributes.allSatisfy {
            $0.localName == "schemaLocation" && $0.namespaceURI == "http://www.w3.org/2001/XMLSchema-instance"
        }
        guard isPlain else { throw .unexpectedAttribute(line: element.line) }
    }

    private static func part(hiddenIn element: Element) -> Element? {
        if element.isNamed("AppHdr") || element.isNamed("Document") { return element }
        for child in element.children {
            if let found = part(hiddenIn: child) { return found }
        }
        return nil
    }

    private static func repetition(of element: Element) -> EnvelopeRejection {
        element.isNamed("AppHdr") ? .repeatedHeader(line: element.line) : .repeatedDocument(line: element.line)
    }
}
