import DualSign
import Foundation
import ISO20022
import Settlement

/// The bytes of one closed message.
struct ArchivedBytes: Hashable, Sendable {
    /// The store's number of the message.
    let message: Int64
    /// The message as received.
    let received: [UInt8]
    /// The message with both signatures; nil when it was never settled.
    let coSigned: [UInt8]?
    /// The reply.
    let reply: [UInt8]
}

/// Writes an archive: the file that `docs/archives.md` specifies.
struct ArchiveWriter {
    static let magic = Array("settlement-gateway/archive/1\n".utf8)
    /// From how many bytes of content on a block is closed: small enough that one message costs little to read, large
    /// enough that messages share what they have in common.
    private static let blockBytes = 256 << 10

    private let descriptor: Int32
    private let path: String
    private let day: ISODate
    private let digest = RunningSHA256()
    private var bytes: Int64 = 0
    private var block: [UInt8] = []
    private var index: [UInt8] = []
    private var blockPlaces: [(message: Int64, place: UInt32)] = []
    private var messages: Int64 = 0

    /// Writes a file to where none is, and syncs it.
    static func write(
        _ path: String, day: ISODate, _ body: (inout ArchiveWriter) throws -> Void
    ) throws -> ArchiveDraft {
        try DurableFiles.create(path) { descriptor in
            var writer = ArchiveWriter(descriptor, path, day)
            try writer.put(magic + Array("\(day.text)\n".utf8))
            try body(&writer)
            return try writer.finish()
        }
    }

    private init(_ descriptor: Int32, _ path: String, _ day: ISODate) {
        self.descriptor = descriptor
        self.path = path
        self.day = day
    }

    /// Adds a message; numbers rise.
    mutating func add(_ content: ArchivedBytes) throws {
        blockPlaces.append((content.message, UInt32(block.count)))
        block.addBigEndian(UInt64(bitPattern: content.message))
        block.addPart(content.received)
        block.append(content.coSigned == nil ? 0 : 1)
        if let coSigned = content.coSigned { block.addPart(coSigned) }
        block.addPart(content.reply)
        messages += 1
        if block.count >= Self.blockBytes { try closeBlock() }
    }

    private mutating func closeBlock() throws {
        guard !block.isEmpty else { return }
        for (message, place) in blockPlaces {
            index.addBigEndian(UInt64(bitPattern: message))
            index.addBigEndian(UInt64(bitPattern: bytes))
            index.addBigEndian(place)
        }
        let stream = try Compression.compress(block)
        var lengths: [UInt8] = []
        lengths.addBigEndian(UInt32(stream.count))
        lengths.addBigEndian(UInt32(block.count))
        try put(lengths)
        try put(stream)
        block = []
        blockPlaces = []
    }

    private mutating func finish() throws -> ArchiveDraft {
        try closeBlock()
        var end: [UInt8] = []
        end.addBigEndian(UInt64(bitPattern: bytes))
        end.addBigEndian(UInt64(bitPattern: messages))
        try put(index)
        try put(end)
        guard let digest = ContentDigest(digest.finish()) else { preconditionFailure("a SHA-256 has 32 bytes") }
        return ArchiveDraft(day: day, digest: digest, messages: messages, bytes: bytes)
    }

    private mutating func put(_ piece: [UInt8]) throws {
        try piece.withUnsafeBytes { piece in
            digest.update(piece)
            try DurableFiles.write(piece, descriptor, path)
        }
        bytes += Int64(piece.count)
    }
}

extension [UInt8] {
    fileprivate mutating func addBigEndian(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }

    fileprivate mutating func addPart(_ part: [UInt8]) {
        addBigEndian(UInt32(part.count))
        append(contentsOf: part)
    }
}
