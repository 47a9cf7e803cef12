public import XMLCore

/// What came of a message that was to be cancelled, or of transactions in it.
///
///     UnderlyingTransaction22, 35
///       OrgnlGrpInfAndSts   OriginalGroupHeader14, 23          0..1
///       OrgnlPmtInfAndSts   OriginalPaymentInstruction30, 54   0..n   carried: a customer's order to his bank
///       TxInfAndSts         PaymentTransaction102, 170         0..n
///
/// - Source: camt.029.001.09 and .14, `RsltnOfInvstgtn/CxlDtls`.
public struct CancellationResolution: Hashable, Sendable {
    /// The message and what came of it.
    @Boxed public var originalGroup: OriginalGroupCancellationStatus?
    /// The transactions and what came of each.
    public var transactions: [TransactionCancellationStatus]

    /// A message, transactions, or both.
    public init(
        originalGroup: OriginalGroupCancellationStatus? = nil, transactions: [TransactionCancellationStatus] = []
    ) {
        self.transactions = transactions
        self.originalGroup = originalGroup
    }
}

extension CancellationResolution: ElementReadable, ElementWritable {
    /// Reads `CxlDtls`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let group = try children.optional("OrgnlGrpInfAndSts", as: OriginalGroupCancellationStatus.self)
            children.carried("OrgnlPmtInfAndSts")
            return Self(originalGroup: group, transactions: try children.array("TxInfAndSts"))
        }
    }

    /// Writes the content of `CxlDtls`.
    public func write(to element: ElementWriter) {
        element.write("OrgnlGrpInfAndSts", originalGroup)
        element.write("TxInfAndSts", each: transactions)
    }
}

/// What came of a message that was to be cancelled.
///
///     OriginalGroupHeader14, 23
///       OrgnlGrpCxlId      Max35Text                        0..1
///       RslvdCase          Case5, 6                         0..1
///       OrgnlMsgId         Max35Text                        1..1
///       OrgnlMsgNmId       Max35Text                        1..1
///       OrgnlCreDtTm       ISODateTime                      0..1
///       OrgnlNbOfTxs       Max15NumericText                 0..1
///       OrgnlCtrlSum       DecimalNumber                    0..1
///       GrpCxlSts          GroupCancellationStatus1Code     0..1
///       CxlStsRsnInf       CancellationStatusReason4, 5     0..n
///       NbOfTxsPerCxlSts   NumberOfTransactionsPerStatus1   0..n
///
/// - Source: camt.029.001.09 and .14, `CxlDtls/OrgnlGrpInfAndSts`.
public struct OriginalGroupCancellationStatus: Hashable, Sendable {
    /// The identification that the request gave to the cancellation.
    public var originalCancellation: Max35Text?
    /// The case that is resolved.
    @Boxed public var resolvedCase: InvestigationCase?
    /// The message and when it was made.
    public var original: OriginalMessage
    /// How many transactions it had.
    public var numberOfTransactions: CountText?
    /// Its control sum.
    public var controlSum: ExactDecimal?
    /// What came of it as a whole.
    public var status: GroupCancellationStatus?
    /// Why.
    public var reasons: [CancellationReasonInformation] = []
    /// How many of its transactions have which status.
    public var transactionsPerStatus: [TransactionsPerCancellationStatus] = []

    /// A message and what came of it.
    public init(original: OriginalMessage, status: GroupCancellationStatus? = nil) {
        self.original = original
        self.status = status
    }
}

extension OriginalGroupCancellationStatus: ElementReadable, ElementWritable {
    /// Reads `OrgnlGrpInfAndSts`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let cancellation = try children.optional("OrgnlGrpCxlId", as: Max35Text.self)
            let resolvedCase = try children.optional("RslvdCase", as: InvestigationCase.self)
            var group = Self(original: try OriginalMessage(readingFrom: &children))
            group.originalCancellation = cancellation
            group.resolvedCase = resolvedCase
            group.numberOfTransactions = try children.optional("OrgnlNbOfTxs")
            group.controlSum = try children.optional("OrgnlCtrlSum")
            group.status = try children.optional("GrpCxlSts")
            group.reasons = try children.array("CxlStsRsnInf")
            group.transactionsPerStatus = try children.array("NbOfTxsPerCxlSts")
            return group
        }
    }

    /// Writes the content of `OrgnlGrpInfAndSts`.
    public func write(to element: ElementWriter) {
        element.write("OrgnlGrpCxlId", originalCancellation)
        element.write("RslvdCase", resolvedCase)
        original.write(to: element)
        element.write("OrgnlNbOfTxs", numberOfTransactions)
        element.write("OrgnlCtrlSum", controlSum)
        element.write("GrpCxlSts", status)
        element.write("CxlStsRsnInf", each: reasons)
        element.write("NbOfTxsPerCxlSts", each: transactionsPerStatus)
    }
}

/// What came of the cancellation of a message.
///
/// - Source: `GroupCancellationStatus1Code`.
public enum GroupCancellationStatus: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// A part is cancelled.
    case partiallyAccepted = "PACR"
    /// Refused.
    case rejected = "RJCR"
    /// Cancelled.
    case accepted = "ACCR"
    /// Not decided yet.
    case pending = "PDCR"
}

/// How many transactions of a message have one status.
///
///     NumberOfTransactionsPerStatus1
///       DtldNbOfTxs   Max15NumericText                   1..1
///       DtldSts       TransactionIndividualStatus1Code   1..1
///       DtldCtrlSum   DecimalNumber                      0..1
///
/// - Source: camt.029.001.09, `CxlDtls/OrgnlGrpInfAndSts/NbOfTxsPerCxlSts`.
public struct TransactionsPerCancellationStatus: Hashable, Sendable {
    /// The status of a transaction, as this count knows it.
    ///
    /// - Source: `TransactionIndividualStatus1Code`.
    public enum Status: String, CaseIterable, ElementCode, Hashable, Sendable {
        /// Authentication, syntax and content are in order.
        case acceptedTechnicalValidation = "ACTC"
        /// Refused.
        case rejected = "RJCT"
        /// Not decided yet.
        case pending = "PDNG"
        /// The customer's profile was checked too.
        case acceptedCustomerProfile = "ACCP"
        /// Accepted for execution.
        case acceptedSettlementInProcess = "ACSP"
        /// Settled for good.
        case acceptedSettlementCompleted = "ACSC"
        /// The cancellation is accepted.
        case acceptedCancellationRequest = "ACCR"
        /// Accepted with a change.
        case acceptedWithChange = "ACWC"
    }
    /// How many.
    public var count: CountText
    /// The status.
    public var status: Status
    /// The sum of their amounts.
    public var controlSum: ExactDecimal?

    /// So many transactions of one status.
    public init(count: CountText, status: Status, controlSum: ExactDecimal? = nil) {
        self.count = count
        self.status = status
        self.controlSum = controlSum
    }
}

extension TransactionsPerCancellationStatus: ElementReadable, ElementWritable {
    /// Reads `NbOfTxsPerCxlSts`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let count = try children.required("DtldNbOfTxs", as: CountText.self)
            let status = try children.required("DtldSts", as: Status.self)
            return Self(count: count, status: status, controlSum: try children.optional("DtldCtrlSum"))
        }
    }

    /// Writes the content of `NbOfTxsPerCxlSts`.
    public func write(to element: ElementWriter) {
        element.write("DtldNbOfTxs", count)
        element.write("DtldSts", status)
        element.write("DtldCtrlSum", controlSum)
    }
}
