/// A twelve-digit number of the Republic of Kazakhstan: a business's (BIN) or a person's (IIN).
///
/// Both have one form and one check digit; the fifth digit tells them apart: 4, 5 or 6 is a business.
///
/// - Source: the national register of identification numbers; check digit by two rows of weights.
public enum KazakhIdentificationNumber: Hashable, Sendable {
    /// A legal entity, its branch, or entrepreneurs together.
    case business(BusinessIdentificationNumber)
    /// A person.
    case individual(IndividualIdentificationNumber)

    /// Refuses a text that is not twelve ASCII digits, and a check digit that does not fit.
    public init(_ text: String) throws(IdentifierRejection) {
        let digits = try CheckedTwelveDigits(text)
        if digits.isBusiness {
            self = .business(BusinessIdentificationNumber(digits))
        } else {
            self = .individual(IndividualIdentificationNumber(digits))
        }
    }

    /// The twelve digits.
    public var text: String {
        switch self {
        case .business(let number): number.text
        case .individual(let number): number.text
        }
    }
}

/// A business identification number (BIN).
///
///     YYMM  month of registration
///     T     4 resident legal entity, 5 non-resident, 6 entrepreneurs together
///     K     0 head office, 1 branch, 2 representative office, …
///     NNNNN number
///     C     check digit
public struct BusinessIdentificationNumber: Hashable, Sendable, CustomStringConvertible {
    /// Whose number it is.
    public enum Holder: UInt8, CaseIterable, Hashable, Sendable {
        /// A legal entity of Kazakhstan.
        case residentLegalEntity = 4
        /// A legal entity of another country.
        case nonResidentLegalEntity = 5
        /// Individual entrepreneurs acting together.
        case jointEntrepreneurs = 6
    }

    /// The twelve digits.
    public let text: String
    /// Whose number it is, from the fifth digit.
    public let holder: Holder

    /// Refuses a text that is not twelve ASCII digits, a check digit that does not fit, and a person's number.
    public init(_ text: String) throws(IdentifierRejection) {
        let digits = try CheckedTwelveDigits(text)
        guard digits.isBusiness else { throw .otherKind }
        self.init(digits)
    }

    fileprivate init(_ digits: CheckedTwelveDigits) {
        guard let holder = Holder(rawValue: digits.fifth) else {
            preconditionFailure("the fifth digit of a business is 4, 5 or 6: asked before this call")
        }
        self.text = digits.text
        self.holder = holder
    }

    /// The number itself.
    public var description: String { text }
}

/// An individual identification number (IIN).
///
/// Neither a birth date nor a sex is read from it: since 26 August 2013 the number need not carry them.
public struct IndividualIdentificationNumber: Hashable, Sendable, CustomStringConvertible {
    /// The twelve digits.
    public let text: String

    /// Refuses a text that is not twelve ASCII digits, a check digit that does not fit, and a business's number.
    public init(_ text: String) throws(IdentifierRejection) {
        let digits = try CheckedTwelveDigits(text)
        guard !digits.isBusiness else { throw .otherKind }
        self.init(digits)
    }

    fileprivate init(_ digits: CheckedTwelveDigits) { text = digits.text }

    /// The number itself.
    public var description: String { text }
}

/// Twelve digits whose last fits the eleven before.
private struct CheckedTwelveDigits {
    let text: String
    /// The digit that tells a business from a person.
    let fifth: UInt8

    init(_ text: String) throws(IdentifierRejection) {
        let bytes = try text.identifierBytes(count: 12...12)
        guard bytes.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { throw .wrongCharacter }
        let digits = bytes.map { Int($0 - UInt8(ascii: "0")) }
        guard let checkDigit = Self.checkDigit(of: digits[..<11]) else { throw .neverIssued }
        guard checkDigit == digits[11] else { throw .checkDigitsWrong }
        self.text = text
        self.fifth = UInt8(digits[4])
    }

    var isBusiness: Bool { (4...6).contains(fifth) }

    /// The check digit of eleven digits; nil for those that both rows of weights leave at 10.
    private static func checkDigit(of digits: ArraySlice<Int>) -> Int? {
        let rows = [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]]
        for weights in rows {
            let remainder =
                zip(digits, weights).reduce(0) { sum, pair in
                    let (digit, weight) = pair
                    return sum + digit * weight
                } % 11
            if remainder != 10 { return remainder }
        }
        return nil
    }
}
