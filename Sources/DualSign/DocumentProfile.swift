public import Foundation
public import XMLCore

/// A document whose own signatures hold, without envelope or header. Only this module makes one; `document` is what
/// the first signature digests, node for node.
public struct VerifiedDocument: Sendable {
    /// The document without its signatures.
    public let document: Element
    /// One entry for each signature, in document order.
    public let evidence: [SignatureEvidence]
    /// The profile that was asked for.
    public let profile: SignatureProfile
    /// The signers, in the order of `evidence`.
    public let signers: [RegisteredSigner]
}

/// Verifies the signatures of a document that travels without an envelope, under `document` or `kazakhNested`.
///
/// Order and meaning are those of `verify` for an envelope. Throws the first `SignatureRejection`.
public func verify(
    _ signed: SignedDocument, profile: SignatureProfile, registry: SignerRegistry, messageDefinition: String, at: Date,
    properties: SignedPropertiesPolicy = .refused
) throws(SignatureRejection) -> VerifiedDocument {
    guard profile == .document || profile == .kazakhNested else { throw .formatNotAllowed(.envelope) }
    let verification = try Verification(signed, registry, messageDefinition, at, properties)
    let signatures = try verification.documentSignatures(profile)
    try Verification.requireDifferentSigners(signatures)
    try registry.additional.check(signatures)
    return VerifiedDocument(
        document: signed.document, evidence: signatures.map(\.evidence), profile: profile,
        signers: signatures.map(\.signer))
}

/// Verifies each signature of a document without an envelope alone, so that all can be reported.
public func examineSignatures(
    _ signed: SignedDocument, registry: SignerRegistry, messageDefinition: String, at: Date,
    properties: SignedPropertiesPolicy = .refused
) -> [SignatureFinding] {
    guard let profile = SignatureProfile.claimed(by: signed) else { return [] }
    let signatures = profile == .kazakhNested ? signed.alone.signatures : signed.signatures
    return signatures.map { signature in
        let result = Result { () throws(SignatureRejection) in
            try Verification(signed, registry, messageDefinition, at, properties).verify(signature, profile).evidence
        }
        return SignatureFinding(profile: profile, claimedJurisdiction: nil, result: result)
    }
}

extension SignatureProfile {
    /// The profile under which `verify` is to be asked about a message, by where its signatures stand.
    public static func claimed(by envelope: MessageEnvelope) -> SignatureProfile {
        switch envelope.shape {
        case .coSigned: .cosigned
        case .plain: claimed(by: envelope.signedDocument) ?? .header
        }
    }

    /// Which profile a document's own signatures are to be held against, by their number and by what the first says
    /// of its canonical form; nil when there is none. The template decides whether it is true.
    static func claimed(by document: SignedDocument) -> SignatureProfile? {
        guard let first = document.signatures.first else { return nil }
        if document.signatures.count > 1 { return .kazakhNested }
        let method = first.child("SignedInfo")?.child("CanonicalizationMethod")?.attribute("Algorithm")
        return method == SignatureForm.inclusiveC14N ? .kazakhNested : .document
    }
}

extension Verification {
    /// The document's own signatures under a profile, every one, in document order.
    func documentSignatures(_ profile: SignatureProfile) throws(SignatureRejection) -> [VerifiedSignature] {
        // Out of its envelope a nested signature reads as it was made; an exclusive form is the same anywhere.
        let signed = profile == .kazakhNested ? parts.signedDocument.alone : parts.signedDocument
        guard !signed.signatures.isEmpty else { throw .signatureMissing }
        guard signed.signatures.count == 1 || profile == .kazakhNested else {
            throw .formatNotAllowed(.signatureCount)
        }
        // Peeled from the last: what a later signature covers, an earlier one in it among the rest, is settled first.
        var verified: [VerifiedSignature] = []
        for signature in signed.signatures.reversed() { verified.insert(try verify(signature, profile), at: 0) }
        return verified
    }

    /// One certificate signs once.
    static func requireDifferentSigners(_ signatures: [VerifiedSignature]) throws(SignatureRejection) {
        for (index, one) in signatures.enumerated() {
            for other in signatures.dropFirst(index + 1) where one.signer.certificate == other.signer.certificate {
                throw .sameSignerTwice
            }
        }
    }
}

/// Signing in the document profile: one signature as the last child of `Document`, over the document alone.
///
/// The document is digested as a file of its own, so any XMLDSig tool verifies it once it is cut out of its envelope.
/// `docs/signatures/document.md` has a worked example.
public enum DocumentProfile {
    /// Signs the document of a plain envelope. The header is carried along, and is covered by nothing.
    ///
    /// Gives the bytes of a new envelope, its parts in canonical form. Throws `SigningFault`.
    public static func sign(_ envelope: MessageEnvelope, key: SigningKey) throws(SigningFault) -> [UInt8] {
        guard envelope.shape == .plain else { throw .envelope }
        var text = EnvelopeText()
        text.append("<Envelope xmlns=\"urn:settlement-gateway:envelope:1\">")
        try text.append(canonical: envelope.header)
        try append(envelope.signedDocument, to: &text, key)
        text.append("</Envelope>")
        return text.bytes
    }

    /// Signs a document without an envelope. Gives its canonical bytes. Throws `SigningFault`.
    public static func sign(_ document: SignedDocument, key: SigningKey) throws(SigningFault) -> [UInt8] {
        var text = EnvelopeText()
        try append(document, to: &text, key)
        return text.bytes
    }

    private static func append(
        _ document: SignedDocument, to text: inout EnvelopeText, _ key: SigningKey
    ) throws(SigningFault) {
        guard document.signatures.isEmpty else { throw .alreadySigned }
        let range = try text.append(canonical: document.received)
        let digests = [SignedPart.document: text.digest(range, key.suite.digestAlgorithm)]
        guard let end = text.bytes.lastIndex(of: UInt8(ascii: "<")) else {
            preconditionFailure("an element has an end tag")
        }
        do throws(KeyFault) {
            text.insert(
                try SignatureText(key, .document, jurisdiction: nil).signature(by: key, digests: digests), at: end)
        } catch {
            throw .key(error)
        }
    }
}
