public import XMLCore

/// The period a report is to cover.
///
///     ReportingPeriod2
///       FrToDt   DatePeriodDetails1   1..1
///         FrDt   ISODate              1..1
///         ToDt   ISODate              0..1
///       FrToTm   TimePeriodDetails1   0..1
///         FrTm   ISOTime              1..1
///         ToTm   ISOTime              0..1
///       Tp       ALLL | CHNG | MODF   1..1
///
/// - Source: camt.060.001.05, `RptgReq/RptgPrd`.
public struct ReportingPeriod: Hashable, Sendable {
    /// Its first day.
    public var fromDate: ISODate
    /// Its last day; open where there is none.
    public var toDate: ISODate?
    /// The times within it.
    public var times: Times?
    /// Whether all is asked for, or what is new.
    public var scope: Scope

    /// From one day on.
    public init(fromDate: ISODate, toDate: ISODate? = nil, times: Times? = nil, scope: Scope = .all) {
        self.fromDate = fromDate
        self.toDate = toDate
        self.times = times
        self.scope = scope
    }

    /// From one time of day to another.
    public struct Times: Hashable, Sendable {
        /// Its beginning.
        public var from: ISOTime
        /// Its end; open where there is none.
        public var to: ISOTime?

        /// From one time on.
        public init(from: ISOTime, to: ISOTime? = nil) {
            self.from = from
            self.to = to
        }
    }

    /// What a query is to give back.
    ///
    /// - Source: `QueryType3Code`.
    public enum Scope: String, CaseIterable, ElementCode, Hashable, Sendable {
        /// All that matches.
        case all = "ALLL"
        /// What changed since the last query, and what is new.
        case changed = "CHNG"
        /// What changed since the last query.
        case modified = "MODF"
    }
}

extension ReportingPeriod: ElementReadable, ElementWritable {
    /// Reads `RptgPrd`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let days = try children.element("FrToDt").sequence { days throws(ElementRejection) in
                (try days.required("FrDt", as: ISODate.self), try days.optional("ToDt", as: ISODate.self))
            }
            let times = try children.optional("FrToTm", as: Times.self)
            return Self(fromDate: days.0, toDate: days.1, times: times, scope: try children.required("Tp"))
        }
    }

    /// Writes the content of `RptgPrd`.
    public func write(to element: ElementWriter) {
        let days = element.child("FrToDt")
        days.write("FrDt", fromDate)
        days.write("ToDt", toDate)
        element.write("FrToTm", times)
        element.write("Tp", scope)
    }
}

extension ReportingPeriod.Times: ElementReadable, ElementWritable {
    /// Reads `FrToTm`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let from = try children.required("FrTm", as: ISOTime.self)
            return Self(from: from, to: try children.optional("ToTm"))
        }
    }

    /// Writes the content of `FrToTm`.
    public func write(to element: ElementWriter) {
        element.write("FrTm", from)
        element.write("ToTm", to)
    }
}

extension ISOTime: ElementText {}

/// Which entries a report is to hold.
///
///     TransactionType2
///       Sts         Cd (4) | Prtry   1..1
///       CdtDbtInd   CRDT | DBIT      1..1
///       FlrLmt      Limit2           0..n
///
/// - Source: camt.060.001.05, `RptgReq/ReqdTxTp`.
public struct RequestedTransactionType: Hashable, Sendable {
    /// How final they are: `BOOK`, `PDNG`, or another.
    public var status: CodeOrProprietary<4>
    /// On which side.
    public var side: CreditDebit
    /// From which amounts on.
    public var floorLimits: [FloorLimit]

    /// Entries of a status on a side.
    public init(status: CodeOrProprietary<4>, side: CreditDebit, floorLimits: [FloorLimit] = []) {
        self.status = status
        self.side = side
        self.floorLimits = floorLimits
    }

    /// An amount from which on entries are told.
    ///
    ///     Limit2
    ///       Amt         ActiveOrHistoricCurrencyAndAmount   1..1
    ///       CdtDbtInd   CRED | DEBT | BOTH                  1..1
    ///
    /// - Source: camt.060.001.05, `ReqdTxTp/FlrLmt`.
    public struct FloorLimit: Hashable, Sendable {
        /// The amount.
        public var amount: CurrencyAndAmount
        /// For entries on which side.
        public var appliesTo: Side

        /// A limit for a side.
        public init(amount: CurrencyAndAmount, appliesTo: Side) {
            self.amount = amount
            self.appliesTo = appliesTo
        }

        /// The entries that a limit is for.
        ///
        /// - Source: `FloorLimitType1Code`.
        public enum Side: String, CaseIterable, ElementCode, Hashable, Sendable {
            /// For credit entries.
            case credit = "CRED"
            /// For debit entries.
            case debit = "DEBT"
            /// For both.
            case both = "BOTH"
        }
    }
}

extension RequestedTransactionType: ElementReadable, ElementWritable {
    /// Reads `ReqdTxTp`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let status = try children.required("Sts", as: CodeOrProprietary<4>.self)
            let side = try children.required("CdtDbtInd", as: CreditDebit.self)
            return Self(status: status, side: side, floorLimits: try children.array("FlrLmt"))
        }
    }

    /// Writes the content of `ReqdTxTp`.
    public func write(to element: ElementWriter) {
        element.write("Sts", status)
        element.write("CdtDbtInd", side)
        element.write("FlrLmt", each: floorLimits)
    }
}

extension RequestedTransactionType.FloorLimit: ElementReadable, ElementWritable {
    /// Reads `FlrLmt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let amount = try children.required("Amt", as: CurrencyAndAmount.self)
            return Self(amount: amount, appliesTo: try children.required("CdtDbtInd"))
        }
    }

    /// Writes the content of `FlrLmt`.
    public func write(to element: ElementWriter) {
        element.write("Amt", amount)
        element.write("CdtDbtInd", appliesTo)
    }
}
