public import XMLCore

/// What happened on accounts so far: the day is not over, and entries may still change.
///
///     BankToCustomerAccountReportV08, V14
///       GrpHdr        GroupHeader81, GroupHeader116      1..1
///       Rpt           AccountReport25, AccountReport38   1..n
///       SplmtryData   SupplementaryData1                 0..n   carried
///
/// - Source: camt.052.001.08 and .14, `Document/BkToCstmrAcctRpt`.
public struct BankToCustomerAccountReport: Hashable, Sendable {
    /// The version it was read in, and is to be written in.
    public var version: AccountMessageVersion
    /// What identifies the message.
    public var groupHeader: StatementGroupHeader
    /// The reports, at least one.
    public var reports: [AccountReport]

    /// Reports under a group header; there must be at least one.
    public init(
        groupHeader: StatementGroupHeader, reports: [AccountReport], version: AccountMessageVersion = .v08
    ) {
        precondition(!reports.isEmpty, "a message about accounts has at least one report")
        self.version = version
        self.groupHeader = groupHeader
        self.reports = reports
    }

    /// The definition it follows.
    public var definition: MessageDefinition {
        version == .v08 ? .bankToCustomerAccountReport : .bankToCustomerAccountReportV14
    }
}

extension BankToCustomerAccountReport: ElementReadable, ElementWritable {
    /// Reads `BkToCstmrAcctRpt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let header = try children.required("GrpHdr", as: StatementGroupHeader.self)
            let first = try children.required("Rpt", as: AccountReport.self)
            let others = try children.array("Rpt", as: AccountReport.self)
            children.carried("SplmtryData")
            let version = AccountMessageVersion(of: element, newest: .bankToCustomerAccountReportV14)
            return Self(groupHeader: header, reports: [first] + others, version: version)
        }
    }

    /// Writes the content of `BkToCstmrAcctRpt`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("Rpt", each: reports)
    }
}

/// What happened on one account so far.
///
///     AccountReport25, AccountReport38
///       Id                      Max35Text                      1..1
///       RptPgntn                Pagination1                    0..1
///       ElctrncSeqNb … Intrst   as in AccountActivity
///       Bal                     CashBalance8                   0..n
///       TxsSummry               TotalTransactions6             0..1
///       Ntry                    ReportEntry10, ReportEntry16   0..n
///       AddtlRptInf             Max500Text                     0..1
///
/// The fields of ``AccountActivity`` are its own: `report.entries`.
///
/// - Source: camt.052.001.08 and .14, `BkToCstmrAcctRpt/Rpt`.
@dynamicMemberLookup
public struct AccountReport: Hashable, Sendable {
    /// What all messages about an account say.
    public var activity: AccountActivity
    /// The balances: a report need not have one.
    public var balances: [CashBalance]

    /// A report on an account.
    public init(identification: Max35Text, account: StatementAccount, balances: [CashBalance] = []) {
        activity = AccountActivity(identification: identification, account: account)
        self.balances = balances
    }

    /// A field of the activity.
    public subscript<Field>(dynamicMember field: WritableKeyPath<AccountActivity, Field>) -> Field {
        get { activity[keyPath: field] }
        set { activity[keyPath: field] = newValue }
    }
}

extension AccountReport: ElementReadable, ElementWritable {
    /// Reads `Rpt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    private init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        activity = try AccountActivity(readingFrom: &children, pagination: "RptPgntn")
        balances = try children.array("Bal")
        try activity.readEntries(from: &children, additionalInformation: "AddtlRptInf")
    }

    /// Writes the content of `Rpt`.
    public func write(to element: ElementWriter) {
        activity.write(to: element, pagination: "RptPgntn")
        element.write("Bal", each: balances)
        activity.writeEntries(to: element, additionalInformation: "AddtlRptInf")
    }
}
