import Testing

@testable import ISO20022

private typealias Case = RuleCase<CustomerCreditTransfer>
private let group = "/Document/FIToFICstmrCdtTrf/GrpHdr"
private let payment = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf"

extension CustomerCreditTransfer {
    /// The first payment of a message of the bench.
    fileprivate var first: CreditTransferTransaction {
        get { transactions[0] }
        set { transactions[0] = newValue }
    }

    fileprivate mutating func addTransaction() throws {
        transactions.append(try RuleBench.transaction(2))
        groupHeader.numberOfTransactions = CountText(transactions.count)
    }
}

@Suite struct CreditTransferRuleTests {
    @Test func everyRulebookAcceptsTheBench() throws {
        #expect(try RuleBench.findings(in: .customerCreditTransfer(RuleBench.transfer())) == [])
        #expect(try RuleBench.findings(in: RuleBench.header(.customerCreditTransfer)) == [])
    }

    @Test(arguments: groupCases + settlementCases + transactionCases + chainCases + identifierCases)
    fileprivate func ruleHolds(_ ruleCase: RuleCase<CustomerCreditTransfer>) throws {
        try ruleCase.check(RuleBench.transfer()) { try RuleBench.findings(in: .customerCreditTransfer($0)) }
    }

    /// Every rule of the list has its case.
    @Test func noRuleIsUntested() {
        let numbers = Set(
            (Self.groupCases + Self.settlementCases + Self.transactionCases + Self.chainCases
                + Self.identifierCases).map(\.rule))
        let wanted = [
            1, 2, 6, 8, 10, 11, 14, 15, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 35, 36, 37, 38,
            40, 41, 42, 43, 46, 47, 48, 49, 50, 51, 52, 53, 54,
        ]
        #expect(Set(wanted.map { "iso:C\($0)" } + ["iso:control-sum"]) == numbers)
    }

    fileprivate static let groupCases: [RuleCase<CustomerCreditTransfer>] = [
        Case("iso:C31", .invalidGroupNumberOfTransactions, at: group + "/NbOfTxs") {
            try $0.addTransaction()
        } refuses: {
            $0.groupHeader.numberOfTransactions = CountText(2)
        },
        Case("iso:control-sum", .invalidGroupControlSum, at: group + "/CtrlSum") {
            try $0.addTransaction()
            $0.groupHeader.controlSum = ExactDecimal("3000.50")
        } refuses: {
            $0.groupHeader.controlSum = ExactDecimal("1500.24")
        },
        Case("iso:C49", .invalidControlSum, at: group + "/TtlIntrBkSttlmAmt") {
            try $0.addTransaction()
            $0.groupHeader.totalInterbankSettlementAmount = try RuleBench.amount("3000.50", "KZT")
        } refuses: {
            $0.groupHeader.totalInterbankSettlementAmount = try RuleBench.amount("1500.26", "KZT")
        },
        Case("iso:C50", .invalidTransactionCurrency, at: payment + "/IntrBkSttlmAmt") {
            $0.groupHeader.totalInterbankSettlementAmount = try RuleBench.amount("1500.25", "KZT")
        } refuses: {
            $0.groupHeader.totalInterbankSettlementAmount = try RuleBench.amount("1500.25", "EUR")
        },
        Case("iso:C48", .invalidDate, at: group + "/TtlIntrBkSttlmAmt") {
            $0.groupHeader.totalInterbankSettlementAmount = try RuleBench.amount("1500.25", "KZT")
            $0.groupHeader.interbankSettlementDate = ISODate("2026-11-21")
        } refuses: {
            $0.groupHeader.totalInterbankSettlementAmount = try RuleBench.amount("1500.25", "KZT")
        },
        Case("iso:C14", .invalidDate, at: payment + "/IntrBkSttlmDt") {
            $0.groupHeader.interbankSettlementDate = ISODate("2026-11-21")
            $0.first.interbankSettlementDate = nil
        } refuses: {
            $0.groupHeader.interbankSettlementDate = ISODate("2026-11-21")
        },
        Case("iso:C52", .invalidDate, at: payment + "[2]") {
            try $0.addTransaction()
        } refuses: {
            try $0.addTransaction()
            $0.transactions[1].interbankSettlementDate = nil
        },
        Case("iso:C18", .elementNotAdmitted, at: payment + "/InstdAgt") {
            $0.groupHeader.instructedAgent = $0.first.instructedAgent
            $0.first.instructedAgent = nil
        } refuses: {
            $0.groupHeader.instructedAgent = $0.first.instructedAgent
        },
        Case("iso:C23", .elementNotAdmitted, at: payment + "/InstgAgt") {
            $0.groupHeader.instructingAgent = $0.first.instructingAgent
            $0.first.instructingAgent = nil
        } refuses: {
            $0.groupHeader.instructingAgent = $0.first.instructingAgent
        },
        Case("iso:C32", .elementNotAdmitted, at: payment + "/PmtTpInf") {
            $0.groupHeader.paymentType = PaymentTypeInformation()
        } refuses: {
            $0.groupHeader.paymentType = PaymentTypeInformation()
            $0.first.paymentType = PaymentTypeInformation()
        },
    ]

    fileprivate static let settlementCases: [RuleCase<CustomerCreditTransfer>] = [
        Case("iso:C40", .elementNotAdmitted, at: group + "/SttlmInf/ClrSys") {
            $0.groupHeader.settlementInformation = SettlementInstruction(method: .instructedAgent)
            $0.groupHeader.settlementInformation.account = try RuleBench.other("1")
        } refuses: {
            $0.groupHeader.settlementInformation.method = .instructedAgent
        },
        Case("iso:C41", .elementNotAdmitted, at: group + "/SttlmInf/SttlmAcct") {
            $0.groupHeader.settlementInformation.account = try RuleBench.other("1")
        },
        Case("iso:C42", .requiredCompulsoryElementMissing, at: group + "/SttlmInf/SttlmMtd") {
            try $0.cover()
        } refuses: {
            $0.groupHeader.settlementInformation = SettlementInstruction(method: .cover)
        },
        Case("iso:C43", .elementNotAdmitted, at: group + "/SttlmInf/ClrSys") {
            try $0.cover()
        } refuses: {
            try $0.cover()
            $0.groupHeader.settlementInformation.clearingSystem = .code("TGT")
        },
        Case("iso:C47", .requiredCompulsoryElementMissing, at: group + "/SttlmInf/ThrdRmbrsmntAgt") {
            try $0.cover()
            $0.groupHeader.settlementInformation.reimbursement?.instructed.agent = try RuleBench.agent("CASPKZKA")
            $0.groupHeader.settlementInformation.reimbursement?.third.agent = try RuleBench.agent("HSBKKZKX")
        } refuses: {
            try $0.cover()
            $0.groupHeader.settlementInformation.reimbursement?.third.agent = try RuleBench.agent("HSBKKZKX")
        },
        Case("iso:C22", .requiredCompulsoryElementMissing, at: group + "/SttlmInf/InstdRmbrsmntAgtAcct") {
            try $0.cover()
            $0.groupHeader.settlementInformation.reimbursement?.instructed.agent = try RuleBench.agent("CASPKZKA")
            $0.groupHeader.settlementInformation.reimbursement?.instructed.account = try RuleBench.other("1")
        } refuses: {
            try $0.cover()
            $0.groupHeader.settlementInformation.reimbursement?.instructed.account = try RuleBench.other("1")
        },
        Case("iso:C24", .requiredCompulsoryElementMissing, at: group + "/SttlmInf/InstgRmbrsmntAgtAcct") {
            try $0.cover()
            $0.groupHeader.settlementInformation.reimbursement?.instructing.account = try RuleBench.other("1")
        } refuses: {
            try $0.cover()
            $0.groupHeader.settlementInformation.reimbursement?.instructing = AgentAndAccount(
                account: try RuleBench.other("1"))
        },
        Case("iso:C46", .requiredCompulsoryElementMissing, at: group + "/SttlmInf/ThrdRmbrsmntAgtAcct") {
            try $0.cover()
        } refuses: {
            try $0.cover()
            $0.groupHeader.settlementInformation.reimbursement?.third.account = try RuleBench.other("1")
        },
    ]

    fileprivate static let transactionCases: [RuleCase<CustomerCreditTransfer>] = [
        Case("iso:C51", .requiredCompulsoryElementMissing, at: payment + "/PmtId") {
            $0.first.paymentIdentification.uetr = nil
            $0.first.paymentIdentification.transaction = "TX-1"
        } refuses: {
            $0.first.paymentIdentification.uetr = nil
        },
        Case("iso:C19", .requiredCompulsoryElementMissing, at: payment + "/InstdAmt") {
            $0.first.instructedAmount = try RuleBench.amount("3", "USD")
            $0.first.exchangeRate = ExactDecimal("500.0833333")
        } refuses: {
            $0.first.instructedAmount = try RuleBench.amount("3", "USD")
        },
        Case("iso:C20", .elementNotAdmitted, at: payment + "/XchgRate") {
            $0.first.instructedAmount = try RuleBench.amount("1500.25", "KZT")
        } refuses: {
            $0.first.instructedAmount = try RuleBench.amount("1500.25", "KZT")
            $0.first.exchangeRate = ExactDecimal("1")
        },
        Case("iso:C21", .elementNotAdmitted, at: payment + "/XchgRate") {
            $0.first.exchangeRate = ExactDecimal("1")
        },
        Case("iso:C8", .requiredCompulsoryElementMissing, at: payment + "/ChrgsInf") {
            $0.first.instructedAmount = try RuleBench.amount("1510.25", "KZT")
            try $0.charge()
        } refuses: {
            try $0.charge()
        },
        Case("iso:C6", .requiredCompulsoryElementMissing, at: payment + "/ChrgBr") {
            $0.first.chargeBearer = .creditor
            try $0.charge()
        } refuses: {
            $0.first.chargeBearer = .creditor
        },
        Case("iso:C25", .elementNotAdmitted, at: payment + "/CdtrAcct") {
            $0.first.instructionsForCreditorAgent = [InstructionForCreditorAgent(code: .payByCheque)]
            $0.first.creditorAccount = nil
        } refuses: {
            $0.first.instructionsForCreditorAgent = [InstructionForCreditorAgent(code: .payByCheque)]
        },
        Case("iso:C53", .elementNotAdmitted, at: payment + "/UltmtCdtr") {
            $0.first.ultimateCreditor = PartyIdentification(name: "Someone else")
        } refuses: {
            $0.first.ultimateCreditor = $0.first.creditor
        },
        Case("iso:C54", .elementNotAdmitted, at: payment + "/UltmtDbtr") {
            $0.first.ultimateDebtor = PartyIdentification(name: "Someone else")
        } refuses: {
            $0.first.ultimateDebtor = $0.first.debtor
        },
    ]

    fileprivate static let chainCases: [RuleCase<CustomerCreditTransfer>] = [
        chain("iso:C28", \.intermediaryAgents, 2, isAccount: false, at: "/IntrmyAgt2"),
        chain("iso:C30", \.intermediaryAgents, 3, isAccount: false, at: "/IntrmyAgt3"),
        chain("iso:C26", \.intermediaryAgents, 1, isAccount: true, at: "/IntrmyAgt1Acct"),
        chain("iso:C27", \.intermediaryAgents, 2, isAccount: true, at: "/IntrmyAgt2Acct"),
        chain("iso:C29", \.intermediaryAgents, 3, isAccount: true, at: "/IntrmyAgt3Acct"),
        chain("iso:C36", \.previousInstructingAgents, 2, isAccount: false, at: "/PrvsInstgAgt2"),
        chain("iso:C38", \.previousInstructingAgents, 3, isAccount: false, at: "/PrvsInstgAgt3"),
        chain("iso:C33", \.previousInstructingAgents, 1, isAccount: true, at: "/PrvsInstgAgt1Acct"),
        chain("iso:C35", \.previousInstructingAgents, 2, isAccount: true, at: "/PrvsInstgAgt2Acct"),
        chain("iso:C37", \.previousInstructingAgents, 3, isAccount: true, at: "/PrvsInstgAgt3Acct"),
    ]

    private static func chain(
        _ rule: String, _ chain: any WritableKeyPath<CreditTransferTransaction, AgentChain> & Sendable, _ position: Int,
        isAccount: Bool, at path: String
    ) -> RuleCase<CustomerCreditTransfer> {
        Case(rule, .requiredCompulsoryElementMissing, at: payment + path) {
            for place in 1...position {
                $0.first[keyPath: chain][place] = AgentAndAccount(
                    agent: try RuleBench.agent("HSBKKZKX"), account: try RuleBench.other("1"))
            }
        } refuses: {
            $0.first[keyPath: chain][position] =
                isAccount
                ? AgentAndAccount(account: try RuleBench.other("1"))
                : AgentAndAccount(agent: try RuleBench.agent("HSBKKZKX"))
        }
    }

    fileprivate static let identifierCases: [RuleCase<CustomerCreditTransfer>] = [
        Case("iso:C1", .invalidTransactionCurrency, at: payment + "/IntrBkSttlmAmt") {
            $0.first.interbankSettlementAmount = try RuleBench.amount("1", "CNY")
        } refuses: {
            $0.first.interbankSettlementAmount = try RuleBench.amount("1", "QQQ")
        },
        Case("iso:C2", .invalidTransactionCurrency, at: payment + "/InstdAmt") {
            $0.first.instructedAmount = try RuleBench.amount("1", "CNY")
        } refuses: {
            $0.first.instructedAmount = try RuleBench.amount("1", "DEM")
        },
        Case("iso:C11", .decimalPointsNotCompatibleWithCurrency, at: payment + "/IntrBkSttlmAmt") {
            $0.first.interbankSettlementAmount = try RuleBench.amount("1.500", "KZT")
        } refuses: {
            $0.first.interbankSettlementAmount = try RuleBench.amount("1.5", "JPY")
        },
        Case("iso:C10", .invalidCountry, at: payment + "/Cdtr/CtryOfRes") {
            $0.first.debtor.countryOfResidence = CountryCode("XA")
        } refuses: {
            $0.first.creditor.countryOfResidence = CountryCode("ZX")
        },
        Case("iso:C15", .invalidCreditorAccountNumber, at: payment + "/CdtrAcct/Id/IBAN") {
            $0.first.creditorAccount = try RuleBench.iban("KZ86125KZT5004100100")
        } refuses: {
            $0.first.creditorAccount = try RuleBench.iban("KZ87125KZT5004100100")
        },
    ]
}

extension CustomerCreditTransfer {
    fileprivate mutating func cover() throws {
        groupHeader.settlementInformation = SettlementInstruction(method: .cover)
        var agents = ReimbursementAgents()
        agents.instructing.agent = try RuleBench.agent("CASPKZKA")
        groupHeader.settlementInformation.reimbursement = agents
    }

    fileprivate mutating func charge() throws {
        transactions[0].charges = [
            Charges(amount: try RuleBench.amount("10", "KZT"), agent: try RuleBench.agent("CASPKZKA"))
        ]
    }
}

extension CreditTransferRuleTests {
    /// A message of many breaches is answered with the first hundred of a document, and no number of warnings hides an
    /// error.
    @Test func findingsAreBounded() throws {
        var transfer = try RuleBench.transfer()
        transfer.transactions = try (1...300).map { number in
            var transaction = try RuleBench.transaction(number)
            transaction.ultimateDebtor = transaction.debtor
            if number > 150 { transaction.exchangeRate = ExactDecimal("2") }
            return transaction
        }
        transfer.groupHeader.numberOfTransactions = CountText(300)
        let findings = try RuleBench.findings(in: .customerCreditTransfer(transfer), practices: [.iso])
        #expect(findings.count { $0.severity == .warning } == 100)
        let errors = findings.filter { $0.severity == .error }
        #expect(errors.count == 100)
        #expect(errors.first?.path == "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[151]/XchgRate")
        #expect(errors.last?.path == "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[250]/XchgRate")
    }
}
