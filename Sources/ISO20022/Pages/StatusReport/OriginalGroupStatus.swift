public import XMLCore

/// Which message is answered, and its status as a whole.
///
///     OriginalGroupHeader17, OriginalGroupHeader22
///       OrgnlMsgId      Max35Text                        1..1
///       OrgnlMsgNmId    Max35Text                        1..1
///       OrgnlCreDtTm    ISODateTime                      0..1
///       OrgnlNbOfTxs    Max15NumericText                 0..1
///       OrgnlCtrlSum    DecimalNumber                    0..1
///       GrpSts          ExternalPaymentGroupStatus1Code  0..1
///       StsRsnInf       StatusReasonInformation12 and 14 0..n
///       NbOfTxsPerSts   NumberOfTransactionsPerStatus5   0..n
///
/// - Source: pacs.002, `FIToFIPmtStsRpt/OrgnlGrpInfAndSts`.
public struct OriginalGroupStatus: Hashable, Sendable {
    /// The message and when it was made.
    public var original: OriginalMessage
    /// How many transactions it had.
    public var numberOfTransactions: CountText?
    /// Its control sum.
    public var controlSum: ExactDecimal?
    /// Its status as a whole.
    public var status: PaymentStatus?
    /// Why.
    public var reasons: [StatusReasonInformation] = []
    /// How many of its transactions have which status.
    public var transactionsPerStatus: [TransactionsPerStatus] = []

    /// The status of a message.
    public init(original: OriginalMessage, status: PaymentStatus? = nil) {
        self.original = original
        self.status = status
    }
}

extension OriginalGroupStatus: ElementReadable, ElementWritable {
    /// Reads `OrgnlGrpInfAndSts`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var group = Self(original: try OriginalMessage(readingFrom: &children))
            group.numberOfTransactions = try children.optional("OrgnlNbOfTxs")
            group.controlSum = try children.optional("OrgnlCtrlSum")
            group.status = try children.optional("GrpSts")
            group.reasons = try children.array("StsRsnInf")
            group.transactionsPerStatus = try children.array("NbOfTxsPerSts")
            return group
        }
    }

    /// Writes the content of `OrgnlGrpInfAndSts`.
    public func write(to element: ElementWriter) {
        original.write(to: element)
        element.write("OrgnlNbOfTxs", numberOfTransactions)
        element.write("OrgnlCtrlSum", controlSum)
        element.write("GrpSts", status)
        element.write("StsRsnInf", each: reasons)
        element.write("NbOfTxsPerSts", each: transactionsPerStatus)
    }
}

/// The message that is answered.
///
///     OriginalGroupInformation29, OriginalGroupInformation33
///       OrgnlMsgId     Max35Text     1..1
///       OrgnlMsgNmId   Max35Text     1..1
///       OrgnlCreDtTm   ISODateTime   0..1
///
/// - Source: pacs.002 `TxInfAndSts/OrgnlGrpInf`, and the beginning of `OrgnlGrpInfAndSts`; pacs.004, pacs.028.
public struct OriginalMessage: Hashable, Sendable {
    /// Its message identification.
    public var messageIdentification: Max35Text
    /// Its definition, such as `pacs.008.001.08`.
    public var messageName: Max35Text
    /// When it was made.
    public var creationDateTime: ISODateTime?

    /// A message by its identification and its definition.
    public init(messageIdentification: Max35Text, messageName: Max35Text, creationDateTime: ISODateTime? = nil) {
        self.messageIdentification = messageIdentification
        self.messageName = messageName
        self.creationDateTime = creationDateTime
    }
}

extension OriginalMessage: ElementReadable, ElementWritable {
    /// Reads `OrgnlGrpInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        messageIdentification = try children.required("OrgnlMsgId")
        messageName = try children.required("OrgnlMsgNmId")
        creationDateTime = try children.optional("OrgnlCreDtTm")
    }

    /// Writes the content of `OrgnlGrpInf`.
    public func write(to element: ElementWriter) {
        element.write("OrgnlMsgId", messageIdentification)
        element.write("OrgnlMsgNmId", messageName)
        element.write("OrgnlCreDtTm", creationDateTime)
    }
}

/// How many transactions have one status.
///
///     NumberOfTransactionsPerStatus5
///       DtldNbOfTxs    Max15NumericText                        1..1
///       DtldSts        ExternalPaymentTransactionStatus1Code   1..1
///       DtldCtrlSum    DecimalNumber                           0..1
///
/// - Source: pacs.002.001.10, `OrgnlGrpInfAndSts/NbOfTxsPerSts`.
public struct TransactionsPerStatus: Hashable, Sendable {
    /// How many.
    public var count: CountText
    /// The status.
    public var status: PaymentStatus
    /// The sum of their amounts.
    public var controlSum: ExactDecimal?

    /// So many transactions of one status.
    public init(count: CountText, status: PaymentStatus, controlSum: ExactDecimal? = nil) {
        self.count = count
        self.status = status
        self.controlSum = controlSum
    }
}

extension TransactionsPerStatus: ElementReadable, ElementWritable {
    /// Reads `NbOfTxsPerSts`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let count = try children.required("DtldNbOfTxs", as: CountText.self)
            let status = try children.required("DtldSts", as: PaymentStatus.self)
            return Self(count: count, status: status, controlSum: try children.optional("DtldCtrlSum"))
        }
    }

    /// Writes the content of `NbOfTxsPerSts`.
    public func write(to element: ElementWriter) {
        element.write("DtldNbOfTxs", count)
        element.write("DtldSts", status)
        element.write("DtldCtrlSum", controlSum)
    }
}

/// What has become of a payment, or of a message as a whole.
///
/// The schema admits any code of 1 to 4 characters; those that this gateway sends are named here.
///
/// - Source: `ExternalPaymentTransactionStatus1Code`, `ExternalPaymentGroupStatus1Code`.
public struct PaymentStatus: Hashable, Sendable, ElementText, CustomStringConvertible {
    /// The code.
    public let code: Max4Text

    /// Received, nothing checked.
    public static let received = PaymentStatus(code: "RCVD")
    /// Authentication, syntax and content are in order.
    public static let acceptedTechnicalValidation = PaymentStatus(code: "ACTC")
    /// The customer's funds were checked too.
    public static let acceptedFundsChecked = PaymentStatus(code: "ACFC")
    /// More is to be checked; a final status follows.
    public static let pending = PaymentStatus(code: "PDNG")
    /// Accepted for execution; settlement is under way.
    public static let acceptedSettlementInProcess = PaymentStatus(code: "ACSP")
    /// Settled for good.
    public static let acceptedSettlementCompleted = PaymentStatus(code: "ACSC")
    /// Settled, and credited to the creditor's account.
    public static let acceptedCreditSettlementCompleted = PaymentStatus(code: "ACCC")
    /// Refused for good.
    public static let rejected = PaymentStatus(code: "RJCT")
    /// Some transactions are accepted and others are not.
    public static let partiallyAccepted = PaymentStatus(code: "PART")

    /// A status by its code.
    public init(code: Max4Text) { self.code = code }

    /// Nil when the text is no code of 1 to 4 characters.
    public init?(_ text: String) {
        guard let code = Max4Text(text) else { return nil }
        self.code = code
    }

    /// The code.
    public var text: String { code.text }

    /// The code.
    public var description: String { code.text }
}
