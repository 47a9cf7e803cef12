/// One payment from an institution to an institution, with the agents between them.
///
///     CreditTransferTransaction36, CreditTransferTransaction79
///       PmtId                 PaymentIdentification7 and 13                     1..1
///       PmtTpInf              PaymentTypeInformation28                          0..1
///       IntrBkSttlmAmt        ActiveCurrencyAndAmount                           1..1
///       IntrBkSttlmDt         ISODate                                           0..1
///       SttlmPrty             URGT | HIGH | NORM                                0..1
///       SttlmTmIndctn         SettlementDateTimeIndication1                     0..1   carried
///       SttlmTmReq            SettlementTimeRequest2                            0..1   carried
///       XpryDtTm              ISODateTime                                       0..1   79 only
///       PmtSgntr              CryptographicKey1Choice                           0..1   79 only, carried
///       PrvsInstgAgt1…3       BranchAndFinancialInstitutionIdentification6, 8   0..1   each with …Acct
///       InstgAgt, InstdAgt    BranchAndFinancialInstitutionIdentification6, 8   0..1
///       IntrmyAgt1…3          BranchAndFinancialInstitutionIdentification6, 8   0..1   each with …Acct
///       UltmtDbtr             BranchAndFinancialInstitutionIdentification6, 8   0..1
///       Dbtr, DbtrAcct, DbtrAgt, DbtrAgtAcct                                    1..1, 0..1, 0..1, 0..1
///       CdtrAgt, CdtrAgtAcct, Cdtr, CdtrAcct                                    0..1, 0..1, 1..1, 0..1
///       UltmtCdtr             BranchAndFinancialInstitutionIdentification6, 8   0..1
///       InstrForCdtrAgt       InstructionForCreditorAgent2 and 3                0..n
///       InstrForNxtAgt        InstructionForNextAgent1                          0..n
///       Purp                  Cd (4) | Prtry                                    0..1
///       RgltryRptg            RegulatoryReporting10                             0..10  79 only
///       RmtInf                RemittanceInformation2                            0..1
///       UndrlygAllcn          TransactionAllocation2                            0..n   79 only, carried
///       UndrlygCstmrCdtTrf    CreditTransferTransaction37 and 72                0..1
///       UndrlygFICdtTrf       CreditTransferTransaction80                       0..1   79 only, carried
///       SplmtryData           SupplementaryData1                                0..n   carried
///
/// - Source: pacs.009.001.08, pacs.009.001.13: `FICdtTrf/CdtTrfTxInf`.
public struct FinancialInstitutionTransaction: Hashable, Sendable {
    /// Its names.
    public var paymentIdentification: PaymentIdentification
    /// Its type.
    @Boxed public var paymentType: PaymentTypeInformation?
    /// What is settled between the agents.
    public var interbankSettlementAmount: CurrencyAndAmount
    /// The day of settlement.
    public var interbankSettlementDate: ISODate?
    /// How urgent the settlement is.
    public var settlementPriority: SettlementPriority?
    /// When it expires, if it is not settled by then.
    @Boxed public var expiryDateTime: ISODateTime?
    /// The agents it came through, before the instructing agent.
    public var previousInstructingAgents = AgentChain()
    /// Who sends it.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who receives it.
    @Boxed public var instructedAgent: AgentIdentification?
    /// The agents it still goes through.
    public var intermediaryAgents = AgentChain()
    /// Who owes the money, when that is not the debtor.
    @Boxed public var ultimateDebtor: AgentIdentification?
    /// Whose account is debited.
    public var debtor: AgentIdentification
    /// The account that is debited.
    @Boxed public var debtorAccount: CashAccount?
    /// Who keeps that account.
    @Boxed public var debtorAgent: AgentIdentification?
    /// Where that agent has its own account.
    @Boxed public var debtorAgentAccount: CashAccount?
    /// Who keeps the creditor's account.
    @Boxed public var creditorAgent: AgentIdentification?
    /// Where that agent has its own account.
    @Boxed public var creditorAgentAccount: CashAccount?
    /// Whose account is credited.
    public var creditor: AgentIdentification
    /// The account that is credited.
    @Boxed public var creditorAccount: CashAccount?
    /// Who is due the money, when that is not the creditor.
    @Boxed public var ultimateCreditor: AgentIdentification?
    /// What the creditor's agent is told.
    public var instructionsForCreditorAgent: [InstructionForCreditorAgent] = []
    /// What the next agent is told.
    public var instructionsForNextAgent: [InstructionForNextAgent] = []
    /// What the payment is for, as a code.
    public var purpose: CodeOrProprietary<4>?
    /// What regulators want to know.
    public var regulatoryReporting: [RegulatoryReporting] = []
    /// What the payment is for, in words.
    public var remittanceInformation: RemittanceInformation?
    /// The customer's payment that this one covers; nil unless it is a cover.
    @Boxed public var underlyingCustomerCreditTransfer: UnderlyingCustomerCreditTransfer?

    /// A payment with what every payment has.
    public init(
        paymentIdentification: PaymentIdentification, interbankSettlementAmount: CurrencyAndAmount,
        debtor: AgentIdentification, creditor: AgentIdentification
    ) {
        self.paymentIdentification = paymentIdentification
        self.interbankSettlementAmount = interbankSettlementAmount
        self.debtor = debtor
        self.creditor = creditor
    }

    /// Whether it covers a customer's payment.
    public var isCover: Bool { underlyingCustomerCreditTransfer != nil }
}
