import CLibXML2

/// Why a document is in none of the accepted envelopes; the first breach in document order, with its line.
public enum EnvelopeRejection: Error, Hashable, Sendable {
    /// The root is that of no accepted shape.
    case unknownRoot(line: Int)
    /// An element of the shape is not there, in the element at this line.
    case missingElement(line: Int)
    /// An attribute that the shape does not have, or has with another value.
    case unexpectedAttribute(line: Int)
    /// An attribute of the shape that is not there.
    case missingAttribute(line: Int)
    /// Text between the parts that is not white space.
    case unexpectedText(line: Int)
    /// A comment or CDATA section between the parts or beside the root.
    case unexpectedContent(line: Int)
    /// An element where the shape has another, or none.
    case unexpectedElement(line: Int)
    /// No `Message` in a co-signed message.
    case missingMessage
    /// No `AppHdr`.
    case missingHeader
    /// A second `AppHdr`.
    case repeatedHeader(line: Int)
    /// No `Document`.
    case missingDocument
    /// A second `Document`.
    case repeatedDocument(line: Int)
    /// No `Terms` in a co-signed message.
    case missingTerms
    /// No `Signature` in a co-signed message.
    case missingSignature
    /// More than two signatures.
    case tooManySignatures(line: Int)

    /// The rule's name for reports.
    public var rule: String { "safe:envelope" }

    /// The line it was found on, where one is known.
    public var line: Int? {
        switch self {
        case .unknownRoot(let line), .missingElement(let line), .unexpectedAttribute(let line),
            .missingAttribute(let line),
            .unexpectedText(let line), .unexpectedContent(let line), .unexpectedElement(let line),
            .repeatedHeader(let line), .repeatedDocument(let line), .tooManySignatures(let line):
            line
        case .missingMessage, .missingHeader, .missingDocument, .missingTerms, .missingSignature: nil
        }
    }
}

/// How one business message travels: in exactly one of the accepted shapes, nothing added. Ours are two:
///
///     <Envelope xmlns="urn:settlement-gateway:envelope:1">
///       <AppHdr/> <Document/>
///     </Envelope>
///
///     <CoSignedMessage xmlns="urn:settlement-gateway:cosigned:1">
///       <Message Id="message"> <AppHdr/> <Document/> </Message>
///       <Terms Id="terms">…</Terms>
///       <ds:Signature Id="signature-XA"/>  1..2, XA a jurisdiction
///     </CoSignedMessage>
///
/// White space may stand between the parts. What is inside `AppHdr`, `Document`, `Terms` and a signature is judged by
/// those who read them; the parts are found by their place, never by search. The shapes of others are in
/// `EnvelopeShape.all`, and are accepted where they are asked for.
public struct MessageEnvelope: Sendable {
    /// What beside the message is there to sign and to verify.
    public enum Shape: String, Hashable, Sendable {
        /// The message alone, in whatever envelope: a signature stands in its header, or there is none.
        case plain
        /// The message, terms, and parallel signatures over both.
        case coSigned
    }

    /// The namespace of `Envelope`.
    public static let plainNamespace = "urn:settlement-gateway:envelope:1"
    /// The namespace of `CoSignedMessage`, `Message` and `Terms`.
    public static let coSignedNamespace = "urn:settlement-gateway:cosigned:1"
    /// The namespace of XML signatures.
    public static let signatureNamespace = "http://www.w3.org/2000/09/xmldsig#"

    /// Which of the two.
    public let shape: Shape
    /// The entry of the table that it was read by.
    public let envelopeShape: EnvelopeShape
    /// The root element.
    public let root: Element
    /// What holds the header: `Message` of a co-signed message, the root of a plain envelope.
    public let message: Element
    /// `AppHdr`, in whatever namespace.
    public let header: Element
    /// `Document`, in whatever namespace, without signatures of its own: what is validated and read.
    public var document: Element { signedDocument.document }
    /// `Document` as it arrived, with the signatures that it may have as its last children.
    public let signedDocument: SignedDocument
    /// `Terms` of a co-signed message.
    public let terms: Element?
    /// The signatures beside a co-signed message, one or two, in document order; none for a plain envelope.
    public let signatures: [Element]

    /// Takes a document apart by the shape that its root element names; refuses every shape that is not given.
    ///
    /// - Parameter shapes: Those that are accepted; our own two unless a channel says otherwise.
    public init(_ xml: ParsedXML, shapes: [EnvelopeShape] = EnvelopeShape.ours) throws(EnvelopeRejection) {
        let root = xml.root
        if let line = xml.lineBesideRoot { throw .unexpectedContent(line: line) }
        self.root = root
        guard let named = shapes.first(where: { $0.root.matches(root) }) else { throw .unknownRoot(line: root.line) }
        envelopeShape = named
        shape = named == .coSigned ? .coSigned : .plain
        switch named {
        case .plain:
            message = root
            try Self.checkAttributes(of: root, Id: nil)
            let document: Element
            (header, document) = try Self.parts(of: root)
            signedDocument = try SignedDocument(document)
            terms = nil
            signatures = []
        case .coSigned:
            try Self.checkAttributes(of: root, Id: nil)
            try Self.refuseStrayContent(in: root)
            var rest = root.children
            guard let message = rest.next() else { throw .missingMessage }
            try Self.check(message, is: "Message", Id: "message")
            self.message = message
            let document: Element
            (header, document) = try Self.parts(of: message)
            signedDocument = try SignedDocument(document)
            guard let terms = rest.next() else { throw .missingTerms }
            if terms.isNamed("Signature", in: Self.signatureNamespace) { throw .missingTerms }
            try Self.check(terms, is: "Terms", Id: "terms")
            self.terms = terms
            signatures = try Self.signatures(rest)
        default:
            let parts = try EnvelopeParts(of: root, as: named)
            guard let header = parts.header else { throw .missingHeader }
            guard let document = parts.document else { throw .missingDocument }
            self.header = header
            signedDocument = try SignedDocument(document)
            message = header.enclosing ?? root
            terms = nil
            signatures = []
        }
    }

    private static func parts(
        of parent: Element
    ) throws(EnvelopeRejection) -> (header: Element, document: Element) {
        try refuseStrayContent(in: parent)
        var rest = parent.children
        guard let header = rest.next() else { throw .missingHeader }
        guard header.isNamed("AppHdr") else {
            throw header.isNamed("Document") ? .missingHeader : .unexpectedElement(line: header.line)
        }
        guard let document = rest.next() else { throw .missingDocument }
        if document.isNamed("AppHdr") { throw .repeatedHeader(line: document.line) }
        guard document.isNamed("Document") else { throw .unexpectedElement(line: document.line) }
        if let extra = rest.next() {
            if extra.isNamed("AppHdr") { throw .repeatedHeader(line: extra.line) }
            if extra.isNamed("Document") { throw .repeatedDocument(line: extra.line) }
            throw .unexpectedElement(line: extra.line)
        }
        return (header, document)
    }

    private static func signatures(_ rest: ElementChildren) throws(EnvelopeRejection) -> [Element] {
        var signatures: [Element] = []
        for element in rest {
            guard element.isNamed("Signature", in: signatureNamespace) else {
                throw .unexpectedElement(line: element.line)
            }
            guard signatures.count < 2 else { throw .tooManySignatures(line: element.line) }
            try checkSignatureId(of: element)
            signatures.append(element)
        }
        guard !signatures.isEmpty else { throw .missingSignature }
        return signatures
    }

    private static func check(
        _ element: Element, is name: StaticString, Id: String
    ) throws(EnvelopeRejection) {
        guard element.isNamed(name, in: coSignedNamespace) else { throw .unexpectedElement(line: element.line) }
        try checkAttributes(of: element, Id: Id)
    }

    /// `Id` and nothing else; nil means no attribute at all.
    private static func checkAttributes(of element: Element, Id: String?) throws(EnvelopeRejection) {
        guard element.attributes.count <= (Id == nil ? 0 : 1) else {
            throw .unexpectedAttribute(line: element.line)
        }
        guard let Id else { return }
        guard let attribute = element.attributes.first else { throw .missingAttribute(line: element.line) }
        guard attribute == Attribute(localName: "Id", namespaceURI: "", value: Id) else {
            throw .unexpectedAttribute(line: element.line)
        }
    }

    /// `Id="signature-XA"`: the jurisdiction is two capital letters.
    private static func checkSignatureId(of element: Element) throws(EnvelopeRejection) {
        let attributes = element.attributes
        guard let first = attributes.first else { throw .missingAttribute(line: element.line) }
        let jurisdiction = first.value.utf8.dropFirst("signature-".utf8.count)
        guard attributes.count == 1, first.localName == "Id", first.namespaceURI.isEmpty,
            first.value.hasPrefix("signature-"), jurisdiction.count == 2,
            jurisdiction.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { throw .unexpectedAttribute(line: element.line) }
    }

    static func refuseStrayContent(in element: Element) throws(EnvelopeRejection) {
        var next = element.node.pointee.children
        while let node = next {
            if !node.isElement, !node.isBlankText {
                let line = max(0, xmlGetLineNo(node))
                throw node.pointee.type == XML_TEXT_NODE ? .unexpectedText(line: line) : .unexpectedContent(line: line)
            }
            next = node.pointee.next
        }
    }
}
