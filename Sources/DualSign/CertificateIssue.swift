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

    /// The distinguished name in DER.
    func name() throws(KeyFault) -> [UInt8] {
        CryptoErrors.clear()
        guard let name = X509_NAME_new() else { throw CryptoErrors.fault("write name") }
        defer { X509_NAME_free(name) }
        try fill(name)
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509_NAME(name, &start)
        guard count > 0, let start else { throw CryptoErrors.fault("write name") }
        defer { gateway_OPENSSL_free(start) }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
    }

    private func fill(_ name: OpaquePointer) throws(KeyFault) {
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
        let draft = CertificateDraft(subject: try subject.name(), notBefore: notBefore, notAfter: notAfter)
        return try SignerCertificate(der: draft.signed(.signer, key: key.key, by: key.key, issuer: nil))
    }
}

/// A key that issues signers' certificates, with its own certificate.
///
/// An authority serves those whose registrations demand a chain, and tests.
public final class CertificateAuthority: Sendable {
    /// The authority's certificate in PEM.
    public let pem: [UInt8]
    /// The authority's certificate in DER.
    public let der: [UInt8]
    /// The authority's private key.
    public let privateKey: PrivateKey

    private init(pem: [UInt8], der: [UInt8], privateKey: PrivateKey) {
        self.pem = pem
        self.der = der
        self.privateKey = privateKey
    }

    /// A new authority, whose certificate it signs itself. Throws `KeyFault`.
    public static func generate(
        key: PrivateKey, subject: CertificateSubject, notBefore: Date, notAfter: Date
    ) throws(KeyFault) -> CertificateAuthority {
        let draft = CertificateDraft(subject: try subject.name(), notBefore: notBefore, notAfter: notAfter)
        let der = try draft.signed(.authority, key: key.key, by: key.key, issuer: nil)
        return CertificateAuthority(pem: try PEM.encode("CERTIFICATE", der), der: der, privateKey: key)
    }

    /// An authority made before. Throws `KeyFault` if the key is not the certificate's.
    public convenience init(certificatePEM: [UInt8], key: PrivateKey) throws(KeyFault) {
        guard let der = PEM.decode("CERTIFICATE", certificatePEM) else { throw .certificateUnreadable }
        let own = try PublicKey(certificate: der)
        defer { CryptoErrors.clear() }
        guard own.key.kind == key.key.kind, EVP_PKEY_eq(own.key.handle, key.key.handle) == 1 else {
            throw .certificateDoesNotMatchKey
        }
        self.init(pem: certificatePEM, der: der, privateKey: key)
    }

    /// A signer's certificate for a request, whose subject and key it takes over; asked-for extensions are not.
    /// `extendedKeyUsages` are object identifiers such as `1.2.398.3.3.4.1.2`. Throws `KeyFault`.
    public func issue(
        for request: CertificateRequest, notBefore: Date, notAfter: Date, extendedKeyUsages: [String] = []
    ) throws(KeyFault) -> SignerCertificate {
        let draft = CertificateDraft(
            subject: request.name, notBefore: notBefore, notAfter: notAfter, extendedKeyUsages: extendedKeyUsages)
        return try SignerCertificate(
            der: draft.signed(.signer, key: request.publicKey, by: privateKey.key, issuer: der))
    }
}

/// A PKCS#10 request for a certificate: subject and public key, signed by the private key.
///
///     SEQUENCE { SEQUENCE { 0, subject, SubjectPublicKeyInfo, [0] attributes }, AlgorithmIdentifier, BIT STRING }
///
/// - Source: RFC 2986.
public final class CertificateRequest: Sendable {
    /// The request in PEM.
    public let pem: [UInt8]
    /// The subject's distinguished name, as RFC 2253 writes it.
    public let subject: String

    let publicKey: AsymmetricKey
    /// The subject in DER.
    let name: [UInt8]

    /// Makes a request for `key`. Throws `KeyFault`.
    public convenience init(key: PrivateKey, subject: CertificateSubject) throws(KeyFault) {
        let information = DER.sequence(
            DER.integer([0]), try subject.name(), try key.key.subjectPublicKeyInfo(), DER.element(0xA0, []))
        let request = try key.key.signedStructure(information)
        try self.init(pem: PEM.encode("CERTIFICATE REQUEST", request))
    }

    /// Reads a request and checks that its maker holds the private key. Throws `KeyFault`.
    public init(pem: [UInt8]) throws(KeyFault) {
        let der = PEM.decode("CERTIFICATE REQUEST", pem) ?? PEM.decode("NEW CERTIFICATE REQUEST", pem)
        guard let der, let request = try? SignedStructure(der: der),
            var fields = DERReader.sequence(request.toBeSigned), fields.next(0x02) != nil,
            let name = fields.next(0x30), let key = fields.next(0x30)
        else { throw .requestUnreadable }
        publicKey = try AsymmetricKey(subjectPublicKeyInfo: Array(key.whole))
        guard request.isSigned(by: publicKey) else { throw .requestUnreadable }
        self.name = Array(name.whole)
        subject = try Self.text(ofName: self.name)
        self.pem = pem
    }

    private static func text(ofName der: [UInt8]) throws(KeyFault) -> String {
        defer { CryptoErrors.clear() }
        let name = der.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            return d2i_X509_NAME(nil, &cursor, bytes.count)
        }
        guard let name else { throw .requestUnreadable }
        defer { X509_NAME_free(name) }
        return try SignerCertificate.text(of: name)
    }
}
