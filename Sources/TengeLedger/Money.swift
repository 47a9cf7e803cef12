/// An amount of one currency, in its minor units: 1 KZT is 100 tiyn.
///
/// May be zero or negative as a value; commands that move money refuse both.
public struct Money: Hashable, Sendable {
    /// The amount in minor units.
    public let minorUnits: Int64
    /// The currency whose minor units they are.
    public let currency: Currency

    /// Any amount of any currency.
    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }
}

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
///
/// The ledger has no clock: the instant of a command is an argument, and need not be later than the one before.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since the epoch; negative before it.
    public let millisecondsSinceEpoch: Int64

    /// The instant so many milliseconds after the epoch.
    public init(millisecondsSinceEpoch: Int64) {
        self.millisecondsSinceEpoch = millisecondsSinceEpoch
    }

    /// Earlier is less.
    public static func < (left: Self, right: Self) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }
}
