/// The two digits that say who pays (KOd) or who is paid (KBe): residency, then sector of the economy.
///
///     17   resident, private non-financial          23   non-resident, central bank
///
/// - Source: rules of the National Bank of Kazakhstan, No 203 of 31 August 2016.
public struct ResidencyAndSector: Hashable, Sendable, CustomStringConvertible {
    /// Where the party belongs.
    public enum Residency: UInt8, CaseIterable, Hashable, Sendable {
        /// To Kazakhstan.
        case resident = 1
        /// To another country.
        case nonResident = 2
    }
    /// What the party is.
    public enum Sector: UInt8, CaseIterable, Hashable, Sendable {
        /// Central government.
        case centralGovernment = 1
        /// Regional and local government.
        case localGovernment = 2
        /// A central bank.
        case centralBank = 3
        /// Banks.
        case banks = 4
        /// Other financial organisations.
        case otherFinancial = 5
        /// State organisations that are not financial.
        case stateNonFinancial = 6
        /// Private organisations that are not financial.
        case privateNonFinancial = 7
        /// Non-profit organisations that serve households.
        case nonProfit = 8
        /// Households: persons.
        case households = 9
    }

    /// Where the party belongs.
    public let residency: Residency
    /// What the party is.
    public let sector: Sector

    /// Puts a code together.
    public init(_ residency: Residency, _ sector: Sector) {
        self.residency = residency
        self.sector = sector
    }

    /// Refuses a text that is not two ASCII digits, the first 1 or 2, the second 1 to 9.
    public init(_ text: String) throws(IdentifierRejection) {
        try self.init(text.identifierBytes(count: 2...2)[...])
    }

    init(_ bytes: ArraySlice<UInt8>) throws(IdentifierRejection) {
        let digits = bytes.map { $0 &- UInt8(ascii: "0") }
        guard digits.count == 2 else { throw .wrongLength }
        guard let residency = Residency(rawValue: digits[0]), let sector = Sector(rawValue: digits[1]) else {
            throw .wrongCharacter
        }
        self.init(residency, sector)
    }

    /// The two digits.
    public var description: String { "\(residency.rawValue)\(sector.rawValue)" }
}
