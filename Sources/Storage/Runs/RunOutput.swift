/// What is handed out to the writer, and what of it may not be in the file yet when it is needed next.
struct RunOutput {
    /// How many blocks of waste are deleted for a thousand entries that came in, and at least in each call.
    static let sweptMax: Int64 = 64

    private(set) var changes = RunChanges()
    /// Blocks that may not be in the file yet.
    private var unwritten: [Int64: RunBlock] = [:]
    /// Their numbers by calls, the first one first.
    private var calls: [[Int64]] = []
    private var nextBlock: Int64
    private var waste: [ClosedRange<Int64>]

    /// Numbers below `nextBlock` are in use, or were.
    init(nextBlock: Int64, waste: [ClosedRange<Int64>]) { (self.nextBlock, self.waste) = (nextBlock, waste) }

    /// A call begins.
    mutating func begin() {
        changes = RunChanges()
        calls.append([])
    }

    /// What the first of the calls gave out is in the file.
    mutating func isWritten() {
        for number in calls.removeFirst() { unwritten[number] = nil }
    }

    /// A block that was handed out and is not written yet, or one of the file.
    func block(_ number: Int64, _ source: any RowSource) throws -> RunBlock {
        try unwritten[number] ?? source.runBlock(number)
    }

    /// Begins a run that is merged of others.
    mutating func begin(_ shape: RunShape) -> KnownRun {
        let run = reserve(shape)
        changes.list.append(.begin(run.row))
        return run
    }

    /// A whole run of sorted entries.
    mutating func run(_ shape: RunShape, _ entries: [RunEntry]) -> KnownRun {
        let run = reserve(shape)
        changes.list.append(.begin(RunRow(shape, firstBlock: run.row.firstBlock, written: shape.entries)))
        entries.withUnsafeBufferPointer { entries in
            for start in stride(from: 0, to: entries.count, by: RunShape.entriesOfPart) {
                let end = min(entries.count, start + RunShape.entriesOfPart)
                append(UnsafeBufferPointer(rebasing: entries[start..<end]), to: run)
            }
        }
        return run
    }

    private mutating func reserve(_ shape: RunShape) -> KnownRun {
        defer { nextBlock += shape.blocks }
        return KnownRun(shape, firstBlock: nextBlock)
    }

    /// The next part of a run, of sorted entries.
    mutating func append(_ entries: UnsafeBufferPointer<RunEntry>, to run: KnownRun) {
        let number = run.row.firstBlock + Int64(run.row.places.count)
        let filter = RunFilter.bytes(of: entries, run.shape)
        changes.list.append(.part(number: number, first: entries[0], filter: filter))
        run.append(entries[0], filter: filter, entries: entries.count)
        var next = number
        for start in stride(from: 0, to: entries.count, by: RunBlock.entriesMax) {
            let end = min(entries.count, start + RunBlock.entriesMax)
            let block = RunBlock(UnsafeBufferPointer(rebasing: entries[start..<end]))
            changes.list.append(.block(number: next, block))
            unwritten[next] = block
            calls[calls.count - 1].append(next)
            next += 1
        }
    }

    /// Says how much of a run is written.
    mutating func note(_ run: KnownRun) {
        changes.list.append(.written(run: run.row.firstBlock, entries: run.row.written))
    }

    /// A run that others stand for now.
    mutating func discard(_ run: KnownRun) {
        let blocks = run.row.firstBlock...run.row.blocks.upperBound - 1
        changes.list.append(.discard(run: run.row.firstBlock, blocks: blocks))
        waste.append(blocks)
    }

    /// Deletes some of the waste: in whole parts, of the oldest first.
    mutating func sweep(entriesAdded: Int64) {
        var left = Self.sweptMax * max(1, entriesAdded / Int64(RunShape.entriesOfPart))
        while let first = waste.first {
            let blocks = Int64(first.count)
            let part = Int64(RunShape.blocksOfPart)
            let some = blocks <= left ? blocks : left / part * part
            guard some > 0 else { return }
            let through = first.lowerBound + some - 1
            changes.list.append(.sweep(first, through: through))
            left -= some
            if some == blocks { waste.removeFirst() } else { waste[0] = through + 1...first.upperBound }
        }
    }
}
