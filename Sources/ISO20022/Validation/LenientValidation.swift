public import XMLCore

/// Checks any file: finds a header and a document in whatever envelope, or a bare document, and says everything that
/// is wrong with them. Made for people and scripts; what comes in by a channel goes through `validate`.
///
/// Schema findings are given whenever the bytes can be parsed at all, so that `documentVerdict` and `headerVerdict`
/// are those of the official schemas. Without practices that is all, but for warnings. With them, rules are looked at
/// when the document is valid; one that cannot be read for its comments is then an error, for no rule was looked at.
public func validateLeniently(
    _ bytes: [UInt8], schemas: MessageSchemas, practices: [Practice] = [.iso], limits: XMLLimits = .statement
) -> ValidationReport {
    var report = ValidationReport()
    let xml: ParsedXML
    do {
        xml = try ParsedXML(bytes, limits: limits)
    } catch {
        report.findings = [Finding(error)]
        return report
    }
    let parts = MessageParts(in: xml.root)
    if let header = parts.header { report.judge(header: header, schemas) }
    report.judge(document: parts.document, in: xml.root, schemas)
    for part in [parts.header, parts.document] {
        report.findings += part.map { SafeContent.findings(in: $0, severity: .warning) } ?? []
    }
    guard !practices.isEmpty else { return report }
    if practices.contains(.iso), let header = parts.header, let document = parts.document,
        report.documentVerdict == .valid
    {
        report.findings += MessageParts.mismatch(header, document)
    }
    report.judge(parts, by: practices)
    return report
}

/// A header and a document, wherever they stand in a file.
private struct MessageParts {
    private(set) var header: Element?
    private(set) var document: Element?

    /// The first `AppHdr`, and the first `Document` or, where there is none, the first other element in a namespace of
    /// ISO 20022: something that was meant as a document.
    init(in root: Element) {
        header = Self.first(in: root) { $0.isNamed("AppHdr") }
        let header = header
        document =
            Self.first(in: root) { $0.isNamed("Document") }
            ?? Self.first(in: root) { element in
                element.namespaceURI.hasPrefix(ISONamespace.prefix) && header.map { !element.isInside($0) } ?? true
                    && !element.isNamed("AppHdr")
            }
    }

    private static func first(in element: Element, where isWanted: (Element) -> Bool) -> Element? {
        if isWanted(element) { return element }
        for child in element.children {
            if let found = first(in: child, where: isWanted) { return found }
        }
        return nil
    }

    /// Rule B4: the header names the definition of its document.
    static func mismatch(_ header: Element, _ document: Element) -> [Finding] {
        guard let named = BusinessApplicationHeader.messageDefinitionIdentifier(in: header),
            named != ISONamespace.identifier(of: document)
        else { return [] }
        return [
            Finding(
                rule: "iso:B4", at: header, value: named, reason: .invalidFileFormat,
                text: "The header names another message definition than the document's namespace.")
        ]
    }
}

extension ValidationReport {
    fileprivate mutating func judge(header element: Element, _ schemas: MessageSchemas) {
        header = ISONamespace.identifier(of: element)
        if element.isInNamespace(MessageDefinition.businessApplicationHeader.namespaceURI) {
            let found = schemas[.businessApplicationHeader].validate(element)
            headerVerdict = found.isEmpty ? .valid : .invalid
            findings += found.map(Finding.init(schema:))
        } else if element.namespaceURI.hasPrefix(ISONamespace.prefix + "head.") {
            headerVerdict = .unknownDefinition
            findings.append(
                Finding(
                    severity: .warning, rule: "iso:header-version", at: element, value: header,
                    reason: .invalidFileFormat,
                    text: "The header is of another version than head.001.001.02 and was not checked."))
        } else {
            headerVerdict = .invalid
            findings.append(
                Finding(
                    rule: "xsd:cvc-elt.1", at: element, reason: .invalidFileFormat,
                    text: "The header is in no namespace of ISO 20022."))
        }
    }

    fileprivate mutating func judge(document element: Element?, in root: Element, _ schemas: MessageSchemas) {
        guard let element, element.namespaceURI.hasPrefix(ISONamespace.prefix) else {
            documentVerdict = .invalid
            findings.append(
                Finding(
                    rule: "xsd:cvc-elt.1", at: element ?? root, reason: .invalidFileFormat,
                    text: "There is no Document in a namespace of ISO 20022."))
            return
        }
        let identifier = ISONamespace.identifier(of: element)
        message = identifier
        guard let definition = MessageDefinition(rawValue: identifier), definition.root == .document else {
            documentVerdict = .unknownDefinition
            findings.append(
                Finding(
                    rule: "iso:message-definition", at: element, value: identifier, reason: .invalidFileFormat,
                    text: "The message definition \(identifier) is not one this gateway knows."))
            return
        }
        let found = schemas[definition].validate(element)
        documentVerdict = found.isEmpty ? .valid : .invalid
        findings += found.map(Finding.init(schema:))
    }

    fileprivate mutating func judge(_ parts: MessageParts, by practices: [Practice]) {
        if let header = parts.header, headerVerdict == .valid {
            do {
                let page = try BusinessApplicationHeader(header)
                findings += headerRuleFindings(in: page, header: header, practices: practices)
            } catch {
                findings.append(Finding(error))
            }
        }
        guard let document = parts.document, documentVerdict == .valid, let message,
            let definition = MessageDefinition(rawValue: message), BusinessContent.definitions.contains(definition)
        else { return }
        do {
            let content = try BusinessContent(document: document, definition: definition)
            findings += contentRuleFindings(in: content, document: document, practices: practices)
        } catch {
            findings.append(Finding(error))
        }
    }
}
