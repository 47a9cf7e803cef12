import ISO20022
import Testing
import XMLCore

/// The code of the articles on accounts.
enum AccountExamples {
    static let all = [
        ArticleExample(
            article: "ReportingOnAnAccount", definition: .bankToCustomerAccountReport,
            read: { try readReport($0) }, written: { .document(try writtenReport()) }),
        ArticleExample(
            article: "StatingAnAccount", definition: .bankToCustomerStatement,
            read: { try readStatement($0) }, written: { .document(try writtenStatement()) }),
        ArticleExample(
            article: "NotifyingOfEntries", definition: .bankToCustomerDebitCreditNotification,
            read: { try readNotification($0) }, written: { .document(try writtenNotification()) }),
        ArticleExample(
            article: "RequestingAReport", definition: .accountReportingRequest,
            read: { try readRequest($0) }, written: { .document(try writtenRequest()) }),
        ArticleExample(
            article: "ReceiptOfARequest", definition: .receipt,
            read: { try readReceipt($0) }, written: { .document(try writtenReceipt()) }),
    ]

    // MARK: camt.052

    private static func readReport(_ element: Element) throws {
        // ReportingOnAnAccount: read
        /// The balances of an account in the course of a day.
        func interimBalances(_ document: Element, of account: IBANIdentifier) throws -> [CurrencyAndAmount] {
            let content = try BusinessContent(document: document, definition: .bankToCustomerAccountReport)
            guard case .bankToCustomerAccountReport(let message) = content else { return [] }
            let reports = message.reports.filter { $0.account.account.identification == .iban(account) }
            return reports.flatMap(\.balances).filter { $0.type == CashBalance.interimBooked }.map(\.amount)
        }
        // end
        #expect(try interimBalances(element, of: ExampleValues.account()) == [ExampleValues.amount()])
        #expect(try interimBalances(element, of: ExampleValues.otherAccount()) == [])
    }

    private static func writtenReport() throws -> BusinessContent {
        // ReportingOnAnAccount: write
        /// Says what is on an account now.
        func report(on account: IBANIdentifier, balance: CurrencyAndAmount, now: ISODateTime) -> BusinessContent {
            let report = AccountReport(
                identification: "RPT-1",
                account: StatementAccount(account: CashAccount(identification: .iban(account))),
                balances: [
                    CashBalance(
                        type: CashBalance.interimBooked, amount: balance, side: .credit, date: .dateTime(now))
                ])
            let header = StatementGroupHeader(messageIdentification: "RPT-1", creationDateTime: now)
            return .bankToCustomerAccountReport(
                BankToCustomerAccountReport(groupHeader: header, reports: [report]))
        }
        // end
        return try report(on: ExampleValues.account(), balance: ExampleValues.amount(), now: ExampleValues.now())
    }

    // MARK: camt.053

    private static func readStatement(_ element: Element) throws {
        // StatingAnAccount: read
        /// The entries of a statement that were booked for good, by the servicer's reference.
        func bookedEntries(_ document: Element) throws -> [String: CurrencyAndAmount] {
            let content = try BusinessContent(document: document, definition: .bankToCustomerStatement)
            guard case .bankToCustomerStatement(let message) = content else { return [:] }
            var booked: [String: CurrencyAndAmount] = [:]
            for entry in message.statements.flatMap(\.entries) where entry.status == StatementEntry.booked {
                booked[entry.accountServicerReference?.text ?? ""] = entry.amount
            }
            return booked
        }
        // end
        #expect(try bookedEntries(element) == ["POST-1": ExampleValues.amount()])
    }

    private static func writtenStatement() throws -> BusinessContent {
        // StatingAnAccount: write
        /// States an account that was empty in the morning and got one payment.
        func statement(
            of account: IBANIdentifier, payment: CurrencyAndAmount, nothing: CurrencyAndAmount, day: ISODate,
            now: ISODateTime
        ) -> BusinessContent {
            var statement = AccountStatement(
                identification: "STM-1",
                account: StatementAccount(account: CashAccount(identification: .iban(account))),
                balances: [
                    CashBalance(type: CashBalance.openingBooked, amount: nothing, side: .credit, date: .date(day)),
                    CashBalance(type: CashBalance.closingBooked, amount: payment, side: .credit, date: .date(day)),
                ])
            var entry = StatementEntry(
                amount: payment, side: .credit, status: StatementEntry.booked,
                transactionCode: .receivedCrossBorderTransfer)
            entry.bookingDate = .date(day)
            entry.accountServicerReference = "POST-1"
            statement.entries = [entry]
            let header = StatementGroupHeader(messageIdentification: "STM-1", creationDateTime: now)
            return .bankToCustomerStatement(
                BankToCustomerStatement(groupHeader: header, statements: [statement]))
        }
        // end
        let nothing = try #require(
            CurrencyAndAmount(minorUnits: 0, decimals: 2, currency: ExampleValues.tenge()))
        return try statement(
            of: ExampleValues.account(), payment: ExampleValues.amount(), nothing: nothing,
            day: ExampleValues.today(), now: ExampleValues.now())
    }

    // MARK: camt.054

    private static func readNotification(_ element: Element) throws {
        // NotifyingOfEntries: read
        /// What was credited, payment by payment.
        func credits(_ document: Element) throws -> [CurrencyAndAmount] {
            let content = try BusinessContent(
                document: document, definition: .bankToCustomerDebitCreditNotification)
            guard case .bankToCustomerDebitCreditNotification(let message) = content else { return [] }
            return message.notifications.flatMap(\.entries).filter { $0.side == .credit }.map(\.amount)
        }
        // end
        #expect(try credits(element) == [ExampleValues.amount()])
    }

    private static func writtenNotification() throws -> BusinessContent {
        // NotifyingOfEntries: write
        /// Tells of one payment that came in.
        func notice(of payment: CurrencyAndAmount, on account: IBANIdentifier, now: ISODateTime) -> BusinessContent {
            var notification = AccountNotification(
                identification: "NTF-1",
                account: StatementAccount(account: CashAccount(identification: .iban(account))))
            notification.entries = [
                StatementEntry(
                    amount: payment, side: .credit, status: StatementEntry.booked,
                    transactionCode: .receivedCrossBorderTransfer)
            ]
            let header = StatementGroupHeader(messageIdentification: "NTF-1", creationDateTime: now)
            return .bankToCustomerDebitCreditNotification(
                BankToCustomerDebitCreditNotification(groupHeader: header, notifications: [notification]))
        }
        // end
        return try notice(of: ExampleValues.amount(), on: ExampleValues.account(), now: ExampleValues.now())
    }

    // MARK: camt.060

    private static func readRequest(_ element: Element) throws {
        // RequestingAReport: read
        /// The definitions of the messages that somebody asks for.
        func requestedMessages(_ document: Element) throws -> [String] {
            let content = try BusinessContent(document: document, definition: .accountReportingRequest)
            guard case .accountReportingRequest(let message) = content else { return [] }
            return message.requests.map(\.requestedMessageName.text)
        }
        // end
        #expect(try requestedMessages(element) == ["camt.053.001.08"])
    }

    private static func writtenRequest() throws -> BusinessContent {
        // RequestingAReport: write
        /// Asks for the statement of one day.
        func request(
            forAccount account: IBANIdentifier, of owner: BICFI, day: ISODate, now: ISODateTime
        ) -> BusinessContent {
            var request = ReportingRequest(
                requestedMessageName: "camt.053.001.08", accountOwner: .agent(AgentIdentification(bicfi: owner)))
            request.account = CashAccount(identification: .iban(account))
            request.period = ReportingPeriod(fromDate: day, toDate: day)
            return .accountReportingRequest(
                AccountReportingRequest(messageIdentification: "REQ-1", creationDateTime: now, requests: [request]))
        }
        // end
        return try request(
            forAccount: ExampleValues.account(), of: ExampleValues.sender(), day: ExampleValues.today(),
            now: ExampleValues.now())
    }

    // MARK: camt.025

    private static func readReceipt(_ element: Element) throws {
        // ReceiptOfARequest: read
        /// What became of a request.
        func statuses(_ document: Element, of request: Max35Text) throws -> [String] {
            let content = try BusinessContent(document: document, definition: .receipt)
            guard case .receipt(let receipt) = content else { return [] }
            let details = receipt.details.filter { $0.originalMessageIdentification == request }
            return details.flatMap(\.handling).map(\.status.text)
        }
        // end
        #expect(try statuses(element, of: "REQ-1") == ["RJCT"])
    }

    private static func writtenReceipt() throws -> BusinessContent {
        // ReceiptOfARequest: write
        /// Refuses a request for an account that is not there.
        func refusal(of request: Max35Text, now: ISODateTime) -> BusinessContent {
            var details = Receipt.Details(originalMessageIdentification: request)
            details.originalMessageName = "camt.060.001.05"
            details.handling = [Receipt.Handling(status: "RJCT", description: "There is no such account.")]
            return .receipt(Receipt(messageIdentification: "RCT-2", creationDateTime: now, details: [details]))
        }
        // end
        return try refusal(of: "REQ-1", now: ExampleValues.now())
    }
}
