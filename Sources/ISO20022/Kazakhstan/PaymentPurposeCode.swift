/// The purpose of a payment (KNP): three digits, the first of them the section.
///
/// About three hundred are in use; the list is the National Bank's and changes, so only the form is checked here.
///
/// - Source: rules of the National Bank of Kazakhstan, No 203 of 31 August 2016.
public struct PaymentPurposeCode: Hashable, Sendable, CustomStringConvertible {
    /// What a section of the list is about.
    public enum Section: UInt8, CaseIterable, Hashable, Sendable {
        /// Pensions and benefits.
        case pensionsAndBenefits = 0
        /// Transfers of a particular kind.
        case specificTransfers = 1
        /// Foreign exchange.
        case foreignExchange = 2
        /// Deposits.
        case deposits = 3
        /// Loans.
        case loans = 4
        /// Securities of non-residents.
        case securitiesOfNonResidents = 5
        /// Securities of residents.
        case securitiesOfResidents = 6
        /// Goods and intangible assets.
        case goods = 7
        /// Services.
        case services = 8
        /// Taxes and other payments to the budget.
        case taxesAndBudget = 9
    }

    /// The three digits.
    public let text: String
    /// The section, from the first digit.
    public let section: Section

    /// Refuses a text that is not three ASCII digits.
    public init(_ text: String) throws(IdentifierRejection) {
        try self.init(text.identifierBytes(count: 3...3)[...])
    }

    init(_ bytes: ArraySlice<UInt8>) throws(IdentifierRejection) {
        guard bytes.count == 3, let first = bytes.first else { throw .wrongLength }
        guard bytes.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            let section = Section(rawValue: first - UInt8(ascii: "0"))
        else { throw .wrongCharacter }
        self.text = String(decoding: bytes, as: UTF8.self)
        self.section = section
    }

    /// The three digits.
    public var description: String { text }
}
