public import XMLCore

/// One agent asks the next to cancel what it sent: a whole message, or some of its transactions.
///
///     FIToFIPaymentCancellationRequestV08, V12
///       Assgnmt       CaseAssignment5, 6            1..1
///       Case          Case5, 6                      0..1
///       CtrlData      ControlData1                  0..1
///       Undrlyg       UnderlyingTransaction23, 36   1..n
///       SplmtryData   SupplementaryData1            0..n   carried
///
/// The versions differ in what parties, agents, accounts and the original transaction hold.
///
/// - Source: camt.056.001.08 and .12, `Document/FIToFIPmtCxlReq`.
public struct PaymentCancellationRequest: Hashable, Sendable {
    /// The version it was read in, and is to be written in.
    public var version: Version
    /// Who asks whom.
    public var assignment: CaseAssignment
    /// The case all of it belongs to, when it is not named below.
    @Boxed public var investigationCase: InvestigationCase?
    /// How much is to be cancelled, as the sender counted.
    public var controlData: ControlData?
    /// What is to be cancelled, at least one.
    public var underlying: [Underlying]

    /// A request; there must be at least one thing to cancel.
    public init(assignment: CaseAssignment, underlying: [Underlying], version: Version = .v08) {
        precondition(!underlying.isEmpty, "a cancellation request has at least one thing to cancel")
        self.version = version
        self.assignment = assignment
        self.underlying = underlying
    }
}

extension PaymentCancellationRequest: ElementReadable, ElementWritable {
    /// Reads `FIToFIPmtCxlReq`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let assignment = try children.required("Assgnmt", as: CaseAssignment.self)
            let investigationCase = try children.optional("Case", as: InvestigationCase.self)
            let controlData = try children.optional("CtrlData", as: ControlData.self)
            let first = try children.required("Undrlyg", as: Underlying.self)
            let others = try children.array("Undrlyg", as: Underlying.self)
            children.carried("SplmtryData")
            var request = Self(
                assignment: assignment, underlying: [first] + others, version: Version(of: element))
            request.investigationCase = investigationCase
            request.controlData = controlData
            return request
        }
    }

    /// Writes the content of `FIToFIPmtCxlReq`.
    public func write(to element: ElementWriter) {
        element.write("Assgnmt", assignment)
        element.write("Case", investigationCase)
        element.write("CtrlData", controlData)
        element.write("Undrlyg", each: underlying)
    }
}

extension PaymentCancellationRequest {
    /// The versions of the message that one page reads and writes.
    public enum Version: CaseIterable, Hashable, Sendable {
        /// camt.056.001.08, in use today.
        case v08
        /// camt.056.001.12.
        case v12

        /// Its definition.
        public var definition: MessageDefinition {
            switch self {
            case .v08: .paymentCancellationRequest
            case .v12: .paymentCancellationRequestV12
            }
        }

        /// The version that an element's namespace says.
        fileprivate init(of element: Element) {
            self = element.isInNamespace(Self.v12.definition.namespaceURI) ? .v12 : .v08
        }
    }
}

extension PaymentCancellationRequest {
    /// How many transactions are to be cancelled, and the sum of their amounts.
    ///
    ///     ControlData1
    ///       NbOfTxs   Max15NumericText   1..1
    ///       CtrlSum   DecimalNumber      0..1
    ///
    /// - Source: camt.056.001.08, `FIToFIPmtCxlReq/CtrlData`.
    public struct ControlData: Hashable, Sendable {
        /// How many transactions there are.
        public var numberOfTransactions: CountText
        /// The sum of their amounts regardless of currency.
        public var controlSum: ExactDecimal?

        /// So many transactions.
        public init(numberOfTransactions: CountText, controlSum: ExactDecimal? = nil) {
            self.numberOfTransactions = numberOfTransactions
            self.controlSum = controlSum
        }
    }

    /// What is to be cancelled: a message, transactions of one, or both.
    ///
    ///     UnderlyingTransaction23, 36
    ///       OrgnlGrpInfAndCxl   OriginalGroupHeader15, 21     0..1
    ///       TxInf               PaymentTransaction106, 172    0..n
    ///
    /// - Source: camt.056.001.08, `FIToFIPmtCxlReq/Undrlyg`.
    public struct Underlying: Hashable, Sendable {
        /// The message, to be cancelled as a whole or only named.
        @Boxed public var originalGroup: OriginalGroupCancellation?
        /// The transactions to be cancelled.
        public var transactions: [TransactionCancellation]

        /// A message, transactions, or both.
        public init(originalGroup: OriginalGroupCancellation? = nil, transactions: [TransactionCancellation] = []) {
            self.transactions = transactions
            self.originalGroup = originalGroup
        }
    }
}

extension PaymentCancellationRequest.ControlData: ElementReadable, ElementWritable {
    /// Reads `CtrlData`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let count = try children.required("NbOfTxs", as: CountText.self)
            return Self(numberOfTransactions: count, controlSum: try children.optional("CtrlSum"))
        }
    }

    /// Writes the content of `CtrlData`.
    public func write(to element: ElementWriter) {
        element.write("NbOfTxs", numberOfTransactions)
        element.write("CtrlSum", controlSum)
    }
}

extension PaymentCancellationRequest.Underlying: ElementReadable, ElementWritable {
    /// Reads `Undrlyg`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let group = try children.optional("OrgnlGrpInfAndCxl", as: OriginalGroupCancellation.self)
            return Self(originalGroup: group, transactions: try children.array("TxInf"))
        }
    }

    /// Writes the content of `Undrlyg`.
    public func write(to element: ElementWriter) {
        element.write("OrgnlGrpInfAndCxl", originalGroup)
        element.write("TxInf", each: transactions)
    }
}
