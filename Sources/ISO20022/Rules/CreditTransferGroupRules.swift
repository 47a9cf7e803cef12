extension CreditTransferRules {
    /// C31: the number of transactions is the count of the transactions.
    static func c31NumberOfTransactions(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        let said = transfer.groupHeader.numberOfTransactions.count
        guard said != transfer.transactions.count else { return }
        report.breach(
            "iso:C31", .invalidGroupNumberOfTransactions, at: .creditTransferHeader[.numberOfTransactions],
            value: String(said),
            "The number of transactions is \(said), but the message holds \(transfer.transactions.count).")
    }

    /// The control sum is the sum of the amounts, by the definition of the element: the settlement amounts or, as some
    /// senders read it, the instructed amounts.
    static func controlSum(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard let said = transfer.groupHeader.controlSum else { return }
        let settled = ExactDecimal.sum(transfer.transactions.lazy.map(\.interbankSettlementAmount.amount))
        let instructed = ExactDecimal.sum(
            transfer.transactions.lazy.map { ($0.instructedAmount ?? $0.interbankSettlementAmount).amount })
        guard said != settled, said != instructed else { return }
        report.breach(
            "iso:control-sum", .invalidGroupControlSum, at: .creditTransferHeader[.controlSum], value: said.text,
            "The control sum is \(said), but the amounts add up to \(.sum(settled)).")
    }

    /// C49: the total is the sum of the settlement amounts.
    static func c49Total(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard let total = transfer.groupHeader.totalInterbankSettlementAmount?.amount else { return }
        let sum = ExactDecimal.sum(transfer.transactions.lazy.map(\.interbankSettlementAmount.amount))
        guard total != sum else { return }
        report.breach(
            "iso:C49", .invalidControlSum, at: .creditTransferHeader[.totalInterbankSettlementAmount],
            value: total.text,
            "The total is \(total), but the settlement amounts add up to \(.sum(sum)).")
    }

    /// C50: the total has the currency of every transaction.
    static func c50TotalCurrency(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard let total = transfer.groupHeader.totalInterbankSettlementAmount else { return }
        for (index, transaction) in transfer.transactions.enumerated() {
            let currency = transaction.interbankSettlementAmount.currency
            guard currency != total.currency else { continue }
            report.breach(
                "iso:C50", .invalidTransactionCurrency,
                at: .creditTransfer[.transaction(index), .interbankSettlementAmount], value: currency.text,
                "The total is in \(total.currency), but this settlement amount is in \(currency).")
        }
    }

    /// C48: a total has a settlement date beside it.
    static func c48TotalNeedsDate(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        let header = transfer.groupHeader
        guard header.totalInterbankSettlementAmount != nil, header.interbankSettlementDate == nil else { return }
        report.breach(
            "iso:C48", .invalidDate, at: .creditTransferHeader[.totalInterbankSettlementAmount],
            "A total needs the settlement date in the group header.")
    }

    /// C14: a settlement date of the group is in no transaction.
    static func c14DateInGroup(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard transfer.groupHeader.interbankSettlementDate != nil else { return }
        for (index, transaction) in transfer.transactions.enumerated() {
            guard let date = transaction.interbankSettlementDate else { continue }
            report.breach(
                "iso:C14", .invalidDate, at: .creditTransfer[.transaction(index), .interbankSettlementDate],
                value: date.text, "The settlement date is in the group header and must not be in a transaction too.")
        }
    }

    /// C52: a settlement date that is not the group's is in every transaction.
    static func c52DateInTransaction(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard transfer.groupHeader.interbankSettlementDate == nil else { return }
        for (index, transaction) in transfer.transactions.enumerated() {
            guard transaction.interbankSettlementDate == nil else { continue }
            report.breach(
                "iso:C52", .invalidDate, at: .creditTransfer[.transaction(index), .interbankSettlementDate],
                "The settlement date must be in the group header or in every transaction.")
        }
    }

    /// C18: an instructed agent of the group is in no transaction.
    static func c18InstructedAgent(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard transfer.groupHeader.instructedAgent != nil else { return }
        for (index, transaction) in transfer.transactions.enumerated() where transaction.instructedAgent != nil {
            report.breach(
                "iso:C18", .elementNotAdmitted, at: .creditTransfer[.transaction(index), .instructedAgent],
                "The instructed agent is in the group header and must not be in a transaction too.")
        }
    }

    /// C23: an instructing agent of the group is in no transaction.
    static func c23InstructingAgent(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard transfer.groupHeader.instructingAgent != nil else { return }
        for (index, transaction) in transfer.transactions.enumerated() where transaction.instructingAgent != nil {
            report.breach(
                "iso:C23", .elementNotAdmitted, at: .creditTransfer[.transaction(index), .instructingAgent],
                "The instructing agent is in the group header and must not be in a transaction too.")
        }
    }

    /// C32: a payment type of the group is in no transaction.
    static func c32PaymentType(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard transfer.groupHeader.paymentType != nil else { return }
        for (index, transaction) in transfer.transactions.enumerated() where transaction.paymentType != nil {
            report.breach(
                "iso:C32", .elementNotAdmitted, at: .creditTransfer[.transaction(index), .paymentType],
                "The payment type is in the group header and must not be in a transaction too.")
        }
    }
}
