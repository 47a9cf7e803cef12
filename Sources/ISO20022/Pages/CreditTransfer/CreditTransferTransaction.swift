/// One payment from a debtor to a creditor, with the agents between them.
///
///     CreditTransferTransaction39, CreditTransferTransaction73
///       PmtId                 PaymentIdentification7                         1..1
///       PmtTpInf              PaymentTypeInformation28                       0..1
///       IntrBkSttlmAmt        ActiveCurrencyAndAmount                        1..1
///       IntrBkSttlmDt         ISODate                                        0..1
///       SttlmPrty             URGT | HIGH | NORM                             0..1
///       SttlmTmIndctn         SettlementDateTimeIndication1                  0..1   carried
///       SttlmTmReq            SettlementTimeRequest2                         0..1   carried
///       AccptncDtTm           ISODateTime                                    0..1   39 only
///       PoolgAdjstmntDt       ISODate                                        0..1   39 only
///       AddtlDtTm             AdditionalDateTime1                            0..1   73 only
///         AccptncDtTm           ISODateTime                                  0..1
///         PoolgAdjstmntDt       ISODate                                      0..1
///         XpryDtTm              ISODateTime                                  0..1
///       InstdAmt              ActiveOrHistoricCurrencyAndAmount              0..1
///       XchgRate              BaseOneRate                                    0..1
///       AgrdRate              CurrencyExchange26                             0..1   73 only, carried
///       ChrgBr                DEBT | CRED | SHAR | SLEV                      1..1
///       ChrgsInf              Charges7, Charges16                            0..n
///       MndtRltdInf           CreditTransferMandateData1                     0..1   73 only, carried
///       PmtSgntr              CryptographicKey1Choice                        0..1   73 only, carried
///       PrvsInstgAgt1…3       BranchAndFinancialInstitutionIdentification6   0..1   each with …Acct
///       InstgAgt, InstdAgt    BranchAndFinancialInstitutionIdentification6   0..1
///       IntrmyAgt1…3          BranchAndFinancialInstitutionIdentification6   0..1   each with …Acct
///       UltmtDbtr, InitgPty   PartyIdentification135                         0..1
///       Dbtr, DbtrAcct, DbtrAgt, DbtrAgtAcct                                 1..1, 0..1, 1..1, 0..1
///       CdtrAgt, CdtrAgtAcct, Cdtr, CdtrAcct                                 1..1, 0..1, 1..1, 0..1
///       UltmtCdtr             PartyIdentification135                         0..1
///       InstrForCdtrAgt       InstructionForCreditorAgent1 and 3             0..n
///       InstrForNxtAgt        InstructionForNextAgent1                       0..n
///       Purp                  Cd (4) | Prtry                                 0..1
///       RgltryRptg            RegulatoryReporting3 and 10                    0..10
///       Tax                   TaxInformation8, TaxData1                      0..1   carried
///       RltdRmtInf            RemittanceLocation7 and 8                      0..10  carried
///       RmtInf                RemittanceInformation16 and 26                 0..1
///       SplmtryData           SupplementaryData1                             0..n   carried
///
/// Types of parties, agents and accounts are named in the form of the older version; the newer has its own
/// (PartyIdentification272, BranchAndFinancialInstitutionIdentification8, CashAccount40).
///
/// - Source: pacs.008.001.08, pacs.008.001.14: `FIToFICstmrCdtTrf/CdtTrfTxInf`.
public struct CreditTransferTransaction: Hashable, Sendable {
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
    /// When the debtor's agent took it.
    public var acceptanceDateTime: ISODateTime?
    /// The day to which a payment is set back in a cash pool.
    @Boxed public var poolingAdjustmentDate: ISODate?
    /// When it expires, if it is not settled by then.
    @Boxed public var expiryDateTime: ISODateTime?
    /// What the debtor ordered, before charges and exchange.
    public var instructedAmount: CurrencyAndAmount?
    /// The rate between the two amounts.
    public var exchangeRate: ExactDecimal?
    /// Who bears the charges.
    public var chargeBearer: ChargeBearer
    /// Charges taken so far.
    public var charges: [Charges] = []
    /// The agents it came through, before the instructing agent.
    public var previousInstructingAgents = AgentChain()
    /// Who sends it.
    public var instructingAgent: AgentIdentification?
    /// Who receives it.
    public var instructedAgent: AgentIdentification?
    /// The agents it still goes through.
    public var intermediaryAgents = AgentChain()
    /// Who owes the money, when that is not the debtor.
    @Boxed public var ultimateDebtor: PartyIdentification?
    /// Who ordered the payment, when that is not the debtor.
    @Boxed public var initiatingParty: PartyIdentification?
    /// Whose account is debited.
    public var debtor: PartyIdentification
    /// The account that is debited.
    public var debtorAccount: CashAccount?
    /// Who keeps that account.
    public var debtorAgent: AgentIdentification
    /// Where that agent has its own account.
    @Boxed public var debtorAgentAccount: CashAccount?
    /// Who keeps the creditor's account.
    public var creditorAgent: AgentIdentification
    /// Where that agent has its own account.
    @Boxed public var creditorAgentAccount: CashAccount?
    /// Whose account is credited.
    public var creditor: PartyIdentification
    /// The account that is credited.
    public var creditorAccount: CashAccount?
    /// Who is due the money, when that is not the creditor.
    @Boxed public var ultimateCreditor: PartyIdentification?
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

    /// A payment with what every payment has.
    public init(
        paymentIdentification: PaymentIdentification, interbankSettlementAmount: CurrencyAndAmount,
        chargeBearer: ChargeBearer, debtor: PartyIdentification, debtorAgent: AgentIdentification,
        creditorAgent: AgentIdentification, creditor: PartyIdentification
    ) {
        self.paymentIdentification = paymentIdentification
        self.interbankSettlementAmount = interbankSettlementAmount
        self.chargeBearer = chargeBearer
        self.debtor = debtor
        self.debtorAgent = debtorAgent
        self.creditorAgent = creditorAgent
        self.creditor = creditor
    }
}
