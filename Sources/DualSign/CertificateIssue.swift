import CLibCrypto
public import Foundation

/// Who a certificate is for: country (two letters), organisation, and the common name that must be there.
public struct CertificateSubject: Hashable, Sendable {
    /// ISO 3166-1 alpha-2.
    public var country: String?
    /// Up to 64 characters.
    public var organization: String?
    /// 1 to 64 characters.
    public var commonName: String

    /// A subject; what does not fit is refused when a certificate or request is made of it.
    public init(country: String? = nil, organization: String? = nil, commonName: String) {
        self.country = country
        self.organization = organization
        self.commonName = commonName
    }

    fileprivate func fill(_ name: OpaquePointer?) throws(KeyFault) {
        guard !commonName.isEmpty else { throw .certificateFieldInvalid("commonName") }
        for (tag, field, value) in [
            ("C", "country", country), ("O", "organization", organization), ("CN", "commonName", commonName),
        ] {
            guard let value, let count = Int32(exactly: value.utf8.count) else { continue }
            let isAdded = X509_NAME_add_entry_by_txt(name, tag, MBSTRING_UTF8, Array(value.utf8), count, -1, 0)
            CryptoErrors.clear()
            // The library holds the limits of X.520: two letters of country, 64 characters of the others.
            guard isAdded == 1 else { throw .certificateFieldInvalid(field) }
        }
    }
}

extension SignerCertificate {
    /// A signer's certificate that its own key signs: enough for a registry, which lists certificates one by one.
    /// Throws `KeyFault`.
    public static func selfSigned(
        by key: PrivateKey, subject: CertificateSubject, notBefore: Date, notAfter: Date
    ) throws(KeyFault) -> SignerCertificate {
        let draft = try CertificateDraft(publicKey: key.key, notBefore: notBefore, notAfter: notAfter)
        try subject.fill(X509_get_subject_name(draft.handle))
        try draft.finish(.signer, issuer: draft.handle, issuerKey: key.key)
        return try SignerCertificate(owning: draft.release())
    }
}

/// A key that issues signers' certificates, with its own certificate.
///
/// An authority serves those whose registrations demand a chain, and tests.
public final class CertificateAuthority: Sendable {
    /// The authority's certificate in PEM.
    public let pem: [UInt8]
    /// The authority's private key.
    public let privateKey: PrivateKey

    private init(pem: [UInt8], privateKey: PrivateKey) {
        self.pem = pem
        self.privateKey = privateKey
    }

    /// A new authority, whose certificate it signs itself. Throws `KeyFault`.
    public static func generate(
        key: PrivateKey, subject: CertificateSubject, notBefore: Date, notAfter: Date
    ) throws(KeyFault) -> CertificateAuthority {
        let draft = try CertificateDraft(publicKey: key.key, notBefore: notBefore, notAfter: notAfter)
        try subject.fill(X509_get_subject_name(draft.handle))
        try draft.finish(.authority, issuer: draft.handle, issuerKey: key.key)
        let pem = try collectWritten("write certificate") { PEM_write_bio_X509($0, draft.handle) }
        return CertificateAuthority(pem: pem, privateKey: key)
    }

    /// An authority made before. Throws `KeyFault` if the key is not the certificate's.
    public convenience init(certificatePEM: [UInt8], key: PrivateKey) throws(KeyFault) {
        guard let handle = withReadStream(certificatePEM, { PEM_read_bio_X509($0, nil, nil, nil) }) else {
            CryptoErrors.clear()
            throw .certificateUnreadable
        }
        defer {
            X509_free(handle)
            CryptoErrors.clear()
        }
        guard X509_check_private_key(handle, key.key.handle) == 1 else { throw .certificateDoesNotMatchKey }
        self.init(pem: certificatePEM, privateKey: key)
    }

    /// A signer's certificate for a request, whose subject and key it takes over; asked-for extensions are not.
    /// Throws `KeyFault`.
    public func issue(
        for request: CertificateRequest, notBefore: Date, notAfter: Date
    ) throws(KeyFault) -> SignerCertificate {
        guard let issuer = withReadStream(pem, { PEM_read_bio_X509($0, nil, nil, nil) }) else {
            throw CryptoErrors.fault("read certificate")
        }
        defer { X509_free(issuer) }
        let draft = try CertificateDraft(publicKey: request.publicKey, notBefore: notBefore, notAfter: notAfter)
        try request.withSubject { subject throws(KeyFault) in
            guard X509_set_subject_name(draft.handle, subject) == 1 else { throw CryptoErrors.fault("issue") }
        }
        try draft.finish(.signer, issuer: issuer, issuerKey: privateKey.key)
        return try SignerCertificate(owning: draft.release())
    }
}

/// A PKCS#10 request for a certificate: subject and public key, signed by the private key.
///
/// - Source: RFC 2986.
public final class CertificateRequest: Sendable {
    /// The request in PEM.
    public let pem: [UInt8]
    /// The subject's distinguished name, as RFC 2253 writes it.
    public let subject: String

    let publicKey: AsymmetricKey

    /// Makes a request for `key`. Throws `KeyFault`.
    public convenience init(key: PrivateKey, subject: CertificateSubject) throws(KeyFault) {
        CryptoErrors.clear()
        guard let request = X509_REQ_new() else { throw CryptoErrors.fault("make request") }
        defer { X509_REQ_free(request) }
        try subject.fill(X509_REQ_get_subject_name(request))
        guard X509_REQ_set_version(request, 0) == 1, X509_REQ_set_pubkey(request, key.key.handle) == 1,
            X509_REQ_sign(request, key.key.handle, key.key.certificateDigest) > 0
        else { throw CryptoErrors.fault("make request") }
        try self.init(pem: collectWritten("write request") { PEM_write_bio_X509_REQ($0, request) })
    }

    /// Reads a request and checks that its maker holds the private key. Throws `KeyFault`.
    public init(pem: [UInt8]) throws(KeyFault) {
        defer { CryptoErrors.clear() }
        guard let request = withReadStream(pem, { PEM_read_bio_X509_REQ($0, nil, nil, nil) }) else {
            throw .requestUnreadable
        }
        defer { X509_REQ_free(request) }
        guard let handle = X509_REQ_get_pubkey(request) else { throw .requestUnreadable }
        publicKey = try AsymmetricKey(owning: handle)
        guard X509_REQ_verify(request, publicKey.handle) == 1 else { throw .requestUnreadable }
        subject = try SignerCertificate.text(of: X509_REQ_get_subject_name(request))
        self.pem = pem
    }

    fileprivate func withSubject(_ body: (OpaquePointer) throws(KeyFault) -> Void) throws(KeyFault) {
        guard let request = withReadStream(pem, { PEM_read_bio_X509_REQ($0, nil, nil, nil) }) else {
            throw CryptoErrors.fault("read request")
        }
        defer { X509_REQ_free(request) }
        guard let subject = X509_REQ_get_subject_name(request) else { throw .requestUnreadable }
        try body(subject)
    }
}

/// A certificate under construction.
private final class CertificateDraft {
    enum Use { case authority, signer }

    let handle: OpaquePointer
    private var isReleased = false

    init(publicKey: AsymmetricKey, notBefore: Date, notAfter: Date) throws(KeyFault) {
        CryptoErrors.clear()
        guard notBefore <= notAfter else { throw .certificateFieldInvalid("validity") }
        guard let handle = X509_new() else { throw CryptoErrors.fault("issue") }
        self.handle = handle
        guard X509_set_version(handle, 2) == 1, X509_set_pubkey(handle, publicKey.handle) == 1,
            ASN1_TIME_set(X509_getm_notBefore(handle), Self.seconds(notBefore)) != nil,
            ASN1_TIME_set(X509_getm_notAfter(handle), Self.seconds(notAfter)) != nil
        else { throw CryptoErrors.fault("issue") }
        try setSerialNumber()
    }

    deinit { if !isReleased { X509_free(handle) } }

    /// 126 random bits: unique without a record, positive, within the 20 octets of RFC 5280, section 4.1.2.2.
    private func setSerialNumber() throws(KeyFault) {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard RAND_bytes(&bytes, 16) == 1 else { throw CryptoErrors.fault("issue") }
        bytes[0] = bytes[0] & 0x3F | 0x40
        guard let number = BN_bin2bn(bytes, 16, nil) else { throw CryptoErrors.fault("issue") }
        defer { BN_free(number) }
        guard BN_to_ASN1_INTEGER(number, X509_get_serialNumber(handle)) != nil else {
            throw CryptoErrors.fault("issue")
        }
    }

    func finish(_ use: Use, issuer: OpaquePointer, issuerKey: AsymmetricKey) throws(KeyFault) {
        guard X509_set_issuer_name(handle, X509_get_subject_name(issuer)) == 1 else {
            throw CryptoErrors.fault("issue")
        }
        let extensions: [(Int32, String)] =
            switch use {
            case .authority:
                [
                    (NID_basic_constraints, "critical,CA:TRUE"), (NID_key_usage, "critical,keyCertSign,cRLSign"),
                    (NID_subject_key_identifier, "hash"),
                ]
            case .signer:
                [
                    (NID_basic_constraints, "critical,CA:FALSE"),
                    (NID_key_usage, "critical,digitalSignature,nonRepudiation"),
                    (NID_subject_key_identifier, "hash"), (NID_authority_key_identifier, "keyid"),
                ]
            }
        for (identifier, value) in extensions {
            guard gateway_X509_add_extension(handle, issuer, identifier, value) == 1 else {
                throw CryptoErrors.fault("issue")
            }
        }
        guard X509_sign(handle, issuerKey.handle, issuerKey.certificateDigest) > 0 else {
            throw CryptoErrors.fault("issue")
        }
    }

    /// Gives the certificate away.
    func release() -> OpaquePointer {
        isReleased = true
        return handle
    }

    private static func seconds(_ date: Date) -> time_t { time_t(date.timeIntervalSince1970.rounded(.down)) }
}

extension AsymmetricKey {
    /// The digest with which this key signs certificates; none for Ed25519, which has its own.
    fileprivate var certificateDigest: OpaquePointer? {
        switch kind {
        case .p384: EVP_sha384()
        case .ed25519: nil
        case .p256, .rsa, .rsaOnlyPSS: EVP_sha256()
        }
    }
}
