import CLibCrypto

/// A request for a time stamp (RFC 3161): bytes to be sent, and what the answer must match. Who sends it is not this
/// module's business.
public struct TimeStampRequest: Sendable {
    /// `TimeStampReq` in DER: the body of a POST of `application/timestamp-query`.
    public let der: [UInt8]
    /// What is to be stamped.
    let message: [UInt8]
    /// By which the answer is known to be ours and new.
    let nonce: [UInt8]

    /// A request for a stamp over `message` that asks for the authority's certificate in the token.
    ///
    /// - Parameter nonce: 8 to 20 random bytes. Throws `KeyFault` when the library fails.
    public init(over message: [UInt8], nonce: [UInt8]) throws(KeyFault) {
        precondition((8...20).contains(nonce.count), "a nonce of 8 to 20 bytes")
        CryptoErrors.clear()
        // The bytes are read as a number, which has no zeros in front.
        var nonce = nonce
        nonce[0] = nonce[0] & 0x7F | 0x40
        let digest = RunningDigest.digest(message, .sha256)
        guard let request = TS_REQ_new() else { throw CryptoErrors.fault("request time stamp") }
        defer { TS_REQ_free(request) }
        guard let number = BN_bin2bn(nonce, Int32(nonce.count), nil) else {
            throw CryptoErrors.fault("request time stamp")
        }
        defer { BN_free(number) }
        guard let integer = BN_to_ASN1_INTEGER(number, nil) else { throw CryptoErrors.fault("request time stamp") }
        defer { ASN1_INTEGER_free(integer) }
        guard gateway_TS_REQ_set_sha256(request, digest, Int32(digest.count)) == 1,
            TS_REQ_set_version(request, 1) == 1, TS_REQ_set_nonce(request, integer) == 1,
            TS_REQ_set_cert_req(request, 1) == 1
        else { throw CryptoErrors.fault("request time stamp") }
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_TS_REQ(request, &start)
        guard count > 0, let start else { throw CryptoErrors.fault("request time stamp") }
        defer { gateway_OPENSSL_free(start) }
        der = [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
        self.message = message
        self.nonce = nonce
    }

    /// Takes the answer: the token in it, verified to be over the message and with the nonce of this request.
    ///
    /// - Parameter response: `TimeStampResp` in DER. Throws `TimeStampRejection`.
    public func token(
        from response: [UInt8], by authorities: TimeStampAuthorities
    ) throws(TimeStampRejection) -> TimeStamp {
        defer { CryptoErrors.clear() }
        let read: OpaquePointer? = response.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            return d2i_TS_RESP(nil, &cursor, bytes.count)
        }
        guard let read else { throw .unreadable }
        defer { TS_RESP_free(read) }
        guard let status = TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(read)) else { throw .unreadable }
        // 0: granted; 1: granted with modifications, which the token shows.
        guard (0...1).contains(ASN1_INTEGER_get(status)), let token = TS_RESP_get_token(read) else { throw .refused }
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_PKCS7(token, &start)
        guard count > 0, let start else { throw .unreadable }
        defer { gateway_OPENSSL_free(start) }
        return try TimeStamp(
            token: [UInt8](UnsafeBufferPointer(start: start, count: Int(count))), over: message, nonce: nonce,
            by: authorities)
    }

    /// Sends the request by whatever means and takes the answer.
    ///
    /// - Parameter transport: Gives the response to a request's DER; what it throws is passed on. Throws
    ///   `TimeStampRejection` too.
    public func obtain(
        by authorities: TimeStampAuthorities, transport: ([UInt8]) async throws -> [UInt8]
    ) async throws -> TimeStamp {
        try token(from: await transport(der), by: authorities)
    }
}
