public import DualSign
import ISO20022
import TengeLedger

// The terms both jurisdictions sign say nothing that the order does not.
extension PaymentOrder {
    /// The terms as both sides derive them before either signs.
    ///
    ///     HoldIdentifier   "HOLD-" and the UETR
    ///     HoldExpiry       creation date of the header plus the corridor's hold duration, whole seconds
    ///
    /// The partner needs nothing but its own message and the corridor's agreement, so it can sign them at once.
    public var terms: SettlementTerms {
        do throws(SettlementTerms.Breach) {
            return try SettlementTerms(
                uetr: uetr.text, amountMinorUnits: money.minorUnits, currency: money.currency.code,
                currencyDecimals: currencyDecimals, debtorSettlementAccount: payer.text, creditorAccount: payee.text,
                valueDate: valueDate.withoutZone.text, holdIdentifier: hold.text, holdExpiry: expiryText)
        } catch {
            preconditionFailure("an order has only values that terms admit: \(error)")
        }
    }

    private var expiryText: String {
        guard let moment = ISODateTime(unixMilliseconds: expiry.millisecondsSinceEpoch) else {
            preconditionFailure("an order expires in the years 1 to 9999")
        }
        // The terms have one spelling of UTC.
        return moment.text.prefix(19) + "Z"
    }
}
