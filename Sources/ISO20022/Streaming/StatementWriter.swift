public import XMLCore

/// A page about one account, whose entries may be too many to be held: report, statement or notification.
public protocol AccountPage: ElementReadable, ElementWritable, Hashable, Sendable {
    /// What is said of the account.
    var activity: AccountActivity { get set }
    /// The definition of the message it stands in.
    static func definition(_ version: AccountMessageVersion) -> MessageDefinition
}

extension AccountReport: AccountPage {
    /// camt.052.
    public static func definition(_ version: AccountMessageVersion) -> MessageDefinition {
        version == .v08 ? .bankToCustomerAccountReport : .bankToCustomerAccountReportV14
    }
}

extension AccountStatement: AccountPage {
    /// camt.053.
    public static func definition(_ version: AccountMessageVersion) -> MessageDefinition {
        version == .v08 ? .bankToCustomerStatement : .bankToCustomerStatementV14
    }
}

extension AccountNotification: AccountPage {
    /// camt.054.
    public static func definition(_ version: AccountMessageVersion) -> MessageDefinition {
        version == .v08 ? .bankToCustomerDebitCreditNotification : .bankToCustomerDebitCreditNotificationV14
    }
}

/// Where written bytes go: called with pieces of the file in their order, which are valid during the call.
public typealias ByteSink = (UnsafeRawBufferPointer) throws -> Void

/// Writes a message about accounts entry by entry, in memory that does not grow with their number.
///
///     try StatementWriter<AccountStatement>.write(groupHeader: groupHeader, into: sink) { message in
///         try message.statement(page) { entries in
///             for booking in bookings { try entries.write(entry(booking)) }
///         }
///     }
///
/// What is written is the canonical form: byte for byte what the page of the whole message would give.
public struct StatementWriter<Page: AccountPage> {
    private let namespace: String
    private let shape: StatementShape
    private var output: BufferedSink
    private var statements = 0

    /// Writes a message; the body writes its statements, at least one.
    ///
    /// Throws what the sink throws, and `CanonicalizationRejection` for a character that XML does not admit or a value
    /// that this version has no place for; what was written until then is no message.
    ///
    /// - Parameters:
    ///   - header: With one, the message stands in the gateway's envelope; without, it is a bare `Document`.
    ///   - version: The version to write.
    public static func write(
        header: BusinessApplicationHeader? = nil, groupHeader: StatementGroupHeader,
        version: AccountMessageVersion = .v08, into sink: @escaping ByteSink,
        _ statements: (inout StatementWriter) throws -> Void
    ) throws {
        let definition = Page.definition(version)
        guard let shape = StatementShape(definition) else {
            preconditionFailure("\(definition.rawValue) has no entries")
        }
        precondition(
            header.map { $0.messageDefinitionIdentifier.text == definition.rawValue } ?? true,
            "the header names another definition than the content's")
        var writer = StatementWriter(namespace: definition.namespaceURI, shape: shape, sink: sink)
        let end = try writer.begin(header, groupHeader)
        try statements(&writer)
        precondition(writer.statements > 0, "a message about accounts has at least one statement")
        try writer.output.put(end)
        try writer.output.flush()
    }

    private init(namespace: String, shape: StatementShape, sink: @escaping ByteSink) {
        self.namespace = namespace
        self.shape = shape
        output = BufferedSink(sink: sink)
    }

    /// Writes a statement: what the page says before its entries, the page's own entries, those that the body writes,
    /// and what the page says after them.
    public mutating func statement(
        _ page: Page, entries: (inout StatementEntryWriter) throws -> Void
    ) throws {
        statements += 1
        var head = page
        head.activity.entries = []
        head.activity.additionalInformation = nil
        let tag = String(describing: shape.statement)
        try output.put(Array("<\(tag)>".utf8))
        try output.put(Self.content(of: tag, in: namespace) { head.write(to: $0) })
        var writer = StatementEntryWriter(statement: tag, namespace: namespace, output: output)
        for entry in page.activity.entries { try writer.write(entry) }
        try entries(&writer)
        output = writer.output
        try output.put(
            Self.content(of: tag, in: namespace) { element in
                element.write(shape.additionalInformation, page.activity.additionalInformation)
            })
        try output.put(Array("</\(tag)>".utf8))
    }

    /// Writes everything up to the first statement; gives what closes it.
    private mutating func begin(
        _ header: BusinessApplicationHeader?, _ groupHeader: StatementGroupHeader
    ) throws -> [UInt8] {
        let message = String(describing: shape.message)
        let draft: XMLDraft
        let document: ElementWriter
        if let header {
            draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
            header.write(to: draft.root.child("AppHdr", namespace: header.version.definition.namespaceURI))
            document = draft.root.child("Document", namespace: namespace)
        } else {
            draft = XMLDraft(root: "Document", namespace: namespace)
            document = draft.root
        }
        document.child(message).write(String(describing: StatementShape.groupHeader), groupHeader)
        let bytes = try draft.canonicalBytes()
        let end = Array("</\(message)></Document>\(header == nil ? "" : "</Envelope>")".utf8)
        precondition(bytes.suffix(end.count).elementsEqual(end), "a canonical form ends with its open elements")
        try output.put(bytes.dropLast(end.count))
        return end
    }

    /// What stands between the tags of an element, where its namespace is in force.
    fileprivate static func content(
        of tag: String, in namespace: String, _ fill: (ElementWriter) -> Void
    ) throws(CanonicalizationRejection) -> ArraySlice<UInt8> {
        let draft = XMLDraft(root: tag, namespace: namespace)
        fill(draft.root)
        return CanonicalContent.inside(try draft.canonicalBytes(), tag)
    }
}

/// Writes the entries of one statement.
public struct StatementEntryWriter {
    private let statement: String
    private let namespace: String
    fileprivate var output: BufferedSink

    fileprivate init(statement: String, namespace: String, output: BufferedSink) {
        self.statement = statement
        self.namespace = namespace
        self.output = output
    }

    /// Writes an entry. Throws as the message does.
    public mutating func write(_ entry: StatementEntry) throws {
        let draft = XMLDraft(root: statement, namespace: namespace)
        draft.root.write(String(describing: StatementShape.entry), entry)
        try output.put(CanonicalContent.inside(draft.canonicalBytes(), statement))
    }
}

/// The canonical form of an element, without the element.
private enum CanonicalContent {
    /// The start tag has one value, a namespace name of ours, which holds no `>`.
    static func inside(_ bytes: [UInt8], _ tag: String) -> ArraySlice<UInt8> {
        let start = bytes.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
        return bytes[start..<max(start, bytes.count - tag.utf8.count - 3)]
    }
}

/// Hands on pieces of some size.
private struct BufferedSink {
    private let sink: ByteSink
    private var held: [UInt8] = []

    init(sink: @escaping ByteSink) { self.sink = sink }

    mutating func put(_ bytes: some Collection<UInt8>) throws {
        held.append(contentsOf: bytes)
        if held.count >= StreamSizes.chunkBytes { try flush() }
    }

    mutating func flush() throws {
        try held.withUnsafeBytes { try sink($0) }
        held.removeAll(keepingCapacity: true)
    }
}
