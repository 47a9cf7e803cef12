// A second key of one signer, in another suite: a message counts as signed only when both have signed. So a suite whose
// future is in doubt can be strengthened, or replaced, without a change of profile: `docs/decisions/0103`.

extension RegisteredSigner {
    /// The same registration under agreed identifiers. Throws `TrustFault.suiteDoesNotFitCertificate` if they are for
    /// another suite.
    public func signing(under method: SignatureMethod) throws(TrustFault) -> RegisteredSigner {
        guard method.suite == suite else {
            throw .suiteDoesNotFitCertificate(subjectKeyIdentifierHex: certificate.subjectKeyIdentifierHex)
        }
        var copy = self
        copy.method = method
        return copy
    }

    /// The same registration, as an addition to another signer's: each then needs the other. Throws
    /// `TrustFault.additionalSignerDiffers` unless jurisdiction and institution are the same and the suite is not.
    public func additional(to first: RegisteredSigner) throws(TrustFault) -> RegisteredSigner {
        guard first.jurisdiction == jurisdiction, first.bic == bic, first.suite != suite, first.additionalTo == nil,
            first.certificate != certificate
        else { throw .additionalSignerDiffers(subjectKeyIdentifierHex: certificate.subjectKeyIdentifierHex) }
        var copy = self
        copy.additionalTo = first.certificate.subjectKeyIdentifier
        return copy
    }

    /// Whether the two are one signer's.
    func isPaired(with other: RegisteredSigner) -> Bool {
        additionalTo == other.certificate.subjectKeyIdentifier || other.additionalTo == certificate.subjectKeyIdentifier
    }
}

/// Which signers need a second signature. Built with the registry.
struct AdditionalSigners: Sendable {
    /// The identifier of the other of a pair, in both directions.
    private var partners: [[UInt8]: [UInt8]] = [:]

    /// Throws `TrustFault.additionalSignerDiffers` for a signer whose first is not registered, or has two.
    init(_ signers: [[UInt8]: RegisteredSigner]) throws(TrustFault) {
        for (identifier, signer) in signers {
            guard let first = signer.additionalTo else { continue }
            guard let found = signers[first], found.additionalTo == nil,
                partners.updateValue(identifier, forKey: first) == nil
            else { throw .additionalSignerDiffers(subjectKeyIdentifierHex: Hexadecimal.encode(identifier)) }
            partners[identifier] = first
        }
    }

    /// Throws `SignatureRejection.additionalSignatureMissing` unless of each pair both or none have signed.
    func check(_ signatures: [VerifiedSignature]) throws(SignatureRejection) {
        if partners.isEmpty { return }
        let present = Set(signatures.map(\.signer.certificate.subjectKeyIdentifier))
        for signature in signatures {
            guard let partner = partners[signature.signer.certificate.subjectKeyIdentifier] else { continue }
            if !present.contains(partner) { throw .additionalSignatureMissing(signature.signer.jurisdiction) }
        }
    }
}
