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

    /// Takes a file apart by its exact shape. Where it has none: the first `AppHdr`, and the first `Document` or, where
    /// there is none, the first other element in a namespace of ISO 20022.
    init(in xml: ParsedXML) {
        let root = xml.root
        isBare = root.isNamed("AppHdr") || root.isNamed("Document")
        if !isBare, let envelope = try? MessageEnvelope(xml, shapes: EnvelopeShape.all) {
            (header, document, shape) = (envelope.header, envelope.document, envelope.envelopeShape)
            return
        }
        header = Self.first(in: root) { $0.isNamed("AppHdr") }
        let header = header
        document =
            Self.first(in: root) { $0.isNamed("Document") && header.map($0.isInside) != true }
            ?? Self.first(in: root) { element in
                element.namespaceURI.hasPrefix(ISONamespace.prefix) && header.map(element.isInside) != true
                    && !element.isNamed("AppHdr")
            }
        let document = document
        repetition = Self.first(in: root, notBeneath: [header, document]) { element in
            (element.isNamed("AppHdr") || element.isNamed("Document")) && element != header && element != document
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
