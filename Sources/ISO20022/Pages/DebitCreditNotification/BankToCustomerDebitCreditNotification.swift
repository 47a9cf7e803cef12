public import XMLCore

/// Notice of single entries on accounts, when they are booked or are to be.
///
///     BankToCustomerDebitCreditNotificationV08, V14
///       GrpHdr        GroupHeader81, GroupHeader116                  1..1
///       Ntfctn        AccountNotification17, AccountNotification25   1..n
///       SplmtryData   SupplementaryData1                             0..n   carried
///
/// - Source: camt.054.001.08 and .14, `Document/BkToCstmrDbtCdtNtfctn`.
public struct BankToCustomerDebitCreditNotification: Hashable, Sendable {
    /// The version it was read in, and is to be written in.
    public var version: AccountMessageVersion
    /// What identifies the message.
    public var groupHeader: StatementGroupHeader
    /// The notifications, at least one.
    public var notifications: [AccountNotification]

    /// Notifications under a group header; there must be at least one.
    public init(
        groupHeader: StatementGroupHeader, notifications: [AccountNotification], version: AccountMessageVersion = .v08
    ) {
        precondition(!notifications.isEmpty, "a message about accounts has at least one notification")
        self.version = version
        self.groupHeader = groupHeader
        self.notifications = notifications
    }

    /// The definition it follows.
    public var definition: MessageDefinition {
        version == .v08 ? .bankToCustomerDebitCreditNotification : .bankToCustomerDebitCreditNotificationV14
    }
}

extension BankToCustomerDebitCreditNotification: ElementReadable, ElementWritable {
    /// Reads `BkToCstmrDbtCdtNtfctn`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let header = try children.required("GrpHdr", as: StatementGroupHeader.self)
            let first = try children.required("Ntfctn", as: AccountNotification.self)
            let others = try children.array("Ntfctn", as: AccountNotification.self)
            children.carried("SplmtryData")
            let version = AccountMessageVersion(of: element, newest: .bankToCustomerDebitCreditNotificationV14)
            return Self(groupHeader: header, notifications: [first] + others, version: version)
        }
    }

    /// Writes the content of `BkToCstmrDbtCdtNtfctn`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("Ntfctn", each: notifications)
    }
}

/// Notice of entries on one account.
///
///     AccountNotification17, AccountNotification25
///       Id                      Max35Text                      1..1
///       NtfctnPgntn             Pagination1                    0..1
///       ElctrncSeqNb … Intrst   as in AccountActivity
///       TxsSummry               TotalTransactions6             0..1
///       Ntry                    ReportEntry10, ReportEntry16   0..n
///       AddtlNtfctnInf          Max500Text                     0..1
///
/// The fields of ``AccountActivity`` are its own: `notification.entries`.
///
/// - Source: camt.054.001.08 and .14, `BkToCstmrDbtCdtNtfctn/Ntfctn`.
@dynamicMemberLookup
public struct AccountNotification: Hashable, Sendable {
    /// What all messages about an account say.
    public var activity: AccountActivity

    /// A notification about an account.
    public init(identification: Max35Text, account: StatementAccount) {
        activity = AccountActivity(identification: identification, account: account)
    }

    /// A field of the activity.
    public subscript<Field>(dynamicMember field: WritableKeyPath<AccountActivity, Field>) -> Field {
        get { activity[keyPath: field] }
        set { activity[keyPath: field] = newValue }
    }
}

extension AccountNotification: ElementReadable, ElementWritable {
    /// Reads `Ntfctn`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    private init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        activity = try AccountActivity(readingFrom: &children, pagination: "NtfctnPgntn")
        try activity.readEntries(from: &children, additionalInformation: "AddtlNtfctnInf")
    }

    /// Writes the content of `Ntfctn`.
    public func write(to element: ElementWriter) {
        activity.write(to: element, pagination: "NtfctnPgntn")
        activity.writeEntries(to: element, additionalInformation: "AddtlNtfctnInf")
    }
}
