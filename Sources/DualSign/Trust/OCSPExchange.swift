import CLibCrypto
public import Foundation

/// One question to an OCSP responder about one certificate, and the reading of the answer. Nothing is sent here.
///
/// - Source: RFC 6960; the number against replay is RFC 8954.
public struct OCSPExchange: Sendable {
    /// The request in DER, to be posted as `application/ocsp-request`.
    public let request: [UInt8]

    private let certificateDigestHex: String
    private let issuer: IssuerCertificate
    private let nonce: [UInt8]
    private let identifier: [UInt8]

    /// A question about a signer's certificate. Throws `RevocationFault.wrongIssuer` when `issuer` is not its issuer.
    ///
    /// - Parameter nonce: Random bytes, 16 to 32, used once; empty: the answer may be one made for everybody.
    public init(
        about certificate: SignerCertificate, issuer: IssuerCertificate, nonce: [UInt8]
    ) throws(RevocationFault) {
        precondition(nonce.isEmpty || (16...32).contains(nonce.count), "a nonce of 16 to 32 bytes, or none")
        defer { CryptoErrors.clear() }
        guard let subject = X509Handle(der: certificate.der), let facts = CertificateFacts(subject),
            issuer.isNamed(by: facts)
        else { throw .wrongIssuer }
        // SHA-1 only names the issuer here, and is what every responder knows: RFC 6960, appendix B.
        guard let identifier = OCSP_cert_to_id(EVP_sha1(), subject.pointer, issuer.handle.pointer),
            let request = OCSP_REQUEST_new()
        else { throw .unreadable }
        defer { OCSP_REQUEST_free(request) }
        self.identifier = CertificateFacts.der { i2d_OCSP_CERTID(identifier, $0) } ?? []
        // The request owns the identifier from here on.
        guard OCSP_request_add0_id(request, identifier) != nil else { throw .unreadable }
        if !nonce.isEmpty {
            var bytes = nonce
            guard OCSP_request_add1_nonce(request, &bytes, Int32(bytes.count)) == 1 else { throw .unreadable }
        }
        self.request = CertificateFacts.der { i2d_OCSP_REQUEST(request, $0) } ?? []
        self.issuer = issuer
        self.nonce = nonce
        certificateDigestHex = certificate.digestHex
    }

    /// Reads and verifies the answer to this question. Throws `RevocationFault`.
    ///
    /// - Parameters:
    ///   - freshSeconds: How long an answer may be used that does not say when the next one comes.
    ///   - at: When it came; a delegate of the issuer must be valid then.
    public func statement(
        from response: [UInt8], freshSeconds: Int, at: Date
    ) throws(RevocationFault) -> RevocationStatement {
        defer { CryptoErrors.clear() }
        let answer = try Self.basicAnswer(response)
        defer { OCSP_BASICRESP_free(answer) }
        guard AllowedDigest.isAllowed(OCSP_resp_get0_tbs_sigalg(answer)) else { throw .signatureAlgorithmNotAllowed }
        try checkSignature(Self.basicBytes(response), answer, at: at)
        try checkNonce(answer)
        return try statement(from: answer, Hexadecimal.encode(RunningDigest.digest(response, .sha256)), freshSeconds)
    }

    private static func basicAnswer(_ bytes: [UInt8]) throws(RevocationFault) -> OpaquePointer {
        let response = bytes.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var cursor = bytes.baseAddress
            guard let response = d2i_OCSP_RESPONSE(nil, &cursor, bytes.count) else { return nil }
            guard let cursor, let start = bytes.baseAddress, cursor - start == bytes.count else {
                OCSP_RESPONSE_free(response)
                return nil
            }
            return response
        }
        guard let response else { throw .unreadable }
        defer { OCSP_RESPONSE_free(response) }
        let status = Int(OCSP_response_status(response))
        guard status == OCSP_RESPONSE_STATUS_SUCCESSFUL else { throw .responderRefused(status: status) }
        guard let answer = OCSP_response_get1_basic(response) else { throw .unreadable }
        return answer
    }

    /// The answer proper, byte for byte as it came: what is signed is in it.
    private static func basicBytes(_ response: [UInt8]) throws(RevocationFault) -> [UInt8] {
        guard var whole = DERReader.sequence(response), whole.next(0x0A) != nil,
            var explicit = whole.next(0xA0)?.elements, var bytes = explicit.next(0x30)?.elements,
            bytes.next(0x06) != nil, let basic = bytes.next(0x04)
        else { throw .unreadable }
        return Array(basic.content)
    }

    /// By the issuer itself, or by one to whom it gave a certificate for this use.
    private func checkSignature(
        _ basic: [UInt8], _ answer: OpaquePointer, at: Date
    ) throws(RevocationFault) {
        if issuer.hasSigned(basic) { return }
        let brought = OCSP_resp_get0_certs(answer)
        for index in 0..<max(0, OPENSSL_sk_num(brought)) {
            guard let pointer = OPENSSL_sk_value(brought, index),
                let der = CertificateFacts.der({ i2d_X509(OpaquePointer(pointer), $0) }),
                let delegate = try? IssuerCertificate(der: der), delegate.hasSigned(basic)
            else { continue }
            guard isAuthorised(delegate, at: at) else { throw .responderNotAuthorised }
            return
        }
        throw .signatureInvalid
    }

    private func isAuthorised(_ delegate: IssuerCertificate, at: Date) -> Bool {
        let facts = delegate.facts
        return issuer.isNamed(by: facts) && issuer.hasSigned(delegate.der) && facts.isSignatureAllowed
            && facts.extendedKeyUsages?.contains("1.3.6.1.5.5.7.3.9") == true
            && facts.notBefore <= at && at <= facts.notAfter
    }

    private func checkNonce(_ answer: OpaquePointer) throws(RevocationFault) {
        guard !nonce.isEmpty else { return }
        let position = OCSP_BASICRESP_get_ext_by_NID(answer, NID_id_pkix_OCSP_Nonce, -1)
        guard position >= 0, let found = OCSP_BASICRESP_get_ext(answer, position),
            let value = X509_EXTENSION_get_data(found), let start = ASN1_STRING_get0_data(value)
        else { throw .nonceMissing }
        let bytes = [UInt8](UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(value))))
        // An octet string in an octet string.
        guard bytes == [0x04, UInt8(nonce.count)] + nonce else { throw .nonceDiffers }
    }

    private func statement(
        from answer: OpaquePointer, _ bytesDigestHex: String, _ freshSeconds: Int
    ) throws(RevocationFault) -> RevocationStatement {
        let identifier = identifier.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var cursor = bytes.baseAddress
            return d2i_OCSP_CERTID(nil, &cursor, bytes.count)
        }
        guard let identifier else { throw .unreadable }
        defer { OCSP_CERTID_free(identifier) }
        var (status, reason): (Int32, Int32) = (-1, -1)
        var revokedAt, this, next: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
        guard OCSP_resp_find_status(answer, identifier, &status, &reason, &revokedAt, &this, &next) == 1 else {
            throw .certificateNotAnswered
        }
        guard let thisUpdate = CertificateFacts.date(this) else { throw .unreadable }
        let nextUpdate = CertificateFacts.date(next) ?? thisUpdate.addingTimeInterval(TimeInterval(freshSeconds))
        guard thisUpdate <= nextUpdate else { throw .datesContradict }
        let said: RevocationAnswer =
            switch status {
            case V_OCSP_CERTSTATUS_GOOD: .good
            case V_OCSP_CERTSTATUS_REVOKED:
                .revoked(
                    at: CertificateFacts.date(revokedAt) ?? thisUpdate,
                    reason: RevocationReason(rawValue: Int(reason)) ?? .unspecified)
            default: .unknown(.notKnownToResponder)
            }
        return RevocationStatement(
            certificateDigestHex: certificateDigestHex, answer: said, source: .responder, thisUpdate: thisUpdate,
            nextUpdate: nextUpdate, bytesDigestHex: bytesDigestHex)
    }
}
