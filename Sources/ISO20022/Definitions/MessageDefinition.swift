/// The message definitions this gateway knows, by the identifier that `AppHdr/MsgDefIdr` carries.
///
/// - Source: ISO 20022, message definition identifiers (business area, functionality, variant, version).
public enum MessageDefinition: String, CaseIterable, Hashable, Sendable {
    /// The header in front of every business message.
    case businessApplicationHeader = "head.001.001.02"
    /// A customer's payment, from agent to agent.
    case customerCreditTransfer = "pacs.008.001.08"
    /// The answer to a payment.
    case paymentStatusReport = "pacs.002.001.10"
    /// What happened on an account in a period.
    case bankToCustomerStatement = "camt.053.001.08"
    /// The refusal of a message that cannot be answered as a payment.
    case messageReject = "admi.002.001.01"

    /// The namespace of the definition's one root element: `urn:iso:std:iso:20022:tech:xsd:` and the identifier.
    public var namespaceURI: String {
        switch self {
        case .businessApplicationHeader: "urn:iso:std:iso:20022:tech:xsd:head.001.001.02"
        case .customerCreditTransfer: "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"
        case .paymentStatusReport: "urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10"
        case .bankToCustomerStatement: "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
        case .messageReject: "urn:iso:std:iso:20022:tech:xsd:admi.002.001.01"
        }
    }

    /// The definition whose namespace this is, or nil.
    public init?(namespaceURI: String) {
        guard let known = Self.allCases.first(where: { $0.namespaceURI == namespaceURI }) else { return nil }
        self = known
    }
}
