import ISO20022
import XMLCore

/// The code of the landing page.
enum LandingExamples {
    static func read(_ bytes: [UInt8], _ schemas: MessageSchemas) throws -> BusinessMessage {
        // ISO20022: read
        /// Reads a message from the bytes that came in; throws what is wrong with them.
        func message(in bytes: [UInt8], schemas: MessageSchemas) throws -> BusinessMessage {
            let envelope = try MessageEnvelope(ParsedXML(bytes, limits: .payment))
            let valid = try validate(envelope, schemas: schemas)
            return try BusinessMessage(
                header: valid.header, document: valid.document, definition: valid.definition)
        }
        // end
        return try message(in: bytes, schemas: schemas)
    }

    static func write(_ value: BusinessMessage) throws -> [UInt8] {
        // ISO20022: write
        /// Writes a message of ours in an envelope.
        func bytes(of message: BusinessMessage) throws -> [UInt8] {
            let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
            message.write(into: draft.root)
            return try draft.canonicalBytes()
        }
        // end
        return try bytes(of: value)
    }
}
