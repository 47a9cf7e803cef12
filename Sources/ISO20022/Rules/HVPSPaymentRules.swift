import XMLCore

/// High-value payment practice: pacs.009 and pacs.004, as pacs.008 in ``HVPSCreditTransferRules``.
enum HVPSPaymentRules {
    static func check(_ message: InterbankMessage, _ family: MessageFamily, _ report: inout RuleReport) {
        singleTransaction(message, &report)
        clearingOnly(message, &report)
        for transaction in message.transactions {
            agents(transaction, message, &report)
            if family == .paymentReturn {
                originalUETR(transaction, &report)
                returned(transaction, &report)
            } else {
                names(transaction, &report)
            }
        }
    }

    private static func singleTransaction(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard message.transactions.count != 1 || message.numberOfTransactions != 1 else { return }
        report.breach(
            "hvps:single-transaction", .invalidGroupNumberOfTransactions,
            at: message.header[.numberOfTransactions] ?? message.header,
            value: message.header.text(.numberOfTransactions), "A message must hold exactly one transaction.")
    }

    private static func clearingOnly(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let settlement = message.settlement else { return }
        if let method = settlement[.settlementMethod], message.settlementMethod != "CLRG" {
            report.breach(
                "hvps:settlement-method", .elementContentFormallyIncorrect, at: method, value: method.textContent,
                "The settlement method must be CLRG.")
        }
        if !settlement.holds(.clearingSystem) {
            report.breach(
                "hvps:clearing-system", .requiredCompulsoryElementMissing, at: settlement,
                "The clearing system must be named.")
        }
    }

    private static func names(_ transaction: Element, _ report: inout RuleReport) {
        guard let names = transaction[.paymentIdentification] else { return }
        if !names.holds(.instructionIdentification) {
            report.breach(
                "hvps:instruction-identification", .requiredCompulsoryElementMissing, at: names,
                "A transaction must have an instruction identification.")
        }
        if !names.holds(.uetr) {
            report.breach(
                "hvps:uetr", .requiredCompulsoryElementMissing, at: names, "A transaction must have a UETR.")
        }
    }

    private static func agents(_ transaction: Element, _ message: InterbankMessage, _ report: inout RuleReport) {
        if !transaction.holds(.instructingAgent), !message.header.holds(.instructingAgent) {
            report.breach(
                "hvps:instructing-agent", .requiredCompulsoryElementMissing, at: transaction,
                "The instructing agent must be named.")
        }
        if !transaction.holds(.instructedAgent), !message.header.holds(.instructedAgent) {
            report.breach(
                "hvps:instructed-agent", .requiredCompulsoryElementMissing, at: transaction,
                "The instructed agent must be named.")
        }
    }

    private static func originalUETR(_ transaction: Element, _ report: inout RuleReport) {
        guard !transaction.holds(.originalUETR) else { return }
        report.breach(
            "hvps:original-uetr", .requiredCompulsoryElementMissing, at: transaction,
            "The UETR of the original transaction must be given.")
    }

    /// A return names payer and payee of the original, and its reason.
    private static func returned(_ transaction: Element, _ report: inout RuleReport) {
        if !transaction.holds(.returnChain, .debtor) || !transaction.holds(.returnChain, .creditor) {
            report.breach(
                "hvps:return-chain", .requiredCompulsoryElementMissing, at: transaction[.returnChain] ?? transaction,
                "A return must name the debtor and the creditor of its own chain.")
        }
        if !transaction.holds(.returnReason, .reasonCode) {
            report.breach(
                "hvps:return-reason", .requiredCompulsoryElementMissing,
                at: transaction[.returnReason] ?? transaction, "A return must have a reason.")
        }
    }
}
