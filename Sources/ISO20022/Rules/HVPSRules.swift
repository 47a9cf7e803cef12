/// High-value payment practice: the header.
enum HVPSHeaderRules {
    static func check(_ header: BusinessApplicationHeader, _ report: inout RuleReport) {
        businessService(header, &report)
        institutions(header, &report)
        offsetTime(header, &report)
    }

    /// The header names the service.
    static func businessService(_ header: BusinessApplicationHeader, _ report: inout RuleReport) {
        guard header.businessService == nil else { return }
        report.breach(
            "hvps:business-service", .requiredCompulsoryElementMissing, at: .header,
            "The header must name the business service.")
    }

    /// Sender and addressee are institutions with a business identifier code.
    static func institutions(_ header: BusinessApplicationHeader, _ report: inout RuleReport) {
        for (party, step) in [(header.from, NodePlace.Step.from), (header.to, .to)] {
            if case .agent(let agent) = party, agent.bicfi != nil { continue }
            report.breach(
                "hvps:institutions", .invalidBICIdentifier, at: .header[step],
                "The sender and the addressee must be institutions with a business identifier code.")
        }
    }

    /// The header's time says its offset in hours and minutes; `Z` does not.
    static func offsetTime(_ header: BusinessApplicationHeader, _ report: inout RuleReport) {
        guard !report.writesOffset(at: .header[.creationDate], header.creationDate) else { return }
        report.breach(
            "hvps:offset-time", .invalidCreationDate, at: .header[.creationDate], value: header.creationDate.text,
            "The creation date must have its offset from UTC in hours and minutes.")
    }
}

/// High-value payment practice: pacs.008.
enum HVPSCreditTransferRules {
    static func check(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        singleTransaction(transfer, &report)
        clearingOnly(transfer, &report)
        clearingSystem(transfer, &report)
        offsetTime(transfer, &report)
        for (index, transaction) in transfer.transactions.enumerated() {
            let place = NodePlace.creditTransfer[.transaction(index)]
            names(transaction, place, &report)
            agents(transaction, transfer.groupHeader, place, &report)
        }
    }

    /// One message, one transaction.
    static func singleTransaction(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard transfer.transactions.count != 1 || transfer.groupHeader.numberOfTransactions.count != 1 else { return }
        report.breach(
            "hvps:single-transaction", .invalidGroupNumberOfTransactions,
            at: .creditTransferHeader[.numberOfTransactions],
            value: String(transfer.groupHeader.numberOfTransactions.count),
            "A message must hold exactly one transaction.")
    }

    /// A clearing system settles.
    static func clearingOnly(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        let method = transfer.groupHeader.settlementInformation.method
        guard method != .clearing else { return }
        report.breach(
            "hvps:settlement-method", .elementContentFormallyIncorrect, at: .settlement[.settlementMethod],
            value: method.rawValue, "The settlement method must be CLRG.")
    }

    /// The clearing system is named.
    static func clearingSystem(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        guard transfer.groupHeader.settlementInformation.clearingSystem == nil else { return }
        report.breach(
            "hvps:clearing-system", .requiredCompulsoryElementMissing, at: .settlement,
            "The clearing system must be named.")
    }

    /// The time of creation says its offset in hours and minutes.
    static func offsetTime(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        let time = transfer.groupHeader.creationDateTime
        let place = NodePlace.creditTransferHeader[.creationDateTime]
        guard !report.writesOffset(at: place, time) else { return }
        report.breach(
            "hvps:offset-time", .invalidCreationDate, at: place, value: time.text,
            "The creation date must have its offset from UTC in hours and minutes.")
    }

    /// A transaction has an instruction identification and a UETR (the schema asks for the end-to-end identification).
    static func names(_ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport) {
        let names = transaction.paymentIdentification
        if names.instruction == nil {
            report.breach(
                "hvps:instruction-identification", .requiredCompulsoryElementMissing,
                at: place[.paymentIdentification], "A transaction must have an instruction identification.")
        }
        if names.uetr == nil {
            report.breach(
                "hvps:uetr", .requiredCompulsoryElementMissing, at: place[.paymentIdentification],
                "A transaction must have a UETR.")
        }
    }

    /// The agents between whom the message travels are named, in the transaction or for the group.
    static func agents(
        _ transaction: CreditTransferTransaction, _ header: GroupHeader, _ place: NodePlace,
        _ report: inout RuleReport
    ) {
        if transaction.instructingAgent == nil, header.instructingAgent == nil {
            report.breach(
                "hvps:instructing-agent", .requiredCompulsoryElementMissing, at: place,
                "The instructing agent must be named.")
        }
        if transaction.instructedAgent == nil, header.instructedAgent == nil {
            report.breach(
                "hvps:instructed-agent", .requiredCompulsoryElementMissing, at: place,
                "The instructed agent must be named.")
        }
    }
}

/// High-value payment practice: pacs.002.
enum HVPSStatusReportRules {
    static func check(_ status: PaymentStatusReport, _ report: inout RuleReport) {
        for (index, transaction) in status.transactions.enumerated() {
            let place = NodePlace.statusReport[.transactionStatus(index)]
            originalNames(transaction, place, &report)
            statusPresent(transaction, place, &report)
        }
    }

    /// The transaction answered is named by its UETR and its end-to-end identification.
    static func originalNames(_ transaction: TransactionStatus, _ place: NodePlace, _ report: inout RuleReport) {
        if transaction.originalUETR == nil {
            report.breach(
                "hvps:original-uetr", .requiredCompulsoryElementMissing, at: place,
                "The UETR of the original transaction must be given.")
        }
        if transaction.originalEndToEnd == nil {
            report.breach(
                "hvps:original-end-to-end", .requiredCompulsoryElementMissing, at: place,
                "The end-to-end identification of the original transaction must be given.")
        }
    }

    /// The status is given.
    static func statusPresent(_ transaction: TransactionStatus, _ place: NodePlace, _ report: inout RuleReport) {
        guard transaction.status == nil else { return }
        report.breach(
            "hvps:transaction-status", .requiredCompulsoryElementMissing, at: place,
            "The status of the transaction must be given.")
    }
}

/// High-value payment practice: camt.053.
enum HVPSStatementRules {
    static func check(_ message: BankToCustomerStatement, _ report: inout RuleReport) {
        singleStatement(message, &report)
        pagination(message, &report)
    }

    /// One message, one statement.
    static func singleStatement(_ message: BankToCustomerStatement, _ report: inout RuleReport) {
        guard message.statements.count > 1 else { return }
        report.breach(
            "hvps:single-statement", .elementNotAdmitted, at: .statementMessage[.statement(1)],
            "A message must hold exactly one statement.")
    }

    /// The pages of a statement are counted.
    static func pagination(_ message: BankToCustomerStatement, _ report: inout RuleReport) {
        for (index, statement) in message.statements.enumerated() where statement.pagination == nil {
            report.breach(
                "hvps:statement-pagination", .requiredCompulsoryElementMissing,
                at: .statementMessage[.statement(index)], "The page of the statement must be given.")
        }
    }
}

extension RuleReport {
    /// Whether a time has an offset, written in hours and minutes rather than as `Z`.
    fileprivate func writesOffset(at place: NodePlace, _ time: ISODateTime) -> Bool {
        guard let offset = time.offsetMinutes else { return false }
        // Only UTC can be written either way.
        return offset != 0 || writtenText(at: place)?.contains("Z") == false
    }
}
