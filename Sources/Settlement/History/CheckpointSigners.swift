public import DualSign

/// Whose checkpoints are believed.
public struct CheckpointSigners: Sendable {
    /// Of which journal; nil: of any, whatever name it gives itself.
    public let origin: String?
    /// The certificates of the gateway's key, of now and of before.
    public let certificates: [SignerCertificate]
    /// Keys that are known without a certificate.
    public let keys: [NoteKey]

    /// Certificates, keys, or both.
    public init(origin: String? = nil, certificates: [SignerCertificate] = [], keys: [NoteKey] = []) {
        self.origin = origin
        self.certificates = certificates
        self.keys = keys
    }

    /// Why a checkpoint's note is not to be believed; nil when it is.
    public func rejection(of note: SignedNote, _ checkpoint: Checkpoint) -> NoteRejection? {
        guard origin == nil || origin == checkpoint.origin, Checkpoint.isOrigin(checkpoint.origin) else {
            return .noKnownKey
        }
        var trusted = keys.filter { $0.name == checkpoint.origin }
        for certificate in certificates {
            // A key that cannot be used on this machine believes nothing.
            trusted += (try? NoteKey.keys(name: checkpoint.origin, certificate: certificate)) ?? []
        }
        return note.rejection(trusting: trusted)
    }
}
