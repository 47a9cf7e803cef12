public import XMLCore

/// What happened on one account in a period.
///
///     AccountStatement9
///       Id             Max35Text                1..1
///       StmtPgntn      Pagination1              0..1
///       ElctrncSeqNb   Number                   0..1
///       RptgSeq        SequenceRange1Choice     0..1   carried
///       LglSeqNb       Number                   0..1
///       CreDtTm        ISODateTime              0..1
///       FrToDt         DateTimePeriod1          0..1
///       CpyDplctInd    CODU | COPY | DUPL       0..1
///       RptgSrc        Cd (4) | Prtry           0..1
///       Acct           CashAccount39            1..1
///       RltdAcct       CashAccount38            0..1
///       Intrst         AccountInterest4         0..n   carried
///       Bal            CashBalance8             1..n
///       TxsSummry      TotalTransactions6       0..1
///       Ntry           ReportEntry10            0..n
///       AddtlStmtInf   Max500Text               0..1
///
/// - Source: camt.053.001.08, `BkToCstmrStmt/Stmt`.
public struct AccountStatement: Hashable, Sendable {
    /// Identifies the statement.
    public var identification: Max35Text
    /// Which page of the statement this is.
    public var pagination: Pagination?
    /// Counts the statements sent, a whole number.
    public var electronicSequenceNumber: ExactDecimal?
    /// Counts the legal statements, a whole number; may restart each year.
    public var legalSequenceNumber: ExactDecimal?
    /// When it was made.
    public var creationDateTime: ISODateTime?
    /// The period it covers.
    public var period: DateTimePeriod?
    /// Whether it is a copy, a duplicate, or a copy of a duplicate.
    public var copyDuplicate: CopyDuplicate?
    /// Which system the entries come from.
    public var reportingSource: CodeOrProprietary<4>?
    /// The account.
    public var account: StatementAccount
    /// An account that belongs to it.
    @Boxed public var relatedAccount: CashAccount?
    /// The balances, at least one.
    public var balances: [CashBalance]
    /// Counts and sums of the entries.
    public var summary: TransactionsSummary?
    /// The entries.
    public var entries: [StatementEntry] = []
    /// More in words.
    public var additionalInformation: Max500Text?

    /// A statement of an account; there must be at least one balance.
    public init(identification: Max35Text, account: StatementAccount, balances: [CashBalance]) {
        precondition(!balances.isEmpty, "a statement has at least one balance")
        self.identification = identification
        self.account = account
        self.balances = balances
    }
}

extension AccountStatement: ElementReadable, ElementWritable {
    /// Reads `Stmt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("Id", as: Max35Text.self)
            let pagination = try children.optional("StmtPgntn", as: Pagination.self)
            let electronic = try Self.wholeNumber("ElctrncSeqNb", from: &children)
            children.carried("RptgSeq")
            let legal = try Self.wholeNumber("LglSeqNb", from: &children)
            let creation = try children.optional("CreDtTm", as: ISODateTime.self)
            let period = try children.optional("FrToDt", as: DateTimePeriod.self)
            let copyDuplicate = try children.optional("CpyDplctInd", as: CopyDuplicate.self)
            let source = try children.optional("RptgSrc", as: CodeOrProprietary<4>.self)
            let account = try children.required("Acct", as: StatementAccount.self)
            let related = try children.optional("RltdAcct", as: CashAccount.self)
            children.carried("Intrst")
            let first = try children.required("Bal", as: CashBalance.self)
            let others = try children.array("Bal", as: CashBalance.self)
            var statement = Self(identification: identification, account: account, balances: [first] + others)
            statement.pagination = pagination
            statement.electronicSequenceNumber = electronic
            statement.legalSequenceNumber = legal
            statement.creationDateTime = creation
            statement.period = period
            statement.copyDuplicate = copyDuplicate
            statement.reportingSource = source
            statement.relatedAccount = related
            statement.summary = try children.optional("TxsSummry")
            statement.entries = try children.array("Ntry")
            statement.additionalInformation = try children.optional("AddtlStmtInf")
            return statement
        }
    }

    private static func wholeNumber(
        _ tag: StaticString, from children: inout ChildReader
    ) throws(ElementRejection) -> ExactDecimal? {
        guard children.isNext(tag) else { return nil }
        let element = try children.element(tag)
        let number = try ExactDecimal(element)
        guard number.scale == 0 else { throw ElementRejection(element, .invalidValue(number.text)) }
        return number
    }

    /// Writes the content of `Stmt`.
    public func write(to element: ElementWriter) {
        element.write("Id", identification)
        element.write("StmtPgntn", pagination)
        element.write("ElctrncSeqNb", electronicSequenceNumber)
        element.write("LglSeqNb", legalSequenceNumber)
        element.write("CreDtTm", creationDateTime)
        element.write("FrToDt", period)
        element.write("CpyDplctInd", copyDuplicate)
        element.write("RptgSrc", reportingSource)
        element.write("Acct", account)
        element.write("RltdAcct", relatedAccount)
        element.write("Bal", each: balances)
        element.write("TxsSummry", summary)
        element.write("Ntry", each: entries)
        element.write("AddtlStmtInf", additionalInformation)
    }
}

/// The account a statement is about.
///
///     CashAccount39
///       Id, Tp, Ccy, Nm, Prxy   as CashAccount38
///       Ownr                    PartyIdentification135                         0..1
///       Svcr                    BranchAndFinancialInstitutionIdentification6   0..1
///
/// - Source: camt.053.001.08, `Stmt/Acct`.
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
/// - Source: camt.053.001.08, `Stmt/FrToDt`.
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
