extension CreditTransferRules {
    /// C1: what is settled is in an active currency.
    static func c1SettlementCurrency(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        let currency = transaction.interbankSettlementAmount.currency
        guard !ISO4217.contains(currency.text) else { return }
        report.breach(
            "iso:C1", .invalidTransactionCurrency, at: place[.interbankSettlementAmount], value: currency.text,
            "\(currency) is not an active currency of ISO 4217.")
    }

    /// C2: every other amount is in an active or a historic currency. Only active ones are known here: a warning.
    static func c2OtherCurrencies(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        forEachOtherAmount(transaction, place) { amount, place in
            guard !ISO4217.contains(amount.currency.text) else { return }
            report.breach(
                "iso:C2", .invalidTransactionCurrency, at: place(), value: amount.currency.text, severity: .warning,
                "\(amount.currency) is not an active currency of ISO 4217.")
        }
    }

    /// C11: no amount has more decimals than its currency.
    static func c11Decimals(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        func check(_ amount: CurrencyAndAmount, _ place: () -> NodePlace) {
            guard let decimals = ISO4217.decimals(amount.currency.text), amount.amount.scale > decimals else { return }
            report.breach(
                "iso:C11", .decimalPointsNotCompatibleWithCurrency, at: place(), value: amount.amount.text,
                "An amount in \(amount.currency) has at most \(decimals) decimals.")
        }
        check(transaction.interbankSettlementAmount) { place[.interbankSettlementAmount] }
        forEachOtherAmount(transaction, place, check)
    }

    private static func forEachOtherAmount(
        _ transaction: CreditTransferTransaction, _ place: NodePlace,
        _ body: (CurrencyAndAmount, () -> NodePlace) -> Void
    ) {
        if let instructed = transaction.instructedAmount { body(instructed) { place[.instructedAmount] } }
        for (index, charge) in transaction.charges.enumerated() {
            body(charge.amount) { place[.charges(index), .amount] }
        }
    }

    /// C10: every country is one of ISO 3166-1, or left to its users there.
    static func c10Countries(
        _ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport
    ) {
        func check(_ country: CountryCode?, _ place: () -> NodePlace) {
            guard let country, !ISO3166.contains(country.text), !country.isLeftToUsers else { return }
            report.breach(
                "iso:C10", .invalidCountry, at: place(), value: country.text,
                "\(country) is not a country of ISO 3166-1.")
        }
        func check(_ party: PartyIdentification?, _ step: NodePlace.Step) {
            guard let party else { return }
            check(party.countryOfResidence) { place[step, .countryOfResidence] }
            check(party.postalAddress?.country) { place[step, .postalAddress, .country] }
        }
        func check(_ agent: AgentIdentification?, _ step: NodePlace.Step) {
            check(agent?.postalAddress?.country) { place[step, .institution, .postalAddress, .country] }
        }
        check(transaction.debtor, .debtor)
        check(transaction.creditor, .creditor)
        check(transaction.ultimateDebtor, .ultimateDebtor)
        check(transaction.ultimateCreditor, .ultimateCreditor)
        check(transaction.initiatingParty, .initiatingParty)
        check(transaction.debtorAgent, .debtorAgent)
        check(transaction.creditorAgent, .creditorAgent)
        check(transaction.instructingAgent, .instructingAgent)
        check(transaction.instructedAgent, .instructedAgent)
        for link in transaction.intermediaryAgents.links {
            check(link.value.agent, .intermediaryAgent(link.position))
        }
    }

    /// C15: an IBAN has the shape of its country, and its check digits hold.
    static func c15IBAN(_ transaction: CreditTransferTransaction, _ place: NodePlace, _ report: inout RuleReport) {
        func check(_ account: CashAccount?, _ step: NodePlace.Step, _ reason: StatusReason) {
            guard case .iban(let number) = account?.identification else { return }
            guard let breach = IBANBreach(number) else { return }
            report.breach(
                "iso:C15", reason, at: place[step, .identification, .iban], value: number.text,
                severity: breach.severity, breach.text)
        }
        check(transaction.debtorAccount, .debtorAccount, .invalidDebtorAccountNumber)
        check(transaction.creditorAccount, .creditorAccount, .invalidCreditorAccountNumber)
        check(transaction.debtorAgentAccount, .debtorAgentAccount, .incorrectAccountNumber)
        check(transaction.creditorAgentAccount, .creditorAgentAccount, .incorrectAccountNumber)
    }
}

/// What is wrong with a number in the form of an IBAN; nil when nothing is.
struct IBANBreach {
    let severity: Finding.Severity
    let text: FindingText

    init?(_ number: IBANIdentifier) {
        do {
            _ = try IBAN(number.text)
            return nil
        } catch .unknownCountry {
            let bytes = Array(number.text.utf8)
            let isProven = Modulo97.remainder(of: bytes[4...] + bytes[..<4]) == 1
            severity = isProven ? .warning : .error
            text =
                isProven
                ? "The country of the IBAN is not in the registry, so that its shape could not be checked."
                : Self.sentence(.checkDigitsWrong)
        } catch {
            severity = .error
            text = Self.sentence(error)
        }
    }

    static func sentence(_ rejection: IdentifierRejection) -> FindingText {
        switch rejection {
        case .notASCII: "The number holds a character that is neither a Latin letter nor a digit."
        case .wrongLength: "The number has the wrong length."
        case .wrongCharacter: "The number has a character that cannot stand where it stands."
        case .unknownCountry: "The number is of another country."
        case .checkDigitsNeverIssued, .neverIssued: "The number has check digits that are never issued."
        case .checkDigitsWrong: "The check digits of the number do not fit the rest."
        case .otherKind: "The number is of another kind."
        }
    }
}

extension CountryCode {
    /// Codes that ISO 3166-1 leaves to its users: AA, QM–QZ, XA–XZ, ZZ. Two sides may agree upon them.
    var isLeftToUsers: Bool {
        switch text.first {
        case "X": true
        case "Q": text >= "QM"
        default: text == "AA" || text == "ZZ"
        }
    }
}
