public import XMLCore

/// Which side an amount is on. The amount itself is never negative.
///
/// - Source: `CreditDebitCode`.
public enum CreditDebit: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// Into the account, or in its favour.
    case credit = "CRDT"
    /// Out of the account, or against it.
    case debit = "DBIT"
}

/// A balance of an account.
///
///     CashBalance8
///       Tp               BalanceType13                       1..1
///         CdOrPrtry      Cd (4) | Prtry                      1..1
///         SubTp          Cd (4) | Prtry                      0..1
///       CdtLine          CreditLine3                         0..n   carried
///       Amt              ActiveOrHistoricCurrencyAndAmount   1..1
///       CdtDbtInd        CRDT | DBIT                         1..1
///       Dt               Dt | DtTm                           1..1
///       Avlbty           CashAvailability1                   0..n
///
/// - Source: camt.053.001.08, `Stmt/Bal`.
public struct CashBalance: Hashable, Sendable {
    /// Which balance it is: `OPBD`, `CLBD`, or another.
    public var type: CodeOrProprietary<4>
    /// A finer kind, such as `INTM` on a page in between.
    public var subType: CodeOrProprietary<4>?
    /// How much.
    public var amount: CurrencyAndAmount
    /// On which side.
    public var side: CreditDebit
    /// When.
    public var date: DateOrDateTime
    /// When the amount can be used.
    public var availability: [CashAvailability] = []

    /// The balance of an account at the start of a period.
    public static let openingBooked = CodeOrProprietary<4>.code("OPBD")
    /// The balance of an account at the end of a period.
    public static let closingBooked = CodeOrProprietary<4>.code("CLBD")

    /// A balance.
    public init(
        type: CodeOrProprietary<4>, subType: CodeOrProprietary<4>? = nil, amount: CurrencyAndAmount,
        side: CreditDebit, date: DateOrDateTime
    ) {
        self.type = type
        self.subType = subType
        self.amount = amount
        self.side = side
        self.date = date
    }
}

extension CashBalance: ElementReadable, ElementWritable {
    /// Reads `Bal`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let (type, subType) = try children.element("Tp").sequence { children throws(ElementRejection) in
                let type = try children.required("CdOrPrtry", as: CodeOrProprietary<4>.self)
                return (type, try children.optional("SubTp", as: CodeOrProprietary<4>.self))
            }
            children.carried("CdtLine")
            let amount = try children.required("Amt", as: CurrencyAndAmount.self)
            let side = try children.required("CdtDbtInd", as: CreditDebit.self)
            var balance = Self(
                type: type, subType: subType, amount: amount, side: side, date: try children.required("Dt"))
            balance.availability = try children.array("Avlbty")
            return balance
        }
    }

    /// Writes the content of `Bal`.
    public func write(to element: ElementWriter) {
        let kind = element.child("Tp")
        kind.write("CdOrPrtry", type)
        kind.write("SubTp", subType)
        element.write("Amt", amount)
        element.write("CdtDbtInd", side)
        element.write("Dt", date)
        element.write("Avlbty", each: availability)
    }
}

/// Counts and sums of the entries of a statement.
///
///     TotalTransactions6
///       TtlNtries                NumberAndSumOfTransactions4     0..1
///       TtlCdtNtries             NumberAndSumOfTransactions1     0..1
///       TtlDbtNtries             NumberAndSumOfTransactions1     0..1
///       TtlNtriesPerBkTxCd       TotalsPerBankTransactionCode5   0..n   carried
///
/// - Source: camt.053.001.08, `Stmt/TxsSummry`.
public struct TransactionsSummary: Hashable, Sendable {
    /// All entries.
    public var entries: CountAndSum?
    /// The net of all entries and its side.
    public var net: NetAmount?
    /// The credit entries.
    public var creditEntries: CountAndSum?
    /// The debit entries.
    public var debitEntries: CountAndSum?

    /// No totals yet.
    public init() {}
}

/// A number of entries and their sum.
///
///     NumberAndSumOfTransactions1
///       NbOfNtries   Max15NumericText   0..1
///       Sum          DecimalNumber      0..1
public struct CountAndSum: Hashable, Sendable {
    /// How many.
    public var count: CountText?
    /// The sum of their amounts.
    public var sum: ExactDecimal?

    /// A count and a sum.
    public init(count: CountText? = nil, sum: ExactDecimal? = nil) {
        self.count = count
        self.sum = sum
    }
}

/// A net amount with its side.
///
///     AmountAndDirection35
///       Amt         NonNegativeDecimalNumber   1..1
///       CdtDbtInd   CRDT | DBIT                1..1
public struct NetAmount: Hashable, Sendable {
    /// How much, not negative.
    public var amount: ExactDecimal
    /// On which side.
    public var side: CreditDebit

    /// A net amount; it must not be negative.
    public init(amount: ExactDecimal, side: CreditDebit) {
        precondition(!amount.isNegative, "the side says the sign")
        self.amount = amount
        self.side = side
    }
}

extension TransactionsSummary: ElementReadable, ElementWritable {
    /// Reads `TxsSummry`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var summary = Self()
            if children.isNext("TtlNtries") {
                let total = try children.element("TtlNtries")
                (summary.entries, summary.net) = try total.sequence { children throws(ElementRejection) in
                    let entries = try CountAndSum(readingFrom: &children)
                    return (entries, try children.optional("TtlNetNtry", as: NetAmount.self))
                }
            }
            summary.creditEntries = try children.optional("TtlCdtNtries")
            summary.debitEntries = try children.optional("TtlDbtNtries")
            children.carried("TtlNtriesPerBkTxCd")
            return summary
        }
    }

    /// Writes the content of `TxsSummry`.
    public func write(to element: ElementWriter) {
        if entries != nil || net != nil {
            let total = element.child("TtlNtries")
            entries?.write(to: total)
            total.write("TtlNetNtry", net)
        }
        element.write("TtlCdtNtries", creditEntries)
        element.write("TtlDbtNtries", debitEntries)
    }
}

extension CountAndSum: ElementReadable, ElementWritable {
    /// Reads the count and the sum.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        count = try children.optional("NbOfNtries")
        sum = try children.optional("Sum")
    }

    /// Writes the count and the sum.
    public func write(to element: ElementWriter) {
        element.write("NbOfNtries", count)
        element.write("Sum", sum)
    }
}

extension NetAmount: ElementReadable, ElementWritable {
    /// Reads the amount and its side.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let node = try children.element("Amt")
            let amount = try ExactDecimal(node)
            guard !amount.isNegative else { throw ElementRejection(node, .invalidValue(amount.text)) }
            return Self(amount: amount, side: try children.required("CdtDbtInd"))
        }
    }

    /// Writes the amount and its side.
    public func write(to element: ElementWriter) {
        element.write("Amt", amount)
        element.write("CdtDbtInd", side)
    }
}
