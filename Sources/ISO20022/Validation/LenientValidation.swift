public import XMLCore

/// Checks any file: finds a header and a document in whatever envelope, or a bare one, and says everything that is
/// wrong with them, with line and column. Made for people and scripts; what comes in by a channel goes through
/// `validate`.
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
        report.findings = [Finding(error, in: bytes)]
        return report
    }
    let parts = MessageParts(in: xml)
    report.envelope = parts.shape?.name ?? (parts.isBare ? "none" : nil)
    if let header = parts.header { report.judge(header: header, schemas) }
    if parts.document != nil || !(parts.isBare && parts.header != nil) {
        report.judge(document: parts.document, in: xml.root, schemas)
    }
    for part in [parts.header, parts.document] {
        guard let part else { continue }
        report.findings += SafeContent.findings(in: part, severity: .warning)
        // By the schema alone such an identifier is valid; by any practice it is none.
        report.findings += LookAlikes.findings(in: part, severity: practices.isEmpty ? .warning : .error)
    }
    report.findings += parts.envelopeFindings(root: xml.root)
    if !practices.isEmpty {
        if practices.contains(.iso), report.documentVerdict == .valid, let mismatch = parts.mismatch {
            report.findings.append(mismatch)
        }
        report.judge(parts, by: practices)
    }
    report.findings = located(report.findings, in: bytes, roots: [parts.header, parts.document, xml.root])
    return report
}

extension ValidationReport {
    fileprivate mutating func judge(header element: Element, _ schemas: MessageSchemas) {
        guard let definition = headerDefinition(of: element) else { return }
        let found = schemas[definition].validate(element)
        headerVerdict = found.isEmpty ? .valid : .invalid
        findings += found.map(Finding.init(schema:))
    }

    /// The definition of a header, for the verdict of its schema; nil, with the verdict, where there is no schema.
    mutating func headerDefinition(of element: Element) -> MessageDefinition? {
        let identifier = ISONamespace.identifier(of: element)
        header = identifier
        if let definition = MessageDefinition(rawValue: identifier), definition.root == .header { return definition }
        if element.namespaceURI.hasPrefix(ISONamespace.prefix + "head.") {
            headerVerdict = .unknownDefinition
            findings.append(
                Finding(
                    severity: .warning, rule: "iso:header-version", at: element, value: header,
                    reason: .invalidFileFormat,
                    text: "The header definition \(identifier) is not one this gateway knows; "
                        + "the header was not checked."))
        } else {
            headerVerdict = .invalid
            findings.append(
                Finding(
                    rule: "xsd:cvc-elt.1", at: element, reason: .invalidFileFormat,
                    text: "The header is in no namespace of ISO 20022."))
        }
        return nil
    }

    fileprivate mutating func judge(document element: Element?, in root: Element, _ schemas: MessageSchemas) {
        guard let element, let definition = documentDefinition(of: element) else {
            if element == nil { refuseWithoutDocument(at: root) }
            return
        }
        guard element.isNamed("Document") else { return refuseWithoutDocument(at: element) }
        let found = schemas[definition].validate(element)
        documentVerdict = found.isEmpty ? .valid : .invalid
        findings += found.map(Finding.init(schema:))
    }

    /// There is no document in the file.
    mutating func refuseWithoutDocument(at element: Element) {
        documentVerdict = .invalid
        findings.append(
            Finding(
                rule: "xsd:cvc-elt.1", at: element, reason: .invalidFileFormat,
                text: "There is no Document in a namespace of ISO 20022."))
    }

    /// The definition of a document, for the verdict of its schema; nil, with the verdict, where there is no schema.
    mutating func documentDefinition(of element: Element) -> MessageDefinition? {
        guard element.namespaceURI.hasPrefix(ISONamespace.prefix) else {
            refuseWithoutDocument(at: element)
            return nil
        }
        let identifier = ISONamespace.identifier(of: element)
        message = identifier
        if let definition = MessageDefinition(rawValue: identifier), definition.root == .document { return definition }
        documentVerdict = .unknownDefinition
        findings.append(
            Finding(
                rule: "iso:message-definition", at: element, value: identifier, reason: .invalidFileFormat,
                text: "The message definition \(identifier) is not one this gateway knows."))
        return nil
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
            let definition = MessageDefinition(rawValue: message)
        else { return }
        if let header = parts.header, headerVerdict == .valid {
            findings += pairRuleFindings(header: header, document: document, practices: practices)
        }
        guard BusinessContent.definitions.contains(definition) else {
            findings += documentRuleFindings(in: document, practices: practices)
            return
        }
        do {
            let content = try BusinessContent(document: document, definition: definition)
            findings += contentRuleFindings(in: content, document: document, practices: practices)
        } catch {
            findings.append(Finding(error))
        }
    }
}
