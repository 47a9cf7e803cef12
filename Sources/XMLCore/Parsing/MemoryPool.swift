import Synchronization

/// What one message leaves for the next: parsers and chunks of tree memory, the ones used last on top.
///
/// Any thread takes and gives. Taken, a thing belongs to one thread until it is given back; a chunk may be given back
/// by another thread than took it, for a document goes where it is read. The lock is held for a push or a pop.
final class MemoryPool: Sendable {
    static let shared = MemoryPool()

    /// More than there are workers; what is beyond is freed.
    private static let parsersMax = 32
    private static let chunksMax = 64

    private struct Idle: @unchecked Sendable {
        var parsers: [TreeParser] = []
        var chunks: [UnsafeMutableRawPointer] = []
    }

    private let idle = Mutex(Idle())

    func takeParser() -> TreeParser {
        let idle = idle.withLock { idle in Lent(idle.parsers.popLast()) }
        return idle.value ?? TreeParser()
    }

    /// Only a parser that accepted its last document comes back: what a refused one leaves behind is nobody's concern.
    func give(_ parser: consuming TreeParser) {
        let parser = Lent(parser)
        idle.withLock { idle in
            if idle.parsers.count < Self.parsersMax { idle.parsers.append(parser.value) }
        }
    }

    func takeChunk() -> UnsafeMutableRawPointer {
        let idle = idle.withLock { idle in Lent(idle.chunks.popLast()) }
        return idle.value ?? UnsafeMutableRawPointer.allocate(byteCount: NodeArena.usualBytes, alignment: 16)
    }

    func give(_ chunk: UnsafeMutableRawPointer) {
        let chunk = Lent(chunk)
        let isKept = idle.withLock { idle in
            guard idle.chunks.count < Self.chunksMax else { return false }
            idle.chunks.append(chunk.value)
            return true
        }
        if !isKept { chunk.value.deallocate() }
    }

    /// Carries what belongs to one thread at a time over the lock.
    private struct Lent<Value>: @unchecked Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }
}
