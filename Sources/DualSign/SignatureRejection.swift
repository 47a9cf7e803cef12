public import XMLCore

/// Why a message's signatures were refused. In order of precedence: the first that applies is the answer.
public enum SignatureRejection: Error, Hashable, Sendable {
    /// No signature where the profile has one.
    case signatureMissing
    /// The signature is not, element for element, the profile's template.
    case formatNotAllowed(TemplateBreach)
    /// No registered certificate has the subject key identifier. Keys inside messages are never looked at.
    case keyUnknown
    /// The signer is registered under another jurisdiction than the signature's `Id` says.
    case jurisdictionMismatch
    /// The signature is made in another suite than the signer is registered for.
    case algorithmMismatch
    /// The signer is registered for a suite that this machine cannot compute: its GOST engine is not installed.
    case suiteUnavailable(SignatureSuite)
    /// The signer's certificate had expired.
    case certificateExpired
    /// The signer's certificate was not valid yet.
    case certificateNotYetValid
    /// The certificate of an authority above the signer had expired.
    case issuerExpired
    /// The certificate of an authority above the signer was not valid yet.
    case issuerNotYetValid
    /// The signer's certificate, or one of an authority above it, is revoked.
    case certificateRevoked(RevocationReason)
    /// Nobody says whether it is revoked, and the registration's policy refuses that.
    case revocationUnknown(UnknownRevocation)
    /// The signature value is not this signer's over `ds:SignedInfo`.
    case signatureValueInvalid
    /// A part is not what was signed.
    case digestMismatch(SignedPart)
    /// The signature states another certificate than the signer's registered one.
    case signingCertificateMismatch
    /// The stated time of signing is outside the certificate's validity or the window.
    case signingTimeNotAllowed
    /// The time stamp over the signature's value does not hold.
    case timeStampInvalid(TimeStampRejection)
    /// The signer may not sign this message definition.
    case signerNotEntitledToMessage
    /// The terms are signed but do not read as terms.
    case termsMalformed(ElementRejection)
    /// One certificate signed twice.
    case sameSignerTwice
    /// One jurisdiction signed twice.
    case sameJurisdictionTwice
    /// A signer who is registered with two keys has signed with one only.
    case additionalSignatureMissing(Jurisdiction)
    /// The terms are not the ones that were agreed.
    case termsMismatch
    /// A jurisdiction whose signature is required has not signed everything that it must.
    case requiredJurisdictionMissing(Jurisdiction)
}

/// A part of a message that a reference digests.
public enum SignedPart: String, Hashable, Sendable, Codable, CaseIterable {
    /// `AppHdr` without its `ds:Signature`.
    case header
    /// `Document`.
    case document
    /// `Message` of a co-signed message.
    case message
    /// `Terms` of a co-signed message.
    case terms
    /// `ds:KeyInfo` of the same signature.
    case keyInfo
    /// `xades:SignedProperties` of the same signature.
    case signedProperties
}

/// Where a signature departs from its profile's template.
public enum TemplateBreach: Error, Hashable, Sendable {
    /// The envelope is not the one the profile is for.
    case envelope
    /// More signatures than the profile has places for.
    case signatureCount
    /// An element is missing, repeated, out of order or not of the template; its path and what is wrong.
    case structure(ElementRejection)
    /// A comment, CDATA section or entity reference in the signature.
    case notPlain(line: Int)
    /// An attribute that the template does not have here, or not with this value, or one that is missing.
    case attribute(line: Int)
    /// A canonicalisation method or transform other than the template's.
    case transform(line: Int)
    /// A signature or digest method that is in no suite, or two that are not in the same suite.
    case algorithm(line: Int)
    /// A reference to something else than the template's part in this place.
    case reference(line: Int)
    /// A digest, signature value or key identifier that is not strict Base64 of the exact length.
    case encoding(line: Int)
    /// An identifier that a second element bears too.
    case repeatedIdentifier(line: Int)
    /// A part has no canonical form.
    case canonicalization(CanonicalizationRejection)
}
