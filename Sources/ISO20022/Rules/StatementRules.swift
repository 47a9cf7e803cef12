/// ISO rules of camt.053, by the names of the constraints in words. Sums and chains of balances are reconciliation's.
enum StatementRules {
    static func check(_ message: BankToCustomerStatement, _ report: inout RuleReport) {
        paginationAtOneLevel(message, &report)
        for (index, statement) in message.statements.enumerated() {
            let place = NodePlace.statementMessage[.statement(index)]
            forwardBalanceHasNoAvailability(statement, place, &report)
            transactionCodePresent(statement, place, &report)
        }
    }

    /// Pages are counted for the message or for the statement, not for both.
    static func paginationAtOneLevel(_ message: BankToCustomerStatement, _ report: inout RuleReport) {
        guard message.groupHeader.pagination != nil else { return }
        for (index, statement) in message.statements.enumerated() where statement.pagination != nil {
            report.breach(
                "iso:camt.053-pagination", .elementNotAdmitted,
                at: .statementMessage[.statement(index), .statementPagination],
                "The pages of the message are counted, so that those of a statement must not be.")
        }
    }

    /// A forward available balance is an availability itself.
    static func forwardBalanceHasNoAvailability(
        _ statement: AccountStatement, _ place: NodePlace, _ report: inout RuleReport
    ) {
        for (index, balance) in statement.balances.enumerated() {
            guard !balance.availability.isEmpty, balance.type == .code("FWAV") else { continue }
            report.breach(
                "iso:camt.053-forward-available", .elementNotAdmitted, at: place[.balance(index), .availability],
                "A forward available balance must not say when it is available.")
        }
    }

    /// A kind of booking is told in the standard's words, the servicer's, or both.
    static func transactionCodePresent(
        _ statement: AccountStatement, _ place: NodePlace, _ report: inout RuleReport
    ) {
        func check(_ code: BankTransactionCode?, _ place: () -> NodePlace) {
            guard let code, code.standard == nil, code.proprietary == nil else { return }
            report.breach(
                "iso:camt.053-transaction-code", .requiredCompulsoryElementMissing, at: place(),
                "A bank transaction code must have a domain or a proprietary code.")
        }
        for (index, entry) in statement.entries.enumerated() {
            check(entry.transactionCode) { place[.entry(index), .transactionCode] }
            for (detail, details) in entry.details.enumerated() {
                for (transaction, value) in details.transactions.enumerated() {
                    check(value.transactionCode) {
                        place[
                            .entry(index), .entryDetails(detail), .entryTransaction(transaction), .transactionCode]
                    }
                }
            }
        }
    }
}
