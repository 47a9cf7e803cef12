import CLibCrypto
import Foundation

/// A certificate under construction, written as DER here: the library could not write one under the Kazakh identifiers.
///
/// - Source: RFC 5280, section 4.1.
struct CertificateDraft {
    enum Use { case authority, signer }

    /// The distinguished name in DER.
    let subject: [UInt8]
    let notBefore: Date
    let notAfter: Date
    var extendedKeyUsages: [String] = []

    /// The certificate in DER. `issuer` is the certificate of the signing key, nil when it signs its own.
    func signed(
        _ use: Use, key: AsymmetricKey, by issuerKey: AsymmetricKey, issuer: [UInt8]?
    ) throws(KeyFault) -> [UInt8] {
        guard notBefore <= notAfter else { throw .certificateFieldInvalid("validity") }
        let subjectKey = try key.subjectPublicKeyInfo()
        let issuerKeyInfo = try issuerKey.subjectPublicKeyInfo()
        let issuerName = try issuer.map { der throws(KeyFault) in try Self.subject(ofCertificate: der) }
        let issuerIdentifier =
            try issuer.map { der throws(KeyFault) in try Self.subjectKeyIdentifier(ofCertificate: der) }
            ?? Self.keyIdentifier(issuerKeyInfo)
        return try issuerKey.signedStructure(
            DER.sequence(
                DER.element(0xA0, DER.integer([2])),
                try Self.serialNumber(),
                CertificateAlgorithm(signingWith: issuerKey.kind).der,
                issuerName ?? subject,
                DER.sequence(try Self.time(notBefore), try Self.time(notAfter)),
                subject,
                subjectKey,
                DER.element(0xA3, extensions(use, Self.keyIdentifier(subjectKey), issuerIdentifier))))
    }

    private func extensions(_ use: Use, _ subjectKey: [UInt8], _ issuerKey: [UInt8]) -> [UInt8] {
        let identifier = Self.extension("2.5.29.14", DER.octetString(subjectKey))
        switch use {
        case .authority:
            return DER.sequence(
                Self.extension("2.5.29.19", DER.sequence([0x01, 0x01, 0xFF]), isCritical: true),
                // keyCertSign and cRLSign.
                Self.extension("2.5.29.15", DER.bitString([0x06], unusedBits: 1), isCritical: true), identifier)
        case .signer:
            let usages = extendedKeyUsages.map(DER.identifier)
            return DER.sequence(
                Self.extension("2.5.29.19", DER.sequence(), isCritical: true),
                // digitalSignature and nonRepudiation.
                Self.extension("2.5.29.15", DER.bitString([0xC0], unusedBits: 6), isCritical: true),
                usages.isEmpty ? [] : Self.extension("2.5.29.37", DER.element(0x30, Array(usages.joined()))),
                identifier,
                Self.extension("2.5.29.35", DER.sequence(DER.element(0x80, issuerKey))))
        }
    }

    private static func `extension`(_ name: String, _ value: [UInt8], isCritical: Bool = false) -> [UInt8] {
        DER.sequence(DER.identifier(name), isCritical ? [0x01, 0x01, 0xFF] : [], DER.octetString(value))
    }

    /// 126 random bits: unique without a record, positive, within the 20 octets of RFC 5280, section 4.1.2.2.
    private static func serialNumber() throws(KeyFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard RAND_bytes(&bytes, 16) == 1 else { throw CryptoErrors.fault("issue") }
        bytes[0] = bytes[0] & 0x3F | 0x40
        return DER.integer(bytes)
    }

    /// SHA-1 of the key's bits, as RFC 5280, section 4.2.1.2 proposes: a name, not a protection.
    private static func keyIdentifier(_ subjectPublicKeyInfo: [UInt8]) -> [UInt8] {
        var fields = DERReader.sequence(subjectPublicKeyInfo)
        _ = fields?.next(0x30)
        guard let bits = fields?.next(0x03) else { preconditionFailure("a key has an algorithm and bits") }
        return [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
            let content = Array(bits.content.dropFirst())
            let isHashed = EVP_Digest(content, content.count, buffer.baseAddress, nil, EVP_sha1(), nil)
            precondition(isHashed == 1, "the default provider has SHA-1")
            count = 20
        }
    }

    /// UTCTime before 2050, GeneralizedTime from then on.
    private static func time(_ date: Date) throws(KeyFault) -> [UInt8] {
        guard let time = ASN1_TIME_set(nil, time_t(date.timeIntervalSince1970.rounded(.down))) else {
            throw .certificateFieldInvalid("validity")
        }
        defer { ASN1_STRING_free(time) }
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_ASN1_TIME(time, &start)
        guard count > 0, let start else { throw CryptoErrors.fault("issue") }
        defer { gateway_OPENSSL_free(start) }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
    }

    private static func subject(ofCertificate der: [UInt8]) throws(KeyFault) -> [UInt8] {
        guard var certificate = DERReader.sequence(der), var fields = certificate.next(0x30)?.elements else {
            throw .certificateUnreadable
        }
        _ = fields.next(0xA0)
        for tag: UInt8 in [0x02, 0x30, 0x30, 0x30] { _ = fields.next(tag) }
        guard let subject = fields.next(0x30) else { throw .certificateUnreadable }
        return Array(subject.whole)
    }

    /// The identifier that the issuer's certificate states, which need not be a SHA-1.
    private static func subjectKeyIdentifier(ofCertificate der: [UInt8]) throws(KeyFault) -> [UInt8] {
        let handle = der.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            return d2i_X509(nil, &cursor, bytes.count)
        }
        defer { CryptoErrors.clear() }
        guard let handle else { throw .certificateUnreadable }
        defer { X509_free(handle) }
        guard let identifier = X509_get0_subject_key_id(handle) else { throw .subjectKeyIdentifierMissing }
        return [UInt8](
            UnsafeBufferPointer(
                start: ASN1_STRING_get0_data(identifier), count: Int(ASN1_STRING_length(identifier))))
    }
}

extension AsymmetricKey {
    /// `toBeSigned` with this key's signature in X.509's form. The key must be private.
    func signedStructure(_ toBeSigned: [UInt8]) throws(KeyFault) -> [UInt8] {
        let algorithm = CertificateAlgorithm(signingWith: kind)
        let value = try certificateValue(algorithm, over: toBeSigned)
        return DER.sequence(toBeSigned, algorithm.der, DER.bitString(value))
    }
}

/// The text form of DER. Not for private keys, which the library writes into memory that it wipes.
///
/// - Source: RFC 7468.
enum PEM {
    static func encode(_ label: String, _ der: [UInt8]) throws(KeyFault) -> [UInt8] {
        try collectWritten("write PEM") { stream in
            PEM_write_bio(stream, label, "", der, der.count) > 0 ? 1 : 0
        }
    }

    /// The first block of this label.
    static func decode(_ label: String, _ text: [UInt8]) -> [UInt8]? {
        defer { CryptoErrors.clear() }
        return withReadStream(text) { stream in
            while true {
                var name: UnsafeMutablePointer<CChar>?
                var header: UnsafeMutablePointer<CChar>?
                var start: UnsafeMutablePointer<UInt8>?
                var count = 0
                guard PEM_read_bio(stream, &name, &header, &start, &count) == 1, let name, let start else { return nil }
                defer {
                    gateway_OPENSSL_free(name)
                    gateway_OPENSSL_free(header)
                    gateway_OPENSSL_free(start)
                }
                if String(cString: name) == label { return [UInt8](UnsafeBufferPointer(start: start, count: count)) }
            }
        }
    }
}
