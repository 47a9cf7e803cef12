public import XMLCore

/// The parties of the transaction behind an entry.
///
///     TransactionParties6, TransactionParties12
///       InitgPty    Pty | Agt                      0..1
///       Dbtr        Pty | Agt                      0..1
///       DbtrAcct    CashAccount38, CashAccount40   0..1
///       UltmtDbtr   Pty | Agt                      0..1
///       Cdtr        Pty | Agt                      0..1
///       CdtrAcct    CashAccount38, CashAccount40   0..1
///       UltmtCdtr   Pty | Agt                      0..1
///       TradgPty    Pty | Agt                      0..1   carried
///       Prtry       ProprietaryParty5 and 6        0..n   carried
///
/// - Source: camt.052, camt.053, camt.054: `TxDtls/RltdPties`.
public struct TransactionParties: Hashable, Sendable {
    /// Who ordered it.
    @Boxed public var initiatingParty: PartyOrAgent?
    /// Whose account was debited.
    @Boxed public var debtor: PartyOrAgent?
    /// The account debited.
    @Boxed public var debtorAccount: CashAccount?
    /// Who owed the money.
    @Boxed public var ultimateDebtor: PartyOrAgent?
    /// Whose account was credited.
    @Boxed public var creditor: PartyOrAgent?
    /// The account credited.
    @Boxed public var creditorAccount: CashAccount?
    /// Who was due the money.
    @Boxed public var ultimateCreditor: PartyOrAgent?

    /// No parties yet.
    public init() {}
}

extension TransactionParties: ElementReadable, ElementWritable {
    /// Reads `RltdPties`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var parties = Self()
            parties.initiatingParty = try children.optional("InitgPty")
            parties.debtor = try children.optional("Dbtr")
            parties.debtorAccount = try children.optional("DbtrAcct")
            parties.ultimateDebtor = try children.optional("UltmtDbtr")
            parties.creditor = try children.optional("Cdtr")
            parties.creditorAccount = try children.optional("CdtrAcct")
            parties.ultimateCreditor = try children.optional("UltmtCdtr")
            children.carried("TradgPty", "Prtry")
            return parties
        }
    }

    /// Writes the content of `RltdPties`.
    public func write(to element: ElementWriter) {
        element.write("InitgPty", initiatingParty)
        element.write("Dbtr", debtor)
        element.write("DbtrAcct", debtorAccount)
        element.write("UltmtDbtr", ultimateDebtor)
        element.write("Cdtr", creditor)
        element.write("CdtrAcct", creditorAccount)
        element.write("UltmtCdtr", ultimateCreditor)
    }
}

/// The agents of the transaction behind an entry.
///
///     TransactionAgents5, TransactionAgents6
///       InstgAgt, InstdAgt                  …6, …8              0..1
///       DbtrAgt, CdtrAgt                    …6, …8              0..1
///       IntrmyAgt1…3                        …6, …8              0..1
///       RcvgAgt, DlvrgAgt, IssgAgt          …6, …8              0..1   carried
///       SttlmPlc                            …6, …8              0..1   carried
///       Prtry                               ProprietaryAgent4, 5  0..n   carried
///
/// …6 and …8 stand for BranchAndFinancialInstitutionIdentification6 and 8.
///
/// - Source: camt.052, camt.053, camt.054: `TxDtls/RltdAgts`.
public struct TransactionAgents: Hashable, Sendable {
    /// Who sent it.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who received it.
    @Boxed public var instructedAgent: AgentIdentification?
    /// Who keeps the debtor's account.
    @Boxed public var debtorAgent: AgentIdentification?
    /// Who keeps the creditor's account.
    @Boxed public var creditorAgent: AgentIdentification?
    /// The first agent between the debtor's and the creditor's.
    @Boxed public var intermediaryAgent1: AgentIdentification?
    /// The agent after the first.
    @Boxed public var intermediaryAgent2: AgentIdentification?
    /// The agent after the second.
    @Boxed public var intermediaryAgent3: AgentIdentification?

    /// No agents yet.
    public init() {}
}

extension TransactionAgents: ElementReadable, ElementWritable {
    /// Reads `RltdAgts`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var agents = Self()
            agents.instructingAgent = try children.optional("InstgAgt")
            agents.instructedAgent = try children.optional("InstdAgt")
            agents.debtorAgent = try children.optional("DbtrAgt")
            agents.creditorAgent = try children.optional("CdtrAgt")
            agents.intermediaryAgent1 = try children.optional("IntrmyAgt1")
            agents.intermediaryAgent2 = try children.optional("IntrmyAgt2")
            agents.intermediaryAgent3 = try children.optional("IntrmyAgt3")
            children.carried("RcvgAgt", "DlvrgAgt", "IssgAgt", "SttlmPlc", "Prtry")
            return agents
        }
    }

    /// Writes the content of `RltdAgts`.
    public func write(to element: ElementWriter) {
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        element.write("DbtrAgt", debtorAgent)
        element.write("CdtrAgt", creditorAgent)
        element.write("IntrmyAgt1", intermediaryAgent1)
        element.write("IntrmyAgt2", intermediaryAgent2)
        element.write("IntrmyAgt3", intermediaryAgent3)
    }
}
