public import XMLCore

/// How a case is made good: the payment that goes back, when, and what it costs.
///
///     ResolutionData1 (V09), ResolutionData5 (V14)
///       EndToEndId       Max35Text                           0..1
///       TxId             Max35Text                           0..1
///       UETR             UUIDv4Identifier                    0..1
///       IntrBkSttlmAmt   ActiveOrHistoricCurrencyAndAmount   0..1
///       IntrBkSttlmDt    ISODate                             0..1
///       ClrChanl         RTGS | RTNS | MPNS | BOOK           0..1
///       Compstn          Compensation2, 5                    0..1
///       Chrgs            Charges7                            0..n   V09
///       ChrgsInf         Charges14                           0..n   V14
///
/// - Source: camt.029.001.09 and .14, `RsltnOfInvstgtn/RsltnRltdInf`, `CxlDtls/TxInfAndSts/RsltnRltdInf`.
public struct ResolutionDetails: Hashable, Sendable {
    /// The end-to-end identification of the payment that resolves the case.
    public var endToEnd: Max35Text?
    /// Its transaction identification.
    public var transaction: Max35Text?
    /// Its UETR.
    public var uetr: UETR?
    /// What it settles.
    public var interbankSettlementAmount: CurrencyAndAmount?
    /// The day it settles.
    public var interbankSettlementDate: ISODate?
    /// The channel it is cleared by.
    public var clearingChannel: ClearingChannel?
    /// What one side pays the other for the trouble.
    @Boxed public var compensation: Compensation?
    /// What it costs.
    public var charges: [Charge] = []

    /// Nothing of it yet.
    public init() {}
}

extension ResolutionDetails: ElementReadable, ElementWritable {
    /// Reads `RsltnRltdInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var details = Self()
            details.endToEnd = try children.optional("EndToEndId")
            details.transaction = try children.optional("TxId")
            details.uetr = try children.optional("UETR")
            details.interbankSettlementAmount = try children.optional("IntrBkSttlmAmt")
            details.interbankSettlementDate = try children.optional("IntrBkSttlmDt")
            details.clearingChannel = try children.optional("ClrChanl")
            details.compensation = try children.optional("Compstn")
            details.charges = try children.isNext("Chrgs") ? children.array("Chrgs") : children.array("ChrgsInf")
            return details
        }
    }

    /// Writes the content of `RsltnRltdInf`.
    public func write(to element: ElementWriter) {
        element.write("EndToEndId", endToEnd)
        element.write("TxId", transaction)
        element.write("UETR", uetr)
        element.write("IntrBkSttlmAmt", interbankSettlementAmount)
        element.write("IntrBkSttlmDt", interbankSettlementDate)
        element.write("ClrChanl", clearingChannel)
        element.write("Compstn", compensation)
        guard !charges.isEmpty else { return }
        element.write(element.defines("Charges14") ? "ChrgsInf" : "Chrgs", each: charges)
    }
}

extension ResolutionDetails {
    /// What one agent pays another for the trouble.
    ///
    ///     Compensation2 (V09), Compensation5 (V14)
    ///       Amt           ActiveCurrencyAndAmount                           1..1
    ///       DbtrAgt       BranchAndFinancialInstitutionIdentification6, 8   1..1
    ///       DbtrAgtAcct   CashAccount40                                     0..1   V14 only
    ///       CdtrAgt       BranchAndFinancialInstitutionIdentification6, 8   1..1
    ///       CdtrAgtAcct   CashAccount40                                     0..1   V14 only
    ///       Rsn           Cd (4) | Prtry                                    1..1
    ///
    /// - Source: camt.029.001.09 and .14, `…/RsltnRltdInf/Compstn`.
    public struct Compensation: Hashable, Sendable {
        /// What is paid.
        public var amount: CurrencyAndAmount
        /// Who pays.
        public var debtorAgent: AgentIdentification
        /// From which account.
        @Boxed public var debtorAgentAccount: CashAccount?
        /// Who is paid.
        public var creditorAgent: AgentIdentification
        /// To which account.
        @Boxed public var creditorAgentAccount: CashAccount?
        /// What for.
        public var reason: CodeOrProprietary<4>

        /// A compensation from one agent to another.
        public init(
            amount: CurrencyAndAmount, debtorAgent: AgentIdentification, creditorAgent: AgentIdentification,
            reason: CodeOrProprietary<4>
        ) {
            self.amount = amount
            self.debtorAgent = debtorAgent
            self.creditorAgent = creditorAgent
            self.reason = reason
        }
    }

    /// A charge for resolving a case.
    ///
    ///     Charges7 (V09), Charges14 (V14)
    ///       Amt       ActiveOrHistoricCurrencyAndAmount                 1..1
    ///       Agt       BranchAndFinancialInstitutionIdentification6, 8   1..1
    ///       AgtAcct   CashAccount40                                     0..1   V14 only
    ///       Tp        ChargeType3Choice                                 0..1   V14 only
    ///
    /// - Source: camt.029.001.09, `…/RsltnRltdInf/Chrgs`; camt.029.001.14, `…/RsltnRltdInf/ChrgsInf`.
    public struct Charge: Hashable, Sendable {
        /// What is charged.
        public var amount: CurrencyAndAmount
        /// Who charges it.
        public var agent: AgentIdentification
        /// The account it is paid to.
        @Boxed public var agentAccount: CashAccount?
        /// What kind of charge it is.
        @Boxed public var type: ChargeType?

        /// A charge by an agent.
        public init(amount: CurrencyAndAmount, agent: AgentIdentification) {
            self.amount = amount
            self.agent = agent
        }
    }
}

extension ResolutionDetails.Compensation: ElementReadable, ElementWritable {
    /// Reads `Compstn`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let amount = try children.required("Amt", as: CurrencyAndAmount.self)
            let debtorAgent = try children.required("DbtrAgt", as: AgentIdentification.self)
            let debtorAgentAccount = try children.optional("DbtrAgtAcct", as: CashAccount.self)
            let creditorAgent = try children.required("CdtrAgt", as: AgentIdentification.self)
            let creditorAgentAccount = try children.optional("CdtrAgtAcct", as: CashAccount.self)
            var compensation = Self(
                amount: amount, debtorAgent: debtorAgent, creditorAgent: creditorAgent,
                reason: try children.required("Rsn"))
            compensation.debtorAgentAccount = debtorAgentAccount
            compensation.creditorAgentAccount = creditorAgentAccount
            return compensation
        }
    }

    /// Writes the content of `Compstn`.
    public func write(to element: ElementWriter) {
        element.write("Amt", amount)
        element.write("DbtrAgt", debtorAgent)
        element.write("DbtrAgtAcct", debtorAgentAccount, since: "Compensation5")
        element.write("CdtrAgt", creditorAgent)
        element.write("CdtrAgtAcct", creditorAgentAccount, since: "Compensation5")
        element.write("Rsn", reason)
    }
}

extension ResolutionDetails.Charge: ElementReadable, ElementWritable {
    /// Reads `Chrgs` or `ChrgsInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let amount = try children.required("Amt", as: CurrencyAndAmount.self)
            var charge = Self(amount: amount, agent: try children.required("Agt"))
            charge.agentAccount = try children.optional("AgtAcct")
            charge.type = try children.optional("Tp")
            return charge
        }
    }

    /// Writes the content of `Chrgs` or `ChrgsInf`.
    public func write(to element: ElementWriter) {
        element.write("Amt", amount)
        element.write("Agt", agent)
        element.write("AgtAcct", agentAccount, since: "Charges14")
        element.write("Tp", type, since: "Charges14")
    }
}
