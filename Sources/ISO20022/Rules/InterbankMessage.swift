import XMLCore

/// A message that moves money between institutions, as the rules see it that such messages share.
struct InterbankMessage {
    /// `pacs.009`.
    let name: String
    /// The element beneath the document.
    let content: Element
    /// The group header.
    let header: Element
    /// The transactions, in the order of the message.
    let transactions: [Element]
    /// The settled amount of a transaction.
    let amount: NodePlace.Step
    /// The total of the settled amounts.
    let total: NodePlace.Step

    /// Nil for a document of another family.
    init?(_ document: Element, _ family: MessageFamily) {
        switch family {
        case .customerCreditTransfer: self.init(document[.customerTransfer], family, .creditTransfers)
        case .institutionCreditTransfer: self.init(document[.institutionTransfer], family, .creditTransfers)
        case .paymentReturn:
            self.init(
                document[.paymentReturn], family, .transactionInformation, amount: .returnedAmount,
                total: .totalReturnedAmount)
        default: return nil
        }
    }

    private init?(
        _ content: Element?, _ family: MessageFamily, _ transactions: NodePlace.Step,
        amount: NodePlace.Step = .interbankSettlementAmount,
        total: NodePlace.Step = .totalInterbankSettlementAmount
    ) {
        guard let content, let header = content[.groupHeader] else { return nil }
        name = family.rawValue
        self.content = content
        self.header = header
        self.transactions = content.every(transactions)
        self.amount = amount
        self.total = total
    }

    /// The count that the header says.
    var numberOfTransactions: Int? { header.text(.numberOfTransactions).flatMap(CountText.init)?.count }

    /// The settlement information.
    var settlement: Element? { header[.settlementInformation] }

    /// The settlement method, such as `CLRG`.
    var settlementMethod: String? { settlement?.text(.settlementMethod) }
}

extension Element {
    /// The amount and currency of an element that holds both; nil where it does not read as such.
    var currencyAndAmount: CurrencyAndAmount? { try? CurrencyAndAmount(self) }
}
