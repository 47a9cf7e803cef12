/// ISO rules of pacs.002, by the names of the constraints in words.
enum StatusReportRules {
    static func check(_ report: PaymentStatusReport, _ findings: inout RuleReport) {
        narrativeNeedsText(report, &findings)
        acceptedGroup(report, &findings)
        receivedGroup(report, &findings)
        rejectedGroup(report, &findings)
        originalMessageAtOneLevel(report, &findings)
        groupTextOnlyWhenRefused(report, &findings)
    }

    /// The reason NARR is told in words.
    static func narrativeNeedsText(_ report: PaymentStatusReport, _ findings: inout RuleReport) {
        func check(_ reasons: [StatusReasonInformation], _ place: NodePlace) {
            for (index, reason) in reasons.enumerated() {
                guard reason.reason?.code == StatusReason.narrative.rawValue, reason.additionalInformation.isEmpty
                else { continue }
                findings.breach(
                    "iso:pacs.002-narrative", .requiredCompulsoryElementMissing, at: place[.reason(index)],
                    value: StatusReason.narrative.rawValue,
                    "The reason NARR must be told in the additional information.")
            }
        }
        for (index, group) in report.originalGroups.enumerated() {
            check(group.reasons, .statusReport[.originalGroup(index)])
        }
        for (index, transaction) in report.transactions.enumerated() {
            check(transaction.reasons, .statusReport[.transactionStatus(index)])
        }
    }

    /// The status of the whole message; nil when the report answers several, or none.
    private static func groupStatus(_ report: PaymentStatusReport) -> PaymentStatus? {
        report.originalGroups.count == 1 ? report.originalGroups[0].status : nil
    }

    private static let accepted: Set<String> = ["ACTC", "ACCP", "ACSP", "ACSC", "ACWC", "PDNG"]

    /// A message that is accepted or pending as a whole has no refused transaction.
    static func acceptedGroup(_ report: PaymentStatusReport, _ findings: inout RuleReport) {
        guard let group = groupStatus(report), accepted.contains(group.text) else { return }
        for (index, transaction) in report.transactions.enumerated() where transaction.status == .rejected {
            findings.breach(
                "iso:pacs.002-group-accepted", .elementContentFormallyIncorrect,
                at: .statusReport[.transactionStatus(index), .status], value: PaymentStatus.rejected.text,
                "The message as a whole is \(group), so that no transaction may be RJCT.")
        }
    }

    /// A message that is only received has no status of a transaction.
    static func receivedGroup(_ report: PaymentStatusReport, _ findings: inout RuleReport) {
        guard groupStatus(report) == .received else { return }
        for (index, transaction) in report.transactions.enumerated() {
            guard let status = transaction.status else { continue }
            findings.breach(
                "iso:pacs.002-group-received", .elementNotAdmitted,
                at: .statusReport[.transactionStatus(index), .status], value: status.text,
                "The message as a whole is RCVD, so that no transaction may have a status.")
        }
    }

    /// A message that is refused as a whole has refused transactions only.
    static func rejectedGroup(_ report: PaymentStatusReport, _ findings: inout RuleReport) {
        guard groupStatus(report) == .rejected else { return }
        for (index, transaction) in report.transactions.enumerated() {
            guard let status = transaction.status, status != .rejected else { continue }
            findings.breach(
                "iso:pacs.002-group-rejected", .elementContentFormallyIncorrect,
                at: .statusReport[.transactionStatus(index), .status], value: status.text,
                "The message as a whole is RJCT, so that every transaction must be RJCT.")
        }
    }

    /// The original message is named once for all, or once for each transaction.
    static func originalMessageAtOneLevel(_ report: PaymentStatusReport, _ findings: inout RuleReport) {
        let isNamedForAll = report.originalGroups.count == 1
        for (index, transaction) in report.transactions.enumerated() {
            let place = NodePlace.statusReport[.transactionStatus(index)]
            if isNamedForAll, transaction.originalMessage != nil {
                findings.breach(
                    "iso:pacs.002-original-message", .elementNotAdmitted, at: place[.originalMessage],
                    "The original message is named for the whole report and must not be named for a transaction too.")
            } else if !isNamedForAll, transaction.originalMessage == nil {
                findings.breach(
                    "iso:pacs.002-original-message", .requiredCompulsoryElementMissing, at: place,
                    "The original message must be named for the transaction.")
            }
        }
    }

    /// Words about a message as a whole need its refusal or its pending.
    static func groupTextOnlyWhenRefused(_ report: PaymentStatusReport, _ findings: inout RuleReport) {
        for (index, group) in report.originalGroups.enumerated() {
            guard group.status != .rejected, group.status != .pending else { continue }
            for (reason, information) in group.reasons.enumerated() where !information.additionalInformation.isEmpty {
                findings.breach(
                    "iso:pacs.002-group-text", .elementNotAdmitted,
                    at: .statusReport[.originalGroup(index), .reason(reason)],
                    "Additional information about a message as a whole needs the group status RJCT or PDNG.")
            }
        }
    }
}
