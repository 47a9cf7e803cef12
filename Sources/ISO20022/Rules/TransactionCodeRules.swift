import XMLCore

/// ISO rules of a bank transaction code, in every message that tells of bookings.
enum TransactionCodeRules {
    /// The element is of the type of a bank transaction code, whatever its name.
    static func check(_ code: Element, _ report: inout RuleReport) {
        transactionCodePresent(code, &report)
        guard let domain = code[.domain], let domainCode = domain.text(.code), let family = domain[.family],
            let familyCode = family.text(.code)
        else { return }
        familyInDomain(family, domainCode, familyCode, &report)
        subFamilyInFamily(family, domainCode, familyCode, &report)
    }

    /// A kind of booking is told in the standard's words, the servicer's, or both.
    private static func transactionCodePresent(_ code: Element, _ report: inout RuleReport) {
        guard !code.holds(.domain), !code.holds(.proprietary) else { return }
        report.breach(
            "iso:transaction-code", .requiredCompulsoryElementMissing, at: code,
            "A bank transaction code must have a domain or a proprietary code.")
    }

    /// The family belongs to the domain. The list at hand is an older one: a warning.
    private static func familyInDomain(
        _ family: Element, _ domain: String, _ code: String, _ report: inout RuleReport
    ) {
        guard !BankTransactionCodeList.contains(domain: domain, family: code) else { return }
        report.breach(
            "iso:transaction-code-family", .elementContentFormallyIncorrect, at: family[.code] ?? family, value: code,
            severity: .warning, "The list of bank transaction codes has no family \(code) in the domain \(domain).")
    }

    /// The subfamily belongs to the family.
    private static func subFamilyInFamily(
        _ family: Element, _ domain: String, _ code: String, _ report: inout RuleReport
    ) {
        guard BankTransactionCodeList.contains(domain: domain, family: code), let sub = family.text(.subFamily),
            !BankTransactionCodeList.contains(domain: domain, family: code, subFamily: sub)
        else { return }
        report.breach(
            "iso:transaction-code-subfamily", .elementContentFormallyIncorrect, at: family[.subFamily] ?? family,
            value: sub, severity: .warning,
            "The list of bank transaction codes has no subfamily \(sub) in the family \(domain) \(code).")
    }
}
