import ISO20022
import XMLCore

/// The rooms from bytes to values, one step each and all in a row.
struct MessagePath {
    private let messages: [[UInt8]]
    private let schemas: MessageSchemas
    private let envelopes: [MessageEnvelope]

    init(certificate: [UInt8], key: [UInt8], messages: [[UInt8]]) throws {
        self.messages = messages
        schemas = try MessageSchemas()
        envelopes = try messages.map { try MessageEnvelope(ParsedXML($0, limits: .payment)) }
    }

    var steps: [Step] {
        [
            Step(name: "parse") { call in
                _ = try MessageEnvelope(ParsedXML(messages[call % messages.count], limits: .payment))
            },
            Step(name: "validate") { call in
                let envelope = envelopes[call % envelopes.count]
                precondition(schemas[.businessApplicationHeader].validate(envelope.header).isEmpty)
                precondition(schemas[.customerCreditTransfer].validate(envelope.document).isEmpty)
            },
            Step(name: "c14n") { call in
                let envelope = envelopes[call % envelopes.count]
                var count = 0
                try envelope.document.canonicalize { count += $0.count }
                try envelope.header.canonicalize { count += $0.count }
                precondition(count > 3000)
            },
        ]
    }
}
