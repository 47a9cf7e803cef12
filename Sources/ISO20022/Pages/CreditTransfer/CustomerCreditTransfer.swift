public import XMLCore

/// Payments of customers, sent from agent to agent.
///
///     FIToFICustomerCreditTransferV08, FIToFICustomerCreditTransferV14
///       GrpHdr        GroupHeader93, GroupHeader131                        1..1
///       CdtTrfTxInf   CreditTransferTransaction39 and 73                   1..n
///       SplmtryData   SupplementaryData1                                   0..n   carried
///
/// What is carried stays in the bytes that were signed; `write` writes what is typed.
///
/// - Source: pacs.008.001.08, pacs.008.001.14: `Document/FIToFICstmrCdtTrf`.
public struct CustomerCreditTransfer: Hashable, Sendable {
    /// The versions that this page reads and writes.
    public enum Version: CaseIterable, Hashable, Sendable {
        /// pacs.008.001.08.
        case v08
        /// pacs.008.001.14.
        case v14

        /// The definition of the version.
        public var definition: MessageDefinition {
            switch self {
            case .v08: .customerCreditTransfer
            case .v14: .customerCreditTransferV14
            }
        }
    }

    /// The version it was read in, or is to be written in.
    public var version = Version.v08
    /// What all transactions share.
    public var groupHeader: GroupHeader
    /// The payments, at least one.
    public var transactions: [CreditTransferTransaction]

    /// Payments under a group header; there must be at least one.
    public init(groupHeader: GroupHeader, transactions: [CreditTransferTransaction]) {
        precondition(!transactions.isEmpty, "a credit transfer has at least one transaction")
        self.groupHeader = groupHeader
        self.transactions = transactions
    }
}

extension CustomerCreditTransfer: ElementReadable, ElementWritable {
    /// Reads `FIToFICstmrCdtTrf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let header = try children.required("GrpHdr", as: GroupHeader.self)
            let first = try children.required("CdtTrfTxInf", as: CreditTransferTransaction.self)
            let others = try children.array("CdtTrfTxInf", as: CreditTransferTransaction.self)
            children.carried("SplmtryData")
            return Self(groupHeader: header, transactions: [first] + others)
        }
        if element.isInNamespace(Version.v14.definition.namespaceURI) { version = .v14 }
    }

    /// Writes the content of `FIToFICstmrCdtTrf`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("CdtTrfTxInf", each: transactions)
    }
}

/// What all transactions of a message share.
///
///     GroupHeader93, GroupHeader131
///       MsgId               Max35Text                                      1..1
///       CreDtTm             ISODateTime                                    1..1
///       XpryDtTm            ISODateTime                                    0..1   131 only
///       BtchBookg           BatchBookingIndicator                          0..1
///       NbOfTxs             Max15NumericText                               1..1
///       CtrlSum             DecimalNumber                                  0..1
///       TtlIntrBkSttlmAmt   ActiveCurrencyAndAmount                        0..1
///       IntrBkSttlmDt       ISODate                                        0..1
///       SttlmInf            SettlementInstruction7                         1..1
///       PmtTpInf            PaymentTypeInformation28                       0..1
///       InstgAgt            BranchAndFinancialInstitutionIdentification6, 8   0..1
///       InstdAgt            BranchAndFinancialInstitutionIdentification6, 8   0..1
///
/// - Source: pacs.008, pacs.009: `…/GrpHdr`.
public struct GroupHeader: Hashable, Sendable {
    /// Identifies the message for its sender.
    public var messageIdentification: Max35Text
    /// When the message was made.
    public var creationDateTime: ISODateTime
    /// When every transaction that is not settled by then expires.
    @Boxed public var expiryDateTime: ISODateTime?
    /// Whether one booking may stand for all.
    public var batchBooking: Bool?
    /// How many transactions there are, as the sender counted.
    public var numberOfTransactions: CountText
    /// The sum of the amounts regardless of currency, as the sender added.
    public var controlSum: ExactDecimal?
    /// The sum of the settlement amounts, as the sender added.
    public var totalInterbankSettlementAmount: CurrencyAndAmount?
    /// The day of settlement of every transaction.
    public var interbankSettlementDate: ISODate?
    /// How the transactions are settled.
    public var settlementInformation: SettlementInstruction
    /// The type of every transaction.
    @Boxed public var paymentType: PaymentTypeInformation?
    /// Who sends every transaction.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who receives every transaction.
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

extension GroupHeader: ElementReadable, ElementWritable {
    /// Reads `GrpHdr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("MsgId", as: Max35Text.self)
            let creation = try children.required("CreDtTm", as: ISODateTime.self)
            let expiry = try children.optional("XpryDtTm", as: ISODateTime.self)
            let batchBooking = try children.optional("BtchBookg", as: Indicator.self)
            let count = try children.required("NbOfTxs", as: CountText.self)
            let controlSum = try children.optional("CtrlSum", as: ExactDecimal.self)
            let total = try children.optional("TtlIntrBkSttlmAmt", as: CurrencyAndAmount.self)
            let settlementDate = try children.optional("IntrBkSttlmDt", as: ISODate.self)
            var header = Self(
                messageIdentification: identification, creationDateTime: creation, numberOfTransactions: count,
                settlementInformation: try children.required("SttlmInf"))
            header.expiryDateTime = expiry
            header.batchBooking = batchBooking?.isTrue
            header.controlSum = controlSum
            header.totalInterbankSettlementAmount = total
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
        element.write("XpryDtTm", expiryDateTime, since: "GroupHeader131")
        element.write("BtchBookg", indicator: batchBooking)
        element.write("NbOfTxs", numberOfTransactions)
        element.write("CtrlSum", controlSum)
        element.write("TtlIntrBkSttlmAmt", totalInterbankSettlementAmount)
        element.write("IntrBkSttlmDt", interbankSettlementDate)
        element.write("SttlmInf", settlementInformation)
        element.write("PmtTpInf", paymentType)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
    }
}
