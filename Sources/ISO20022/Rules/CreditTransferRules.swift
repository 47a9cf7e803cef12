/// ISO rules of pacs.008, by the constraint numbers of the message definition report 2024/25.
///
/// C1, C2, C3, C10, C11, C15 and C17 bind values wherever they stand: see ``ValueRules``. C4 and C5 need a directory of
/// codes and C44 and C45 a judgement of meaning, which this module does not have.
enum CreditTransferRules {
    typealias GroupRule = @Sendable (CustomerCreditTransfer, inout RuleReport) -> Void
    typealias TransactionRule = @Sendable (CreditTransferTransaction, NodePlace, inout RuleReport) -> Void

    static func check(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        for rule in groupRules { rule(transfer, &report) }
        for (index, transaction) in transfer.transactions.enumerated() {
            let place = NodePlace.creditTransfer[.transaction(index)]
            for rule in transactionRules { rule(transaction, place, &report) }
        }
    }

    static let groupRules: [GroupRule] = [
        c31NumberOfTransactions, controlSum, c49Total, c50TotalCurrency, c48TotalNeedsDate, c14DateInGroup,
        c52DateInTransaction, c18InstructedAgent, c23InstructingAgent, c32PaymentType, c40AgentSettles,
        c41Clearing, c42CoverNeedsAgent, c43CoverHasNoAccount, c47ThirdReimbursementAgent,
        c22InstructedReimbursementAgentAccount, c24InstructingReimbursementAgentAccount,
        c46ThirdReimbursementAgentAccount,
    ]

    static let transactionRules: [TransactionRule] = [
        c51TransactionOrUETR, c19RateRequired, c20RateForbidden, c21RateWithoutAmount, c8ChargesNeedAmount,
        c6CreditorBearsCharges, c25ChequeHasNoAccount, intermediaryChain, previousInstructingChain,
        c53UltimateCreditor, c54UltimateDebtor,
    ]
}
