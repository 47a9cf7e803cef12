import ISO20022
import Testing
import XMLCore

/// The code of the articles on the messages of administration.
enum AdministrationExamples {
    static let all = [
        ArticleExample(
            article: "RefusingAMessage", definition: .messageReject,
            read: { try readReject($0) }, written: { .document(try writtenReject()) }),
        ArticleExample(
            article: "TellingOfAnEvent", definition: .systemEventNotification,
            read: { try readEvent($0) }, written: { .document(try writtenEvent()) }),
        ArticleExample(
            article: "AcknowledgingReceipt", definition: .receiptAcknowledgement,
            read: { try readReceipt($0) }, written: { .document(try writtenReceipt()) }),
        ArticleExample(
            article: "AcknowledgingAnEvent", definition: .systemEventAcknowledgement,
            read: { try readAcknowledgement($0) }, written: { .document(try writtenAcknowledgement()) }),
    ]

    private static func readReject(_ element: Element) throws {
        // RefusingAMessage: read
        /// Which message was refused, and why.
        func refusal(_ document: Element) throws -> (message: String, reason: String)? {
            let content = try BusinessContent(document: document, definition: .messageReject)
            guard case .messageReject(let reject) = content else { return nil }
            return (reject.relatedReference.text, reject.rejectingPartyReason.text)
        }
        // end
        let found = try #require(try refusal(element))
        #expect(found.message == "M-1" && found.reason == "DS0H")
    }

    private static func writtenReject() throws -> BusinessContent {
        // RefusingAMessage: write
        /// Refuses a message whose signer may not sign for the account.
        func refusal(of message: Max35Text, now: ISODateTime) -> BusinessContent {
            var reject = MessageReject(relatedReference: message, rejectingPartyReason: "DS0H")
            reject.rejectionDateTime = now
            reject.errorLocation = "/AppHdr/Sgntr"
            reject.reasonDescription = "The signer is not allowed for this account."
            return .messageReject(reject)
        }
        // end
        return try refusal(of: "M-1", now: ExampleValues.now())
    }

    private static func readEvent(_ element: Element) throws {
        // TellingOfAnEvent: read
        /// What happened, in one line.
        func event(_ document: Element) throws -> String? {
            let content = try BusinessContent(document: document, definition: .systemEventNotification)
            guard case .systemEventNotification(let notification) = content else { return nil }
            let event = notification.event
            return ([event.code.text] + event.parameters.map(\.text)).joined(separator: " ")
        }
        // end
        #expect(try event(element) == "SODY 2026-11-23")
    }

    private static func writtenEvent() throws -> BusinessContent {
        // TellingOfAnEvent: write
        /// Tells that the system's next day has begun.
        func startOfDay(_ day: Max35Text, now: ISODateTime) -> BusinessContent {
            let event = SystemEvent(code: "SODY", parameters: [day], description: "The day is open.", time: now)
            return .systemEventNotification(SystemEventNotification(event: event))
        }
        // end
        return try startOfDay("2026-11-23", now: ExampleValues.now())
    }

    private static func readReceipt(_ element: Element) throws {
        // AcknowledgingReceipt: read
        /// What became of each message on its receipt.
        func statuses(_ document: Element) throws -> [String: String] {
            let content = try BusinessContent(document: document, definition: .receiptAcknowledgement)
            guard case .receiptAcknowledgement(let acknowledgement) = content else { return [:] }
            return Dictionary(
                acknowledgement.reports.map { ($0.reference.text, $0.status.text) }, uniquingKeysWith: { $1 })
        }
        // end
        #expect(try statuses(element) == ["M-1": "RCVD"])
    }

    private static func writtenReceipt() throws -> BusinessContent {
        // AcknowledgingReceipt: write
        /// Acknowledges that a message came in.
        func receipt(of message: Max35Text, now: ISODateTime) -> BusinessContent {
            var report = ReceiptAcknowledgement.Report(reference: message, status: "RCVD")
            report.messageName = "pacs.008.001.08"
            report.statusDateTime = now
            return .receiptAcknowledgement(
                ReceiptAcknowledgement(messageIdentification: "RCT-1", creationDateTime: now, reports: [report]))
        }
        // end
        return try receipt(of: "M-1", now: ExampleValues.now())
    }

    private static func readAcknowledgement(_ element: Element) throws {
        // AcknowledgingAnEvent: read
        /// The code of the event that was acknowledged.
        func acknowledgedEvent(_ document: Element) throws -> String? {
            let content = try BusinessContent(document: document, definition: .systemEventAcknowledgement)
            guard case .systemEventAcknowledgement(let acknowledgement) = content else { return nil }
            return acknowledgement.acknowledged?.code.text
        }
        // end
        #expect(try acknowledgedEvent(element) == "SODY")
    }

    private static func writtenAcknowledgement() throws -> BusinessContent {
        // AcknowledgingAnEvent: write
        /// Acknowledges an event of a session.
        func acknowledgement(of event: SystemEvent, session: Exact4AlphanumericText) -> BusinessContent {
            var acknowledgement = SystemEventAcknowledgement(messageIdentification: "ACK-1", acknowledged: event)
            acknowledgement.settlementSession = session
            return .systemEventAcknowledgement(acknowledgement)
        }
        // end
        return acknowledgement(of: SystemEvent(code: "SODY", parameters: ["2026-11-23"]), session: "S001")
    }
}
