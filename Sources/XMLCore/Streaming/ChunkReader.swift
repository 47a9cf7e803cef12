import CLibXML2

/// Takes bytes as they come and hands on what the policy admits: no more than the limit, UTF-8 in whole sequences, an
/// XML declaration in one piece.
struct ChunkReader {
    private let limits: XMLLimits
    private var prescan: StreamPrescan
    private(set) var bytesRead = 0
    /// Bytes that wait for those behind them: the head of the document, or a sequence that is not whole.
    private var held: [UInt8] = []
    private var isHeadPassed = false
    /// No valid XML declaration is longer.
    private static let headBytesMax = 256

    init(limits: XMLLimits) {
        self.limits = limits
        prescan = StreamPrescan(limits: limits)
    }

    /// Hands on what can be handed on, in one or two pieces.
    mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, into parse: (UnsafeBufferPointer<UInt8>) throws(XMLRejection) -> Void
    ) throws(XMLRejection) {
        bytesRead += bytes.count
        guard bytesRead <= limits.bytesMax else { throw .tooLarge(bytes: bytesRead, bytesMax: limits.bytesMax) }
        guard isHeadPassed else {
            held += bytes
            guard held.count >= Self.headBytesMax else { return }
            return try passHead(into: parse)
        }
        var rest = bytes
        if !held.isEmpty {
            guard try passHeldSequence(&rest, into: parse) else { return }
        }
        try passWhole(rest, offset: bytesRead - rest.count, into: parse)
    }

    /// The end: what is held is all there is.
    mutating func finish(
        into parse: (UnsafeBufferPointer<UInt8>) throws(XMLRejection) -> Void
    ) throws(XMLRejection) {
        guard bytesRead > 0 else { throw .empty }
        if !isHeadPassed { try passHead(into: parse) }
        guard held.isEmpty else { throw .notUTF8(offset: bytesRead - held.count) }
        try prescan.finish()
    }

    private mutating func passHead(
        into parse: (UnsafeBufferPointer<UInt8>) throws(XMLRejection) -> Void
    ) throws(XMLRejection) {
        isHeadPassed = true
        let head = held
        held = []
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { throw .byteOrderMark }
        try head.withUnsafeBufferPointer { buffer throws(XMLRejection) in
            var declaration = 0
            if head.starts(with: "<?xml".utf8), head.count > 5, [0x20, 0x09, 0x0A, 0x0D].contains(head[5]) {
                declaration = try XMLDeclaration.check(buffer)
                try parse(UnsafeBufferPointer(rebasing: buffer[..<declaration]))
                prescan.skip(UnsafeBufferPointer(rebasing: buffer[..<declaration]))
            }
            try passWhole(UnsafeBufferPointer(rebasing: buffer[declaration...]), offset: declaration, into: parse)
        }
    }

    /// Completes the sequence that is held with the first bytes of the chunk. False when it is still not whole.
    private mutating func passHeldSequence(
        _ rest: inout UnsafeBufferPointer<UInt8>, into parse: (UnsafeBufferPointer<UInt8>) throws(XMLRejection) -> Void
    ) throws(XMLRejection) -> Bool {
        let missing = Self.sequenceBytes(held[0]) - held.count
        let taken = min(missing, rest.count)
        held += rest[..<taken]
        rest = UnsafeBufferPointer(rebasing: rest[taken...])
        guard taken == missing else { return false }
        let sequence = held
        held = []
        let offset = bytesRead - rest.count - sequence.count
        try sequence.withUnsafeBufferPointer { buffer throws(XMLRejection) in
            try passWhole(buffer, offset: offset, into: parse)
        }
        return true
    }

    private mutating func passWhole(
        _ bytes: UnsafeBufferPointer<UInt8>, offset: Int,
        into parse: (UnsafeBufferPointer<UInt8>) throws(XMLRejection) -> Void
    ) throws(XMLRejection) {
        var whole = bytes
        if let invalid = UTF8Check.firstInvalidOffset(in: bytes) {
            guard bytes.count - invalid < Self.sequenceBytes(bytes[invalid]) else {
                throw .notUTF8(offset: offset + invalid)
            }
            held = Array(bytes[invalid...])
            whole = UnsafeBufferPointer(rebasing: bytes[..<invalid])
        }
        guard let start = whole.baseAddress, !whole.isEmpty else { return }
        // A NUL would end the text early for everything in C that counts no bytes.
        guard gateway_firstByte(start, 0, whole.count) < 0 else { throw prescan.nul(in: whole) }
        try prescan.check(whole)
        try parse(whole)
    }

    /// How long a sequence with this first byte is; 0 for one that begins none.
    private static func sequenceBytes(_ first: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }
}
