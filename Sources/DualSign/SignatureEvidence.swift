import Foundation

/// How signatures are placed. See `docs/signatures`.
public enum SignatureProfile: String, Hashable, Sendable, Codable, CaseIterable {
    /// One signature in `AppHdr/Sgntr` over header, document and its own key information.
    case header
    /// Parallel signatures beside message and terms, one per jurisdiction.
    case cosigned
    /// One signature as the last child of `Document`, over the document and nothing else.
    case document
    /// One or two signatures as the last children of `Document`, the second over the first, as Kazakh tools write
    /// them. Verified, never made.
    case kazakhNested = "kz-nested"
}

/// Who signed what, how, and when that was found true. Made only by verification
/// and, of our own signature, by making it; kept as long as the payment.
public struct SignatureEvidence: Hashable, Sendable, Codable {
    /// Under which legal order.
    public let jurisdiction: Jurisdiction
    /// The certificate's subject, as RFC 2253 writes it.
    public let signerSubject: String
    /// The certificate's subject key identifier, lower-case hexadecimal.
    public let subjectKeyIdentifier: String
    /// How it is signed.
    public let suite: SignatureSuite
    /// Where the signature stands.
    public let profile: SignatureProfile
    /// The digest of each part by name (`SignedPart`), lower-case hexadecimal.
    public let digests: [String: String]
    /// The signature value, Base64 on one line. Never an identity: ECDSA knows two values for one signature.
    public let signatureValue: String
    /// What it covers: `message`, `message` and `terms`, or the `document` without the header.
    public let covers: [String]
    /// When it was verified, or made, in milliseconds since 1970-01-01T00:00:00Z.
    public let verifiedAtMilliseconds: Int64
    /// The time stamp over its value; nil where it bears none.
    public let timeStamp: TimeStampEvidence?
    /// On what its certificate was believed; nil in evidence of before this was recorded.
    public let trust: CertificateTrust?
}

/// What an authority for time stamps says of a signature: that its value existed at a time. The token itself stands in
/// the signature.
public struct TimeStampEvidence: Hashable, Sendable, Codable {
    /// The authority's time, in milliseconds since 1970-01-01T00:00:00Z.
    public let timeMilliseconds: Int64
    /// How exact it is; nil where the token does not say.
    public let accuracyMilliseconds: Int?
    /// Under which policy, dotted.
    public let policy: String
    /// SHA-256 of the token, lower-case hexadecimal.
    public let tokenDigest: String

    /// What there is to say of a stamp.
    init(_ stamp: TimeStamp) {
        timeMilliseconds = Int64((stamp.time.timeIntervalSince1970 * 1000).rounded())
        accuracyMilliseconds = stamp.accuracyMilliseconds
        policy = stamp.policy
        tokenDigest = Hexadecimal.encode(RunningDigest.digest(stamp.token, .sha256))
    }
}

extension SignatureEvidence {
    /// What there is to say of a signature value by this certificate over these parts.
    init(
        of certificate: SignerCertificate, _ jurisdiction: Jurisdiction, _ suite: SignatureSuite,
        _ profile: SignatureProfile, _ trust: CertificateTrust, digests parts: [(SignedPart, [UInt8])], value: [UInt8],
        stamp: TimeStamp? = nil, at: Date
    ) {
        var digests: [String: String] = [:]
        for (part, digest) in parts { digests[part.rawValue] = Hexadecimal.encode(digest) }
        self.init(
            jurisdiction: jurisdiction, signerSubject: certificate.subject,
            subjectKeyIdentifier: certificate.subjectKeyIdentifierHex, suite: suite, profile: profile,
            digests: digests, signatureValue: Base64.encode(value),
            covers: profile.covers,
            verifiedAtMilliseconds: Int64((at.timeIntervalSince1970 * 1000).rounded()),
            timeStamp: stamp.map(TimeStampEvidence.init), trust: trust)
    }

    /// The same, with a stamp that was obtained at a time.
    func stamped(_ stamp: TimeStamp, at: Date) -> SignatureEvidence {
        SignatureEvidence(
            jurisdiction: jurisdiction, signerSubject: signerSubject, subjectKeyIdentifier: subjectKeyIdentifier,
            suite: suite, profile: profile, digests: digests, signatureValue: signatureValue, covers: covers,
            verifiedAtMilliseconds: Int64((at.timeIntervalSince1970 * 1000).rounded()),
            timeStamp: TimeStampEvidence(stamp), trust: trust)
    }
}

extension SignatureProfile {
    /// What a signature of this profile covers, as evidence names it.
    var covers: [String] {
        switch self {
        case .header: ["message"]
        case .cosigned: ["message", "terms"]
        case .document, .kazakhNested: ["document"]
        }
    }

    /// Whether what it covers has the header in it.
    var coversHeader: Bool { self == .header || self == .cosigned }
}
