/// Blocks and parts against the rows that they were made of.
struct RunContents {
    /// Rows whose hashes are in memory at a time: some ten megabytes. A run of more is read as often as it takes.
    static let rowsMax: Int64 = 1 << 20

    let source: any RowSource
    let hash: KeyHash
    /// Other than `rowsMax` where a test says so.
    var rowsAtATime = rowsMax

    /// Blocks of a run: all that are written, or those of the last that are not swept away.
    struct Extent {
        let shape: RunShape
        /// The number of its first block, and which block of the run that is.
        let first: Int64
        let skipped: Int64
        let written: Int64

        init(_ run: RunRow) {
            (shape, first, skipped, written) = (run.shape, run.firstBlock, 0, run.written)
        }

        /// What is left of a run that was complete; nil when it cannot be.
        init?(_ shape: RunShape, leaving numbers: ClosedRange<Int64>) {
            (self.shape, first, written) = (shape, numbers.lowerBound, shape.entries)
            skipped = shape.blocks - Int64(numbers.count)
            guard skipped >= 0, skipped.isMultiple(of: Int64(RunShape.blocksOfPart)) else { return nil }
        }

        /// Which blocks of the run.
        var blocks: Range<Int64> { skipped..<RunShape.blocks(written) }
        func number(_ block: Int64) -> Int64 { first + block - skipped }
        func entries(_ block: Int64) -> Int64 {
            min(Int64(RunBlock.entriesMax), written - block * Int64(RunBlock.entriesMax))
        }
        /// Whether a part ends with a block.
        func endsPart(_ block: Int64) -> Bool {
            block + 1 == blocks.upperBound || (block + 1).isMultiple(of: Int64(RunShape.blocksOfPart))
        }
    }

    /// Hashes of the keys of neighbouring rows.
    private struct Hashes {
        let rows: Range<Int64>
        /// One after the other, as many of each row as it has entries.
        let hashes: [Int64]
        let ofRow: Int

        /// How many keys of its row have the hash of an entry: so often it must be there.
        func count(of entry: RunEntry) -> Int {
            let start = Int(entry.row - rows.lowerBound) * ofRow
            return hashes[start..<start + ofRow].count { $0 == entry.hash }
        }
    }

    /// Whether the entries are sorted, each of a row of the run, and none more often than it must be. With the right
    /// number of them, which is looked at too, they are all there are.
    func firstBreak(of extent: Extent) throws -> AuditBreak? {
        guard !extent.blocks.isEmpty else { return nil }
        let rows = extent.shape.rows
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Int64.Stride(rowsAtATime)) {
            let some = start..<min(start + rowsAtATime, rows.upperBound)
            let known = try hashes(extent.shape.family, some)
            guard known.hashes.count == some.count * known.ofRow else {
                return .runDiffers(table: .run, number: extent.first)
            }
            if let found = try compare(extent, known) { return found }
            if start == rows.lowerBound, let found = try compareParts(extent) { return found }
        }
        return nil
    }

    /// What is left of a run that another stands for. The rows say which it was.
    func firstBreak(ofWaste numbers: ClosedRange<Int64>) throws -> AuditBreak? {
        guard let first = try block(numbers.lowerBound) else {
            return .runDiffers(table: .block, number: numbers.lowerBound)
        }
        guard let last = try block(numbers.upperBound) else {
            return .runDiffers(table: .waste, number: numbers.lowerBound)
        }
        for family in RunFamily.allCases {
            let row = first.first.row
            guard row > 0, row < Int64.max, try hashes(family, row..<row + 1).hashes.contains(first.first.hash) else {
                continue
            }
            for level in 0...RunShape.levelMax {
                let shape = RunShape(family, level: level, position: (row - 1) / RunShape.span(level))
                guard let extent = Extent(shape, leaving: numbers),
                    extent.entries(extent.blocks.upperBound - 1) == Int64(last.count)
                else { continue }
                return try firstBreak(of: extent)
            }
            return .runDiffers(table: .waste, number: numbers.lowerBound)
        }
        return .runDiffers(table: .block, number: numbers.lowerBound)
    }

    private func hashes(_ family: RunFamily, _ rows: Range<Int64>) throws -> Hashes {
        let number = family.table.number
        let sql = family.select + "WHERE \(number) >= ?1 AND \(number) < ?2 ORDER BY \(number)"
        var hashes: [Int64] = []
        try source.each(sql, [rows.lowerBound, rows.upperBound]) { row in
            hashes += try family.hashes(row, hash)
            return true
        }
        return Hashes(rows: rows, hashes: hashes, ofRow: Int(family.entriesOfRow))
    }

    private func block(_ number: Int64) throws -> RunBlock? {
        let sql = "SELECT entries FROM run_block WHERE number = ?1"
        return try source.first(sql, [number]) { row in row.bytes(at: 0).flatMap { RunBlock($0) } } ?? nil
    }

    /// The entries, as far as they are of these rows.
    private func compare(_ extent: Extent, _ known: Hashes) throws -> AuditBreak? {
        var last: RunEntry?
        var times = 0
        for index in extent.blocks {
            let number = extent.number(index)
            guard let block = try block(number), Int64(block.count) == extent.entries(index) else {
                return .runDiffers(table: .block, number: number)
            }
            for entry in block.entries {
                times = last == entry ? times + 1 : 1
                var isRight = extent.shape.rows.contains(entry.row) && last.map { !(entry < $0) } ?? true
                if isRight, known.rows.contains(entry.row) { isRight = times <= known.count(of: entry) }
                guard isRight else { return .runDiffers(table: .block, number: number) }
                last = entry
            }
        }
        return nil
    }

    /// Where parts begin, and their filters.
    private func compareParts(_ extent: Extent) throws -> AuditBreak? {
        var entries: [RunEntry] = []
        for index in extent.blocks {
            let number = extent.number(index)
            guard let block = try block(number) else { return .runDiffers(table: .block, number: number) }
            entries += block.entries
            guard extent.endsPart(index) else { continue }
            let part = number - index % Int64(RunShape.blocksOfPart)
            let filter = entries.withUnsafeBufferPointer { RunFilter.bytes(of: $0, extent.shape) }
            let isRight = try source.first("SELECT hash, row, filter FROM run_part WHERE number = ?1", [part]) { row in
                row.integer(at: 0) == entries[0].hash && row.integer(at: 1) == entries[0].row
                    && row.bytes(at: 2) == filter
            }
            guard isRight == true else { return .runDiffers(table: .part, number: part) }
            entries.removeAll(keepingCapacity: true)
        }
        return nil
    }
}
