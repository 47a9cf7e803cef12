import Settlement

/// Where a store is.
public enum StoreLocation: Hashable, Sendable, CustomStringConvertible {
    /// A file of this process; its directory exists.
    case sqlite(path: String)
    /// A schema of a PostgreSQL cluster, which several gateways may share.
    case postgresql(PostgreSQLAddress)

    /// The path, or the schema without the connection, which may hold a password.
    public var description: String {
        switch self {
        case .sqlite(let path): path
        case .postgresql(let address): address.description
        }
    }
}

/// A store that has been opened: what the sequencer writes through and the books read through.
///
/// Below this line stores differ; above it the rows, the journal and the decisions are the same.
protocol SettlementStore: Sendable {
    /// Snapshots for the books.
    var reader: any StoreReader { get }
    /// The one writer. Called once, and used by one thread at a time.
    func committer() -> any BatchCommitter
    /// Who decides batches while those before are written; nil where only the writer can. Called once, and used, on a
    /// thread of its own.
    func folder() -> (any BatchFolding)?
    /// Ends every connection; the writer's thread has ended.
    func close() throws(StorageFault)
}

/// Commits batches, and folds those that were not folded before or whose base is no more. Used by one thread at a time;
/// asked once for each batch.
protocol BatchCommitter: AnyObject {
    /// Everything or nothing: on a fault no command has happened, and nothing of them is remembered.
    ///
    /// - Parameter folded: The commands as decided before, upon what was to be expected: in batches that follow each
    ///   other. Nil where nothing was decided.
    func commit(_ commands: [SequencedCommand], folded: [FoldedBatch]?) throws(StorageFault) -> CommittedBatch
    /// Asked before the next batch after a fault that is `unavailable`: whether the store can be relied on again.
    ///
    /// - Parameters:
    ///   - fault: The last fault.
    ///   - commands: Those of the batch that failed first. None of them may happen.
    /// - Throws: `unavailable` while the cause lasts.
    func recover(from fault: StorageFault, trying commands: [SequencedCommand]) throws(StorageFault)
    /// There will be no more batches; the store is closed next.
    func end()
}

/// What became of a batch.
struct CommittedBatch {
    let answers: [SequencedAnswer]
    /// Whether it was written as it had been folded; otherwise nothing folded upon that is of use.
    let isAsFolded: Bool
}

/// Decides batches ahead of the writer. Belongs to a thread of its own.
protocol BatchFolding: AnyObject {
    /// Whether the next batch is decided from the store alone: then everything before must have been written.
    var isFresh: Bool { get }
    /// Decides a batch upon those before, written or not; nil when that cannot be done ahead.
    func fold(_ commands: [SequencedCommand]) -> FoldedBatch?
    /// What was decided was not written as it was, or somebody else has written.
    func forget()
    /// There will be no more batches; the store is closed next.
    func end()
}

extension BatchCommitter {
    /// A store whose next commit tells.
    func recover(from fault: StorageFault, trying commands: [SequencedCommand]) throws(StorageFault) {}

    /// What ends with its connections.
    func end() {}
}

/// Runs reads, each on one consistent snapshot. Never waits for the writer, nor on the cooperative pool.
protocol StoreReader: Sendable {
    func read<Value: Sendable>(_ body: @escaping @Sendable (any RowSource) throws -> Value) async throws -> Value
}

extension StoreLocation {
    /// Opens for one writer and up to `readersMax` reads at once; makes the tables where there are none.
    func opened(readersMax: Int) throws(StorageFault) -> any SettlementStore {
        switch self {
        case .sqlite(let path): try SQLiteStore(path: path, readersMax: readersMax)
        case .postgresql(let address): try PostgreSQLStore(address, readersMax: readersMax)
        }
    }

    /// Opens what must be a store already, for reading only.
    func openedForReading() throws(StorageFault) -> any StoreReader {
        switch self {
        case .sqlite(let path):
            let queue = try StoreOpening.readOnly(path: path)
            return SQLiteReader { queue }
        case .postgresql(let address): return try PostgreSQLStore.reader(address)
        }
    }

    /// One read of one snapshot, on the caller's thread.
    func readOnce<Value>(_ body: (any RowSource) throws -> Value) throws(StorageFault) -> Value {
        switch self {
        case .sqlite(let path): try SQLiteReader.once(path, body)
        case .postgresql(let address): try PostgreSQLStore.once(address, body)
        }
    }
}
