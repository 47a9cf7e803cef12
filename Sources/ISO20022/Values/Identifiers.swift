/// A business identifier code (ISO 9362) of 8 or 11 characters: `NBRKKZKX`, `NBRKKZKXXXX`.
///
///     [A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}
///
/// - Source: `BICFIDec2014Identifier`, `AnyBICDec2014Identifier`. The schema does not know who is registered.
public struct BICFI: Hashable, Sendable, CustomStringConvertible {
    /// The code as it was written.
    public let text: String

    /// Nil when the text does not have the form of a code.
    public init?(_ text: String) {
        var count = 0
        for byte in text.utf8 {
            guard byte.isUpperASCIILetter || (byte.isASCIIDigit && count != 4 && count != 5) else { return nil }
            count += 1
        }
        guard count == 8 || count == 11 else { return nil }
        self.text = text
    }

    /// The country of the institution: characters 5 and 6.
    public var countryCode: CountryCode {
        guard let country = CountryCode(String(text.dropFirst(4).prefix(2))) else {
            preconditionFailure("characters 5 and 6 were found to be letters when the code was made")
        }
        return country
    }

    /// The first eight characters: the institution without its branch.
    public var institution: String { String(text.prefix(8)) }

    /// Whether both name the same office: a code of 8 characters is the head office, the same as with branch `XXX`.
    public func isSameOffice(as other: BICFI) -> Bool {
        func full(_ code: BICFI) -> String { code.text.utf8.count == 8 ? code.text + "XXX" : code.text }
        return text == other.text || full(self) == full(other)
    }

    /// The code itself.
    public var description: String { text }
}

/// A legal entity identifier (ISO 17442) in its form: 18 capitals or digits, then two digits, not proven.
///
/// - Source: `LEIIdentifier`, `[A-Z0-9]{18,18}[0-9]{2,2}`. ``LegalEntityIdentifier`` proves the check digits.
public struct LEI: Hashable, Sendable, CustomStringConvertible {
    /// The identifier as it was written.
    public let text: String

    /// Nil when the text does not have the form of an identifier.
    public init?(_ text: String) {
        var count = 0
        for byte in text.utf8 {
            guard byte.isASCIIDigit || (byte.isUpperASCIILetter && count < 18) else { return nil }
            count += 1
        }
        guard count == 20 else { return nil }
        self.text = text
    }

    /// The identifier itself.
    public var description: String { text }
}

/// An account number in the form of an IBAN (ISO 13616), check digits not proven.
///
/// - Source: `IBAN2007Identifier`, `[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}`. ``IBAN`` proves the check digits: that is a
///   business rule, so that a wrong number gets its own reason.
public struct IBANIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// The number as it was written.
    public let text: String

    /// Nil when the text does not have the form of an IBAN.
    public init?(_ text: String) {
        var count = 0
        for byte in text.utf8 {
            switch count {
            case 0, 1: guard byte.isUpperASCIILetter else { return nil }
            case 2, 3: guard byte.isASCIIDigit else { return nil }
            default: guard byte.isASCIIAlphanumeric else { return nil }
            }
            count += 1
        }
        guard (5...34).contains(count) else { return nil }
        self.text = text
    }

    /// The number itself.
    public var description: String { text }
}

/// A country (ISO 3166-1 alpha-2) by its two capitals; whether it exists is a business rule.
///
/// - Source: `CountryCode`, `[A-Z]{2,2}`.
public struct CountryCode: Hashable, Sendable, CustomStringConvertible {
    /// The two letters.
    public let text: String

    /// Nil unless the text is two capitals.
    public init?(_ text: String) {
        guard text.utf8.count == 2, text.utf8.allSatisfy(\.isUpperASCIILetter) else { return nil }
        self.text = text
    }

    /// The code itself.
    public var description: String { text }
}

/// A currency (ISO 4217) by its three capitals; whether it exists is a business rule.
///
/// - Source: `ActiveCurrencyCode`, `ActiveOrHistoricCurrencyCode`, `[A-Z]{3,3}`.
public struct CurrencyCode: Hashable, Sendable, CustomStringConvertible {
    /// The three letters.
    public let text: String

    /// Nil unless the text is three capitals.
    public init?(_ text: String) {
        guard text.utf8.count == 3, text.utf8.allSatisfy(\.isUpperASCIILetter) else { return nil }
        self.text = text
    }

    /// The code itself.
    public var description: String { text }
}

/// A count written as 1 to 15 digits; leading zeros are allowed and do not matter.
///
/// - Source: `Max15NumericText`, `[0-9]{1,15}`.
public struct CountText: Hashable, Sendable {
    /// The number.
    public let count: Int

    /// Nil when the text is not 1 to 15 digits.
    public init?(_ text: String) {
        guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIIDigit), let count = Int(text) else {
            return nil
        }
        self.count = count
    }

    /// A count of things; at most 15 digits.
    public init(_ count: Int) {
        precondition((0..<1_000_000_000_000_000).contains(count), "a count has at most 15 digits")
        self.count = count
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isUpperASCIILetter: Bool { self >= 0x41 && self <= 0x5A }
    var isASCIIAlphanumeric: Bool { isASCIIDigit || isUpperASCIILetter || (self >= 0x61 && self <= 0x7A) }
}
