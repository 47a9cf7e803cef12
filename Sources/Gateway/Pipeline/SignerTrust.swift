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
        var signers: [RegisteredSigner] = []
        for entry in directory.entries { signers.append(try Self.signer(entry)) }
        do throws(TrustFault) {
            try self.init(signers)
        } catch {
            throw TrustDirectoryFault(certificateFile: "registry", detail: "\(error)")
        }
    }

    private static func signer(_ entry: TrustDirectoryEntry) throws(TrustDirectoryFault) -> RegisteredSigner {
        func fault(_ detail: String) -> TrustDirectoryFault {
            TrustDirectoryFault(certificateFile: entry.certificateFile, detail: detail)
        }
        guard let jurisdiction = Jurisdiction(entry.jurisdiction) else {
            throw fault("\(entry.jurisdiction) is no jurisdiction")
        }
        guard let suite = SignatureSuite(rawValue: entry.suite) else { throw fault("\(entry.suite) is no suite") }
        let certificate: SignerCertificate
        do throws(KeyFault) {
            certificate = try SignerCertificate(pem: entry.certificateBytes)
        } catch {
            throw fault("the certificate cannot be used: \(error)")
        }
        do throws(TrustFault) {
            return try RegisteredSigner(
                certificate: certificate, jurisdiction: jurisdiction, bic: entry.bic, suite: suite,
                messageDefinitions: entry.messageDefinitions)
        } catch {
            throw fault("the suite \(entry.suite) is for another type of key")
        }
    }
}
