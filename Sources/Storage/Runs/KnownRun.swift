/// A run as the writer knows it: where its parts begin, and their filters as they were needed.
final class KnownRun {
    private(set) var row: RunRow
    private let parts: RunParts

    /// A run that begins.
    init(_ shape: RunShape, firstBlock: Int64) {
        row = RunRow(shape, firstBlock: firstBlock)
        parts = RunParts(shape)
    }

    /// Reads where its parts begin.
    init(_ row: RunRow, _ source: any RowSource) throws {
        self.row = row
        let parts = RunParts(row.shape)
        let blocksOfPart = Int64(RunShape.blocksOfPart)
        let expected = (RunShape.blocks(row.written) + blocksOfPart - 1) / blocksOfPart
        try source.each(
            "SELECT number, hash, row FROM run_part WHERE number >= ?1 AND number < ?2 ORDER BY number",
            [row.blocks.lowerBound, row.blocks.upperBound]
        ) { part in
            guard Int64(parts.count) < expected,
                part.integer(at: 0) == row.firstBlock + Int64(parts.count) * blocksOfPart,
                let hash = part.integer(at: 1), let row = part.integer(at: 2)
            else { throw StorageFault(.damagedRow, "run_part \(part.integer(at: 0) ?? 0)") }
            parts.append(RunEntry(hash: hash, row: row))
            return true
        }
        guard Int64(parts.count) == expected else {
            throw StorageFault(.damagedRow, "run \(row.firstBlock) has \(parts.count) parts")
        }
        self.parts = parts
    }

    /// How many bytes of filters are in memory.
    var filterBytes: Int { parts.filterBytes }

    /// What most look-ups need of it; good for as long as the run is.
    var probe: RunParts.Probe { parts.probe }

    var shape: RunShape { row.shape }

    /// Takes in its next part.
    func append(_ first: RunEntry, filter: [UInt8], entries: Int) {
        parts.append(first)
        parts.keep(filter, of: parts.count - 1)
        row.written += Int64(entries)
    }

    /// The number of a part's first block.
    func block(ofPart part: Int) -> Int64 { row.firstBlock + Int64(part * RunShape.blocksOfPart) }

    /// The blocks of a part.
    private func places(ofPart part: Int) -> RunPlaces {
        let first = part * RunShape.blocksOfPart
        let count = min(RunShape.blocksOfPart, row.places.count - first)
        return RunPlaces(first: row.firstBlock + Int64(first), count: count)
    }

    /// Adds the rows that have a hash.
    func find(
        _ hash: Int64, _ source: any RowSource, _ read: (Int64) throws -> RunBlock, into found: inout [Int64]
    ) throws {
        // The part before the first fence that is not less may end with the hash; parts that begin with it have it.
        var part = parts.first(notBelow: hash)
        if part > 0 { try find(hash, inPart: part - 1, source, read, into: &found) }
        while part < parts.count, parts.fence(part).hash == hash {
            try find(hash, inPart: part, source, read, into: &found)
            part += 1
        }
    }

    private func find(
        _ hash: Int64, inPart part: Int, _ source: any RowSource, _ read: (Int64) throws -> RunBlock,
        into found: inout [Int64]
    ) throws {
        if shape.family.hasFilters {
            if !parts.hasFilter(part) { try loadFilter(part, source) }
            guard parts.mayHold(part, hash) else { return }
        }
        let places = places(ofPart: part)
        var place = try places.place(notBefore: RunEntry(hash: hash, row: Int64.min), read)
        while let entry = place?.value, entry.hash == hash {
            found.append(entry.row)
            place = try place.flatMap { try places.place(after: $0, read) }
        }
    }

    private func loadFilter(_ part: Int, _ source: any RowSource) throws {
        let number = block(ofPart: part)
        let filter = try source.first("SELECT filter FROM run_part WHERE number = ?1", [number]) { row in
            row.bytes(at: 0) ?? []
        }
        let first = Int64(part * RunShape.entriesOfPart)
        let entries = min(Int64(RunShape.entriesOfPart), row.written - first)
        guard let filter, filter.count == RunFilter.size(entries: Int(entries)) else {
            throw StorageFault(.damagedRow, "run_part \(number)")
        }
        parts.keep(filter, of: part)
    }
}
