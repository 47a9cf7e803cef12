import CLibCrypto
public import Foundation

/// A certificate revocation list whose signature and scope were checked against its issuer. Whole lists only.
///
/// - Source: RFC 5280, section 5.
public final class RevocationList: @unchecked Sendable {
    /// The list in DER: the evidence.
    public let der: [UInt8]
    /// SHA-256 of the DER, lower-case hexadecimal.
    public let digestHex: String
    /// When it was issued.
    public let thisUpdate: Date
    /// When the next one is issued at the latest.
    public let nextUpdate: Date

    private let issuerName: [UInt8]
    /// Read only; the library sorts the entries once, under its own lock.
    private let handle: OpaquePointer

    /// Reads a list in DER or PEM and verifies it. Throws `RevocationFault`.
    public init(file bytes: [UInt8], issuer: IssuerCertificate) throws(RevocationFault) {
        defer { CryptoErrors.clear() }
        guard let handle = Self.read(bytes) else { throw .unreadable }
        do throws(RevocationFault) {
            try Self.check(handle, issuer)
            (thisUpdate, nextUpdate) = try Self.dates(of: handle)
        } catch {
            X509_CRL_free(handle)
            throw error
        }
        self.handle = handle
        issuerName = issuer.facts.subjectName
        der = CertificateFacts.der { i2d_X509_CRL(handle, $0) } ?? []
        digestHex = Hexadecimal.encode(RunningDigest.digest(der, .sha256))
    }

    deinit { X509_CRL_free(handle) }

    private static func read(_ bytes: [UInt8]) -> OpaquePointer? {
        guard bytes.first == 0x30 else { return withReadStream(bytes) { PEM_read_bio_X509_CRL($0, nil, nil, nil) } }
        return bytes.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var cursor = bytes.baseAddress
            guard let handle = d2i_X509_CRL(nil, &cursor, bytes.count) else { return nil }
            guard let cursor, let start = bytes.baseAddress, cursor - start == bytes.count else {
                X509_CRL_free(handle)
                return nil
            }
            return handle
        }
    }

    private static func check(_ list: OpaquePointer, _ issuer: IssuerCertificate) throws(RevocationFault) {
        guard CertificateFacts.der({ i2d_X509_NAME(X509_CRL_get_issuer(list), $0) }) == issuer.facts.subjectName
        else { throw .wrongIssuer }
        guard issuer.facts.keyUsages.contains(.cRLSign) else { throw .issuerMayNotSignLists }
        guard X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) < 0 else { throw .deltaList }
        guard gateway_X509_CRL_is_complete(list) != 0 else { throw .scopeNotAllowed }
        for index in 0..<X509_CRL_get_ext_count(list) {
            guard let found = X509_CRL_get_ext(list, index) else { throw .unreadable }
            let identifier = OBJ_obj2nid(X509_EXTENSION_get_object(found))
            if X509_EXTENSION_get_critical(found) != 0, identifier != NID_issuing_distribution_point {
                throw .scopeNotAllowed
            }
        }
        var algorithm: UnsafePointer<X509_ALGOR>?
        X509_CRL_get0_signature(list, nil, &algorithm)
        guard AllowedDigest.isAllowed(algorithm) else { throw .signatureAlgorithmNotAllowed }
        let der = CertificateFacts.der { i2d_X509_CRL(list, $0) } ?? []
        guard issuer.hasSigned(der) else { throw .signatureInvalid }
    }

    private static func dates(of list: OpaquePointer) throws(RevocationFault) -> (Date, Date) {
        guard let this = CertificateFacts.date(X509_CRL_get0_lastUpdate(list)) else { throw .unreadable }
        guard let next = CertificateFacts.date(X509_CRL_get0_nextUpdate(list)) else { throw .nextUpdateMissing }
        guard this <= next else { throw .datesContradict }
        return (this, next)
    }

    /// What the list says of a certificate of its issuer; nil when the certificate is another issuer's.
    public func statement(on certificate: SignerCertificate) -> RevocationStatement? {
        statement(der: certificate.der, digestHex: certificate.digestHex)
    }

    /// What the list says of an authority below its issuer; nil when another issued it.
    public func statement(on authority: IssuerCertificate) -> RevocationStatement? {
        statement(der: authority.der, digestHex: authority.digestHex)
    }

    private func statement(der certificate: [UInt8], digestHex certificateDigestHex: String) -> RevocationStatement? {
        defer { CryptoErrors.clear() }
        guard let certificate = X509Handle(der: certificate), let facts = CertificateFacts(certificate),
            facts.issuerName == issuerName, let number = X509_get_serialNumber(certificate.pointer)
        else { return nil }
        var entry: OpaquePointer?
        let found = X509_CRL_get0_by_serial(handle, &entry, number)
        var answer = RevocationAnswer.good
        // 2: an entry that takes a certificate off an earlier list.
        if found == 1, let entry {
            let reason = RevocationReason(rawValue: gateway_X509_REVOKED_reason(entry)) ?? .unspecified
            answer = .revoked(
                at: CertificateFacts.date(X509_REVOKED_get0_revocationDate(entry)) ?? thisUpdate, reason: reason)
        }
        return RevocationStatement(
            certificateDigestHex: certificateDigestHex, answer: answer, source: .list, thisUpdate: thisUpdate,
            nextUpdate: nextUpdate, bytesDigestHex: digestHex)
    }
}
