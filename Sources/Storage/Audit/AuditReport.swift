public import Settlement
public import TengeLedger

/// The outcome of an audit of the whole store.
public struct AuditReport: Hashable, Sendable {
    /// The end of the chain as far as it was followed: worth comparing with a head noted earlier.
    public let head: JournalHead
    /// How many entries the last checkpoint covers; 0 when there is none.
    public let lastCheckpoint: Int64
    /// How many archives are on file.
    public let archives: Int64
    /// How many messages have their bytes there.
    public let archivedMessages: Int64
    /// What is wrong first; nil when everything is as the journal says.
    public let firstBreak: AuditBreak?

    /// Whether nothing is wrong.
    public var isClean: Bool { firstBreak == nil }
}

/// What an audit can find wrong.
public enum AuditBreak: Hashable, Sendable, CustomStringConvertible {
    /// A number of the journal is left out.
    case entryMissing(Int64)
    /// The hash of an entry is not that of its contents and the hash before.
    case chainBroken(entry: Int64)
    /// An entry does not read as one.
    case entryDamaged(entry: Int64)
    /// An entry is earlier than the one before.
    case clockRanBackwards(entry: Int64)
    /// A row that an entry recorded is gone.
    case rowMissing(entry: Int64, table: RowImage.Table, key: String)
    /// A row is not as the last entry that changed it recorded.
    case rowDiffers(entry: Int64, table: RowImage.Table, key: String)
    /// A table has rows that no entry recorded.
    case rowsUnrecorded(table: RowImage.Table, stored: Int64, recorded: Int64)
    /// The rows of a table do not have the numbers from 1 on, by which a file finds them.
    case rowsMisnumbered(table: RowImage.Table)
    /// What a file finds rows by is not what the rows say: the row with this number.
    case runDiffers(table: RunTable, number: Int64)
    /// Rows of a table from this one on are in no sorted run, or not in the one that is to be made next.
    case runMissing(table: RowImage.Table, row: Int64)
    /// A row does not read as one.
    case rowDamaged(String)
    /// The bytes of a message are not those of its digest.
    case messageBytesDiffer(message: Int64)
    /// A posting's number, instant or balances do not follow from the one before.
    case postingOutOfLine(posting: Int64)
    /// An invariant of the ledger is broken.
    case ledger(LedgerViolation)
    /// A stored subtree is gone.
    case nodeMissing(MerklePlace)
    /// A stored subtree is not that of the entries under it.
    case nodeDiffers(MerklePlace)
    /// There are subtrees stored that no checkpoint needs, or some are gone.
    case nodesUnrecorded(stored: Int64, needed: Int64)
    /// A checkpoint does not read as one, or not as that of its row.
    case checkpointDamaged(size: Int64)
    /// The entries are not those of the checkpoint.
    case checkpointDiffers(size: Int64)
    /// The checkpoint is of another origin, or signed by nobody who may, or wrongly.
    case checkpointNotBelieved(size: Int64)
    /// The store has fewer entries than a checkpoint of its own or one noted elsewhere covers: it was cut back.
    case cutBack(entries: Int64, checkpoint: Int64)
    /// The entries are not those of a checkpoint noted elsewhere.
    case notedCheckpointDiffers(size: Int64)
    /// An archive is not where it was looked for.
    case archiveMissing(String)
    /// An archive is not the file that was recorded.
    case archiveDiffers(String)
    /// An archive does not have the bytes that a message gave up.
    case archivedBytesDiffer(message: Int64, archive: String)
    /// Two messages have the same bytes of one sender, or claim one `BizMsgIdr` of one sender or one UETR.
    case messageRepeated(message: Int64, first: Int64)
    /// A message's rows contradict each other.
    case life(message: Int64, LifeRule)

    /// One line for operators.
    public var description: String {
        switch self {
        case .entryMissing(let entry): "journal entry \(entry) is missing"
        case .chainBroken(let entry): "journal entry \(entry) was altered: its hash does not hold"
        case .entryDamaged(let entry): "journal entry \(entry) does not read as an entry"
        case .clockRanBackwards(let entry): "journal entry \(entry) is earlier than the one before"
        case .rowMissing(let entry, let table, let key):
            "\(table) \(key), recorded by journal entry \(entry), is missing"
        case .rowDiffers(let entry, let table, let key): "\(table) \(key) is not as journal entry \(entry) recorded it"
        case .rowsUnrecorded(let table, let stored, let recorded):
            "\(table): \(stored) rows are stored, \(recorded) are recorded in the journal"
        case .rowsMisnumbered(let table): "\(table): the rows are not numbered from 1 without a gap"
        case .runDiffers(let table, let number): "\(table.rawValue) \(number) is not what the rows say"
        case .runMissing(let table, let row):
            "\(table): rows from number \(row) on are not in the sorted run they belong to"
        case .rowDamaged(let place): "a row does not read as one: \(place)"
        case .messageBytesDiffer(let message): "message \(message): the bytes are not those of its digest"
        case .postingOutOfLine(let posting): "posting \(posting) does not follow from those before"
        case .ledger(let violation): "\(violation.invariant.rawValue) does not hold of \(violation.subject)"
        case .nodeMissing(let place): "the tree over entries \(place.entries) is missing"
        case .nodeDiffers(let place): "the tree over entries \(place.entries) is not that of the entries"
        case .nodesUnrecorded(let stored, let needed):
            "merkle_node: \(stored) rows are stored, \(needed) follow from the checkpoints"
        case .checkpointDamaged(let size): "the checkpoint of \(size) entries does not read as one"
        case .checkpointDiffers(let size): "the first \(size) entries are not those of their checkpoint"
        case .checkpointNotBelieved(let size): "the checkpoint of \(size) entries has no signature to be believed"
        case .cutBack(let entries, let checkpoint):
            "the journal has \(entries) entries, a checkpoint covers \(checkpoint): the store was cut back"
        case .notedCheckpointDiffers(let size): "the first \(size) entries are not those of the checkpoint noted"
        case .archiveMissing(let name): "\(name) is missing"
        case .archiveDiffers(let name): "\(name) is not the file that was recorded"
        case .archivedBytesDiffer(let message, let name): "\(name) does not have the bytes of message \(message)"
        case .messageRepeated(let message, let first):
            "message \(message) has the bytes, or claims an identifier, of message \(first)"
        case .life(let message, let rule): "message \(message): \(rule.rawValue)"
        }
    }
}

/// What must be true of every message's rows together.
public enum LifeRule: String, CaseIterable, Hashable, Sendable {
    /// Held means: its hold is placed, and nothing was replied or is owed.
    case heldHasPlacedHold
    /// Settled means: its hold is settled, both jurisdictions have signed, and the reply is on file.
    case settledIsSignedAndReplied
    /// Released means: its hold was given back, and the reply is on file or owed.
    case releasedGaveBack
    /// Refused means: there is no case, and the reply is on file or owed.
    case refusedHasNoCase
    /// A reply is owed only where a refusal has none yet.
    case replyDueIsOpen
    /// Bytes are in the store, or all of a message's are in one recorded archive.
    case archivedIsWhole
}

extension MerklePlace {
    /// The journal's numbers under it, for people.
    fileprivate var entries: String { "\(leaves.lowerBound + 1)-\(leaves.upperBound)" }
}
