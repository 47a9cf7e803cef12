/// The runs as the writer knows them: which there are, where each part begins, their filters, and the rows since the
/// last run. What it says of the file holds as long as every change of the family's rows goes through
/// it.
///
/// What `advance` gave out is not read from a source before `isWritten` was called for it. When a write failed, this is
/// worth nothing any more: a new one reads what the file says.
///
/// In memory are 8 bytes of every thousand entries and, of families that have filters, 1750 bytes of filters; of
/// everything else there is a bounded amount. Used by one thread at a time.
final class RunIndex {
    let hash: KeyHash

    /// By family, in the order of `RunFamily.allCases`.
    private let shelves: [RunShelf]
    private var output: RunOutput
    private var entriesAdded: Int64 = 0

    /// Reads what the file says: of each run where its parts begin and its filter, and at most some thousand rows of
    /// each tail. Throws when the runs are not those that so many rows must have: rows would be looked for in vain.
    convenience init(_ source: any RowSource) throws {
        try self.init(withoutTails: source)
        for shelf in shelves { try shelf.addTail(hash, source) }
    }

    /// As if there were no rows but those of runs: the rest is to be added.
    init(withoutTails source: any RowSource) throws {
        hash = try KeyHash(readingFrom: source)
        let runs = try source.runs()
        let waste = try source.all("SELECT first_block, last_block FROM run_waste ORDER BY first_block", []) { row in
            guard let first = row.integer(at: 0), let last = row.integer(at: 1), first > 0, first <= last,
                last < Int64.max / 2
            else {
                throw StorageFault(.damagedRow, "run_waste \(row.integer(at: 0) ?? 0)")
            }
            return first...last
        }
        let ends = runs.map(\.blocks.upperBound) + waste.map { $0.upperBound + 1 }
        output = RunOutput(nextBlock: ends.max() ?? 1, waste: waste)
        shelves = try RunFamily.allCases.map { family in
            try RunShelf(family, runs.filter { $0.shape.family == family }, source)
        }
    }

    private func shelf(_ family: RunFamily) -> RunShelf { shelves[Int(family.rawValue) - 1] }

    /// How many bytes of filters are in memory.
    var filterBytes: Int { shelves.reduce(0) { $0 + $1.filterBytes } }

    /// The last row of the family; the next has the number one higher. 0 when there is none.
    func lastRow(_ family: RunFamily) -> Int64 { shelf(family).lastRow }

    /// The rows, of the file or added since, that may have a key; in no order.
    func candidates(_ family: RunFamily, _ hash: Int64, _ source: any RowSource) throws -> [Int64] {
        var found: [Int64] = []
        try shelf(family).find(hash, { try output.block($0, source) }, into: &found)
        return found
    }

    /// Takes in the next row of a family whose rows have one key, with its hash.
    func add(_ family: RunFamily, _ row: Int64, _ hash: Int64) { add(family, row, CollectionOfOne(hash)) }

    /// Takes in the next row of the family, with the hashes of its keys: as many as it has entries.
    func add(_ family: RunFamily, _ row: Int64, _ hashes: some Collection<Int64>) {
        shelf(family).add(row, hashes)
        entriesAdded += family.entriesOfRow
    }

    /// What is to be written together with the rows added since the last call: runs they complete, and as much of the
    /// merges under way as they pay for.
    ///
    /// Nothing when no row was added: a batch that changes nothing is not written.
    func advance(_ source: any RowSource) throws -> RunChanges {
        output.begin()
        guard entriesAdded > 0 else { return RunChanges() }
        for shelf in shelves { try shelf.advance(&output, source) }
        output.sweep(entriesAdded: entriesAdded)
        entriesAdded = 0
        return output.changes
    }

    /// What a call of `advance` or `sweep` gave out is in the file: the first one for which this was not called yet.
    func isWritten() { output.isWritten() }

    /// Deletes waste although no row was added; nothing when there is none. It must be written.
    func sweep() -> RunChanges {
        output.begin()
        output.sweep(entriesAdded: 0)
        return output.changes
    }
}
