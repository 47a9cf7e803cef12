import CLibCrypto
import Foundation

/// Owns one `X509`. Read only after it is made, by any number of threads: the library caches under its own lock.
final class X509Handle: @unchecked Sendable {
    let pointer: OpaquePointer
    let der: [UInt8]

    /// Nil unless the bytes are one certificate in DER.
    init?(der: [UInt8]) {
        defer { CryptoErrors.clear() }
        let read: OpaquePointer? = der.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            guard let handle = d2i_X509(nil, &cursor, bytes.count) else { return nil }
            guard let cursor, let start = bytes.baseAddress, cursor - start == bytes.count else {
                X509_free(handle)
                return nil
            }
            return handle
        }
        guard let read else { return nil }
        pointer = read
        self.der = der
        // Parses the extensions once, so that later readers find them.
        _ = X509_get_extension_flags(read)
    }

    deinit { X509_free(pointer) }
}

/// What a chain and a revocation answer need to know of a certificate, read once.
struct CertificateFacts: Hashable, Sendable {
    /// DER of the names; compared byte for byte, as RFC 5280, section 4.1.2.6, lets an issuer write them.
    let subjectName: [UInt8]
    let issuerName: [UInt8]
    /// DER of the serial number.
    let serialNumber: [UInt8]
    let subjectKeyIdentifier: [UInt8]?
    let authorityKeyIdentifier: [UInt8]?
    let isAuthority: Bool
    /// How many authorities may stand between this one and the signer; nil: any number.
    let pathLength: Int?
    let keyUsages: Set<KeyUsage>
    /// Object identifiers; nil where the certificate has no such extension.
    let extendedKeyUsages: Set<String>?
    /// An extension that is critical and that no check here understands, or one that narrows names.
    let hasForeignExtension: Bool
    /// The digest of the issuer's signature is one of today's.
    let isSignatureAllowed: Bool
    let notBefore: Date
    let notAfter: Date

    init?(_ handle: X509Handle) {
        defer { CryptoErrors.clear() }
        let certificate = handle.pointer
        let flags = X509_get_extension_flags(certificate)
        guard flags & UInt32(EXFLAG_INVALID) == 0,
            let subject = Self.der({ i2d_X509_NAME(X509_get_subject_name(certificate), $0) }),
            let issuer = Self.der({ i2d_X509_NAME(X509_get_issuer_name(certificate), $0) }),
            let serial = Self.der({ i2d_ASN1_INTEGER(X509_get0_serialNumber(certificate), $0) }),
            let notBefore = Self.date(X509_get0_notBefore(certificate)),
            let notAfter = Self.date(X509_get0_notAfter(certificate))
        else { return nil }
        subjectName = subject
        issuerName = issuer
        serialNumber = serial
        subjectKeyIdentifier = Self.octets(X509_get0_subject_key_id(certificate))
        authorityKeyIdentifier = Self.octets(X509_get0_authority_key_id(certificate))
        isAuthority = flags & UInt32(EXFLAG_CA) != 0 && flags & UInt32(EXFLAG_V1) == 0
        let length = X509_get_pathlen(certificate)
        pathLength = length < 0 ? nil : length
        keyUsages =
            flags & UInt32(EXFLAG_KUSAGE) == 0 ? [] : KeyUsage.usages(ofBits: X509_get_key_usage(certificate))
        extendedKeyUsages = Self.extendedKeyUsages(certificate)
        hasForeignExtension = Self.hasForeignExtension(certificate)
        isSignatureAllowed = AllowedDigest.isAllowed(Self.signatureAlgorithm(certificate))
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    private static func signatureAlgorithm(_ certificate: OpaquePointer) -> UnsafePointer<X509_ALGOR>? {
        var algorithm: UnsafePointer<X509_ALGOR>?
        X509_get0_signature(nil, &algorithm, certificate)
        return algorithm
    }

    private static func extendedKeyUsages(_ certificate: OpaquePointer) -> Set<String>? {
        let position = X509_get_ext_by_NID(certificate, NID_ext_key_usage, -1)
        guard position >= 0, let found = X509_get_ext(certificate, position),
            let list = OpaquePointer(X509V3_EXT_d2i(found))
        else { return nil }
        defer { EXTENDED_KEY_USAGE_free(list) }
        var identifiers: Set<String> = []
        for index in 0..<OPENSSL_sk_num(list) {
            guard let object = OPENSSL_sk_value(list, index) else { continue }
            identifiers.insert(text(of: OpaquePointer(object)))
        }
        return identifiers
    }

    /// Dotted decimal.
    private static func text(of object: OpaquePointer) -> String {
        String(unsafeUninitializedCapacity: 128) { buffer in
            let written = buffer.withMemoryRebound(to: CChar.self) { text in
                OBJ_obj2txt(text.baseAddress, Int32(text.count), object, 1)
            }
            return max(0, min(Int(written), 127))
        }
    }

    private static func hasForeignExtension(_ certificate: OpaquePointer) -> Bool {
        let understood = [
            NID_basic_constraints, NID_key_usage, NID_ext_key_usage, NID_certificate_policies,
            NID_subject_key_identifier, NID_authority_key_identifier, NID_subject_alt_name,
        ]
        for index in 0..<X509_get_ext_count(certificate) {
            guard let found = X509_get_ext(certificate, index) else { return true }
            let identifier = OBJ_obj2nid(X509_EXTENSION_get_object(found))
            if identifier == NID_name_constraints { return true }
            if X509_EXTENSION_get_critical(found) != 0, !understood.contains(identifier) { return true }
        }
        return false
    }

    static func der(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>) -> Int32) -> [UInt8]? {
        var start: UnsafeMutablePointer<UInt8>?
        let count = write(&start)
        guard count > 0, let start else { return nil }
        defer { gateway_OPENSSL_free(start) }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
    }

    static func date(_ time: UnsafePointer<ASN1_TIME>?) -> Date? {
        var parts = tm()
        guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
        return Date(timeIntervalSince1970: TimeInterval(timegm(&parts)))
    }

    private static func octets(_ string: UnsafePointer<ASN1_OCTET_STRING>?) -> [UInt8]? {
        guard let string, ASN1_STRING_length(string) > 0, let start = ASN1_STRING_get0_data(string) else { return nil }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(string))))
    }
}

/// A use that an issuer allows a key.
///
/// - Source: RFC 5280, section 4.2.1.3.
public enum KeyUsage: String, CaseIterable, Hashable, Sendable {
    case digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment, keyAgreement
    case keyCertSign, cRLSign

    private var bit: UInt32 {
        switch self {
        case .digitalSignature: UInt32(KU_DIGITAL_SIGNATURE)
        case .nonRepudiation: UInt32(KU_NON_REPUDIATION)
        case .keyEncipherment: UInt32(KU_KEY_ENCIPHERMENT)
        case .dataEncipherment: UInt32(KU_DATA_ENCIPHERMENT)
        case .keyAgreement: UInt32(KU_KEY_AGREEMENT)
        case .keyCertSign: UInt32(KU_KEY_CERT_SIGN)
        case .cRLSign: UInt32(KU_CRL_SIGN)
        }
    }

    static func usages(ofBits bits: UInt32) -> Set<KeyUsage> { Set(allCases.filter { bits & $0.bit != 0 }) }
}

/// The digests of the past, of which collisions can be found. What else a signature may use is for `SignedStructure`.
enum AllowedDigest {
    private static let past: Set<Int32> = [
        NID_md2, NID_md4, NID_md5, NID_mdc2, NID_sha, NID_sha1, NID_ripemd160, NID_id_GostR3411_94,
    ]

    static func isAllowed(_ signature: UnsafePointer<X509_ALGOR>?) -> Bool {
        !past.contains(gateway_signature_digest(signature))
    }
}
