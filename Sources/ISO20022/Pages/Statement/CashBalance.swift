public import XMLCore

/// Which side an amount is on. The amount itself is never negative.
///
/// - Source: `CreditDebitCode`.
public enum CreditDebit: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// Into the account, or in its favour.
    case credit = "CRDT"
    /// Out of the account, or against it.
    case debit = "DBIT"
}

/// A balance of an account.
///
///     CashBalance8
///       Tp               BalanceType13                       1..1
///       CdtLine          CreditLine3                         0..n
///       Amt              ActiveOrHistoricCurrencyAndAmount   1..1
///       CdtDbtInd        CRDT | DBIT                         1..1
///       Dt               Dt | DtTm                           1..1
///       Avlbty           CashAvailability1                   0..n
///
/// - Source: camt.052 `Rpt/Bal`, camt.053 `Stmt/Bal`.
public struct CashBalance: Hashable, Sendable {
    /// Which balance it is: `OPBD`, `CLBD`, or another.
    public var type: CodeOrProprietary<4>
    /// A finer kind, such as `INTM` on a page in between.
    public var subType: CodeOrProprietary<4>?
    /// The credit lines, and whether the balance includes them.
    public var creditLines: [CreditLine] = []
    /// How much.
    public var amount: CurrencyAndAmount
    /// On which side.
    public var side: CreditDebit
    /// When.
    public var date: DateOrDateTime
    /// When the amount can be used.
    public var availability: [CashAvailability] = []

    /// The balance of an account at the start of a period.
    public static let openingBooked = CodeOrProprietary<4>.code("OPBD")
    /// The balance of an account at the end of a period.
    public static let closingBooked = CodeOrProprietary<4>.code("CLBD")
    /// The balance of an account in the course of a day.
    public static let interimBooked = CodeOrProprietary<4>.code("ITBD")

    /// A balance.
    public init(
        type: CodeOrProprietary<4>, subType: CodeOrProprietary<4>? = nil, amount: CurrencyAndAmount,
        side: CreditDebit, date: DateOrDateTime
    ) {
        self.type = type
        self.subType = subType
        self.amount = amount
        self.side = side
        self.date = date
    }
}

extension CashBalance: ElementReadable, ElementWritable {
    /// Reads `Bal`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let kind = try children.required("Tp", as: BalanceType.self)
            let lines = try children.array("CdtLine", as: CreditLine.self)
            let amount = try children.required("Amt", as: CurrencyAndAmount.self)
            let side = try children.required("CdtDbtInd", as: CreditDebit.self)
            var balance = Self(
                type: kind.type, subType: kind.subType, amount: amount, side: side,
                date: try children.required("Dt"))
            balance.creditLines = lines
            balance.availability = try children.array("Avlbty")
            return balance
        }
    }

    /// Writes the content of `Bal`.
    public func write(to element: ElementWriter) {
        element.write("Tp", BalanceType(type: type, subType: subType))
        element.write("CdtLine", each: creditLines)
        element.write("Amt", amount)
        element.write("CdtDbtInd", side)
        element.write("Dt", date)
        element.write("Avlbty", each: availability)
    }
}

/// Which balance of an account is meant.
///
///     BalanceType13
///       CdOrPrtry   Cd (4) | Prtry   1..1
///       SubTp       Cd (4) | Prtry   0..1
///
/// - Source: camt.052 and camt.053 `Bal/Tp`; camt.060 `RptgReq/ReqdBalTp`.
public struct BalanceType: Hashable, Sendable {
    /// `OPBD`, `CLBD`, or another.
    public var type: CodeOrProprietary<4>
    /// A finer kind, such as `INTM`.
    public var subType: CodeOrProprietary<4>?

    /// A type of balance.
    public init(type: CodeOrProprietary<4>, subType: CodeOrProprietary<4>? = nil) {
        self.type = type
        self.subType = subType
    }
}

extension BalanceType: ElementReadable, ElementWritable {
    /// Reads the type.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let type = try children.required("CdOrPrtry", as: CodeOrProprietary<4>.self)
            return Self(type: type, subType: try children.optional("SubTp"))
        }
    }

    /// Writes the type.
    public func write(to element: ElementWriter) {
        element.write("CdOrPrtry", type)
        element.write("SubTp", subType)
    }
}

/// How far an account may be overdrawn.
///
///     CreditLine3
///       Incl   TrueFalseIndicator                  1..1
///       Tp     Cd (4) | Prtry                      0..1
///       Amt    ActiveOrHistoricCurrencyAndAmount   0..1
///       Dt     Dt | DtTm                           0..1
///
/// - Source: camt.052 and camt.053 `Bal/CdtLine`.
public struct CreditLine: Hashable, Sendable {
    /// Whether the balance includes it.
    public var isIncluded: Bool
    /// What kind of line it is.
    public var type: CodeOrProprietary<4>?
    /// How far it goes.
    public var amount: CurrencyAndAmount?
    /// When.
    public var date: DateOrDateTime?

    /// A credit line.
    public init(isIncluded: Bool, amount: CurrencyAndAmount? = nil) {
        self.isIncluded = isIncluded
        self.amount = amount
    }
}

extension CreditLine: ElementReadable, ElementWritable {
    /// Reads `CdtLine`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var line = Self(isIncluded: try children.required("Incl", as: Indicator.self).isTrue)
            line.type = try children.optional("Tp")
            line.amount = try children.optional("Amt")
            line.date = try children.optional("Dt")
            return line
        }
    }

    /// Writes the content of `CdtLine`.
    public func write(to element: ElementWriter) {
        element.write("Incl", indicator: isIncluded)
        element.write("Tp", type)
        element.write("Amt", amount)
        element.write("Dt", date)
    }
}
