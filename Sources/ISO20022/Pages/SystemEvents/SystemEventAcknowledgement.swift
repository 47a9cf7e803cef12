public import XMLCore

/// A member tells the system that it took note of an event.
///
///     SystemEventAcknowledgementV01
///       MsgId         Max35Text                1..1
///       OrgtrRef      Max35Text                0..1
///       SttlmSsnIdr   Exact4AlphaNumericText   0..1
///       AckDtls       Event1                   0..1
///       SplmtryData   SupplementaryData1       0..n   carried
///
/// - Source: admi.011.001.01, `Document/SysEvtAck`.
public struct SystemEventAcknowledgement: Hashable, Sendable {
    /// Identifies the acknowledgement for its sender.
    public var messageIdentification: Max35Text
    /// The reference of whoever caused what is acknowledged.
    public var originatorReference: Max35Text?
    /// The settlement session it belongs to.
    public var settlementSession: Exact4AlphanumericText?
    /// What is acknowledged; its description has at most 350 characters here.
    public var acknowledged: SystemEvent?

    /// An acknowledgement, perhaps of an event.
    public init(messageIdentification: Max35Text, acknowledged: SystemEvent? = nil) {
        self.messageIdentification = messageIdentification
        self.acknowledged = acknowledged
    }
}

extension SystemEventAcknowledgement: ElementReadable, ElementWritable {
    /// Reads `SysEvtAck`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var acknowledgement = Self(messageIdentification: try children.required("MsgId"))
            acknowledgement.originatorReference = try children.optional("OrgtrRef")
            acknowledgement.settlementSession = try children.optional("SttlmSsnIdr")
            acknowledgement.acknowledged = try children.optional("AckDtls")
            children.carried("SplmtryData")
            return acknowledgement
        }
    }

    /// Writes the content of `SysEvtAck`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("OrgtrRef", originatorReference)
        element.write("SttlmSsnIdr", settlementSession)
        element.write("AckDtls", acknowledged)
    }
}
