import XMLCore

/// CBPR+ rules that bind a header to its document.
enum CBPRPairRules {
    static func check(header: Element, document: Element, _ release: CBPRRelease, _ report: inout RuleReport) {
        guard let content = document.children.first(where: { _ in true }) else { return }
        messageIdentification(header, content, release, &report)
        let family = MessageFamily(document)
        if let message = family.flatMap({ InterbankMessage(document, $0) }) {
            institutions(header, message, release, &report)
            priority(header, message, &report)
            if family == .institutionCreditTransfer { service(header, message, &report) }
        }
        if let statement = AccountReportRules(document), statement.message == "camt.053" {
            copyDuplicate(header, statement.reports, &report)
        }
    }

    /// The header repeats the message's identification, from November 2026 on.
    static func messageIdentification(
        _ header: Element, _ content: Element, _ release: CBPRRelease, _ report: inout RuleReport
    ) {
        guard let element = header[.businessMessageIdentifier],
            let said = content.text(.groupHeader, .messageIdentification), said != element.textContent
        else { return }
        report.breach(
            "cbpr:message-identification", .elementContentFormallyIncorrect, at: element, value: element.textContent,
            severity: release.severityOfNovember2026,
            "The header's business message identifier must be the message identification \(said).")
    }

    /// The sender is the instructing agent; the addressee is the instructed agent, but for copies.
    static func institutions(
        _ header: Element, _ message: InterbankMessage, _ release: CBPRRelease, _ report: inout RuleReport
    ) {
        guard let transaction = message.transactions.first else { return }
        let kind = header.text(.copyDuplicate)
        let isCopy = kind == "COPY" || kind == "CODU"
        let pairs: [(NodePlace.Step, NodePlace.Step)] =
            isCopy ? [(.from, .instructingAgent)] : [(.from, .instructingAgent), (.to, .instructedAgent)]
        for (party, agent) in pairs {
            guard let element = header[party, .institutionParty, .institution, .bicfi],
                let named = BICFI(element.textContent),
                let acting = transaction.text(agent, .institution, .bicfi).flatMap(BICFI.init),
                !named.isSameOffice(as: acting)
            else { continue }
            report.breach(
                "cbpr:sender-and-addressee", .bankIdentifierIncorrect, at: element, value: named.text,
                severity: release.severityOfNovember2026,
                "The header names \(named), but \(field: agent.tag) is \(acting).")
        }
    }

    /// The header's priority is the payment's, where both are given.
    static func priority(_ header: Element, _ message: InterbankMessage, _ report: inout RuleReport) {
        guard let element = header[.messagePriority],
            let said = message.transactions.first?.text(.paymentType, .instructionPriority)
                ?? message.header.text(.paymentType, .instructionPriority),
            said != element.textContent
        else { return }
        report.breach(
            "cbpr:priority", .elementContentFormallyIncorrect, at: element, value: element.textContent,
            "The header's priority must be the payment's priority \(said).")
    }

    /// The service says what a pacs.009 is: the cover of a customer's payment, an advice, or neither.
    static func service(_ header: Element, _ message: InterbankMessage, _ report: inout RuleReport) {
        guard let element = header[.businessService], let service = CBPRService(element.textContent) else { return }
        let covers = message.transactions.contains { $0.holds(.underlyingCustomerTransfer) }
        if (service.variant == .cover) != covers {
            report.breach(
                "cbpr:cover-service", .elementContentFormallyIncorrect, at: element, value: element.textContent,
                "The cover service carries an underlying customer transfer, and no other service does.")
        }
        if service.variant == .advice, message.settlementMethod != "COVE" {
            report.breach(
                "cbpr:advice-service", .elementContentFormallyIncorrect, at: element, value: element.textContent,
                "An advice must have the settlement method COVE.")
        }
    }

    /// A statement that is a copy or a duplicate says so in the header too.
    static func copyDuplicate(_ header: Element, _ statements: [Element], _ report: inout RuleReport) {
        for statement in statements {
            guard statement.text(.copyDuplicateIndicator) != header.text(.copyDuplicate) else { continue }
            report.breach(
                "cbpr:copy-duplicate", .elementContentFormallyIncorrect, at: header[.copyDuplicate] ?? header,
                value: header.text(.copyDuplicate),
                "The header and the statement must say alike whether the statement is a copy or a duplicate.")
        }
    }
}
