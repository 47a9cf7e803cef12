public import DualSign
public import Foundation
public import ISO20022
import TengeLedger

/// A file that proves something of the journal to whoever trusts a checkpoint: that entries are in it, or that it was
/// only ever added to.
///
///     format       settlement-gateway/ledger-proof/1
///     checkpoint   the signed note, whole
///     payment      the UETR that the entries are about
///     entries      sequence, kind, at, previous, payload (Base64), path
///     older        an earlier note, and the path from its tree to that of `checkpoint`
///
/// Hashes are in lower-case hexadecimal.
public struct LedgerProof: Hashable, Sendable, Codable {
    /// An entry of the journal, everything that its hash is over, and its way to the root.
    public struct Entry: Hashable, Sendable, Codable {
        /// Its number, from 1.
        public let sequence: Int64
        /// `JournalKind` in the journal.
        public let kind: UInt8
        /// Milliseconds since 1970-01-01T00:00:00Z.
        public let at: Int64
        /// The hash of the entry before.
        public let previous: String
        /// `JournalEntry.payload`.
        public let payload: Data
        /// The proof that it is in the tree.
        public let path: [String]

        /// An entry with its proof.
        public init(_ entry: JournalEntry, after previous: ContentDigest, path: [ContentDigest]) {
            sequence = entry.sequence
            kind = entry.kind.rawValue
            at = entry.at.millisecondsSinceEpoch
            self.previous = previous.hexadecimal
            payload = Data(entry.payload)
            self.path = path.map(\.hexadecimal)
        }
    }

    /// An earlier checkpoint of the same journal.
    public struct Older: Hashable, Sendable, Codable {
        /// The signed note.
        public let checkpoint: String
        /// The proof that its tree is the beginning.
        public let path: [String]

        /// A checkpoint with the way from it.
        public init(note: [UInt8], path: [ContentDigest]) {
            checkpoint = String(decoding: note, as: UTF8.self)
            self.path = path.map(\.hexadecimal)
        }
    }

    /// The first member of every file, so that one is told from other JSON.
    public static let format = "settlement-gateway/ledger-proof/1"

    /// Always `LedgerProof.format`.
    public let format: String
    /// The note that everything is proved by.
    public let checkpoint: String
    /// Nil when the entries are not about a payment.
    public let payment: String?
    /// The entries proved.
    public let entries: [Entry]
    /// Nil when no other checkpoint is compared.
    public let older: Older?

    /// A proof of entries by a checkpoint, of an older checkpoint, or of both.
    public init(note: [UInt8], payment: UETR? = nil, entries: [Entry] = [], older: Older? = nil) {
        format = Self.format
        checkpoint = String(decoding: note, as: UTF8.self)
        self.payment = payment?.text
        self.entries = entries
        self.older = older
    }

    /// Reads a file; nil when it is no proof.
    public init?(json: [UInt8]) {
        guard let proof = try? JSONDecoder().decode(LedgerProof.self, from: Data(json)), proof.format == Self.format
        else { return nil }
        self = proof
    }

    /// The file.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { preconditionFailure("texts and numbers are JSON") }
        return [UInt8](data) + [UInt8(ascii: "\n")]
    }

    /// What the proof proves.
    ///
    /// - Parameters:
    ///   - signers: Whose checkpoints are believed.
    ///   - known: A checkpoint that was had before: the proof's must be that very one; nil: any that is signed.
    /// - Throws: `LedgerProofRejection`, the first that applies.
    public func proved(
        trusting signers: CheckpointSigners, known: Checkpoint? = nil
    ) throws(LedgerProofRejection) -> Proved {
        let newer = try Self.read(checkpoint, signers)
        if let known, known != newer { throw .anotherCheckpoint }
        guard !entries.isEmpty || older != nil else { throw .provesNothing }
        var proved: [JournalEntry] = []
        for entry in entries { proved.append(try entry.proved(by: newer, payment: payment)) }
        guard let older else { return Proved(checkpoint: newer, payment: payment, entries: proved, older: nil) }
        let earlier = try Self.read(older.checkpoint, signers)
        guard earlier.origin == newer.origin else { throw .anotherCheckpoint }
        guard let path = Self.digests(older.path),
            MerkleProof.isConsistent(earlier.size, earlier.root, newer.size, newer.root, by: path)
        else { throw .notConsistent(older: earlier.size, newer: newer.size) }
        return Proved(checkpoint: newer, payment: payment, entries: proved, older: earlier)
    }

    private static func read(
        _ text: String, _ signers: CheckpointSigners
    ) throws(LedgerProofRejection) -> Checkpoint {
        guard let note = SignedNote(Array(text.utf8)), let checkpoint = Checkpoint(text: note.text) else {
            throw .checkpointUnreadable
        }
        if let rejection = signers.rejection(of: note, checkpoint) {
            throw .checkpointNotBelieved(rejection)
        }
        return checkpoint
    }

    fileprivate static func digests(_ texts: [String]) -> [ContentDigest]? {
        var digests: [ContentDigest] = []
        for text in texts {
            guard let digest = ContentDigest(hexadecimal: text) else { return nil }
            digests.append(digest)
        }
        return digests
    }

    /// What was proved.
    public struct Proved: Hashable, Sendable {
        /// By which checkpoint.
        public let checkpoint: Checkpoint
        /// About which payment all `entries` are.
        public let payment: String?
        /// Entries that are in the journal.
        public let entries: [JournalEntry]
        /// A checkpoint of the same journal, nothing of which was altered since.
        public let older: Checkpoint?
    }
}

/// Why a proof proves nothing.
public enum LedgerProofRejection: Error, Hashable, Sendable, CustomStringConvertible {
    /// A note is no checkpoint.
    case checkpointUnreadable
    /// A note's signature is of nobody known, or wrong.
    case checkpointNotBelieved(NoteRejection)
    /// The proof is by another checkpoint than the one at hand, or of two journals.
    case anotherCheckpoint
    /// There are neither entries nor an older checkpoint in it.
    case provesNothing
    /// The entry is not in the tree.
    case entryNotIncluded(sequence: Int64)
    /// The entry does not read as one.
    case entryUnreadable(sequence: Int64)
    /// The entry is in the tree, but not about the payment.
    case entryOfAnotherPayment(sequence: Int64)
    /// The older tree is not the beginning of the newer.
    case notConsistent(older: Int64, newer: Int64)

    /// One line for whoever checks.
    public var description: String {
        switch self {
        case .checkpointUnreadable: "the checkpoint does not read as one"
        case .checkpointNotBelieved(.noKnownKey): "the checkpoint is signed by none of the keys given"
        case .checkpointNotBelieved(.signatureWrong(let name)): "the signature of \(name) on the checkpoint is wrong"
        case .anotherCheckpoint: "the proof is by another checkpoint"
        case .provesNothing: "the file has nothing to prove"
        case .entryNotIncluded(let sequence): "entry \(sequence) is not in the tree of the checkpoint"
        case .entryUnreadable(let sequence): "entry \(sequence) does not read as one"
        case .entryOfAnotherPayment(let sequence): "entry \(sequence) is not about the payment"
        case .notConsistent(let older, let newer): "the tree of \(newer) entries does not begin with that of \(older)"
        }
    }
}

extension LedgerProof.Entry {
    fileprivate func proved(
        by checkpoint: Checkpoint, payment: String?
    ) throws(LedgerProofRejection) -> JournalEntry {
        guard let previous = ContentDigest(hexadecimal: previous), let path = LedgerProof.digests(path), sequence > 0
        else { throw .entryUnreadable(sequence: sequence) }
        let payload = [UInt8](payload)
        let instant = Instant(millisecondsSinceEpoch: at)
        let hash = JournalEntry.hash(after: previous, sequence: sequence, kind: kind, at: instant, payload)
        let root = MerkleProof.root(
            including: MerkleTree.leaf(entry: hash), at: sequence - 1, in: checkpoint.size, by: path)
        guard root == checkpoint.root else { throw .entryNotIncluded(sequence: sequence) }
        guard let kind = JournalKind(rawValue: kind) else { throw .entryUnreadable(sequence: sequence) }
        let entry = JournalEntry(sequence: sequence, kind: kind, at: instant, payload: payload, hash: hash)
        guard let rows = entry.rows() else { throw .entryUnreadable(sequence: sequence) }
        guard payment == nil || rows.contains(where: { $0.payment?.text == payment }) else {
            throw .entryOfAnotherPayment(sequence: sequence)
        }
        return entry
    }
}

extension JournalRow {
    /// The payment that a message's or a case's row is about; nil for other rows.
    public var payment: UETR? {
        var reader = RowImageReader(image)
        guard reader.number() != nil else { return nil }
        switch table {
        case .settlementCase:
            return reader.text().flatMap(UETR.init)
        case .message:
            // sender, digest, received at, claims, ten references, UETR.
            guard reader.text() != nil, reader.skip(ContentDigest.bytesCount), reader.number() != nil, reader.skip(1)
            else { return nil }
            for _ in 0..<10 {
                guard reader.optionalText() != nil else { return nil }
            }
            return reader.optionalText().flatMap(\.self).flatMap(UETR.init)
        default:
            return nil
        }
    }
}

/// Reads the fields of a row's image from left to right; nil where there is no such field.
struct RowImageReader {
    private var rest: ArraySlice<UInt8>

    init(_ image: [UInt8]) { rest = image[...] }

    mutating func skip(_ count: Int) -> Bool {
        guard count >= 0, count <= rest.count else { return false }
        rest = rest.dropFirst(count)
        return true
    }

    mutating func number() -> Int64? {
        let bytes = rest.prefix(8)
        guard skip(8) else { return nil }
        return Int64(bitPattern: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    mutating func text() -> String? {
        guard let length = number().flatMap({ Int(exactly: $0) }) else { return nil }
        let bytes = rest.prefix(max(0, length))
        guard skip(length) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// `.some(nil)` for a text that is absent.
    mutating func optionalText() -> String?? {
        guard let flag = rest.first, skip(1) else { return nil }
        if flag == 0 { return .some(nil) }
        return text().map { .some($0) }
    }
}
