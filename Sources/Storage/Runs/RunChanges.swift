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

    /// Writes them, in order. Throws when a row is not there that must be: another process was at the runs.
    func write(to statements: PreparedStatements) throws {
        for change in list { try Self.write(change, statements) }
    }

    private static func write(_ change: Change, _ statements: PreparedStatements) throws {
        switch change {
        case .begin(let run):
            var row = try BoundStatement(
                """
                INSERT INTO run (number, family, level, position, entries, first_block, written)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, statements)
            let shape = run.shape
            row.integers(run.firstBlock, shape.family.rawValue, Int64(shape.level), shape.position, shape.entries)
            row.integers(run.firstBlock, run.written)
            try row.run()
        case .block(let number, let block):
            var row = try BoundStatement("INSERT INTO run_block (number, entries) VALUES (?, ?)", statements)
            row.integer(number)
            row.bytes(block.bytes)
            try row.run()
        case .part(let number, let first, let filter):
            var row = try BoundStatement(
                "INSERT INTO run_part (number, hash, row, filter) VALUES (?, ?, ?, ?)", statements)
            row.integer(number)
            row.integer(first.hash)
            row.integer(first.row)
            row.bytes(filter)
            try row.run()
        case .written(let run, let entries):
            var row = try BoundStatement("UPDATE run SET written = ? WHERE number = ?", statements)
            row.integer(entries)
            row.integer(run)
            try row.runOnce()
        case .discard(let run, let blocks):
            var row = try BoundStatement("DELETE FROM run WHERE number = ?", statements)
            row.integer(run)
            try row.runOnce()
            var waste = try BoundStatement("INSERT INTO run_waste (first_block, last_block) VALUES (?, ?)", statements)
            waste.integer(blocks.lowerBound)
            waste.integer(blocks.upperBound)
            try waste.run()
        case .sweep(let waste, let through): try sweep(waste, through: through, statements)
        }
    }

    private static func sweep(
        _ waste: ClosedRange<Int64>, through: Int64, _ statements: PreparedStatements
    ) throws {
        var blocks = try BoundStatement("DELETE FROM run_block WHERE number BETWEEN ? AND ?", statements)
        blocks.integer(waste.lowerBound)
        blocks.integer(through)
        try blocks.run()
        var parts = try BoundStatement("DELETE FROM run_part WHERE number BETWEEN ? AND ?", statements)
        parts.integer(waste.lowerBound)
        parts.integer(through)
        try parts.run()
        if through == waste.upperBound {
            var row = try BoundStatement("DELETE FROM run_waste WHERE first_block = ?", statements)
            row.integer(waste.lowerBound)
            try row.runOnce()
        } else {
            var row = try BoundStatement("UPDATE run_waste SET first_block = ? WHERE first_block = ?", statements)
            row.integer(through + 1)
            row.integer(waste.lowerBound)
            try row.runOnce()
        }
    }
}
