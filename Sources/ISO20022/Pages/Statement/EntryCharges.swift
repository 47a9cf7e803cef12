public import XMLCore

/// The charges of an entry or a transaction.
///
///     Charges6, Charges15
///       TtlChrgsAndTaxAmt   ActiveOrHistoricCurrencyAndAmount   0..1
///       Rcrd                ChargesRecord3, ChargesRecord8      0..n
///
/// - Source: camt.052, camt.053, camt.054: `Ntry/Chrgs`, `TxDtls/Chrgs`.
public struct EntryCharges: Hashable, Sendable {
    /// All charges and the taxes on them.
    public var total: CurrencyAndAmount?
    /// The single charges.
    public var records: [Record]

    /// Charges, as a sum, one by one, or both.
    public init(total: CurrencyAndAmount? = nil, records: [Record] = []) {
        self.total = total
        self.records = records
    }

    /// One charge.
    ///
    ///     ChargesRecord3, ChargesRecord8
    ///       Amt           ActiveOrHistoricCurrencyAndAmount                    1..1
    ///       CdtDbtInd     CRDT | DBIT                                          0..1
    ///       ChrgInclInd   ChargeIncludedIndicator                              0..1
    ///       Tp            ChargeType3Choice                                    0..1
    ///       Rate          PercentageRate                                       0..1
    ///       Br            DEBT | CRED | SHAR | SLEV                            0..1
    ///       Agt           BranchAndFinancialInstitutionIdentification6 and 8   0..1
    ///       Tax           TaxCharges2                                          0..1   carried
    ///
    /// - Source: camt.052, camt.053, camt.054: `Chrgs/Rcrd`.
    public struct Record: Hashable, Sendable {
        /// What was taken.
        public var amount: CurrencyAndAmount
        /// On which side.
        public var side: CreditDebit?
        /// Whether the amount of the entry includes it.
        public var isIncluded: Bool?
        /// What it was taken for.
        public var type: ChargeType?
        /// The rate it was computed at, in percent.
        public var ratePercent: ExactDecimal?
        /// Who bears it.
        public var bearer: ChargeBearer?
        /// Who took it.
        @Boxed public var agent: AgentIdentification?

        /// A charge.
        public init(amount: CurrencyAndAmount) { self.amount = amount }
    }
}

extension EntryCharges: ElementReadable, ElementWritable {
    /// Reads `Chrgs`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let total = try children.optional("TtlChrgsAndTaxAmt", as: CurrencyAndAmount.self)
            return Self(total: total, records: try children.array("Rcrd"))
        }
    }

    /// Writes the content of `Chrgs`.
    public func write(to element: ElementWriter) {
        element.write("TtlChrgsAndTaxAmt", total)
        element.write("Rcrd", each: records)
    }
}

extension EntryCharges.Record: ElementReadable, ElementWritable {
    /// Reads `Rcrd`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var record = Self(amount: try children.required("Amt"))
            record.side = try children.optional("CdtDbtInd")
            record.isIncluded = try children.optional("ChrgInclInd", as: Indicator.self)?.isTrue
            record.type = try children.optional("Tp")
            record.ratePercent = try children.optional("Rate")
            record.bearer = try children.optional("Br")
            record.agent = try children.optional("Agt")
            children.carried("Tax")
            return record
        }
    }

    /// Writes the content of `Rcrd`.
    public func write(to element: ElementWriter) {
        element.write("Amt", amount)
        element.write("CdtDbtInd", side)
        element.write("ChrgInclInd", indicator: isIncluded)
        element.write("Tp", type)
        element.write("Rate", ratePercent)
        element.write("Br", bearer)
        element.write("Agt", agent)
    }
}
