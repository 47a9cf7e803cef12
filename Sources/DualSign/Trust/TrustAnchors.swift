import Foundation

/// Why no chain leads from a certificate to an anchor. Where several issuers have the name, the answer of the last one
/// that was tried.
public enum ChainRejection: Error, Hashable, Sendable {
    /// No configured certificate has the issuer's name and key identifier.
    case issuerUnknown
    /// The issuer's certificate is not one of an authority (basic constraints).
    case issuerIsNoAuthority
    /// The issuer's key may not sign certificates (key usage).
    case issuerMayNotSignCertificates
    /// More authorities stand below the issuer than its path length allows, or than six.
    case pathTooLong
    /// A signature on the way is not its issuer's.
    case signatureInvalid
    /// A signature on the way uses a digest of the past, such as SHA-1.
    case signatureAlgorithmNotAllowed
    /// A certificate on the way has a critical extension that is not understood here, or constrains names.
    case extensionNotUnderstood
}

/// A way from a signer's certificate to an anchor, every signature on it verified.
///
/// Signatures and constraints do not change with time and are checked when the chain is built; validity does, and is
/// asked for each message.
public struct CertificateChain: Hashable, Sendable {
    /// The issuer of the signer's certificate first, the anchor last.
    public let issuers: [IssuerCertificate]

    /// The signer's own issuer.
    var issuer: IssuerCertificate { issuers[0] }

    /// What is wrong with an issuer's validity at a time; nil when nothing is.
    func breach(at: Date) -> SignatureRejection? {
        for issuer in issuers {
            if at > issuer.notAfter { return .issuerExpired }
            if at < issuer.notBefore { return .issuerNotYetValid }
        }
        return nil
    }
}

/// The authorities that an agreement names: anchors, believed because they are listed, and those below them.
///
/// Chains are built over these certificates only; nothing is fetched and nothing is taken from a message.
///
/// - Source: RFC 5280, section 6.1, without policies and name constraints, which are refused.
public struct TrustAnchors: Hashable, Sendable {
    /// Believed because they are listed.
    public let anchors: [IssuerCertificate]
    /// Believed when a chain leads on to an anchor.
    public let intermediates: [IssuerCertificate]

    private static let issuersMax = 6

    /// The authorities of an agreement.
    public init(anchors: [IssuerCertificate], intermediates: [IssuerCertificate] = []) {
        self.anchors = anchors
        self.intermediates = intermediates
    }

    /// Every chain from a certificate to an anchor; more than one while an authority changes its own certificate.
    /// Throws `ChainRejection` when there is none.
    public func chains(for certificate: SignerCertificate) throws(ChainRejection) -> [CertificateChain] {
        guard let handle = X509Handle(der: certificate.der), let facts = CertificateFacts(handle) else {
            throw .extensionNotUnderstood
        }
        var search = Search(trust: self)
        search.climb(from: handle, facts, issuers: [])
        guard !search.found.isEmpty else { throw search.rejection }
        return search.found
    }

    private struct Search {
        let trust: TrustAnchors
        var found: [CertificateChain] = []
        var rejection = ChainRejection.issuerUnknown

        mutating func climb(from child: X509Handle, _ facts: CertificateFacts, issuers: [IssuerCertificate]) {
            if let breach = Search.breach(of: facts) {
                rejection = breach
                return
            }
            guard issuers.count < issuersMax else {
                rejection = .pathTooLong
                return
            }
            for (candidates, isAnchor) in [(trust.anchors, true), (trust.intermediates, false)] {
                for issuer in candidates where issuer.isNamed(by: facts) && !issuers.contains(issuer) {
                    if let breach = issuer.breach(issuing: child, below: issuers) {
                        rejection = breach
                    } else if isAnchor {
                        found.append(CertificateChain(issuers: issuers + [issuer]))
                    } else {
                        climb(from: issuer.handle, issuer.facts, issuers: issuers + [issuer])
                    }
                }
            }
        }

        /// What is wrong with a certificate that needs an issuer; an anchor needs none.
        private static func breach(of facts: CertificateFacts) -> ChainRejection? {
            if facts.hasForeignExtension { return .extensionNotUnderstood }
            return facts.isSignatureAllowed ? nil : .signatureAlgorithmNotAllowed
        }
    }
}

extension IssuerCertificate {
    /// Whether a certificate says that this one issued it: by name, and by key where it names one.
    func isNamed(by child: CertificateFacts) -> Bool {
        guard facts.subjectName == child.issuerName else { return false }
        guard let named = child.authorityKeyIdentifier, let own = facts.subjectKeyIdentifier else { return true }
        return named == own
    }

    /// What keeps this certificate from having issued `child`; `below` are the authorities between it and the signer.
    func breach(issuing child: X509Handle, below: [IssuerCertificate]) -> ChainRejection? {
        if facts.hasForeignExtension { return .extensionNotUnderstood }
        guard facts.isAuthority else { return .issuerIsNoAuthority }
        guard facts.keyUsages.contains(.keyCertSign) else { return .issuerMayNotSignCertificates }
        // Self-issued certificates do not count: RFC 5280, section 4.2.1.9.
        let counted = below.count { $0.facts.subjectName != $0.facts.issuerName }
        if let pathLength = facts.pathLength, counted > pathLength { return .pathTooLong }
        return hasSigned(child.der) ? nil : .signatureInvalid
    }
}
