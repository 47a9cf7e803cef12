import XMLCore

/// ISO rules of pacs.009, beside those that it shares (``InterbankRules``, ``AgentChainRules``).
enum InstitutionTransferRules {
    static func check(_ message: InterbankMessage, _ report: inout RuleReport) {
        InterbankRules.numberOfTransactions(message, &report)
        InterbankRules.check(message, &report)
        InterbankRules.expiryAtOneLevel("iso:pacs.009-expiry", message, &report)
        for transaction in message.transactions {
            transactionOrUETR(transaction, &report)
            c24IntermediaryNeedsCreditorAgent(transaction, &report)
            c78OneUnderlyingTransfer(transaction, &report)
            AgentChainRules.check(transaction, message.name, &report)
            for underlying in [NodePlace.Step.underlyingCustomerTransfer, .underlyingInstitutionTransfer] {
                if let transfer = transaction[underlying] { AgentChainRules.check(transfer, message.name, &report) }
            }
        }
    }

    /// A transaction has a transaction identification or a UETR.
    static func transactionOrUETR(_ transaction: Element, _ report: inout RuleReport) {
        guard let names = transaction[.paymentIdentification], !names.holds(.transactionIdentification),
            !names.holds(.uetr)
        else { return }
        report.breach(
            "iso:pacs.009-transaction-or-uetr", .requiredCompulsoryElementMissing, at: names,
            "A transaction must have a transaction identification or a UETR.")
    }

    /// C24: a first intermediary agent stands before a creditor agent.
    static func c24IntermediaryNeedsCreditorAgent(_ transaction: Element, _ report: inout RuleReport) {
        guard let agent = transaction[.intermediaryAgent(1)], !transaction.holds(.creditorAgent) else { return }
        report.breach(
            "iso:pacs.009-C24", .requiredCompulsoryElementMissing, at: agent,
            "\(field: NodePlace.Step.intermediaryAgent(1).tag) needs \(field: NodePlace.Step.creditorAgent.tag).")
    }

    /// C78: the transfer covers a customer's transfer or an institution's, not both.
    static func c78OneUnderlyingTransfer(_ transaction: Element, _ report: inout RuleReport) {
        guard transaction.holds(.underlyingCustomerTransfer),
            let other = transaction[.underlyingInstitutionTransfer]
        else { return }
        report.breach(
            "iso:pacs.009-C78", .elementNotAdmitted, at: other,
            "A transfer must not carry both an underlying customer transfer and an underlying institution transfer.")
    }
}
