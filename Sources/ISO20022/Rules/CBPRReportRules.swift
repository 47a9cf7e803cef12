import XMLCore

/// CBPR+ rules of pacs.002.
enum CBPRStatusRules {
    static func check(_ document: Element, _ release: CBPRRelease, _ report: inout RuleReport) {
        guard let content = document[.paymentStatusReport] else { return }
        for transaction in content.every(.transactionStatuses) {
            rejection(transaction, &report)
            original(transaction, release, &report)
        }
    }

    /// A refusal has a reason, and no date on which it takes effect.
    static func rejection(_ transaction: Element, _ report: inout RuleReport) {
        guard let status = transaction[.status], status.textContent == "RJCT" else { return }
        if !transaction.holds(.statusReason, .reasonCode) {
            report.breach(
                "cbpr:status-reason", .requiredCompulsoryElementMissing, at: status, value: "RJCT",
                "A refusal must have a reason.")
        }
        if let date = transaction[.effectiveDate] {
            report.breach(
                "cbpr:effective-date", .elementNotAdmitted, at: date,
                "A refusal must not have a date on which it takes effect.")
        }
    }

    private static let answerable = [
        "pacs.008.001.", "pacs.009.001.", "pacs.004.001.", "pacs.003.001.", "pacs.010.001.",
    ]

    /// The answer names the payment by its UETR and the message by an identifier that is answered.
    static func original(_ transaction: Element, _ release: CBPRRelease, _ report: inout RuleReport) {
        if !transaction.holds(.originalUETR) {
            report.breach(
                "cbpr:original-uetr", .requiredCompulsoryElementMissing, at: transaction,
                "The UETR of the original transaction must be given.")
        }
        if let name = transaction[.originalInstruction] { CBPRSlashes.check(name, name.textContent, &report) }
        guard let name = transaction[.originalMessage, .originalMessageName] else { return }
        let text = name.textContent
        guard !answerable.contains(where: { text.hasPrefix($0) && text.utf8.count == $0.utf8.count + 2 }) else {
            return
        }
        report.breach(
            "cbpr:original-message-name", .elementContentFormallyIncorrect, at: name, value: text,
            severity: release.severityOfNovember2026,
            "The original message must be pacs.008, pacs.009, pacs.004, pacs.003 or pacs.010 with its version.")
    }
}

/// CBPR+ rules of camt.052, camt.053 and camt.054.
struct CBPRReportRules {
    let messages: AccountReportRules

    /// Nil when the document is none of the three.
    init?(_ document: Element) {
        guard let messages = AccountReportRules(document) else { return nil }
        self.messages = messages
    }

    /// All rules.
    func check(_ release: CBPRRelease, _ report: inout RuleReport) {
        pageNumbers(&report)
        for account in messages.reports {
            for entry in account.every(.entries) { references(entry, &report) }
        }
        switch messages.message {
        case "camt.052": for account in messages.reports { intradayBalances(account, &report) }
        case "camt.053":
            singleStatement(&report)
            for statement in messages.reports {
                statementIsNumbered(statement, &report)
                entriesAreValued(statement, &report)
                CBPRBalanceRules.check(statement, &report)
            }
        default: for account in messages.reports { bookedDates(account, release, &report) }
        }
    }

    /// Pages are counted from 1.
    func pageNumbers(_ report: inout RuleReport) {
        guard messages.message != "camt.052" else { return }
        for account in messages.reports {
            guard let page = AccountReportRules.pagination(of: account)?[.pageNumber],
                page.textContent.allSatisfy({ $0 == "0" })
            else { continue }
            report.breach(
                "cbpr:page-number", .elementContentFormallyIncorrect, at: page, value: page.textContent,
                "Pages are counted from 1.")
        }
    }

    /// The instruction's name in an entry keeps the rule of slashes.
    func references(_ entry: Element, _ report: inout RuleReport) {
        for details in entry.every(.allEntryDetails) {
            for transaction in details.every(.allEntryTransactions) {
                guard let name = transaction[.references, .instructionIdentification] else { continue }
                CBPRSlashes.check(name, name.textContent, &report)
            }
        }
    }

    /// A report of entries gives the interim balances, booked and available. The practice says should: a warning.
    func intradayBalances(_ account: Element, _ report: inout RuleReport) {
        guard let entry = account[.entries] else { return }
        let codes = account.every(.balances).compactMap { $0.text(.type, .codeOrProprietary, .code) }
        guard !codes.contains("ITBD") || !codes.contains("ITAV") else { return }
        report.breach(
            "cbpr:interim-balances", .requiredCompulsoryElementMissing, at: entry, severity: .warning,
            "A report of entries should give the balances ITBD and ITAV.")
    }

    /// One message, one statement, whose own pages are counted.
    func singleStatement(_ report: inout RuleReport) {
        if messages.reports.count > 1 {
            report.breach(
                "cbpr:single-statement", .elementNotAdmitted, at: messages.reports[1],
                "A message must hold exactly one statement.")
        }
        if let pages = messages.content[.groupHeader, .messagePagination] {
            report.breach(
                "cbpr:message-pagination", .elementNotAdmitted, at: pages,
                "The pages of the message must not be counted; those of the statement are.")
        }
    }

    /// A statement has a page, a number, and the currency of its account.
    func statementIsNumbered(_ statement: Element, _ report: inout RuleReport) {
        if !statement.holds(.statementPagination) {
            report.breach(
                "cbpr:statement-pagination", .requiredCompulsoryElementMissing, at: statement,
                "The page of the statement must be given.")
        }
        if !statement.holds(.electronicSequenceNumber), !statement.holds(.legalSequenceNumber) {
            report.breach(
                "cbpr:sequence-number", .requiredCompulsoryElementMissing, at: statement,
                "A statement must have an electronic or a legal sequence number.")
        }
        if let account = statement[.account], !account.holds(.currency) {
            report.breach(
                "cbpr:account-currency", .requiredCompulsoryElementMissing, at: account,
                "The currency of the account must be given.")
        }
    }

    /// An entry of a statement has a value date, and its charges add up.
    func entriesAreValued(_ statement: Element, _ report: inout RuleReport) {
        for entry in statement.every(.entries) {
            if !entry.holds(.valueDate) {
                report.breach(
                    "cbpr:value-date", .requiredCompulsoryElementMissing, at: entry,
                    "An entry must have a value date.")
            }
            guard let charges = entry[.chargesOfEntry], let element = charges[.totalCharges],
                let total = element.currencyAndAmount?.amount, charges.holds(.record)
            else { continue }
            let sum = ExactDecimal.sum(charges.every(.record).compactMap { $0[.amount]?.currencyAndAmount?.amount })
            guard sum != total else { continue }
            report.breach(
                "cbpr:charges-total", .invalidControlSum, at: element, value: total.text,
                "The total of the charges is \(total), but they add up to \(sum?.text ?? "–").")
        }
    }

    /// A booked entry of a notification has a date, from November 2026 on.
    func bookedDates(_ account: Element, _ release: CBPRRelease, _ report: inout RuleReport) {
        for entry in account.every(.entries) {
            guard entry.text(.entryStatus, .code) == "BOOK", !entry.holds(.bookingDate), !entry.holds(.valueDate) else {
                continue
            }
            report.breach(
                "cbpr:booked-date", .invalidDate, at: entry, severity: release.severityOfNovember2026,
                "A booked entry must have a booking date or a value date.")
        }
    }
}

/// CBPR+ rules of the balances of a statement, by the page it is.
enum CBPRBalanceRules {
    static func check(_ statement: Element, _ report: inout RuleReport) {
        let balances = statement.every(.balances)
        if let page = statement[.statementPagination] {
            let isFirst = Int(page.text(.pageNumber) ?? "") == 1
            let isLast = page.text(.lastPage).flatMap(Indicator.init)?.isTrue ?? true
            one("OPBD", isInterim: !isFirst, "cbpr:opening-balance", balances, statement, &report)
            one("CLBD", isInterim: !isLast, "cbpr:closing-balance", balances, statement, &report)
        }
        let available = balances.filter { $0.text(.type, .codeOrProprietary, .code) == "CLAV" }
        if available.count > 1 {
            report.breach(
                "cbpr:closing-available", .elementNotAdmitted, at: available[1], value: "CLAV",
                "There must be at most one closing available balance.")
        }
    }

    /// Exactly one balance of a kind, interim on the pages between.
    private static func one(
        _ code: String, isInterim: Bool, _ rule: String, _ balances: [Element], _ statement: Element,
        _ report: inout RuleReport
    ) {
        let found = balances.filter { $0.text(.type, .codeOrProprietary, .code) == code }
        let fitting = found.filter { ($0.text(.type, .subType, .code) == "INTM") == isInterim }
        guard found.count != 1 || fitting.count != 1 else { return }
        let at = found.count > 1 ? found[1] : found.first ?? statement
        guard isInterim else {
            report.breach(
                rule, .elementContentFormallyIncorrect, at: at, value: code,
                "This page must give the balance \(code) once, and not as an interim one.")
            return
        }
        report.breach(
            rule, .elementContentFormallyIncorrect, at: at, value: code,
            "This page must give the balance \(code) once, as an interim one (INTM).")
    }
}
