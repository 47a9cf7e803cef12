import XMLCore

/// What the signatures of one profile have of their own: the literal parts of its template.
struct SignatureForm {
    /// What `ds:KeyInfo` names the signer by.
    enum KeyInformation {
        /// `Id`, `X509Data/X509SKI`; a reference digests it.
        case signedSubjectKeyIdentifier
        /// No attribute, `X509Data/X509SKI`.
        case subjectKeyIdentifier
        /// No attribute, `X509Data/X509Certificate`: which of the registered certificates, never a key to use.
        case certificate
    }

    /// What a reference must say.
    struct Reference {
        let part: SignedPart
        /// Nil for a reference without the attribute.
        let uri: String?
        let transforms: [String]
        /// Nil for a reference without the attribute.
        var type: String?
    }

    /// The method of `ds:CanonicalizationMethod`, by which `ds:SignedInfo` is signed.
    let canonicalization: CanonicalMethod
    let keyInformation: KeyInformation

    static let exclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
    static let inclusiveC14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    static let inclusiveC14NWithComments = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
    static let envelopedSignature = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"

    init(_ profile: SignatureProfile) {
        switch profile {
        case .header, .cosigned: (canonicalization, keyInformation) = (.exclusive, .signedSubjectKeyIdentifier)
        case .document: (canonicalization, keyInformation) = (.exclusive, .subjectKeyIdentifier)
        case .kazakhNested: (canonicalization, keyInformation) = (.inclusive, .certificate)
        }
    }

    /// The `Algorithm` of `ds:CanonicalizationMethod`.
    var canonicalizationURI: String {
        switch canonicalization {
        case .exclusive: Self.exclusiveC14N
        case .inclusive: Self.inclusiveC14N
        }
    }

    /// The reference to the properties that a signature states; it comes last.
    static func reference(toPropertiesNamed identifier: String) -> Reference {
        Reference(
            part: .signedProperties, uri: "#" + identifier, transforms: [exclusiveC14N],
            type: SignedPropertiesTemplate.referenceType)
    }

    /// The references of a profile, in order. The header profile's order is that of the partners' own libraries.
    static func references(_ profile: SignatureProfile, keyInfoIdentifier: String) -> [Reference] {
        switch profile {
        case .header:
            [
                Reference(part: .header, uri: "", transforms: [envelopedSignature, exclusiveC14N]),
                Reference(part: .keyInfo, uri: "#" + keyInfoIdentifier, transforms: [exclusiveC14N]),
                Reference(part: .document, uri: nil, transforms: [exclusiveC14N]),
            ]
        case .cosigned:
            [
                Reference(part: .message, uri: "#message", transforms: [exclusiveC14N]),
                Reference(part: .terms, uri: "#terms", transforms: [exclusiveC14N]),
                Reference(part: .keyInfo, uri: "#" + keyInfoIdentifier, transforms: [exclusiveC14N]),
            ]
        case .document:
            [Reference(part: .document, uri: "", transforms: [envelopedSignature, exclusiveC14N])]
        case .kazakhNested:
            // No comment may stand in the document, so the form with comments is the form without.
            [Reference(part: .document, uri: "", transforms: [envelopedSignature, inclusiveC14NWithComments])]
        }
    }
}
