import DualSign
import Foundation
import ISO20022
import XMLCore

/// The rooms from bytes to values, one step each and all in a row.
struct MessagePath {
    private let messages: [[UInt8]]
    private let schemas: MessageSchemas
    private let registry: SignerRegistry
    private let at: Date
    private let valid: [ValidMessage]
    private let verified: [VerifiedMessage]
    private let read: [BusinessMessage]

    /// `certificate` is the one that signed the messages, in PEM.
    init(certificate: [UInt8], messages: [[UInt8]]) throws {
        let signer = try SignerCertificate(pem: certificate)
        guard let jurisdiction = Jurisdiction("XA") else { preconditionFailure("XA is two capital letters") }
        let registry = try SignerRegistry([
            RegisteredSigner(
                certificate: signer, jurisdiction: jurisdiction, bic: "XACBXA22XXX", suite: .ecdsaP256SHA256,
                messageDefinitions: [MessageDefinition.customerCreditTransfer.rawValue])
        ])
        let schemas = try MessageSchemas()
        let at = signer.notBefore.addingTimeInterval(1)
        valid = try messages.map { try ISO20022.validate(Self.parse($0), schemas: schemas) }
        verified = try valid.map { try Self.verify($0, registry, at) }
        read = try verified.map(Self.read)
        (self.messages, self.schemas, self.registry, self.at) = (messages, schemas, registry, at)
    }

    /// Of the first message's signature.
    var evidence: SignatureEvidence { verified[0].evidence[0] }

    var steps: [Step] {
        [
            Step(name: "message_path") { call in
                let valid = try ISO20022.validate(Self.parse(messages[call % messages.count]), schemas: schemas)
                _ = try Self.read(Self.verify(valid, registry, at))
            },
            Step(name: "parse") { call in _ = try Self.parse(messages[call % messages.count]) },
            Step(name: "validate") { call in
                _ = try ISO20022.validate(valid[call % valid.count].envelope, schemas: schemas)
            },
            Step(name: "parse_validate_read") { call in
                let valid = try ISO20022.validate(Self.parse(messages[call % messages.count]), schemas: schemas)
                _ = try BusinessMessage(header: valid.header, document: valid.document, definition: valid.definition)
            },
            Step(name: "signature") { call in _ = try Self.verify(valid[call % valid.count], registry, at) },
            Step(name: "read") { call in _ = try Self.read(verified[call % verified.count]) },
            Step(name: "rules") { call in
                let index = call % verified.count
                let findings = ruleFindings(
                    in: read[index], header: valid[index].header, document: verified[index].document,
                    practices: [.iso, .kz])
                guard findings.isEmpty else { throw MessageBreaksRules(findings: findings) }
            },
        ]
    }

    private static func parse(_ bytes: [UInt8]) throws -> MessageEnvelope {
        try MessageEnvelope(ParsedXML(bytes, limits: .payment))
    }

    private static func verify(
        _ message: ValidMessage, _ registry: SignerRegistry, _ at: Date
    ) throws -> VerifiedMessage {
        try DualSign.verify(
            message.envelope, profile: .header, registry: registry, messageDefinition: message.definition.rawValue,
            at: at)
    }

    private static func read(_ message: VerifiedMessage) throws -> BusinessMessage {
        guard let header = message.header else { throw SignatureRejection.signatureMissing }
        return try BusinessMessage(
            header: header, document: message.document, definition: .customerCreditTransfer)
    }
}

/// The benchmark's message must be one that could settle.
struct MessageBreaksRules: Error {
    var findings: [Finding]
}
