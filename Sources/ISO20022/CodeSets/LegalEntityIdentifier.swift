/// A legal entity identifier whose check digits hold: 18 digits or capitals, then two check digits.
///
/// - Source: ISO 17442-1; ISO 7064 MOD 97-10.
public struct LegalEntityIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// The identifier as it was written.
    public let text: String

    /// Refuses a text that is no such identifier: not ASCII, not 20 characters, a wrong character, wrong check digits.
    public init(_ text: String) throws(IdentifierRejection) {
        let bytes = try text.identifierBytes(count: 20...20)
        guard let remainder = Modulo97.remainder(of: bytes),
            bytes[18...].allSatisfy({ $0 <= UInt8(ascii: "9") })
        else { throw .wrongCharacter }
        guard Modulo97.isPossible(tens: bytes[18], units: bytes[19]) else { throw .checkDigitsNeverIssued }
        guard remainder == 1 else { throw .checkDigitsWrong }
        self.text = text
    }

    /// The identifier itself.
    public var description: String { text }
}
