public import XMLCore

/// The account that a statement, a report or a notification is about.
///
///     CashAccount39, CashAccount43
///       Id, Tp, Ccy, Nm, Prxy   as CashAccount38, 40
///       Ownr                    PartyIdentification135 and 272                       0..1
///       Svcr                    BranchAndFinancialInstitutionIdentification6 and 8   0..1
///
/// - Source: camt.052 `Rpt/Acct`, camt.053 `Stmt/Acct`, camt.054 `Ntfctn/Acct`.
public struct StatementAccount: Hashable, Sendable {
    /// The account itself.
    public var account: CashAccount
    /// Whose it is.
    @Boxed public var owner: PartyIdentification?
    /// Who keeps it.
    @Boxed public var servicer: AgentIdentification?

    /// An account, with its owner and servicer.
    public init(account: CashAccount, owner: PartyIdentification? = nil, servicer: AgentIdentification? = nil) {
        self.account = account
        self.owner = owner
        self.servicer = servicer
    }
}

extension StatementAccount: ElementReadable, ElementWritable {
    /// Reads `Acct`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var value = Self(account: try CashAccount(readingFrom: &children))
            value.owner = try children.optional("Ownr")
            value.servicer = try children.optional("Svcr")
            return value
        }
    }

    /// Writes the content of `Acct`.
    public func write(to element: ElementWriter) {
        account.write(to: element)
        element.write("Ownr", owner)
        element.write("Svcr", servicer)
    }
}

/// From one instant to another.
///
///     DateTimePeriod1
///       FrDtTm   ISODateTime   1..1
///       ToDtTm   ISODateTime   1..1
///
/// - Source: camt.052, camt.053, camt.054: `…/FrToDt`.
public struct DateTimePeriod: Hashable, Sendable {
    /// Its beginning.
    public var from: ISODateTime
    /// Its end.
    public var to: ISODateTime

    /// A period.
    public init(from: ISODateTime, to: ISODateTime) {
        self.from = from
        self.to = to
    }
}

extension DateTimePeriod: ElementReadable, ElementWritable {
    /// Reads the period.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let from = try children.required("FrDtTm", as: ISODateTime.self)
            return Self(from: from, to: try children.required("ToDtTm"))
        }
    }

    /// Writes the period.
    public func write(to element: ElementWriter) {
        element.write("FrDtTm", from)
        element.write("ToDtTm", to)
    }
}
