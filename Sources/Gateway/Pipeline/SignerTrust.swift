public import DualSign

/// An entry of a trust directory that cannot be registered.
public struct TrustDirectoryFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The certificate's file.
    public let certificateFile: String
    /// What is wrong with it, in words.
    public let detail: String
    /// One sentence for the operator.
    public var description: String { "\(certificateFile): \(detail)" }
}

extension SignerRegistry {
    /// The signers that a trust directory names. Throws `TrustDirectoryFault` for the first that cannot be registered.
    public init(_ directory: TrustDirectory) throws(TrustDirectoryFault) {
        try self.init(directory, conditions: \.conditions)
    }

    /// The signers that a trust directory names, on conditions that the caller adds to those of the entry.
    init(
        _ directory: TrustDirectory, conditions: (TrustDirectoryEntry) -> SignerConditions
    ) throws(TrustDirectoryFault) {
        var signers: [RegisteredSigner] = []
        for entry in directory.entries { signers.append(try Self.signer(entry, conditions(entry))) }
        do throws(TrustFault) {
            try self.init(directory.agreed(signers))
        } catch {
            throw TrustDirectoryFault(certificateFile: "registry", detail: "\(error)")
        }
    }

    private static func signer(
        _ entry: TrustDirectoryEntry, _ conditions: SignerConditions
    ) throws(TrustDirectoryFault) -> RegisteredSigner {
        func fault(_ detail: String) -> TrustDirectoryFault {
            TrustDirectoryFault(certificateFile: entry.certificateFile, detail: detail)
        }
        guard let jurisdiction = Jurisdiction(entry.jurisdiction) else {
            throw fault("\(entry.jurisdiction) is no jurisdiction")
        }
        guard let suite = SignatureSuite(rawValue: entry.suite) else { throw fault("\(entry.suite) is no suite") }
        let certificate: SignerCertificate
        do throws(KeyFault) {
            certificate = try SignerCertificate(file: entry.certificateBytes)
        } catch {
            throw fault("the certificate cannot be used: \(error)")
        }
        do throws(TrustFault) {
            return try RegisteredSigner(
                certificate: certificate, jurisdiction: jurisdiction, bic: entry.bic, suite: suite,
                messageDefinitions: entry.messageDefinitions, conditions: conditions)
        } catch {
            throw fault(error.text(suite: entry.suite))
        }
    }
}

extension TrustFault {
    /// The fault in words.
    func text(suite: String) -> String {
        switch self {
        case .suiteDoesNotFitCertificate: "the suite \(suite) is for another type of key"
        case .repeatedSubjectKeyIdentifier(let hex): "another signer has the subject key identifier \(hex)"
        case .certificateContradictsItself: "the extensions of the certificate contradict each other"
        case .identifierWithTwoDigests(let identifier): "\(identifier) is agreed with two digests"
        case .keyUsageMissing(let usage, _): "the certificate does not allow \(usage)"
        case .extendedKeyUsageMissing(let usage, _): "the certificate does not name the use \(usage)"
        case .additionalSignerDiffers: "the additional signer is not another suite's of the same institution"
        case .noChain(let rejection, _): "no chain leads to an anchor: \(rejection)"
        }
    }
}
