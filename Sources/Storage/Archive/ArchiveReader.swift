import Foundation
import Settlement

/// Reads an archive, one block at a time. It believes nothing that it reads: whoever asks compares digests.
final class ArchiveReader {
    /// The numbers of the messages in it, ascending.
    let messages: [Int64]

    private struct Place {
        let block: Int64
        let record: Int
    }

    private let path: String
    private let file: ReadFile
    private let places: [Place]
    private var block: (place: Int64, content: [UInt8])?

    private static let entryBytes = 20
    private static let endBytes = 16
    /// No block of ours is larger: a message, with its co-signature and its reply, is a few megabytes at most.
    private static let blockBytesMax: UInt32 = 1 << 28

    /// Throws `StorageFault`: `file` when it cannot be read or is no archive.
    init(_ path: String) throws {
        self.path = path
        file = try ReadFile(path)
        let length = file.bytes
        let head = try file.read(at: 0, ArchiveWriter.magic.count)
        guard head == ArchiveWriter.magic, length > Int64(Self.endBytes) else { throw Self.damage(path) }
        let end = try file.read(at: length - Int64(Self.endBytes), Self.endBytes)
        let start = Int64(bitPattern: Self.number(end[0..<8]))
        let count = Int64(bitPattern: Self.number(end[8..<16]))
        let indexBytes = length - Int64(Self.endBytes) - start
        guard start > 0, indexBytes >= 0, indexBytes % Int64(Self.entryBytes) == 0,
            indexBytes / Int64(Self.entryBytes) == count
        else { throw Self.damage(path) }
        let index = try file.read(at: start, Int(indexBytes))
        let entries = stride(from: 0, to: index.count, by: Self.entryBytes).map { index[$0..<$0 + Self.entryBytes] }
        messages = entries.map { Int64(bitPattern: Self.number($0.prefix(8))) }
        places = entries.map {
            Place(
                block: Int64(bitPattern: Self.number($0.dropFirst(8).prefix(8))), record: Int(Self.number($0.suffix(4)))
            )
        }
        guard zip(messages, messages.dropFirst()).allSatisfy({ $0 < $1 }) else { throw Self.damage(path) }
    }

    /// The bytes of a message; nil when it is not in the archive.
    func bytes(of message: Int64) throws -> ArchivedBytes? {
        var (low, high) = (0, messages.count)
        while low < high {
            let middle = (low + high) / 2
            if messages[middle] < message { low = middle + 1 } else { high = middle }
        }
        guard low < messages.count, messages[low] == message else { return nil }
        let place = places[low]
        var record = try content(of: place.block)[...]
        guard place.record <= record.count else { throw Self.damage(path) }
        record = record.dropFirst(place.record)
        guard let number = Self.take(8, &record).map({ Int64(bitPattern: Self.number($0)) }), number == message,
            let received = Self.part(&record), let isCoSigned = Self.take(1, &record)?.first
        else { throw Self.damage(path) }
        let coSigned = isCoSigned == 0 ? nil : Self.part(&record)
        guard isCoSigned <= 1, (coSigned == nil) == (isCoSigned == 0), let reply = Self.part(&record) else {
            throw Self.damage(path)
        }
        return ArchivedBytes(message: message, received: received, coSigned: coSigned, reply: reply)
    }

    private func content(of place: Int64) throws -> [UInt8] {
        if let block, block.place == place { return block.content }
        let lengths = try file.read(at: place, 8)
        let (stream, content) = (Self.number(lengths[0..<4]), Self.number(lengths[4..<8]))
        guard stream <= Self.blockBytesMax, content <= Self.blockBytesMax,
            let bytes = Compression.content(
                of: try file.read(at: place + 8, Int(stream)), bytes: Int(content))
        else { throw Self.damage(path) }
        block = (place, bytes)
        return bytes
    }

    private static func part(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        take(4, &rest).map { Int(number($0)) }.flatMap { take($0, &rest) }.map { Array($0) }
    }

    private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    fileprivate static func damage(_ path: String) -> StorageFault {
        StorageFault(.file, "\(path) is no whole archive")
    }
}

/// A file that is open for reading at any place.
private final class ReadFile {
    let bytes: Int64
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DurableFiles.fault(path) }
        self.path = path
        bytes = Int64(lseek(descriptor, 0, SEEK_END))
    }

    deinit { close(descriptor) }

    /// So many bytes; a file that has fewer there is damaged.
    func read(at place: Int64, _ count: Int) throws -> [UInt8] {
        guard place >= 0, place <= bytes, Int64(count) <= bytes - place else { throw ArchiveReader.damage(path) }
        var done = 0
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            while done < count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[done...])
                let taken = pread(descriptor, rest.baseAddress, rest.count, off_t(place) + off_t(done))
                if taken < 0, errno == EINTR { continue }
                if taken < 0 { failure = errno }
                guard taken > 0 else { break }
                done += taken
            }
            written = done
        }
        guard failure == 0 else { throw StorageFault(.file, "\(path): \(String(cString: strerror(failure)))") }
        guard done == count else { throw ArchiveReader.damage(path) }
        return bytes
    }
}
