public import XMLCore

/// What happened on accounts in a period.
///
///     BankToCustomerStatementV08, V14
///       GrpHdr        GroupHeader81, 116         1..1
///       Stmt          AccountStatement9, 15      1..n
///       SplmtryData   SupplementaryData1         0..n   carried
///
/// - Source: camt.053.001.08 and .14, `Document/BkToCstmrStmt`.
public struct BankToCustomerStatement: Hashable, Sendable {
    /// The version it was read in, and is to be written in.
    public var version: AccountMessageVersion
    /// What identifies the message.
    public var groupHeader: StatementGroupHeader
    /// The statements, at least one.
    public var statements: [AccountStatement]

    /// Statements under a group header; there must be at least one.
    public init(
        groupHeader: StatementGroupHeader, statements: [AccountStatement], version: AccountMessageVersion = .v08
    ) {
        precondition(!statements.isEmpty, "a statement message has at least one statement")
        self.version = version
        self.groupHeader = groupHeader
        self.statements = statements
    }

    /// The definition it follows.
    public var definition: MessageDefinition {
        version == .v08 ? .bankToCustomerStatement : .bankToCustomerStatementV14
    }
}

extension BankToCustomerStatement: ElementReadable, ElementWritable {
    /// Reads `BkToCstmrStmt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let header = try children.required("GrpHdr", as: StatementGroupHeader.self)
            let first = try children.required("Stmt", as: AccountStatement.self)
            let others = try children.array("Stmt", as: AccountStatement.self)
            children.carried("SplmtryData")
            let version = AccountMessageVersion(of: element, newest: .bankToCustomerStatementV14)
            return Self(groupHeader: header, statements: [first] + others, version: version)
        }
    }

    /// Writes the content of `BkToCstmrStmt`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("Stmt", each: statements)
    }
}

/// The versions in which the messages about accounts are read and written: camt.052, camt.053 and camt.054 go together.
public enum AccountMessageVersion: CaseIterable, Hashable, Sendable {
    /// Version 08, of 2019, in use today.
    case v08
    /// Version 14.
    case v14

    /// The version that an element's namespace says.
    init(of element: Element, newest: MessageDefinition) {
        self = element.isInNamespace(newest.namespaceURI) ? .v14 : .v08
    }
}
