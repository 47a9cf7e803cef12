/// An account number of Kazakhstan: `KZ`, two check digits, the bank's three digits, thirteen digits or capitals.
///
///     KZ 33 125 KZT1001313313
///
/// - Source: ISO 13616 registry, Kazakhstan; in force since 7 June 2010.
public struct KazakhIBAN: Hashable, Sendable, CustomStringConvertible {
    /// The number in its international form.
    public let iban: IBAN

    /// Refuses what ``IBAN`` refuses, and the numbers of other countries.
    public init(_ text: String) throws(IdentifierRejection) {
        try self.init(IBAN(text))
    }

    /// Refuses the numbers of other countries.
    public init(_ iban: IBAN) throws(IdentifierRejection) {
        guard iban.country == "KZ" else { throw .unknownCountry }
        self.iban = iban
    }

    /// The three digits of the bank. Which bank bears them is configuration, not arithmetic.
    public var bankCode: String { String(iban.text.dropFirst(4).prefix(3)) }

    /// The bank's own thirteen characters.
    public var accountPart: String { String(iban.text.dropFirst(7)) }

    /// The number itself.
    public var description: String { iban.text }
}
