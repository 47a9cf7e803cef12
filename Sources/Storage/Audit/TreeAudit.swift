import DualSign
public import Settlement

/// What an audit holds the checkpoints against.
public struct ExpectedCheckpoints: Sendable {
    /// Whose signatures count; nil: signatures are not looked at.
    public let signers: CheckpointSigners?
    /// Checkpoints noted elsewhere, which the store must agree with.
    public let noted: [Checkpoint]

    /// Nothing is expected, unless it is said.
    public init(signers: CheckpointSigners? = nil, noted: [Checkpoint] = []) {
        self.signers = signers
        self.noted = noted.sorted { $0.size < $1.size }
    }
}

/// The tree over the journal, made anew from its entries as they are read, and compared with what is stored of it.
struct TreeAudit {
    let rows: StoreRows
    let expected: ExpectedCheckpoints
    /// How many entries the last checkpoint covers.
    let lastCheckpoint: Int64
    private var range = CompactRange()
    private var next: (size: Int64, note: [UInt8])?
    private var noted: ArraySlice<Checkpoint>

    init(rows: StoreRows, expected: ExpectedCheckpoints) throws {
        self.rows = rows
        self.expected = expected
        lastCheckpoint = try rows.source.number("SELECT coalesce(max(size), 0) FROM checkpoint") ?? 0
        noted = expected.noted[...]
        next = try checkpoint(after: Int64.min)
    }

    /// Takes the next entry.
    mutating func add(_ hash: ContentDigest) throws -> AuditBreak? {
        var completed: [MerkleNode] = []
        range.append(MerkleTree.leaf(entry: hash)) { node in
            if node.place.level >= SignedCheckpoint.levelMin { completed.append(node) }
        }
        // What is after the last checkpoint is not stored yet.
        for node in completed where node.place.leaves.upperBound <= lastCheckpoint {
            if let found = try compare(node) { return found }
        }
        if let next, next.size <= range.size {
            if let found = compare(next.size, next.note) { return found }
            self.next = try checkpoint(after: next.size)
        }
        while let first = noted.first, first.size <= range.size {
            guard first.size == range.size, first.root == range.root else {
                return .notedCheckpointDiffers(size: first.size)
            }
            noted.removeFirst()
        }
        return nil
    }

    /// What is wrong when there are no more entries.
    func breakAtEnd() throws -> AuditBreak? {
        if let size = next?.size ?? noted.first?.size { return .cutBack(entries: range.size, checkpoint: size) }
        var needed: Int64 = 0
        var subtrees = lastCheckpoint / SignedCheckpoint.leavesMin
        while subtrees > 0 {
            needed += subtrees
            subtrees /= 2
        }
        let stored = try rows.source.number("SELECT count(*) FROM merkle_node") ?? 0
        return stored == needed ? nil : .nodesUnrecorded(stored: stored, needed: needed)
    }

    private func checkpoint(after size: Int64) throws -> (size: Int64, note: [UInt8])? {
        let sql = "SELECT size, note FROM checkpoint WHERE size > ?1 ORDER BY size LIMIT 1"
        return try rows.first(sql, [size]) { row in
            var columns = Columns(row, of: "checkpoint")
            return (try columns.integer(), try columns.bytes())
        }
    }

    private func compare(_ node: MerkleNode) throws -> AuditBreak? {
        guard let stored = try rows.merkleNode(node.place) else { return .nodeMissing(node.place) }
        return stored == node.hash ? nil : .nodeDiffers(node.place)
    }

    private func compare(_ size: Int64, _ bytes: [UInt8]) -> AuditBreak? {
        guard let note = SignedNote(bytes), let checkpoint = Checkpoint(text: note.text), checkpoint.size == size else {
            return .checkpointDamaged(size: size)
        }
        guard size == range.size, checkpoint.root == range.root else { return .checkpointDiffers(size: size) }
        guard let signers = expected.signers else { return nil }
        return signers.rejection(of: note, checkpoint) == nil ? nil : .checkpointNotBelieved(size: size)
    }
}
