import Foundation

/// Writes the properties that `SignedPropertiesTemplate` reads, in canonical form.
struct SignedPropertiesText {
    let signatureIdentifier: String
    let identifier: String
    let signingTime: Date
    let certificate: SignerCertificate
    let method: SignatureMethod

    init(_ key: SigningKey, _ profile: SignatureProfile, _ jurisdiction: Jurisdiction?, signingTime: Date) {
        let suffix = jurisdiction.map { "-\($0.code)" } ?? "-\(profile.rawValue)"
        signatureIdentifier = "signature" + suffix
        identifier = "signed-properties" + suffix
        self.signingTime = signingTime
        certificate = key.certificate
        method = key.method
    }

    /// `xades:SignedProperties` as it stands alone, in canonical form: what is digested.
    func alone() -> [UInt8] {
        let declaration = " xmlns:xades=\"\(SignedPropertiesTemplate.namespace)\""
        let inner = " xmlns:ds=\"\(SignatureTemplate.namespace)\""
        return Array(properties(declaration, inner).utf8)
    }

    /// `ds:Object` within a signature, whose prefix it uses.
    func object() -> String {
        "<ds:Object><xades:QualifyingProperties xmlns:xades=\"\(SignedPropertiesTemplate.namespace)\" "
            + "Target=\"#\(signatureIdentifier)\">" + properties("", "") + "</xades:QualifyingProperties></ds:Object>"
    }

    private func properties(_ declaration: String, _ inner: String) -> String {
        let digest = RunningDigest.digest(certificate.der, method.suite.digestAlgorithm)
        return "<xades:SignedProperties\(declaration) Id=\"\(identifier)\"><xades:SignedSignatureProperties>"
            + "<xades:SigningTime>\(SigningTime.write(signingTime))</xades:SigningTime>"
            + "<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod\(inner) "
            + "Algorithm=\"\(method.digestMethodURI)\"></ds:DigestMethod><ds:DigestValue\(inner)>"
            + Base64.encode(digest) + "</ds:DigestValue></xades:CertDigest></xades:Cert>"
            + "</xades:SigningCertificateV2></xades:SignedSignatureProperties></xades:SignedProperties>"
    }
}
