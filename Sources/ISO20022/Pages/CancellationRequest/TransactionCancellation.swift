public import XMLCore

/// A transaction that is to be cancelled.
///
///     PaymentTransaction106, 172
///       CxlId                 Max35Text                                         0..1
///       Case                  Case5, 6                                          0..1
///       OrgnlGrpInf           OriginalGroupInformation29, 33                    0..1
///       OrgnlInstrId          Max35Text                                         0..1
///       OrgnlEndToEndId       Max35Text                                         0..1
///       OrgnlTxId             Max35Text                                         0..1
///       OrgnlUETR             UUIDv4Identifier                                  0..1
///       OrgnlClrSysRef        Max35Text                                         0..1
///       OrgnlIntrBkSttlmAmt   ActiveOrHistoricCurrencyAndAmount                 0..1
///       OrgnlIntrBkSttlmDt    ISODate                                           0..1
///       Assgnr                BranchAndFinancialInstitutionIdentification6, 8   0..1
///       Assgne                BranchAndFinancialInstitutionIdentification6, 8   0..1
///       CxlRsnInf             PaymentCancellationReason5, 6                     0..n
///       OrgnlTxRef            OriginalTransactionReference28, 47                0..1
///       SplmtryData           SupplementaryData1                                0..n   carried
///
/// - Source: camt.056.001.08 and .12, `Undrlyg/TxInf`.
public struct TransactionCancellation: Hashable, Sendable {
    /// Identifies the cancellation for its sender.
    public var cancellationIdentification: Max35Text?
    /// The case it belongs to.
    @Boxed public var investigationCase: InvestigationCase?
    /// The message the transaction came in.
    public var originalMessage: OriginalMessage?
    /// Its instruction identification.
    public var originalInstruction: Max35Text?
    /// Its end-to-end identification.
    public var originalEndToEnd: Max35Text?
    /// Its transaction identification.
    public var originalTransaction: Max35Text?
    /// Its UETR.
    public var originalUETR: UETR?
    /// The clearing system's reference of it.
    public var originalClearingSystemReference: Max35Text?
    /// What was to be settled.
    public var originalInterbankSettlementAmount: CurrencyAndAmount?
    /// The day it was to be settled.
    public var originalInterbankSettlementDate: ISODate?
    /// Who hands the cancellation on.
    @Boxed public var assigner: AgentIdentification?
    /// Who is to work on it.
    @Boxed public var assignee: AgentIdentification?
    /// Why.
    public var reasons: [CancellationReasonInformation] = []
    /// What was in the transaction.
    @Boxed public var originalReference: OriginalTransactionReference?

    /// A cancellation that names nothing yet.
    public init() {}
}

extension TransactionCancellation: ElementReadable, ElementWritable {
    /// Reads `TxInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var transaction = Self()
            transaction.cancellationIdentification = try children.optional("CxlId")
            transaction.investigationCase = try children.optional("Case")
            transaction.originalMessage = try children.optional("OrgnlGrpInf")
            transaction.originalInstruction = try children.optional("OrgnlInstrId")
            transaction.originalEndToEnd = try children.optional("OrgnlEndToEndId")
            transaction.originalTransaction = try children.optional("OrgnlTxId")
            transaction.originalUETR = try children.optional("OrgnlUETR")
            transaction.originalClearingSystemReference = try children.optional("OrgnlClrSysRef")
            transaction.originalInterbankSettlementAmount = try children.optional("OrgnlIntrBkSttlmAmt")
            transaction.originalInterbankSettlementDate = try children.optional("OrgnlIntrBkSttlmDt")
            transaction.assigner = try children.optional("Assgnr")
            transaction.assignee = try children.optional("Assgne")
            transaction.reasons = try children.array("CxlRsnInf")
            transaction.originalReference = try children.optional("OrgnlTxRef")
            children.carried("SplmtryData")
            return transaction
        }
    }

    /// Writes the content of `TxInf`.
    public func write(to element: ElementWriter) {
        element.write("CxlId", cancellationIdentification)
        element.write("Case", investigationCase)
        element.write("OrgnlGrpInf", originalMessage)
        element.write("OrgnlInstrId", originalInstruction)
        element.write("OrgnlEndToEndId", originalEndToEnd)
        element.write("OrgnlTxId", originalTransaction)
        element.write("OrgnlUETR", originalUETR)
        element.write("OrgnlClrSysRef", originalClearingSystemReference)
        element.write("OrgnlIntrBkSttlmAmt", originalInterbankSettlementAmount)
        element.write("OrgnlIntrBkSttlmDt", originalInterbankSettlementDate)
        element.write("Assgnr", assigner)
        element.write("Assgne", assignee)
        element.write("CxlRsnInf", each: reasons)
        element.write("OrgnlTxRef", originalReference)
    }
}
