/// A suite with the identifiers under which it stands in messages: how a registered signer signs.
///
/// For every suite but SM2 the identifiers are given by the suite. For SM2 there is no published one, so two parties
/// agree on them and on the identifier that each signature hashes.
public struct SignatureMethod: Hashable, Sendable {
    /// The algorithms.
    public let suite: SignatureSuite
    /// The `Algorithm` of `ds:SignatureMethod`.
    public let signatureMethodURI: String
    /// The `Algorithm` of `ds:DigestMethod`.
    public let digestMethodURI: String
    /// What an SM2 signature hashes as its signer's identifier, 1 to 128 bytes of ASCII. Other suites have none.
    public let userIdentifier: String

    /// The identifier that GM/T 0009 gives where none is agreed.
    public static let defaultUserIdentifier = "1234567812345678"

    /// A suite under its own identifiers; SM2 with the default user identifier.
    public init(_ suite: SignatureSuite) {
        self.suite = suite
        signatureMethodURI = suite.signatureMethodURI
        digestMethodURI = suite.digestMethodURI
        userIdentifier = suite == .sm2SM3 ? Self.defaultUserIdentifier : ""
    }

    /// SM2 under agreed identifiers. Nil unless each URI is 1 to 200 visible ASCII characters, none of which XML would
    /// escape, the signature's is no other suite's, and the user identifier has 1 to 128 visible characters.
    public static func sm2(
        signatureMethodURI: String = SignatureSuite.sm2SM3.signatureMethodURI,
        digestMethodURI: String = SignatureSuite.sm2SM3.digestMethodURI,
        userIdentifier: String = defaultUserIdentifier
    ) -> SignatureMethod? {
        let named = SignatureSuite(signatureMethodURI: signatureMethodURI)
        guard isPlain(signatureMethodURI, bytesMax: 200), isPlain(digestMethodURI, bytesMax: 200),
            named == nil || named == .sm2SM3, isVisible(userIdentifier, bytesMax: 128)
        else { return nil }
        return SignatureMethod(
            suite: .sm2SM3, signatureMethodURI: signatureMethodURI, digestMethodURI: digestMethodURI,
            userIdentifier: userIdentifier)
    }

    /// Whether a message shows the two alike: suite and identifiers are the same. The user identifier is not in it.
    func isWritten(as other: SignatureMethod) -> Bool {
        suite == other.suite && signatureMethodURI == other.signatureMethodURI
            && digestMethodURI == other.digestMethodURI
    }

    private init(suite: SignatureSuite, signatureMethodURI: String, digestMethodURI: String, userIdentifier: String) {
        self.suite = suite
        self.signatureMethodURI = signatureMethodURI
        self.digestMethodURI = digestMethodURI
        self.userIdentifier = userIdentifier
    }

    private static func isVisible(_ text: String, bytesMax: Int) -> Bool {
        (1...bytesMax).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func isPlain(_ uri: String, bytesMax: Int) -> Bool {
        isVisible(uri, bytesMax: bytesMax) && !uri.utf8.contains { "<>&\"'".utf8.contains($0) }
    }
}
