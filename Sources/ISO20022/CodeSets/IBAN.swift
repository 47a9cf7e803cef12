/// An international bank account number whose shape is its country's and whose check digits hold.
///
///     KZ 33 125KZT1001313313     country, check digits, the country's own fields
///
/// Capitals and digits only, without spaces, as in electronic messages.
///
/// - Source: ISO 13616-1, ISO 7064 MOD 97-10, and the registry (``IBANRegistry``).
public struct IBAN: Hashable, Sendable, CustomStringConvertible {
    /// The number as it was written.
    public let text: String

    /// Refuses a text that is no IBAN: not ASCII, of a country outside the registry, of another length or shape than
    /// its country's, with check digits 00, 01 or 99 or such as do not fit.
    public init(_ text: String) throws(IdentifierRejection) {
        let bytes = try text.identifierBytes(count: 5...34)
        guard let structure = IBANRegistry.structure(String(text.prefix(2))) else { throw .unknownCountry }
        guard bytes.count == structure.length else { throw .wrongLength }
        guard bytes[2...3].allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            structure.admits(bytes[4...])
        else { throw .wrongCharacter }
        guard Modulo97.isPossible(tens: bytes[2], units: bytes[3]) else { throw .checkDigitsNeverIssued }
        guard Modulo97.remainder(of: bytes[4...] + bytes[..<4]) == 1 else { throw .checkDigitsWrong }
        self.text = text
    }

    /// The country of the account: two capitals.
    public var country: String { String(text.prefix(2)) }

    /// The number itself.
    public var description: String { text }
}
