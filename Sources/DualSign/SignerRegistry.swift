/// A certificate the gateway trusts, and what for. The suite is fixed here; a message can only agree with it.
public struct RegisteredSigner: Hashable, Sendable {
    /// Who signs.
    public let certificate: SignerCertificate
    /// Under which legal order.
    public let jurisdiction: Jurisdiction
    /// For which institution: 8 or 11 characters, ISO 9362.
    public let bic: String
    /// How.
    public let suite: SignatureSuite
    /// The message definitions it may sign, such as `pacs.008.001.08`.
    public let messageDefinitions: Set<String>

    /// Registers a certificate. Throws `TrustFault.suiteDoesNotFitCertificate`.
    public init(
        certificate: SignerCertificate, jurisdiction: Jurisdiction, bic: String, suite: SignatureSuite,
        messageDefinitions: Set<String>
    ) throws(TrustFault) {
        guard certificate.suites.contains(suite) else {
            throw .suiteDoesNotFitCertificate(subjectKeyIdentifierHex: certificate.subjectKeyIdentifierHex)
        }
        self.certificate = certificate
        self.jurisdiction = jurisdiction
        self.bic = bic
        self.suite = suite
        self.messageDefinitions = messageDefinitions
    }
}

/// What is wrong with a trust configuration.
public enum TrustFault: Error, Hashable, Sendable {
    /// The registered suite is for another type of key.
    case suiteDoesNotFitCertificate(subjectKeyIdentifierHex: String)
    /// Two entries have the same subject key identifier: a signature could not name its signer.
    case repeatedSubjectKeyIdentifier(hex: String)
}

/// The signers the gateway knows, found by subject key identifier and by nothing else. Immutable.
public struct SignerRegistry: Sendable {
    /// Every signer, in the order given.
    public let signers: [RegisteredSigner]
    private let bySubjectKeyIdentifier: [[UInt8]: RegisteredSigner]

    /// A registry of signers. Throws `TrustFault.repeatedSubjectKeyIdentifier`.
    public init(_ signers: [RegisteredSigner]) throws(TrustFault) {
        var found: [[UInt8]: RegisteredSigner] = [:]
        for signer in signers {
            let identifier = signer.certificate.subjectKeyIdentifier
            guard found.updateValue(signer, forKey: identifier) == nil else {
                throw .repeatedSubjectKeyIdentifier(hex: Hexadecimal.encode(identifier))
            }
        }
        self.signers = signers
        bySubjectKeyIdentifier = found
    }

    /// The signer of this identifier.
    public subscript(subjectKeyIdentifier: [UInt8]) -> RegisteredSigner? {
        bySubjectKeyIdentifier[subjectKeyIdentifier]
    }
}
