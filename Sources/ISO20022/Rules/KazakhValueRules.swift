import XMLCore

/// Kazakh rules about values, wherever in whichever message they stand. pacs.008 has rules of its own for accounts and
/// numbers (``KazakhRules``), which know whose they are.
enum KazakhValueRules {
    private enum Mark: Int {
        case text
        case identifier
        case account
        case number
        case amount
    }

    private static let plans = PerDefinition { definition in
        let isCustomerTransfer = definition.rawValue.hasPrefix(MessageFamily.customerCreditTransfer.rawValue)
        return DefinitionPlan(definition.structure) { name, type, _ in
            if !isCustomerTransfer, let mark = mark(name) { return mark.rawValue }
            // A pattern or a list of values leaves no room for foreign letters.
            guard case .simple(let type) = type, type.base == .string, type.enumeration.isEmpty,
                type.facets[.pattern] == nil, !name.hasPrefix("External")
            else { return nil }
            return identifierTypes.contains(name) ? Mark.identifier.rawValue : Mark.text.rawValue
        }
    }

    /// The types whose values only the pages of pacs.008 see otherwise.
    private static func mark(_ type: String) -> Mark? {
        if type.hasPrefix("GenericAccountIdentification") { return .account }
        if type.hasPrefix("GenericOrganisationIdentification") || type.hasPrefix("GenericPersonIdentification") {
            return .number
        }
        return type.hasSuffix("CurrencyAndAmount") ? .amount : nil
    }

    /// Types that hold references and numbers far more often than words.
    private static let identifierTypes: Set<String> = ["Max16Text", "Max34Text", "Max35Text"]

    /// Looks at every value of the document.
    static func check(_ report: inout RuleReport) {
        plans[report.root]?.visit(report.root) { element, mark in
            switch Mark(rawValue: mark) {
            case .text: text(element, .warning, &report)
            case .identifier: text(element, .error, &report)
            case .account: accountNumber(element, &report)
            case .number: identificationNumber(element, &report)
            case .amount: tengeDecimals(element, &report)
            case nil: break
            }
        }
    }

    private static func text(_ element: Element, _ severity: Finding.Severity, _ report: inout RuleReport) {
        // ASCII is all that most messages have.
        guard element.withPlainBytes({ $0.contains { $0 >= 0x80 } }) == true else { return }
        let text = element.textContent
        charset(element, text, &report)
        mixedAlphabets(element, text, severity, &report)
    }

    /// A number that can be nothing but an IBAN of Kazakhstan has check digits that hold.
    private static func accountNumber(_ account: Element, _ report: inout RuleReport) {
        guard let element = account[.identification] else { return }
        let number = element.textContent
        guard number.hasPrefix("KZ"), number.utf8.count == 20 else { return }
        do {
            _ = try KazakhIBAN(number)
        } catch {
            report.breach(
                "kz:iban", .accountNumber(at: element), at: element, value: number, IBANBreach.sentence(error))
        }
    }

    /// A number under the scheme of businesses or persons of Kazakhstan has a check digit that holds.
    private static func identificationNumber(_ other: Element, _ report: inout RuleReport) {
        guard let element = other[.identification], let scheme = other.text(.scheme, .proprietary) else { return }
        let number = element.textContent
        do {
            switch scheme {
            case "BIN", "БИН": _ = try BusinessIdentificationNumber(number)
            case "IIN", "ИИН": _ = try IndividualIdentificationNumber(number)
            default: return
            }
        } catch {
            report.breach(
                "kz:identification-number", .invalidPartyIdentification, at: element, value: number,
                IBANBreach.sentence(error))
        }
    }

    /// An amount in tenge has at most two decimals.
    private static func tengeDecimals(_ element: Element, _ report: inout RuleReport) {
        guard let amount = element.currencyAndAmount, amount.currency.text == "KZT", amount.amount.scale > 2 else {
            return
        }
        report.breach(
            "kz:tenge-decimals", .decimalPointsNotCompatibleWithCurrency, at: element, value: amount.amount.text,
            "An amount in tenge has at most two decimals.")
    }

    /// A text is of Latin, Russian or Kazakh letters, digits and common punctuation.
    private static func charset(_ element: Element, _ text: String, _ report: inout RuleReport) {
        guard let wrong = text.unicodeScalars.first(where: { $0.value >= 0x80 && !Transliteration.isKnown($0) }) else {
            return
        }
        report.breach(
            "kz:charset", .invalidCharacterSet, at: element, value: text,
            "The character \(wrong) is neither Latin, Russian nor Kazakh.")
    }

    /// A word is of one alphabet: a letter that only looks right defeats every comparison.
    private static func mixedAlphabets(
        _ element: Element, _ text: String, _ severity: Finding.Severity, _ report: inout RuleReport
    ) {
        let isMixed = { (text: Substring.UnicodeScalarView) in
            text.contains { $0.isASCII && $0.properties.isAlphabetic }
                && text.contains { !$0.isASCII && $0.properties.isAlphabetic }
        }
        // Words are found by characters, which costs time: only where there can be one.
        guard isMixed(text.unicodeScalars[...]) else { return }
        for word in text.split(whereSeparator: { !$0.isLetter }) where isMixed(word.unicodeScalars) {
            report.breach(
                "kz:mixed-alphabets", .invalidCharacterSet, at: element, value: text, severity: severity,
                "The word \(word) mixes Latin and Cyrillic letters, which look alike.")
            return
        }
    }
}
