import XMLCore

/// Where the entries stand in the three messages about accounts:
///
///     Document
///       BkToCstmrAcctRpt        BkToCstmrStmt         BkToCstmrDbtCdtNtfctn
///         GrpHdr                  GrpHdr                GrpHdr                  1..1
///         Rpt                     Stmt                  Ntfctn                  1..n
///           …                       …                     …
///           Ntry                    Ntry                  Ntry                  0..n
///           AddtlRptInf             AddtlStmtInf          AddtlNtfctnInf        0..1
///
/// - Source: camt.052, camt.053 and camt.054, versions .08 and .14.
enum StatementShape: CaseIterable {
    case report, statement, notification

    init?(_ definition: MessageDefinition) {
        switch definition {
        case .bankToCustomerAccountReport, .bankToCustomerAccountReportV14: self = .report
        case .bankToCustomerStatement, .bankToCustomerStatementV14: self = .statement
        case .bankToCustomerDebitCreditNotification, .bankToCustomerDebitCreditNotificationV14: self = .notification
        default: return nil
        }
    }

    static let groupHeader: StaticString = "GrpHdr"
    static let entry: StaticString = "Ntry"

    /// The element in `Document`.
    var message: StaticString {
        switch self {
        case .report: "BkToCstmrAcctRpt"
        case .statement: "BkToCstmrStmt"
        case .notification: "BkToCstmrDbtCdtNtfctn"
        }
    }

    /// The element with the entries.
    var statement: StaticString {
        switch self {
        case .report: "Rpt"
        case .statement: "Stmt"
        case .notification: "Ntfctn"
        }
    }

    /// What is read of such an element, as far as it is there.
    func head(_ element: Element) throws(ElementRejection) -> StatementHead {
        switch self {
        case .report: .report(try AccountReport(element))
        case .statement: .statement(try AccountStatement(element))
        case .notification: .notification(try AccountNotification(element))
        }
    }
}

extension StatementHead {
    /// A message of one statement with these entries and no others.
    func content(
        _ groupHeader: StatementGroupHeader, entries: [StatementEntry], _ version: AccountMessageVersion
    ) -> BusinessContent {
        switch self {
        case .report(var report):
            report.entries = entries
            return .bankToCustomerAccountReport(
                BankToCustomerAccountReport(groupHeader: groupHeader, reports: [report], version: version))
        case .statement(var statement):
            statement.entries = entries
            return .bankToCustomerStatement(
                BankToCustomerStatement(groupHeader: groupHeader, statements: [statement], version: version))
        case .notification(var notification):
            notification.entries = entries
            return .bankToCustomerDebitCreditNotification(
                BankToCustomerDebitCreditNotification(
                    groupHeader: groupHeader, notifications: [notification], version: version))
        }
    }
}

extension MessageDefinition {
    /// Which of its two versions a message about accounts is.
    var accountMessageVersion: AccountMessageVersion {
        switch self {
        case .bankToCustomerAccountReportV14, .bankToCustomerStatementV14, .bankToCustomerDebitCreditNotificationV14:
            .v14
        default: .v08
        }
    }
}
