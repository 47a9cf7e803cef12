/// What the writer writes to the tables of the runs, in the transaction in which the rows are written.
struct RunChanges: Sendable {
    enum Change: Sendable {
        /// A run begins; nothing of it is written.
        case begin(RunRow)
        case block(number: Int64, RunBlock)
        case part(number: Int64, first: RunEntry, filter: [UInt8])
        /// So many entries of a run are written.
        case written(run: Int64, entries: Int64)
        /// A run is no more; its blocks are waste.
        case discard(run: Int64, blocks: ClosedRange<Int64>)
        /// Waste is deleted up to a block.
        case sweep(ClosedRange<Int64>, through: Int64)
    }

    var list: [Change] = []
    var isEmpty: Bool { list.isEmpty }

    /// Records them, in order. A row that must be there and is not says that another process was at the runs.
    func write(to rows: RecordedRows) {
        for change in list { Self.write(change, rows) }
    }

    /// Writes them alone, in a transaction that is open.
    func write(by statements: PreparedStatements) throws {
        let rows = RecordedRows()
        write(to: rows)
        try rows.write(by: statements)
    }

    private static func write(_ change: Change, _ rows: RecordedRows) {
        switch change {
        case .begin(let run):
            var row = rows.row(
                """
                INSERT INTO run (number, family, level, position, entries, first_block, written)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
            let shape = run.shape
            row.integers(run.firstBlock, shape.family.rawValue, Int64(shape.level), shape.position, shape.entries)
            row.integers(run.firstBlock, run.written)
            row.end()
        case .block(let number, let block):
            var row = rows.row("INSERT INTO run_block (number, entries) VALUES (?, ?)")
            row.integer(number)
            row.bytes(block.bytes)
            row.end()
        case .part(let number, let first, let filter):
            var row = rows.row("INSERT INTO run_part (number, hash, row, filter) VALUES (?, ?, ?, ?)")
            row.integer(number)
            row.integer(first.hash)
            row.integer(first.row)
            row.bytes(filter)
            row.end()
        case .written(let run, let entries):
            var row = rows.row("UPDATE run SET written = ? WHERE number = ?")
            row.integer(entries)
            row.integer(run)
            row.endOnce()
        case .discard(let run, let blocks):
            var row = rows.row("DELETE FROM run WHERE number = ?")
            row.integer(run)
            row.endOnce()
            var waste = rows.row("INSERT INTO run_waste (first_block, last_block) VALUES (?, ?)")
            waste.integer(blocks.lowerBound)
            waste.integer(blocks.upperBound)
            waste.end()
        case .sweep(let waste, let through): sweep(waste, through: through, rows)
        }
    }

    private static func sweep(
        _ waste: ClosedRange<Int64>, through: Int64, _ rows: RecordedRows
    ) {
        var blocks = rows.row("DELETE FROM run_block WHERE number BETWEEN ? AND ?")
        blocks.integer(waste.lowerBound)
        blocks.integer(through)
        blocks.end()
        var parts = rows.row("DELETE FROM run_part WHERE number BETWEEN ? AND ?")
        parts.integer(waste.lowerBound)
        parts.integer(through)
        parts.end()
        if through == waste.upperBound {
            var row = rows.row("DELETE FROM run_waste WHERE first_block = ?")
            row.integer(waste.lowerBound)
            row.endOnce()
        } else {
            var row = rows.row("UPDATE run_waste SET first_block = ? WHERE first_block = ?")
            row.integer(through + 1)
            row.integer(waste.lowerBound)
            row.endOnce()
        }
    }
}
