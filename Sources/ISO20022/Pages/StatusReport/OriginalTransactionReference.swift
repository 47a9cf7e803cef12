public import XMLCore

/// What was in the transaction that is answered.
///
///     OriginalTransactionReference28, 45 and 47
///       IntrBkSttlmAmt   ActiveOrHistoricCurrencyAndAmount                    0..1
///       Amt              AmountType4Choice                                    0..1   carried
///       IntrBkSttlmDt    ISODate                                              0..1
///       ReqdColltnDt, ReqdExctnDt, CdtrSchmeId, SttlmInf, PmtTpInf,
///       PmtMtd, MndtRltdInf                                                   0..1   carried
///       RmtInf           RemittanceInformation16 and 26                       0..1
///       UltmtDbtr        Pty | Agt                                            0..1
///       Dbtr             Pty | Agt                                            0..1
///       DbtrAcct         CashAccount38, CashAccount40                         0..1
///       DbtrAgt          BranchAndFinancialInstitutionIdentification6, 8      0..1
///       DbtrAgtAcct      CashAccount38, CashAccount40                         0..1
///       CdtrAgt          BranchAndFinancialInstitutionIdentification6, 8      0..1
///       CdtrAgtAcct      CashAccount38, CashAccount40                         0..1
///       Cdtr             Pty | Agt                                            0..1
///       CdtrAcct         CashAccount38, CashAccount40                         0..1
///       UltmtCdtr        Pty | Agt                                            0..1
///       Purp             Cd (4) | Prtry                                       0..1
///       UndrlygCstmrCdtTrf  CreditTransferTransaction72                       0..1   45 only
///       UndrlygFICdtTrf     CreditTransferTransaction82                       0..1   45 only, carried
///
/// - Source: pacs.002 `TxInfAndSts/OrgnlTxRef`; pacs.004, pacs.028 `TxInf/OrgnlTxRef`.
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
    /// The customer's payment that it covered.
    @Boxed public var underlyingCustomerCreditTransfer: UnderlyingCustomerCreditTransfer?

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
            reference.underlyingCustomerCreditTransfer = try children.optional("UndrlygCstmrCdtTrf")
            children.carried("UndrlygFICdtTrf")
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
        element.write(
            "UndrlygCstmrCdtTrf", underlyingCustomerCreditTransfer, since: "OriginalTransactionReference45")
    }
}
