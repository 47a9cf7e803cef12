/// Rules of payments from, to or in Kazakhstan.
///
/// The published sources do not say which element carries the purpose (KNP) in a cross-border message, so all three
/// that are in use are read: a remittance line `EKNP …`, `Purp/Prtry`, and `RgltryRptg/Dtls/Cd`.
enum KazakhRules {
    typealias Rule = @Sendable (KazakhPayment, inout RuleReport) -> Void

    static func check(_ transfer: CustomerCreditTransfer, _ report: inout RuleReport) {
        for (index, transaction) in transfer.transactions.enumerated() {
            let payment = KazakhPayment(transaction, at: NodePlace.creditTransfer[.transaction(index)])
            for rule in rules { rule(payment, &report) }
        }
    }

    static let rules: [Rule] = [
        tengeDecimals, accountNumbers, accountSchemes, identificationNumbers, purposeForm, classifierLine,
        classifierCurrency,
        carriersAgree, purposePresent, payerResidency, payeeResidency,
    ]

    /// An amount in tenge has at most two decimals.
    static func tengeDecimals(_ payment: KazakhPayment, _ report: inout RuleReport) {
        func check(_ amount: CurrencyAndAmount?, _ step: NodePlace.Step) {
            guard let amount, amount.currency.text == "KZT", amount.amount.scale > 2 else { return }
            report.breach(
                "kz:tenge-decimals", .decimalPointsNotCompatibleWithCurrency, at: payment.place[step],
                value: amount.amount.text, "An amount in tenge has at most two decimals.")
        }
        check(payment.transaction.interbankSettlementAmount, .interbankSettlementAmount)
        check(payment.transaction.instructedAmount, .instructedAmount)
    }

    /// An account number of Kazakhstan is an IBAN whose check digits hold, in whichever element it stands.
    static func accountNumbers(_ payment: KazakhPayment, _ report: inout RuleReport) {
        func check(_ account: CashAccount?, _ step: NodePlace.Step, _ reason: StatusReason) {
            guard let account else { return }
            let number = account.identification.number
            guard number.hasPrefix("KZ") else { return }
            let place: NodePlace
            switch account.identification {
            case .iban: place = payment.place[step, .identification, .iban]
            // Only what cannot be meant as anything else: an account of another kind may begin as it likes.
            case .other where number.utf8.count == 20:
                place = payment.place[step, .identification, .other(), .identification]
            case .other, .proxyOnly: return
            }
            do {
                _ = try KazakhIBAN(number)
            } catch {
                report.breach("kz:iban", reason, at: place, value: number, IBANBreach.sentence(error))
            }
        }
        check(payment.transaction.debtorAccount, .debtorAccount, .invalidDebtorAccountNumber)
        check(payment.transaction.creditorAccount, .creditorAccount, .invalidCreditorAccountNumber)
    }

    /// An account at a bank in Kazakhstan is an IBAN; another number should at least name its scheme.
    static func accountSchemes(_ payment: KazakhPayment, _ report: inout RuleReport) {
        func check(_ account: CashAccount?, _ step: NodePlace.Step, _ reason: StatusReason) {
            guard case .other(let other) = account?.identification, other.scheme == nil else { return }
            report.breach(
                "kz:account-scheme", reason, at: payment.place[step, .identification, .other()],
                value: other.identification.text, severity: .warning,
                "An account at a bank in Kazakhstan should be an IBAN, or name its scheme.")
        }
        if payment.isDebtorKazakh {
            check(payment.transaction.debtorAccount, .debtorAccount, .invalidDebtorAccountNumber)
        }
        if payment.isCreditorKazakh {
            check(payment.transaction.creditorAccount, .creditorAccount, .invalidCreditorAccountNumber)
        }
    }

    /// The numbers of businesses and persons of Kazakhstan have check digits that hold.
    static func identificationNumbers(_ payment: KazakhPayment, _ report: inout RuleReport) {
        let transaction = payment.transaction
        let isDebtorKazakh = payment.isDebtorKazakh
        let isCreditorKazakh = payment.isCreditorKazakh
        KazakhNumbers(.debtor, .invalidDebtorIdentificationCode, isDebtorKazakh)
            .check(transaction.debtor, payment, &report)
        KazakhNumbers(.creditor, .invalidCreditorIdentificationCode, isCreditorKazakh)
            .check(transaction.creditor, payment, &report)
        if let ultimate = transaction.ultimateDebtor {
            KazakhNumbers(.ultimateDebtor, .invalidDebtorIdentificationCode, isDebtorKazakh)
                .check(ultimate, payment, &report)
        }
        if let ultimate = transaction.ultimateCreditor {
            KazakhNumbers(.ultimateCreditor, .invalidCreditorIdentificationCode, isCreditorKazakh)
                .check(ultimate, payment, &report)
        }
    }
}

/// The numbers of one party.
private struct KazakhNumbers {
    let step: NodePlace.Step
    let reason: StatusReason
    let isKazakh: Bool

    init(_ step: NodePlace.Step, _ reason: StatusReason, _ isKazakh: Bool) {
        self.step = step
        self.reason = reason
        self.isKazakh = isKazakh
    }

    func check(_ party: PartyIdentification, _ payment: KazakhPayment, _ report: inout RuleReport) {
        guard let identification = party.identification else { return }
        for (index, other) in identification.others.enumerated() {
            guard let rejection = rejection(of: other, party) else { continue }
            let holder: NodePlace.Step =
                switch identification {
                case .organisation: .organisation
                case .person: .person
                }
            report.breach(
                "kz:identification-number", reason,
                at: payment.place[step, .identification, holder, .other(index), .identification],
                value: other.identification.text, IBANBreach.sentence(rejection))
        }
    }

    private func rejection(of other: SchemeIdentification, _ party: PartyIdentification) -> IdentifierRejection? {
        let number = other.identification.text
        do {
            switch other.scheme {
            case .proprietary("BIN"), .proprietary("БИН"): _ = try BusinessIdentificationNumber(number)
            case .proprietary("IIN"), .proprietary("ИИН"): _ = try IndividualIdentificationNumber(number)
            case .code("TXID"), .code("NIDN"):
                guard isKazakh, party.countryOfResidence.map({ $0.text == "KZ" }) ?? true else { return nil }
                _ = try KazakhIdentificationNumber(number)
            default: return nil
            }
            return nil
        } catch {
            return error
        }
    }
}
