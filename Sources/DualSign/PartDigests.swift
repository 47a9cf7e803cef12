import XMLCore

/// The nodes that signatures speak of, and their digests, each made once however many signatures ask for it.
final class PartDigests {
    let header: Element
    let document: Element
    private let message: Element?
    private let terms: Element?
    private var known: [Key: [UInt8]] = [:]

    private struct Key: Hashable {
        let part: SignedPart
        let algorithm: DigestAlgorithm
    }

    init(header: Element, document: Element, message: Element? = nil, terms: Element? = nil) {
        self.header = header
        self.document = document
        self.message = message
        self.terms = terms
    }

    convenience init(_ envelope: MessageEnvelope) {
        let isCoSigned = envelope.shape == .coSigned
        self.init(
            header: envelope.header, document: envelope.document, message: isCoSigned ? envelope.message : nil,
            terms: envelope.terms)
    }

    /// The digest of a part as `template` refers to it.
    func digest(
        _ part: SignedPart, of template: SignatureTemplate
    ) throws(CanonicalizationRejection) -> [UInt8] {
        let algorithm = template.suite.digestAlgorithm
        if part == .keyInfo { return try Self.digest(template.keyInfo, excluding: nil, algorithm) }
        let key = Key(part: part, algorithm: algorithm)
        if let digest = known[key] { return digest }
        let excluded = part == .header ? template.signature : nil
        let digest = try Self.digest(element(part), excluding: excluded, algorithm)
        known[key] = digest
        return digest
    }

    private func element(_ part: SignedPart) -> Element {
        switch part {
        case .header: return header
        case .document: return document
        case .message:
            guard let message else { preconditionFailure("only a co-signature refers to the message") }
            return message
        case .terms:
            guard let terms else { preconditionFailure("only a co-signature refers to the terms") }
            return terms
        case .keyInfo: preconditionFailure("each signature has its own")
        }
    }

    /// The digest of an element's canonical form, streamed. A void form throws: nothing is ever hashed to a match.
    static func digest(
        _ element: Element, excluding: Element?, _ algorithm: DigestAlgorithm
    ) throws(CanonicalizationRejection) -> [UInt8] {
        let running = RunningDigest(algorithm)
        try element.canonicalize(excluding: excluding) { running.update($0) }
        guard running.bytesHashed > 0 else { throw .emptyOutput }
        return running.finish()
    }
}
