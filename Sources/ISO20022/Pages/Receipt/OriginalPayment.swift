public import XMLCore

/// The payment that a request was about.
///
///     PaymentIdentification6Choice
///       TxId         Max35Text                         1..1
///       QId          QueueTransactionIdentification1   1..1
///         QId        Max16Text                         1..1
///         PosInQ     Max16Text                         1..1
///       LngBizId     LongPaymentIdentification2        1..1
///       ShrtBizId    ShortPaymentIdentification2       1..1
///       PrtryId      Max70Text                         1..1
///
/// - Source: camt.025.001.05, `RctDtls/OrgnlPmtId`.
public enum OriginalPayment: Hashable, Sendable {
    /// By its identification alone.
    case transaction(Max35Text)
    /// By its place in a queue.
    case queued(queue: Max16Text, position: Max16Text)
    /// By its amount, its day, its agents, and more.
    case long(LongPaymentIdentification)
    /// By its identification, its day and who sent it.
    case short(ShortPaymentIdentification)
    /// By a name that the two sides agreed upon.
    case proprietary(Max70Text)
}

extension OriginalPayment: ElementReadable, ElementWritable {
    /// Reads the one that is there.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let transaction = try children.optional("TxId", as: Max35Text.self) { return .transaction(transaction) }
            if children.isNext("QId") {
                return try children.element("QId").sequence { queued throws(ElementRejection) in
                    let queue = try queued.required("QId", as: Max16Text.self)
                    return .queued(queue: queue, position: try queued.required("PosInQ"))
                }
            }
            if let long = try children.optional("LngBizId", as: LongPaymentIdentification.self) { return .long(long) }
            if let short = try children.optional("ShrtBizId", as: ShortPaymentIdentification.self) {
                return .short(short)
            }
            return .proprietary(try children.required("PrtryId"))
        }
    }

    /// Writes the one that is there.
    public func write(to element: ElementWriter) {
        switch self {
        case .transaction(let transaction): element.write("TxId", transaction)
        case .queued(let queue, let position):
            let queued = element.child("QId")
            queued.write("QId", queue)
            queued.write("PosInQ", position)
        case .long(let long): element.write("LngBizId", long)
        case .short(let short): element.write("ShrtBizId", short)
        case .proprietary(let name): element.write("PrtryId", name)
        }
    }
}

/// A payment by its amount, its day and its agents.
///
///     LongPaymentIdentification2
///       TxId             Max35Text                                      0..1
///       UETR             UUIDv4Identifier                               0..1
///       IntrBkSttlmAmt   ImpliedCurrencyAndAmount                       1..1
///       IntrBkSttlmDt    ISODate                                        1..1
///       PmtMtd           PaymentOrigin1Choice                           0..1   carried
///       InstgAgt         BranchAndFinancialInstitutionIdentification6   1..1
///       InstdAgt         BranchAndFinancialInstitutionIdentification6   1..1
///       NtryTp           EntryTypeIdentifier                            0..1   carried
///       EndToEndId       Max35Text                                      0..1
///
/// - Source: camt.025.001.05, `OrgnlPmtId/LngBizId`.
public struct LongPaymentIdentification: Hashable, Sendable {
    /// Its identification.
    public var transaction: Max35Text?
    /// Unique in the whole world.
    public var uetr: UETR?
    /// What was settled, not negative, in the currency that the two sides imply.
    public var settlementAmount: ExactDecimal
    /// The day it was settled.
    public var settlementDate: ISODate
    /// Who sent it.
    public var instructingAgent: AgentIdentification
    /// Who received it.
    public var instructedAgent: AgentIdentification
    /// From the initiating party to the creditor.
    public var endToEnd: Max35Text?

    /// A payment by what every such identification has; the amount must not be negative.
    public init(
        settlementAmount: ExactDecimal, settlementDate: ISODate, instructingAgent: AgentIdentification,
        instructedAgent: AgentIdentification
    ) {
        precondition(!settlementAmount.isNegative, "a settlement amount is not negative")
        self.settlementAmount = settlementAmount
        self.settlementDate = settlementDate
        self.instructingAgent = instructingAgent
        self.instructedAgent = instructedAgent
    }
}

extension LongPaymentIdentification: ElementReadable, ElementWritable {
    /// Reads `LngBizId`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    private init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        transaction = try children.optional("TxId")
        uetr = try children.optional("UETR")
        let amount = try children.element("IntrBkSttlmAmt")
        settlementAmount = try ExactDecimal(amount)
        guard !settlementAmount.isNegative else {
            throw ElementRejection(amount, .invalidValue(settlementAmount.text))
        }
        settlementDate = try children.required("IntrBkSttlmDt")
        children.carried("PmtMtd")
        instructingAgent = try children.required("InstgAgt")
        instructedAgent = try children.required("InstdAgt")
        children.carried("NtryTp")
        endToEnd = try children.optional("EndToEndId")
    }

    /// Writes the content of `LngBizId`.
    public func write(to element: ElementWriter) {
        element.write("TxId", transaction)
        element.write("UETR", uetr)
        element.write("IntrBkSttlmAmt", settlementAmount)
        element.write("IntrBkSttlmDt", settlementDate)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        element.write("EndToEndId", endToEnd)
    }
}

/// A payment by its identification, its day and who sent it.
///
///     ShortPaymentIdentification2
///       TxId            Max35Text                                      1..1
///       IntrBkSttlmDt   ISODate                                        1..1
///       InstgAgt        BranchAndFinancialInstitutionIdentification6   1..1
///
/// - Source: camt.025.001.05, `OrgnlPmtId/ShrtBizId`.
public struct ShortPaymentIdentification: Hashable, Sendable {
    /// Its identification.
    public var transaction: Max35Text
    /// The day it was settled.
    public var settlementDate: ISODate
    /// Who sent it.
    public var instructingAgent: AgentIdentification

    /// A payment by its three names.
    public init(transaction: Max35Text, settlementDate: ISODate, instructingAgent: AgentIdentification) {
        self.transaction = transaction
        self.settlementDate = settlementDate
        self.instructingAgent = instructingAgent
    }
}

extension ShortPaymentIdentification: ElementReadable, ElementWritable {
    /// Reads `ShrtBizId`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let transaction = try children.required("TxId", as: Max35Text.self)
            let date = try children.required("IntrBkSttlmDt", as: ISODate.self)
            return Self(
                transaction: transaction, settlementDate: date, instructingAgent: try children.required("InstgAgt"))
        }
    }

    /// Writes the content of `ShrtBizId`.
    public func write(to element: ElementWriter) {
        element.write("TxId", transaction)
        element.write("IntrBkSttlmDt", settlementDate)
        element.write("InstgAgt", instructingAgent)
    }
}
