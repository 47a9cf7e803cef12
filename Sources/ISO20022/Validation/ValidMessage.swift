public import XMLCore

/// A message whose header and document are valid by their schemas, belong together, and hold nothing unsafe.
///
/// Only `validate` makes one: whoever holds it need not ask again.
public struct ValidMessage: Sendable {
    /// `AppHdr`, valid head.001.001.02.
    public let header: Element
    /// `Document`, valid by its definition; signatures that were its last children are gone.
    public let document: Element
    /// The definition of the document.
    public let definition: MessageDefinition
    /// The envelope both stand in.
    public let envelope: MessageEnvelope

    fileprivate init(envelope: MessageEnvelope, definition: MessageDefinition) {
        header = envelope.header
        document = envelope.document
        self.definition = definition
        self.envelope = envelope
    }
}

/// Why an envelope holds no valid message; in order of precedence.
public enum ValidationRejection: Error, Hashable, Sendable {
    /// The header or the document is of a definition this gateway does not know: the definition's identifier, or the
    /// namespace where that is none of ISO 20022.
    case unknownMessageDefinition(String)
    /// The header names another definition than the document's namespace.
    case headerMismatch
    /// Comments, CDATA sections and the like, with what the schemas found besides.
    case unsafeContent([Finding])
    /// What the schemas found.
    case schema([Finding])

    /// All findings behind the refusal.
    public var findings: [Finding] {
        switch self {
        case .unknownMessageDefinition(let identifier):
            [
                Finding(
                    rule: "iso:message-definition", path: "", line: 0, value: identifier, reason: .invalidFileFormat,
                    text: "The message definition is not one this gateway knows.")
            ]
        case .headerMismatch:
            [
                Finding(
                    rule: "iso:B4", path: "/AppHdr", line: 0, reason: .invalidFileFormat,
                    text: "The header names another message definition than the document's namespace.")
            ]
        case .unsafeContent(let findings), .schema(let findings): findings
        }
    }
}

/// Checks an envelope as it came in: known definitions, a header that names its document, the two schemas, and
/// nothing but elements and plain text. All findings of a part are given, not the first alone.
public func validate(
    _ envelope: MessageEnvelope, schemas: MessageSchemas
) throws(ValidationRejection) -> ValidMessage {
    guard envelope.header.isInNamespace(MessageDefinition.businessApplicationHeader.namespaceURI) else {
        throw .unknownMessageDefinition(ISONamespace.identifier(of: envelope.header))
    }
    guard let definition = MessageDefinition(namespaceURI: envelope.document.namespaceURI),
        definition.root == .document
    else { throw .unknownMessageDefinition(ISONamespace.identifier(of: envelope.document)) }
    let named = BusinessApplicationHeader.messageDefinitionIdentifier(in: envelope.header)
    if let named, named != definition.rawValue { throw .headerMismatch }
    let unsafe = SafeContent.findings(in: envelope.header) + SafeContent.findings(in: envelope.document)
    let invalid =
        schemas[.businessApplicationHeader].validate(envelope.header).map(Finding.init(schema:))
        + schemas[definition].validate(envelope.document).map(Finding.init(schema:))
    guard unsafe.isEmpty else { throw .unsafeContent(unsafe + invalid) }
    guard invalid.isEmpty else { throw .schema(invalid) }
    return ValidMessage(envelope: envelope, definition: definition)
}
