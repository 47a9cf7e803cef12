/// The message definitions this gateway knows, by the identifier that `AppHdr/MsgDefIdr` carries.
///
/// A case is named as the message in the version that is in use today; another version bears its number.
///
/// - Source: ISO 20022, message definition identifiers (business area, functionality, variant, version).
public enum MessageDefinition: String, CaseIterable, Hashable, Sendable {
    /// The header in front of every business message.
    case businessApplicationHeader = "head.001.001.02"
    /// ``businessApplicationHeader``, version 1.
    case businessApplicationHeaderV01 = "head.001.001.01"
    /// ``businessApplicationHeader``, version 3.
    case businessApplicationHeaderV03 = "head.001.001.03"
    /// ``businessApplicationHeader``, version 4.
    case businessApplicationHeaderV04 = "head.001.001.04"
    /// A customer's payment, from agent to agent.
    case customerCreditTransfer = "pacs.008.001.08"
    /// ``customerCreditTransfer``, version 14.
    case customerCreditTransferV14 = "pacs.008.001.14"
    /// A payment of an institution's own money, or the cover of a customer's.
    case financialInstitutionCreditTransfer = "pacs.009.001.08"
    /// ``financialInstitutionCreditTransfer``, version 13.
    case financialInstitutionCreditTransferV13 = "pacs.009.001.13"
    /// The answer to a payment.
    case paymentStatusReport = "pacs.002.001.10"
    /// ``paymentStatusReport``, version 16.
    case paymentStatusReportV16 = "pacs.002.001.16"
    /// A payment that was settled, sent back.
    case paymentReturn = "pacs.004.001.09"
    /// ``paymentReturn``, version 15.
    case paymentReturnV15 = "pacs.004.001.15"
    /// The question what became of a payment.
    case paymentStatusRequest = "pacs.028.001.03"
    /// ``paymentStatusRequest``, version 7.
    case paymentStatusRequestV07 = "pacs.028.001.07"
    /// What happened on an account so far.
    case bankToCustomerAccountReport = "camt.052.001.08"
    /// ``bankToCustomerAccountReport``, version 14.
    case bankToCustomerAccountReportV14 = "camt.052.001.14"
    /// What happened on an account in a period.
    case bankToCustomerStatement = "camt.053.001.08"
    /// ``bankToCustomerStatement``, version 14.
    case bankToCustomerStatementV14 = "camt.053.001.14"
    /// Notice of single entries on an account.
    case bankToCustomerDebitCreditNotification = "camt.054.001.08"
    /// ``bankToCustomerDebitCreditNotification``, version 14.
    case bankToCustomerDebitCreditNotificationV14 = "camt.054.001.14"
    /// The request to cancel or recall a payment.
    case paymentCancellationRequest = "camt.056.001.08"
    /// ``paymentCancellationRequest``, version 12.
    case paymentCancellationRequestV12 = "camt.056.001.12"
    /// The answer to a request to cancel, and to other inquiries.
    case resolutionOfInvestigation = "camt.029.001.09"
    /// ``resolutionOfInvestigation``, version 14.
    case resolutionOfInvestigationV14 = "camt.029.001.14"
    /// The request for a report or a statement.
    case accountReportingRequest = "camt.060.001.05"
    /// The receipt of a request, with its status.
    case receipt = "camt.025.001.05"
    /// ``notificationToReceive``, version 6.
    case notificationToReceiveV06 = "camt.057.001.06"
    /// Notice to an agent of money that is to come.
    case notificationToReceive = "camt.057.001.09"
    /// ``notificationToReceiveCancellation``, version 6.
    case notificationToReceiveCancellationV06 = "camt.058.001.06"
    /// The withdrawal of such a notice.
    case notificationToReceiveCancellation = "camt.058.001.10"
    /// A customer's order to pay.
    case customerCreditTransferInitiation = "pain.001.001.09"
    /// The answer to a customer's order.
    case customerPaymentStatusReport = "pain.002.001.10"
    /// The refusal of a message that cannot be answered as a payment.
    case messageReject = "admi.002.001.01"
    /// ``systemEventNotification``, version 1.
    case systemEventNotificationV01 = "admi.004.001.01"
    /// Notice of an event in a system.
    case systemEventNotification = "admi.004.001.02"
    /// The request to send messages again.
    case resendRequest = "admi.006.001.01"
    /// The acknowledgement that a message came in.
    case receiptAcknowledgement = "admi.007.001.01"
    /// The acknowledgement of a system event.
    case systemEventAcknowledgement = "admi.011.001.01"
    /// The question whether an account is its holder's.
    case identificationVerificationRequest = "acmt.023.001.04"
    /// The answer to it.
    case identificationVerificationReport = "acmt.024.001.04"

    /// The one global element of a definition.
    public enum RootElement: String, Hashable, Sendable {
        /// `AppHdr`, which stands in front of a document.
        case header = "AppHdr"
        /// `Document`.
        case document = "Document"
    }

    /// What the definition describes: a header or a document.
    public var root: RootElement {
        switch self {
        case .businessApplicationHeader, .businessApplicationHeaderV01, .businessApplicationHeaderV03,
            .businessApplicationHeaderV04:
            .header
        default: .document
        }
    }

    /// The message's name in words: the case's name, without the version.
    public var name: String {
        var words = [""]
        for character in "\(self)" {
            if character.isUppercase { words.append("") }
            words[words.count - 1] += character.lowercased()
        }
        if words[words.count - 1].dropFirst().allSatisfy(\.isWholeNumber) { words.removeLast() }
        return words.joined(separator: " ")
    }

    /// The definitions of documents: all but the headers.
    public static let documents = allCases.filter { $0.root == .document }

    /// The namespace of the definition's one root element: `urn:iso:std:iso:20022:tech:xsd:` and the identifier.
    public var namespaceURI: String {
        guard let namespace = Self.namespaces[self] else { preconditionFailure("every case is in the table") }
        return namespace
    }

    /// The definition whose namespace this is, or nil.
    public init?(namespaceURI: String) {
        guard let known = Self.byNamespace[namespaceURI] else { return nil }
        self = known
    }

    // Made once: a namespace is asked for several times a message.
    private static let namespaces = [MessageDefinition: String](
        uniqueKeysWithValues: allCases.map { ($0, ISONamespace.prefix + $0.rawValue) })
    private static let byNamespace = [String: MessageDefinition](
        uniqueKeysWithValues: namespaces.map { ($0.value, $0.key) })
}
