import ISO20022
import Testing
import XMLCore

/// The code of the articles on cancellations.
enum CaseExamples {
    static let all = [
        ArticleExample(
            article: "CancellingAPayment", definition: .paymentCancellationRequest,
            read: { try readCancellation($0) }, written: { .document(try writtenCancellation()) }),
        ArticleExample(
            article: "ResolvingACase", definition: .resolutionOfInvestigation,
            read: { try readResolution($0) }, written: { .document(try writtenResolution()) }),
    ]

    private static func readCancellation(_ element: Element) throws {
        // CancellingAPayment: read
        /// Which payments are to be cancelled, and why.
        func cancellations(_ document: Element) throws -> [(payment: UETR?, reason: CancellationReason?)] {
            let content = try BusinessContent(document: document, definition: .paymentCancellationRequest)
            guard case .paymentCancellationRequest(let request) = content else { return [] }
            return request.underlying.flatMap(\.transactions).map { transaction in
                (transaction.originalUETR, transaction.reasons.first?.cancellationReason)
            }
        }
        // end
        let found = try cancellations(element)
        #expect(found.count == 1)
        #expect(try found.first?.payment == ExampleValues.payment())
        #expect(found.first?.reason == .duplicatePayment)
    }

    private static func writtenCancellation() throws -> BusinessContent {
        // CancellingAPayment: write
        /// Asks to cancel a payment that was sent twice.
        func request(from sender: BICFI, to receiver: BICFI, payment: UETR, now: ISODateTime) -> BusinessContent {
            let assignment = CaseAssignment(
                identification: "CXL-1", assigner: .agent(AgentIdentification(bicfi: sender)),
                assignee: .agent(AgentIdentification(bicfi: receiver)), creationDateTime: now)
            var cancellation = TransactionCancellation()
            cancellation.investigationCase = InvestigationCase(
                identification: "CASE-1", creator: .agent(AgentIdentification(bicfi: sender)))
            cancellation.originalMessage = OriginalMessage(
                messageIdentification: "PAY-2", messageName: "pacs.008.001.08")
            cancellation.originalUETR = payment
            cancellation.reasons = [CancellationReasonInformation(.duplicatePayment)]
            let underlying = PaymentCancellationRequest.Underlying(transactions: [cancellation])
            return .paymentCancellationRequest(
                PaymentCancellationRequest(assignment: assignment, underlying: [underlying]))
        }
        // end
        return try request(
            from: ExampleValues.sender(), to: ExampleValues.receiver(), payment: ExampleValues.payment(),
            now: ExampleValues.now())
    }

    private static func readResolution(_ element: Element) throws {
        // ResolvingACase: read
        /// Whether the payment of a case was cancelled; nil as long as it is not decided.
        func isCancelled(_ document: Element, inCase name: Max35Text) throws -> Bool? {
            let content = try BusinessContent(document: document, definition: .resolutionOfInvestigation)
            guard case .resolutionOfInvestigation(let resolution) = content else { return nil }
            let transactions = resolution.cancellations.flatMap(\.transactions)
            switch transactions.first(where: { $0.resolvedCase?.identification == name })?.status {
            case .accepted: return true
            case .rejected: return false
            case .pending, nil: return nil
            }
        }
        // end
        #expect(try isCancelled(element, inCase: "CASE-1") == false)
        #expect(try isCancelled(element, inCase: "CASE-2") == nil)
    }

    private static func writtenResolution() throws -> BusinessContent {
        // ResolvingACase: write
        /// Refuses to cancel a payment that was passed on.
        func refusal(from sender: BICFI, to receiver: BICFI, payment: UETR, now: ISODateTime) -> BusinessContent {
            let assignment = CaseAssignment(
                identification: "RES-1", assigner: .agent(AgentIdentification(bicfi: sender)),
                assignee: .agent(AgentIdentification(bicfi: receiver)), creationDateTime: now)
            var transaction = TransactionCancellationStatus(status: .rejected)
            transaction.resolvedCase = InvestigationCase(
                identification: "CASE-1", creator: .agent(AgentIdentification(bicfi: receiver)))
            transaction.originalUETR = payment
            transaction.reasons = [
                CancellationReasonInformation(
                    .passedToNextAgent, additionalInformation: ["Settled before the request came."])
            ]
            return .resolutionOfInvestigation(
                ResolutionOfInvestigation(
                    assignment: assignment, status: .confirmed(.rejectedCancellationRequest),
                    cancellations: [CancellationResolution(transactions: [transaction])]))
        }
        // end
        return try refusal(
            from: ExampleValues.receiver(), to: ExampleValues.sender(), payment: ExampleValues.payment(),
            now: ExampleValues.now())
    }
}
