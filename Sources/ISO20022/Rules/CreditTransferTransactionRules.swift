extension CreditTransferRules {
    /// C51: a transaction has a transaction identification or a UETR.
    static func c51TransactionOrUETR(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        let names = transaction.paymentIdentification
        guard names.transaction == nil, names.uetr == nil else { return }
        report.breach(
            "iso:C51", .requiredCompulsoryElementMissing, at: place[.paymentIdentification],
            "A transaction must have a transaction identification or a UETR.")
    }

    /// C19: amounts in two currencies need a rate.
    static func c19RateRequired(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        guard let instructed = transaction.instructedAmount, transaction.exchangeRate == nil else { return }
        guard instructed.currency != transaction.interbankSettlementAmount.currency else { return }
        report.breach(
            "iso:C19", .requiredCompulsoryElementMissing, at: place[.instructedAmount],
            value: instructed.currency.text,
            "The instructed amount is in another currency than the settlement amount and needs an exchange rate.")
    }

    /// C20: amounts in one currency have no rate.
    static func c20RateForbidden(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        guard let instructed = transaction.instructedAmount, let rate = transaction.exchangeRate else { return }
        guard instructed.currency == transaction.interbankSettlementAmount.currency else { return }
        report.breach(
            "iso:C20", .elementNotAdmitted, at: place[.exchangeRate], value: rate.text,
            "Both amounts are in \(instructed.currency) and must not have an exchange rate.")
    }

    /// C21: a rate needs an instructed amount.
    static func c21RateWithoutAmount(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        guard transaction.instructedAmount == nil, let rate = transaction.exchangeRate else { return }
        report.breach(
            "iso:C21", .elementNotAdmitted, at: place[.exchangeRate], value: rate.text,
            "An exchange rate must not be given without an instructed amount.")
    }

    /// C8: charges taken need the amount they were taken from.
    static func c8ChargesNeedAmount(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        guard !transaction.charges.isEmpty, transaction.instructedAmount == nil else { return }
        report.breach(
            "iso:C8", .requiredCompulsoryElementMissing, at: place[.charges(0)],
            "Charges must not be given without an instructed amount.")
    }

    /// C6: where the creditor bears the charges they are told.
    static func c6CreditorBearsCharges(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        guard transaction.chargeBearer == .creditor, transaction.charges.isEmpty else { return }
        report.breach(
            "iso:C6", .requiredCompulsoryElementMissing, at: place[.chargeBearer],
            value: transaction.chargeBearer.rawValue,
            "Where the creditor bears the charges, at least one charge must be given, be it zero.")
    }

    /// C25: a payment by cheque has no creditor account.
    static func c25ChequeHasNoAccount(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        guard transaction.creditorAccount != nil,
            transaction.instructionsForCreditorAgent.contains(where: { $0.code == .payByCheque })
        else { return }
        report.breach(
            "iso:C25", .elementNotAdmitted, at: place[.creditorAccount],
            "A payment by cheque must not have a creditor account.")
    }

    /// C26–C30: intermediary agents have no gap, and no account without its agent.
    static func intermediaryChain(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        let numbers = ChainNumbers(agents: [2: "iso:C28", 3: "iso:C30"], accounts: ["iso:C26", "iso:C27", "iso:C29"])
        check(transaction.intermediaryAgents, numbers, .intermediaryAgent, &report) { position, isAccount in
            place[isAccount ? .intermediaryAgentAccount(position) : .intermediaryAgent(position)]
        }
    }

    /// C33–C38: previous instructing agents have no gap, and no account without its agent.
    static func previousInstructingChain(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        let numbers = ChainNumbers(agents: [2: "iso:C36", 3: "iso:C38"], accounts: ["iso:C33", "iso:C35", "iso:C37"])
        check(transaction.previousInstructingAgents, numbers, .previousInstructingAgent, &report) {
            position, isAccount in
            place[isAccount ? .previousInstructingAgentAccount(position) : .previousInstructingAgent(position)]
        }
    }

    private struct ChainNumbers {
        let agents: [Int: String]
        let accounts: [String]
    }

    private static func check(
        _ chain: AgentChain, _ numbers: ChainNumbers, _ name: InThreeLanguages, _ report: inout RuleReport,
        at place: (_ position: Int, _ isAccount: Bool) -> NodePlace
    ) {
        for link in chain.links {
            if link.value.agent == nil {
                report.breach(
                    numbers.accounts[link.position - 1], .requiredCompulsoryElementMissing,
                    at: place(link.position, true), "The account of \(name) \(link.position) needs the agent.")
            }
            guard link.value.agent != nil, let rule = numbers.agents[link.position] else { continue }
            guard chain[link.position - 1].agent == nil else { continue }
            report.breach(
                rule, .requiredCompulsoryElementMissing, at: place(link.position, false),
                "The \(name) \(link.position) needs the \(name) \(link.position - 1).")
        }
    }

    /// C53, a guideline: an ultimate creditor is someone else than the creditor.
    static func c53UltimateCreditor(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        guard let ultimate = transaction.ultimateCreditor, ultimate == transaction.creditor else { return }
        report.breach(
            "iso:C53", .elementNotAdmitted, at: place[.ultimateCreditor], severity: .warning,
            "The ultimate creditor is the creditor and need not be named.")
    }

    /// C54, a guideline: an ultimate debtor is someone else than the debtor.
    static func c54UltimateDebtor(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        guard let ultimate = transaction.ultimateDebtor, ultimate == transaction.debtor else { return }
        report.breach(
            "iso:C54", .elementNotAdmitted, at: place[.ultimateDebtor], severity: .warning,
            "The ultimate debtor is the debtor and need not be named.")
    }
}
