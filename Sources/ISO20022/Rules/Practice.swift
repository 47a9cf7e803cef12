public import XMLCore

/// A rulebook on top of the schemas.
public enum Practice: String, CaseIterable, Hashable, Sendable {
    /// The rules of the message definitions themselves, which bind everyone.
    case iso
    /// The practice of high-value payment systems, as central banks run them.
    case hvps
    /// The practice of cross-border payments between correspondents (CBPR+), as far as it can be checked.
    case cbpr
    /// Kazakhstan.
    case kz
}

/// Everything that the rulebooks find in a message.
///
/// - Parameters:
///   - header: The element the message's header was read from.
///   - document: The `Document` its content was read from.
///   - practices: The rulebooks.
///   - day: The day whose rules bind, where a rule begins on a date; nil for the day on which the message says it was
///     made.
public func ruleFindings(
    in message: BusinessMessage, header: Element, document: Element, practices: [Practice], on day: ISODate? = nil
) -> [Finding] {
    let day = day ?? message.header.creationDate.date
    return headerRuleFindings(in: message.header, header: header, practices: practices, on: day)
        + contentRuleFindings(in: message.content, document: document, practices: practices, on: day)
        + pairRuleFindings(header: header, document: document, practices: practices, on: day)
}

/// What the rulebooks find in a header.
public func headerRuleFindings(
    in page: BusinessApplicationHeader, header: Element, practices: [Practice], on day: ISODate? = nil
) -> [Finding] {
    var report = RuleReport(root: header)
    for practice in practices {
        switch practice {
        case .iso:
            HeaderRules.check(page, &report)
            ValueRules.check(&report)
        case .hvps: HVPSHeaderRules.check(page, &report)
        case .cbpr:
            CBPRHeaderRules.check(&report)
            CBPRValueRules.check(nil, CBPRRelease(on: day ?? page.creationDate.date), &report)
        case .kz: break
        }
    }
    return report.findings
}

/// What the rulebooks find in a document whose content was read.
public func contentRuleFindings(
    in content: BusinessContent, document: Element, practices: [Practice], on day: ISODate? = nil
) -> [Finding] {
    var report = RuleReport(root: document)
    let family = MessageFamily(document)
    for practice in practices {
        switch (practice, content) {
        case (.iso, .customerCreditTransfer(let transfer)): CreditTransferRules.check(transfer, &report)
        case (.iso, .paymentStatusReport(let status)): StatusReportRules.check(status, &report)
        case (.hvps, .customerCreditTransfer(let transfer)): HVPSCreditTransferRules.check(transfer, &report)
        case (.hvps, .paymentStatusReport(let status)): HVPSStatusReportRules.check(status, &report)
        case (.hvps, .bankToCustomerStatement(let statement)): HVPSStatementRules.check(statement, &report)
        case (.kz, .customerCreditTransfer(let transfer)): KazakhRules.check(transfer, &report)
        default: break
        }
        // Practice by practice: the first finding is what a reply says, and it is of the first practice named.
        checkElements(practice, family, day, &report)
    }
    return report.findings
}

/// What the rulebooks find in a document that is valid and has no page: the rules that need none.
public func documentRuleFindings(
    in document: Element, practices: [Practice], on day: ISODate? = nil
) -> [Finding] {
    var report = RuleReport(root: document)
    let family = MessageFamily(document)
    for practice in practices { checkElements(practice, family, day, &report) }
    return report.findings
}

/// What the rulebooks find between a header and its document.
public func pairRuleFindings(
    header: Element, document: Element, practices: [Practice], on day: ISODate? = nil
) -> [Finding] {
    guard practices.contains(.cbpr) else { return [] }
    var report = RuleReport(root: header)
    let day = day ?? header.text(.creationDate).flatMap(ISODateTime.init)?.date
    CBPRPairRules.check(header: header, document: document, CBPRRelease(on: day), &report)
    return report.findings
}

/// The rules of a practice that look at elements rather than at a page.
private func checkElements(
    _ practice: Practice, _ family: MessageFamily?, _ day: ISODate?, _ report: inout RuleReport
) {
    switch practice {
    case .iso: ISODocumentRules.check(family, &report)
    case .hvps:
        guard let family, family != .customerCreditTransfer, let message = InterbankMessage(report.root, family)
        else { return }
        HVPSPaymentRules.check(message, family, &report)
    case .cbpr: CBPRDocumentRules.check(family, CBPRRelease(on: day ?? dayOfCreation(report.root)), &report)
    case .kz: KazakhValueRules.check(&report)
    }
}

/// The day on which a document says it was made.
private func dayOfCreation(_ document: Element) -> ISODate? {
    let content = document.children.first { _ in true }
    let time = content?.text(.groupHeader, .creationDateTime) ?? content?.text(.assignment, .creationDateTime)
    return time.flatMap(ISODateTime.init)?.date
}

/// ISO rules that look at elements, by family.
enum ISODocumentRules {
    static func check(_ family: MessageFamily?, _ report: inout RuleReport) {
        ValueRules.check(&report)
        let document = report.root
        switch family {
        case .customerCreditTransfer:
            guard ISONamespace.identifier(of: document) >= "pacs.008.001.13",
                let message = InterbankMessage(document, .customerCreditTransfer)
            else { return }
            InterbankRules.expiryAtOneLevel("iso:C13", message, &report)
        case .institutionCreditTransfer:
            guard let message = InterbankMessage(document, .institutionCreditTransfer) else { return }
            InstitutionTransferRules.check(message, &report)
        case .paymentReturn:
            guard let message = InterbankMessage(document, .paymentReturn) else { return }
            ReturnRules.check(message, &report)
        case .paymentStatusRequest: StatusRequestRules.check(document, &report)
        case .accountReport, .accountStatement, .accountNotification: AccountReportRules(document)?.check(&report)
        case .cancellationRequest: CancellationRequestRules.check(document, &report)
        case .resolutionOfInvestigation: ResolutionRules.check(document, &report)
        case .paymentStatusReport, .accountReportingRequest, .receipt, nil: break
        }
    }
}

/// CBPR+ rules that look at elements, by family.
enum CBPRDocumentRules {
    static func check(_ family: MessageFamily?, _ release: CBPRRelease, _ report: inout RuleReport) {
        CBPRValueRules.check(family, release, &report)
        let document = report.root
        guard let family else { return }
        if let message = InterbankMessage(document, family) {
            CBPRPaymentRules.check(message, family, release, &report)
        }
        if family == .paymentStatusReport { CBPRStatusRules.check(document, release, &report) }
        CBPRReportRules(document)?.check(release, &report)
    }
}
