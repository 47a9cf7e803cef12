import DualSign
import ISO20022
import Settlement
import TengeLedger

/// A corridor and a payment that it admits; tests change one thing.
enum CorridorSample {
    static func rules(_ profile: SignatureProfile = .header) -> CorridorRules {
        CorridorRules(
            partner: Sample.partner, own: Sample.own, partnerJurisdiction: Sample.xa, ownJurisdiction: Sample.kz,
            settlementAccount: Sample.settlement, currency: Sample.kzt, paymentMinorUnitsMax: 1_000_000,
            profile: profile, holdSeconds: 3_600, creationWindowSeconds: 600, cutOffMinutes: 18 * 60,
            holidays: [Sample.make(ISODate("2026-12-16"))], participants: ["NBRKKZKX": "125", "CASPKZKA": "722"],
            businessService: "tenge.corridor.01")
    }

    static func header() -> BusinessApplicationHeader {
        var header = BusinessApplicationHeader(
            from: HeaderParty(Sample.partner), to: HeaderParty(Sample.own), businessMessageIdentifier: "BIZ1",
            messageDefinitionIdentifier: "pacs.008.001.08",
            creationDate: Sample.make(ISODateTime("2026-11-20T10:59:30.250+05:00")))
        header.businessService = "tenge.corridor.01"
        return header
    }

    static func amount(_ text: String, _ currency: String = "KZT") -> CurrencyAndAmount {
        Sample.make(
            CurrencyAndAmount(
                amount: Sample.make(ExactDecimal(text)), currency: Sample.make(CurrencyCode(currency))))
    }

    static func iban(_ text: String) -> CashAccount {
        CashAccount(identification: .iban(Sample.make(IBANIdentifier(text))))
    }

    static func transaction() -> CreditTransferTransaction {
        var identification = PaymentIdentification(endToEnd: "E2E1")
        identification.instruction = "INSTR1"
        identification.uetr = Sample.uetr(1)
        var transaction = CreditTransferTransaction(
            paymentIdentification: identification, interbankSettlementAmount: amount("1500.50"),
            chargeBearer: .shared, debtor: PartyIdentification(name: "Debtor"),
            debtorAgent: AgentIdentification(bicfi: Sample.partner),
            creditorAgent: AgentIdentification(bicfi: Sample.bic("CASPKZKA")),
            creditor: PartyIdentification(name: "Creditor"))
        transaction.interbankSettlementDate = ISODate("2026-11-20")
        transaction.creditorAccount = iban("KZ72722S000000000001")
        return transaction
    }

    static func transfer(_ transactions: [CreditTransferTransaction]) -> CustomerCreditTransfer {
        CustomerCreditTransfer(
            groupHeader: GroupHeader(
                messageIdentification: "MSG1", creationDateTime: header().creationDate,
                numberOfTransactions: CountText(transactions.count),
                settlementInformation: SettlementInstruction(method: .instructedAgent)),
            transactions: transactions)
    }

    static let signer = CorridorMessage.Signer(
        bic: Sample.partner.text, jurisdiction: Sample.xa, messageDefinitions: ["pacs.008.001.08"])

    static func message() -> CorridorMessage {
        CorridorMessage(
            message: BusinessMessage(header: header(), content: .customerCreditTransfer(transfer([transaction()]))),
            terms: nil, signers: [signer], findings: [], receivedAt: Sample.at(0))
    }
}

extension CorridorMessage {
    /// The one transaction, to be changed.
    var transaction: CreditTransferTransaction {
        get {
            guard case .customerCreditTransfer(let transfer) = message.content else {
                preconditionFailure("the sample is a payment")
            }
            return transfer.transactions[0]
        }
        set {
            guard case .customerCreditTransfer(var transfer) = message.content else {
                preconditionFailure("the sample is a payment")
            }
            transfer.transactions[0] = newValue
            message.content = .customerCreditTransfer(transfer)
        }
    }

    /// The group header, to be changed.
    var group: GroupHeader {
        get {
            guard case .customerCreditTransfer(let transfer) = message.content else {
                preconditionFailure("the sample is a payment")
            }
            return transfer.groupHeader
        }
        set {
            guard case .customerCreditTransfer(var transfer) = message.content else {
                preconditionFailure("the sample is a payment")
            }
            transfer.groupHeader = newValue
            message.content = .customerCreditTransfer(transfer)
        }
    }
}
