public import XMLCore

/// How a payment is settled between the agents.
///
///     SettlementInstruction7, SettlementInstruction15
///       SttlmMtd               INDA | INGA | COVE | CLRG                      1..1
///       SttlmAcct              CashAccount38, CashAccount40                   0..1
///       ClrSys                 Cd (3) | Prtry                                 0..1
///       InstgRmbrsmntAgt       BranchAndFinancialInstitutionIdentification6, 8   0..1
///       InstgRmbrsmntAgtAcct   CashAccount38, CashAccount40                   0..1
///       InstdRmbrsmntAgt       BranchAndFinancialInstitutionIdentification6, 8   0..1
///       InstdRmbrsmntAgtAcct   CashAccount38, CashAccount40                   0..1
///       ThrdRmbrsmntAgt        BranchAndFinancialInstitutionIdentification6, 8   0..1
///       ThrdRmbrsmntAgtAcct    CashAccount38, CashAccount40                   0..1
///
/// - Source: pacs.008, pacs.009, pacs.004: `GrpHdr/SttlmInf`.
public struct SettlementInstruction: Hashable, Sendable {
    /// The method.
    public var method: SettlementMethod
    /// The account that settlement is made on.
    @Boxed public var account: CashAccount?
    /// The clearing system that settles.
    public var clearingSystem: CodeOrProprietary<3>?
    /// The correspondents of a cover payment; empty for any other.
    @Boxed public var reimbursement: ReimbursementAgents?

    /// Settlement by a method.
    public init(method: SettlementMethod, clearingSystem: CodeOrProprietary<3>? = nil) {
        self.method = method
        self.clearingSystem = clearingSystem
    }
}

/// The correspondents through which a cover payment goes.
public struct ReimbursementAgents: Hashable, Sendable {
    /// The instructing agent's correspondent.
    public var instructing = AgentAndAccount()
    /// The instructed agent's correspondent.
    public var instructed = AgentAndAccount()
    /// One more between the two.
    public var third = AgentAndAccount()

    /// No correspondent yet.
    public init() {}
}

/// An agent with its account; either may be absent.
public struct AgentAndAccount: Hashable, Sendable {
    /// The agent.
    @Boxed public var agent: AgentIdentification?
    /// Its account.
    @Boxed public var account: CashAccount?

    /// An agent and its account.
    public init(agent: AgentIdentification? = nil, account: CashAccount? = nil) {
        self.agent = agent
        self.account = account
    }

    /// Whether both are absent.
    public var isEmpty: Bool { agent == nil && account == nil }
}

/// Who settles a payment.
///
/// - Source: `SettlementMethod1Code`.
public enum SettlementMethod: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// The instructed agent, on an account it keeps.
    case instructedAgent = "INDA"
    /// The instructing agent, on an account it keeps.
    case instructingAgent = "INGA"
    /// Correspondents, by a cover payment.
    case cover = "COVE"
    /// A clearing system.
    case clearing = "CLRG"
}

extension SettlementInstruction: ElementReadable, ElementWritable {
    /// Reads `SttlmInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var instruction = Self(method: try children.required("SttlmMtd"))
            instruction.account = try children.optional("SttlmAcct")
            instruction.clearingSystem = try children.optional("ClrSys")
            guard children.peek() != nil else { return instruction }
            var agents = ReimbursementAgents()
            agents.instructing.agent = try children.optional("InstgRmbrsmntAgt")
            agents.instructing.account = try children.optional("InstgRmbrsmntAgtAcct")
            agents.instructed.agent = try children.optional("InstdRmbrsmntAgt")
            agents.instructed.account = try children.optional("InstdRmbrsmntAgtAcct")
            agents.third.agent = try children.optional("ThrdRmbrsmntAgt")
            agents.third.account = try children.optional("ThrdRmbrsmntAgtAcct")
            instruction.reimbursement = agents
            return instruction
        }
    }

    /// Writes the content of `SttlmInf`.
    public func write(to element: ElementWriter) {
        element.write("SttlmMtd", method)
        element.write("SttlmAcct", account)
        element.write("ClrSys", clearingSystem)
        element.write("InstgRmbrsmntAgt", reimbursement?.instructing.agent)
        element.write("InstgRmbrsmntAgtAcct", reimbursement?.instructing.account)
        element.write("InstdRmbrsmntAgt", reimbursement?.instructed.agent)
        element.write("InstdRmbrsmntAgtAcct", reimbursement?.instructed.account)
        element.write("ThrdRmbrsmntAgt", reimbursement?.third.agent)
        element.write("ThrdRmbrsmntAgtAcct", reimbursement?.third.account)
    }
}
