public import XMLCore

/// Payments given back after they were settled.
///
///     PaymentReturnV09, PaymentReturnV15
///       GrpHdr        GroupHeader90, GroupHeader123                 1..1
///       OrgnlGrpInf   OriginalGroupHeader18, OriginalGroupHeader19  0..1
///       TxInf         PaymentTransaction112 and 168                 0..n
///       SplmtryData   SupplementaryData1                            0..n   carried
///
/// - Source: pacs.004.001.09, pacs.004.001.15: `Document/PmtRtr`.
public struct PaymentReturn: Hashable, Sendable {
    /// The versions that this page reads and writes.
    public enum Version: CaseIterable, Hashable, Sendable {
        /// pacs.004.001.09.
        case v09
        /// pacs.004.001.15.
        case v15

        /// The definition of the version.
        public var definition: MessageDefinition {
            switch self {
            case .v09: .paymentReturn
            case .v15: .paymentReturnV15
            }
        }
    }

    /// The version it was read in, or is to be written in.
    public var version = Version.v09
    /// What all returns share.
    public var groupHeader: PaymentReturnGroupHeader
    /// The message whose transactions are returned, and why.
    @Boxed public var originalGroup: OriginalGroupReturn?
    /// The transactions returned; none where the whole message is.
    public var transactions: [ReturnedTransaction]

    /// A return of a message, of transactions or both.
    public init(
        groupHeader: PaymentReturnGroupHeader, originalGroup: OriginalGroupReturn? = nil,
        transactions: [ReturnedTransaction] = []
    ) {
        self.groupHeader = groupHeader
        self.transactions = transactions
        self.originalGroup = originalGroup
    }
}

extension PaymentReturn: ElementReadable, ElementWritable {
    /// Reads `PmtRtr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var message = Self(groupHeader: try children.required("GrpHdr"))
            message.originalGroup = try children.optional("OrgnlGrpInf")
            message.transactions = try children.array("TxInf")
            children.carried("SplmtryData")
            return message
        }
        if element.isInNamespace(Version.v15.definition.namespaceURI) { version = .v15 }
    }

    /// Writes the content of `PmtRtr`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("OrgnlGrpInf", originalGroup)
        element.write("TxInf", each: transactions)
    }
}

/// What all returns of a message share.
///
///     GroupHeader90, GroupHeader123
///       MsgId                   Max35Text                                         1..1
///       CreDtTm                 ISODateTime                                       1..1
///       Authstn                 Authorisation1Choice                              0..2   carried
///       BtchBookg               BatchBookingIndicator                             0..1
///       NbOfTxs                 Max15NumericText                                  1..1
///       CtrlSum                 DecimalNumber                                     0..1
///       GrpRtr                  TrueFalseIndicator                                0..1
///       TtlRtrdIntrBkSttlmAmt   ActiveCurrencyAndAmount                           0..1
///       IntrBkSttlmDt           ISODate                                           0..1
///       SttlmInf                SettlementInstruction7, SettlementInstruction15   1..1
///       PmtTpInf                PaymentTypeInformation28                          0..1   123 only
///       InstgAgt                BranchAndFinancialInstitutionIdentification6, 8   0..1
///       InstdAgt                BranchAndFinancialInstitutionIdentification6, 8   0..1
///
/// - Source: pacs.004, `PmtRtr/GrpHdr`.
public struct PaymentReturnGroupHeader: Hashable, Sendable {
    /// Identifies the message for its sender.
    public var messageIdentification: Max35Text
    /// When the message was made.
    public var creationDateTime: ISODateTime
    /// Whether one booking may stand for all.
    public var batchBooking: Bool?
    /// How many transactions there are, as the sender counted.
    public var numberOfTransactions: CountText
    /// The sum of the amounts regardless of currency, as the sender added.
    public var controlSum: ExactDecimal?
    /// Whether the whole original message is returned.
    public var groupReturn: Bool?
    /// The sum of the amounts returned, as the sender added.
    public var totalReturnedInterbankSettlementAmount: CurrencyAndAmount?
    /// The day of settlement of every return.
    public var interbankSettlementDate: ISODate?
    /// How the returns are settled.
    public var settlementInformation: SettlementInstruction
    /// The type of every return.
    @Boxed public var paymentType: PaymentTypeInformation?
    /// Who sends every return.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who receives every return.
    @Boxed public var instructedAgent: AgentIdentification?

    /// A group header with what every one has.
    public init(
        messageIdentification: Max35Text, creationDateTime: ISODateTime, numberOfTransactions: CountText,
        settlementInformation: SettlementInstruction
    ) {
        self.messageIdentification = messageIdentification
        self.creationDateTime = creationDateTime
        self.numberOfTransactions = numberOfTransactions
        self.settlementInformation = settlementInformation
    }
}

extension PaymentReturnGroupHeader: ElementReadable, ElementWritable {
    /// Reads `GrpHdr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("MsgId", as: Max35Text.self)
            let creation = try children.required("CreDtTm", as: ISODateTime.self)
            children.carried("Authstn")
            let batchBooking = try children.optional("BtchBookg", as: Indicator.self)
            let count = try children.required("NbOfTxs", as: CountText.self)
            let controlSum = try children.optional("CtrlSum", as: ExactDecimal.self)
            let groupReturn = try children.optional("GrpRtr", as: Indicator.self)
            let total = try children.optional("TtlRtrdIntrBkSttlmAmt", as: CurrencyAndAmount.self)
            let settlementDate = try children.optional("IntrBkSttlmDt", as: ISODate.self)
            var header = Self(
                messageIdentification: identification, creationDateTime: creation, numberOfTransactions: count,
                settlementInformation: try children.required("SttlmInf"))
            header.batchBooking = batchBooking?.isTrue
            header.controlSum = controlSum
            header.groupReturn = groupReturn?.isTrue
            header.totalReturnedInterbankSettlementAmount = total
            header.interbankSettlementDate = settlementDate
            header.paymentType = try children.optional("PmtTpInf")
            header.instructingAgent = try children.optional("InstgAgt")
            header.instructedAgent = try children.optional("InstdAgt")
            return header
        }
    }

    /// Writes the content of `GrpHdr`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("CreDtTm", creationDateTime)
        element.write("BtchBookg", indicator: batchBooking)
        element.write("NbOfTxs", numberOfTransactions)
        element.write("CtrlSum", controlSum)
        element.write("GrpRtr", indicator: groupReturn)
        element.write("TtlRtrdIntrBkSttlmAmt", totalReturnedInterbankSettlementAmount)
        element.write("IntrBkSttlmDt", interbankSettlementDate)
        element.write("SttlmInf", settlementInformation)
        element.write("PmtTpInf", paymentType, since: "GroupHeader123")
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
    }
}
