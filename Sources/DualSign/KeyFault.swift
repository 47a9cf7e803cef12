import CLibCrypto

/// What is wrong with a key, certificate or container that was to be loaded or made: a fault of set-up, never of a
/// message. Equal by case. No case carries key material.
public enum KeyFault: Error, Hashable, Sendable {
    /// The bytes hold no PEM private key, or it is damaged.
    case privateKeyUnreadable
    /// The bytes hold no certificate in PEM or DER, or it is damaged.
    case certificateUnreadable
    /// The bytes hold no certificate request in PEM, or its own signature fails.
    case requestUnreadable
    /// The bytes hold no PKCS#12 container, or one with ciphers this library does not have (old RC2 containers).
    case containerUnreadable
    /// The container has no private key, or no certificate for it.
    case containerIncomplete
    /// The password does not open the key or the container.
    case wrongPassword
    /// A key of no suite: another curve, another algorithm, a point that is on no curve.
    case keyTypeNotSupported
    /// The suite needs the library's GOST engine (Debian: `libengine-gost-openssl`), which is not installed.
    case suiteUnavailable(SignatureSuite)
    /// An RSA modulus outside 2,048 to 8,192 bits.
    case rsaModulusNotAllowed(bits: Int)
    /// The suite is for another type of key.
    case suiteDoesNotFitKey
    /// The private key is not the one the certificate was issued for.
    case certificateDoesNotMatchKey
    /// The certificate has no subject key identifier, by which it would be found.
    case subjectKeyIdentifierMissing
    /// The certificate restricts its key to uses other than signing (key usage without digitalSignature).
    case certificateNotForSigning
    /// A subject, serial number or validity that no certificate may have.
    case certificateFieldInvalid(String)
    /// The private key is elsewhere: it can sign, but not be written down.
    case privateKeyNotHere
    /// A token of PKCS#11 cannot be used as it is configured.
    case token(TokenFault)
    /// A signer elsewhere gives no signature now.
    case signerUnavailable(SignerOutage)
    /// A signer elsewhere will not sign.
    case signerRefused(SignerRefusal)
    /// What a signer elsewhere gave is not its signature over what it was asked to sign. It goes nowhere.
    case signatureValueWrong
    /// libcrypto failed where it should not: the operation, and the library's own code and reason.
    case library(operation: String, code: UInt, reason: String)
}

/// The library's per-thread error queue. It is emptied on every path, or a later call would report an old error.
enum CryptoErrors {
    /// Empties the queue.
    static func clear() { ERR_clear_error() }

    /// The oldest error, as a fault of `operation`; empties the queue. Reasons are the library's fixed texts.
    static func fault(_ operation: String) -> KeyFault {
        let code = ERR_get_error()
        ERR_clear_error()
        let reason = ERR_reason_error_string(code).map { String(cString: $0) } ?? "unknown"
        return .library(operation: operation, code: UInt(code), reason: reason)
    }

    /// The reason code of the newest error; empties the queue.
    static func takeLastReason() -> Int32 {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        return gateway_ERR_GET_REASON(code)
    }
}

/// Reads bytes through the library's memory stream, without a copy.
func withReadStream<Value>(_ bytes: [UInt8], _ body: (OpaquePointer) -> Value?) -> Value? {
    guard !bytes.isEmpty, let count = Int32(exactly: bytes.count) else { return nil }
    return bytes.withUnsafeBytes { buffer -> Value? in
        guard let stream = BIO_new_mem_buf(buffer.baseAddress, count) else { return nil }
        defer { BIO_free(stream) }
        return body(stream)
    }
}

/// Collects what the library writes to a memory stream, and wipes the stream: it may have held a private key.
func collectWritten(_ operation: String, _ body: (OpaquePointer) -> Int32) throws(KeyFault) -> [UInt8] {
    guard let stream = BIO_new(BIO_s_secmem()) else { throw CryptoErrors.fault(operation) }
    defer { BIO_free(stream) }
    guard body(stream) == 1 else { throw CryptoErrors.fault(operation) }
    var start: UnsafeMutablePointer<CChar>?
    let count = gateway_BIO_get_mem_data(stream, &start)
    guard count > 0, let start else { throw CryptoErrors.fault(operation) }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
}
