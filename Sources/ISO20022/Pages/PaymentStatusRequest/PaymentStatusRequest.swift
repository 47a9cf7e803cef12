public import XMLCore

/// The question what became of a payment.
///
///     FIToFIPaymentStatusRequestV03, FIToFIPaymentStatusRequestV07
///       GrpHdr        GroupHeader91, GroupHeader109         1..1
///       OrgnlGrpInf   OriginalGroupInformation27            0..n
///       TxInf         PaymentTransaction113 and 171         0..n
///       SplmtryData   SupplementaryData1                    0..n   carried
///
/// - Source: pacs.028.001.03, pacs.028.001.07: `Document/FIToFIPmtStsReq`.
public struct PaymentStatusRequest: Hashable, Sendable {
    /// The versions that this page reads and writes.
    public enum Version: CaseIterable, Hashable, Sendable {
        /// pacs.028.001.03.
        case v03
        /// pacs.028.001.07.
        case v07

        /// The definition of the version.
        public var definition: MessageDefinition {
            switch self {
            case .v03: .paymentStatusRequest
            case .v07: .paymentStatusRequestV07
            }
        }
    }

    /// The version it was read in, or is to be written in.
    public var version = Version.v03
    /// What identifies the request.
    public var groupHeader: StatusReportGroupHeader
    /// The messages asked about.
    public var originalGroups: [OriginalGroup]
    /// The transactions asked about.
    public var transactions: [TransactionStatusRequest]

    /// A question about messages, transactions or both.
    public init(
        groupHeader: StatusReportGroupHeader, originalGroups: [OriginalGroup] = [],
        transactions: [TransactionStatusRequest] = []
    ) {
        self.groupHeader = groupHeader
        self.originalGroups = originalGroups
        self.transactions = transactions
    }
}

extension PaymentStatusRequest: ElementReadable, ElementWritable {
    /// Reads `FIToFIPmtStsReq`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var request = Self(groupHeader: try children.required("GrpHdr"))
            request.originalGroups = try children.array("OrgnlGrpInf")
            request.transactions = try children.array("TxInf")
            children.carried("SplmtryData")
            return request
        }
        if element.isInNamespace(Version.v07.definition.namespaceURI) { version = .v07 }
    }

    /// Writes the content of `FIToFIPmtStsReq`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("OrgnlGrpInf", each: originalGroups)
        element.write("TxInf", each: transactions)
    }
}

/// A message that is asked about.
///
///     OriginalGroupInformation27
///       OrgnlMsgId     Max35Text          1..1
///       OrgnlMsgNmId   Max35Text          1..1
///       OrgnlCreDtTm   ISODateTime        0..1
///       OrgnlNbOfTxs   Max15NumericText   0..1
///       OrgnlCtrlSum   DecimalNumber      0..1
///
/// - Source: pacs.028, `FIToFIPmtStsReq/OrgnlGrpInf`.
public struct OriginalGroup: Hashable, Sendable {
    /// The message and when it was made.
    public var original: OriginalMessage
    /// How many transactions it had.
    public var numberOfTransactions: CountText?
    /// Its control sum.
    public var controlSum: ExactDecimal?

    /// A message by its identification and its definition.
    public init(original: OriginalMessage) { self.original = original }
}

extension OriginalGroup: ElementReadable, ElementWritable {
    /// Reads `OrgnlGrpInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var group = Self(original: try OriginalMessage(readingFrom: &children))
            group.numberOfTransactions = try children.optional("OrgnlNbOfTxs")
            group.controlSum = try children.optional("OrgnlCtrlSum")
            return group
        }
    }

    /// Writes the content of `OrgnlGrpInf`.
    public func write(to element: ElementWriter) {
        original.write(to: element)
        element.write("OrgnlNbOfTxs", numberOfTransactions)
        element.write("OrgnlCtrlSum", controlSum)
    }
}

/// A transaction that is asked about.
///
///     PaymentTransaction113, PaymentTransaction171
///       StsReqId          Max35Text                                         0..1
///       OrgnlGrpInf       OriginalGroupInformation29                        0..1
///       OrgnlInstrId      Max35Text                                         0..1
///       OrgnlEndToEndId   Max35Text                                         0..1
///       OrgnlTxId         Max35Text                                         0..1
///       OrgnlUETR         UUIDv4Identifier                                  0..1
///       AccptncDtTm       ISODateTime                                       0..1
///       ClrSysRef         Max35Text                                         0..1
///       InstgAgt          BranchAndFinancialInstitutionIdentification6, 8   0..1
///       InstdAgt          BranchAndFinancialInstitutionIdentification6, 8   0..1
///       OrgnlTxRef        OriginalTransactionReference28 and 47             0..1
///       SplmtryData       SupplementaryData1                                0..n   carried
///
/// - Source: pacs.028, `FIToFIPmtStsReq/TxInf`.
public struct TransactionStatusRequest: Hashable, Sendable {
    /// Identifies this question for its sender.
    public var requestIdentification: Max35Text?
    /// The message the transaction came in.
    public var originalMessage: OriginalMessage?
    /// Its instruction identification.
    public var originalInstruction: Max35Text?
    /// Its end-to-end identification.
    public var originalEndToEnd: Max35Text?
    /// Its transaction identification.
    public var originalTransaction: Max35Text?
    /// Its UETR.
    public var originalUETR: UETR?
    /// When it was accepted.
    public var acceptanceDateTime: ISODateTime?
    /// The clearing system's reference.
    public var clearingSystemReference: Max35Text?
    /// Who had sent it.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who had received it.
    @Boxed public var instructedAgent: AgentIdentification?
    /// What was in it.
    @Boxed public var originalReference: OriginalTransactionReference?

    /// A question about a transaction, by nothing yet.
    public init() {}
}

extension TransactionStatusRequest: ElementReadable, ElementWritable {
    /// Reads `TxInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var transaction = Self()
            transaction.requestIdentification = try children.optional("StsReqId")
            transaction.originalMessage = try children.optional("OrgnlGrpInf")
            transaction.originalInstruction = try children.optional("OrgnlInstrId")
            transaction.originalEndToEnd = try children.optional("OrgnlEndToEndId")
            transaction.originalTransaction = try children.optional("OrgnlTxId")
            transaction.originalUETR = try children.optional("OrgnlUETR")
            transaction.acceptanceDateTime = try children.optional("AccptncDtTm")
            transaction.clearingSystemReference = try children.optional("ClrSysRef")
            transaction.instructingAgent = try children.optional("InstgAgt")
            transaction.instructedAgent = try children.optional("InstdAgt")
            transaction.originalReference = try children.optional("OrgnlTxRef")
            children.carried("SplmtryData")
            return transaction
        }
    }

    /// Writes the content of `TxInf`.
    public func write(to element: ElementWriter) {
        element.write("StsReqId", requestIdentification)
        element.write("OrgnlGrpInf", originalMessage)
        element.write("OrgnlInstrId", originalInstruction)
        element.write("OrgnlEndToEndId", originalEndToEnd)
        element.write("OrgnlTxId", originalTransaction)
        element.write("OrgnlUETR", originalUETR)
        element.write("AccptncDtTm", acceptanceDateTime)
        element.write("ClrSysRef", clearingSystemReference)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        element.write("OrgnlTxRef", originalReference)
    }
}
