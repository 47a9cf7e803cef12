/// What the owner of an account is shown of one business day: the camt.053 itself, and its content for those who ask
/// for JSON, CSV or HTML.
public struct StatementView: Hashable, Sendable {
    /// Which way an amount goes, seen from the account.
    public enum Side: String, CaseIterable, Sendable {
        case credit, debit
    }

    /// One booked entry.
    public struct Entry: Hashable, Sendable {
        /// The servicer's reference: one posting of the ledger.
        public let reference: String
        /// The payment it belongs to, if any.
        public let uetr: String?
        /// Credit or debit.
        public let side: Side
        /// Never negative; minor units of the account's currency.
        public let amountMinorUnits: Int64
        /// When it was booked.
        public let bookedAtMilliseconds: Int64
        /// `YYYY-MM-DD`.
        public let valueDate: String
        /// The account on the other side, if it may be shown.
        public let counterparty: String?
        /// The mark of the money, if it bore, took on or lost one.
        public let mark: String?
        /// `begins`, `carries` or `ends`; nil without a mark.
        public let markPhase: String?

        /// An entry of the parts given.
        public init(
            reference: String, uetr: String?, side: Side, amountMinorUnits: Int64, bookedAtMilliseconds: Int64,
            valueDate: String, counterparty: String?, mark: String? = nil, markPhase: String? = nil
        ) {
            self.reference = reference
            self.uetr = uetr
            self.side = side
            self.amountMinorUnits = amountMinorUnits
            self.bookedAtMilliseconds = bookedAtMilliseconds
            self.valueDate = valueDate
            self.counterparty = counterparty
            self.mark = mark
            self.markPhase = markPhase
        }
    }

    /// What of the balances bears one mark.
    public struct Marked: Hashable, Sendable {
        /// Which mark.
        public let mark: String
        /// Before the first entry, in minor units.
        public let openingMinorUnits: Int64
        /// After the last entry, in minor units.
        public let closingMinorUnits: Int64

        /// A part of the balances.
        public init(mark: String, openingMinorUnits: Int64, closingMinorUnits: Int64) {
            self.mark = mark
            self.openingMinorUnits = openingMinorUnits
            self.closingMinorUnits = closingMinorUnits
        }
    }

    /// The statement as an ISO 20022 message.
    public var camt053: [UInt8]
    /// The account's identifier.
    public var account: String
    /// ISO 4217, three letters.
    public var currency: String
    /// How many decimals the currency has.
    public var currencyDecimals: Int
    /// The business day, `YYYY-MM-DD`.
    public var date: String
    /// The statement's number in its sequence.
    public var sequenceNumber: Int64
    /// Balance before the first entry; minor units, negative when overdrawn.
    public var openingMinorUnits: Int64
    /// Balance after the last entry.
    public var closingMinorUnits: Int64
    /// In the order of booking.
    public var entries: [Entry]
    /// What bears marks, by mark; empty for an account without marked money.
    public var marked: [Marked]

    /// A statement of the parts given.
    public init(
        camt053: [UInt8], account: String, currency: String, currencyDecimals: Int, date: String,
        sequenceNumber: Int64, openingMinorUnits: Int64, closingMinorUnits: Int64, entries: [Entry],
        marked: [Marked] = []
    ) {
        self.camt053 = camt053
        self.account = account
        self.currency = currency
        self.currencyDecimals = currencyDecimals
        self.date = date
        self.sequenceNumber = sequenceNumber
        self.openingMinorUnits = openingMinorUnits
        self.closingMinorUnits = closingMinorUnits
        self.entries = entries
        self.marked = marked
    }
}
