public import DualSign
public import ISO20022
public import TengeLedger

/// A payment that the corridor admits: what the ledger is to hold and, once both jurisdictions have signed, settle.
///
///     money        above zero, of the corridor's currency, within its limit
///     payer        the partner's settlement account with us
///     payee        the creditor's account
///     expiry       the last instant at which the payment may settle; whole seconds
///
/// Made by `CorridorRules.order(from:)` alone; the store rebuilds it from its row.
public struct PaymentOrder: Hashable, Sendable {
    /// The payment's own name, end to end.
    public let uetr: UETR
    /// The partner whose channel it came through, who is also its sender.
    public let partner: BICFI
    /// How much.
    public let money: Money
    /// Decimals of the currency's minor unit, 0...5.
    public let currencyDecimals: Int
    /// The account to be debited.
    public let payer: AccountIdentifier
    /// The account to be credited.
    public let payee: AccountIdentifier
    /// The interbank settlement date, without a zone.
    public let valueDate: ISODate
    /// The deadline of the hold and of the co-signature.
    public let expiry: Instant
    /// The jurisdiction of the partner.
    public let partnerJurisdiction: Jurisdiction
    /// The jurisdiction of this gateway.
    public let ownJurisdiction: Jurisdiction
    /// The name of the hold: `HOLD-` and the UETR, so that the partner can derive it before sending.
    public let hold: HoldIdentifier

    /// An order as the corridor derived it or the store kept it.
    package init(
        uetr: UETR, partner: BICFI, money: Money, currencyDecimals: Int, payer: AccountIdentifier,
        payee: AccountIdentifier, valueDate: ISODate, expiry: Instant, partnerJurisdiction: Jurisdiction,
        ownJurisdiction: Jurisdiction
    ) {
        self.uetr = uetr
        self.partner = partner
        self.money = money
        self.currencyDecimals = currencyDecimals
        self.payer = payer
        self.payee = payee
        self.valueDate = valueDate
        self.expiry = expiry
        self.partnerJurisdiction = partnerJurisdiction
        self.ownJurisdiction = ownJurisdiction
        hold = PaymentHold.identifier(of: uetr)
    }
}

/// How payments name their holds and commands in the ledger. Nobody else may use these names.
public enum PaymentHold {
    /// What every payment's hold begins with.
    public static let identifierPrefix = "HOLD-"
    /// What every key of a payment's ledger command begins with.
    public static let keyPrefix = "payment/"

    /// `HOLD-` and the UETR.
    public static func identifier(of uetr: UETR) -> HoldIdentifier {
        guard let identifier = HoldIdentifier(identifierPrefix + uetr.text) else {
            preconditionFailure("41 printable characters are a hold identifier")
        }
        return identifier
    }

    /// The payment whose hold this is; nil for a hold of an operator.
    public static func uetr(of hold: HoldIdentifier) -> UETR? {
        guard hold.text.hasPrefix(identifierPrefix) else { return nil }
        return UETR(String(hold.text.dropFirst(identifierPrefix.utf8.count)))
    }

    /// The key of one step: carries no attempt number, so that a repeat is known as one.
    static func key(_ step: String, _ uetr: UETR) -> CommandKey {
        guard let key = CommandKey("\(keyPrefix)\(uetr.text)/\(step)") else {
            preconditionFailure("a UETR and a short word are a command key")
        }
        return key
    }
}
