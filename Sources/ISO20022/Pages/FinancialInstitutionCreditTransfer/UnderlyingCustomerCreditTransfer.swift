public import XMLCore

/// The customer's payment that an institution's payment covers.
///
///     CreditTransferTransaction37, CreditTransferTransaction72
///       PmtId                 PaymentIdentification13                           0..1   72 only
///       PmtTpInf              PaymentTypeInformation28                          0..1   72 only
///       UltmtDbtr, InitgPty   PartyIdentification135, PartyIdentification272    0..1
///       Dbtr, DbtrAcct, DbtrAgt, DbtrAgtAcct                                    1..1, 0..1, 1..1, 0..1
///       PrvsInstgAgt1…3       BranchAndFinancialInstitutionIdentification6, 8   0..1   each with …Acct
///       IntrmyAgt1…3          BranchAndFinancialInstitutionIdentification6, 8   0..1   each with …Acct
///       CdtrAgt, CdtrAgtAcct, Cdtr, CdtrAcct                                    1..1, 0..1, 1..1, 0..1
///       UltmtCdtr             PartyIdentification135, PartyIdentification272    0..1
///       InstrForCdtrAgt       InstructionForCreditorAgent1 and 3                0..n
///       InstrForNxtAgt        InstructionForNextAgent1                          0..n
///       Purp                  Cd (4) | Prtry                                    0..1   72 only
///       Tax                   TaxInformation8, TaxData1                         0..1   carried
///       RmtInf                RemittanceInformation16 and 26                    0..1
///       InstdAmt              ActiveOrHistoricCurrencyAndAmount                 0..1
///
/// - Source: pacs.009 `CdtTrfTxInf/UndrlygCstmrCdtTrf`; pacs.004.001.15 `OrgnlTxRef/UndrlygCstmrCdtTrf`.
public struct UnderlyingCustomerCreditTransfer: Hashable, Sendable {
    /// Its names.
    @Boxed public var paymentIdentification: PaymentIdentification?
    /// Its type.
    @Boxed public var paymentType: PaymentTypeInformation?
    /// Who owes the money, when that is not the debtor.
    @Boxed public var ultimateDebtor: PartyIdentification?
    /// Who ordered the payment, when that is not the debtor.
    @Boxed public var initiatingParty: PartyIdentification?
    /// Whose account is debited.
    public var debtor: PartyIdentification
    /// The account that is debited.
    @Boxed public var debtorAccount: CashAccount?
    /// Who keeps that account.
    public var debtorAgent: AgentIdentification
    /// Where that agent has its own account.
    @Boxed public var debtorAgentAccount: CashAccount?
    /// The agents it came through.
    public var previousInstructingAgents = AgentChain()
    /// The agents it still goes through.
    public var intermediaryAgents = AgentChain()
    /// Who keeps the creditor's account.
    public var creditorAgent: AgentIdentification
    /// Where that agent has its own account.
    @Boxed public var creditorAgentAccount: CashAccount?
    /// Whose account is credited.
    public var creditor: PartyIdentification
    /// The account that is credited.
    @Boxed public var creditorAccount: CashAccount?
    /// Who is due the money, when that is not the creditor.
    @Boxed public var ultimateCreditor: PartyIdentification?
    /// What the creditor's agent is told.
    public var instructionsForCreditorAgent: [InstructionForCreditorAgent] = []
    /// What the next agent is told.
    public var instructionsForNextAgent: [InstructionForNextAgent] = []
    /// What the payment is for, as a code.
    public var purpose: CodeOrProprietary<4>?
    /// What the payment is for, in words.
    public var remittanceInformation: RemittanceInformation?
    /// What the debtor ordered, before charges and exchange.
    public var instructedAmount: CurrencyAndAmount?

    /// A payment with what every payment has.
    public init(
        debtor: PartyIdentification, debtorAgent: AgentIdentification, creditorAgent: AgentIdentification,
        creditor: PartyIdentification
    ) {
        self.debtor = debtor
        self.debtorAgent = debtorAgent
        self.creditorAgent = creditorAgent
        self.creditor = creditor
    }
}

extension UnderlyingCustomerCreditTransfer: ElementReadable {
    /// Reads `UndrlygCstmrCdtTrf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.optional("PmtId", as: PaymentIdentification.self)
            let type = try children.optional("PmtTpInf", as: PaymentTypeInformation.self)
            let debit = try Debit(&children)
            var previous = AgentChain()
            try previous.readPrevious(from: &children)
            var intermediary = AgentChain()
            try intermediary.readIntermediary(from: &children)
            let agent = try children.required("CdtrAgt", as: AgentIdentification.self)
            let agentAccount = try children.optional("CdtrAgtAcct", as: CashAccount.self)
            var payment = Self(
                debtor: debit.debtor, debtorAgent: debit.agent, creditorAgent: agent,
                creditor: try children.required("Cdtr"))
            payment.paymentIdentification = identification
            payment.paymentType = type
            debit.fill(&payment)
            payment.previousInstructingAgents = previous
            payment.intermediaryAgents = intermediary
            payment.creditorAgentAccount = agentAccount
            payment.creditorAccount = try children.optional("CdtrAcct")
            payment.ultimateCreditor = try children.optional("UltmtCdtr")
            payment.instructionsForCreditorAgent = try children.array("InstrForCdtrAgt")
            payment.instructionsForNextAgent = try children.array("InstrForNxtAgt")
            payment.purpose = try children.optional("Purp")
            children.carried("Tax")
            payment.remittanceInformation = try children.optional("RmtInf")
            payment.instructedAmount = try children.optional("InstdAmt")
            return payment
        }
    }

    /// From `UltmtDbtr` to `DbtrAgtAcct`.
    private struct Debit {
        let ultimateDebtor: PartyIdentification?
        let initiatingParty: PartyIdentification?
        let debtor: PartyIdentification
        let account: CashAccount?
        let agent: AgentIdentification
        let agentAccount: CashAccount?

        init(_ children: inout ChildReader) throws(ElementRejection) {
            ultimateDebtor = try children.optional("UltmtDbtr")
            initiatingParty = try children.optional("InitgPty")
            debtor = try children.required("Dbtr")
            account = try children.optional("DbtrAcct")
            agent = try children.required("DbtrAgt")
            agentAccount = try children.optional("DbtrAgtAcct")
        }

        func fill(_ payment: inout UnderlyingCustomerCreditTransfer) {
            payment.ultimateDebtor = ultimateDebtor
            payment.initiatingParty = initiatingParty
            payment.debtorAccount = account
            payment.debtorAgentAccount = agentAccount
        }
    }
}

extension UnderlyingCustomerCreditTransfer: ElementWritable {
    /// Writes the content of `UndrlygCstmrCdtTrf`.
    public func write(to element: ElementWriter) {
        let newer = "CreditTransferTransaction72"
        element.write("PmtId", paymentIdentification, since: newer)
        element.write("PmtTpInf", paymentType, since: newer)
        element.write("UltmtDbtr", ultimateDebtor)
        element.write("InitgPty", initiatingParty)
        element.write("Dbtr", debtor)
        element.write("DbtrAcct", debtorAccount)
        element.write("DbtrAgt", debtorAgent)
        element.write("DbtrAgtAcct", debtorAgentAccount)
        previousInstructingAgents.writePrevious(to: element)
        intermediaryAgents.writeIntermediary(to: element)
        element.write("CdtrAgt", creditorAgent)
        element.write("CdtrAgtAcct", creditorAgentAccount)
        element.write("Cdtr", creditor)
        element.write("CdtrAcct", creditorAccount)
        element.write("UltmtCdtr", ultimateCreditor)
        element.write("InstrForCdtrAgt", each: instructionsForCreditorAgent)
        element.write("InstrForNxtAgt", each: instructionsForNextAgent)
        element.write("Purp", purpose, since: newer)
        element.write("RmtInf", remittanceInformation)
        element.write("InstdAmt", instructedAmount)
    }
}
