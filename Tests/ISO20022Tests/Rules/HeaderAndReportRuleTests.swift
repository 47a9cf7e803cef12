import Testing
import XMLCore

@testable import ISO20022

@Suite struct HeaderAndReportRuleTests {
    // MARK: Header

    @Test(arguments: headerCases)
    fileprivate func headerRuleHolds(_ ruleCase: RuleCase<BusinessApplicationHeader>) throws {
        try ruleCase.check(RuleBench.header(.customerCreditTransfer)) { try RuleBench.findings(in: $0) }
    }

    fileprivate static let headerCases: [RuleCase<BusinessApplicationHeader>] = [
        .init("iso:B1", .requiredCompulsoryElementMissing, at: "/AppHdr/CpyDplct") {
            $0.copyDuplicate = .duplicate
            $0.related = [.init($0)]
        } refuses: {
            $0.copyDuplicate = .duplicate
        },
        .init("hvps:business-service", .requiredCompulsoryElementMissing, at: "/AppHdr") { $0.businessService = nil },
        .init("hvps:institutions", .invalidBICIdentifier, at: "/AppHdr/Fr") {
            $0.from = .organisation(PartyIdentification(name: "Nobody"))
        },
        .init("hvps:institutions", .invalidBICIdentifier, at: "/AppHdr/To") { $0.to = .agent(AgentIdentification()) },
        .init("hvps:offset-time", .invalidCreationDate, at: "/AppHdr/CreDt") {
            $0.creationDate = try RuleBench.instant("2026-11-21T09:30:00Z")
        } refuses: {
            $0.creationDate = try RuleBench.instant("2026-11-21T09:30:00")
        },
    ]

    @Test func aZIsNoOffsetInHours() throws {
        let xml = try ParsedXML(
            Array("<AppHdr><CreDt>2026-11-21T09:30:00Z</CreDt></AppHdr>".utf8), limits: .payment)
        var header = try RuleBench.header(.customerCreditTransfer)
        header.creationDate = try RuleBench.instant("2026-11-21T09:30:00Z")
        let found = headerRuleFindings(in: header, header: xml.root, practices: [.hvps])
        #expect(found.map(\.rule) == ["hvps:offset-time"])
    }

    /// B2: the schema's wildcard takes any element of the signature namespace.
    @Test(arguments: [("Signature", true), ("Object", false), ("SignatureValue", false)])
    func onlyASignatureSignsAHeader(_ name: String, _ isAccepted: Bool) throws {
        let header = try RuleBench.header(.customerCreditTransfer)
        let definition = MessageDefinition.businessApplicationHeader
        let draft = XMLDraft(root: "AppHdr", namespace: definition.namespaceURI)
        header.write(to: draft.root) { element in
            element.child("Sgntr").child(name, namespace: MessageEnvelope.signatureNamespace, prefix: "ds")
        }
        let element = draft.seal().root
        #expect(try MessageSchemas()[definition].validate(element) == [])
        let found = headerRuleFindings(in: header, header: element, practices: [.iso])
        #expect(found.map(\.rule) == (isAccepted ? [] : ["iso:B2"]))
        #expect(found.allSatisfy { $0.path == "/AppHdr/Sgntr" })
    }

    // MARK: Credit transfer, high-value practice

    @Test(arguments: highValueCases)
    fileprivate func highValueRuleHolds(_ ruleCase: RuleCase<CustomerCreditTransfer>) throws {
        try ruleCase.check(RuleBench.transfer()) { try RuleBench.findings(in: .customerCreditTransfer($0)) }
    }

    fileprivate static let highValueCases: [RuleCase<CustomerCreditTransfer>] = [
        .init("hvps:single-transaction", .invalidGroupNumberOfTransactions, at: group + "/NbOfTxs") {
            $0.transactions.append(try RuleBench.transaction(2))
            $0.groupHeader.numberOfTransactions = CountText(2)
        },
        .init("hvps:settlement-method", .elementContentFormallyIncorrect, at: group + "/SttlmInf/SttlmMtd") {
            $0.groupHeader.settlementInformation = SettlementInstruction(method: .instructingAgent)
        },
        .init("hvps:clearing-system", .requiredCompulsoryElementMissing, at: group + "/SttlmInf") {
            $0.groupHeader.settlementInformation.clearingSystem = nil
        },
        .init("hvps:offset-time", .invalidCreationDate, at: group + "/CreDtTm") {
            $0.groupHeader.creationDateTime = try RuleBench.instant("2026-11-21T09:30:00")
        },
        .init("hvps:instruction-identification", .requiredCompulsoryElementMissing, at: payment + "/PmtId") {
            $0.transactions[0].paymentIdentification.instruction = nil
        },
        .init("hvps:uetr", .requiredCompulsoryElementMissing, at: payment + "/PmtId") {
            $0.transactions[0].paymentIdentification.uetr = nil
        },
        .init("hvps:instructing-agent", .requiredCompulsoryElementMissing, at: payment) {
            $0.groupHeader.instructingAgent = $0.transactions[0].instructingAgent
            $0.transactions[0].instructingAgent = nil
        } refuses: {
            $0.transactions[0].instructingAgent = nil
        },
        .init("hvps:instructed-agent", .requiredCompulsoryElementMissing, at: payment) {
            $0.transactions[0].instructedAgent = nil
        },
    ]

    private static let group = "/Document/FIToFICstmrCdtTrf/GrpHdr"
    private static let payment = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf"

    // MARK: Status report

    @Test(arguments: reportCases)
    fileprivate func reportRuleHolds(_ ruleCase: RuleCase<PaymentStatusReport>) throws {
        try ruleCase.check(Self.report()) { try RuleBench.findings(in: .paymentStatusReport($0)) }
    }

    private static func report() throws -> PaymentStatusReport {
        let original = OriginalMessage(messageIdentification: "MSG-1", messageName: "pacs.008.001.08")
        var status = TransactionStatus(status: .acceptedSettlementCompleted)
        status.originalEndToEnd = "E2E-1"
        status.originalUETR = UETR(randomHigh: 1, randomLow: 1)
        let header = StatusReportGroupHeader(
            messageIdentification: "RPT-1", creationDateTime: try RuleBench.instant("2026-11-21T09:30:00+05:00"))
        return PaymentStatusReport(
            groupHeader: header, originalGroups: [OriginalGroupStatus(original: original)], transactions: [status])
    }

    fileprivate static let reportCases: [RuleCase<PaymentStatusReport>] = [
        .init("iso:pacs.002-narrative", .requiredCompulsoryElementMissing, at: transaction + "/StsRsnInf[2]") {
            $0.transactions[0].reasons = [StatusReasonInformation(.narrative, narrative: "Because.")]
        } refuses: {
            $0.transactions[0].reasons = [StatusReasonInformation(.duplication), StatusReasonInformation(.narrative)]
        },
        .init("iso:pacs.002-group-accepted", .elementContentFormallyIncorrect, at: transaction + "/TxSts") {
            $0.originalGroups[0].status = .partiallyAccepted
            $0.transactions[0].status = .rejected
        } refuses: {
            $0.originalGroups[0].status = .pending
            $0.transactions[0].status = .rejected
        },
        .init("iso:pacs.002-group-received", .elementNotAdmitted, at: transaction + "/TxSts") {
            $0.originalGroups[0].status = .received
            $0.transactions = []
        } refuses: {
            $0.originalGroups[0].status = .received
        },
        .init("iso:pacs.002-group-rejected", .elementContentFormallyIncorrect, at: transaction + "/TxSts") {
            $0.originalGroups[0].status = .rejected
            $0.transactions[0].status = .rejected
        } refuses: {
            $0.originalGroups[0].status = .rejected
        },
        .init("iso:pacs.002-original-message", .elementNotAdmitted, at: transaction + "/OrgnlGrpInf") {
            $0.transactions[0].originalMessage = $0.originalGroups[0].original
            $0.originalGroups = []
        } refuses: {
            $0.transactions[0].originalMessage = $0.originalGroups[0].original
        },
        .init("iso:pacs.002-original-message", .requiredCompulsoryElementMissing, at: transaction) {
            $0.originalGroups = []
        },
        .init("iso:pacs.002-group-text", .elementNotAdmitted, at: message + "/OrgnlGrpInfAndSts/StsRsnInf") {
            $0.originalGroups[0].status = .rejected
            $0.transactions[0].status = .rejected
            $0.originalGroups[0].reasons = [StatusReasonInformation(.syntaxError, narrative: "Because.")]
        } refuses: {
            $0.originalGroups[0].reasons = [StatusReasonInformation(.syntaxError, narrative: "Because.")]
        },
        .init("hvps:original-uetr", .requiredCompulsoryElementMissing, at: transaction) {
            $0.transactions[0].originalUETR = nil
        },
        .init("hvps:original-end-to-end", .requiredCompulsoryElementMissing, at: transaction) {
            $0.transactions[0].originalEndToEnd = nil
        },
        .init("hvps:transaction-status", .requiredCompulsoryElementMissing, at: transaction) {
            $0.transactions[0].status = nil
        },
    ]

    private static let message = "/Document/FIToFIPmtStsRpt"
    private static let transaction = message + "/TxInfAndSts"

    @Test func aNarrativeIsCutIntoLines() {
        let information = StatusReasonInformation(.syntaxError, narrative: String(repeating: "ә", count: 211))
        #expect(information.additionalInformation.map(\.text.unicodeScalars.count) == [105, 105, 1])
        #expect(information.statusReason == .syntaxError)
        #expect(StatusReasonInformation(.duplication).additionalInformation.isEmpty)
    }

    // MARK: Statement

    @Test(arguments: statementCases)
    fileprivate func statementRuleHolds(_ ruleCase: RuleCase<BankToCustomerStatement>) throws {
        try ruleCase.check(Self.statement()) { try RuleBench.findings(in: .bankToCustomerStatement($0)) }
    }

    private static func statement() throws -> BankToCustomerStatement {
        let day = DateOrDateTime.date(try #require(ISODate("2026-11-21")))
        let amount = try RuleBench.amount("100", "KZT")
        let account = StatementAccount(account: try RuleBench.iban("KZ72722S000000000001"))
        var statement = AccountStatement(
            identification: "STMT-1", account: account,
            balances: [
                CashBalance(type: CashBalance.openingBooked, amount: amount, side: .credit, date: day),
                CashBalance(type: CashBalance.closingBooked, amount: amount, side: .credit, date: day),
            ])
        statement.pagination = Pagination(page: 1, isLast: true)
        statement.entries = [
            StatementEntry(
                amount: amount, side: .credit, status: StatementEntry.booked,
                transactionCode: .receivedCrossBorderTransfer)
        ]
        let header = StatementGroupHeader(
            messageIdentification: "MSG-1", creationDateTime: try RuleBench.instant("2026-11-21T09:30:00+05:00"))
        return BankToCustomerStatement(groupHeader: header, statements: [statement])
    }

    fileprivate static let statementCases: [RuleCase<BankToCustomerStatement>] = [
        .init("iso:camt.053-pagination", .elementNotAdmitted, at: account + "/StmtPgntn") {
            $0.groupHeader.pagination = Pagination(page: 1, isLast: true)
            $0.statements[0].pagination = nil
        } refuses: {
            $0.groupHeader.pagination = Pagination(page: 1, isLast: true)
        },
        .init("iso:camt.053-forward-available", .elementNotAdmitted, at: account + "/Bal[2]/Avlbty") {
            $0.statements[0].balances[1].type = .code("FWAV")
        } refuses: {
            $0.statements[0].balances[1].type = .code("FWAV")
            $0.statements[0].balances[1].availability = [
                CashAvailability(
                    when: .days(CountText(1)), amount: try RuleBench.amount("1", "KZT"), side: .credit)
            ]
        },
        .init("iso:transaction-code", .requiredCompulsoryElementMissing, at: account + "/Ntry/BkTxCd") {
            $0.statements[0].entries[0].transactionCode = BankTransactionCode()
        },
        .init(
            "iso:transaction-code", .requiredCompulsoryElementMissing,
            at: account + "/Ntry/NtryDtls/TxDtls[2]/BkTxCd"
        ) {
            var transaction = EntryTransaction()
            transaction.transactionCode = BankTransactionCode()
            $0.statements[0].entries[0].details = [EntryDetails(transactions: [EntryTransaction(), transaction])]
        },
        .init("hvps:single-statement", .elementNotAdmitted, at: account + "[2]") {
            $0.statements.append($0.statements[0])
        },
        .init("hvps:statement-pagination", .requiredCompulsoryElementMissing, at: account) {
            $0.statements[0].pagination = nil
        },
    ]

    private static let account = "/Document/BkToCstmrStmt/Stmt"
}
