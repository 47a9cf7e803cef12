import CLibCrypto
public import Foundation

/// Whose time stamps are believed, and which.
public struct TimeStampAuthorities: Hashable, Sendable {
    /// Certificates of the authorities themselves, or of those that issued them.
    public let anchors: [[UInt8]]
    /// Object identifiers of the policies under which a stamp may be given, dotted; nil: any, which is for whoever only
    /// wants to see what a stamp says.
    public let policies: Set<String>?
    /// The coarsest accuracy; nil: any, also an unstated one.
    public let accuracyMillisecondsMax: Int?

    /// - Parameter anchors: Certificates in DER.
    public init(anchors: [[UInt8]], policies: Set<String>?, accuracyMillisecondsMax: Int? = nil) {
        self.anchors = anchors
        self.policies = policies
        self.accuracyMillisecondsMax = accuracyMillisecondsMax
    }
}

/// Whether a signature that states its properties may, or must, bear a time stamp over its value (XAdES-T).
public enum TimeStampPolicy: Hashable, Sendable {
    /// A signature with a stamp is refused.
    case refused
    /// Either way; a stamp must hold.
    case accepted(TimeStampAuthorities)
    /// A signature without a stamp is refused.
    case required(TimeStampAuthorities)

    var authorities: TimeStampAuthorities? {
        switch self {
        case .refused: nil
        case .accepted(let authorities), .required(let authorities): authorities
        }
    }
}

/// Why a time stamp is not believed.
public enum TimeStampRejection: Error, Hashable, Sendable {
    /// Not a token or a response in DER, or something follows it.
    case unreadable
    /// The authority refused to give one.
    case refused
    /// Over something else, or with a digest other than SHA-256, SHA-384 and SHA-512.
    case imprintMismatch
    /// Not the answer to this request.
    case nonceMismatch
    /// A policy that is not listed.
    case policyNotAllowed
    /// Coarser than agreed, or unstated.
    case accuracyNotAllowed
    /// The signature does not hold, or its certificate leads to no anchor or is not for time stamps alone.
    case signatureInvalid
}

/// A time stamp that holds: that a message existed at a time, as a trusted authority says. Made only by verification.
public struct TimeStamp: Hashable, Sendable {
    /// The token in DER, as it came: evidence.
    public let token: [UInt8]
    /// The time of the authority.
    public let time: Date
    /// Under which policy, dotted.
    public let policy: String
    /// How exact the time is; nil where the token does not say.
    public let accuracyMilliseconds: Int?

    /// Verifies a token over `message`. Throws `TimeStampRejection`.
    ///
    /// The authority's certificate must lead to an anchor at the time of the stamp and be for time stamping alone.
    public init(
        token: [UInt8], over message: [UInt8], by authorities: TimeStampAuthorities
    ) throws(TimeStampRejection) {
        try self.init(token: token, over: message, nonce: nil, by: authorities)
    }

    init(
        token: [UInt8], over message: [UInt8], nonce: [UInt8]?, by authorities: TimeStampAuthorities
    ) throws(TimeStampRejection) {
        CryptoErrors.clear()
        defer { CryptoErrors.clear() }
        let handle = try TimeStampToken(token)
        let digest = try handle.digest(of: message)
        if let nonce, handle.nonce != nonce { throw .nonceMismatch }
        guard let policy = handle.policy, authorities.policies?.contains(policy) ?? true else {
            throw .policyNotAllowed
        }
        let accuracy = handle.accuracyMilliseconds
        if let most = authorities.accuracyMillisecondsMax {
            guard let accuracy, accuracy <= most else { throw .accuracyNotAllowed }
        }
        guard let time = handle.time, handle.isSigned(digest: digest, time: time, anchors: authorities.anchors) else {
            throw .signatureInvalid
        }
        self.token = token
        self.time = time
        self.policy = policy
        accuracyMilliseconds = accuracy
    }
}

/// The library's form of a token; lives for one verification.
private final class TimeStampToken {
    private let token: UnsafeMutablePointer<PKCS7>
    private let information: OpaquePointer

    init(_ der: [UInt8]) throws(TimeStampRejection) {
        let read: UnsafeMutablePointer<PKCS7>? = der.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            guard let token = d2i_PKCS7(nil, &cursor, bytes.count) else { return nil }
            guard let cursor, let start = bytes.baseAddress, cursor - start == bytes.count else {
                PKCS7_free(token)
                return nil
            }
            return token
        }
        guard let read else { throw .unreadable }
        guard let information = PKCS7_to_TS_TST_INFO(read) else {
            PKCS7_free(read)
            throw .unreadable
        }
        token = read
        self.information = information
    }

    deinit {
        TS_TST_INFO_free(information)
        PKCS7_free(token)
    }

    /// The digest that is stamped, once it is that of `message`.
    func digest(of message: [UInt8]) throws(TimeStampRejection) -> [UInt8] {
        let imprint = TS_TST_INFO_get_msg_imprint(information)
        let stamped = TS_MSG_IMPRINT_get_msg(imprint)
        guard let start = ASN1_STRING_get0_data(stamped) else { throw .imprintMismatch }
        let digest = [UInt8](UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(stamped))))
        let algorithm: DigestAlgorithm
        switch gateway_TS_MSG_IMPRINT_nid(imprint) {
        case NID_sha256: algorithm = .sha256
        case NID_sha384: algorithm = .sha384
        case NID_sha512: algorithm = .sha512
        default: throw .imprintMismatch
        }
        guard digest == RunningDigest.digest(message, algorithm) else { throw .imprintMismatch }
        return digest
    }

    var nonce: [UInt8]? {
        guard let nonce = TS_TST_INFO_get_nonce(information), let number = ASN1_INTEGER_to_BN(nonce, nil) else {
            return nil
        }
        defer { BN_free(number) }
        var bytes = [UInt8](repeating: 0, count: Int((BN_num_bits(number) + 7) / 8))
        BN_bn2bin(number, &bytes)
        return bytes
    }

    var policy: String? {
        guard let policy = TS_TST_INFO_get_policy_id(information) else { return nil }
        var text = [CChar](repeating: 0, count: 256)
        let count = OBJ_obj2txt(&text, 256, policy, 1)
        guard (1..<256).contains(count) else { return nil }
        return String(decoding: text.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    var time: Date? {
        var parts = tm()
        guard let time = TS_TST_INFO_get_time(information), ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
        return Date(timeIntervalSince1970: TimeInterval(timegm(&parts)))
    }

    /// Rounded up to whole milliseconds.
    var accuracyMilliseconds: Int? {
        guard let accuracy = TS_TST_INFO_get_accuracy(information) else { return nil }
        let seconds = gateway_ASN1_INTEGER_or_zero(TS_ACCURACY_get_seconds(accuracy))
        let milliseconds = gateway_ASN1_INTEGER_or_zero(TS_ACCURACY_get_millis(accuracy))
        let microseconds = gateway_ASN1_INTEGER_or_zero(TS_ACCURACY_get_micros(accuracy))
        guard (0...1_000_000).contains(seconds), (0...999).contains(milliseconds), (0...999).contains(microseconds)
        else { return Int.max }
        return seconds * 1000 + milliseconds + (microseconds > 0 ? 1 : 0)
    }

    func isSigned(digest: [UInt8], time: Date, anchors: [[UInt8]]) -> Bool {
        guard let store = X509_STORE_new(), let context = TS_VERIFY_CTX_new() else { return false }
        // The context owns the store from here on.
        TS_VERIFY_CTX_set_store(context, store)
        defer { TS_VERIFY_CTX_free(context) }
        let handles = anchors.compactMap(X509Handle.init(der:))
        guard handles.count == anchors.count else { return false }
        var pointers = handles.map { Optional($0.pointer) }
        guard pointers.allSatisfy({ X509_STORE_add_cert(store, $0) == 1 }),
            gateway_TS_VERIFY_CTX_set_certificates(context, &pointers, Int32(pointers.count)) == 1
        else { return false }
        gateway_X509_STORE_verify_at(store, time_t(time.timeIntervalSince1970))
        guard gateway_TS_VERIFY_CTX_set_imprint(context, digest, digest.count) == 1 else { return false }
        return TS_RESP_verify_token(context, token) == 1
    }
}
