import XMLCore

/// The nodes that signatures speak of, and their digests, each made once however many signatures ask for it.
final class PartDigests {
    /// Nil for a document without an envelope.
    let header: Element?
    let signedDocument: SignedDocument
    private let message: Element?
    private let terms: Element?
    private var known: [Key: [UInt8]] = [:]

    private struct Key: Hashable {
        let part: SignedPart
        let algorithm: DigestAlgorithm
        /// Whether the document is digested without its signatures.
        let isStripped: Bool
    }

    init(header: Element?, document: SignedDocument, message: Element? = nil, terms: Element? = nil) {
        self.header = header
        signedDocument = document
        self.message = message
        self.terms = terms
    }

    convenience init(_ envelope: MessageEnvelope) {
        let isCoSigned = envelope.shape == .coSigned
        self.init(
            header: envelope.header, document: envelope.signedDocument, message: isCoSigned ? envelope.message : nil,
            terms: envelope.terms)
    }

    /// The digest of a part as `template` refers to it.
    func digest(
        _ part: SignedPart, of template: SignatureTemplate
    ) throws(CanonicalizationRejection) -> [UInt8] {
        let algorithm = template.suite.digestAlgorithm
        if part == .keyInfo { return try Self.digest(template.keyInfo, excluding: nil, algorithm) }
        if part == .signedProperties, let properties = template.properties {
            return try Self.digest(properties.element, excluding: nil, algorithm)
        }
        if template.profile == .kazakhNested { return try nestedDigest(template.signature, algorithm) }
        let key = Key(part: part, algorithm: algorithm, isStripped: template.profile == .document)
        if let digest = known[key] { return digest }
        let excluded = part == .header ? template.signature : nil
        let digest = try Self.digest(element(part, template.profile), excluding: excluded, algorithm)
        known[key] = digest
        return digest
    }

    /// The first of nested signatures digests the document without any, a later one all that stood there before it.
    private func nestedDigest(
        _ signature: Element, _ algorithm: DigestAlgorithm
    ) throws(CanonicalizationRejection) -> [UInt8] {
        guard let before = signature.previousElement, before.isNamed("Signature", in: SignatureTemplate.namespace),
            let document = signature.parent
        else { return try Self.digest(signedDocument.document, .inclusive, excluding: nil, algorithm) }
        return try Self.digest(document, .inclusive, excluding: signature, algorithm)
    }

    private func element(_ part: SignedPart, _ profile: SignatureProfile) -> Element {
        switch part {
        case .header:
            guard let header else { preconditionFailure("only a header's signature refers to the header") }
            return header
        case .document: return profile == .document ? signedDocument.document : signedDocument.received
        case .message:
            guard let message else { preconditionFailure("only a co-signature refers to the message") }
            return message
        case .terms:
            guard let terms else { preconditionFailure("only a co-signature refers to the terms") }
            return terms
        case .keyInfo, .signedProperties: preconditionFailure("each signature has its own")
        }
    }

    /// The digest of an element's canonical form, streamed. A void form throws: nothing is ever hashed to a match.
    static func digest(
        _ element: Element, _ method: CanonicalMethod = .exclusive, excluding: Element?, _ algorithm: DigestAlgorithm
    ) throws(CanonicalizationRejection) -> [UInt8] {
        let running = RunningDigest(algorithm)
        try element.canonicalize(method, excluding: excluding) { running.update($0) }
        guard running.bytesHashed > 0 else { throw .emptyOutput }
        return running.finish()
    }
}
