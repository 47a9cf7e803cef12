/// The runs as the writer knows them: which there are, where each part begins, filters as they were needed, and the
/// rows since the last run. What it says of the file holds as long as every change of the family's rows goes through it.
///
/// Used by one thread at a time.
final class RunIndex {
    let hash: KeyHash

    /// Reads what the file says: of each run where its parts begin, and at most some thousand rows of each tail.
    init(_ source: any RowSource) throws { preconditionFailure("to be written") }

    /// The last row of the family; the next has the number one higher. 0 when there is none.
    func lastRow(_ family: RunFamily) -> Int64 { preconditionFailure("to be written") }

    /// The rows, of the file or added since, that may have a key; in no order.
    func candidates(_ family: RunFamily, _ hash: Int64, _ source: any RowSource) throws -> [Int64] {
        preconditionFailure("to be written")
    }

    /// Takes in the next row of the family, with the hashes of its keys: one, or two of a posting.
    func add(_ family: RunFamily, _ row: Int64, _ first: Int64, _ second: Int64? = nil) {
        preconditionFailure("to be written")
    }

    /// What is to be written together with the rows added since the last call: runs they complete, and as much of the
    /// merges under way as they pay for.
    func advance(_ source: any RowSource) throws -> RunChanges { preconditionFailure("to be written") }
}

/// What the writer writes to the tables of the runs.
struct RunChanges: Sendable {}
