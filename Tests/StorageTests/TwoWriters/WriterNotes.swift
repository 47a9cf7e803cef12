import Foundation
import Settlement
import Storage

/// What a writing process tells of itself while it lives, for whoever looks at the store after it.
enum WriterNote: Codable, Sendable {
    /// The process has the store open.
    case opened
    case sent(Int)
    /// The message is on file and undecided.
    case held(Int, WriterPrint)
    /// The payment settled, now or before.
    case settled(Int, WriterPrint)
    /// The hold was given back, now or before.
    case aborted(Int, WriterPrint)
    case issuing(Int)
    case issued(Int, isRepeat: Bool)
    /// A batch was given up, or the turn to write did not come in time: nothing has happened.
    case refused
    case breach(String)
}

/// What an answer has of its own, to be compared with the answer of another process.
struct WriterPrint: Codable, Hashable, Sendable {
    /// The store's number of the message.
    let message: Int64
    /// The place in the mailbox; of a reply.
    var mailbox: Int64?
    /// Of the message, or of the reply.
    let digest: [UInt8]

    init(_ held: HeldCase) { (message, digest) = (held.sequence, held.digest.bytes) }

    init(_ refused: RefusedMessage) { (message, digest) = (refused.sequence, refused.digest.bytes) }

    init(_ reply: StoredReply) {
        (message, mailbox, digest) = (reply.message, reply.mailboxSequence, reply.digest.bytes)
    }
}

/// A file of notes, one a line. A note that was written is there, whatever becomes of its process.
final class WriterNotes: Sendable {
    private let descriptor: Int32

    /// Begins a file at `path`.
    init(path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else { throw Unexpected("no notes at \(path): \(errno)") }
    }

    deinit { close(descriptor) }

    func write(_ note: WriterNote) {
        do {
            let line = try Array(JSONEncoder().encode(note)) + [UInt8(ascii: "\n")]
            precondition(Glibc.write(descriptor, line, line.count) == line.count, "a note was not written")
        } catch {
            preconditionFailure("a note that is none: \(error)")
        }
    }

    /// What was noted at `path`; nothing where a process ended before its first note.
    static func read(path: String) throws -> [WriterNote] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        // The last line has no end when the process did not live to write it.
        let lines = bytes[..<((bytes.lastIndex(of: UInt8(ascii: "\n")) ?? bytes.startIndex))]
        return try lines.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(WriterNote.self, from: $0)
        }
    }
}
