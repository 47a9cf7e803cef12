import XMLCore

/// ISO rules of the agents between payer and payee, in whichever message they stand.
enum AgentChainRules {
    /// - Parameters:
    ///   - transaction: The element in which the agents stand.
    ///   - message: `pacs.009`.
    static func check(_ transaction: Element, _ message: String, _ report: inout RuleReport) {
        chain(transaction, "iso:\(message)-intermediary-agent", NodePlace.Step.intermediaryAgent, &report)
        chain(transaction, "iso:\(message)-previous-agent", NodePlace.Step.previousInstructingAgent, &report)
        accounts(transaction, "iso:\(message)-agent-account", &report)
    }

    /// The second agent needs the first, the third the second.
    private static func chain(
        _ transaction: Element, _ rule: String, _ step: (Int) -> NodePlace.Step, _ report: inout RuleReport
    ) {
        for position in 2...3 {
            guard let agent = transaction[step(position)], !transaction.holds(step(position - 1)) else { continue }
            report.breach(
                rule, .requiredCompulsoryElementMissing, at: agent,
                "\(field: step(position).tag) needs \(field: step(position - 1).tag).")
        }
    }

    /// The account of an agent has its agent.
    private static func accounts(_ transaction: Element, _ rule: String, _ report: inout RuleReport) {
        var pairs: [(NodePlace.Step, NodePlace.Step)] = [
            (.debtorAgentAccount, .debtorAgent), (.creditorAgentAccount, .creditorAgent),
        ]
        for position in 1...3 {
            pairs.append((.intermediaryAgentAccount(position), .intermediaryAgent(position)))
            pairs.append((.previousInstructingAgentAccount(position), .previousInstructingAgent(position)))
        }
        for (account, agent) in pairs {
            guard let element = transaction[account], !transaction.holds(agent) else { continue }
            report.breach(
                rule, .requiredCompulsoryElementMissing, at: element,
                "\(field: account.tag) needs \(field: agent.tag).")
        }
    }
}
