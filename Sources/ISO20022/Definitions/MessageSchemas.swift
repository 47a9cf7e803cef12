import Synchronization
public import XMLCore

/// The compiled schemas of every message this gateway knows, made from its own definitions.
///
/// Make it once at start and share it. Those of a corridor's daily traffic are compiled at once, a few milliseconds in
/// all; each of the others when it is first asked for, once for all threads. No file is read.
public struct MessageSchemas: Sendable {
    private let compiled: [MessageDefinition: Schema]
    private let later: LaterSchemas

    /// What a corridor exchanges every day.
    public static let daily: Set<MessageDefinition> = [
        .businessApplicationHeader, .customerCreditTransfer, .paymentStatusReport, .bankToCustomerStatement,
        .messageReject,
    ]

    /// Compiles the schemas that are wanted at once. Throws only if the XML library does not take what the writer
    /// writes.
    public init(atOnce definitions: Set<MessageDefinition> = Self.daily) throws(SchemaFault) {
        var compiled: [MessageDefinition: Schema] = [:]
        for definition in definitions { compiled[definition] = try Schema(compiling: definition) }
        self.compiled = compiled
        later = LaterSchemas()
    }

    /// The schema of a message.
    public subscript(definition: MessageDefinition) -> Schema { compiled[definition] ?? later[definition] }

    /// The schema of a message as an XSD document: the bytes of its file in `Schemas/`.
    public static func xsd(for definition: MessageDefinition) -> [UInt8] {
        SchemaWriter.xsd(of: definition.structure)
    }
}

extension Schema {
    fileprivate convenience init(compiling definition: MessageDefinition) throws(SchemaFault) {
        try self.init(xsd: SchemaWriter.xsd(of: definition.structure.compiledForm))
    }
}

/// Schemas compiled on demand. The lock is held while one compiles: who asks for the same one waits for it.
private final class LaterSchemas: Sendable {
    private let schemas = Mutex<[MessageDefinition: Schema]>([:])

    subscript(definition: MessageDefinition) -> Schema {
        schemas.withLock { schemas in
            if let known = schemas[definition] { return known }
            let schema: Schema
            do throws(SchemaFault) {
                schema = try Schema(compiling: definition)
            } catch {
                // The text is part of the program: tests compile every definition.
                preconditionFailure("the schema of \(definition.rawValue) does not compile: \(error)")
            }
            schemas[definition] = schema
            return schema
        }
    }
}
