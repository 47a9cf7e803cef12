import XMLCore

/// CBPR+ rules of the messages that move money: pacs.008, pacs.009, pacs.004.
enum CBPRPaymentRules {
    static func check(
        _ message: InterbankMessage, _ family: MessageFamily, _ release: CBPRRelease, _ report: inout RuleReport
    ) {
        singleTransaction(message, &report)
        settlement(message, &report)
        for transaction in message.transactions {
            if family == .paymentReturn {
                originalUETR(transaction, &report)
            } else {
                names(transaction, family, &report)
                serviceLevels(transaction, release, &report)
            }
            agents(transaction, &report)
            settledAmount(transaction, message, &report)
            charges(transaction, family, &report)
            if family == .customerCreditTransfer { customer(transaction, &report) }
            if let covered = transaction[.underlyingCustomerTransfer] { accounts(covered, &report) }
        }
    }

    /// One message, one transaction; and so neither a batch nor a control sum.
    static func singleTransaction(_ message: InterbankMessage, _ report: inout RuleReport) {
        if message.transactions.count != 1 || message.numberOfTransactions != 1 {
            report.breach(
                "cbpr:single-transaction", .invalidGroupNumberOfTransactions,
                at: message.header[.numberOfTransactions] ?? message.header,
                value: message.header.text(.numberOfTransactions),
                "A message must hold exactly one transaction.")
        }
        for case let element? in [message.header[.batchBooking], message.header[.controlSum]] {
            report.breach(
                "cbpr:batch", .elementNotAdmitted, at: element, value: element.textContent,
                "A message of one transaction must not have \(field: element.localName).")
        }
    }

    /// Correspondents settle, no clearing system.
    static func settlement(_ message: InterbankMessage, _ report: inout RuleReport) {
        if let method = message.settlement?[.settlementMethod], message.settlementMethod == "CLRG" {
            report.breach(
                "cbpr:settlement-method", .elementContentFormallyIncorrect, at: method, value: "CLRG",
                "The settlement method must be INDA, INGA or COVE.")
        }
        if let system = message.settlement?[.clearingSystem] {
            report.breach(
                "cbpr:clearing-system", .elementNotAdmitted, at: system, "A clearing system must not be named.")
        }
    }

    /// A transaction has an instruction identification of at most 16 characters and a UETR.
    static func names(_ transaction: Element, _ family: MessageFamily, _ report: inout RuleReport) {
        guard let names = transaction[.paymentIdentification] else { return }
        if !names.holds(.uetr) {
            report.breach(
                "cbpr:uetr", .requiredCompulsoryElementMissing, at: names, "A transaction must have a UETR.")
        }
        if let instruction = names[.instructionIdentification] {
            let text = instruction.textContent
            if text.unicodeScalars.count > 16 {
                report.breach(
                    "cbpr:instruction-length", .elementContentFormallyIncorrect, at: instruction, value: text,
                    "The instruction identification has at most 16 characters.")
            }
            CBPRSlashes.check(instruction, text, &report)
        } else {
            report.breach(
                "cbpr:instruction-identification", .requiredCompulsoryElementMissing, at: names,
                "A transaction must have an instruction identification.")
        }
        if family == .institutionCreditTransfer, let name = names[.endToEndIdentification] {
            CBPRSlashes.check(name, String(name.textContent.prefix(16)), &report)
        }
    }

    /// What is returned is named by the UETR that it was sent with.
    static func originalUETR(_ transaction: Element, _ report: inout RuleReport) {
        if !transaction.holds(.originalUETR) {
            report.breach(
                "cbpr:original-uetr", .requiredCompulsoryElementMissing, at: transaction,
                "The UETR of the original transaction must be given.")
        }
        if let name = transaction[.originalInstruction] { CBPRSlashes.check(name, name.textContent, &report) }
    }

    /// At most three service levels; of those that track, G001 alone from November 2026 on.
    static func serviceLevels(_ transaction: Element, _ release: CBPRRelease, _ report: inout RuleReport) {
        let levels = transaction[.paymentType]?.every(.serviceLevel) ?? []
        if levels.count > 3 {
            report.breach(
                "cbpr:service-level-count", .elementNotAdmitted, at: levels[3],
                "There must be at most three service levels.")
        }
        for level in levels {
            guard let element = level[.code] else { continue }
            let code = element.textContent
            guard code.hasPrefix("G00"), code != "G001" else { continue }
            report.breach(
                "cbpr:service-level", .elementContentFormallyIncorrect, at: element, value: code,
                severity: release.severityOfNovember2026,
                "From 14 November 2026 the only service level of tracked payments is G001.")
        }
    }

    /// The agents between whom the message travels are named in the transaction, by their codes.
    static func agents(_ transaction: Element, _ report: inout RuleReport) {
        for step in [NodePlace.Step.instructingAgent, .instructedAgent] {
            guard !transaction.holds(step, .institution, .bicfi) else { continue }
            report.breach(
                "cbpr:instructing-agents", .invalidBICIdentifier, at: transaction[step] ?? transaction,
                "A transaction must have \(field: step.tag) with a business identifier code.")
        }
    }

    private static let commodities: Set<String> = ["XAU", "XAG", "XPD", "XPT"]

    /// The settled amount is of money, of at most 14 digits, and has its date beside it.
    static func settledAmount(_ transaction: Element, _ message: InterbankMessage, _ report: inout RuleReport) {
        if !transaction.holds(.interbankSettlementDate) {
            report.breach(
                "cbpr:settlement-date", .invalidDate, at: transaction, "A transaction must have a settlement date.")
        }
        guard let element = transaction[message.amount], let amount = element.currencyAndAmount else { return }
        if commodities.contains(amount.currency.text) {
            report.breach(
                "cbpr:commodity", .notAllowedCurrency, at: element, value: amount.currency.text,
                "\(amount.currency) is a metal and not a currency to settle in.")
        }
        if amount.amount.text.utf8.filter(\.isASCIIDigit).count > 14 {
            report.breach(
                "cbpr:amount-digits", .invalidAmount, at: element, value: amount.amount.text,
                "The settled amount has at most 14 digits.")
        }
    }

    /// Who bears charges, and what was taken.
    static func charges(_ transaction: Element, _ family: MessageFamily, _ report: inout RuleReport) {
        guard let bearer = transaction[.chargeBearer] else { return }
        let charges = transaction.every(.allCharges)
        let code = bearer.textContent
        if code == "SLEV" {
            report.breach(
                "cbpr:charge-bearer", .elementContentFormallyIncorrect, at: bearer, value: code,
                "The charge bearer must be DEBT, CRED or SHAR.")
        }
        if code == "CRED", charges.isEmpty {
            report.breach(
                "cbpr:creditor-bears-charges", .requiredCompulsoryElementMissing, at: bearer, value: code,
                "Where the creditor bears the charges, at least one charge must be given, be it zero.")
        }
        if code == "DEBT", charges.count > 1 {
            report.breach(
                "cbpr:debtor-bears-charges", .elementNotAdmitted, at: charges[1],
                "Where the debtor bears the charges, at most one charge may be given.")
        }
        let isReturn = family == .paymentReturn
        guard charges.isEmpty,
            let instructed = transaction[isReturn ? .returnedInstructedAmount : .instructedAmount],
            let instructedAmount = instructed.currencyAndAmount,
            let settled = transaction[isReturn ? .returnedAmount : .interbankSettlementAmount]?.currencyAndAmount,
            instructedAmount.currency == settled.currency, instructedAmount.amount != settled.amount
        else { return }
        report.breach(
            "cbpr:charges-deducted", .requiredCompulsoryElementMissing, at: instructed,
            value: instructedAmount.amount.text,
            "The settled amount differs from the instructed one, so that the charges must be given.")
    }

    /// What only a customer's payment has.
    static func customer(_ transaction: Element, _ report: inout RuleReport) {
        accounts(transaction, &report)
        CBPRInstructionRules.check(transaction, &report)
        if let related = transaction[.relatedRemittance], transaction.holds(.remittanceInformation) {
            report.breach(
                "cbpr:remittance-place", .elementNotAdmitted, at: related,
                "Remittance information must be in the message or elsewhere, not both.")
        }
    }

    /// Payer and payee have an account or an identification.
    static func accounts(_ transaction: Element, _ report: inout RuleReport) {
        let sides: [(NodePlace.Step, NodePlace.Step, StatusReason)] = [
            (.debtor, .debtorAccount, .missingDebtorAccountOrIdentification),
            (.creditor, .creditorAccount, .invalidCreditorAccountNumber),
        ]
        for (party, account, reason) in sides {
            guard let element = transaction[party], !element.holds(.identification), !transaction.holds(account) else {
                continue
            }
            report.breach(
                "cbpr:account-or-identification", reason, at: element,
                "\(field: party.tag) must have an account or an identification.")
        }
    }
}

/// CBPR+ rules of the instructions to the agents of a payment.
enum CBPRInstructionRules {
    static func check(_ transaction: Element, _ report: inout RuleReport) {
        let instructions = transaction.every(.instructionForCreditorAgent)
        counts(instructions, transaction.every(.instructionForNextAgent), &report)
        var seen: Set<String> = []
        for instruction in instructions {
            guard let element = instruction[.code] else { continue }
            let code = element.textContent
            if !seen.insert(code).inserted {
                report.breach(
                    "cbpr:instruction-repeated", .elementContentFormallyIncorrect, at: element, value: code,
                    "The instruction \(code) stands twice.")
            }
            for (one, other) in exclusive
            where code == other && seen.contains(one) || code == one && seen.contains(other) {
                report.breach(
                    "cbpr:instructions-exclude", .elementContentFormallyIncorrect, at: element, value: code,
                    "The instructions \(one) and \(other) exclude each other.")
            }
        }
    }

    private static let exclusive = [("HOLD", "CHQB"), ("TELB", "PHOB")]

    private static func counts(_ creditor: [Element], _ next: [Element], _ report: inout RuleReport) {
        if creditor.count > 2 {
            report.breach(
                "cbpr:instruction-count", .elementNotAdmitted, at: creditor[2],
                "There must be at most 2 instructions of this kind.")
        }
        if next.count > 4 {
            report.breach(
                "cbpr:instruction-count", .elementNotAdmitted, at: next[4],
                "There must be at most 4 instructions of this kind.")
        }
    }
}

/// CBPR+ rule of slashes in references, which older networks read as marks of a field.
enum CBPRSlashes {
    /// - Parameter text: The part of the reference that must keep the rule.
    static func check(_ element: Element, _ text: String, _ report: inout RuleReport) {
        guard text.hasPrefix("/") || text.hasSuffix("/") || text.contains("//") else { return }
        report.breach(
            "cbpr:slashes", .elementContentFormallyIncorrect, at: element, value: element.textContent,
            "A reference must not begin or end with a slash, nor hold two in a row.")
    }
}
