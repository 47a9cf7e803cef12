import CLibCrypto

/// A public key of any suite, of a signer or of an authority. Immutable; may be used by any number of threads at once.
public final class PublicKey: Sendable {
    let key: AsymmetricKey

    /// Reads a SubjectPublicKeyInfo in DER, as certificates have it, under the Kazakh identifiers too. Throws
    /// `KeyFault`: `suiteUnavailable` for a GOST key where the engine is not installed.
    public init(subjectPublicKeyInfo der: [UInt8]) throws(KeyFault) {
        key = try AsymmetricKey(subjectPublicKeyInfo: der)
    }

    /// The key of a certificate in DER, whatever the certificate is for. Throws `KeyFault`.
    public convenience init(certificate der: [UInt8]) throws(KeyFault) {
        try self.init(subjectPublicKeyInfo: Self.subjectPublicKeyInfo(ofCertificate: der))
    }

    /// The SubjectPublicKeyInfo of a certificate in DER. Throws `KeyFault.certificateUnreadable`.
    ///
    /// - Source: RFC 5280, section 4.1.
    public static func subjectPublicKeyInfo(ofCertificate der: [UInt8]) throws(KeyFault) -> [UInt8] {
        guard var certificate = DERReader.sequence(der), var fields = certificate.next(0x30)?.elements else {
            throw .certificateUnreadable
        }
        _ = fields.next(0xA0)
        // Serial number, signature algorithm, issuer, validity, subject.
        for tag: UInt8 in [0x02, 0x30, 0x30, 0x30, 0x30] {
            guard fields.next(tag) != nil else { throw .certificateUnreadable }
        }
        guard let key = fields.next(0x30) else { throw .certificateUnreadable }
        return Array(key.whole)
    }

    /// The suites it can carry.
    public var suites: Set<SignatureSuite> { key.kind.suites }
}

extension AsymmetricKey {
    /// Reads a public key. Throws `KeyFault`.
    convenience init(subjectPublicKeyInfo der: [UInt8]) throws(KeyFault) {
        let gost = GostKeyForm.suite(ofSubjectPublicKeyInfo: der)
        if let gost, !gost.isAvailable { throw .suiteUnavailable(gost) }
        let isKazakh = gost == .gost2015Bits512
        let readable = isKazakh ? try GostKeyForm.russian(subjectPublicKeyInfo: der) : der
        CryptoErrors.clear()
        let handle: OpaquePointer? = readable.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            guard let handle = d2i_PUBKEY(nil, &cursor, bytes.count) else { return nil }
            guard let cursor, let start = bytes.baseAddress, cursor - start == bytes.count else {
                EVP_PKEY_free(handle)
                return nil
            }
            return handle
        }
        CryptoErrors.clear()
        guard let handle else { throw .keyTypeNotSupported }
        try self.init(owning: handle, isKazakh: isKazakh)
    }

    /// The public half in DER, under the identifiers that the key came with.
    func subjectPublicKeyInfo() throws(KeyFault) -> [UInt8] {
        let der = try GostKeyForm.subjectPublicKeyInfo(of: handle)
        return kind == .gost2015Bits512 ? try GostKeyForm.kazakh(subjectPublicKeyInfo: der) : der
    }
}
