import XMLCore

/// ISO rules of pacs.004, beside those that it shares (``InterbankRules``), by the constraints' names in words.
enum ReturnRules {
    static func check(_ message: InterbankMessage, _ report: inout RuleReport) {
        InterbankRules.check(message, &report)
        groupReturn(message, &report)
        originalMessageAtOneLevel(message, &report)
        coverOfDirectDebit(message, &report)
        if let original = message.content[.originalMessage] { narratives(original, &report) }
        for transaction in message.transactions {
            chargesNeedAmount(transaction, &report)
            exchangeRate(transaction, &report)
            narratives(transaction, &report)
            if let chain = transaction[.returnChain] { AgentChainRules.check(chain, message.name, &report) }
        }
    }

    private static func isTrue(_ text: String?) -> Bool { text.flatMap(Indicator.init)?.isTrue ?? false }

    /// A group is returned as a whole, or its transactions one by one.
    static func groupReturn(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard isTrue(message.header.text(.groupReturn)) else {
            InterbankRules.numberOfTransactions(message, &report)
            guard message.header.holds(.groupReturn), message.transactions.isEmpty else { return }
            report.breach(
                "iso:pacs.004-transactions", .requiredCompulsoryElementMissing, at: message.content,
                "A return that is not of the whole group must hold at least one transaction.")
            return
        }
        for transaction in message.transactions {
            report.breach(
                "iso:pacs.004-group-transactions", .elementNotAdmitted, at: transaction,
                "The return is of the whole group and must not hold transactions.")
        }
        if let sum = message.header[.controlSum] {
            report.breach(
                "iso:pacs.004-group-control-sum", .elementNotAdmitted, at: sum, value: sum.textContent,
                "The return is of the whole group and must not have a control sum.")
        }
        if message.content[.originalMessage]?.holds(.returnReason) != true {
            report.breach(
                "iso:pacs.004-group-reason", .requiredCompulsoryElementMissing,
                at: message.content[.originalMessage] ?? message.content,
                "The return is of the whole group, which needs a reason.")
        }
    }

    /// The original message is named for all or for the transactions, not for both.
    static func originalMessageAtOneLevel(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard message.content.holds(.originalMessage) else { return }
        for case let named? in message.transactions.map({ $0[.originalMessage] }) {
            report.breach(
                "iso:pacs.004-original-message", .elementNotAdmitted, at: named,
                "The original message is named for the whole message and must not be named for a transaction too.")
        }
    }

    /// What returns a direct debit has no cover.
    static func coverOfDirectDebit(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard message.settlementMethod == "COVE", let method = message.settlement?[.settlementMethod] else { return }
        let originals = [message.content] + message.transactions
        guard originals.contains(where: { isDirectDebit($0.text(.originalMessage, .originalMessageName)) }) else {
            return
        }
        report.breach(
            "iso:pacs.004-direct-debit", .elementContentFormallyIncorrect, at: method, value: "COVE",
            "The return of a direct debit must not be settled by cover.")
    }

    private static func isDirectDebit(_ name: String?) -> Bool { name?.hasPrefix("pacs.003") == true }

    /// Charges are taken from a returned instructed amount.
    static func chargesNeedAmount(_ transaction: Element, _ report: inout RuleReport) {
        guard let charges = transaction[.allCharges], !transaction.holds(.returnedInstructedAmount) else { return }
        report.breach(
            "iso:pacs.004-charges", .requiredCompulsoryElementMissing, at: charges,
            "Charges need the returned instructed amount that they were taken from.")
    }

    /// An exchange rate stands between two currencies, and only there.
    static func exchangeRate(_ transaction: Element, _ report: inout RuleReport) {
        let rate = transaction[.exchangeRate]
        guard let element = transaction[.returnedInstructedAmount], let instructed = element.currencyAndAmount else {
            guard let rate else { return }
            report.breach(
                "iso:pacs.004-rate-without-amount", .elementNotAdmitted, at: rate, value: rate.textContent,
                "An exchange rate needs the returned instructed amount.")
            return
        }
        guard let settled = transaction[.returnedAmount]?.currencyAndAmount else { return }
        if instructed.currency == settled.currency, let rate {
            report.breach(
                "iso:pacs.004-rate-of-one-currency", .elementNotAdmitted, at: rate, value: rate.textContent,
                "Both amounts are in \(settled.currency), so that there must be no exchange rate.")
        } else if instructed.currency != settled.currency, rate == nil {
            report.breach(
                "iso:pacs.004-rate-missing", .requiredCompulsoryElementMissing, at: element,
                value: instructed.currency.text,
                "The amounts are in \(instructed.currency) and \(settled.currency), which needs an exchange rate.")
        }
    }

    private static func narratives(_ holder: Element, _ report: inout RuleReport) {
        for reason in holder.every(.returnReason) {
            NarrativeRule.check("iso:pacs.004-narrative", reason, &report)
        }
    }
}
