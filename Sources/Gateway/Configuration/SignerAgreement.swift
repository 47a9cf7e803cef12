public import DualSign

/// What a registration agrees on beyond its suite: identifiers for SM2, and a first key that this one is added to.
///
///     signatureMethod: urn:example:sm2-sm3      # for the suite sm2-sm3 only
///     digestMethod: urn:example:sm3
///     userIdentifier: CBXA-2026
///     additionalTo: xa-signer.pem               # the certificate of another entry
public struct SignerAgreement: Hashable, Sendable {
    /// The suite under the identifiers agreed; nil: under its own.
    public var method: SignatureMethod?
    /// The name of the certificate's file of the entry whose signature this one's joins.
    public var additionalTo: String?

    /// Nothing beyond the suite.
    public init() {}

    /// Reads the settings of a signer, and notes what cannot be.
    init(_ section: SettingsSection) {
        additionalTo = section.optionalText("additionalTo", .name)
        let texts = ["signatureMethod", "digestMethod", "userIdentifier"].map { section.optionalText($0, .name) }
        guard texts.contains(where: { $0 != nil }) else { return }
        let suite = SignatureSuite.sm2SM3
        method = SignatureMethod.sm2(
            signatureMethodURI: texts[0] ?? suite.signatureMethodURI,
            digestMethodURI: texts[1] ?? suite.digestMethodURI,
            userIdentifier: texts[2] ?? SignatureMethod.defaultUserIdentifier)
        if section.value("suite", expected: suite.rawValue)?.text != suite.rawValue {
            section.reading.note(
                .notAllowed("identifiers are agreed for the suite \(suite.rawValue) only"),
                section.setting("signatureMethod"), at: section.origin)
        } else if method == nil {
            section.reading.note(
                .notAllowed("identifiers have visible ASCII characters and are no other suite's"),
                section.setting("signatureMethod"), at: section.origin)
        }
    }
}

extension TrustDirectory {
    /// The signers of the entries, in the same order, with what each agreed on. Throws `TrustFault`.
    func agreed(_ signers: [RegisteredSigner]) throws(TrustFault) -> [RegisteredSigner] {
        var agreed: [RegisteredSigner] = []
        for (signer, entry) in zip(signers, entries) {
            guard let method = entry.agreement.method else {
                agreed.append(signer)
                continue
            }
            agreed.append(try signer.signing(under: method))
        }
        for (index, entry) in entries.enumerated() {
            guard let name = entry.agreement.additionalTo else { continue }
            let hex = agreed[index].certificate.subjectKeyIdentifierHex
            guard
                let first = entries.firstIndex(where: {
                    $0.certificateFile == name || $0.certificateFile.hasSuffix("/" + name)
                })
            else { throw .additionalSignerDiffers(subjectKeyIdentifierHex: hex) }
            agreed[index] = try agreed[index].additional(to: agreed[first])
        }
        return agreed
    }
}
