import XMLCore

/// A header and a document, wherever they stand in a file: for `validateLeniently` only.
struct MessageParts {
    /// `AppHdr`, when there is one.
    private(set) var header: Element?
    /// `Document`, or what was meant as one.
    private(set) var document: Element?
    /// The shape of the file's envelope, when it is one of the table.
    private(set) var shape: EnvelopeShape?
    /// Whether the file is a header or a document and nothing around it.
    let isBare: Bool
    /// A second `AppHdr` or `Document`, outside the first.
    private(set) var repetition: Element?

    /// Takes a file apart by its exact shape. Where it has none: the first `AppHdr` and the first `Document`, neither
    /// within the other, or, where there is no `Document`, the first other element in a namespace of ISO 20022.
    init(in xml: ParsedXML) {
        let root = xml.root
        isBare = root.isNamed("AppHdr") || root.isNamed("Document")
        if !isBare, let envelope = try? MessageEnvelope(xml, shapes: EnvelopeShape.all) {
            // The file's own text is judged: a signature in the document is against its schema.
            (header, document, shape) = (envelope.header, envelope.signedDocument.received, envelope.envelopeShape)
            return
        }
        var meantAsDocument: Element?
        take(root, &meantAsDocument)
        if document == nil { document = meantAsDocument }
        let (header, document) = (header, document)
        repetition = Self.first(in: root, notBeneath: [header, document]) { element in
            (element.isNamed("AppHdr") || element.isNamed("Document")) && element != header && element != document
        }
    }

    /// In the order of the file, as a stream meets them (`MessageStream`).
    private mutating func take(_ element: Element, _ meantAsDocument: inout Element?) {
        if header == nil, element.isNamed("AppHdr") {
            header = element
        } else if document == nil, element.isNamed("Document") {
            document = element
        } else {
            if meantAsDocument == nil, element.isMeantAsDocument { meantAsDocument = element }
            for child in element.children where header == nil || document == nil { take(child, &meantAsDocument) }
        }
    }

    /// What there is to say of the envelope; it never changes a verdict.
    func envelopeFindings(root: Element) -> [Finding] {
        guard shape == nil, !isBare, header != nil || document != nil else { return [] }
        var findings = [
            Finding(
                severity: .warning, rule: "safe:envelope", at: root, value: root.localName, reason: .invalidFileFormat,
                text: "The envelope \(root.localName) is not one that the gateway knows, "
                    + "or something in it is not in its place.")
        ]
        if let repetition {
            findings.append(
                Finding(
                    severity: .warning, rule: "safe:envelope", at: repetition, value: repetition.localName,
                    reason: .invalidFileFormat,
                    text: "The file has more than one AppHdr or Document; the first of each was checked."))
        }
        return findings
    }

    /// Rule B4: the header names the definition of its document.
    var mismatch: Finding? {
        guard let header, let document,
            let named = BusinessApplicationHeader.messageDefinitionIdentifier(in: header),
            named != ISONamespace.identifier(of: document)
        else { return nil }
        return Finding(
            rule: "iso:B4", at: header, value: named, reason: .invalidFileFormat,
            text: "The header names another message definition than the document's namespace.")
    }

    private static func first(
        in element: Element, notBeneath closed: [Element?] = [], where isWanted: (Element) -> Bool
    ) -> Element? {
        if isWanted(element) { return element }
        if closed.contains(element) { return nil }
        for child in element.children {
            if let found = first(in: child, notBeneath: closed, where: isWanted) { return found }
        }
        return nil
    }
}

extension Element {
    /// Whether it passes for a document where there is none.
    var isMeantAsDocument: Bool { namespaceURI.hasPrefix(ISONamespace.prefix) && !isNamed("AppHdr") }
}
