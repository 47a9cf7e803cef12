import XMLCore

/// ISO rules of pacs.028, by the constraints' names in words.
enum StatusRequestRules {
    static func check(_ document: Element, _ report: inout RuleReport) {
        guard let content = document[.statusRequest] else { return }
        originalMessageAtOneLevel(content, &report)
    }

    /// The original message is named once for all, or once for each transaction.
    static func originalMessageAtOneLevel(_ content: Element, _ report: inout RuleReport) {
        let isNamedForAll = content.every(.originalMessage).count == 1
        for transaction in content.every(.transactionInformation) {
            switch (isNamedForAll, transaction[.originalMessage]) {
            case (true, let named?):
                report.breach(
                    "iso:pacs.028-original-message", .elementNotAdmitted, at: named,
                    "The original message is named for the whole message and must not be named for a transaction too.")
            case (false, nil):
                report.breach(
                    "iso:pacs.028-original-message", .requiredCompulsoryElementMissing, at: transaction,
                    "The original message must be named for the transaction.")
            default: break
            }
        }
    }
}

/// ISO rules of camt.056, by the constraints' names in words.
enum CancellationRequestRules {
    static func check(_ document: Element, _ report: inout RuleReport) {
        guard let content = document[.cancellationRequest] else { return }
        caseAtOneLevel(content, &report)
        for underlying in content.every(.underlying) {
            if let group = underlying[.groupCancellation] { narratives(group, &report) }
            for transaction in underlying.every(.transactionInformation) { narratives(transaction, &report) }
        }
    }

    /// The case is named for the message, for a group or for the transactions: at one of these levels.
    static func caseAtOneLevel(_ content: Element, _ report: inout RuleReport) {
        let underlying = content.every(.underlying)
        let levels = [
            [content], underlying.compactMap { $0[.groupCancellation] },
            underlying.flatMap { $0.every(.transactionInformation) },
        ]
        CaseLevels.check("iso:camt.056-case", .caseOfRequest, levels, &report)
    }

    private static func narratives(_ holder: Element, _ report: inout RuleReport) {
        for reason in holder.every(.cancellationReason) {
            NarrativeRule.check("iso:camt.056-narrative", reason, &report)
        }
    }
}

/// ISO rules of camt.029, by the constraints' names in words.
enum ResolutionRules {
    static func check(_ document: Element, _ report: inout RuleReport) {
        guard let content = document[.investigationResolution] else { return }
        detailsWhenPartly(content, &report)
        resolvedCaseAtOneLevel(content, &report)
        for details in content.every(.cancellationDetails) {
            for holder in details.children {
                narratives(holder, &report)
                for transaction in holder.every(.transactionStatuses) { narratives(transaction, &report) }
            }
        }
    }

    /// A cancellation that was done in part, or refused in part, says which.
    static func detailsWhenPartly(_ content: Element, _ report: inout RuleReport) {
        guard let confirmation = content[.entryStatus, .confirmation], !content.holds(.cancellationDetails) else {
            return
        }
        let code = confirmation.textContent
        guard code == "PECR" || code == "RJCR" else { return }
        report.breach(
            "iso:camt.029-details", .requiredCompulsoryElementMissing, at: confirmation, value: code,
            "A request that was executed in part or rejected (\(code)) needs the details of the cancellation.")
    }

    /// The resolved case is named for the message, for a group, for a payment or for the transactions.
    static func resolvedCaseAtOneLevel(_ content: Element, _ report: inout RuleReport) {
        let details = content.every(.cancellationDetails)
        let payments = details.flatMap { $0.every(.paymentStatuses) }
        let levels = [
            [content], details.compactMap { $0[.originalGroupStatuses] }, payments,
            details.flatMap { $0.every(.transactionStatuses) } + payments.flatMap { $0.every(.transactionStatuses) },
        ]
        CaseLevels.check("iso:camt.029-resolved-case", .resolvedCase, levels, &report)
    }

    private static func narratives(_ holder: Element, _ report: inout RuleReport) {
        for reason in holder.every(.cancellationStatusReason) {
            NarrativeRule.check("iso:camt.029-narrative", reason, &report)
        }
    }
}

/// A case is named at one level of a message.
private enum CaseLevels {
    /// - Parameter levels: What may hold the case, from the message down.
    static func check(
        _ rule: String, _ step: NodePlace.Step, _ levels: [[Element]], _ report: inout RuleReport
    ) {
        let found = levels.map { $0.compactMap { $0[step] } }.filter { !$0.isEmpty }
        for element in found.dropFirst().joined() {
            report.breach(
                rule, .elementNotAdmitted, at: element,
                "The case is named at a higher level and must not be named here too.")
        }
    }
}
