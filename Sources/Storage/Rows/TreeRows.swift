import DualSign
import ISO20022
import Settlement
import TengeLedger

// The tree over the journal.
extension StoreRows {
    /// A stored subtree; nil when there is none.
    func merkleNode(_ place: MerklePlace) throws -> ContentDigest? {
        let sql = "SELECT hash FROM merkle_node WHERE level = ?1 AND position = ?2"
        return try first(sql, [place.level, place.position]) { row in
            var columns = Columns(row, of: "merkle_node")
            return try columns.digest()
        }
    }

    /// A subtree that a checkpoint has stored.
    func storedNode(_ place: MerklePlace) throws -> ContentDigest {
        guard let hash = try merkleNode(place) else {
            throw StorageFault(.damagedRow, "merkle_node \(place.level) \(place.position) is missing")
        }
        return hash
    }

    /// The hashes of leaves, which are entries with a number one higher.
    func leaves(_ range: Range<Int64>) throws -> [ContentDigest] {
        let sql = "SELECT hash FROM journal WHERE sequence > ?1 AND sequence <= ?2 ORDER BY sequence"
        let leaves = try all(sql, [range.lowerBound, range.upperBound]) { row in
            var columns = Columns(row, of: "journal")
            return MerkleTree.leaf(entry: try columns.digest())
        }
        guard Int64(leaves.count) == range.upperBound - range.lowerBound else {
            throw StorageFault(.damagedRow, "journal entries \(range.lowerBound + 1) to \(range.upperBound)")
        }
        return leaves
    }

    /// The hashes of a proof: subtrees of 256 entries or more are looked up, smaller ones made from their entries, of
    /// which there are fewer than 256 on either side.
    func hashes(over ranges: [Range<Int64>]) throws -> [ContentDigest] {
        try MerkleProof.hashes(over: ranges) { place in
            if place.level >= SignedCheckpoint.levelMin { return try storedNode(place) }
            var range = CompactRange()
            for leaf in try leaves(place.leaves) { range.append(leaf) }
            return range.root
        }
    }

    /// The newest checkpoint, or that of a size.
    func checkpoint(size: Int64?) throws -> (size: Int64, note: [UInt8])? {
        let chosen = size == nil ? "(SELECT max(size) FROM checkpoint)" : "?1"
        return try first("SELECT size, note FROM checkpoint WHERE size = \(chosen)", size.map { [$0] } ?? []) { row in
            var columns = Columns(row, of: "checkpoint")
            return (try columns.integer(), try columns.bytes())
        }
    }

    /// The root that the checkpoint of a size has; that of the empty tree for none.
    func checkpointRoot(_ size: Int64) throws -> ContentDigest? {
        guard size > 0 else { return MerkleTree.emptyRoot }
        guard let note = try checkpoint(size: size).flatMap({ SignedNote($0.note) }) else { return nil }
        return Checkpoint(text: note.text)?.root
    }

    func proof(of sequences: [Int64], in size: Int64?, payment: UETR?) throws -> LedgerProof {
        guard let checkpoint = try checkpoint(size: size) else { throw ProofRefusal.checkpointUnknown }
        let entries = try sequences.map { sequence in
            guard let entry = try entry(sequence) else { throw ProofRefusal.entryUnknown(sequence) }
            guard sequence <= checkpoint.size else {
                throw ProofRefusal.notCoveredYet(entry: sequence, covered: checkpoint.size)
            }
            let previous = sequence == 1 ? JournalHead.start.hash : try self.entry(sequence - 1)?.hash
            guard let previous else { throw StorageFault(.damagedRow, "journal entry \(sequence - 1) is missing") }
            let path = try hashes(over: MerkleProof.inclusion(of: sequence - 1, in: checkpoint.size))
            return LedgerProof.Entry(entry, after: previous, path: path)
        }
        return LedgerProof(note: checkpoint.note, payment: payment, entries: entries)
    }

    // MARK: Entries

    static let entryColumns = "sequence, kind, at, payload, hash"

    func entry(_ sequence: Int64) throws -> JournalEntry? {
        let sql = "SELECT \(Self.entryColumns) FROM journal WHERE sequence = ?1"
        return try first(sql, [sequence], Self.entry)
    }

    static func entry(_ row: any StoredRow) throws -> JournalEntry {
        var columns = Columns(row, of: "journal")
        let sequence = try columns.integer()
        guard let kind = UInt8(exactly: try columns.integer()).flatMap(JournalKind.init) else { throw columns.damage }
        return JournalEntry(
            sequence: sequence, kind: kind, at: try columns.instant(), payload: try columns.bytes(),
            hash: try columns.digest())
    }

    /// The entry that admitted a payment's message, and the one that ended its case if one did.
    ///
    /// An entry bears the instant of its command, or a later one, and the journal's instants never fall: so halving
    /// finds where to look from, without an index that every payment would have to write.
    func entries(of uetr: UETR) throws -> [Int64] {
        guard let record = try message(claiming: uetr) else { throw ProofRefusal.paymentUnknown }
        let admission = try firstEntry(
            of: .message, key: record.sequence, from: firstEntry(notBefore: record.receivedAt))
        guard case .payment(let settlementCase) = record.outcome, let end = settlementCase.end else {
            return [admission]
        }
        let start = max(admission + 1, try firstEntry(notBefore: end.at))
        return [admission, try firstEntry(of: .settlementCase, key: record.sequence, from: start)]
    }

    private func firstEntry(of table: RowImage.Table, key: Int64, from start: Int64) throws -> Int64 {
        let sql = "SELECT \(Self.entryColumns) FROM journal WHERE sequence >= ?1 AND sequence < ?2 ORDER BY sequence"
        var next = start
        while true {
            let entries = try all(sql, [next, next + Self.entriesAtOnce], Self.entry)
            if let found = entries.first(where: { entry in
                entry.rows()?.contains { $0.table == table && $0.numberKey == key } == true
            }) {
                return found.sequence
            }
            guard !entries.isEmpty else { throw StorageFault(.damagedRow, "no journal entry of message \(key)") }
            next += Self.entriesAtOnce
        }
    }

    private static let entriesAtOnce: Int64 = 64

    func firstEntry(notBefore instant: Instant) throws -> Int64 {
        var low: Int64 = 1
        var high = (try source.number("SELECT max(sequence) FROM journal") ?? 0) + 1
        while low < high {
            let middle = low + (high - low) / 2
            guard let at = try source.number("SELECT at FROM journal WHERE sequence = ?1", [middle]) else {
                throw StorageFault(.damagedRow, "journal entry \(middle) is missing")
            }
            if at < instant.millisecondsSinceEpoch { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Columns {
    /// A SHA-256.
    mutating func digest() throws -> ContentDigest {
        guard let digest = ContentDigest(try bytes()) else { throw damage }
        return digest
    }
}
