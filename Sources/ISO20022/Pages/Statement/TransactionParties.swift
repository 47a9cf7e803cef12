public import XMLCore

/// The parties of the transaction behind an entry.
///
///     TransactionParties6
///       InitgPty    Pty | Agt           0..1
///       Dbtr        Pty | Agt           0..1
///       DbtrAcct    CashAccount38       0..1
///       UltmtDbtr   Pty | Agt           0..1
///       Cdtr        Pty | Agt           0..1
///       CdtrAcct    CashAccount38       0..1
///       UltmtCdtr   Pty | Agt           0..1
///       TradgPty    Pty | Agt           0..1   carried
///       Prtry       ProprietaryParty5   0..n   carried
///
/// - Source: camt.053.001.08, `TxDtls/RltdPties`.
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
///     TransactionAgents5
///       InstgAgt, InstdAgt   BranchAndFinancialInstitutionIdentification6   0..1
///       DbtrAgt, CdtrAgt     BranchAndFinancialInstitutionIdentification6   0..1
///       IntrmyAgt1…3, RcvgAgt, DlvrgAgt, IssgAgt, SttlmPlc, Prtry           0..n   carried
///
/// - Source: camt.053.001.08, `TxDtls/RltdAgts`.
public struct TransactionAgents: Hashable, Sendable {
    /// Who sent it.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who received it.
    @Boxed public var instructedAgent: AgentIdentification?
    /// Who keeps the debtor's account.
    @Boxed public var debtorAgent: AgentIdentification?
    /// Who keeps the creditor's account.
    @Boxed public var creditorAgent: AgentIdentification?

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
            children.carried("IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3", "RcvgAgt", "DlvrgAgt", "IssgAgt")
            children.carried("SttlmPlc", "Prtry")
            return agents
        }
    }

    /// Writes the content of `RltdAgts`.
    public func write(to element: ElementWriter) {
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        element.write("DbtrAgt", debtorAgent)
        element.write("CdtrAgt", creditorAgent)
    }
}
