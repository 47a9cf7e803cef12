import Foundation
import ISO20022
import XMLCore

/// Parse, validate and read of payments, each in a row: what is compared with other toolkits.
struct MessageSteps {
    private static let batches = 41
    private static let messagesPerBatch = 128
    private static let messagesOfWarmUp = 512
    private let messages: [[UInt8]]
    private let schemas: MessageSchemas

    init(paths: [String]) throws {
        messages = try paths.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
        schemas = try MessageSchemas()
    }

    /// Prints the medians of batches, in CPU microseconds a message.
    func measure() throws {
        try measure("parse_validate_read") { bytes in
            let valid = try validate(MessageEnvelope(ParsedXML(bytes, limits: .payment)), schemas: schemas)
            _ = try BusinessMessage(header: valid.header, document: valid.document, definition: valid.definition)
        }
        try measure("parse_validate") { bytes in
            _ = try validate(MessageEnvelope(ParsedXML(bytes, limits: .payment)), schemas: schemas)
        }
    }

    private func measure(_ name: String, _ step: ([UInt8]) throws -> Void) throws {
        for call in 0..<Self.messagesOfWarmUp { try step(messages[call % messages.count]) }
        var nanoseconds: [Int] = []
        for _ in 0..<Self.batches {
            let start = Usage.now
            for call in 0..<Self.messagesPerBatch { try step(messages[call % messages.count]) }
            nanoseconds.append(Usage.now - start)
        }
        let median = nanoseconds.sorted()[Self.batches / 2] / Self.messagesPerBatch
        print(name, String(format: "%.2f", Double(median) / 1000))
    }
}
