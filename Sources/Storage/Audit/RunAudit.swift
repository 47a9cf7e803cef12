import Settlement

/// The tables by which a file finds rows.
public enum RunTable: String, CaseIterable, Hashable, Sendable {
    /// Which sorted runs there are, and how far they are written.
    case run
    /// Their entries.
    case block = "run_block"
    /// Where each thousand of them begins, and a filter of those.
    case part = "run_part"
    /// Blocks of runs that others stand for, until they are deleted.
    case waste = "run_waste"
    /// What keys are hashed with.
    case secret = "run_secret"
}

/// Part 3 of a file, once its rows are known to be right: what finds them. Everything in the tables of the runs follows
/// from the rows and the secret, except which blocks are not swept away yet; those must be what they were.
struct RunAudit {
    let source: any RowSource

    func firstBreak() throws -> AuditBreak? {
        guard let hash = try secret() else { return .runDiffers(table: .secret, number: 1) }
        var runs: [RunRow] = []
        if let found = try read(&runs) { return found }
        let waste = try source.all("SELECT first_block, last_block FROM run_waste ORDER BY first_block", []) { row in
            (first: row.integer(at: 0) ?? 0, last: row.integer(at: 1) ?? 0)
        }
        for family in RunFamily.allCases {
            if let found = try compare(runs.filter { $0.shape.family == family }, of: family) { return found }
        }
        if let found = overlap(runs, waste) { return found }
        let contents = RunContents(source: source, hash: hash)
        for run in runs where run.isComplete {
            if let found = try contents.firstBreak(of: RunContents.Extent(run)) { return found }
        }
        for run in runs where !run.isComplete {
            if let found = try contents.firstBreak(of: RunContents.Extent(run)) { return found }
            if try !isBeginning(run, of: runs) { return .runDiffers(table: .run, number: run.firstBlock) }
        }
        for (first, last) in waste {
            if let found = try contents.firstBreak(ofWaste: first...last) { return found }
        }
        return try firstStray(runs, waste)
    }

    /// Nil when the secret is not the one that was made.
    private func secret() throws -> KeyHash? {
        let rows = try source.all("SELECT number FROM run_secret ORDER BY number LIMIT 3", []) { $0.integer(at: 0) }
        guard rows == [1, 2] else { return nil }
        do {
            return try KeyHash(readingFrom: source)
        } catch  where error.kind == .damagedRow {
            return nil
        }
    }

    private func read(_ runs: inout [RunRow]) throws -> AuditBreak? {
        var found: AuditBreak?
        try source.each(RunRow.select + "ORDER BY number", []) { row in
            guard let run = RunRow(row) else {
                found = .runDiffers(table: .run, number: row.integer(at: 0) ?? 0)
                return false
            }
            runs.append(run)
            return true
        }
        return found
    }

    /// Whether there are the runs that so many rows must have, no others, and as much of each.
    private func compare(_ runs: [RunRow], of family: RunFamily) throws -> AuditBreak? {
        let (name, number, _) = family.table
        let rows = try source.number("SELECT coalesce(max(\(number)), 0) FROM \(name)") ?? 0
        var expected: [RunShape: Int64] = [:]
        for (shape, written) in RunSchedule.runs(family, rows: rows) { expected[shape] = written }
        for run in runs where expected.removeValue(forKey: run.shape) != run.written {
            return .runDiffers(table: .run, number: run.firstBlock)
        }
        let missing = expected.keys.map(\.rows.lowerBound).min()
        return missing.map { .runMissing(table: family.image, row: $0) }
    }

    /// Whether two of them have a block in common.
    private func overlap(_ runs: [RunRow], _ waste: [(first: Int64, last: Int64)]) -> AuditBreak? {
        let ranges =
            runs.map { (RunTable.run, $0.firstBlock, $0.blocks.upperBound - 1) }
            + waste.map { (RunTable.waste, $0.first, $0.last) }
        var end: Int64 = 0
        for (table, first, last) in ranges.sorted(by: { one, other in one.1 < other.1 }) {
            guard first > end, last >= first else { return .runDiffers(table: table, number: first) }
            end = last
        }
        return nil
    }

    /// Whether what is written of a merge are the first entries of its sources; those, and what is written, are known
    /// to be entries of rows, sorted and none of them twice.
    private func isBeginning(_ run: RunRow, of runs: [RunRow]) throws -> Bool {
        let read: (Int64) throws -> RunBlock = { try source.runBlock($0) }
        guard let end = try run.places.place(before: nil, read)?.value else { return run.written == 0 }
        let sources = runs.filter { $0.isComplete && run.shape.sources.contains($0.shape) }
        let through = try sources.reduce(Int64(0)) { sum, run in
            let next = try run.places.place(notBefore: RunEntry(hash: end.hash, row: end.row + 1), read)
            return sum + (next?.before ?? run.shape.entries)
        }
        let before = try sources.reduce(Int64(0)) { sum, run in
            sum + (try run.places.place(notBefore: end, read)?.before ?? run.shape.entries)
        }
        // They differ by one, unless a row has the same hash more than once.
        return (before + 1...max(before + 1, through)).contains(run.written)
    }

    /// A block or part that belongs to no run and is no waste.
    private func firstStray(_ runs: [RunRow], _ waste: [(first: Int64, last: Int64)]) throws -> AuditBreak? {
        let written = runs.map { $0.firstBlock..<$0.firstBlock + Int64($0.places.count) }
        let owned = (written + waste.map { $0.first..<$0.last + 1 }).sorted { $0.lowerBound < $1.lowerBound }
        for table in [RunTable.block, .part] {
            let step = table == .part ? Int64(RunShape.blocksOfPart) : 1
            var rest = owned[...]
            var found: AuditBreak?
            try source.scan("SELECT number FROM \(table.rawValue) ORDER BY number") { row in
                let number = row.integer(at: 0) ?? 0
                while let first = rest.first, first.upperBound <= number { rest.removeFirst() }
                if let first = rest.first, first.contains(number), (number - first.lowerBound).isMultiple(of: step) {
                    return true
                }
                found = .runDiffers(table: table, number: number)
                return false
            }
            if let found { return found }
        }
        return nil
    }
}

extension RunFamily {
    /// The table in the words of the journal.
    fileprivate var image: RowImage.Table {
        switch self {
        case .answers: .answer
        case .holds: .hold
        case .postings: .posting
        case .messages: .message
        }
    }
}
