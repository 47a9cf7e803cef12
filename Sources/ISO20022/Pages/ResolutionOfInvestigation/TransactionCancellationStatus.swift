public import XMLCore

/// What came of a transaction that was to be cancelled.
///
///     PaymentTransaction102, 170
///       CxlStsId              Max35Text                            0..1
///       RslvdCase             Case5, 6                             0..1
///       OrgnlGrpInf           OriginalGroupInformation29, 33       0..1
///       OrgnlInstrId          Max35Text                            0..1
///       OrgnlEndToEndId       Max35Text                            0..1
///       OrgnlTxId             Max35Text                            0..1
///       OrgnlClrSysRef        Max35Text                            0..1
///       OrgnlUETR             UUIDv4Identifier                     0..1
///       TxCxlSts              CancellationIndividualStatus1Code    0..1
///       CxlStsRsnInf          CancellationStatusReason4, 5         0..n
///       RsltnRltdInf          ResolutionData1, 5                   0..1
///       OrgnlIntrBkSttlmAmt   ActiveOrHistoricCurrencyAndAmount    0..1
///       OrgnlIntrBkSttlmDt    ISODate                              0..1
///       Assgnr                Pty | Agt                            0..1
///       Assgne                Pty | Agt                            0..1
///       OrgnlTxRef            OriginalTransactionReference28, 47   0..1
///
/// - Source: camt.029.001.09 and .14, `CxlDtls/TxInfAndSts`.
public struct TransactionCancellationStatus: Hashable, Sendable {
    /// What came of it.
    ///
    /// - Source: `CancellationIndividualStatus1Code`.
    public enum Status: String, CaseIterable, ElementCode, Hashable, Sendable {
        /// Refused.
        case rejected = "RJCR"
        /// Cancelled.
        case accepted = "ACCR"
        /// Not decided yet.
        case pending = "PDCR"
    }
    /// Identifies this status for its sender.
    public var statusIdentification: Max35Text?
    /// The case that is resolved.
    @Boxed public var resolvedCase: InvestigationCase?
    /// The message the transaction came in.
    public var originalMessage: OriginalMessage?
    /// Its instruction identification.
    public var originalInstruction: Max35Text?
    /// Its end-to-end identification.
    public var originalEndToEnd: Max35Text?
    /// Its transaction identification.
    public var originalTransaction: Max35Text?
    /// The clearing system's reference of it.
    public var originalClearingSystemReference: Max35Text?
    /// Its UETR.
    public var originalUETR: UETR?
    /// What came of it.
    public var status: Status?
    /// Why.
    public var reasons: [CancellationReasonInformation] = []
    /// How it is made good.
    @Boxed public var resolution: ResolutionDetails?
    /// What was to be settled.
    public var originalInterbankSettlementAmount: CurrencyAndAmount?
    /// The day it was to be settled.
    public var originalInterbankSettlementDate: ISODate?
    /// Who hands the answer on.
    @Boxed public var assigner: PartyOrAgent?
    /// Who receives it.
    @Boxed public var assignee: PartyOrAgent?
    /// What was in the transaction.
    @Boxed public var originalReference: OriginalTransactionReference?

    /// A status of a transaction.
    public init(status: Status? = nil) { self.status = status }
}

extension TransactionCancellationStatus: ElementReadable, ElementWritable {
    /// Reads `TxInfAndSts`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var transaction = Self()
            transaction.statusIdentification = try children.optional("CxlStsId")
            transaction.resolvedCase = try children.optional("RslvdCase")
            transaction.originalMessage = try children.optional("OrgnlGrpInf")
            transaction.originalInstruction = try children.optional("OrgnlInstrId")
            transaction.originalEndToEnd = try children.optional("OrgnlEndToEndId")
            transaction.originalTransaction = try children.optional("OrgnlTxId")
            transaction.originalClearingSystemReference = try children.optional("OrgnlClrSysRef")
            transaction.originalUETR = try children.optional("OrgnlUETR")
            transaction.status = try children.optional("TxCxlSts")
            transaction.reasons = try children.array("CxlStsRsnInf")
            transaction.resolution = try children.optional("RsltnRltdInf")
            transaction.originalInterbankSettlementAmount = try children.optional("OrgnlIntrBkSttlmAmt")
            transaction.originalInterbankSettlementDate = try children.optional("OrgnlIntrBkSttlmDt")
            transaction.assigner = try children.optional("Assgnr")
            transaction.assignee = try children.optional("Assgne")
            transaction.originalReference = try children.optional("OrgnlTxRef")
            return transaction
        }
    }

    /// Writes the content of `TxInfAndSts`.
    public func write(to element: ElementWriter) {
        element.write("CxlStsId", statusIdentification)
        element.write("RslvdCase", resolvedCase)
        element.write("OrgnlGrpInf", originalMessage)
        element.write("OrgnlInstrId", originalInstruction)
        element.write("OrgnlEndToEndId", originalEndToEnd)
        element.write("OrgnlTxId", originalTransaction)
        element.write("OrgnlClrSysRef", originalClearingSystemReference)
        element.write("OrgnlUETR", originalUETR)
        element.write("TxCxlSts", status)
        element.write("CxlStsRsnInf", each: reasons)
        element.write("RsltnRltdInf", resolution)
        element.write("OrgnlIntrBkSttlmAmt", originalInterbankSettlementAmount)
        element.write("OrgnlIntrBkSttlmDt", originalInterbankSettlementDate)
        element.write("Assgnr", assigner)
        element.write("Assgne", assignee)
        element.write("OrgnlTxRef", originalReference)
    }
}
