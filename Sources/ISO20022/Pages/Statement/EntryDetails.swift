public import XMLCore

/// What an entry is made of.
///
///     EntryDetails9, EntryDetails16
///       Btch     BatchInformation2         0..1
///       TxDtls   EntryTransaction10, 16    0..n
///
/// - Source: camt.052, camt.053, camt.054: `Ntry/NtryDtls`.
public struct EntryDetails: Hashable, Sendable {
    /// The batch that was booked as one.
    @Boxed public var batch: EntryBatch?
    /// The transactions behind the entry.
    public var transactions: [EntryTransaction]

    /// The transactions behind an entry.
    public init(transactions: [EntryTransaction] = []) { self.transactions = transactions }
}

extension EntryDetails: ElementReadable, ElementWritable {
    /// Reads `NtryDtls`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let batch = try children.optional("Btch", as: EntryBatch.self)
            var details = Self(transactions: try children.array("TxDtls"))
            details.batch = batch
            return details
        }
    }

    /// Writes the content of `NtryDtls`.
    public func write(to element: ElementWriter) {
        element.write("Btch", batch)
        element.write("TxDtls", each: transactions)
    }
}

/// Transactions that were booked as one.
///
///     BatchInformation2
///       MsgId       Max35Text                           0..1
///       PmtInfId    Max35Text                           0..1
///       NbOfTxs     Max15NumericText                    0..1
///       TtlAmt      ActiveOrHistoricCurrencyAndAmount   0..1
///       CdtDbtInd   CRDT | DBIT                         0..1
///
/// - Source: camt.052, camt.053, camt.054: `NtryDtls/Btch`.
public struct EntryBatch: Hashable, Sendable {
    /// The message they came in.
    public var messageIdentification: Max35Text?
    /// The block of the order they came in.
    public var paymentInformation: Max35Text?
    /// How many there are.
    public var numberOfTransactions: CountText?
    /// The sum of their amounts.
    public var totalAmount: CurrencyAndAmount?
    /// On which side that sum is.
    public var side: CreditDebit?

    /// A batch of which nothing is said yet.
    public init() {}
}

extension EntryBatch: ElementReadable, ElementWritable {
    /// Reads `Btch`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var batch = Self()
            batch.messageIdentification = try children.optional("MsgId")
            batch.paymentInformation = try children.optional("PmtInfId")
            batch.numberOfTransactions = try children.optional("NbOfTxs")
            batch.totalAmount = try children.optional("TtlAmt")
            batch.side = try children.optional("CdtDbtInd")
            return batch
        }
    }

    /// Writes the content of `Btch`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("PmtInfId", paymentInformation)
        element.write("NbOfTxs", numberOfTransactions)
        element.write("TtlAmt", totalAmount)
        element.write("CdtDbtInd", side)
    }
}
