public import XMLCore

/// The content of a message, by its definition.
public enum BusinessContent: Hashable, Sendable {
    /// pacs.008.001.08 and .14.
    case customerCreditTransfer(CustomerCreditTransfer)
    /// pacs.009.001.08 and .13.
    case financialInstitutionCreditTransfer(FinancialInstitutionCreditTransfer)
    /// pacs.002.001.10 and .16.
    case paymentStatusReport(PaymentStatusReport)
    /// pacs.004.001.09 and .15.
    case paymentReturn(PaymentReturn)
    /// pacs.028.001.03 and .07.
    case paymentStatusRequest(PaymentStatusRequest)
    /// camt.052.001.08 and .14.
    case bankToCustomerAccountReport(BankToCustomerAccountReport)
    /// camt.053.001.08 and .14.
    case bankToCustomerStatement(BankToCustomerStatement)
    /// camt.054.001.08 and .14.
    case bankToCustomerDebitCreditNotification(BankToCustomerDebitCreditNotification)
    /// camt.060.001.05.
    case accountReportingRequest(AccountReportingRequest)
    /// camt.025.001.05.
    case receipt(Receipt)
    /// camt.056.001.08 and .12.
    case paymentCancellationRequest(PaymentCancellationRequest)
    /// camt.029.001.09 and .14.
    case resolutionOfInvestigation(ResolutionOfInvestigation)
    /// admi.002.001.01.
    case messageReject(MessageReject)
    /// admi.004.001.01 and .02.
    case systemEventNotification(SystemEventNotification)
    /// admi.007.001.01.
    case receiptAcknowledgement(ReceiptAcknowledgement)
    /// admi.011.001.01.
    case systemEventAcknowledgement(SystemEventAcknowledgement)

    /// The definition the content follows.
    public var definition: MessageDefinition {
        switch self {
        case .customerCreditTransfer(let transfer): transfer.version.definition
        case .financialInstitutionCreditTransfer(let transfer): transfer.version.definition
        case .paymentStatusReport(let report): report.version.definition
        case .paymentReturn(let message): message.version.definition
        case .paymentStatusRequest(let request): request.version.definition
        case .bankToCustomerAccountReport(let report): report.definition
        case .bankToCustomerStatement(let statement): statement.definition
        case .bankToCustomerDebitCreditNotification(let notification): notification.definition
        case .accountReportingRequest: .accountReportingRequest
        case .receipt: .receipt
        case .paymentCancellationRequest(let request): request.version.definition
        case .resolutionOfInvestigation(let resolution): resolution.version.definition
        case .messageReject: .messageReject
        case .systemEventNotification(let notification): notification.version.definition
        case .receiptAcknowledgement: .receiptAcknowledgement
        case .systemEventAcknowledgement: .systemEventAcknowledgement
        }
    }

    /// The definitions that a page reads. A document of another is valid or not, and its content stays XML.
    public static let definitions: Set<MessageDefinition> = [
        .customerCreditTransfer, .customerCreditTransferV14,
        .financialInstitutionCreditTransfer, .financialInstitutionCreditTransferV13,
        .paymentStatusReport, .paymentStatusReportV16, .paymentReturn, .paymentReturnV15,
        .paymentStatusRequest, .paymentStatusRequestV07, .messageReject,
        .bankToCustomerAccountReport, .bankToCustomerAccountReportV14,
        .bankToCustomerStatement, .bankToCustomerStatementV14,
        .bankToCustomerDebitCreditNotification, .bankToCustomerDebitCreditNotificationV14,
        .accountReportingRequest, .receipt,
        .paymentCancellationRequest, .paymentCancellationRequestV12,
        .resolutionOfInvestigation, .resolutionOfInvestigationV14,
        .systemEventNotificationV01, .systemEventNotification, .receiptAcknowledgement, .systemEventAcknowledgement,
    ]

    /// Reads a `Document`. One that no page reads is a rejection: its content is an element that nothing expects.
    ///
    /// - Precondition: The definition is that of a document, not of the header.
    public init(document: Element, definition: MessageDefinition) throws(ElementRejection) {
        precondition(definition.root == .document, "a header is no document")
        guard Self.definitions.contains(definition) else {
            var children = document.children
            throw ElementRejection(document, .unexpectedElement(children.next()?.localName ?? document.localName))
        }
        self = try document.sequence { children throws(ElementRejection) in
            switch definition {
            case .customerCreditTransfer, .customerCreditTransferV14:
                .customerCreditTransfer(try children.required("FIToFICstmrCdtTrf"))
            case .financialInstitutionCreditTransfer, .financialInstitutionCreditTransferV13:
                .financialInstitutionCreditTransfer(try children.required("FICdtTrf"))
            case .paymentStatusReport, .paymentStatusReportV16:
                .paymentStatusReport(try children.required("FIToFIPmtStsRpt"))
            case .paymentReturn, .paymentReturnV15: .paymentReturn(try children.required("PmtRtr"))
            case .paymentStatusRequest, .paymentStatusRequestV07:
                .paymentStatusRequest(try children.required("FIToFIPmtStsReq"))
            case .bankToCustomerAccountReport, .bankToCustomerAccountReportV14:
                .bankToCustomerAccountReport(try children.required("BkToCstmrAcctRpt"))
            case .bankToCustomerStatement, .bankToCustomerStatementV14:
                .bankToCustomerStatement(try children.required("BkToCstmrStmt"))
            case .bankToCustomerDebitCreditNotification, .bankToCustomerDebitCreditNotificationV14:
                .bankToCustomerDebitCreditNotification(try children.required("BkToCstmrDbtCdtNtfctn"))
            case .accountReportingRequest: .accountReportingRequest(try children.required("AcctRptgReq"))
            case .receipt: .receipt(try children.required("Rct"))
            case .paymentCancellationRequest, .paymentCancellationRequestV12:
                .paymentCancellationRequest(try children.required("FIToFIPmtCxlReq"))
            case .resolutionOfInvestigation, .resolutionOfInvestigationV14:
                .resolutionOfInvestigation(try children.required("RsltnOfInvstgtn"))
            case .messageReject: .messageReject(try children.required("admi.002.001.01"))
            case .systemEventNotificationV01: .systemEventNotification(try children.required("admi.004.001.01"))
            case .systemEventNotification: .systemEventNotification(try children.required("SysEvtNtfctn"))
            case .receiptAcknowledgement: .receiptAcknowledgement(try children.required("RctAck"))
            case .systemEventAcknowledgement: .systemEventAcknowledgement(try children.required("SysEvtAck"))
            default: preconditionFailure("\(definition.rawValue) is listed among the definitions and has no page")
            }
        }
    }

    /// Writes the content of `Document`.
    func write(intoDocument document: ElementWriter) {
        switch self {
        case .customerCreditTransfer(let transfer): document.write("FIToFICstmrCdtTrf", transfer)
        case .financialInstitutionCreditTransfer(let transfer): document.write("FICdtTrf", transfer)
        case .paymentStatusReport(let report): document.write("FIToFIPmtStsRpt", report)
        case .paymentReturn(let message): document.write("PmtRtr", message)
        case .paymentStatusRequest(let request): document.write("FIToFIPmtStsReq", request)
        case .bankToCustomerAccountReport(let report): document.write("BkToCstmrAcctRpt", report)
        case .bankToCustomerStatement(let statement): document.write("BkToCstmrStmt", statement)
        case .bankToCustomerDebitCreditNotification(let notification):
            document.write("BkToCstmrDbtCdtNtfctn", notification)
        case .accountReportingRequest(let request): document.write("AcctRptgReq", request)
        case .receipt(let receipt): document.write("Rct", receipt)
        case .paymentCancellationRequest(let request): document.write("FIToFIPmtCxlReq", request)
        case .resolutionOfInvestigation(let resolution): document.write("RsltnOfInvstgtn", resolution)
        case .messageReject(let reject): document.write("admi.002.001.01", reject)
        case .systemEventNotification(let notification):
            document.write(notification.version == .v01 ? "admi.004.001.01" : "SysEvtNtfctn", notification)
        case .receiptAcknowledgement(let acknowledgement): document.write("RctAck", acknowledgement)
        case .systemEventAcknowledgement(let acknowledgement): document.write("SysEvtAck", acknowledgement)
        }
    }
}

/// A header and the content behind it.
public struct BusinessMessage: Hashable, Sendable {
    /// Who sends what to whom.
    public var header: BusinessApplicationHeader
    /// What is sent.
    public var content: BusinessContent

    /// A message of ours; the header must name the content's definition.
    public init(header: BusinessApplicationHeader, content: BusinessContent) {
        precondition(
            header.messageDefinitionIdentifier.text == content.definition.rawValue,
            "the header names another definition than the content's")
        self.header = header
        self.content = content
    }

    /// Reads a message from the elements that were validated, or validated and verified.
    public init(header: Element, document: Element, definition: MessageDefinition) throws(ElementRejection) {
        self.header = try BusinessApplicationHeader(header)
        content = try BusinessContent(document: document, definition: definition)
    }

    /// Writes `AppHdr` and `Document`, each in its own namespace, at the end of an envelope's element.
    public func write(into envelopeRoot: ElementWriter) {
        writeHeader(into: envelopeRoot)
        writeDocument(into: envelopeRoot)
    }

    /// Writes `AppHdr` alone, without a signature, in the header's own version.
    public func writeHeader(into envelopeRoot: ElementWriter) {
        let namespace = header.version.definition.namespaceURI
        header.write(to: envelopeRoot.child("AppHdr", namespace: namespace))
    }

    /// Writes `Document` alone.
    public func writeDocument(into envelopeRoot: ElementWriter) {
        content.write(intoDocument: envelopeRoot.child("Document", namespace: content.definition.namespaceURI))
    }
}
