/// The memory of one tree: handed out from the front of a chunk, given back all at once.
///
/// What it holds are C structures without destructors. Chunks of the usual size are kept for the next message.
struct NodeArena {
    /// Holds the tree of a message of 5 KB; a power of two is what allocators serve without waste.
    static let usualBytes = 64 << 10
    private static let chunkBytesMax = 4 << 20

    /// Stands at the start of each chunk.
    private struct Header {
        var previous: UnsafeMutableRawPointer?
        var bytes: Int
    }

    /// The newest chunk, from which each leads to the one before.
    private(set) var newest: UnsafeMutableRawPointer?
    private var cursor: UnsafeMutableRawPointer
    private var end: UnsafeMutableRawPointer

    init() {
        let chunk = MemoryPool.shared.takeChunk()
        chunk.initializeMemory(as: Header.self, to: Header(previous: nil, bytes: Self.usualBytes))
        newest = chunk
        cursor = chunk + MemoryLayout<Header>.size
        end = chunk + Self.usualBytes
    }

    /// Room for a value of a C type, all zero.
    @inline(__always)
    mutating func zeroed<Value>(_ type: Value.Type) -> UnsafeMutablePointer<Value> {
        let size = MemoryLayout<Value>.size
        if let room = room(size) {
            cursor = room + size
            room.initializeMemory(as: UInt8.self, repeating: 0, count: size)
            return room.bindMemory(to: Value.self, capacity: 1)
        }
        addChunk(holding: size)
        return zeroed(type)
    }

    /// A copy of a text, with a NUL behind it.
    mutating func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UnsafeMutablePointer<UInt8> {
        if end - cursor <= count { addChunk(holding: count + 1) }
        let copy = cursor.bindMemory(to: UInt8.self, capacity: count + 1)
        copy.update(from: bytes, count: count)
        copy[count] = 0
        cursor += count + 1
        return copy
    }

    /// A text that was handed out before, with more behind it. It stays where it is if nothing was handed out since.
    mutating func longer(
        _ text: UnsafeMutablePointer<UInt8>, _ length: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int
    ) -> UnsafeMutablePointer<UInt8> {
        var text = text
        if UnsafeMutableRawPointer(text) + length + 1 != cursor || end - cursor < count {
            // Twice the room, so that a text that comes in many pieces is not copied for each.
            addChunk(holding: 2 * (length + count) + 1)
            text = self.text(text, length)
        }
        (text + length).update(from: bytes, count: count)
        text[length + count] = 0
        cursor += count
        return text
    }

    /// The next aligned place, if the chunk has so much left.
    @inline(__always)
    private func room(_ size: Int) -> UnsafeMutableRawPointer? {
        let room = cursor.alignedUp(toMultipleOf: 16)
        return end - room >= size ? room : nil
    }

    private mutating func addChunk(holding size: Int) {
        let header = MemoryLayout<Header>.size
        let last = end - (newest ?? end)
        let bytes = max(min(2 * last, Self.chunkBytesMax), size + header + 16)
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        chunk.initializeMemory(as: Header.self, to: Header(previous: newest, bytes: bytes))
        newest = chunk
        cursor = chunk + header
        end = chunk + bytes
    }

    /// Gives back every chunk. Nothing of the tree may be used afterwards.
    static func release(_ newest: UnsafeMutableRawPointer?) {
        var next = newest
        while let chunk = next {
            let header = chunk.load(as: Header.self)
            next = header.previous
            if header.bytes == usualBytes { MemoryPool.shared.give(chunk) } else { chunk.deallocate() }
        }
    }
}
