public import ISO20022
public import Settlement
public import TengeLedger

/// How far the journal is, and how far its checkpoints.
public struct CheckpointState: Hashable, Sendable {
    /// How many entries there are.
    public let entries: Int64
    /// How many of them the last checkpoint covers; 0 when there is none.
    public let covered: Int64
    /// Whether nothing happened since the last checkpoint but its being recorded.
    public let isQuiet: Bool

    /// A state, as read or for a test.
    public init(entries: Int64, covered: Int64, isQuiet: Bool) {
        self.entries = entries
        self.covered = covered
        self.isQuiet = isQuiet
    }
}

/// A tree larger than that of the last checkpoint, to be signed and recorded.
public struct TreeGrowth: Hashable, Sendable {
    /// How many entries.
    public let size: Int64
    /// The root over them.
    public let root: ContentDigest
    /// Subtrees to be stored with it.
    public let nodes: [MerkleNode]
}

/// What a proof was asked for that cannot be given.
public enum ProofRefusal: Error, Hashable, Sendable {
    /// There is no checkpoint, or none of this size.
    case checkpointUnknown
    /// There is no such entry.
    case entryUnknown(Int64)
    /// No authenticated message claims the UETR.
    case paymentUnknown
    /// The entry is younger than the checkpoint.
    case notCoveredYet(entry: Int64, covered: Int64)
    /// The older checkpoint is not older.
    case notOlder
}

// The tree over the journal: read for checkpoints and proofs, never by a payment.
extension SettlementBooks {
    /// By how many entries one checkpoint may outgrow the one before: a backlog is caught up in steps, none of which
    /// holds a reader or the writer for long.
    public static let checkpointEntriesMax: Int64 = 65_536

    /// How far the checkpoints are behind: three look-ups at the ends of primary keys.
    public func checkpointState() async throws(StorageFault) -> CheckpointState {
        try await read { rows in
            let counters = try SequenceCounters(readingFrom: rows.source)
            let entries = counters.head.sequence
            let kind = try rows.source.number("SELECT kind FROM journal WHERE sequence = ?1", [entries])
            let isOwn = kind == Int64(JournalKind.checkpoint.rawValue)
            return CheckpointState(
                entries: entries, covered: counters.lastCheckpoint,
                isQuiet: entries == counters.lastCheckpoint || (entries == counters.lastCheckpoint + 1 && isOwn))
        }
    }

    /// The tree over all entries, or over as many as one step takes; nil when the last checkpoint covers all.
    ///
    /// Reads the digests of the entries since, and a look-up for each level of the tree before them. Throws when the
    /// tree before is not that of the last checkpoint.
    public func treeGrowth() async throws(StorageFault) -> TreeGrowth? {
        try await read { rows in
            let counters = try SequenceCounters(readingFrom: rows.source)
            let covered = counters.lastCheckpoint
            let size = min(counters.head.sequence, covered + Self.checkpointEntriesMax)
            guard size > covered else { return nil }
            let base = covered - covered % SignedCheckpoint.leavesMin
            var range = try CompactRange(size: base) { place in try rows.storedNode(place) }
            for leaf in try rows.leaves(base..<covered) { range.append(leaf) }
            // Nobody signs over what is not the continuation of what was signed before.
            guard try rows.checkpointRoot(covered) == range.root else {
                throw StorageFault(.damagedRow, "the entries are not those of the checkpoint of \(covered) entries")
            }
            var nodes: [MerkleNode] = []
            for leaf in try rows.leaves(covered..<size) {
                range.append(leaf) { node in
                    if node.place.level >= SignedCheckpoint.levelMin { nodes.append(node) }
                }
            }
            return TreeGrowth(size: size, root: range.root, nodes: nodes)
        }
    }

    /// A checkpoint's note: the newest, or that of `size` entries; nil when there is none.
    public func checkpoint(size: Int64? = nil) async throws(StorageFault) -> [UInt8]? {
        try await read { rows in try rows.checkpoint(size: size)?.note }
    }

    /// A proof that entries are in the tree of a checkpoint.
    ///
    /// - Parameter size: Of the checkpoint; nil: the newest.
    /// - Throws: `ProofRefusal` or `StorageFault`.
    public func proof(ofEntries sequences: [Int64], in size: Int64? = nil) async throws -> LedgerProof {
        try await prove { rows in try rows.proof(of: sequences, in: size, payment: nil) }
    }

    /// A proof of every entry that changed a payment's message or case: what was received, and how it ended.
    ///
    /// Throws `ProofRefusal` or `StorageFault`.
    public func proof(ofPayment uetr: UETR, in size: Int64? = nil) async throws -> LedgerProof {
        try await prove { rows in try rows.proof(of: rows.entries(of: uetr), in: size, payment: uetr) }
    }

    /// A proof that the journal of a checkpoint begins with that of an older one.
    ///
    /// - Parameter size: Of the newer; nil: the newest.
    /// - Throws: `ProofRefusal` or `StorageFault`.
    public func proof(ofGrowthFrom older: Int64, to size: Int64? = nil) async throws -> LedgerProof {
        try await prove { rows in
            guard let newer = try rows.checkpoint(size: size), let first = try rows.checkpoint(size: older) else {
                throw ProofRefusal.checkpointUnknown
            }
            guard first.size <= newer.size, first.size > 0 else { throw ProofRefusal.notOlder }
            let path = try rows.hashes(over: MerkleProof.consistency(from: first.size, to: newer.size))
            return LedgerProof(note: newer.note, older: LedgerProof.Older(note: first.note, path: path))
        }
    }

    private func prove(_ body: @escaping @Sendable (StoreRows) throws -> LedgerProof) async throws -> LedgerProof {
        let result: Result<LedgerProof, ProofRefusal> = try await read { rows in
            do {
                return .success(try body(rows))
            } catch let refusal as ProofRefusal {
                return .failure(refusal)
            }
        }
        return try result.get()
    }

    /// What an account had at an instant: everything booked until then, that instant included. Nil when there is no
    /// such account.
    ///
    /// Numbers rise with instants, so halving finds the last posting by then, and a handful of look-ups the last one of
    /// the account.
    public func postedBalance(
        of identifier: AccountIdentifier, at instant: Instant
    ) async throws(StorageFault) -> PostedBalance? {
        try await read { rows in
            guard let account = try rows.account(identifier) else { return nil }
            let after = Instant(millisecondsSinceEpoch: min(instant.millisecondsSinceEpoch, .max - 1) + 1)
            let end = try rows.firstPosting(notBefore: after)
            let last = try rows.lastPosting(of: identifier, before: end)
            let posted = last.map { $0.posting.credit == identifier ? $0.creditPostedAfter : $0.debitPostedAfter }
            let clock = try SequenceCounters(readingFrom: rows.source).clock
            return PostedBalance(
                account: account, at: instant, postedMinorUnits: posted ?? 0, lastPosting: last?.sequence,
                marked: try rows.marked(of: identifier, in: end..<end), isFinal: clock > instant)
        }
    }
}

/// An account's posted balance at an instant.
public struct PostedBalance: Hashable, Sendable {
    /// The account as it is now.
    public let account: Account
    /// The instant.
    public let at: Instant
    /// What was posted until then.
    public let postedMinorUnits: Int64
    /// The number of the last posting until then; nil when there is none.
    public let lastPosting: Int64?
    /// What of it bore marks, by mark: opening and closing are the same here.
    public let marked: [MarkedPeriod]
    /// Whether nothing more can be booked at that instant or before.
    public let isFinal: Bool
}
