/// A certificate the gateway trusts, and what for. The suite is fixed here; a message can only agree with it.
public struct RegisteredSigner: Hashable, Sendable {
    /// Who signs.
    public let certificate: SignerCertificate
    /// Under which legal order.
    public let jurisdiction: Jurisdiction
    /// For which institution: 8 or 11 characters, ISO 9362.
    public let bic: String
    /// How: the suite, and its identifiers in messages.
    public internal(set) var method: SignatureMethod
    /// The suite of `method`.
    public var suite: SignatureSuite { method.suite }
    /// The message definitions it may sign, such as `pacs.008.001.08`.
    public let messageDefinitions: Set<String>
    /// What is demanded of it beyond being listed.
    public fileprivate(set) var conditions: SignerConditions
    /// Every chain from the certificate to an anchor; empty where none is demanded.
    public let chains: [CertificateChain]
    /// The subject key identifier of the signer whose signature this one's joins; nil for a signer of his own.
    public internal(set) var additionalTo: [UInt8]?

    /// Registers a certificate for a suite under its own identifiers. Throws `TrustFault` when the certificate does not
    /// meet the conditions.
    public init(
        certificate: SignerCertificate, jurisdiction: Jurisdiction, bic: String, suite: SignatureSuite,
        messageDefinitions: Set<String>, conditions: SignerConditions = SignerConditions()
    ) throws(TrustFault) {
        try self.init(
            certificate: certificate, jurisdiction: jurisdiction, bic: bic, method: SignatureMethod(suite),
            messageDefinitions: messageDefinitions, conditions: conditions)
    }

    /// Registers a certificate for a method: SM2 under agreed identifiers. Throws `TrustFault` when the certificate
    /// does not meet the conditions.
    public init(
        certificate: SignerCertificate, jurisdiction: Jurisdiction, bic: String, method: SignatureMethod,
        messageDefinitions: Set<String>, conditions: SignerConditions = SignerConditions()
    ) throws(TrustFault) {
        guard certificate.suites.contains(method.suite) else {
            throw .suiteDoesNotFitCertificate(subjectKeyIdentifierHex: certificate.subjectKeyIdentifierHex)
        }
        chains = try Self.chains(of: certificate, conditions)
        self.conditions = conditions
        self.certificate = certificate
        self.jurisdiction = jurisdiction
        self.bic = bic
        self.method = method
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
    /// Two signers agreed on one identifier for their signatures, but not for their digests.
    case identifierWithTwoDigests(signatureMethodURI: String)
    /// A signer added to another that is not registered, has one already, is of another institution or jurisdiction, or
    /// signs in the same suite.
    case additionalSignerDiffers(subjectKeyIdentifierHex: String)
}

/// The signers the gateway knows, found by subject key identifier and by nothing else, and what is known of revocation:
/// the state of trust at one moment. A value: whoever verifies a message works with one state from beginning to end.
public struct SignerRegistry: Sendable {
    /// Every signer, in the order given.
    public private(set) var signers: [RegisteredSigner]
    /// What is known of revocation. Whether that matters is each registration's policy.
    public var revocation = RevocationStatusBook()
    private var bySubjectKeyIdentifier: [[UInt8]: RegisteredSigner]
    /// What a `ds:SignatureMethod` may name: every suite's own identifier, and those agreed with a signer.
    private let methods: [String: SignatureMethod]
    /// Who needs a second signature.
    let additional: AdditionalSigners

    /// A registry of signers. Throws `TrustFault`.
    public init(_ signers: [RegisteredSigner]) throws(TrustFault) {
        var found: [[UInt8]: RegisteredSigner] = [:]
        var methods = Self.ownMethods
        for signer in signers {
            let method = signer.method
            if let known = methods.updateValue(method, forKey: method.signatureMethodURI),
                known.digestMethodURI != method.digestMethodURI
            {
                throw .identifierWithTwoDigests(signatureMethodURI: method.signatureMethodURI)
            }
            let identifier = signer.certificate.subjectKeyIdentifier
            guard found.updateValue(signer, forKey: identifier) == nil else {
                throw .repeatedSubjectKeyIdentifier(hex: Hexadecimal.encode(identifier))
            }
        }
        self.signers = signers
        bySubjectKeyIdentifier = found
        self.methods = methods
        additional = try AdditionalSigners(found)
    }

    /// The signer of this identifier.
    public subscript(subjectKeyIdentifier: [UInt8]) -> RegisteredSigner? {
        bySubjectKeyIdentifier[subjectKeyIdentifier]
    }

    /// What a `ds:SignatureMethod` names, or nil when it is in no suite and was agreed with nobody. Of several signers
    /// with the same identifiers it is any one's: only the identifiers count.
    func method(signatureMethodURI: String) -> SignatureMethod? { methods[signatureMethodURI] }

    private static let ownMethods = Dictionary(
        uniqueKeysWithValues: SignatureSuite.allCases.map { ($0.signatureMethodURI, SignatureMethod($0)) })

    /// The same signers, none of whom is asked about revocation: for signatures that were accepted before, and are
    /// verified again to be worked with.
    public func withRevocationSettled() -> SignerRegistry {
        var settled = self
        settled.signers = signers.map(\.withRevocationSettled)
        settled.bySubjectKeyIdentifier = bySubjectKeyIdentifier.mapValues(\.withRevocationSettled)
        return settled
    }
}

extension RegisteredSigner {
    fileprivate var withRevocationSettled: RegisteredSigner {
        var settled = self
        settled.conditions.revocation = .notAsked
        return settled
    }
}
