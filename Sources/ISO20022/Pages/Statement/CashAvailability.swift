public import XMLCore

/// From when how much of a balance or an entry can be used.
///
///     CashAvailability1
///       Dt             NbOfDays | ActlDt                   1..1
///         NbOfDays     Max15PlusSignedNumericText
///         ActlDt       ISODate
///       Amt            ActiveOrHistoricCurrencyAndAmount   1..1
///       CdtDbtInd      CRDT | DBIT                         1..1
///
/// - Source: camt.052, camt.053, camt.054: `…/Avlbty`.
public struct CashAvailability: Hashable, Sendable {
    /// When money can be used.
    public enum When: Hashable, Sendable {
        /// After so many days, written as 1 to 15 digits.
        case days(CountText)
        /// On a day.
        case date(ISODate)
    }

    /// From when.
    public var when: When
    /// How much.
    public var amount: CurrencyAndAmount
    /// On which side.
    public var side: CreditDebit

    /// An availability.
    public init(when: When, amount: CurrencyAndAmount, side: CreditDebit) {
        self.when = when
        self.amount = amount
        self.side = side
    }
}

extension CashAvailability: ElementReadable, ElementWritable {
    /// Reads `Avlbty`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let when = try children.required("Dt", as: When.self)
            let amount = try children.required("Amt", as: CurrencyAndAmount.self)
            return Self(when: when, amount: amount, side: try children.required("CdtDbtInd"))
        }
    }

    /// Writes the content of `Avlbty`.
    public func write(to element: ElementWriter) {
        element.write("Dt", when)
        element.write("Amt", amount)
        element.write("CdtDbtInd", side)
    }
}

extension CashAvailability.When: ElementReadable, ElementWritable {
    /// Reads `NbOfDays`, which may have a plus sign, or `ActlDt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            guard children.isNext("NbOfDays") else { return .date(try children.required("ActlDt")) }
            let node = try children.element("NbOfDays")
            let text = try node.plainText()
            guard let days = CountText(text.hasPrefix("+") ? String(text.dropFirst()) : text) else {
                throw ElementRejection(node, .invalidValue(text))
            }
            return .days(days)
        }
    }

    /// Writes `NbOfDays` or `ActlDt`.
    public func write(to element: ElementWriter) {
        switch self {
        case .days(let days): element.write("NbOfDays", days)
        case .date(let date): element.write("ActlDt", date)
        }
    }
}
