public import XMLCore

/// Which message is returned, in whole or in part, and why.
///
///     OriginalGroupHeader18, OriginalGroupHeader19
///       OrgnlMsgId     Max35Text                    1..1
///       OrgnlMsgNmId   Max35Text                    1..1
///       OrgnlCreDtTm   ISODateTime                  0..1
///       RtrRsnInf      PaymentReturnReason6 and 7   0..n
///
/// - Source: pacs.004, `PmtRtr/OrgnlGrpInf`.
public struct OriginalGroupReturn: Hashable, Sendable {
    /// The message and when it was made.
    public var original: OriginalMessage
    /// Why.
    public var reasons: [ReturnReasonInformation]

    /// A message and the reasons for its return.
    public init(original: OriginalMessage, reasons: [ReturnReasonInformation] = []) {
        self.original = original
        self.reasons = reasons
    }
}

extension OriginalGroupReturn: ElementReadable, ElementWritable {
    /// Reads `OrgnlGrpInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let original = try OriginalMessage(readingFrom: &children)
            return Self(original: original, reasons: try children.array("RtrRsnInf"))
        }
    }

    /// Writes the content of `OrgnlGrpInf`.
    public func write(to element: ElementWriter) {
        original.write(to: element)
        element.write("RtrRsnInf", each: reasons)
    }
}

/// Why something is returned.
///
///     PaymentReturnReason6, PaymentReturnReason7
///       Orgtr      PartyIdentification135, PartyIdentification272   0..1
///       Rsn        Cd (4) | Prtry                                   0..1
///       AddtlInf   Max105Text                                       0..n
///
/// - Source: pacs.004, `RtrRsnInf`; the codes are those of `ExternalReturnReason1Code`.
public struct ReturnReasonInformation: Hashable, Sendable {
    /// Who gives the reason.
    @Boxed public var originator: PartyIdentification?
    /// The reason as a code, such as `AC04`.
    public var reason: CodeOrProprietary<4>?
    /// The reason in words.
    public var additionalInformation: [Max105Text]

    /// A reason, perhaps with words.
    public init(reason: CodeOrProprietary<4>? = nil, additionalInformation: [Max105Text] = []) {
        self.reason = reason
        self.additionalInformation = additionalInformation
    }
}

extension ReturnReasonInformation: ElementReadable, ElementWritable {
    /// Reads `RtrRsnInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var information = Self()
            information.originator = try children.optional("Orgtr")
            information.reason = try children.optional("Rsn")
            information.additionalInformation = try children.array("AddtlInf")
            return information
        }
    }

    /// Writes the content of `RtrRsnInf`.
    public func write(to element: ElementWriter) {
        element.write("Orgtr", originator)
        element.write("Rsn", reason)
        element.write("AddtlInf", each: additionalInformation)
    }
}

/// The parties and agents through which the money goes back: the roles are those of the return, not of the payment.
///
///     TransactionParties7, TransactionParties11
///       UltmtDbtr                     Pty | Agt                     0..1
///       Dbtr, DbtrAcct                Pty | Agt, CashAccount40      1..1, 0..1
///       InitgPty                      Pty | Agt                     0..1
///       DbtrAgt, DbtrAgtAcct          …8, CashAccount40             0..1, 0..1
///       PrvsInstgAgt1…3               …8, each with …Acct           0..1
///       IntrmyAgt1…3                  …8, each with …Acct           0..1
///       CdtrAgt, CdtrAgtAcct          …8, CashAccount40             0..1, 0..1
///       Cdtr, CdtrAcct                Pty | Agt, CashAccount40      1..1, 0..1
///       UltmtCdtr                     Pty | Agt                     0..1
///
/// …8 stands for BranchAndFinancialInstitutionIdentification8 (6 in the older version, which has no accounts here).
///
/// - Source: pacs.004, `TxInf/RtrChain`.
public struct ReturnChain: Hashable, Sendable {
    /// Who owes the money that goes back.
    @Boxed public var ultimateDebtor: PartyOrAgent?
    /// Who gives it back: the creditor of the payment.
    public var debtor: PartyOrAgent
    /// The account that is debited.
    @Boxed public var debtorAccount: CashAccount?
    /// Who started the return.
    @Boxed public var initiatingParty: PartyOrAgent?
    /// Who keeps the debtor's account.
    @Boxed public var debtorAgent: AgentIdentification?
    /// Where that agent has its own account.
    @Boxed public var debtorAgentAccount: CashAccount?
    /// The agents it came through.
    public var previousInstructingAgents = AgentChain()
    /// The agents it still goes through.
    public var intermediaryAgents = AgentChain()
    /// Who keeps the creditor's account.
    @Boxed public var creditorAgent: AgentIdentification?
    /// Where that agent has its own account.
    @Boxed public var creditorAgentAccount: CashAccount?
    /// Who gets it back: the debtor of the payment.
    public var creditor: PartyOrAgent
    /// The account that is credited.
    @Boxed public var creditorAccount: CashAccount?
    /// Who is due the money that goes back.
    @Boxed public var ultimateCreditor: PartyOrAgent?

    /// A chain from one to the other.
    public init(debtor: PartyOrAgent, creditor: PartyOrAgent) {
        self.debtor = debtor
        self.creditor = creditor
    }
}

extension ReturnChain: ElementReadable, ElementWritable {
    /// Reads `RtrChain`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let ultimateDebtor = try children.optional("UltmtDbtr", as: PartyOrAgent.self)
            let debtor = try children.required("Dbtr", as: PartyOrAgent.self)
            let debtorAccount = try children.optional("DbtrAcct", as: CashAccount.self)
            let initiating = try children.optional("InitgPty", as: PartyOrAgent.self)
            let debtorAgent = try children.optional("DbtrAgt", as: AgentIdentification.self)
            let debtorAgentAccount = try children.optional("DbtrAgtAcct", as: CashAccount.self)
            var previous = AgentChain()
            try previous.readPrevious(from: &children)
            var intermediary = AgentChain()
            try intermediary.readIntermediary(from: &children)
            let creditorAgent = try children.optional("CdtrAgt", as: AgentIdentification.self)
            let creditorAgentAccount = try children.optional("CdtrAgtAcct", as: CashAccount.self)
            var chain = Self(debtor: debtor, creditor: try children.required("Cdtr"))
            chain.ultimateDebtor = ultimateDebtor
            chain.debtorAccount = debtorAccount
            chain.initiatingParty = initiating
            chain.debtorAgent = debtorAgent
            chain.debtorAgentAccount = debtorAgentAccount
            chain.previousInstructingAgents = previous
            chain.intermediaryAgents = intermediary
            chain.creditorAgent = creditorAgent
            chain.creditorAgentAccount = creditorAgentAccount
            chain.creditorAccount = try children.optional("CdtrAcct")
            chain.ultimateCreditor = try children.optional("UltmtCdtr")
            return chain
        }
    }

    /// Writes the content of `RtrChain`.
    public func write(to element: ElementWriter) {
        let newer = "TransactionParties11"
        element.write("UltmtDbtr", ultimateDebtor)
        element.write("Dbtr", debtor)
        element.write("DbtrAcct", debtorAccount, since: newer)
        element.write("InitgPty", initiatingParty)
        element.write("DbtrAgt", debtorAgent)
        element.write("DbtrAgtAcct", debtorAgentAccount, since: newer)
        previousInstructingAgents.writePrevious(to: element, accountSince: newer)
        intermediaryAgents.writeIntermediary(to: element, accountSince: newer)
        element.write("CdtrAgt", creditorAgent)
        element.write("CdtrAgtAcct", creditorAgentAccount, since: newer)
        element.write("Cdtr", creditor)
        element.write("CdtrAcct", creditorAccount, since: newer)
        element.write("UltmtCdtr", ultimateCreditor)
    }
}
