import CLibCrypto
public import Foundation

/// The bytes are no certificate, or one whose extensions contradict each other.
public enum IssuerFault: Error, Hashable, Sendable {
    /// No certificate in PEM or DER, or a damaged one.
    case certificateUnreadable
}

/// The certificate of one who issues others: an anchor that is configured, or an authority below one.
///
/// Whether it may issue is asked by `TrustAnchors`, of each certificate that it is to have issued.
public final class IssuerCertificate: Sendable {
    /// The distinguished name of the subject, as RFC 2253 writes it.
    public let subject: String
    /// The certificate in DER.
    public let der: [UInt8]
    /// SHA-256 of the DER, lower-case hexadecimal: its name in evidence.
    public let digestHex: String
    /// Start of validity, inclusive.
    public var notBefore: Date { facts.notBefore }
    /// End of validity, inclusive.
    public var notAfter: Date { facts.notAfter }

    let facts: CertificateFacts
    let handle: X509Handle
    /// Nil where no suite here can verify with it: nothing is then found to be signed by it.
    private let key: PublicKey?

    /// Reads one certificate in DER. Throws `IssuerFault`.
    public init(der: [UInt8]) throws(IssuerFault) {
        guard let handle = X509Handle(der: der), let facts = CertificateFacts(handle),
            let subject = try? SignerCertificate.text(of: X509_get_subject_name(handle.pointer))
        else { throw .certificateUnreadable }
        self.handle = handle
        key = try? PublicKey(certificate: der)
        self.facts = facts
        self.subject = subject
        self.der = der
        digestHex = Hexadecimal.encode(RunningDigest.digest(der, .sha256))
    }

    /// Every certificate of a file: one in DER, or any number in PEM, at least one. Throws `IssuerFault`.
    public static func certificates(inFile bytes: [UInt8]) throws(IssuerFault) -> [IssuerCertificate] {
        if bytes.first == 0x30 { return [try IssuerCertificate(der: bytes)] }
        var found: [[UInt8]] = []
        _ = withReadStream(bytes) { stream -> Bool? in
            while let handle = PEM_read_bio_X509(stream, nil, nil, nil) {
                defer { X509_free(handle) }
                found.append(CertificateFacts.der { i2d_X509(handle, $0) } ?? [])
            }
            return true
        }
        // Text that looks like another certificate and is none must not be passed over in silence.
        let reason = CryptoErrors.takeLastReason()
        guard !found.isEmpty, reason == 0 || reason == PEM_R_NO_START_LINE else { throw .certificateUnreadable }
        return try found.map { der throws(IssuerFault) in try IssuerCertificate(der: der) }
    }

    /// Whether a certificate, list or answer in DER is signed by this issuer's key; nothing else is looked at.
    func hasSigned(_ der: [UInt8]) -> Bool {
        guard let key, let structure = try? SignedStructure(der: der) else { return false }
        return structure.isSigned(by: key)
    }
}

extension IssuerCertificate: Hashable {
    /// The same certificate, byte for byte.
    public static func == (left: IssuerCertificate, right: IssuerCertificate) -> Bool { left.der == right.der }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
