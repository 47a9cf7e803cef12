/// The runs of one family, the merges under way, and the rows since.
final class RunShelf {
    let family: RunFamily
    /// Complete, by their rows, without a gap.
    private var runs: [KnownRun] = [] {
        didSet { probes = runs.map(\.probe) }
    }
    /// Of each run, in their order.
    private var probes: [RunLines.Probe] = []
    private var merges: [RunMerge] = []
    private var tail: RunTail
    private(set) var lastRow: Int64 = 0

    /// What the file says of the family's runs; the rows since are to be added.
    init(_ family: RunFamily, _ rows: [RunRow], _ source: any RowSource) throws {
        self.family = family
        tail = RunTail(family)
        let (name, number, _) = family.table
        let last = try source.number("SELECT coalesce(max(\(number)), 0) FROM \(name)") ?? 0
        guard rows.allSatisfy({ $0.shape.rows.upperBound - 1 <= last }) else {
            throw StorageFault(.damagedRow, "a run covers more rows than \(name) has")
        }
        let known = try rows.map { try KnownRun($0, source) }
        runs = known.filter(\.row.isComplete)
        probes = runs.map(\.probe)
        for target in known where !target.row.isComplete {
            merges.append(RunMerge(target, of: try sources(of: target.shape)))
        }
        lastRow = covered
    }

    private var covered: Int64 { runs.last.map { $0.shape.rows.upperBound - 1 } ?? 0 }

    var filterBytes: Int { runs.reduce(0) { $0 + $1.filterBytes } + merges.reduce(0) { $0 + $1.target.filterBytes } }

    private func sources(of shape: RunShape) throws -> [KnownRun] {
        let sources = runs.filter {
            $0.shape.level == shape.level - 1 && $0.shape.position / RunShape.fan == shape.position
        }
        guard sources.count == Int(RunShape.fan) else {
            throw StorageFault(.damagedRow, "\(family) rows \(shape.rows) have not the runs that are to be merged")
        }
        return sources
    }

    /// Adds the rows since the last run, as they are in the file; throws when the runs are not those of so many rows.
    func addTail(_ hash: KeyHash, _ source: any RowSource) throws {
        let (name, number, _) = family.table
        let sql = family.select + "WHERE \(number) > ?1 ORDER BY \(number) LIMIT \(RunShape.rowsMin)"
        try source.each(sql, [lastRow]) { row in
            guard row.integer(at: 0) == lastRow + 1 else { throw StorageFault(.damagedRow, "\(name) \(lastRow + 1)") }
            add(lastRow + 1, try family.hashes(row, hash))
            return true
        }
        let stored = runs.map(\.row) + merges.map(\.target.row)
        let expected = RunSchedule.runs(family, rows: lastRow)
        guard
            Set(stored.map { [Int64($0.shape.level), $0.shape.position, $0.written] })
                == Set(expected.map { [Int64($0.shape.level), $0.shape.position, $0.written] })
        else { throw StorageFault(.damagedRow, "the runs of \(name) are not those of \(lastRow) rows") }
    }

    /// Takes in the next row with the hashes of all its keys.
    func add(_ row: Int64, _ hashes: some Collection<Int64>) {
        precondition(row == lastRow + 1, "rows have consecutive numbers")
        precondition(hashes.count == Int(family.entriesOfRow), "a row has as many keys as all of its family")
        for hash in hashes { tail.add(RunEntry(hash: hash, row: row)) }
        lastRow = row
    }

    func find(_ hash: Int64, _ read: (Int64) throws -> RunBlock, into found: inout [Int64]) throws {
        tail.find(hash, into: &found)
        let question = RunFilter.Question(hash)
        var index = probes.withUnsafeBufferPointer { $0.first(from: 0, mayHold: question) }
        while index < runs.count {
            try runs[index].find(hash, read, into: &found)
            index = probes.withUnsafeBufferPointer { $0.first(from: index + 1, mayHold: question) }
        }
    }

    // MARK: Going on

    /// Brings the runs to where they must be with the rows that there are.
    func advance(_ output: inout RunOutput, _ source: any RowSource) throws {
        let entriesMin = Int(RunShape.rowsMin * family.entriesOfRow)
        while tail.count >= entriesMin {
            let shape = RunShape(family, level: 0, position: covered / RunShape.rowsMin)
            runs.append(output.run(shape, tail.removeFirst(entriesMin)))
        }
        // From below: what completes a run may start the merge above it.
        var level = 1
        while level <= RunShape.levelMax, RunShape.span(level) <= lastRow {
            while let merge = try underWay(level, &output), try work(merge, &output, source) {}
            level += 1
        }
    }

    /// The merge of a level that is under way, or the next if it starts now.
    private func underWay(_ level: Int, _ output: inout RunOutput) throws -> RunMerge? {
        if let merge = merges.first(where: { $0.target.shape.level == level }) { return merge }
        // Runs of higher levels come before those of lower ones.
        let done = runs.last { $0.shape.level >= level }.map { $0.shape.rows.upperBound - 1 } ?? 0
        let shape = RunShape(family, level: level, position: done / RunShape.span(level))
        guard RunSchedule.start(shape) <= lastRow else { return nil }
        let merge = RunMerge(output.begin(shape), of: try sources(of: shape))
        merges.append(merge)
        return merge
    }

    /// Does the work that is due; whether that was all there is.
    private func work(_ merge: RunMerge, _ output: inout RunOutput, _ source: any RowSource) throws -> Bool {
        let target = merge.target
        let due = RunSchedule.written(target.shape, rows: lastRow)
        guard target.row.written < due else { return false }
        while target.row.written < due {
            let part = try merge.nextPart { try output.block($0, source) }
            part.withUnsafeBufferPointer { output.append($0, to: target) }
        }
        output.note(target)
        guard target.row.isComplete else { return false }
        let gone = Set(merge.sources.map(\.row.firstBlock))
        guard let place = runs.firstIndex(where: { gone.contains($0.row.firstBlock) }) else {
            preconditionFailure("a merge is of runs that there are")
        }
        runs.removeAll { gone.contains($0.row.firstBlock) }
        runs.insert(target, at: place)
        merges.removeAll { $0 === merge }
        for run in merge.sources { output.discard(run) }
        return true
    }
}
