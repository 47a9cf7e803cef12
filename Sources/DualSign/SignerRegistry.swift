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
    /// What is demanded of it beyond being listed.
    public let conditions: SignerConditions
    /// Every chain from the certificate to an anchor; empty where none is demanded.
    public let chains: [CertificateChain]

    /// Registers a certificate. Throws `TrustFault` when the certificate does not meet the conditions.
    public init(
        certificate: SignerCertificate, jurisdiction: Jurisdiction, bic: String, suite: SignatureSuite,
        messageDefinitions: Set<String>, conditions: SignerConditions = SignerConditions()
    ) throws(TrustFault) {
        guard certificate.suites.contains(suite) else {
            throw .suiteDoesNotFitCertificate(subjectKeyIdentifierHex: certificate.subjectKeyIdentifierHex)
        }
        chains = try Self.chains(of: certificate, conditions)
        self.conditions = conditions
        self.certificate = certificate
        self.jurisdiction = jurisdiction
        self.bic = bic
        self.suite = suite
        self.messageDefinitions = messageDefinitions
    }

    private static func chains(
        of certificate: SignerCertificate, _ conditions: SignerConditions
    ) throws(TrustFault) -> [CertificateChain] {
        let hex = certificate.subjectKeyIdentifierHex
        guard let facts = X509Handle(der: certificate.der).flatMap(CertificateFacts.init) else {
            throw .certificateContradictsItself(subjectKeyIdentifierHex: hex)
        }
        if let missing = conditions.keyUsages.subtracting(facts.keyUsages).map(\.rawValue).min() {
            throw .keyUsageMissing(missing, subjectKeyIdentifierHex: hex)
        }
        if let missing = conditions.extendedKeyUsages.subtracting(facts.extendedKeyUsages ?? []).min() {
            throw .extendedKeyUsageMissing(missing, subjectKeyIdentifierHex: hex)
        }
        guard let anchors = conditions.trustAnchors else { return [] }
        do throws(ChainRejection) {
            return try anchors.chains(for: certificate)
        } catch {
            throw .noChain(error, subjectKeyIdentifierHex: hex)
        }
    }
}

/// What is wrong with a trust configuration.
public enum TrustFault: Error, Hashable, Sendable {
    /// The registered suite is for another type of key.
    case suiteDoesNotFitCertificate(subjectKeyIdentifierHex: String)
    /// Two entries have the same subject key identifier: a signature could not name its signer.
    case repeatedSubjectKeyIdentifier(hex: String)
    /// The certificate's extensions contradict each other.
    case certificateContradictsItself(subjectKeyIdentifierHex: String)
    /// The certificate does not allow a use that the registration demands.
    case keyUsageMissing(String, subjectKeyIdentifierHex: String)
    /// The certificate does not name an extended use that the registration demands.
    case extendedKeyUsageMissing(String, subjectKeyIdentifierHex: String)
    /// No chain leads from the certificate to an anchor.
    case noChain(ChainRejection, subjectKeyIdentifierHex: String)
}

/// The signers the gateway knows, found by subject key identifier and by nothing else, and what is known of revocation:
/// the state of trust at one moment. A value: whoever verifies a message works with one state from beginning to end.
public struct SignerRegistry: Sendable {
    /// Every signer, in the order given.
    public let signers: [RegisteredSigner]
    /// What is known of revocation. Whether that matters is each registration's policy.
    public var revocation = RevocationStatusBook()
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
