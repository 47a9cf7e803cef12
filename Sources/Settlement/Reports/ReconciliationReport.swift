public import ISO20022
public import TengeLedger

/// What our own books say about the account and period of a statement.
public struct ReconciliationBooks: Hashable, Sendable {
    /// Every booking of the period.
    public let source: StatementSource
    /// The statement before: its closing balance and number; nil where it is not at hand.
    public let previous: PreviousStatement?

    /// Books to match against.
    public init(source: StatementSource, previous: PreviousStatement? = nil) {
        self.source = source
        self.previous = previous
    }
}

/// How the statement before ended.
public struct PreviousStatement: Hashable, Sendable {
    /// Its closing balance in minor units; a debit is negative.
    public let closingMinorUnits: Int64
    /// Its electronic sequence number.
    public let sequenceNumber: Int64?

    /// The end of a statement.
    public init(closingMinorUnits: Int64, sequenceNumber: Int64?) {
        self.closingMinorUnits = closingMinorUnits
        self.sequenceNumber = sequenceNumber
    }
}

/// One difference between a statement and the books.
public struct ReconciliationBreak: Hashable, Sendable {
    /// What kind; in order of severity, the raw value is what reports show.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// An entry that the books do not have: the most severe.
        case missingInLog = "MISSING_IN_LOG"
        /// A booking that the statement does not have.
        case missingInStatement = "MISSING_IN_STATEMENT"
        /// One payment, two entries on the same side.
        case duplicate = "DUPLICATE"
        /// An entry bears the servicer's reference of another booking.
        case reference = "REFERENCE"
        /// The amounts differ, or those of an entry's details do not add up to it.
        case amount = "AMOUNT"
        /// The currencies differ.
        case currency = "CURRENCY"
        /// Credit and debit are exchanged.
        case side = "SIDE"
        /// The entry's money bears another mark than the booking's, or none, or is at another place of the mark's path.
        case mark = "MARK"
        /// The value dates differ.
        case valueDate = "VALUE_DATE"
        /// The statement is of another account.
        case account = "ACCOUNT"
        /// An entry that is not booked, or one of a payment that did not settle.
        case status = "STATUS"
        /// The opening balance is not the closing one before, or the closing one is not that of the books.
        case balanceChain = "BALANCE_CHAIN"
        /// Opening balance and entries do not come to the closing balance.
        case balanceSum = "BALANCE_SUM"
        /// What of the opening or closing balance bears a mark is not what the books say.
        case markedBalance = "MARKED_BALANCE"
        /// What bore a mark at the opening and what the entries say of it do not come to what bears it at the closing.
        case markedSum = "MARKED_SUM"
        /// The totals are not those of the entries.
        case summary = "SUMMARY"
        /// A number was left out or came twice; a page is missing.
        case sequence = "SEQUENCE"
    }

    /// What kind.
    public let kind: Kind
    /// The payment, where one is meant.
    public let uetr: UETR?
    /// The servicer's reference, the end-to-end identification, or the part of the statement.
    public let reference: String
    /// What the books say; empty when nothing.
    public let expected: String
    /// What the statement says; empty when nothing.
    public let found: String

    init(_ kind: Kind, uetr: UETR? = nil, reference: String, expected: String = "", found: String = "") {
        self.kind = kind
        self.uetr = uetr
        self.reference = reference
        self.expected = expected
        self.found = found
    }
}

/// The outcome of matching: the same statement and the same books always give the same report.
public struct ReconciliationReport: Hashable, Sendable {
    /// The account of the books.
    public let account: AccountIdentifier
    /// The statement's own identification.
    public let statement: String
    /// Entries, or their details, that agree with a booking in everything.
    public let matched: Int
    /// Bookings in the books.
    public let booked: Int
    /// Entries, or their details, in the statement.
    public let entries: Int
    /// Every difference, by kind, then by reference.
    public let breaks: [ReconciliationBreak]

    /// Whether there is no difference.
    public var isClean: Bool { breaks.isEmpty }
}
