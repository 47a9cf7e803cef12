import XMLCore

/// ISO rules of the messages that tell what happened on an account: camt.052, camt.053, camt.054.
///
/// They bear the names of the constraints in words, after the message: `iso:camt.053-pagination`. Sums and chains of
/// balances are no constraints of the standard; they are reconciliation's.
struct AccountReportRules {
    /// `camt.053`.
    let message: String
    /// The content: one element beneath the document.
    let content: Element
    /// The reports, statements or notifications within.
    let reports: [Element]

    /// Nil when the document is none of the three.
    init?(_ document: Element) {
        if let content = document[.accountReport] {
            self.init("camt.052", content, .report)
        } else if let content = document[.accountStatement] {
            self.init("camt.053", content, .statements)
        } else if let content = document[.accountNotification] {
            self.init("camt.054", content, .notification)
        } else {
            return nil
        }
    }

    private init(_ message: String, _ content: Element, _ step: NodePlace.Step) {
        self.message = message
        self.content = content
        reports = content.every(step)
    }

    /// All rules.
    func check(_ report: inout RuleReport) {
        paginationAtOneLevel(&report)
        for account in reports {
            forwardBalanceHasNoAvailability(account, &report)
            for entry in account.every(.entries) {
                for details in entry.every(.allEntryDetails) {
                    for transaction in details.every(.allEntryTransactions) {
                        referencePresent(transaction, &report)
                        narrativeNeedsText(transaction, &report)
                    }
                }
            }
        }
    }

    /// The page of a report, a statement or a notification.
    static func pagination(of report: Element) -> Element? {
        report[.reportPagination] ?? report[.statementPagination] ?? report[.notificationPagination]
    }

    /// Pages are counted for the message or for what is in it, not for both.
    func paginationAtOneLevel(_ report: inout RuleReport) {
        guard content.holds(.groupHeader, .messagePagination) else { return }
        for account in reports {
            guard let pagination = Self.pagination(of: account) else { continue }
            report.breach(
                "iso:\(message)-pagination", .elementNotAdmitted, at: pagination,
                "The pages of the message are counted, so that those of a statement must not be.")
        }
    }

    /// A forward available balance is an availability itself.
    func forwardBalanceHasNoAvailability(_ account: Element, _ report: inout RuleReport) {
        for balance in account.every(.balances) {
            guard let availability = balance[.availability],
                balance.text(.type, .codeOrProprietary, .code) == "FWAV"
            else { continue }
            report.breach(
                "iso:\(message)-forward-available", .elementNotAdmitted, at: availability,
                "A forward available balance must not say when it is available.")
        }
    }

    /// A guideline: a transaction has at least one reference.
    func referencePresent(_ transaction: Element, _ report: inout RuleReport) {
        guard transaction[.references]?.children.first(where: { _ in true }) == nil else { return }
        report.breach(
            "iso:\(message)-reference", .requiredCompulsoryElementMissing, at: transaction, severity: .warning,
            "A transaction should have at least one reference.")
    }

    /// The reason NARR of a return is told in words.
    func narrativeNeedsText(_ transaction: Element, _ report: inout RuleReport) {
        guard let returned = transaction[.returnInformation] else { return }
        NarrativeRule.check("iso:\(message)-narrative", returned, &report)
    }
}

/// The reason NARR is told in words, whichever message gives it.
enum NarrativeRule {
    /// - Parameter information: The element that holds the reason and its additional information.
    static func check(_ rule: String, _ information: Element, _ report: inout RuleReport) {
        guard information.text(.reasonCode, .code) == StatusReason.narrative.rawValue,
            !information.holds(.additionalInformation)
        else { return }
        report.breach(
            rule, .requiredCompulsoryElementMissing, at: information, value: StatusReason.narrative.rawValue,
            "The reason NARR must be told in the additional information.")
    }
}
