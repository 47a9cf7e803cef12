import DualSign
import ISO20022
import TengeLedger

// Every business check of a payment, in the order in which it is made: of all that is wrong, the first is answered.
//
//      1  addressee and service       DS28   admi.002, for the message is not meant for us
//      2  a copy                      AG03   admi.002
//      3  sender is the partner       DS0H   admi.002, from here to 6: whoever signed had no right to
//      4  signed for the sender       DS0H, DS0A
//      5  signed under its law        DS19
//      6  entitled to the type        DS0G, AG03
//      7  findings of the rulebooks   the first error's own reason; pacs.002 from here on
//      8  one transaction             AM18
//      9  UETR                        CH21
//     10  currency and amount         AM03 CH20 AM12 AM01 AM02, DS19 above the signer's own limit
//     11  dates and times             DT01 DT03 DT04 TM01 DT02
//     12  agents                      DS0H RC01 RC03 RC04
//     13  accounts                    AC02 AC03
//     14  signed terms                DS17
extension CorridorRules {
    /// Judges a message: the order it asks for, or the one reason why not.
    public func order(from received: CorridorMessage) -> Result<PaymentOrder, Refusal> {
        do throws(Refusal) {
            return .success(try judged(received))
        } catch {
            return .failure(error)
        }
    }

    private func judged(_ received: CorridorMessage) throws(Refusal) -> PaymentOrder {
        let header = received.message.header
        try checkAddressee(header)
        try checkSender(header, received.signers)
        guard case .customerCreditTransfer(let transfer) = received.message.content else {
            throw Refusal(
                .transactionNotSupported, reply: .messageReject, narrative: "This message asks for no payment.")
        }
        guard transfer.version == .v08 else {
            throw Refusal(
                .transactionNotSupported, reply: .messageReject,
                narrative: "\(transfer.version.definition.rawValue) is not agreed for this corridor.")
        }
        if let finding = received.findings.first(where: { $0.severity == .error }) {
            throw rejected(finding.reason, "\(finding.rule): \(finding.text)")
        }
        guard transfer.transactions.count == 1, transfer.groupHeader.numberOfTransactions.count == 1 else {
            throw rejected(.invalidNumberOfTransactions, "A message carries one transaction.")
        }
        let transaction = transfer.transactions[0]
        guard let uetr = transaction.paymentIdentification.uetr else {
            throw rejected(.requiredCompulsoryElementMissing, "The UETR is missing.")
        }
        let (money, decimals) = try amount(of: transaction)
        for signer in received.signers {
            let rejection = signer.conditions.rejection(ofMinorUnits: money.minorUnits, currency: money.currency.code)
            if let rejection { throw Refusal(rejection) }
        }
        let valueDate = try valueDate(of: transaction, transfer.groupHeader, header, receivedAt: received.receivedAt)
        try checkAgents(transaction, transfer.groupHeader)
        let payee = try creditorAccount(of: transaction)
        try checkDebtorAccount(of: transaction)
        let order = PaymentOrder(
            uetr: uetr, partner: partner, money: money, currencyDecimals: decimals, payer: settlementAccount,
            payee: payee, valueDate: valueDate, expiry: try expiry(of: header),
            partnerJurisdiction: partnerJurisdiction, ownJurisdiction: ownJurisdiction)
        try checkTerms(received.terms, of: order)
        return order
    }

    // MARK: Header and signers

    private func checkAddressee(_ header: BusinessApplicationHeader) throws(Refusal) {
        guard let to = header.to.bicfi, to.isSameOffice(as: own) else {
            throw Refusal(.wrongEnvironment, reply: .messageReject, narrative: "The message is addressed to another.")
        }
        if let businessService, header.businessService != businessService {
            throw Refusal(
                .wrongEnvironment, reply: .messageReject, narrative: "The message belongs to another service.")
        }
        switch header.copyDuplicate {
        case .copy, .copyDuplicate:
            // A copy informs; it must never have an effect of its own.
            throw Refusal(.transactionNotSupported, reply: .messageReject, narrative: "A copy has no effect.")
        case .duplicate, nil:
            break
        }
    }

    private func checkSender(
        _ header: BusinessApplicationHeader, _ signers: [CorridorMessage.Signer]
    ) throws(Refusal) {
        guard let from = header.from.bicfi, from.isSameOffice(as: partner) else {
            throw Refusal(.notAllowedAccount, reply: .messageReject, narrative: "Fr is not the owner of this channel.")
        }
        guard !signers.isEmpty else { throw Refusal(.dataSignatureRequested, reply: .messageReject) }
        let signersOfSender = signers.filter { BICFI($0.bic).map(from.isSameOffice(as:)) ?? false }
        guard !signersOfSender.isEmpty else {
            throw Refusal(.notAllowedAccount, reply: .messageReject, narrative: "The signer does not sign for Fr.")
        }
        let underItsLaw = signersOfSender.filter { $0.jurisdiction == partnerJurisdiction }
        guard !underItsLaw.isEmpty else {
            throw Refusal(.electronicSignatureRightsInsufficient, reply: .messageReject)
        }
        let definition = header.messageDefinitionIdentifier.text
        guard underItsLaw.contains(where: { $0.messageDefinitions.contains(definition) }) else {
            throw Refusal(.notAllowedPayment, reply: .messageReject)
        }
        guard let known = MessageDefinition(rawValue: definition), messageDefinitions.contains(known) else {
            throw Refusal(
                .transactionNotSupported, reply: .messageReject, narrative: "\(definition) is not agreed upon.")
        }
    }

    // MARK: Amount

    private func amount(
        of transaction: CreditTransferTransaction
    ) throws(Refusal) -> (money: Money, decimals: Int) {
        let written = transaction.interbankSettlementAmount
        guard written.currency.text == currency.code, let decimals = ISO4217.decimals(currency.code) else {
            throw rejected(.notAllowedCurrency, "The currency of this corridor is \(currency.code).")
        }
        let minorUnits: Int64
        switch written.minorUnits() {
        case .success(let value): minorUnits = value
        case .failure(.tooManyDecimals(_, let decimalsMax)):
            throw rejected(
                .decimalPointsNotCompatibleWithCurrency, "\(currency.code) has \(decimalsMax) decimals.")
        case .failure(.currencyUnknown):
            throw rejected(.notAllowedCurrency, "The currency of this corridor is \(currency.code).")
        case .failure(.tooLarge):
            throw rejected(.invalidAmount, "The amount has too many digits.")
        }
        guard minorUnits > 0 else { throw rejected(.zeroAmount, "The amount is zero.") }
        guard minorUnits <= paymentMinorUnitsMax else {
            throw rejected(.notAllowedAmount, "The amount is above the limit of this corridor.")
        }
        return (Money(minorUnits: minorUnits, currency: currency), decimals)
    }

    // MARK: Terms

    /// The creation date of the header plus the hold, whole seconds: the partner derives it before signing.
    private func expiry(of header: BusinessApplicationHeader) throws(Refusal) -> Instant {
        let created = header.creationDate.unixMilliseconds(assumingOffsetMinutes: businessOffsetMinutes)
        // The window has just been checked, so this is close to now and far from any bound.
        let seconds = (created - (created % 1000 + 1000) % 1000) / 1000 + holdSeconds
        return Instant(millisecondsSinceEpoch: seconds * 1000)
    }

    private func checkTerms(_ terms: SettlementTerms?, of order: PaymentOrder) throws(Refusal) {
        switch profile {
        case .header, .document, .kazakhNested:
            return
        case .cosigned:
            guard terms == order.terms else {
                throw rejected(
                    .differentOrderDataInSignatures, "The signed terms are not those of the payment and the corridor.")
            }
        }
    }
}
