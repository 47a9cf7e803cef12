import Testing
import XMLCore

@testable import ISO20022

/// What one version has and the other has not.
@Suite struct VersionTests {
    private typealias Edit = @Sendable (inout CustomerCreditTransfer) throws -> Void

    /// Written in the newer version and refused in the older.
    private static let newerOnly: [(String, Edit)] = [
        ("care of", { $0.editAddress { $0.careOf = "Somebody" } }),
        ("unit number", { $0.editAddress { $0.unitNumber = "7" } }),
        ("long street", { $0.editAddress { $0.streetName = Max140Text(String(repeating: "ә", count: 71)) } }),
        ("long town", { $0.editAddress { $0.townName = Max140Text(String(repeating: "ә", count: 36)) } }),
        (
            "long identification",
            {
                $0.transactions[0].creditor.identification = .organisation(
                    OrganisationIdentification(others: [
                        SchemeIdentification(
                            identification: try #require(Max256Text(String(repeating: "1", count: 36))))
                    ]))
            }
        ),
        (
            "account by proxy",
            {
                var account = CashAccount(identification: .proxyOnly)
                account.proxy = ProxyAccount(type: .code("TELE"), identification: "+7-7010000000")
                $0.transactions[0].creditorAccount = account
            }
        ),
        (
            "type of a charge",
            {
                var charges = Charges(amount: try RuleBench.amount("1", "KZT"), agent: try RuleBench.agent("NBRKKZKX"))
                charges.type = .proprietary("FEE", issuer: "NBRK")
                $0.transactions[0].charges = [charges]
            }
        ),
        (
            "code of an instruction",
            { $0.transactions[0].instructionsForCreditorAgent = [.init(code: .init(code: "ABCD"))] }
        ),
        ("expiry", { $0.transactions[0].expiryDateTime = ISODateTime("2026-11-21T12:00:00+05:00") }),
        ("expiry of all", { $0.groupHeader.expiryDateTime = ISODateTime("2026-11-21T12:00:00+05:00") }),
    ]

    @Test func whatTheOlderVersionLacksIsRefusedInIt() throws {
        let schemas = try MessageSchemas()
        for (name, edit) in Self.newerOnly {
            var transfer = try RuleBench.transfer()
            try edit(&transfer)
            #expect(throws: CanonicalizationRejection.noPlaceForValue, "\(name)") { try Self.bytes(of: transfer) }
            transfer.version = .v14
            let xml = try ParsedXML(Self.bytes(of: transfer), limits: .payment)
            #expect(schemas[.customerCreditTransferV14].validate(xml.root) == [], "\(name)")
            let read = try BusinessContent(document: xml.root, definition: .customerCreditTransferV14)
            #expect(read == .customerCreditTransfer(transfer), "\(name)")
        }
    }

    /// What both have in another form is written in the form of each.
    @Test func whatBothVersionsHaveIsWrittenInBoth() throws {
        let schemas = try MessageSchemas()
        var transfer = try RuleBench.transfer()
        transfer.transactions[0].acceptanceDateTime = ISODateTime("2026-11-21T09:00:00+05:00")
        transfer.transactions[0].poolingAdjustmentDate = ISODate("2026-11-20")
        var report = RegulatoryReporting(details: [RegulatoryDetails(code: "710")])
        report.side = .both
        report.details[0].type = .proprietary("KNP")
        transfer.transactions[0].regulatoryReporting = [report]
        transfer.transactions[0].instructionsForCreditorAgent = [InstructionForCreditorAgent(code: .phone)]
        for version in CustomerCreditTransfer.Version.allCases {
            transfer.version = version
            let xml = try ParsedXML(Self.bytes(of: transfer), limits: .payment)
            #expect(schemas[version.definition].validate(xml.root) == [])
            let content = try BusinessContent(document: xml.root, definition: version.definition)
            #expect(content == .customerCreditTransfer(transfer))
            #expect(content.definition == version.definition)
            #expect(try outsideOfPage(xml.root, definition: version.definition) == [])
        }
    }

    @Test func aReportWithoutASideIsRefusedWhereItMustHaveOne() throws {
        var transfer = try RuleBench.transfer()
        transfer.transactions[0].regulatoryReporting = [RegulatoryReporting()]
        _ = try Self.bytes(of: transfer)
        transfer.version = .v14
        #expect(throws: CanonicalizationRejection.noPlaceForValue) { try Self.bytes(of: transfer) }
    }

    /// Between institutions the older version has two of the four codes.
    @Test func institutionsHaveNoCheques() throws {
        var payment = FinancialInstitutionTransaction(
            paymentIdentification: PaymentIdentification(endToEnd: "E"),
            interbankSettlementAmount: try RuleBench.amount("1", "KZT"), debtor: try RuleBench.agent("NBRKKZKX"),
            creditor: try RuleBench.agent("CASPKZKA"))
        let header = try RuleBench.transfer().groupHeader
        func bytes(_ version: FinancialInstitutionCreditTransfer.Version) throws -> [UInt8] {
            var transfer = FinancialInstitutionCreditTransfer(groupHeader: header, transactions: [payment])
            transfer.version = version
            return try RuleBench.element(of: .financialInstitutionCreditTransfer(transfer)).canonicalBytes()
        }
        payment.instructionsForCreditorAgent = [InstructionForCreditorAgent(code: .phone)]
        _ = try bytes(.v08)
        payment.instructionsForCreditorAgent = [InstructionForCreditorAgent(code: .payByCheque)]
        #expect(throws: CanonicalizationRejection.noPlaceForValue) { try bytes(.v08) }
        _ = try bytes(.v13)
        #expect(!payment.isCover)
    }

    /// The chain of a return has accounts in the newer version only.
    @Test func theChainOfAReturnHasItsAccountsInTheNewerVersion() throws {
        let schemas = try MessageSchemas()
        var chain = ReturnChain(
            debtor: .party(PartyIdentification(name: "A")), creditor: .agent(try RuleBench.agent("CASPKZKA")))
        chain.previousInstructingAgents[2] = AgentAndAccount(
            agent: try RuleBench.agent("NBRKKZKX"), account: try RuleBench.other("N-1"))
        var returned = ReturnedTransaction(returnedInterbankSettlementAmount: try RuleBench.amount("1", "KZT"))
        returned.returnChain = chain
        returned.reasons = [ReturnReasonInformation(reason: .code("AC04"))]
        let transfer = try RuleBench.transfer().groupHeader
        var message = PaymentReturn(
            groupHeader: PaymentReturnGroupHeader(
                messageIdentification: "R-1", creationDateTime: transfer.creationDateTime,
                numberOfTransactions: CountText(1), settlementInformation: transfer.settlementInformation),
            transactions: [returned])
        #expect(throws: CanonicalizationRejection.noPlaceForValue) {
            try RuleBench.element(of: .paymentReturn(message)).canonicalBytes()
        }
        message.version = .v15
        let document = try RuleBench.element(of: .paymentReturn(message))
        #expect(schemas[.paymentReturnV15].validate(document) == [])
        #expect(try BusinessContent(document: document, definition: .paymentReturnV15) == .paymentReturn(message))
    }

    private static func bytes(of transfer: CustomerCreditTransfer) throws -> [UInt8] {
        try RuleBench.element(of: .customerCreditTransfer(transfer)).canonicalBytes()
    }
}

extension CustomerCreditTransfer {
    fileprivate mutating func editAddress(_ edit: (inout PostalAddress) -> Void) {
        var address = PostalAddress()
        edit(&address)
        transactions[0].debtor.postalAddress = address
    }
}
