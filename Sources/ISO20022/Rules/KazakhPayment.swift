/// A transaction with what the Kazakh rules ask of it, read once.
struct KazakhPayment {
    let transaction: CreditTransferTransaction
    let place: NodePlace
    /// Whether the debtor's side is in Kazakhstan, by the agent or the account.
    let isDebtorKazakh: Bool
    /// Whether the creditor's side is in Kazakhstan, by the agent or the account.
    let isCreditorKazakh: Bool
    /// What the remittance lines say of the classifier.
    let classifier: Result<EKNPLine?, EKNPLine.Rejection>
    /// Every purpose that some element carries, in the order of the elements.
    let purposes: [CarriedPurpose]

    /// A purpose and where it stands.
    struct CarriedPurpose {
        let code: PaymentPurposeCode
        let place: NodePlace
    }

    init(_ transaction: CreditTransferTransaction, at place: NodePlace) {
        self.transaction = transaction
        self.place = place
        isDebtorKazakh = Self.isKazakh(transaction.debtorAgent, transaction.debtorAccount)
        isCreditorKazakh = Self.isKazakh(transaction.creditorAgent, transaction.creditorAccount)
        classifier = Self.classifier(of: transaction)
        purposes = Self.purposes(of: transaction, classifier, at: place)
    }

    /// Whether the payment is Kazakhstan's regulator's business.
    var touchesKazakhstan: Bool {
        isDebtorKazakh || isCreditorKazakh || transaction.interbankSettlementAmount.currency.text == "KZT"
    }

    /// Where the classifier's line stands: the first line that has the word.
    var classifierPlace: NodePlace {
        let lines = transaction.remittanceInformation?.unstructured ?? []
        let index = lines.firstIndex { $0.text.contains("EKNP") } ?? 0
        return place[.remittanceInformation, .unstructured(index)]
    }

    private static func isKazakh(_ agent: AgentIdentification, _ account: CashAccount?) -> Bool {
        if let bicfi = agent.bicfi { return bicfi.isKazakh }
        if case .iban(let number) = account?.identification { return number.text.hasPrefix("KZ") }
        return false
    }

    private static func classifier(of transaction: CreditTransferTransaction) -> Result<EKNPLine?, EKNPLine.Rejection> {
        guard let lines = transaction.remittanceInformation?.unstructured, !lines.isEmpty else { return .success(nil) }
        do {
            return .success(try EKNPLine.find(in: lines.lazy.map(\.text)))
        } catch {
            return .failure(error)
        }
    }

    private static func purposes(
        of transaction: CreditTransferTransaction, _ classifier: Result<EKNPLine?, EKNPLine.Rejection>,
        at place: NodePlace
    ) -> [CarriedPurpose] {
        var purposes: [CarriedPurpose] = []
        if case .success(let line?) = classifier {
            purposes.append(CarriedPurpose(code: line.purpose, place: place[.remittanceInformation]))
        }
        if let text = transaction.purpose?.proprietary, let code = try? PaymentPurposeCode(text) {
            purposes.append(CarriedPurpose(code: code, place: place[.purpose, .proprietary]))
        }
        for (index, reporting) in transaction.regulatoryReporting.enumerated() {
            for (detail, details) in reporting.details.enumerated() where reporting.isKazakh(details) {
                guard let text = details.code?.text, let code = try? PaymentPurposeCode(text) else { continue }
                purposes.append(
                    CarriedPurpose(
                        code: code, place: place[.regulatoryReporting(index), .details(detail), .code]))
            }
        }
        return purposes
    }
}

extension RegulatoryReporting {
    /// Whether a detail is for Kazakhstan's regulator: it says so, or it does not say for whose.
    func isKazakh(_ details: RegulatoryDetails) -> Bool {
        guard let country = authorityCountry ?? details.country else { return true }
        return country.text == "KZ"
    }
}

extension BICFI {
    fileprivate var isKazakh: Bool { text.utf8.dropFirst(4).prefix(2).elementsEqual("KZ".utf8) }
}
