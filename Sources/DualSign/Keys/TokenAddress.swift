/// Where a token keeps a private key: a URI of scheme `pkcs11`.
///
///     pkcs11:token=gateway;object=signer;type=private
///     pkcs11:serial=8a1f;id=%01?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/etc/gateway/pin
///
/// It names a token (`token`, `serial`, or both) and a key in it (`object`, `id`, or both). A PIN has no place in an
/// address, which is configured and logged.
///
/// - Source: RFC 7512, section 2.3.
public struct TokenAddress: Hashable, Sendable, CustomStringConvertible {
    /// How such an address begins.
    public static let scheme = "pkcs11:"

    /// The path of the URI, with `type=private`: what names the key and nothing else.
    public let text: String
    /// `module-path`: the library of the token, where the address says so.
    public let modulePath: String?
    /// `pin-source`: the file with the PIN, where the address says so.
    public let pinFile: String?

    private static let attributes: Set<Substring> = [
        "token", "manufacturer", "serial", "model", "library-manufacturer", "library-description", "library-version",
        "object", "type", "id", "slot-manufacturer", "slot-description", "slot-id",
    ]

    /// Reads an address. Throws `TokenFault.addressMalformed` or `.pinInAddress`.
    public init(_ uri: String) throws(TokenFault) {
        // First of all, so that no other complaint has to say what it found.
        if uri.contains("pin-value") { throw .pinInAddress }
        guard uri.hasPrefix(Self.scheme), uri.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .addressMalformed
        }
        let parts = uri.dropFirst(Self.scheme.count).split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = try Self.pairs(parts[0], separator: ";")
        let query = parts.count == 2 ? try Self.pairs(parts[1], separator: "&") : [:]
        guard path.keys.allSatisfy(Self.attributes.contains), path["token"] != nil || path["serial"] != nil,
            path["object"] != nil || path["id"] != nil, path["type", default: "private"] == "private",
            query.keys.allSatisfy({ $0 == "module-path" || $0 == "pin-source" })
        else { throw .addressMalformed }
        path["type"] = "private"
        text = Self.scheme + path.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
        modulePath = try query["module-path"].map(Self.file)
        pinFile = try query["pin-source"].map { source throws(TokenFault) in
            try Self.file(source.hasPrefix("file:") ? source.dropFirst("file:".count) : source)
        }
    }

    /// The address without what is beside the key.
    public var description: String { text }

    /// Each name once, each value with well-formed escapes.
    private static func pairs(
        _ text: Substring, separator: Character
    ) throws(TokenFault) -> [Substring: Substring] {
        var pairs: [Substring: Substring] = [:]
        for pair in text.split(separator: separator, omittingEmptySubsequences: false) {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, !halves[1].isEmpty, bytes(of: halves[1]) != nil,
                pairs.updateValue(halves[1], forKey: halves[0]) == nil
            else { throw .addressMalformed }
        }
        return pairs
    }

    private static func file(_ text: Substring) throws(TokenFault) -> String {
        guard let bytes = bytes(of: text), bytes.first == UInt8(ascii: "/"), !bytes.contains(0),
            let path = String(validating: bytes, as: UTF8.self)
        else { throw .addressMalformed }
        return path
    }

    /// The bytes that a value stands for; nil where an escape is not two hexadecimal digits.
    private static func bytes(of text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// What is wrong with a token or the way to it. No case carries a PIN.
public enum TokenFault: Error, Hashable, Sendable {
    /// Not an address of a private key in a token.
    case addressMalformed
    /// The PIN stands in the address; it belongs into a file or a variable of the environment.
    case pinInAddress
    /// There is no way to tokens on this machine: the package that is missing.
    case engineMissing(package: String)
    /// The token's library cannot be loaded or does not start.
    case moduleUnusable(path: String)
    /// This process already uses the library of another maker; one process has one.
    case anotherModuleInUse(path: String)
    /// The token refuses the PIN, or has locked it. It is not tried again: a token counts its failures.
    case pinRefused
    /// No such token, or no such private key in it, or not with this PIN.
    case keyNotFound(address: String)
    /// The token cannot sign in the suite.
    case suiteNotOffered
}
