/// A partner institution, known by the certificate of its connection.
///
/// - `bic`: the institution's BIC, eight or eleven characters, as the corridor names it.
public struct PartnerIdentity: Hashable, Sendable {
    /// The institution's BIC.
    public let bic: String

    /// A partner by its BIC.
    public init(bic: String) {
        self.bic = bic
    }
}

/// A member of staff of the gateway's own institution, known by the certificate of the connection.
public struct OperatorIdentity: Hashable, Sendable {
    /// The name the configuration gives this operator; it goes into the audit trail.
    public let name: String

    /// An operator by name.
    public init(name: String) {
        self.name = name
    }
}

/// Who is at the other end of a connection. There is no anonymous peer.
public enum ChannelPeer: Hashable, Sendable {
    case partner(PartnerIdentity)
    case `operator`(OperatorIdentity)
}

/// The SHA-256 digest of a certificate's DER bytes.
public struct CertificateFingerprint: Hashable, Sendable, CustomStringConvertible {
    /// Thirty-two bytes.
    public let bytes: [UInt8]

    /// Nil unless there are exactly 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads 64 hexadecimal digits, of either case, with or without colons between the pairs; nil for anything else.
    public init?(hexadecimal: String) {
        var nibbles: [UInt8] = []
        for character in hexadecimal.utf8 where character != UInt8(ascii: ":") {
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): nibbles.append(character - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): nibbles.append(character - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): nibbles.append(character - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        guard nibbles.count == 64 else { return nil }
        self.bytes = stride(from: 0, to: 64, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    }

    /// Lower-case hexadecimal, without colons.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// Every client certificate the gateway knows, and whose it is. A certificate belongs to one peer.
public struct PeerDirectory: Sendable {
    private let peers: [CertificateFingerprint: ChannelPeer]

    /// A directory of these peers.
    public init(_ peers: [CertificateFingerprint: ChannelPeer]) {
        self.peers = peers
    }

    /// The peer that holds the certificate, or nil when the certificate is registered to nobody.
    public subscript(fingerprint: CertificateFingerprint) -> ChannelPeer? {
        peers[fingerprint]
    }

    /// How many certificates are registered.
    public var count: Int { peers.count }
}
