public import DualSign
import Foundation

/// What a tree was at one size: the text of a signed note, in the layout of C2SP's checkpoints.
///
///     origin        settlement-gateway/NBRKKZKX
///     size          10000
///     root hash     Base64 of 32 bytes
///
/// Whoever keeps the note can later prove that nothing in the first `size` entries was altered or left out.
///
/// - Source: C2SP, tlog-checkpoint.
public struct Checkpoint: Hashable, Sendable {
    /// Whose journal: never another's, whatever the gateway's key is.
    public let origin: String
    /// How many entries.
    public let size: Int64
    /// The root of the tree over their hashes.
    public let root: ContentDigest
    /// Further lines. We write none.
    public let extensions: [String]

    /// Nil unless `origin` can be one: a name of a key that does not begin with `<`.
    public init?(origin: String, size: Int64, root: ContentDigest) {
        guard Self.isOrigin(origin), size >= 0 else { return nil }
        self.origin = origin
        self.size = size
        self.root = root
        extensions = []
    }

    /// Reads the text of a note; nil when it is not exactly that of a checkpoint.
    public init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count > 3, lines.last == "", lines.dropLast().allSatisfy({ !$0.isEmpty }),
            let size = Int64(lines[1]), size >= 0, String(size) == lines[1],
            let bytes = Data(base64Encoded: lines[2]), bytes.base64EncodedString() == lines[2],
            let root = ContentDigest([UInt8](bytes))
        else { return nil }
        origin = lines[0]
        self.size = size
        self.root = root
        extensions = Array(lines[3..<(lines.count - 1)])
    }

    /// Whether a text can be the origin of our checkpoints.
    public static func isOrigin(_ text: String) -> Bool { NoteKey.isName(text) && !text.hasPrefix("<") }

    /// The text of the note.
    public var text: String {
        ([origin, String(size), Data(root.bytes).base64EncodedString()] + extensions).joined(separator: "\n") + "\n"
    }
}

/// A checkpoint with its signatures, as it is recorded: the row, and the nodes that proofs will need.
public struct SignedCheckpoint: Hashable, Sendable {
    /// What is signed.
    public let checkpoint: Checkpoint
    /// The note's bytes.
    public let note: [UInt8]
    /// Every complete subtree of at least `leavesMin` leaves that no earlier checkpoint has.
    public let nodes: [MerkleNode]

    /// From how many leaves on subtrees are stored: what is below is read from the journal.
    public static let leavesMin: Int64 = 256
    /// The level of the smallest subtrees that are stored.
    public static let levelMin = 8

    /// Nil when the note's text is no checkpoint.
    public init?(_ note: SignedNote, nodes: [MerkleNode]) {
        guard let checkpoint = Checkpoint(text: note.text) else { return nil }
        self.checkpoint = checkpoint
        self.note = note.bytes
        self.nodes = nodes
    }
}

/// A checkpoint's row: what the journal records of it.
package struct CheckpointNote: Hashable, Sendable {
    /// How many entries it covers.
    package let size: Int64
    /// Of the note's bytes.
    package let digest: ContentDigest

    package init(size: Int64, bytes: [UInt8]) {
        self.size = size
        digest = ContentDigest(of: bytes)
    }
}
