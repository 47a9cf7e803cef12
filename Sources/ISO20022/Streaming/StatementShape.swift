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
///         SplmtryData             SplmtryData           SplmtryData             0..n
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
    static let supplement: StaticString = "SplmtryData"

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

    /// The element behind the entries.
    var additionalInformation: String {
        switch self {
        case .report: "AddtlRptInf"
        case .statement: "AddtlStmtInf"
        case .notification: "AddtlNtfctnInf"
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
    /// The same with these entries.
    func with(_ entries: [StatementEntry]) -> StatementHead {
        switch self {
        case .report(var report):
            report.entries = entries
            return .report(report)
        case .statement(var statement):
            statement.entries = entries
            return .statement(statement)
        case .notification(var notification):
            notification.entries = entries
            return .notification(notification)
        }
    }

    /// A message of this page behind those others of its kind.
    func content(
        _ groupHeader: StatementGroupHeader, behind others: [StatementHead], _ version: AccountMessageVersion
    ) -> BusinessContent {
        switch self {
        case .report(let report):
            let reports = others.compactMap { if case .report(let page) = $0 { page } else { nil } } + [report]
            return .bankToCustomerAccountReport(
                BankToCustomerAccountReport(groupHeader: groupHeader, reports: reports, version: version))
        case .statement(let statement):
            let statements = others.compactMap { if case .statement(let page) = $0 { page } else { nil } } + [statement]
            return .bankToCustomerStatement(
                BankToCustomerStatement(groupHeader: groupHeader, statements: statements, version: version))
        case .notification(let notification):
            let notifications =
                others.compactMap { if case .notification(let page) = $0 { page } else { nil } } + [notification]
            return .bankToCustomerDebitCreditNotification(
                BankToCustomerDebitCreditNotification(
                    groupHeader: groupHeader, notifications: notifications, version: version))
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
