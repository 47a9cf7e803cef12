import XMLCore

/// Writes a signature in its canonical form, from the references that `SignatureTemplate` reads.
///
/// The form is constant but for digests, value, key identifier and jurisdiction, all of which are Base64 or two capital
/// letters: nothing in it can need escaping, so it is written as text, and what is hashed is what is sent.
struct SignatureText {
    let profile: SignatureProfile
    let method: SignatureMethod
    /// Nil but in the co-signed profile.
    let jurisdiction: Jurisdiction?
    let subjectKeyIdentifier: [UInt8]
    /// What the signature states of itself, if anything.
    let properties: SignedPropertiesText?

    /// A signature of the header profile without a jurisdiction, of the co-signed profile with one.
    init(_ key: SigningKey, jurisdiction: Jurisdiction? = nil) {
        self.init(key, jurisdiction == nil ? .header : .cosigned, jurisdiction: jurisdiction)
    }

    /// A signature of any profile that is written; a co-signature has a jurisdiction, no other.
    init(_ key: SigningKey, _ profile: SignatureProfile, jurisdiction: Jurisdiction?) {
        precondition(profile != .kazakhNested, "nested signatures are verified, never made")
        precondition((profile == .cosigned) == (jurisdiction != nil), "a co-signature is one of a jurisdiction")
        self.profile = profile
        method = key.method
        self.jurisdiction = jurisdiction
        properties = key.statedTime.map { SignedPropertiesText(key, profile, jurisdiction, signingTime: $0) }
        subjectKeyIdentifier = key.certificate.subjectKeyIdentifier
    }

    /// `ds:KeyInfo` as it is hashed: alone, with its own declaration.
    func keyInfoAlone() -> String { "<ds:KeyInfo" + Self.declaration + keyInfoRest() }

    /// `ds:SignedInfo` as it is signed: alone, with its own declaration. `digests` has every part that the profile's
    /// references name.
    func signedInfoAlone(_ digests: [SignedPart: [UInt8]]) -> String {
        "<ds:SignedInfo" + Self.declaration + signedInfoRest(digests)
    }

    /// The whole signature: digests KeyInfo, signs SignedInfo. `digests` has every other part.
    func signature(by key: SigningKey, digests: [SignedPart: [UInt8]]) throws(KeyFault) -> [UInt8] {
        try signatureAndValue(by: key, digests: digests).text
    }

    /// The whole signature, its bare value, and the digests of every part.
    func signatureAndValue(
        by key: SigningKey, digests: [SignedPart: [UInt8]]
    ) throws(KeyFault) -> (text: [UInt8], value: [UInt8], digests: [SignedPart: [UInt8]]) {
        var digests = digests
        if isKeyInfoSigned {
            digests[.keyInfo] = RunningDigest.digest(Array(keyInfoAlone().utf8), method.suite.digestAlgorithm)
        }
        let stated = properties?.alone()
        if let stated { digests[.signedProperties] = RunningDigest.digest(stated, method.suite.digestAlgorithm) }
        let signedInfo = signedInfoRest(digests)
        let value = try key.sign(
            Array(("<ds:SignedInfo" + Self.declaration + signedInfo).utf8), properties: stated ?? [])
        var text = "<ds:Signature"
        text.reserveCapacity(signedInfo.utf8.count + 1024)
        text += Self.declaration
        if let identifier = properties?.signatureIdentifier ?? jurisdiction.map({ "signature-\($0.code)" }) {
            text += " Id=\"\(identifier)\""
        }
        text += "><ds:SignedInfo"
        text += signedInfo
        text += "<ds:SignatureValue>"
        text += Base64.encode(value)
        text += "</ds:SignatureValue><ds:KeyInfo"
        text += keyInfoRest()
        if let properties { text += properties.object() }
        text += "</ds:Signature>"
        return (Array(text.utf8), value, digests)
    }

    private func keyInfoRest() -> String {
        (isKeyInfoSigned ? " Id=\"\(keyInfoIdentifier)\"" : "") + "><ds:X509Data><ds:X509SKI>"
            + Base64.encode(subjectKeyIdentifier)
            + "</ds:X509SKI></ds:X509Data></ds:KeyInfo>"
    }

    private func signedInfoRest(_ digests: [SignedPart: [UInt8]]) -> String {
        var text = ">"
        text.reserveCapacity(2048)
        Self.appendEmpty("CanonicalizationMethod", SignatureForm.exclusiveC14N, to: &text)
        Self.appendEmpty("SignatureMethod", method.signatureMethodURI, to: &text)
        let references =
            SignatureForm.references(profile, keyInfoIdentifier: keyInfoIdentifier)
            + (properties.map { [SignatureForm.reference(toPropertiesNamed: $0.identifier)] } ?? [])
        for reference in references {
            guard let digest = digests[reference.part] else { preconditionFailure("each part is digested") }
            text += "<ds:Reference"
            if let type = reference.type { text += " Type=\"\(type)\"" }
            if let uri = reference.uri { text += " URI=\"\(uri)\"" }
            text += "><ds:Transforms>"
            for transform in reference.transforms { Self.appendEmpty("Transform", transform, to: &text) }
            text += "</ds:Transforms>"
            Self.appendEmpty("DigestMethod", method.digestMethodURI, to: &text)
            text += "<ds:DigestValue>"
            text += Base64.encode(digest)
            text += "</ds:DigestValue></ds:Reference>"
        }
        text += "</ds:SignedInfo>"
        return text
    }

    private var isKeyInfoSigned: Bool {
        if case .signedSubjectKeyIdentifier = SignatureForm(profile).keyInformation { true } else { false }
    }

    private var keyInfoIdentifier: String { jurisdiction.map { "keyinfo-\($0.code)" } ?? "keyinfo" }

    private static let declaration = " xmlns:ds=\"\(SignatureTemplate.namespace)\""

    private static func appendEmpty(_ name: StaticString, _ algorithm: String, to text: inout String) {
        text += "<ds:\(name) Algorithm=\""
        text += algorithm
        text += "\"></ds:\(name)>"
    }
}
