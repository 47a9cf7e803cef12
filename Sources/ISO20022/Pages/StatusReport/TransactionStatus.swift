public import XMLCore

/// What has become of one transaction.
///
///     PaymentTransaction110
///       StsId               Max35Text                                      0..1
///       OrgnlGrpInf         OriginalGroupInformation29                     0..1
///       OrgnlInstrId        Max35Text                                      0..1
///       OrgnlEndToEndId     Max35Text                                      0..1
///       OrgnlTxId           Max35Text                                      0..1
///       OrgnlUETR           UUIDv4Identifier                               0..1
///       TxSts               ExternalPaymentTransactionStatus1Code          0..1
///       StsRsnInf           StatusReasonInformation12                      0..n
///       ChrgsInf            Charges7                                       0..n
///       AccptncDtTm         ISODateTime                                    0..1
///       FctvIntrBkSttlmDt   Dt | DtTm                                      0..1
///       AcctSvcrRef         Max35Text                                      0..1
///       ClrSysRef           Max35Text                                      0..1
///       InstgAgt            BranchAndFinancialInstitutionIdentification6   0..1
///       InstdAgt            BranchAndFinancialInstitutionIdentification6   0..1
///       OrgnlTxRef          OriginalTransactionReference28                 0..1
///       SplmtryData         SupplementaryData1                             0..n   carried
///
/// - Source: pacs.002.001.10, `FIToFIPmtStsRpt/TxInfAndSts`.
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
            transaction.effectiveSettlementDate = try children.optional("FctvIntrBkSttlmDt")
            transaction.accountServicerReference = try children.optional("AcctSvcrRef")
            transaction.clearingSystemReference = try children.optional("ClrSysRef")
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
        element.write("FctvIntrBkSttlmDt", effectiveSettlementDate)
        element.write("AcctSvcrRef", accountServicerReference)
        element.write("ClrSysRef", clearingSystemReference)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        element.write("OrgnlTxRef", originalReference)
    }
}

/// What was in the transaction that is answered.
///
///     OriginalTransactionReference28
///       IntrBkSttlmAmt   ActiveOrHistoricCurrencyAndAmount                    0..1
///       Amt              AmountType4Choice                                    0..1   carried
///       IntrBkSttlmDt    ISODate                                              0..1
///       ReqdColltnDt, ReqdExctnDt, CdtrSchmeId, SttlmInf, PmtTpInf,
///       PmtMtd, MndtRltdInf                                                   0..1   carried
///       RmtInf           RemittanceInformation16                              0..1
///       UltmtDbtr        Pty | Agt                                            0..1
///       Dbtr             Pty | Agt                                            0..1
///       DbtrAcct         CashAccount38                                        0..1
///       DbtrAgt          BranchAndFinancialInstitutionIdentification6         0..1
///       DbtrAgtAcct      CashAccount38                                        0..1
///       CdtrAgt          BranchAndFinancialInstitutionIdentification6         0..1
///       CdtrAgtAcct      CashAccount38                                        0..1
///       Cdtr             Pty | Agt                                            0..1
///       CdtrAcct         CashAccount38                                        0..1
///       UltmtCdtr        Pty | Agt                                            0..1
///       Purp             Cd (4) | Prtry                                       0..1
///
/// - Source: pacs.002.001.10, `TxInfAndSts/OrgnlTxRef`.
public struct OriginalTransactionReference: Hashable, Sendable {
    /// What was to be settled.
    public var interbankSettlementAmount: CurrencyAndAmount?
    /// The day it was to be settled.
    public var interbankSettlementDate: ISODate?
    /// What it was for, in words.
    public var remittanceInformation: RemittanceInformation?
    /// Who owed the money.
    @Boxed public var ultimateDebtor: PartyOrAgent?
    /// Whose account was to be debited.
    @Boxed public var debtor: PartyOrAgent?
    /// The account to be debited.
    @Boxed public var debtorAccount: CashAccount?
    /// Who keeps that account.
    @Boxed public var debtorAgent: AgentIdentification?
    /// Where that agent has its own account.
    @Boxed public var debtorAgentAccount: CashAccount?
    /// Who keeps the creditor's account.
    @Boxed public var creditorAgent: AgentIdentification?
    /// Where that agent has its own account.
    @Boxed public var creditorAgentAccount: CashAccount?
    /// Whose account was to be credited.
    @Boxed public var creditor: PartyOrAgent?
    /// The account to be credited.
    @Boxed public var creditorAccount: CashAccount?
    /// Who was due the money.
    @Boxed public var ultimateCreditor: PartyOrAgent?
    /// What it was for, as a code.
    public var purpose: CodeOrProprietary<4>?

    /// Nothing of it yet.
    public init() {}
}

extension OriginalTransactionReference: ElementReadable, ElementWritable {
    /// Reads `OrgnlTxRef`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var reference = Self()
            reference.interbankSettlementAmount = try children.optional("IntrBkSttlmAmt")
            children.carried("Amt")
            reference.interbankSettlementDate = try children.optional("IntrBkSttlmDt")
            children.carried("ReqdColltnDt", "ReqdExctnDt", "CdtrSchmeId", "SttlmInf", "PmtTpInf", "PmtMtd")
            children.carried("MndtRltdInf")
            reference.remittanceInformation = try children.optional("RmtInf")
            reference.ultimateDebtor = try children.optional("UltmtDbtr")
            reference.debtor = try children.optional("Dbtr")
            reference.debtorAccount = try children.optional("DbtrAcct")
            reference.debtorAgent = try children.optional("DbtrAgt")
            reference.debtorAgentAccount = try children.optional("DbtrAgtAcct")
            reference.creditorAgent = try children.optional("CdtrAgt")
            reference.creditorAgentAccount = try children.optional("CdtrAgtAcct")
            reference.creditor = try children.optional("Cdtr")
            reference.creditorAccount = try children.optional("CdtrAcct")
            reference.ultimateCreditor = try children.optional("UltmtCdtr")
            reference.purpose = try children.optional("Purp")
            return reference
        }
    }

    /// Writes the content of `OrgnlTxRef`.
    public func write(to element: ElementWriter) {
        element.write("IntrBkSttlmAmt", interbankSettlementAmount)
        element.write("IntrBkSttlmDt", interbankSettlementDate)
        element.write("RmtInf", remittanceInformation)
        element.write("UltmtDbtr", ultimateDebtor)
        element.write("Dbtr", debtor)
        element.write("DbtrAcct", debtorAccount)
        element.write("DbtrAgt", debtorAgent)
        element.write("DbtrAgtAcct", debtorAgentAccount)
        element.write("CdtrAgt", creditorAgent)
        element.write("CdtrAgtAcct", creditorAgentAccount)
        element.write("Cdtr", creditor)
        element.write("CdtrAcct", creditorAccount)
        element.write("UltmtCdtr", ultimateCreditor)
        element.write("Purp", purpose)
    }
}
