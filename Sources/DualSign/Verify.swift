public import Foundation
public import XMLCore

/// Verifies a message under one profile: `header`, `document` or `kazakhNested` for a plain envelope, `cosigned` for a
/// co-signed one, of which it verifies every parallel signature and leaves those within the message alone
/// (`verifyComplete` looks at all).
///
/// Order: template, signer by subject key identifier, suite, certificate's validity, signature value, digests over the
/// nodes that are handed out, terms, message definition, different signers. `messageDefinition` is the one the message
/// was validated as. Throws the first `SignatureRejection`.
public func verify(
    _ envelope: MessageEnvelope, profile: SignatureProfile, registry: SignerRegistry, messageDefinition: String,
    at: Date, properties: SignedPropertiesPolicy = .refused
) throws(SignatureRejection) -> VerifiedMessage {
    let verification = try Verification(envelope, registry, messageDefinition, at, properties)
    switch (profile, envelope.shape) {
    case (.header, .plain):
        guard let signature = try verification.headerSignature() else { throw .signatureMissing }
        let verified = try verification.verify(signature, .header)
        guard envelope.signedDocument.signatures.isEmpty else { throw .formatNotAllowed(.signatureCount) }
        try registry.additional.check([verified])
        return VerifiedMessage(
            header: envelope.header, document: envelope.document, terms: nil, profile: .header,
            signatures: [verified])
    case (.cosigned, .coSigned):
        return try verification.message(envelope, try verification.parallel(envelope.signatures))
    case (.document, .plain), (.kazakhNested, .plain):
        return try verification.message(envelope, try verification.documentSignatures(profile))
    case (.header, .coSigned), (.cosigned, .plain), (.document, .coSigned), (.kazakhNested, .coSigned):
        throw .formatNotAllowed(.envelope)
    }
}

/// Verifies every signature of a message, in its header, in its document and beside it, and that each required
/// jurisdiction is among the signers. In a co-signed message the first required signature may stand in the header or
/// in the document, and another beside the message (it covers message and terms); at least one must cover the terms.
///
/// `agreedTerms`, when given, are the ones that must have been signed. Throws the first `SignatureRejection`.
public func verifyComplete(
    _ envelope: MessageEnvelope, registry: SignerRegistry, required: Set<Jurisdiction>, messageDefinition: String,
    agreedTerms: SettlementTerms? = nil, at: Date, properties: SignedPropertiesPolicy = .refused
) throws(SignatureRejection) -> VerifiedMessage {
    let verification = try Verification(envelope, registry, messageDefinition, at, properties)
    var signatures: [VerifiedSignature] = []
    if let signature = try verification.headerSignature() {
        signatures.append(try verification.verify(signature, .header))
    }
    if let profile = SignatureProfile.claimed(by: envelope.signedDocument) {
        signatures += try verification.documentSignatures(profile)
    }
    signatures += try verification.parallel(envelope.signatures)
    guard !signatures.isEmpty else { throw .signatureMissing }
    let message = try verification.message(envelope, signatures)
    if let agreedTerms, message.terms != agreedTerms { throw .termsMismatch }
    let present = Set(message.signers.map(\.jurisdiction))
    if let missing = required.subtracting(present).min() { throw .requiredJurisdictionMissing(missing) }
    return message
}

/// What one signature of a message came to.
public struct SignatureFinding: Sendable {
    /// Where it stands.
    public let profile: SignatureProfile
    /// What a parallel signature's `Id` claims; nil for the header's.
    public let claimedJurisdiction: Jurisdiction?
    /// Its evidence, or why it does not hold.
    public let result: Result<SignatureEvidence, SignatureRejection>
}

/// Verifies each signature alone, so that all can be reported; `verifyComplete` is what decides. A message without any
/// signature has no finding.
public func examineSignatures(
    _ envelope: MessageEnvelope, registry: SignerRegistry, messageDefinition: String, at: Date,
    properties: SignedPropertiesPolicy = .refused
) -> [SignatureFinding] {
    let place = { (signature: Element?, profile: SignatureProfile) -> SignatureFinding? in
        guard let result = examine(envelope, signature, profile, registry, messageDefinition, at, properties)
        else { return nil }
        return SignatureFinding(profile: profile, claimedJurisdiction: signature.flatMap(claim), result: result)
    }
    var findings = [place(nil, .header)]
    if let profile = SignatureProfile.claimed(by: envelope.signedDocument) {
        let signed = profile == .kazakhNested ? envelope.signedDocument.alone : envelope.signedDocument
        findings += signed.signatures.map { place($0, profile) }
    }
    findings += envelope.signatures.map { place($0, .cosigned) }
    return findings.compactMap { $0 }
}

/// Nil when there is no signature in the place: of a header without `Sgntr` nothing can be said.
private func examine(
    _ envelope: MessageEnvelope, _ signature: Element?, _ profile: SignatureProfile, _ registry: SignerRegistry,
    _ messageDefinition: String, _ at: Date, _ properties: SignedPropertiesPolicy
) -> Result<SignatureEvidence, SignatureRejection>? {
    if signature == nil, envelope.header.child("Sgntr") == nil { return nil }
    return Result { () throws(SignatureRejection) in
        let verification = try Verification(envelope, registry, messageDefinition, at, properties)
        let found = if let signature { signature } else { try verification.headerSignature() }
        guard let signature = found else { throw .signatureMissing }
        let evidence = try verification.verify(signature, profile).evidence
        if let terms = envelope.terms, profile == .cosigned { _ = try Verification.read(terms) }
        return evidence
    }
}

private func claim(of signature: Element) -> Jurisdiction? {
    signature.attribute("Id").flatMap { Jurisdiction(String($0.dropFirst("signature-".utf8.count))) }
}
