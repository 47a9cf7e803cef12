/// What a message about accounts is made of, in the order of the file.
public enum StatementEvent: Hashable, Sendable {
    /// The header in front, where the file has one.
    case header(BusinessApplicationHeader)
    /// What identifies the message.
    case groupHeader(StatementGroupHeader)
    /// A statement, report or notification begins: everything before its entries.
    case begins(StatementHead)
    /// An entry, with its number among the entries of its statement, from 1.
    case entry(StatementEntry, number: Int)
    /// The statement ends.
    case ends(StatementTail)
}

/// Everything of a statement, report or notification but its entries and what follows them.
public enum StatementHead: Hashable, Sendable {
    /// camt.052.
    case report(AccountReport)
    /// camt.053.
    case statement(AccountStatement)
    /// camt.054.
    case notification(AccountNotification)

    /// What all three say of the account; without entries.
    public var activity: AccountActivity {
        switch self {
        case .report(let report): report.activity
        case .statement(let statement): statement.activity
        case .notification(let notification): notification.activity
        }
    }

    /// The balances; a notification has none.
    public var balances: [CashBalance] {
        switch self {
        case .report(let report): report.balances
        case .statement(let statement): statement.balances
        case .notification: []
        }
    }
}

/// How a statement ends.
public struct StatementTail: Hashable, Sendable {
    /// How many entries it had.
    public let entries: Int
    /// More in words.
    public let additionalInformation: Max500Text?

    /// The end of a statement.
    public init(entries: Int, additionalInformation: Max500Text? = nil) {
        self.entries = entries
        self.additionalInformation = additionalInformation
    }
}
