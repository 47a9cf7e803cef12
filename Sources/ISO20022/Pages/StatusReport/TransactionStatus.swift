public import XMLCore

/// What has become of one transaction.
///
///     PaymentTransaction110, PaymentTransaction177
///       StsId               Max35Text                                      0..1
///       OrgnlGrpInf         OriginalGroupInformation29                     0..1
///       OrgnlInstrId        Max35Text                                      0..1
///       OrgnlEndToEndId     Max35Text                                      0..1
///       OrgnlTxId           Max35Text                                      0..1
///       OrgnlUETR           UUIDv4Identifier                               0..1
///       TxSts               ExternalPaymentTransactionStatus1Code          0..1
///       StsRsnInf           StatusReasonInformation12 and 14               0..n
///       ChrgsInf            Charges7, Charges16                            0..n
///       AccptncDtTm         ISODateTime                                    0..1
///       PrcgDt              Dt | DtTm                                      0..1   177 only
///       FctvIntrBkSttlmDt   Dt | DtTm                                      0..1
///       AcctSvcrRef         Max35Text                                      0..1
///       ClrSysRef           Max35Text                                      0..1
///       CdtSttlmKey         SHA256SignatureText                            0..1   177 only, carried
///       InstgAgt            BranchAndFinancialInstitutionIdentification6, 8   0..1
///       InstdAgt            BranchAndFinancialInstitutionIdentification6, 8   0..1
///       OrgnlTxRef          OriginalTransactionReference28 and 47          0..1
///       SplmtryData         SupplementaryData1                             0..n   carried
///
/// - Source: pacs.002.001.10, pacs.002.001.16: `FIToFIPmtStsRpt/TxInfAndSts`.
public struct TransactionStatus: Hashable, Sendable {
    /// Identifies this status for its sender.
    public var statusIdentification: Max35Text?
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
    /// What has become of it.
    public var status: PaymentStatus?
    /// Why.
    public var reasons: [StatusReasonInformation] = []
    /// Charges taken for it.
    public var charges: [Charges] = []
    /// When it was accepted.
    public var acceptanceDateTime: ISODateTime?
    /// When it was worked upon.
    @Boxed public var processingDate: DateOrDateTime?
    /// When it was settled.
    public var effectiveSettlementDate: DateOrDateTime?
    /// The account servicer's reference, such as the ledger's.
    public var accountServicerReference: Max35Text?
    /// The clearing system's reference.
    public var clearingSystemReference: Max35Text?
    /// Who had sent it.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who had received it.
    @Boxed public var instructedAgent: AgentIdentification?
    /// What was in it.
    @Boxed public var originalReference: OriginalTransactionReference?

    /// A status of a transaction.
    public init(status: PaymentStatus? = nil) { self.status = status }
}

extension TransactionStatus: ElementReadable, ElementWritable {
    /// Reads `TxInfAndSts`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var transaction = Self()
            transaction.statusIdentification = try children.optional("StsId")
            transaction.originalMessage = try children.optional("OrgnlGrpInf")
            transaction.originalInstruction = try children.optional("OrgnlInstrId")
            transaction.originalEndToEnd = try children.optional("OrgnlEndToEndId")
            transaction.originalTransaction = try children.optional("OrgnlTxId")
            transaction.originalUETR = try children.optional("OrgnlUETR")
            transaction.status = try children.optional("TxSts")
            transaction.reasons = try children.array("StsRsnInf")
            transaction.charges = try children.array("ChrgsInf")
            transaction.acceptanceDateTime = try children.optional("AccptncDtTm")
            transaction.processingDate = try children.optional("PrcgDt")
            transaction.effectiveSettlementDate = try children.optional("FctvIntrBkSttlmDt")
            transaction.accountServicerReference = try children.optional("AcctSvcrRef")
            transaction.clearingSystemReference = try children.optional("ClrSysRef")
            children.carried("CdtSttlmKey")
            transaction.instructingAgent = try children.optional("InstgAgt")
            transaction.instructedAgent = try children.optional("InstdAgt")
            transaction.originalReference = try children.optional("OrgnlTxRef")
            children.carried("SplmtryData")
            return transaction
        }
    }

    /// Writes the content of `TxInfAndSts`.
    public func write(to element: ElementWriter) {
        element.write("StsId", statusIdentification)
        element.write("OrgnlGrpInf", originalMessage)
        element.write("OrgnlInstrId", originalInstruction)
        element.write("OrgnlEndToEndId", originalEndToEnd)
        element.write("OrgnlTxId", originalTransaction)
        element.write("OrgnlUETR", originalUETR)
        element.write("TxSts", status)
        element.write("StsRsnInf", each: reasons)
        element.write("ChrgsInf", each: charges)
        element.write("AccptncDtTm", acceptanceDateTime)
        element.write("PrcgDt", processingDate, since: "PaymentTransaction177")
        element.write("FctvIntrBkSttlmDt", effectiveSettlementDate)
        element.write("AcctSvcrRef", accountServicerReference)
        element.write("ClrSysRef", clearingSystemReference)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        element.write("OrgnlTxRef", originalReference)
    }
}
