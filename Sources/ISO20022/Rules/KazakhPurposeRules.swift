extension KazakhRules {
    /// A purpose of digits, where Kazakhstan is concerned, is a KNP of three.
    static func purposeForm(_ payment: KazakhPayment, _ report: inout RuleReport) {
        guard payment.touchesKazakhstan else { return }
        if let text = payment.transaction.purpose?.proprietary, text.utf8.allSatisfy(\.isASCIIDigit),
            text.utf8.count != 3
        {
            report.breach(
                "kz:purpose-form", .invalidPurpose, at: payment.place[.purpose, .proprietary], value: text,
                "A payment purpose (KNP) has three digits.")
        }
        for (index, reporting) in payment.transaction.regulatoryReporting.enumerated() {
            for (detail, details) in reporting.details.enumerated() {
                guard (reporting.authorityCountry ?? details.country)?.text == "KZ", let text = details.code?.text,
                    (try? PaymentPurposeCode(text)) == nil
                else { continue }
                report.breach(
                    "kz:purpose-form", .regulatoryInformationInvalid,
                    at: payment.place[.regulatoryReporting(index), .details(detail), .code], value: text,
                    "A payment purpose (KNP) has three digits.")
            }
        }
    }

    /// The classifier's line is well made, and there is only one.
    static func classifierLine(_ payment: KazakhPayment, _ report: inout RuleReport) {
        guard case .failure(let rejection) = payment.classifier else { return }
        let text: FindingText =
            switch rejection {
            case .malformed: "After EKNP must stand KOd, KBe, currency and KNP, such as EKNP 2717KZT710."
            case .contradictory: "The remittance lines carry two different EKNP codes."
            }
        report.breach("kz:eknp", .regulatoryInformationInvalid, at: payment.classifierPlace, text)
    }

    /// The classifier's line is about the currency of the payment.
    static func classifierCurrency(_ payment: KazakhPayment, _ report: inout RuleReport) {
        guard case .success(let line?) = payment.classifier else { return }
        let transaction = payment.transaction
        guard line.currency != transaction.interbankSettlementAmount.currency.text,
            line.currency != transaction.instructedAmount?.currency.text
        else { return }
        report.breach(
            "kz:eknp-currency", .regulatoryInformationInvalid, at: payment.classifierPlace, value: line.description,
            "The EKNP code is about \(line.currency), which is the currency of no amount of the payment.")
    }

    /// The carriers of the purpose agree.
    static func carriersAgree(_ payment: KazakhPayment, _ report: inout RuleReport) {
        guard let first = payment.purposes.first else { return }
        for other in payment.purposes.dropFirst() where other.code != first.code {
            report.breach(
                "kz:purpose-carriers", .regulatoryInformationInvalid, at: other.place, value: other.code.text,
                "The payment purpose (KNP) is \(first.code) in one element and \(other.code) in another.")
        }
    }

    /// A payment that touches Kazakhstan says its purpose.
    static func purposePresent(_ payment: KazakhPayment, _ report: inout RuleReport) {
        guard payment.purposes.isEmpty, payment.touchesKazakhstan else { return }
        // What stands there and is malformed has its finding already.
        if case .failure = payment.classifier { return }
        report.breach(
            "kz:purpose", .regulatoryInformationInvalid, at: payment.place,
            "A payment that touches Kazakhstan must carry a payment purpose (KNP).")
    }

    /// KOd does not contradict the debtor's country of residence.
    static func payerResidency(_ payment: KazakhPayment, _ report: inout RuleReport) {
        guard case .success(let line?) = payment.classifier else { return }
        checkResidency(
            "kz:kod", "KOd", line.payer, payment.transaction.debtor.countryOfResidence, payment, &report)
    }

    /// KBe does not contradict the creditor's country of residence.
    static func payeeResidency(_ payment: KazakhPayment, _ report: inout RuleReport) {
        guard case .success(let line?) = payment.classifier else { return }
        checkResidency(
            "kz:kbe", "KBe", line.payee, payment.transaction.creditor.countryOfResidence, payment, &report)
    }

    private static func checkResidency(
        _ rule: String, _ name: String, _ code: ResidencyAndSector, _ country: CountryCode?,
        _ payment: KazakhPayment, _ report: inout RuleReport
    ) {
        guard let country, (country.text == "KZ") != (code.residency == .resident) else { return }
        report.breach(
            rule, .regulatoryInformationInvalid, at: payment.classifierPlace, value: code.description,
            "\(name) \(code) contradicts the country of residence \(country).")
    }
}
