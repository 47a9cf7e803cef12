import DualSign
import ISO20022
import Settlement
import TengeLedger
import Testing

@Suite struct CorridorTests {
    @Test func aGoodPaymentBecomesAnOrder() throws {
        let order = try CorridorSample.rules().order(from: CorridorSample.message()).get()
        #expect(order.uetr == Sample.uetr(1))
        #expect(order.money == Money(minorUnits: 150_050, currency: Sample.kzt))
        #expect(order.currencyDecimals == 2)
        #expect(order.payer == Sample.settlement && order.payee.text == "KZ72722S000000000001")
        #expect(order.valueDate.text == "2026-11-20")
        #expect(order.hold.text == "HOLD-\(Sample.uetr(1).text)")
        // 10:59:30.250 in Astana, whole seconds, and an hour.
        #expect(order.expiry == Sample.at(-30_000 + 3_600_000))
        #expect(PaymentHold.uetr(of: order.hold) == order.uetr)
    }

    struct Row: CustomTestStringConvertible {
        /// The number of the check, as the list in `CorridorChecks` has it.
        let step: Int
        let testDescription: String
        let reason: StatusReason
        let reply: ReplyKind
        let change: @Sendable (inout CorridorMessage) -> Void

        init(
            _ step: Int, _ description: String, _ reason: StatusReason, _ reply: ReplyKind = .paymentStatusReport,
            _ change: @escaping @Sendable (inout CorridorMessage) -> Void
        ) {
            self.step = step
            testDescription = description
            self.reason = reason
            self.reply = reply
            self.change = change
        }
    }

    /// In the order in which the checks are made: each row spoils one thing, and all that come after it as well would
    /// not change the answer.
    static let rows: [Row] = [
        Row(1, "another addressee", .wrongEnvironment, .messageReject) {
            $0.message.header.to = HeaderParty(Sample.otherPartner)
        },
        Row(1, "another service", .wrongEnvironment, .messageReject) { $0.message.header.businessService = "test.01" },
        Row(1, "no service", .wrongEnvironment, .messageReject) { $0.message.header.businessService = nil },
        Row(2, "a copy", .transactionNotSupported, .messageReject) { $0.message.header.copyDuplicate = .copy },
        Row(3, "another sender", .notAllowedAccount, .messageReject) {
            $0.message.header.from = HeaderParty(Sample.otherPartner)
        },
        Row(4, "nobody signed", .dataSignatureRequested, .messageReject) { $0.signers = [] },
        Row(4, "signed for another", .notAllowedAccount, .messageReject) {
            $0.signers[0].bic = Sample.otherPartner.text
        },
        Row(5, "signed under another law", .electronicSignatureRightsInsufficient, .messageReject) {
            $0.signers[0].jurisdiction = Sample.kz
        },
        Row(6, "not entitled", .notAllowedPayment, .messageReject) { $0.signers[0].messageDefinitions = ["camt.053"] },
        Row(7, "a rule is broken", .regulatoryInformationInvalid) { received in
            let rule = Finding(
                rule: "kz:knp", path: "/Document", line: 1, reason: .regulatoryInformationInvalid, text: "No.")
            let warning = Finding(
                severity: .warning, rule: "iso:x", path: "/Document", line: 1, reason: .narrative, text: "Hm.")
            received.findings = [warning, rule]
        },
        Row(8, "two transactions", .invalidNumberOfTransactions) {
            $0.message.content = .customerCreditTransfer(
                CorridorSample.transfer([CorridorSample.transaction(), CorridorSample.transaction()]))
        },
        Row(9, "no UETR", .requiredCompulsoryElementMissing) { $0.transaction.paymentIdentification.uetr = nil },
        Row(10, "another currency", .notAllowedCurrency) {
            $0.transaction.interbankSettlementAmount = CorridorSample.amount("1", "EUR")
        },
        Row(10, "three decimals", .decimalPointsNotCompatibleWithCurrency) {
            $0.transaction.interbankSettlementAmount = CorridorSample.amount("1.001")
        },
        Row(10, "nothing", .zeroAmount) { $0.transaction.interbankSettlementAmount = CorridorSample.amount("0.00") },
        Row(10, "too much", .notAllowedAmount) {
            $0.transaction.interbankSettlementAmount = CorridorSample.amount("10000.01")
        },
        Row(11, "no settlement date", .invalidDate) { $0.transaction.interbankSettlementDate = nil },
        Row(11, "yesterday", .invalidDate) { $0.transaction.interbankSettlementDate = ISODate("2026-11-19") },
        Row(11, "Saturday", .invalidNonProcessingDate) {
            $0.transaction.interbankSettlementDate = ISODate("2026-11-21")
        },
        Row(11, "a holiday", .invalidNonProcessingDate) {
            $0.transaction.interbankSettlementDate = ISODate("2026-12-16")
        },
        Row(11, "Monday", .futureDateNotSupported) { $0.transaction.interbankSettlementDate = ISODate("2026-11-23") },
        Row(11, "past the cut-off", .invalidCutOffTime) { $0.receivedAt = Sample.at(7 * 3_600_000 + 1) },
        Row(11, "made too early", .invalidCreationDate) { $0.receivedAt = Sample.at(570_251) },
        Row(11, "made in the future", .invalidCreationDate) { $0.receivedAt = Sample.at(-629_751) },
        Row(12, "another instructing agent", .notAllowedAccount) {
            $0.transaction.instructingAgent = AgentIdentification(bicfi: Sample.otherPartner)
        },
        Row(12, "another instructed agent", .bankIdentifierIncorrect) {
            $0.group.instructedAgent = AgentIdentification(bicfi: Sample.otherPartner)
        },
        Row(12, "no debtor agent", .invalidDebtorBankIdentifier) { $0.transaction.debtorAgent = AgentIdentification() },
        Row(12, "an unknown creditor agent", .invalidCreditorBankIdentifier) {
            $0.transaction.creditorAgent = AgentIdentification(bicfi: Sample.otherPartner)
        },
        Row(13, "no creditor account", .invalidCreditorAccountNumber) { $0.transaction.creditorAccount = nil },
        Row(13, "wrong check digits", .invalidCreditorAccountNumber) {
            $0.transaction.creditorAccount = CorridorSample.iban("KZ73722S000000000001")
        },
        Row(13, "an account of another bank", .invalidCreditorAccountNumber) {
            $0.transaction.creditorAccount = CorridorSample.iban("KZ93125DTG0000000001")
        },
        Row(13, "the settlement account itself", .invalidCreditorAccountNumber) {
            $0.transaction.creditorAccount = CashAccount(
                identification: .other(OtherAccount(identification: "SETTLEMENT-XA")))
        },
        Row(13, "a wrong debtor account", .invalidDebtorAccountNumber) {
            $0.transaction.debtorAccount = CorridorSample.iban("KZ73722S000000000001")
        },
    ]

    @Test(arguments: rows) func oneThingWrong(row: Row) {
        var received = CorridorSample.message()
        row.change(&received)
        switch CorridorSample.rules().order(from: received) {
        case .success: Issue.record("the payment was admitted")
        case .failure(let refusal):
            #expect(refusal.reason == row.reason)
            #expect(refusal.reply == row.reply)
            #expect(!refusal.narrative.isEmpty)
        }
    }

    /// Of two things wrong, the one checked first is answered.
    @Test func theFirstReasonIsAnswered() {
        // A second transaction replaces the first, and whatever was wrong with it.
        let rows = Self.rows.filter { $0.step != 8 }
        for first in rows {
            for second in rows where first.step < second.step {
                var received = CorridorSample.message()
                second.change(&received)
                first.change(&received)
                guard case .failure(let refusal) = CorridorSample.rules().order(from: received) else {
                    Issue.record("admitted: \(first.testDescription) and \(second.testDescription)")
                    continue
                }
                #expect(
                    refusal.reason == first.reason,
                    "\(first.testDescription) before \(second.testDescription): \(refusal.reason)")
            }
        }
    }

    @Test func theDeadlinesAreInclusive() throws {
        for offset: Int64 in [7 * 3_600_000 - 29_750, 0] {
            var received = CorridorSample.message()
            received.receivedAt = Sample.at(offset)
            var header = received.message.header
            header.creationDate = Sample.make(
                ISODateTime(unixMilliseconds: Sample.noon + offset, offsetMinutes: 300))
            received.message.header = header
            _ = try CorridorSample.rules().order(from: received).get()
        }
        // At the cut-off itself, 18:00 in Astana.
        var received = CorridorSample.message()
        received.receivedAt = Sample.at(7 * 3_600_000)
        received.message.header.creationDate = Sample.make(ISODateTime("2026-11-20T18:00:00+05:00"))
        _ = try CorridorSample.rules().order(from: received).get()
    }

    /// Half past eleven in the evening in Astana is the same day there, and another in UTC the next morning.
    @Test func theBusinessDayIsLocal() throws {
        var rules = CorridorSample.rules()
        rules.cutOffMinutes = nil
        var received = CorridorSample.message()
        // 2026-11-19T20:30:00Z is 01:30 of the 20th in Astana.
        received.receivedAt = Sample.at(-34_200_000)
        received.message.header.creationDate = Sample.make(ISODateTime("2026-11-19T20:30:00Z"))
        let order = try rules.order(from: received).get()
        #expect(order.valueDate.text == "2026-11-20")
    }

    @Test func signedTermsMustBeTheDerivedOnes() throws {
        let rules = CorridorSample.rules(.cosigned)
        var received = CorridorSample.message()
        let expected = try CorridorSample.rules().order(from: received).get().terms
        #expect(expected.holdExpiry == "2026-11-20T06:59:30Z")
        #expect(expected.amountMinorUnits == 150_050 && expected.creditorAccount == "KZ72722S000000000001")
        guard case .failure(let missing) = rules.order(from: received) else { throw Unexpected("no terms") }
        #expect(missing.reason == .differentOrderDataInSignatures)
        received.terms = expected
        #expect(try rules.order(from: received).get().terms == expected)
        received.terms = try SettlementTerms(
            uetr: expected.uetr, amountMinorUnits: 150_051, currency: expected.currency,
            currencyDecimals: expected.currencyDecimals,
            debtorSettlementAccount: expected.debtorSettlementAccount, creditorAccount: expected.creditorAccount,
            valueDate: expected.valueDate, holdIdentifier: expected.holdIdentifier, holdExpiry: expected.holdExpiry)
        guard case .failure(let other) = rules.order(from: received) else { throw Unexpected("other terms") }
        #expect(other.reason == .differentOrderDataInSignatures)
    }

    @Test func whatIsNoPaymentIsRejected() {
        let report = PaymentStatusReport(
            groupHeader: StatusReportGroupHeader(
                messageIdentification: "X", creationDateTime: CorridorSample.header().creationDate))
        var header = CorridorSample.header()
        header.messageDefinitionIdentifier = "pacs.002.001.10"
        var signer = CorridorSample.signer
        signer.messageDefinitions = ["pacs.002.001.10"]
        var rules = CorridorSample.rules()
        rules.messageDefinitions = [.customerCreditTransfer, .paymentStatusReport]
        let received = CorridorMessage(
            message: BusinessMessage(header: header, content: .paymentStatusReport(report)), terms: nil,
            signers: [signer], findings: [], receivedAt: Sample.at(0))
        #expect(
            rules.order(from: received)
                == .failure(
                    Refusal(
                        .transactionNotSupported, reply: .messageReject,
                        narrative: "This message asks for no payment.")))
    }
}
