import CLibXML2

/// A document that bears signatures as its last children, and the same document without them.
///
///     <Document> … <ds:Signature/> </Document>        0..2 signatures, nothing after them but white space
///
/// The schema of a document knows no signature in it, so what is validated, verified and read is a copy from which the
/// signatures are gone. Everything else is copied, wherever it stands: a signature in another place stays, and the
/// schema refuses it.
public struct SignedDocument: Sendable {
    /// The document as it arrived, signatures in it.
    public let received: Element
    /// The document without its signatures; `received` itself when it has none.
    public let document: Element
    /// The signatures, in document order; children of `received`.
    public let signatures: [Element]

    /// A file that is a document and nothing around it, of whatever name. Throws `EnvelopeRejection` for a comment
    /// beside the root and for a third signature.
    public init(_ xml: ParsedXML) throws(EnvelopeRejection) {
        if let line = xml.lineBesideRoot { throw .unexpectedContent(line: line) }
        try self.init(xml.root)
    }

    /// Takes the signatures off a document. Throws `EnvelopeRejection` for a third one.
    public init(_ received: Element) throws(EnvelopeRejection) {
        self.received = received
        var signatures: [Element] = []
        var next = received.node.pointee.last
        while let node = next {
            let element = Element(document: received.document, node: node)
            if node.isElement {
                guard element.isNamed("Signature", in: MessageEnvelope.signatureNamespace) else { break }
                guard signatures.count < 2 else { throw .tooManySignatures(line: element.line) }
                signatures.insert(element, at: 0)
            } else if !node.isBlankText {
                break
            }
            next = node.pointee.prev
        }
        self.signatures = signatures
        document = signatures.isEmpty ? received : received.copied(withoutLast: signatures.count)
    }

    /// The document as one of its own, out of its envelope, signatures in it: what it was before somebody put it there.
    /// Its inclusive canonical form has nothing of the envelope.
    public var alone: SignedDocument {
        guard received.enclosing != nil else { return self }
        return SignedDocument(received: received.copied(withoutLast: 0), document: document, count: signatures.count)
    }

    private init(received: Element, document: Element, count: Int) {
        self.received = received
        self.document = document
        signatures = Array(received.children).suffix(count)
    }
}

extension Element {
    /// A deep copy as the root of a document of its own, less its last child elements. Namespaces that it has from
    /// outside are declared on it; lines stay those of the file.
    fileprivate func copied(withoutLast count: Int) -> Element {
        guard let tree = xmlNewDoc("1.0"), let root = xmlDocCopyNode(node, tree, 1) else {
            preconditionFailure("libxml2 is out of memory")
        }
        xmlDocSetRootElement(tree, root)
        var next = root.pointee.last
        var left = count
        while left > 0, let current = next {
            next = current.pointee.prev
            guard current.isElement else { continue }
            xmlUnlinkNode(current)
            xmlFreeNode(current)
            left -= 1
        }
        return ParsedXML(adopting: tree, root: root, flaw: document.flaw, partOf: document).root
    }
}
