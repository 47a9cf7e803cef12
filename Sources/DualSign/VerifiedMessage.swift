public import XMLCore

/// A message whose signatures hold. Only this module makes one, and it hands out only what was digested: whoever
/// holds it need not ask again, and nothing unsigned can ride along.
public struct VerifiedMessage: Sendable {
    /// `AppHdr`; nil when no signature covers it, as in the document profile.
    public let header: Element?
    /// `Document`, without signatures of its own.
    public let document: Element
    /// The settlement terms, when a signature covers them.
    public let terms: SettlementTerms?
    /// One entry for each signature, in document order.
    public let evidence: [SignatureEvidence]
    /// The profile that was asked for.
    public let profile: SignatureProfile
    /// The signers, in the order of `evidence`.
    public let signers: [RegisteredSigner]

    init(
        header: Element?, document: Element, terms: SettlementTerms?, profile: SignatureProfile,
        signatures: [(signer: RegisteredSigner, evidence: SignatureEvidence)]
    ) {
        self.header = header
        self.document = document
        self.terms = terms
        self.profile = profile
        evidence = signatures.map(\.evidence)
        signers = signatures.map(\.signer)
    }
}
