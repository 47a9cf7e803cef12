public import XMLCore

/// A message that is to be cancelled as a whole, or whose transactions are.
///
///     OriginalGroupHeader15, 21
///       GrpCxlId       Max35Text                       0..1
///       Case           Case5, 6                        0..1
///       OrgnlMsgId     Max35Text                       1..1
///       OrgnlMsgNmId   Max35Text                       1..1
///       OrgnlCreDtTm   ISODateTime                     0..1
///       NbOfTxs        Max15NumericText                0..1
///       CtrlSum        DecimalNumber                   0..1
///       GrpCxl         GroupCancellationIndicator      0..1
///       CxlRsnInf      PaymentCancellationReason5, 6   0..n
///
/// - Source: camt.056.001.08 and .12, `Undrlyg/OrgnlGrpInfAndCxl`.
public struct OriginalGroupCancellation: Hashable, Sendable {
    /// Identifies the cancellation of the message for its sender.
    public var cancellationIdentification: Max35Text?
    /// The case it belongs to.
    @Boxed public var investigationCase: InvestigationCase?
    /// The message and when it was made.
    public var original: OriginalMessage
    /// How many of its transactions are to be cancelled.
    public var numberOfTransactions: CountText?
    /// The sum of their amounts.
    public var controlSum: ExactDecimal?
    /// Whether all of it is to be cancelled.
    public var isWholeGroup: Bool?
    /// Why.
    public var reasons: [CancellationReasonInformation] = []

    /// A message, to be cancelled as a whole or not.
    public init(original: OriginalMessage, isWholeGroup: Bool? = nil) {
        self.original = original
        self.isWholeGroup = isWholeGroup
    }
}

extension OriginalGroupCancellation: ElementReadable, ElementWritable {
    /// Reads `OrgnlGrpInfAndCxl`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.optional("GrpCxlId", as: Max35Text.self)
            let investigationCase = try children.optional("Case", as: InvestigationCase.self)
            var group = Self(original: try OriginalMessage(readingFrom: &children))
            group.cancellationIdentification = identification
            group.investigationCase = investigationCase
            group.numberOfTransactions = try children.optional("NbOfTxs")
            group.controlSum = try children.optional("CtrlSum")
            group.isWholeGroup = try children.optional("GrpCxl", as: Indicator.self)?.isTrue
            group.reasons = try children.array("CxlRsnInf")
            return group
        }
    }

    /// Writes the content of `OrgnlGrpInfAndCxl`.
    public func write(to element: ElementWriter) {
        element.write("GrpCxlId", cancellationIdentification)
        element.write("Case", investigationCase)
        original.write(to: element)
        element.write("NbOfTxs", numberOfTransactions)
        element.write("CtrlSum", controlSum)
        element.write("GrpCxl", indicator: isWholeGroup)
        element.write("CxlRsnInf", each: reasons)
    }
}
