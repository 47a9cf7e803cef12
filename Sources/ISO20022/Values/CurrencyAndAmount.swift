/// An amount of money with its currency, exactly as written.
///
///     ActiveCurrencyAndAmount        decimal, totalDigits 18, fractionDigits 5, minInclusive 0
///       @Ccy                         [A-Z]{3,3}
///
/// - Source: `ActiveCurrencyAndAmount`, `ActiveOrHistoricCurrencyAndAmount`.
public struct CurrencyAndAmount: Hashable, Sendable {
    /// Not negative, at most five digits after the point.
    public let amount: ExactDecimal
    /// The currency, which need not be registered.
    public let currency: CurrencyCode

    /// Nil when the amount is negative or has more than five digits after the point.
    public init?(amount: ExactDecimal, currency: CurrencyCode) {
        guard !amount.isNegative, amount.scale <= 5 else { return nil }
        self.amount = amount
        self.currency = currency
    }

    /// An amount in minor units of a currency with so many decimals; nil when it is negative, has over 18 digits, or
    /// the currency has over five decimals.
    public init?(minorUnits: Int64, decimals: Int, currency: CurrencyCode) {
        guard (0...5).contains(decimals), let amount = ExactDecimal(unscaled: minorUnits, scale: decimals) else {
            return nil
        }
        self.init(amount: amount, currency: currency)
    }
}

/// Why an amount is no whole number of minor units.
public enum MinorUnitsRejection: Error, Hashable, Sendable {
    /// ISO 4217 lists no such currency, or lists it without minor units.
    case currencyUnknown(CurrencyCode)
    /// The amount has digits below the currency's minor unit.
    case tooManyDecimals(decimals: Int, decimalsMax: Int)
    /// The amount in minor units does not fit in 64 bits.
    case tooLarge
}

extension CurrencyAndAmount {
    /// The amount in the smallest unit of its currency, by the decimals that ISO 4217 lists: KZT 12.34 is 1234.
    public func minorUnits() -> Result<Int64, MinorUnitsRejection> {
        guard let decimals = ISO4217.decimals(currency.text) else { return .failure(.currencyUnknown(currency)) }
        guard amount.scale <= decimals else {
            return .failure(.tooManyDecimals(decimals: amount.scale, decimalsMax: decimals))
        }
        guard let units = amount.scaledInteger(decimals: decimals) else { return .failure(.tooLarge) }
        return .success(units)
    }
}
