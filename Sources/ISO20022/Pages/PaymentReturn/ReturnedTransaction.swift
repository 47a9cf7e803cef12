public import XMLCore

/// One transaction that is returned.
///
///     PaymentTransaction112, PaymentTransaction168
///       RtrId                 Max35Text                                         0..1
///       OrgnlGrpInf           OriginalGroupInformation29                        0..1
///       OrgnlInstrId          Max35Text                                         0..1
///       OrgnlEndToEndId       Max35Text                                         0..1
///       OrgnlTxId             Max35Text                                         0..1
///       OrgnlUETR             UUIDv4Identifier                                  0..1
///       OrgnlClrSysRef        Max35Text                                         0..1
///       OrgnlIntrBkSttlmAmt   ActiveOrHistoricCurrencyAndAmount                 0..1
///       OrgnlIntrBkSttlmDt    ISODate                                           0..1
///       PmtTpInf              PaymentTypeInformation28                          0..1   168 only
///       RtrdIntrBkSttlmAmt    ActiveCurrencyAndAmount                           1..1
///       IntrBkSttlmDt         ISODate                                           0..1
///       SttlmPrty             URGT | HIGH | NORM                                0..1
///       SttlmTmIndctn         SettlementDateTimeIndication1                     0..1   carried
///       SttlmTmReq            SettlementTimeRequest2                            0..1   168 only, carried
///       RtrdInstdAmt          ActiveOrHistoricCurrencyAndAmount                 0..1
///       XchgRate              BaseOneRate                                       0..1
///       AgrdRate              CurrencyExchange26                                0..1   168 only, carried
///       CompstnAmt            ActiveOrHistoricCurrencyAndAmount                 0..1
///       ChrgBr                DEBT | CRED | SHAR | SLEV                         0..1
///       ChrgsInf              Charges7, Charges16                               0..n
///       ClrSysRef             Max35Text                                         0..1
///       InstgAgt, InstdAgt    BranchAndFinancialInstitutionIdentification6, 8   0..1
///       RtrChain              TransactionParties7, TransactionParties11         0..1
///       RtrRsnInf             PaymentReturnReason6 and 7                        0..n
///       OrgnlTxRef            OriginalTransactionReference28 and 45             0..1
///       SplmtryData           SupplementaryData1                                0..n   carried
///
/// - Source: pacs.004.001.09, pacs.004.001.15: `PmtRtr/TxInf`.
public struct ReturnedTransaction: Hashable, Sendable {
    /// Identifies this return for its sender.
    public var returnIdentification: Max35Text?
    /// The message the transaction came in.
    @Boxed public var originalMessage: OriginalMessage?
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
    /// What was settled.
    public var originalInterbankSettlementAmount: CurrencyAndAmount?
    /// The day it was settled.
    public var originalInterbankSettlementDate: ISODate?
    /// The type of the return.
    @Boxed public var paymentType: PaymentTypeInformation?
    /// What is given back between the agents.
    public var returnedInterbankSettlementAmount: CurrencyAndAmount
    /// The day of its settlement.
    public var interbankSettlementDate: ISODate?
    /// How urgent its settlement is.
    public var settlementPriority: SettlementPriority?
    /// What is given back, before charges and exchange.
    public var returnedInstructedAmount: CurrencyAndAmount?
    /// The rate between the two amounts.
    public var exchangeRate: ExactDecimal?
    /// What is paid for the trouble; part of what is given back.
    public var compensationAmount: CurrencyAndAmount?
    /// Who bears the charges of the return.
    public var chargeBearer: ChargeBearer?
    /// Charges taken for the return.
    public var charges: [Charges] = []
    /// The clearing system's reference of the return.
    public var clearingSystemReference: Max35Text?
    /// Who sends it.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who receives it.
    @Boxed public var instructedAgent: AgentIdentification?
    /// Through whom it goes back.
    @Boxed public var returnChain: ReturnChain?
    /// Why.
    public var reasons: [ReturnReasonInformation] = []
    /// What was in the transaction.
    @Boxed public var originalReference: OriginalTransactionReference?

    /// A return of an amount.
    public init(returnedInterbankSettlementAmount: CurrencyAndAmount) {
        self.returnedInterbankSettlementAmount = returnedInterbankSettlementAmount
    }
}

extension ReturnedTransaction: ElementReadable {
    /// Reads `TxInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let original = try Original(&children)
            var transaction = Self(returnedInterbankSettlementAmount: try children.required("RtrdIntrBkSttlmAmt"))
            original.fill(&transaction)
            transaction.interbankSettlementDate = try children.optional("IntrBkSttlmDt")
            transaction.settlementPriority = try children.optional("SttlmPrty")
            children.carried("SttlmTmIndctn", "SttlmTmReq")
            transaction.returnedInstructedAmount = try children.optional("RtrdInstdAmt")
            transaction.exchangeRate = try children.optional("XchgRate")
            children.carried("AgrdRate")
            transaction.compensationAmount = try children.optional("CompstnAmt")
            transaction.chargeBearer = try children.optional("ChrgBr")
            transaction.charges = try children.array("ChrgsInf")
            transaction.clearingSystemReference = try children.optional("ClrSysRef")
            transaction.instructingAgent = try children.optional("InstgAgt")
            transaction.instructedAgent = try children.optional("InstdAgt")
            transaction.returnChain = try children.optional("RtrChain")
            transaction.reasons = try children.array("RtrRsnInf")
            transaction.originalReference = try children.optional("OrgnlTxRef")
            children.carried("SplmtryData")
            return transaction
        }
    }

    /// From `RtrId` to `PmtTpInf`.
    private struct Original {
        let returnIdentification: Max35Text?
        let message: OriginalMessage?
        let instruction: Max35Text?
        let endToEnd: Max35Text?
        let transaction: Max35Text?
        let uetr: UETR?
        let clearingSystemReference: Max35Text?
        let amount: CurrencyAndAmount?
        let date: ISODate?
        let paymentType: PaymentTypeInformation?

        init(_ children: inout ChildReader) throws(ElementRejection) {
            returnIdentification = try children.optional("RtrId")
            message = try children.optional("OrgnlGrpInf")
            instruction = try children.optional("OrgnlInstrId")
            endToEnd = try children.optional("OrgnlEndToEndId")
            transaction = try children.optional("OrgnlTxId")
            uetr = try children.optional("OrgnlUETR")
            clearingSystemReference = try children.optional("OrgnlClrSysRef")
            amount = try children.optional("OrgnlIntrBkSttlmAmt")
            date = try children.optional("OrgnlIntrBkSttlmDt")
            paymentType = try children.optional("PmtTpInf")
        }

        func fill(_ returned: inout ReturnedTransaction) {
            returned.returnIdentification = returnIdentification
            returned.originalMessage = message
            returned.originalInstruction = instruction
            returned.originalEndToEnd = endToEnd
            returned.originalTransaction = transaction
            returned.originalUETR = uetr
            returned.originalClearingSystemReference = clearingSystemReference
            returned.originalInterbankSettlementAmount = amount
            returned.originalInterbankSettlementDate = date
            returned.paymentType = paymentType
        }
    }
}

extension ReturnedTransaction: ElementWritable {
    /// Writes the content of `TxInf`.
    public func write(to element: ElementWriter) {
        element.write("RtrId", returnIdentification)
        element.write("OrgnlGrpInf", originalMessage)
        element.write("OrgnlInstrId", originalInstruction)
        element.write("OrgnlEndToEndId", originalEndToEnd)
        element.write("OrgnlTxId", originalTransaction)
        element.write("OrgnlUETR", originalUETR)
        element.write("OrgnlClrSysRef", originalClearingSystemReference)
        element.write("OrgnlIntrBkSttlmAmt", originalInterbankSettlementAmount)
        element.write("OrgnlIntrBkSttlmDt", originalInterbankSettlementDate)
        element.write("PmtTpInf", paymentType, since: "PaymentTransaction168")
        element.write("RtrdIntrBkSttlmAmt", returnedInterbankSettlementAmount)
        element.write("IntrBkSttlmDt", interbankSettlementDate)
        element.write("SttlmPrty", settlementPriority)
        element.write("RtrdInstdAmt", returnedInstructedAmount)
        element.write("XchgRate", exchangeRate)
        element.write("CompstnAmt", compensationAmount)
        element.write("ChrgBr", chargeBearer)
        element.write("ChrgsInf", each: charges)
        element.write("ClrSysRef", clearingSystemReference)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        element.write("RtrChain", returnChain)
        element.write("RtrRsnInf", each: reasons)
        element.write("OrgnlTxRef", originalReference)
    }
}
