public import Foundation

/// What an issuer says of a certificate.
public enum RevocationAnswer: Hashable, Sendable {
    /// It is not revoked.
    case good
    /// It is, since when and why; also while it is only on hold.
    case revoked(at: Date, reason: RevocationReason)
    /// Nobody has said, and why not.
    case unknown(UnknownRevocation)
}

/// Why an issuer revoked a certificate.
///
/// - Source: RFC 5280, section 5.3.1.
public enum RevocationReason: Int, CaseIterable, Hashable, Sendable {
    case unspecified = 0
    case keyCompromise = 1
    case authorityCompromise = 2
    case affiliationChanged = 3
    case superseded = 4
    case cessationOfOperation = 5
    case certificateHold = 6
    case privilegeWithdrawn = 9
    case attributeAuthorityCompromise = 10
}

/// Why nothing is known about a certificate.
public enum UnknownRevocation: String, CaseIterable, Hashable, Sendable, Codable {
    /// No source has answered yet.
    case noAnswer
    /// The last answer has run out.
    case stale
    /// The only answer is of a time to come.
    case notYetIssued
    /// The responder does not know the certificate.
    case notKnownToResponder
}

/// Why the bytes of a list or an answer are not used. They change nothing of what is known.
public enum RevocationFault: Error, Hashable, Sendable {
    /// No list or answer in the form that was expected, or a damaged one.
    case unreadable
    /// The list is another issuer's.
    case wrongIssuer
    /// The issuer's key may not sign lists (key usage).
    case issuerMayNotSignLists
    /// The signature is not that of whoever should have signed.
    case signatureInvalid
    /// The signature uses a digest of the past, such as SHA-1.
    case signatureAlgorithmNotAllowed
    /// A delta list: whole lists are asked for (decision 0115).
    case deltaList
    /// A list about a part of the certificates or reasons only, of several issuers, or with a critical extension that
    /// is not understood.
    case scopeNotAllowed
    /// The list does not say when the next one comes.
    case nextUpdateMissing
    /// It says that it ends before it begins.
    case datesContradict
    /// The responder gave no answer but a status other than successful; its number by RFC 6960, section 4.2.1.
    case responderRefused(status: Int)
    /// Neither the issuer signed the answer nor one whom it allowed to.
    case responderNotAuthorised
    /// The answer is to another request.
    case nonceDiffers
    /// The answer does not repeat the request's number.
    case nonceMissing
    /// The answer says nothing of the certificate.
    case certificateNotAnswered
}

/// One verified answer about one certificate, and where its bytes are.
public struct RevocationStatement: Hashable, Sendable {
    /// How the answer was given.
    public enum Source: String, Hashable, Sendable, Codable {
        /// A certificate revocation list, RFC 5280.
        case list
        /// An OCSP responder, RFC 6960.
        case responder
    }

    /// SHA-256 of the certificate's DER, lower-case hexadecimal.
    public let certificateDigestHex: String
    /// Good, revoked, or not known to the responder.
    public let answer: RevocationAnswer
    /// How it was given.
    public let source: Source
    /// From when on it speaks.
    public let thisUpdate: Date
    /// Until when it may be used.
    public let nextUpdate: Date
    /// SHA-256 of the list or answer in DER, lower-case hexadecimal: evidence names the bytes by it.
    public let bytesDigestHex: String

    /// The answer at a time: what has run out is unknown, but for a revocation, which stays.
    public func answer(at: Date) -> RevocationAnswer {
        if case .revoked = answer { return answer }
        if at < thisUpdate { return .unknown(.notYetIssued) }
        return at > nextUpdate ? .unknown(.stale) : answer
    }
}

/// What is known about revocation at this moment: pure, filled by whoever fetches, asked for each message.
public struct RevocationStatusBook: Sendable {
    private var statements: [String: [RevocationStatement]] = [:]

    /// A book in which nothing is known.
    public init() {}

    /// Adds an answer. Of one source only the newest counts, so a list cannot be replaced by an older one.
    public mutating func record(_ statement: RevocationStatement) {
        var known = statements[statement.certificateDigestHex] ?? []
        if let position = known.firstIndex(where: { $0.source == statement.source }) {
            guard statement.thisUpdate >= known[position].thisUpdate else { return }
            known[position] = statement
        } else {
            known.append(statement)
        }
        statements[statement.certificateDigestHex] = known
    }

    /// Every answer that counts about a certificate.
    public func statements(on certificateDigestHex: String) -> [RevocationStatement] {
        statements[certificateDigestHex] ?? []
    }

    /// What is known of a certificate at a time, and from which answer: revoked if any source says so, otherwise good
    /// if any says so now, otherwise unknown.
    public func answer(
        on certificateDigestHex: String, at: Date
    ) -> (answer: RevocationAnswer, statement: RevocationStatement?) {
        var best: (RevocationAnswer, RevocationStatement?) = (.unknown(.noAnswer), nil)
        for statement in statements[certificateDigestHex] ?? [] {
            let answer = statement.answer(at: at)
            switch (answer, best.0) {
            case (.revoked, _): return (answer, statement)
            case (.good, _): best = (answer, statement)
            case (.unknown, .unknown): best = (answer, statement)
            case (.unknown, _): break
            }
        }
        return best
    }
}
