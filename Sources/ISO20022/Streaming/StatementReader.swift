public import XMLCore

extension XMLLimits {
    /// For a file that is never whole in memory: 64 GiB, the rest as for any message.
    public static let stream = XMLLimits(
        bytesMax: 64 << 30, depthMax: 64, attributesPerElementMax: 16, textBytesMax: 64 << 10)
}

/// What is read of a file at a time, and what may stand in memory.
enum StreamSizes {
    static let chunkBytes = 64 << 10
    /// Of the tree of one entry, and of all that is kept of the file.
    static let pieceBytesMax = 16 << 20
}

/// Where the bytes of a stream come from: fills the memory from its beginning with as many bytes as are at hand, waits
/// for at least one, and gives their number; 0 at the end. Called on the thread that asks for the next event.
public typealias ByteSource = (UnsafeMutableRawBufferPointer) throws -> Int

/// Reads a camt.052, camt.053 or camt.054 of any size entry by entry, and validates it in the same pass.
///
///     let reader = StatementReader(schemas: schemas) { buffer in read(descriptor, buffer.baseAddress, buffer.count) }
///     while let event = try reader.next() {
///         if case .entry(let entry, _) = event { … }
///     }
///     guard reader.report.isValid else { … }
///
/// The memory taken does not grow with the number of entries. Entries are given as long as nothing is wrong with the
/// file, before its end is known: **what was made of them counts only if the report says that the file is valid**. From
/// the first error on nothing more is given; the rest of the file is still judged.
///
/// Belongs to one thread.
public final class StatementReader {
    private let stream: XMLStream
    private let message: MessageStream
    private let source: ByteSource
    private let buffer: UnsafeMutableRawBufferPointer
    /// What the last chunk gave, in the order of the file; nil where it was taken, so that nothing is copied.
    private var events: [StatementEvent?] = []
    private var taken = 0
    private var isAtEnd = false
    /// What is wrong with the file. Whole when `next()` has given nil.
    public private(set) var report = ValidationReport()

    /// A reader that has read nothing yet.
    ///
    /// - Parameters:
    ///   - limits: The policy; the default admits files of 64 GiB.
    ///   - source: Where the bytes come from.
    public init(schemas: MessageSchemas, limits: XMLLimits = .stream, bytesFrom source: @escaping ByteSource) {
        message = MessageStream(schemas: schemas, purpose: .read)
        stream = XMLStream(limits: limits, pieceBytesMax: StreamSizes.pieceBytesMax, handler: message)
        self.source = source
        buffer = .allocate(byteCount: StreamSizes.chunkBytes, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The next event, or nil when the file is over or broken off: see `report`. Throws what the source throws.
    public func next() throws -> StatementEvent? {
        while taken == events.count {
            guard !isAtEnd else { return nil }
            let isMore = try stream.readChunk(into: buffer, from: source) { rejection in
                report = message.finish(stream, rejection)
            }
            isAtEnd = !isMore
            events = message.takeEvents()
            taken = 0
        }
        taken += 1
        return events[taken - 1].take()
    }
}

/// Judges a file of any size as `validateLeniently` judges one in memory, in memory that does not grow with it.
///
/// The verdicts are those of the official schemas. Lines are given, columns are not. The rules of the practices are
/// looked at for the messages about accounts; for any other message a warning says that they were not. The envelope is
/// read over: its shape is not judged. Throws what the source throws.
public func validateStream(
    schemas: MessageSchemas, practices: [Practice] = [], limits: XMLLimits = .stream, bytesFrom source: ByteSource
) throws -> ValidationReport {
    let message = MessageStream(schemas: schemas, purpose: .judge(practices))
    let stream = XMLStream(limits: limits, pieceBytesMax: StreamSizes.pieceBytesMax, handler: message)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: StreamSizes.chunkBytes, alignment: 16)
    defer { buffer.deallocate() }
    var report = ValidationReport()
    while try stream.readChunk(into: buffer, from: source, atEnd: { report = message.finish(stream, $0) }) {}
    return report
}

extension XMLStream {
    /// Reads one chunk; false at the end, which is told together with why it came early.
    fileprivate func readChunk(
        into buffer: UnsafeMutableRawBufferPointer, from source: ByteSource, atEnd: (XMLStreamRejection?) -> Void
    ) throws -> Bool {
        let count = try source(buffer)
        precondition((0...buffer.count).contains(count), "a source gives as many bytes as there is room for")
        do throws(XMLStreamRejection) {
            guard count > 0 else {
                try finish()
                atEnd(nil)
                return false
            }
            let chunk = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
            try read(UnsafeBufferPointer(chunk.bindMemory(to: UInt8.self)))
            return true
        } catch {
            atEnd(error)
            return false
        }
    }
}
