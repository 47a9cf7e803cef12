import XMLCore

/// ISO rules that pacs.009 and pacs.004 have from the same templates as pacs.008, under names in words:
/// `iso:pacs.009-total`.
enum InterbankRules {
    typealias Rule = @Sendable (InterbankMessage, inout RuleReport) -> Void

    static let rules: [Rule] = [
        total, totalCurrency, totalNeedsDate, dateAtOneLevel, instructingAgentAtOneLevel, instructedAgentAtOneLevel,
        paymentTypeAtOneLevel, agentSettles, clearing, coverNeedsAgent, coverHasNoAccount, thirdReimbursementAgent,
        reimbursementAgentAccounts,
    ]

    static func check(_ message: InterbankMessage, _ report: inout RuleReport) {
        for rule in rules { rule(message, &report) }
    }

    /// The number of transactions is the count of the transactions.
    static func numberOfTransactions(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let said = message.numberOfTransactions, said != message.transactions.count else { return }
        report.breach(
            "iso:\(message.name)-number-of-transactions", .invalidGroupNumberOfTransactions,
            at: message.header[.numberOfTransactions] ?? message.header, value: String(said),
            "The number of transactions is \(said), but the message holds \(message.transactions.count).")
    }

    /// The total is the sum of the settled amounts.
    static func total(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let element = message.header[message.total], let total = element.currencyAndAmount else { return }
        let sum = ExactDecimal.sum(message.transactions.compactMap { $0[message.amount]?.currencyAndAmount?.amount })
        guard total.amount != sum, !message.transactions.isEmpty else { return }
        report.breach(
            "iso:\(message.name)-total", .invalidControlSum, at: element, value: total.amount.text,
            "The total is \(total.amount), but the settlement amounts add up to \(sum?.text ?? "–").")
    }

    /// The total has the currency of every transaction.
    static func totalCurrency(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let total = message.header[message.total]?.currencyAndAmount else { return }
        for transaction in message.transactions {
            guard let element = transaction[message.amount], let amount = element.currencyAndAmount,
                amount.currency != total.currency
            else { continue }
            report.breach(
                "iso:\(message.name)-total-currency", .invalidTransactionCurrency, at: element,
                value: amount.currency.text,
                "The total is in \(total.currency), but this settlement amount is in \(amount.currency).")
        }
    }

    /// A total has a settlement date beside it.
    static func totalNeedsDate(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let total = message.header[message.total], !message.header.holds(.interbankSettlementDate) else { return }
        report.breach(
            "iso:\(message.name)-total-date", .invalidDate, at: total,
            "A total needs the settlement date in the group header.")
    }

    /// The settlement date is the group's, or every transaction's.
    static func dateAtOneLevel(_ message: InterbankMessage, _ report: inout RuleReport) {
        let isOfGroup = message.header.holds(.interbankSettlementDate)
        for transaction in message.transactions {
            switch (isOfGroup, transaction[.interbankSettlementDate]) {
            case (true, let date?):
                report.breach(
                    "iso:\(message.name)-date-in-group", .invalidDate, at: date, value: date.textContent,
                    "The settlement date is in the group header and must not be in a transaction too.")
            case (false, nil):
                report.breach(
                    "iso:\(message.name)-date-in-transaction", .invalidDate, at: transaction,
                    "The settlement date must be in the group header or in every transaction.")
            default: break
            }
        }
    }

    /// An instructing agent of the group is in no transaction.
    static func instructingAgentAtOneLevel(_ message: InterbankMessage, _ report: inout RuleReport) {
        atOneLevel(
            .instructingAgent, "iso:\(message.name)-instructing-agent",
            "The instructing agent is in the group header and must not be in a transaction too.", message, &report)
    }

    /// An instructed agent of the group is in no transaction.
    static func instructedAgentAtOneLevel(_ message: InterbankMessage, _ report: inout RuleReport) {
        atOneLevel(
            .instructedAgent, "iso:\(message.name)-instructed-agent",
            "The instructed agent is in the group header and must not be in a transaction too.", message, &report)
    }

    /// A payment type of the group is in no transaction.
    static func paymentTypeAtOneLevel(_ message: InterbankMessage, _ report: inout RuleReport) {
        atOneLevel(
            .paymentType, "iso:\(message.name)-payment-type",
            "The payment type is in the group header and must not be in a transaction too.", message, &report)
    }

    private static func atOneLevel(
        _ step: NodePlace.Step, _ rule: String, _ text: FindingText, _ message: InterbankMessage,
        _ report: inout RuleReport
    ) {
        guard message.header.holds(step) else { return }
        for case let element? in message.transactions.map({ $0[step] }) {
            report.breach(rule, .elementNotAdmitted, at: element, text)
        }
    }

    /// C13 of pacs.008, from version 13 on: the time of expiry is the group's or the transactions'.
    static func expiryAtOneLevel(_ rule: String, _ message: InterbankMessage, _ report: inout RuleReport) {
        guard message.header.holds(.expiry) else { return }
        for transaction in message.transactions {
            guard let element = transaction[.expiry] ?? transaction[.additionalDateTimes, .expiry] else { continue }
            report.breach(
                rule, .elementNotAdmitted, at: element,
                "The time of expiry is in the group header and must not be in a transaction too.")
        }
    }
}

extension InterbankRules {
    /// Where an agent settles in its books there is neither a correspondent nor a clearing system.
    static func agentSettles(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let settlement = message.settlement, let method = message.settlementMethod,
            method == "INDA" || method == "INGA"
        else { return }
        refuse(reimbursementAgents, method, settlement, "iso:\(message.name)-agent-settles", &report)
        refuse([.clearingSystem], method, settlement, "iso:\(message.name)-agent-settles", &report)
    }

    /// Where a clearing system settles there is neither a settlement account nor a correspondent.
    static func clearing(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let settlement = message.settlement, message.settlementMethod == "CLRG" else { return }
        refuse([.settlementAccount] + reimbursementAgents, "CLRG", settlement, "iso:\(message.name)-clearing", &report)
    }

    /// A cover payment names a correspondent.
    static func coverNeedsAgent(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let settlement = message.settlement, message.settlementMethod == "COVE",
            !settlement.holds(.instructingReimbursementAgent), !settlement.holds(.instructedReimbursementAgent)
        else { return }
        report.breach(
            "iso:\(message.name)-cover-agent", .requiredCompulsoryElementMissing,
            at: settlement[.settlementMethod] ?? settlement, value: "COVE",
            "A cover payment must name the instructing or the instructed reimbursement agent.")
    }

    /// A cover payment has neither a settlement account nor a clearing system.
    static func coverHasNoAccount(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let settlement = message.settlement, message.settlementMethod == "COVE" else { return }
        refuse(
            [.settlementAccount, .clearingSystem], "COVE", settlement, "iso:\(message.name)-cover-account", &report)
    }

    /// A third correspondent stands between the two others.
    static func thirdReimbursementAgent(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let settlement = message.settlement, let third = settlement[.thirdReimbursementAgent],
            !settlement.holds(.instructingReimbursementAgent) || !settlement.holds(.instructedReimbursementAgent)
        else { return }
        report.breach(
            "iso:\(message.name)-third-reimbursement-agent", .requiredCompulsoryElementMissing, at: third,
            "A third reimbursement agent needs both others.")
    }

    /// The account of a correspondent has its agent.
    static func reimbursementAgentAccounts(_ message: InterbankMessage, _ report: inout RuleReport) {
        guard let settlement = message.settlement else { return }
        let pairs: [(NodePlace.Step, NodePlace.Step)] = [
            (.instructingReimbursementAgentAccount, .instructingReimbursementAgent),
            (.instructedReimbursementAgentAccount, .instructedReimbursementAgent),
            (.thirdReimbursementAgentAccount, .thirdReimbursementAgent),
        ]
        for (account, agent) in pairs {
            guard let element = settlement[account], !settlement.holds(agent) else { continue }
            report.breach(
                "iso:\(message.name)-reimbursement-account", .requiredCompulsoryElementMissing, at: element,
                "The account of a reimbursement agent needs the agent.")
        }
    }

    private static let reimbursementAgents: [NodePlace.Step] = [
        .instructingReimbursementAgent, .instructedReimbursementAgent, .thirdReimbursementAgent,
    ]

    private static func refuse(
        _ steps: [NodePlace.Step], _ method: String, _ settlement: Element, _ rule: String, _ report: inout RuleReport
    ) {
        for step in steps {
            guard let element = settlement[step] else { continue }
            report.breach(
                rule, .elementNotAdmitted, at: element, "Settlement by \(method) does not admit \(field: step.tag).")
        }
    }
}
