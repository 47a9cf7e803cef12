import Testing
import XMLCore

@testable import ISO20022

/// What the messages about accounts say in one version and not in the other, and what their pages hold.
@Suite struct AccountMessageVersionTests {
    private typealias Edit = @Sendable (inout EntryTransaction) throws -> Void

    private static func entry(_ edit: Edit) throws -> StatementEntry {
        var transaction = EntryTransaction()
        try edit(&transaction)
        var entry = StatementEntry(
            amount: try RuleBench.amount("12.5", "KZT"), side: .credit, status: StatementEntry.booked,
            transactionCode: .receivedCrossBorderTransfer)
        entry.details = [EntryDetails(transactions: [transaction])]
        return entry
    }

    /// The three messages with one entry each.
    private static func messages(_ version: AccountMessageVersion, _ edit: Edit) throws -> [BusinessContent] {
        let entry = try entry(edit)
        let header = StatementGroupHeader(
            messageIdentification: "M-1", creationDateTime: try RuleBench.instant("2026-11-21T09:30:00+05:00"))
        let account = StatementAccount(account: try RuleBench.iban("KZ72722S000000000001"))
        var report = AccountReport(identification: "R-1", account: account)
        report.entries = [entry]
        let day = DateOrDateTime.date(try #require(ISODate("2026-11-21")))
        let balance = CashBalance(
            type: CashBalance.closingBooked, amount: try RuleBench.amount("1", "KZT"), side: .credit, date: day)
        var statement = AccountStatement(identification: "S-1", account: account, balances: [balance])
        statement.entries = [entry]
        var notification = AccountNotification(identification: "N-1", account: account)
        notification.entries = [entry]
        return [
            .bankToCustomerAccountReport(
                BankToCustomerAccountReport(groupHeader: header, reports: [report], version: version)),
            .bankToCustomerStatement(
                BankToCustomerStatement(groupHeader: header, statements: [statement], version: version)),
            .bankToCustomerDebitCreditNotification(
                BankToCustomerDebitCreditNotification(
                    groupHeader: header, notifications: [notification], version: version)),
        ]
    }

    private static func document(_ content: BusinessContent) throws -> Element {
        let draft = XMLDraft(root: "Document", namespace: content.definition.namespaceURI)
        content.write(intoDocument: draft.root)
        return try ParsedXML(draft.canonicalBytes(), limits: .statement).root
    }

    private static func exchange(base: String?) throws -> AmountDetails {
        var exchange = CurrencyExchange(
            source: try #require(CurrencyCode("USD")), rate: try #require(ExactDecimal("495.15")))
        exchange.target = CurrencyCode("KZT")
        exchange.rateBase = base.flatMap { ExactDecimal($0) }
        var details = AmountDetails()
        details.instructed = ExchangedAmount(amount: try RuleBench.amount("1", "USD"), exchange: exchange)
        details.proprietary = [.init(type: "FEE", amount: ExchangedAmount(amount: try RuleBench.amount("1", "KZT")))]
        return details
    }

    private static func remittance(_ edit: (inout StructuredRemittance) throws -> Void) rethrows -> EntryRemittance {
        var structured = StructuredRemittance()
        try edit(&structured)
        return EntryRemittance(unstructured: ["Invoice 7"], structured: [structured])
    }

    private static func document(_ type: CodeOrProprietary<4>) -> StructuredRemittance.ReferredDocument {
        StructuredRemittance.ReferredDocument(type: .init(code: type, issuer: "A"), number: "7")
    }

    private static func dated(_ type: CodeOrProprietary<4>?) -> EntryRemittance {
        var document = document(.code("CINV"))
        document.date = ISODate("2026-11-20")
        document.dateType = type
        return remittance { $0.documents = [document] }
    }

    private static let edits: [(what: String, versions: Set<AccountMessageVersion>, edit: Edit)] = [
        ("nothing", [.v08, .v14], { _ in }),
        (
            "references", [.v08, .v14],
            {
                var references = TransactionReferences()
                references.mandate = "MANDATE"
                references.chequeNumber = "000123"
                references.proprietary = [.init(type: "POSTING", reference: "17")]
                $0.references = references
            }
        ),
        (
            "the return it came back by", [.v14],
            {
                $0.references = TransactionReferences()
                $0.references?.returnIdentification = "R-1"
            }
        ),
        ("an exchange", [.v08, .v14], { $0.amountDetails = try exchange(base: nil) }),
        ("an exchange by the hundred", [.v14], { $0.amountDetails = try exchange(base: "100") }),
        (
            "charges", [.v08, .v14],
            {
                var record = EntryCharges.Record(amount: try RuleBench.amount("3.1", "KZT"))
                record.side = .debit
                record.isIncluded = false
                record.type = .code("COMM")
                record.ratePercent = ExactDecimal("0.25")
                record.bearer = .shared
                record.agent = try RuleBench.agent("NBRKKZKX")
                $0.charges = EntryCharges(total: try RuleBench.amount("3.1", "KZT"), records: [record])
            }
        ),
        (
            "dates", [.v08, .v14],
            {
                var dates = TransactionDates()
                dates.acceptanceDateTime = try RuleBench.instant("2026-11-20T09:30:00+05:00")
                dates.interbankSettlementDate = ISODate("2026-11-21")
                $0.dates = dates
            }
        ),
        (
            "a return", [.v08, .v14],
            {
                var returned = EntryReturn(reason: .code("AC04"), additionalInformation: ["The account is closed"])
                returned.originalTransactionCode = .issuedCrossBorderTransfer
                returned.originator = PartyIdentification(name: "Creditor LLP")
                $0.returnInformation = returned
            }
        ),
        (
            "an advice apart", [.v08, .v14],
            { $0.relatedRemittances = Array(repeating: RelatedRemittance(identification: "ADV-1"), count: 10) }
        ),
        (
            "too many advices", [],
            { $0.relatedRemittances = Array(repeating: RelatedRemittance(identification: "ADV-1"), count: 11) }
        ),
        (
            "the creditor's reference", [.v08, .v14],
            {
                $0.remittanceInformation = remittance {
                    $0.creditorReference = .init(type: .init(code: .code("SCOR")), reference: "RF18539007547034")
                }
            }
        ),
        (
            "a creditor's reference of a newer kind", [.v14],
            {
                $0.remittanceInformation = remittance {
                    $0.creditorReference = .init(type: .init(code: .code("NEWK")), reference: "1")
                }
            }
        ),
        (
            "an invoice", [.v08, .v14],
            { $0.remittanceInformation = remittance { $0.documents = [document(.code("CINV"))] } }
        ),
        (
            "a document of one's own kind", [.v08, .v14],
            { $0.remittanceInformation = remittance { $0.documents = [document(.proprietary("contract"))] } }
        ),
        (
            "a document of a newer kind", [.v14],
            { $0.remittanceInformation = remittance { $0.documents = [document(.code("NEWD"))] } }
        ),
        ("a date without a type", [.v08], { $0.remittanceInformation = dated(nil) }),
        ("a date with its type", [.v14], { $0.remittanceInformation = dated(.code("INVD")) }),
        (
            "four lines", [],
            {
                $0.remittanceInformation = remittance {
                    $0.additionalInformation = Array(repeating: "A line", count: 4)
                }
            }
        ),
        (
            "an account by proxy", [.v14],
            {
                var account = CashAccount(identification: .proxyOnly)
                account.proxy = ProxyAccount(type: .code("TELE"), identification: "+7-7010000000")
                $0.parties = TransactionParties()
                $0.parties?.creditorAccount = account
            }
        ),
        (
            "agents between", [.v08, .v14],
            {
                $0.agents = TransactionAgents()
                $0.agents?.intermediaryAgent2 = try RuleBench.agent("NBRKKZKX")
            }
        ),
    ]

    @Test func whatAVersionLacksIsRefusedInIt() throws {
        let schemas = try MessageSchemas()
        for (what, versions, edit) in Self.edits {
            for version in AccountMessageVersion.allCases {
                for content in try Self.messages(version, edit) {
                    let definition = content.definition
                    guard versions.contains(version) else {
                        #expect(throws: CanonicalizationRejection.noPlaceForValue, "\(what), \(definition)") {
                            try Self.document(content)
                        }
                        continue
                    }
                    let written = try Self.document(content)
                    #expect(schemas[definition].validate(written) == [], "\(what), \(definition)")
                    #expect(try BusinessContent(document: written, definition: definition) == content, "\(what)")
                    #expect(try outsideOfPage(written, definition: definition) == [], "\(what)")
                }
            }
        }
    }

    /// A list of none is no choice that the schema knows.
    @Test func sequencesAreNeverEmpty() throws {
        let schemas = try MessageSchemas()
        let party = PartyOrAgent.agent(try RuleBench.agent("NBRKKZKX"))
        for (sequence, isWritten): (SequenceRange, Bool) in [
            (.from("1"), true), (.to("9"), true), (.ranges([.init(from: "1", to: "3")]), true), (.ranges([]), false),
            (.only(["1", "2"]), true), (.only([]), false), (.except(["5"]), true), (.except([]), false),
        ] {
            var request = ReportingRequest(requestedMessageName: "camt.053.001.08", accountOwner: party)
            request.sequence = sequence
            let content = BusinessContent.accountReportingRequest(
                AccountReportingRequest(
                    messageIdentification: "Q-1", creationDateTime: try RuleBench.instant("2026-11-21T09:30:00Z"),
                    requests: [request]))
            guard isWritten else {
                #expect(throws: CanonicalizationRejection.noPlaceForValue, "\(sequence)") {
                    try Self.document(content)
                }
                continue
            }
            let written = try Self.document(content)
            #expect(schemas[.accountReportingRequest].validate(written) == [], "\(sequence)")
            let again = try BusinessContent(document: written, definition: .accountReportingRequest)
            #expect(again == content, "\(sequence)")
        }
    }

    /// A statement has a balance, as its schema says; a report may be without, and a notification has none.
    @Test func balancesAreWhereTheMessageHasThem() throws {
        for content in try Self.messages(.v08, { _ in }) {
            let text = String(decoding: try Self.document(content).canonicalBytes(), as: UTF8.self)
            #expect(text.contains("<Bal>") == (content.definition == .bankToCustomerStatement))
            guard case .bankToCustomerStatement = content else { continue }
            let without = text.replacing(/<Bal>.*<\/Bal>/, with: "")
            let xml = try ParsedXML(Array(without.utf8), limits: .statement)
            #expect(throws: ElementRejection.self) {
                try BusinessContent(document: xml.root, definition: .bankToCustomerStatement)
            }
        }
    }

    @Test func timesOfDay() {
        for (text, written) in [
            ("00:00:00", "00:00:00"), ("24:00:00", "24:00:00"), ("24:00:00.000Z", "24:00:00+00:00"),
            ("09:30:00.5+05:00", "09:30:00.500+05:00"), (" 23:59:59\n", "23:59:59"),
            ("09:30:00-14:00", "09:30:00-14:00"),
            ("09:30:00.000000000000000001", "09:30:00.000000000000000001"),
        ] {
            #expect(ISOTime(text)?.text == written)
            #expect(ISOTime(written) == ISOTime(text))
        }
        // The end of a day is not its beginning.
        #expect(ISOTime("24:00:00") != ISOTime("00:00:00"))
        for bad in [
            "", "9:30:00", "09:30", "24:00:01", "24:00:00.1", "25:00:00", "09:60:00", "09:30:60", "09:30:00+14:01",
            "09:30:00z", "2026-11-21T09:30:00", "09:30:00.", "09:30:00.0000000000000000001", "٠9:30:00",
        ] { #expect(ISOTime(bad) == nil, "\(bad)") }
    }
}
