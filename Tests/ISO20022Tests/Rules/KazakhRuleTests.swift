import Testing

@testable import ISO20022

private typealias Case = RuleCase<CreditTransferTransaction>
private let payment = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf"

@Suite struct KazakhRuleTests {
    @Test(arguments: cases)
    fileprivate func ruleHolds(_ ruleCase: RuleCase<CreditTransferTransaction>) throws {
        try ruleCase.check(RuleBench.transaction()) { transaction in
            var transfer = try RuleBench.transfer()
            transfer.transactions = [transaction]
            return try RuleBench.findings(in: .customerCreditTransfer(transfer), practices: [.kz])
        }
    }

    private static func lines(_ lines: String...) throws -> RemittanceInformation {
        RemittanceInformation(unstructured: try lines.map { try #require(Max140Text($0)) })
    }

    private static func number(_ text: String, _ scheme: CodeOrProprietary<4>) throws -> PartyChoice {
        .organisation(
            OrganisationIdentification(others: [
                SchemeIdentification(identification: try #require(Max256Text(text)), scheme: scheme)
            ]))
    }

    private static func reporting(_ code: String, country: String?) throws -> [RegulatoryReporting] {
        var reporting = RegulatoryReporting(details: [RegulatoryDetails(code: Max10Text(code))])
        reporting.authorityCountry = country.flatMap(CountryCode.init)
        return [reporting]
    }

    fileprivate static let cases: [RuleCase<CreditTransferTransaction>] =
        amountAndAccountCases + numberCases + purposeCases + classifierCases

    private static let amountAndAccountCases: [RuleCase<CreditTransferTransaction>] = [
        Case("kz:tenge-decimals", .decimalPointsNotCompatibleWithCurrency, at: payment + "/IntrBkSttlmAmt") {
            $0.interbankSettlementAmount = try RuleBench.amount("1.100", "KZT")
        } refuses: {
            $0.interbankSettlementAmount = try RuleBench.amount("1.001", "KZT")
        },
        Case("kz:tenge-decimals", .decimalPointsNotCompatibleWithCurrency, at: payment + "/InstdAmt") {
            $0.instructedAmount = try RuleBench.amount("1.001", "BHD")
        } refuses: {
            $0.instructedAmount = try RuleBench.amount("1.001", "KZT")
        },
        Case("kz:iban", .invalidCreditorAccountNumber, at: payment + "/CdtrAcct/Id/IBAN") {
            $0.creditorAccount = try RuleBench.iban("KZ476010131000179714")
        } refuses: {
            $0.creditorAccount = try RuleBench.iban("KZ47601013100017971")
        },
        Case("kz:iban", .invalidDebtorAccountNumber, at: payment + "/DbtrAcct/Id/Othr/Id") {
            $0.debtorAccount = try RuleBench.other("KZ93125DTG0000000001")
        } refuses: {
            $0.debtorAccount = try RuleBench.other("KZ93125DTG0000000010")
        },
    ]

    private static let numberCases: [RuleCase<CreditTransferTransaction>] = [
        Case(
            "kz:identification-number", .invalidCreditorIdentificationCode,
            at: payment + "/Cdtr/Id/OrgId/Othr/Id"
        ) {
            $0.creditor.identification = try number("160440007161", .code("TXID"))
        } refuses: {
            $0.creditor.identification = try number("160440007162", .code("TXID"))
        },
        // The same number abroad, or under another scheme, is nobody's business here.
        Case("kz:identification-number", .invalidDebtorIdentificationCode, at: payment + "/Dbtr/Id/OrgId/Othr/Id") {
            $0.debtor.identification = try number("160440007162", .code("TXID"))
        } refuses: {
            $0.debtor.identification = try number("160440007162", .proprietary("BIN"))
        },
        // A prefix for which both rows of weights give 10 is never issued.
        Case(
            "kz:identification-number", .invalidCreditorIdentificationCode,
            at: payment + "/UltmtCdtr/Id/OrgId/Othr/Id"
        ) {
            $0.ultimateCreditor = PartyIdentification()
            $0.ultimateCreditor?.identification = try number("100540002597", .proprietary("BIN"))
        } refuses: {
            $0.ultimateCreditor = PartyIdentification()
            $0.ultimateCreditor?.identification = try number("100540061050", .proprietary("BIN"))
        },
        // A number of a business where one of a person is meant.
        Case("kz:identification-number", .invalidCreditorIdentificationCode, at: payment + "/Cdtr/Id/PrvtId/Othr/Id") {
            $0.creditor.identification = .person(
                PersonIdentification(others: [
                    SchemeIdentification(identification: "100540000008", scheme: .code("NIDN"))
                ]))
        } refuses: {
            $0.creditor.identification = .person(
                PersonIdentification(others: [
                    SchemeIdentification(identification: "100540000008", scheme: .proprietary("IIN"))
                ]))
        },
    ]

    private static let purposeCases: [RuleCase<CreditTransferTransaction>] = [
        Case("kz:purpose", .regulatoryInformationInvalid, at: payment) {
            $0.remittanceInformation = nil
            $0.purpose = .proprietary("710")
        } refuses: {
            $0.remittanceInformation = nil
        },
        // A foreign payment in a foreign currency needs no KNP.
        Case("kz:purpose", .regulatoryInformationInvalid, at: payment) {
            $0.remittanceInformation = nil
            $0.creditorAgent = try RuleBench.agent("TSTBXAX0XXX")
            $0.creditorAccount = nil
            $0.interbankSettlementAmount = try RuleBench.amount("1", "EUR")
        } refuses: {
            $0.remittanceInformation = nil
            $0.regulatoryReporting = try reporting("710", country: "RU")
        },
        Case("kz:purpose-form", .invalidPurpose, at: payment + "/Purp/Prtry") {
            $0.purpose = .proprietary("710")
        } refuses: {
            $0.purpose = .proprietary("7100")
        },
        Case("kz:purpose-form", .regulatoryInformationInvalid, at: payment + "/RgltryRptg/Dtls/Cd") {
            $0.regulatoryReporting = try reporting("7X0", country: "RU")
        } refuses: {
            $0.regulatoryReporting = try reporting("7X0", country: "KZ")
        },
        Case("kz:purpose-carriers", .regulatoryInformationInvalid, at: payment + "/Purp/Prtry") {
            $0.purpose = .proprietary("710")
        } refuses: {
            $0.purpose = .proprietary("711")
        },
        Case("kz:purpose-carriers", .regulatoryInformationInvalid, at: payment + "/RgltryRptg/Dtls/Cd") {
            $0.regulatoryReporting = try reporting("711", country: "RU")
        } refuses: {
            $0.regulatoryReporting = try reporting("711", country: nil)
        },
    ]

    private static let classifierCases: [RuleCase<CreditTransferTransaction>] = [
        Case("kz:eknp", .regulatoryInformationInvalid, at: payment + "/RmtInf/Ustrd[2]") {
            $0.remittanceInformation = try lines("EKNP 2717KZT710", "again EKNP 2717KZT710")
        } refuses: {
            $0.remittanceInformation = try lines("Invoice", "EKNP 3717KZT710")
        },
        Case("kz:eknp", .regulatoryInformationInvalid, at: payment + "/RmtInf/Ustrd[1]") {
            $0.remittanceInformation = try lines("the word XEKNP means nothing")
        } refuses: {
            $0.remittanceInformation = try lines("EKNP 2717KZT710", "EKNP 2717KZT711")
        },
        Case("kz:eknp-currency", .regulatoryInformationInvalid, at: payment + "/RmtInf/Ustrd") {
            $0.remittanceInformation = try lines("EKNP 2717USD710")
            $0.instructedAmount = try RuleBench.amount("3", "USD")
        } refuses: {
            $0.remittanceInformation = try lines("EKNP 2717USD710")
        },
        Case("kz:kod", .regulatoryInformationInvalid, at: payment + "/RmtInf/Ustrd[2]") {
            $0.debtor.countryOfResidence = CountryCode("XA")
        } refuses: {
            $0.debtor.countryOfResidence = CountryCode("KZ")
        },
        Case("kz:kbe", .regulatoryInformationInvalid, at: payment + "/RmtInf/Ustrd[2]") {
            $0.creditor.countryOfResidence = CountryCode("KZ")
        } refuses: {
            $0.creditor.countryOfResidence = CountryCode("CN")
        },
    ]
}
