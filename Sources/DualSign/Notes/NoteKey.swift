/// A public key that signs notes under a name.
///
///     identifier    SHA-256(name · 0x0A · type · key), its first 4 bytes
///     Ed25519       type 0x01, key the 32 bytes of RFC 8032: C2SP's own
///     other suites  type 0xff · `settlement-gateway/note/` · suite · 0x0A, key the SubjectPublicKeyInfo in DER
///
/// In one line, to be handed out: name, `+`, the identifier in hexadecimal, `+`, Base64 of type and key.
///
/// - Source: C2SP, signed-note, "Signature types"; the own type is `docs/ledger-proofs.md`.
public struct NoteKey: Sendable {
    /// Of whom.
    public let name: String
    /// Which key, in the lines of signatures.
    public let identifier: UInt32
    /// How it signs.
    public let suite: SignatureSuite

    private let key: AsymmetricKey
    private let typeAndKey: [UInt8]

    private static let ownType = Array("settlement-gateway/note/".utf8)

    /// Whether a text can name a key: not empty, no blank of any kind, no plus.
    public static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace }
    }

    /// The key of a certificate, in one of its suites. Throws `KeyFault`.
    public init(name: String, certificate: SignerCertificate, suite: SignatureSuite) throws(KeyFault) {
        guard let key = certificate.key else { throw .suiteUnavailable(suite) }
        guard certificate.suites.contains(suite) else { throw .suiteDoesNotFitKey }
        try self.init(
            name: name, key, suite, PublicKey.subjectPublicKeyInfo(ofCertificate: certificate.der))
    }

    /// The key of a certificate in each of its suites. Throws `KeyFault`.
    public static func keys(name: String, certificate: SignerCertificate) throws(KeyFault) -> [NoteKey] {
        var keys: [NoteKey] = []
        for suite in SignatureSuite.allCases where certificate.suites.contains(suite) {
            keys.append(try NoteKey(name: name, certificate: certificate, suite: suite))
        }
        return keys
    }

    /// Reads a key in one line; nil when it is none, or when the identifier is another's.
    public init?(_ line: String) {
        // Base64 may have a plus of its own.
        let parts = line.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, Self.isName(parts[0]), let typeAndKey = Base64.decode(parts[2]) else { return nil }
        let suite: SignatureSuite
        let information: [UInt8]
        if typeAndKey.first == 1, typeAndKey.count == 33 {
            suite = .ed25519
            information = Self.ed25519Prefix + typeAndKey.dropFirst()
        } else {
            let rest = typeAndKey.dropFirst(1 + Self.ownType.count)
            guard typeAndKey.starts(with: [0xFF] + Self.ownType), let end = rest.firstIndex(of: 0x0A),
                let named = SignatureSuite(rawValue: String(decoding: rest[..<end], as: UTF8.self)), named != .ed25519
            else { return nil }
            suite = named
            information = Array(rest[(end + 1)...])
        }
        guard let key = try? AsymmetricKey(subjectPublicKeyInfo: information), key.kind.suites.contains(suite),
            let read = try? NoteKey(name: parts[0], key, suite, information), read.line == line
        else { return nil }
        self = read
    }

    private init(
        name: String, _ key: AsymmetricKey, _ suite: SignatureSuite, _ information: [UInt8]
    ) throws(KeyFault) {
        precondition(Self.isName(name), "a name of a key")
        if suite == .ed25519 {
            guard information.starts(with: Self.ed25519Prefix), information.count == Self.ed25519Prefix.count + 32
            else {
                throw .keyTypeNotSupported
            }
            typeAndKey = [1] + information.suffix(32)
        } else {
            typeAndKey = [0xFF] + Self.ownType + Array(suite.rawValue.utf8) + [0x0A] + information
        }
        self.name = name
        self.key = key
        self.suite = suite
        let digest = RunningDigest.digest(Array(name.utf8) + [0x0A] + typeAndKey, .sha256)
        identifier = digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// SubjectPublicKeyInfo of an Ed25519 key, up to the key.
    private static let ed25519Prefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    /// The key in one line.
    public var line: String {
        "\(name)+\(Hexadecimal.encode(Array(bigEndian: identifier)))+\(Base64.encode(typeAndKey))"
    }

    func isValid(_ value: [UInt8], over text: String) -> Bool {
        let bytes = Array(text.utf8)
        return key.isValid(value, method: SignatureMethod(suite), over: { write in bytes.withUnsafeBytes(write) })
    }
}
