public import XMLCore

/// The amounts from which that of an entry or a transaction came about.
///
///     AmountAndCurrencyExchange3, AmountAndCurrencyExchange4
///       InstdAmt        AmountAndCurrencyExchangeDetails3 and 5   0..1
///       TxAmt           AmountAndCurrencyExchangeDetails3 and 5   0..1
///       CntrValAmt      AmountAndCurrencyExchangeDetails3 and 5   0..1
///       AnncdPstngAmt   AmountAndCurrencyExchangeDetails3 and 5   0..1
///       PrtryAmt        AmountAndCurrencyExchangeDetails4 and 6   0..n
///         Tp            Max35Text                                 1..1
///         Amt, CcyXchg  as in the others                          1..1, 0..1
///
/// - Source: camt.052, camt.053, camt.054: `Ntry/AmtDtls`, `TxDtls/AmtDtls`.
public struct AmountDetails: Hashable, Sendable {
    /// What was ordered.
    public var instructed: ExchangedAmount?
    /// What was settled between the agents.
    public var transaction: ExchangedAmount?
    /// What it is worth in the currency of the account.
    public var counterValue: ExchangedAmount?
    /// What was announced before it was booked.
    public var announcedPosting: ExchangedAmount?
    /// Amounts of the servicer's own kinds.
    public var proprietary: [ProprietaryAmount] = []

    /// No amounts yet.
    public init() {}

    /// An amount of the servicer's own kind.
    public struct ProprietaryAmount: Hashable, Sendable {
        /// What kind of amount it is.
        public var type: Max35Text
        /// The amount.
        public var amount: ExchangedAmount

        /// An amount of a kind.
        public init(type: Max35Text, amount: ExchangedAmount) {
            self.type = type
            self.amount = amount
        }
    }
}

extension AmountDetails: ElementReadable, ElementWritable {
    /// Reads `AmtDtls`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var details = Self()
            details.instructed = try children.optional("InstdAmt")
            details.transaction = try children.optional("TxAmt")
            details.counterValue = try children.optional("CntrValAmt")
            details.announcedPosting = try children.optional("AnncdPstngAmt")
            details.proprietary = try children.array("PrtryAmt")
            return details
        }
    }

    /// Writes the content of `AmtDtls`.
    public func write(to element: ElementWriter) {
        element.write("InstdAmt", instructed)
        element.write("TxAmt", transaction)
        element.write("CntrValAmt", counterValue)
        element.write("AnncdPstngAmt", announcedPosting)
        element.write("PrtryAmt", each: proprietary)
    }
}

extension AmountDetails.ProprietaryAmount: ElementReadable, ElementWritable {
    /// Reads `PrtryAmt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let type = try children.required("Tp", as: Max35Text.self)
            return Self(type: type, amount: try ExchangedAmount(readingFrom: &children))
        }
    }

    /// Writes the content of `PrtryAmt`.
    public func write(to element: ElementWriter) {
        element.write("Tp", type)
        amount.write(to: element)
    }
}

/// An amount, and the exchange it went through.
///
///     AmountAndCurrencyExchangeDetails3, AmountAndCurrencyExchangeDetails5
///       Amt       ActiveOrHistoricCurrencyAndAmount       1..1
///       CcyXchg   CurrencyExchange5, CurrencyExchange24   0..1
///
/// - Source: camt.052, camt.053, camt.054: the children of `AmtDtls`.
public struct ExchangedAmount: Hashable, Sendable {
    /// The amount.
    public var amount: CurrencyAndAmount
    /// How it was exchanged.
    @Boxed public var exchange: CurrencyExchange?

    /// An amount, perhaps exchanged.
    public init(amount: CurrencyAndAmount, exchange: CurrencyExchange? = nil) {
        self.amount = amount
        self.exchange = exchange
    }
}

extension ExchangedAmount: ElementReadable, ElementWritable {
    /// Reads the amount.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        amount = try children.required("Amt")
        exchange = try children.optional("CcyXchg")
    }

    /// Writes the amount.
    public func write(to element: ElementWriter) {
        element.write("Amt", amount)
        element.write("CcyXchg", exchange)
    }
}

/// An exchange of one currency for another.
///
///     CurrencyExchange5, CurrencyExchange24
///       SrcCcy         ActiveOrHistoricCurrencyCode   1..1
///       TrgtCcy        ActiveOrHistoricCurrencyCode   0..1
///       UnitCcy        ActiveOrHistoricCurrencyCode   0..1
///       XchgRate       BaseOneRate                    1..1
///       CtrctId        Max35Text                      0..1
///       QtnDt          ISODateTime                    0..1
///       XchgRateBase   PositiveNumber                 0..1   24 only
///
/// - Source: camt.052, camt.053, camt.054: `AmtDtls/…/CcyXchg`.
public struct CurrencyExchange: Hashable, Sendable {
    /// From which currency.
    public var source: CurrencyCode
    /// Into which currency.
    public var target: CurrencyCode?
    /// The currency of which the rate counts one unit, or the rate's base.
    public var unit: CurrencyCode?
    /// The rate.
    public var rate: ExactDecimal
    /// The contract about it.
    public var contract: Max35Text?
    /// When the rate was quoted.
    public var quotationDateTime: ISODateTime?
    /// How many units the rate is for, a whole number above zero; one, where it is not said.
    public var rateBase: ExactDecimal?

    /// An exchange at a rate.
    public init(source: CurrencyCode, rate: ExactDecimal) {
        self.source = source
        self.rate = rate
    }
}

extension CurrencyExchange: ElementReadable, ElementWritable {
    /// Reads `CcyXchg`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    private init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        source = try children.required("SrcCcy")
        target = try children.optional("TrgtCcy")
        unit = try children.optional("UnitCcy")
        rate = try children.required("XchgRate")
        contract = try children.optional("CtrctId")
        quotationDateTime = try children.optional("QtnDt")
        rateBase = try children.wholeNumber("XchgRateBase")
    }

    /// Writes the content of `CcyXchg`.
    public func write(to element: ElementWriter) {
        element.write("SrcCcy", source)
        element.write("TrgtCcy", target)
        element.write("UnitCcy", unit)
        element.write("XchgRate", rate)
        element.write("CtrctId", contract)
        element.write("QtnDt", quotationDateTime)
        element.write("XchgRateBase", rateBase, since: "CurrencyExchange24")
    }
}
