import XMLCore

/// ISO rules about values, wherever in whichever message they stand: a value's type says which rule binds it.
///
/// The reports number these rules anew in every message. For pacs.008 the numbers are known and used; elsewhere the
/// rule bears its name.
enum ValueRules {
    /// The types that a rule binds.
    private enum Kind: Hashable, Sendable {
        case amount(active: Bool)
        case currency(active: Bool)
        case country
        case iban
        case bic
        case lei
        case code(ExternalCodeSet)
        case transactionCode
        case account
        case dateTimes
    }

    /// The walk through a definition's messages, and what to do at its marks.
    private struct Walk: Sendable {
        let plan: DefinitionPlan
        let kinds: [Kind]
        let names: RuleNames

        init(_ definition: MessageDefinition) {
            var kinds: [Kind] = []
            plan = DefinitionPlan(definition.structure) { name, type, _ in
                guard let kind = ValueRules.kind(name, type) else { return nil }
                kinds.append(kind)
                return kinds.count - 1
            }
            self.kinds = kinds
            names = definition.rawValue.hasPrefix("pacs.008.") ? .numbered : .named
        }
    }

    private static let walks = PerDefinition(Walk.init)

    /// Looks at every value of the header or the document.
    static func check(_ report: inout RuleReport) {
        guard let walk = walks[report.root] else { return }
        walk.plan.visit(report.root) { element, mark in
            switch walk.kinds[mark] {
            case .amount(let isActive): amount(element, isActive, walk.names, &report)
            case .currency(let isActive): currency(element, isActive, walk.names, &report)
            case .country: country(element, walk.names, &report)
            case .iban: iban(element, walk.names, &report)
            case .bic: bicCountry(element, &report)
            case .lei: lei(element, &report)
            case .code(let set): externalCode(element, set, &report)
            case .transactionCode: TransactionCodeRules.check(element, &report)
            case .account: accountIsNamed(element, walk.names, &report)
            case .dateTimes: dateTimesAreThere(element, walk.names, &report)
            }
        }
    }

    private static func kind(_ name: String, _ type: TypeDefinition) -> Kind? {
        switch type {
        case .extended(let type):
            // Prices have thirteen decimals, whatever their currency has.
            guard let attribute = type.attributes.first, type.base.hasSuffix("CurrencyAndAmount_SimpleType") else {
                return nil
            }
            return .amount(active: attribute.type == "ActiveCurrencyCode")
        case .group:
            if name.hasPrefix("BankTransactionCodeStructure"), type.admits(.domain) { return .transactionCode }
            // Where the schema demands the identification there is nothing left to ask.
            if name.hasPrefix("CashAccount"), !type.demands(.identification) { return .account }
            return name.hasPrefix("AdditionalDateTime") ? .dateTimes : nil
        case .simple:
            if name.hasPrefix("External") { return ExternalCodeSet.named(name).map(Kind.code) }
            if name.hasPrefix("BICFI") || name.hasPrefix("AnyBIC") || name.hasPrefix("BICIdentifier") { return .bic }
            switch name {
            case "ActiveCurrencyCode": return .currency(active: true)
            case "ActiveOrHistoricCurrencyCode", "CurrencyCode": return .currency(active: false)
            case "CountryCode", "NationalityCode": return .country
            case "IBAN2007Identifier": return .iban
            case "LEIIdentifier": return .lei
            default: return nil
            }
        }
    }
}

/// What the rules about values are called in a message.
struct RuleNames: Sendable {
    let activeCurrency: String
    let currency: String
    let decimals: String
    let country: String
    let iban: String
    let account: String
    let dateTimes: String

    /// The numbers of the report on pacs.008.
    static let numbered = RuleNames(
        activeCurrency: "iso:C1", currency: "iso:C2", decimals: "iso:C11", country: "iso:C10", iban: "iso:C15",
        account: "iso:C17", dateTimes: "iso:C3")
    /// The names that hold in every report.
    static let named = RuleNames(
        activeCurrency: "iso:active-currency", currency: "iso:currency", decimals: "iso:decimals",
        country: "iso:country", iban: "iso:iban", account: "iso:account", dateTimes: "iso:date-times")
}

extension ValueRules {
    /// C1, C2, C11: the currency of an amount is registered, and the amount has no more decimals than it.
    private static func amount(_ element: Element, _ isActive: Bool, _ names: RuleNames, _ report: inout RuleReport) {
        let known = element.withAttributeBytes("Ccy", ISO4217.known) ?? .unknown
        if known == .unknown {
            breach(element, element.attribute("Ccy") ?? "", isActive, names, &report)
        }
        guard case .decimals(let most) = known, let written = element.withPlainBytes(decimals), written > most else {
            return
        }
        report.breach(
            names.decimals, .decimalPointsNotCompatibleWithCurrency, at: element,
            value: ExactDecimal(element.textContent)?.text ?? element.textContent,
            "An amount in \(element.attribute("Ccy") ?? "") has at most \(most) decimals.")
    }

    /// C1, C2: a currency is registered. Historic ones are not known here: where they may stand it is a warning.
    private static func currency(
        _ element: Element, _ isActive: Bool, _ names: RuleNames, _ report: inout RuleReport
    ) {
        guard element.withPlainBytes(ISO4217.known) == .unknown else { return }
        breach(element, element.textContent, isActive, names, &report)
    }

    private static func breach(
        _ element: Element, _ code: String, _ isActive: Bool, _ names: RuleNames, _ report: inout RuleReport
    ) {
        report.breach(
            isActive ? names.activeCurrency : names.currency, .invalidTransactionCurrency, at: element, value: code,
            severity: isActive ? .error : .warning, "\(code) is not an active currency of ISO 4217.")
    }

    /// The decimals of a decimal number that are not zeros at its end.
    private static func decimals(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let point = text.lastIndex(of: UInt8(ascii: ".")) else { return 0 }
        guard let last = text.lastIndex(where: { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") }) else { return 0 }
        return max(0, last - point)
    }

    /// C10: a country is one of ISO 3166-1, or left to its users there.
    private static func country(_ element: Element, _ names: RuleNames, _ report: inout RuleReport) {
        guard element.withPlainBytes({ ISO3166.containsOrLeavesToUsers($0) }) == false else { return }
        let code = element.textContent
        report.breach(
            names.country, .invalidCountry, at: element, value: code, "\(code) is not a country of ISO 3166-1.")
    }

    /// C15: an IBAN has the shape of its country, and its check digits hold.
    private static func iban(_ element: Element, _ names: RuleNames, _ report: inout RuleReport) {
        guard let number = IBANIdentifier(element.textContent), let breach = IBANBreach(number) else { return }
        report.breach(
            names.iban, .accountNumber(at: element), at: element, value: number.text, severity: breach.severity,
            breach.text)
    }

    /// The fifth and sixth letter of a business identifier code are a country. Who is registered is not known here.
    private static func bicCountry(_ element: Element, _ report: inout RuleReport) {
        guard element.withPlainBytes({ ISO3166.containsOrLeavesToUsers($0.dropFirst(4).prefix(2)) }) == false else {
            return
        }
        let code = element.textContent
        report.breach(
            "iso:bic-country", .invalidBICIdentifier, at: element, value: code,
            "Letters 5 and 6 of the business identifier code \(code) are no country of ISO 3166-1.")
    }

    /// The check digits of a legal entity identifier hold. ISO 17442 says so and no constraint of a message: a warning.
    private static func lei(_ element: Element, _ report: inout RuleReport) {
        let text = element.textContent
        guard (try? LegalEntityIdentifier(text)) == nil else { return }
        report.breach(
            "iso:lei", .elementContentFormallyIncorrect, at: element, value: text, severity: .warning,
            "The check digits of the legal entity identifier \(text) do not fit the rest.")
    }

    /// A code is in its external code set. The sets grow every quarter and ours bears a date: a warning.
    private static func externalCode(_ element: Element, _ set: ExternalCodeSet, _ report: inout RuleReport) {
        guard element.withPlainBytes(set.contains) == false else { return }
        let code = element.textContent
        report.breach(
            "iso:external-code", .externalCode(of: set.name), at: element, value: code, severity: .warning,
            "The code \(code) is not in the code set \(set.name) of \(set.published).")
    }
}

extension ValueRules {
    /// C17: an account has an identification or a proxy.
    private static func accountIsNamed(_ element: Element, _ names: RuleNames, _ report: inout RuleReport) {
        guard !element.holds(.identification), !element.holds(.proxy) else { return }
        report.breach(
            names.account, .accountNumber(at: element), at: element,
            "An account must have an identification or a proxy.")
    }

    /// C3: additional dates and times hold at least one.
    private static func dateTimesAreThere(_ element: Element, _ names: RuleNames, _ report: inout RuleReport) {
        guard element.children.first(where: { _ in true }) == nil else { return }
        report.breach(
            names.dateTimes, .requiredCompulsoryElementMissing, at: element,
            "Additional dates and times must hold at least one.")
    }
}

extension TypeDefinition {
    /// Whether an element of the type must hold an element of the step's name.
    fileprivate func demands(_ step: NodePlace.Step) -> Bool { members(step).contains { $0.least > 0 } }

    /// Whether an element of the type may hold an element of the step's name.
    fileprivate func admits(_ step: NodePlace.Step) -> Bool { !members(step).isEmpty }

    private func members(_ step: NodePlace.Step) -> [Cardinality] {
        guard case .group(let group) = self else { return [] }
        return group.members.compactMap { member in
            guard case .element(step.tag, _, let cardinality) = member else { return nil }
            return cardinality
        }
    }
}

extension StatusReason {
    /// The reason for a wrong account number, by whose account it is.
    static func accountNumber(at element: Element) -> StatusReason {
        if element.isAtOrBeneath(.debtorAccount) { return .invalidDebtorAccountNumber }
        if element.isAtOrBeneath(.creditorAccount) { return .invalidCreditorAccountNumber }
        return .incorrectAccountNumber
    }

    /// The reason for a wrong code, by its set.
    static func externalCode(of set: String) -> StatusReason {
        set == "ExternalPurpose1Code" ? .invalidPurpose : .elementContentFormallyIncorrect
    }
}
