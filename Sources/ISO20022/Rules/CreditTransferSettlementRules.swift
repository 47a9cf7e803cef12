extension CreditTransferRules {
    /// C40: where an agent settles in its books there is neither a correspondent nor a clearing system.
    static func c40AgentSettles(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        let settlement = transfer.groupHeader.settlementInformation
        guard settlement.method == .instructedAgent || settlement.method == .instructingAgent else { return }
        refuseReimbursementAgents("iso:C40", settlement, &report)
        refuseClearingSystem("iso:C40", settlement, &report)
    }

    /// C41: where a clearing system settles there is neither a settlement account nor a correspondent.
    static func c41Clearing(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        let settlement = transfer.groupHeader.settlementInformation
        guard settlement.method == .clearing else { return }
        refuseAccount("iso:C41", settlement, &report)
        refuseReimbursementAgents("iso:C41", settlement, &report)
    }

    /// C42: a cover payment names a correspondent.
    static func c42CoverNeedsAgent(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        let settlement = transfer.groupHeader.settlementInformation
        guard settlement.method == .cover else { return }
        let agents = settlement.reimbursement
        guard agents?.instructing.agent == nil, agents?.instructed.agent == nil else { return }
        report.breach(
            "iso:C42", .requiredCompulsoryElementMissing, at: .settlement[.settlementMethod],
            value: settlement.method.rawValue,
            "A cover payment must name the instructing or the instructed reimbursement agent.")
    }

    /// C43: a cover payment has neither a settlement account nor a clearing system.
    static func c43CoverHasNoAccount(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        let settlement = transfer.groupHeader.settlementInformation
        guard settlement.method == .cover else { return }
        refuseAccount("iso:C43", settlement, &report)
        refuseClearingSystem("iso:C43", settlement, &report)
    }

    /// C47: a third correspondent stands between the two others.
    static func c47ThirdReimbursementAgent(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard let agents = transfer.groupHeader.settlementInformation.reimbursement, agents.third.agent != nil,
            agents.instructing.agent == nil || agents.instructed.agent == nil
        else { return }
        report.breach(
            "iso:C47", .requiredCompulsoryElementMissing, at: .settlement[.thirdReimbursementAgent],
            "A third reimbursement agent needs both others.")
    }

    /// C22: the account of the instructed agent's correspondent has its agent.
    static func c22InstructedReimbursementAgentAccount(
        _ transfer: CustomerCreditTransfer, _ report: inout RuleReport
    ) {
        requireAgent(
            "iso:C22", transfer.groupHeader.settlementInformation.reimbursement?.instructed,
            .instructedReimbursementAgentAccount, &report)
    }

    /// C24: the account of the instructing agent's correspondent has its agent.
    static func c24InstructingReimbursementAgentAccount(
        _ transfer: CustomerCreditTransfer, _ report: inout RuleReport
    ) {
        requireAgent(
            "iso:C24", transfer.groupHeader.settlementInformation.reimbursement?.instructing,
            .instructingReimbursementAgentAccount, &report)
    }

    /// C46: the account of the third correspondent has its agent.
    static func c46ThirdReimbursementAgentAccount(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        requireAgent(
            "iso:C46", transfer.groupHeader.settlementInformation.reimbursement?.third,
            .thirdReimbursementAgentAccount, &report)
    }

    private static func requireAgent(
        _ rule: String, _ pair: AgentAndAccount?, _ step: NodePlace.Step, _ report: inout RuleReport
    ) {
        guard let pair, pair.account != nil, pair.agent == nil else { return }
        report.breach(
            rule, .requiredCompulsoryElementMissing, at: .settlement[step],
            "The account of a reimbursement agent needs the agent.")
    }

    private static func refuseAccount(
        _ rule: String, _ settlement: SettlementInstruction, _ report: inout RuleReport
    ) {
        guard settlement.account != nil else { return }
        report.breach(
            rule, .elementNotAdmitted, at: .settlement[.settlementAccount],
            "Settlement by \(settlement.method.rawValue) has no settlement account.")
    }

    private static func refuseClearingSystem(
        _ rule: String, _ settlement: SettlementInstruction, _ report: inout RuleReport
    ) {
        guard settlement.clearingSystem != nil else { return }
        report.breach(
            rule, .elementNotAdmitted, at: .settlement[.clearingSystem],
            "Settlement by \(settlement.method.rawValue) has no clearing system.")
    }

    private static func refuseReimbursementAgents(
        _ rule: String, _ settlement: SettlementInstruction, _ report: inout RuleReport
    ) {
        guard let agents = settlement.reimbursement else { return }
        let found: [(AgentAndAccount, NodePlace.Step)] = [
            (agents.instructing, .instructingReimbursementAgent), (agents.instructed, .instructedReimbursementAgent),
            (agents.third, .thirdReimbursementAgent),
        ]
        for (pair, step) in found where pair.agent != nil {
            report.breach(
                rule, .elementNotAdmitted, at: .settlement[step],
                "Settlement by \(settlement.method.rawValue) has no reimbursement agent.")
        }
    }
}
