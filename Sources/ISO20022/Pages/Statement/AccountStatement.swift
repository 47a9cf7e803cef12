public import XMLCore

/// What happened on one account in a period.
///
///     AccountStatement9, AccountStatement15
///       Id                      Max35Text                      1..1
///       StmtPgntn               Pagination1                    0..1
///       ElctrncSeqNb … Intrst   as in AccountActivity
///       Bal                     CashBalance8                   1..n
///       TxsSummry               TotalTransactions6             0..1
///       Ntry                    ReportEntry10, ReportEntry16   0..n
///       AddtlStmtInf            Max500Text                     0..1
///
/// The fields of ``AccountActivity`` are its own: `statement.entries`.
///
/// - Source: camt.053.001.08 and .14, `BkToCstmrStmt/Stmt`.
@dynamicMemberLookup
public struct AccountStatement: Hashable, Sendable {
    /// What all messages about an account say.
    public var activity: AccountActivity
    /// The balances, at least one.
    public var balances: [CashBalance]

    /// A statement of an account; there must be at least one balance.
    public init(identification: Max35Text, account: StatementAccount, balances: [CashBalance]) {
        precondition(!balances.isEmpty, "a statement has at least one balance")
        activity = AccountActivity(identification: identification, account: account)
        self.balances = balances
    }

    /// A field of the activity.
    public subscript<Field>(dynamicMember field: WritableKeyPath<AccountActivity, Field>) -> Field {
        get { activity[keyPath: field] }
        set { activity[keyPath: field] = newValue }
    }
}

extension AccountStatement: ElementReadable, ElementWritable {
    /// Reads `Stmt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    private init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        activity = try AccountActivity(readingFrom: &children, pagination: "StmtPgntn")
        balances = [try children.required("Bal")]
        balances += try children.array("Bal")
        try activity.readEntries(from: &children, additionalInformation: "AddtlStmtInf")
    }

    /// Writes the content of `Stmt`.
    public func write(to element: ElementWriter) {
        activity.write(to: element, pagination: "StmtPgntn")
        element.write("Bal", each: balances)
        activity.writeEntries(to: element, additionalInformation: "AddtlStmtInf")
    }
}
