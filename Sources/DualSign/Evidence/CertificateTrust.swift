import Foundation

/// On what a signer's certificate was believed. Certificates, lists and answers are named by SHA-256 of their DER,
/// lower-case hexadecimal; the bytes are kept beside the store and travel in an evidence file.
public struct CertificateTrust: Hashable, Sendable, Codable {
    /// The signer's certificate.
    public let certificate: String
    /// Its issuers, nearest first, the anchor last; empty where the registry alone is the trust.
    public let issuers: [String]
    /// When the signature, or the header that it covers, says it was made, in milliseconds since
    /// 1970-01-01T00:00:00Z; nil where neither says.
    public let signedAtMilliseconds: Int64?
    /// One answer for each certificate that was asked about; empty where none was.
    public let revocation: [RevocationEvidence]

    init(certificate: String, issuers: [String], signedAtMilliseconds: Int64?, revocation: [RevocationEvidence]) {
        self.certificate = certificate
        self.issuers = issuers
        self.signedAtMilliseconds = signedAtMilliseconds
        self.revocation = revocation
    }

    /// Of a signature we have just made: nobody needs to convince us of our own certificate.
    init(ofOwn certificate: SignerCertificate, issuers: [IssuerCertificate], signedAt: Date?) {
        self.init(
            certificate: certificate.digestHex, issuers: issuers.map(\.digestHex),
            // As it is written: whole seconds.
            signedAtMilliseconds: signedAt.map { Int64($0.timeIntervalSince1970.rounded(.down)) * 1000 },
            revocation: [])
    }
}

/// What was known of one certificate's revocation when its signature was accepted.
public struct RevocationEvidence: Hashable, Sendable, Codable {
    /// The certificate.
    public let certificate: String
    /// Nil: it was good. Otherwise why that was not known.
    public let unknown: UnknownRevocation?
    /// The answer that was used; nil where there was none.
    public let answer: RevocationAnswerReference?

    init(_ certificate: String, _ unknown: UnknownRevocation?, _ statement: RevocationStatement?) {
        self.certificate = certificate
        self.unknown = unknown
        answer = statement.map(RevocationAnswerReference.init)
    }
}

/// A list or answer on file.
public struct RevocationAnswerReference: Hashable, Sendable, Codable {
    /// SHA-256 of its bytes.
    public let digest: String
    /// List or responder.
    public let source: RevocationStatement.Source
    /// From when on it speaks, in milliseconds since 1970-01-01T00:00:00Z.
    public let thisUpdateMilliseconds: Int64
    /// Until when it may be used.
    public let nextUpdateMilliseconds: Int64

    init(_ statement: RevocationStatement) {
        digest = statement.bytesDigestHex
        source = statement.source
        thisUpdateMilliseconds = Int64((statement.thisUpdate.timeIntervalSince1970 * 1000).rounded())
        nextUpdateMilliseconds = Int64((statement.nextUpdate.timeIntervalSince1970 * 1000).rounded())
    }
}
