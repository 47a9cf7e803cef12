import ISO20022
import Testing
import XMLCore

/// The code of the articles on payments.
enum PaymentExamples {
    static let all = [
        ArticleExample(
            article: "PayingForACustomer", definition: .customerCreditTransfer,
            read: { try readTransfer($0) }, written: { .document(try writtenTransfer()) }),
        ArticleExample(
            article: "PayingBetweenInstitutions", definition: .financialInstitutionCreditTransfer,
            read: { try readInstitutionTransfer($0) }, written: { .document(try writtenInstitutionTransfer()) }),
        ArticleExample(
            article: "AnsweringAPayment", definition: .paymentStatusReport,
            read: { try readReport($0) }, written: { .document(try writtenReport()) }),
        ArticleExample(
            article: "AskingForAStatus", definition: .paymentStatusRequest,
            read: { try readRequest($0) }, written: { .document(try writtenRequest()) }),
        ArticleExample(
            article: "ReturningAPayment", definition: .paymentReturn,
            read: { try readReturn($0) }, written: { .document(try writtenReturn()) }),
    ]

    // MARK: pacs.008

    private static func readTransfer(_ element: Element) throws {
        // PayingForACustomer: read
        /// What is to be credited to whom, in minor units: 12,000.00 tenge are 1200000.
        func credits(_ document: Element) throws -> [(account: String, minorUnits: Int64)] {
            let content = try BusinessContent(document: document, definition: .customerCreditTransfer)
            guard case .customerCreditTransfer(let transfer) = content else { return [] }
            return try transfer.transactions.map { payment in
                let units = try payment.interbankSettlementAmount.minorUnits().get()
                return (payment.creditorAccount?.identification.number ?? "", units)
            }
        }
        // end
        let found = try credits(element)
        #expect(found.map(\.account) == ["KZ02125KZT5004100200"])
        #expect(found.map(\.minorUnits) == [1_200_000])
    }

    private static func writtenTransfer() throws -> BusinessContent {
        // PayingForACustomer: write
        /// Pays an amount from one customer's account to another's.
        func payment(
            _ amount: CurrencyAndAmount, uetr: UETR, from debtor: (agent: BICFI, account: IBANIdentifier),
            to creditor: (agent: BICFI, account: IBANIdentifier), today: ISODate, now: ISODateTime
        ) -> BusinessContent {
            var payment = CreditTransferTransaction(
                paymentIdentification: PaymentIdentification(endToEnd: "INVOICE-7", uetr: uetr),
                interbankSettlementAmount: amount, chargeBearer: .shared,
                debtor: PartyIdentification(name: "Aigerim"), debtorAgent: AgentIdentification(bicfi: debtor.agent),
                creditorAgent: AgentIdentification(bicfi: creditor.agent),
                creditor: PartyIdentification(name: "Bolat"))
            payment.interbankSettlementDate = today
            payment.debtorAccount = CashAccount(identification: .iban(debtor.account))
            payment.creditorAccount = CashAccount(identification: .iban(creditor.account))
            payment.remittanceInformation = RemittanceInformation(unstructured: ["EKNP 1919KZT710"])
            let header = GroupHeader(
                messageIdentification: "PAY-1", creationDateTime: now, numberOfTransactions: CountText(1),
                settlementInformation: SettlementInstruction(method: .clearing))
            return .customerCreditTransfer(CustomerCreditTransfer(groupHeader: header, transactions: [payment]))
        }
        // end
        return try payment(
            ExampleValues.amount(), uetr: ExampleValues.payment(),
            from: (ExampleValues.sender(), ExampleValues.account()),
            to: (ExampleValues.receiver(), ExampleValues.otherAccount()), today: ExampleValues.today(),
            now: ExampleValues.now())
    }

    // MARK: pacs.009

    private static func readInstitutionTransfer(_ element: Element) throws {
        // PayingBetweenInstitutions: read
        /// The payments of the institutions' own money: those that cover no customer's payment.
        func ownPayments(_ document: Element) throws -> [FinancialInstitutionTransaction] {
            let content = try BusinessContent(document: document, definition: .financialInstitutionCreditTransfer)
            guard case .financialInstitutionCreditTransfer(let transfer) = content else { return [] }
            return transfer.transactions.filter { !$0.isCover }
        }
        // end
        let found = try ownPayments(element)
        #expect(found.map(\.debtor.bicfi) == [try ExampleValues.sender()])
    }

    private static func writtenInstitutionTransfer() throws -> BusinessContent {
        // PayingBetweenInstitutions: write
        /// Pays an institution's own money to another.
        func payment(
            _ amount: CurrencyAndAmount, uetr: UETR, from debtor: BICFI, to creditor: BICFI, today: ISODate,
            now: ISODateTime
        ) -> BusinessContent {
            var payment = FinancialInstitutionTransaction(
                paymentIdentification: PaymentIdentification(endToEnd: "FUNDING-7", uetr: uetr),
                interbankSettlementAmount: amount, debtor: AgentIdentification(bicfi: debtor),
                creditor: AgentIdentification(bicfi: creditor))
            payment.interbankSettlementDate = today
            payment.settlementPriority = .high
            let header = GroupHeader(
                messageIdentification: "PAY-2", creationDateTime: now, numberOfTransactions: CountText(1),
                settlementInformation: SettlementInstruction(method: .clearing))
            return .financialInstitutionCreditTransfer(
                FinancialInstitutionCreditTransfer(groupHeader: header, transactions: [payment]))
        }
        // end
        return try payment(
            ExampleValues.amount(), uetr: ExampleValues.payment(), from: ExampleValues.sender(),
            to: ExampleValues.receiver(), today: ExampleValues.today(), now: ExampleValues.now())
    }

    // MARK: pacs.002

    private static func readReport(_ element: Element) throws {
        // AnsweringAPayment: read
        /// What became of a payment, and why.
        func outcome(
            _ document: Element, of payment: UETR
        ) throws -> (status: PaymentStatus?, reason: StatusReason?)? {
            let content = try BusinessContent(document: document, definition: .paymentStatusReport)
            guard case .paymentStatusReport(let report) = content else { return nil }
            let transaction = report.transactions.first { $0.originalUETR == payment }
            return transaction.map { ($0.status, $0.reasons.first?.statusReason) }
        }
        // end
        let found = try #require(try outcome(element, of: ExampleValues.payment()))
        #expect(found.status == .rejected)
        #expect(found.reason == .closedAccountNumber)
    }

    private static func writtenReport() throws -> BusinessContent {
        // AnsweringAPayment: write
        /// Refuses a payment because the account is closed.
        func refusal(of payment: UETR, in original: OriginalMessage, now: ISODateTime) -> BusinessContent {
            var transaction = TransactionStatus(status: .rejected)
            transaction.originalMessage = original
            transaction.originalUETR = payment
            transaction.reasons = [
                StatusReasonInformation(.closedAccountNumber, narrative: "The account was closed on 1 March.")
            ]
            let header = StatusReportGroupHeader(messageIdentification: "STS-1", creationDateTime: now)
            return .paymentStatusReport(PaymentStatusReport(groupHeader: header, transactions: [transaction]))
        }
        // end
        let original = OriginalMessage(messageIdentification: "PAY-1", messageName: "pacs.008.001.08")
        return try refusal(of: ExampleValues.payment(), in: original, now: ExampleValues.now())
    }

    // MARK: pacs.028

    private static func readRequest(_ element: Element) throws {
        // AskingForAStatus: read
        /// The payments that somebody asks about.
        func payments(_ document: Element) throws -> [UETR] {
            let content = try BusinessContent(document: document, definition: .paymentStatusRequest)
            guard case .paymentStatusRequest(let request) = content else { return [] }
            return request.transactions.compactMap(\.originalUETR)
        }
        // end
        #expect(try payments(element) == [ExampleValues.payment()])
    }

    private static func writtenRequest() throws -> BusinessContent {
        // AskingForAStatus: write
        /// Asks what became of a payment.
        func question(about payment: UETR, in original: OriginalMessage, now: ISODateTime) -> BusinessContent {
            var transaction = TransactionStatusRequest()
            transaction.originalMessage = original
            transaction.originalUETR = payment
            let header = StatusReportGroupHeader(messageIdentification: "ASK-1", creationDateTime: now)
            return .paymentStatusRequest(PaymentStatusRequest(groupHeader: header, transactions: [transaction]))
        }
        // end
        let original = OriginalMessage(messageIdentification: "PAY-1", messageName: "pacs.008.001.08")
        return try question(about: ExampleValues.payment(), in: original, now: ExampleValues.now())
    }

    // MARK: pacs.004

    private static func readReturn(_ element: Element) throws {
        // ReturningAPayment: read
        /// Which payments come back, how much of each, and the codes that say why.
        func returns(
            _ document: Element
        ) throws -> [(payment: UETR?, amount: CurrencyAndAmount, reasons: [String])] {
            let content = try BusinessContent(document: document, definition: .paymentReturn)
            guard case .paymentReturn(let paymentReturn) = content else { return [] }
            return paymentReturn.transactions.map { transaction in
                let reasons = transaction.reasons.compactMap { $0.reason?.code }
                return (transaction.originalUETR, transaction.returnedInterbankSettlementAmount, reasons)
            }
        }
        // end
        let found = try #require(try returns(element).first)
        #expect(try found.payment == ExampleValues.payment())
        #expect(try found.amount == ExampleValues.amount())
        #expect(found.reasons == ["AC04"])
    }

    private static func writtenReturn() throws -> BusinessContent {
        // ReturningAPayment: write
        /// Gives a payment back because the account is closed.
        func giveBack(
            _ amount: CurrencyAndAmount, of payment: UETR, in original: OriginalMessage, today: ISODate,
            now: ISODateTime
        ) -> BusinessContent {
            var transaction = ReturnedTransaction(returnedInterbankSettlementAmount: amount)
            transaction.returnIdentification = "RTR-1"
            transaction.originalMessage = original
            transaction.originalUETR = payment
            transaction.originalInterbankSettlementAmount = amount
            transaction.interbankSettlementDate = today
            transaction.reasons = [ReturnReasonInformation(reason: .code("AC04"))]
            let header = PaymentReturnGroupHeader(
                messageIdentification: "RTR-1", creationDateTime: now, numberOfTransactions: CountText(1),
                settlementInformation: SettlementInstruction(method: .clearing))
            return .paymentReturn(PaymentReturn(groupHeader: header, transactions: [transaction]))
        }
        // end
        let original = OriginalMessage(messageIdentification: "PAY-1", messageName: "pacs.008.001.08")
        return try giveBack(
            ExampleValues.amount(), of: ExampleValues.payment(), in: original, today: ExampleValues.today(),
            now: ExampleValues.now())
    }
}
