public import XMLCore

/// The compiled schemas of every message this gateway knows, made from its own definitions.
///
/// Compile once at start and share: a few milliseconds in all. No file is read.
public struct MessageSchemas: Sendable {
    private let header: Schema
    private let creditTransfer: Schema
    private let statusReport: Schema
    private let statement: Schema
    private let reject: Schema

    /// Compiles all schemas. Throws only if the XML library does not take what the writer writes.
    public init() throws(SchemaFault) {
        header = try Schema(xsd: Self.xsd(for: .businessApplicationHeader))
        creditTransfer = try Schema(xsd: Self.xsd(for: .customerCreditTransfer))
        statusReport = try Schema(xsd: Self.xsd(for: .paymentStatusReport))
        statement = try Schema(xsd: Self.xsd(for: .bankToCustomerStatement))
        reject = try Schema(xsd: Self.xsd(for: .messageReject))
    }

    /// The schema of a message.
    public subscript(definition: MessageDefinition) -> Schema {
        switch definition {
        case .businessApplicationHeader: header
        case .customerCreditTransfer: creditTransfer
        case .paymentStatusReport: statusReport
        case .bankToCustomerStatement: statement
        case .messageReject: reject
        }
    }

    /// The schema of a message as an XSD document: the bytes of its file in `Schemas/`.
    public static func xsd(for definition: MessageDefinition) -> [UInt8] {
        SchemaWriter.xsd(of: definition.structure)
    }
}
