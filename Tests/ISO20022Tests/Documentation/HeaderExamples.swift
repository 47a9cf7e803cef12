import ISO20022
import Testing
import XMLCore

/// The code of the article on the header.
enum HeaderExample {
    static let all = [
        ArticleExample(
            article: "HeadingAMessage", definition: .businessApplicationHeader,
            read: { try readHeader($0) }, written: { .header(try writtenHeader()) })
    ]

    private static func readHeader(_ element: Element) throws {
        // HeadingAMessage: read
        /// Who sent what to whom.
        func route(_ header: Element) throws -> String {
            let header = try BusinessApplicationHeader(header)
            let names = [header.from, header.to].map { $0.bicfi?.text ?? "somebody without a code" }
            return "\(header.messageDefinitionIdentifier) from \(names[0]) to \(names[1])"
        }
        // end
        #expect(try route(element) == "pacs.002.001.10 from NBRKKZKX to PARTXAXA")
    }

    private static func writtenHeader() throws -> BusinessApplicationHeader {
        // HeadingAMessage: write
        /// The header of a status report that answers another message.
        func answer(to received: BusinessApplicationHeader, named name: Max35Text, now: ISODateTime)
            -> BusinessApplicationHeader
        {
            var header = BusinessApplicationHeader(
                from: received.to, to: received.from, businessMessageIdentifier: name,
                messageDefinitionIdentifier: "pacs.002.001.10", creationDate: now)
            header.businessService = received.businessService
            header.related = [BusinessApplicationHeader.Related(received)]
            return header
        }
        // end
        var received = BusinessApplicationHeader(
            from: try HeaderParty(ExampleValues.sender()), to: try HeaderParty(ExampleValues.receiver()),
            businessMessageIdentifier: "M-1", messageDefinitionIdentifier: "pacs.008.001.08",
            creationDate: try #require(ISODateTime("2026-11-21T09:29:58+05:00")))
        received.businessService = "tenge.1"
        return try answer(to: received, named: "M-2", now: ExampleValues.now())
    }
}
