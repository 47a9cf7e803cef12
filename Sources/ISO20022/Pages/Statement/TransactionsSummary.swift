public import XMLCore

/// Counts and sums of the entries on an account.
///
///     TotalTransactions6
///       TtlNtries                NumberAndSumOfTransactions4     0..1
///       TtlCdtNtries             NumberAndSumOfTransactions1     0..1
///       TtlDbtNtries             NumberAndSumOfTransactions1     0..1
///       TtlNtriesPerBkTxCd       TotalsPerBankTransactionCode5   0..n   carried
///
/// - Source: camt.052, camt.053, camt.054: `…/TxsSummry`.
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
