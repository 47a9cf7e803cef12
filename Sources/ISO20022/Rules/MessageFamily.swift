import XMLCore

/// Messages of one kind, whichever version: the first two parts of the identifier.
enum MessageFamily: String, CaseIterable, Hashable, Sendable {
    case customerCreditTransfer = "pacs.008"
    case institutionCreditTransfer = "pacs.009"
    case paymentReturn = "pacs.004"
    case paymentStatusReport = "pacs.002"
    case paymentStatusRequest = "pacs.028"
    case accountReport = "camt.052"
    case accountStatement = "camt.053"
    case accountNotification = "camt.054"
    case cancellationRequest = "camt.056"
    case resolutionOfInvestigation = "camt.029"
    case accountReportingRequest = "camt.060"
    case receipt = "camt.025"

    /// The family of a document, by its namespace; nil for every other message.
    init?(_ document: Element) {
        self.init(rawValue: String(ISONamespace.identifier(of: document).prefix(8)))
    }
}
