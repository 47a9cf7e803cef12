import XMLCore

/// Writes a signature in its canonical form, from the references that `SignatureTemplate` reads.
///
/// The form is constant but for digests, value, key identifier and jurisdiction, all of which are Base64 or two capital
/// letters: nothing in it can need escaping, so it is written as text, and what is hashed is what is sent.
struct SignatureText {
    let profile: SignatureProfile
    let suite: SignatureSuite
    /// Nil in the header profile.
    let jurisdiction: Jurisdiction?
    let subjectKeyIdentifier: [UInt8]

    /// A signature of the header profile without a jurisdiction, of the co-signed profile with one.
    init(_ key: SigningKey, jurisdiction: Jurisdiction? = nil) {
        profile = jurisdiction == nil ? .header : .cosigned
        suite = key.suite
        self.jurisdiction = jurisdiction
        subjectKeyIdentifier = key.certificate.subjectKeyIdentifier
    }

    /// `ds:KeyInfo`, alone as it is hashed or within the signature, whose declaration it then shares.
    func keyInfo(isAlone: Bool) -> String {
        "<ds:KeyInfo\(isAlone ? Self.declaration : "") Id=\"\(keyInfoIdentifier)\"><ds:X509Data><ds:X509SKI>"
            + Base64.encode(subjectKeyIdentifier) + "</ds:X509SKI></ds:X509Data></ds:KeyInfo>"
    }

    /// `ds:SignedInfo`, with a digest for each part that the profile's references name.
    func signedInfo(isAlone: Bool, digests: [SignedPart: [UInt8]]) -> String {
        var text = "<ds:SignedInfo\(isAlone ? Self.declaration : "")>"
        text += Self.empty("CanonicalizationMethod", SignatureTemplate.exclusiveC14N)
        text += Self.empty("SignatureMethod", suite.signatureMethodURI)
        for reference in SignatureTemplate.references(profile, keyInfoIdentifier: keyInfoIdentifier) {
            guard let digest = digests[reference.part] else { preconditionFailure("each part is digested") }
            text += reference.uri.map { "<ds:Reference URI=\"\($0)\">" } ?? "<ds:Reference>"
            text += "<ds:Transforms>"
            for transform in reference.transforms { text += Self.empty("Transform", transform) }
            text += "</ds:Transforms>"
            text += Self.empty("DigestMethod", suite.digestMethodURI)
            text += "<ds:DigestValue>" + Base64.encode(digest) + "</ds:DigestValue></ds:Reference>"
        }
        return text + "</ds:SignedInfo>"
    }

    /// The whole signature: digests KeyInfo, signs SignedInfo. `digests` has every other part.
    func signature(by key: SigningKey, digests: [SignedPart: [UInt8]]) throws(KeyFault) -> [UInt8] {
        var digests = digests
        digests[.keyInfo] = RunningDigest.digest(Array(keyInfo(isAlone: true).utf8), suite.digestAlgorithm)
        let value = try key.sign(Array(signedInfo(isAlone: true, digests: digests).utf8))
        let identifier = jurisdiction.map { " Id=\"signature-\($0.code)\"" } ?? ""
        var text = "<ds:Signature\(Self.declaration)\(identifier)>"
        text += signedInfo(isAlone: false, digests: digests)
        text += "<ds:SignatureValue>" + Base64.encode(value) + "</ds:SignatureValue>"
        text += keyInfo(isAlone: false) + "</ds:Signature>"
        return Array(text.utf8)
    }

    private var keyInfoIdentifier: String { jurisdiction.map { "keyinfo-\($0.code)" } ?? "keyinfo" }

    private static let declaration = " xmlns:ds=\"\(SignatureTemplate.namespace)\""

    private static func empty(_ name: String, _ algorithm: String) -> String {
        "<ds:\(name) Algorithm=\"\(algorithm)\"></ds:\(name)>"
    }
}
