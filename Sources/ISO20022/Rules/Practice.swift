public import XMLCore

/// A rulebook on top of the schemas.
public enum Practice: String, CaseIterable, Hashable, Sendable {
    /// The rules of the message definitions themselves, which bind everyone.
    case iso
    /// The practice of high-value payment systems.
    case hvps
    /// Kazakhstan.
    case kz
}

/// Everything that the rulebooks find in a message.
///
/// - Parameters:
///   - header: The element the message's header was read from.
///   - document: The `Document` its content was read from.
public func ruleFindings(
    in message: BusinessMessage, header: Element, document: Element, practices: [Practice]
) -> [Finding] {
    headerRuleFindings(in: message.header, header: header, practices: practices)
        + contentRuleFindings(in: message.content, document: document, practices: practices)
}

/// What the rulebooks find in a header.
public func headerRuleFindings(
    in page: BusinessApplicationHeader, header: Element, practices: [Practice]
) -> [Finding] {
    var report = RuleReport(root: header)
    for practice in practices {
        switch practice {
        case .iso: HeaderRules.check(page, &report)
        case .hvps: HVPSHeaderRules.check(page, &report)
        case .kz: break
        }
    }
    return report.findings
}

/// What the rulebooks find in a document.
public func contentRuleFindings(
    in content: BusinessContent, document: Element, practices: [Practice]
) -> [Finding] {
    var report = RuleReport(root: document)
    for practice in practices {
        switch (practice, content) {
        case (.iso, .customerCreditTransfer(let transfer)): CreditTransferRules.check(transfer, &report)
        case (.iso, .paymentStatusReport(let status)): StatusReportRules.check(status, &report)
        case (.iso, .bankToCustomerStatement(let statement)): StatementRules.check(statement, &report)
        case (.hvps, .customerCreditTransfer(let transfer)): HVPSCreditTransferRules.check(transfer, &report)
        case (.hvps, .paymentStatusReport(let status)): HVPSStatusReportRules.check(status, &report)
        case (.hvps, .bankToCustomerStatement(let statement)): HVPSStatementRules.check(statement, &report)
        case (.kz, .customerCreditTransfer(let transfer)): KazakhRules.check(transfer, &report)
        default: break
        }
    }
    return report.findings
}
