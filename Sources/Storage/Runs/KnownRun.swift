/// A run as the writer knows it: where its parts begin, and its filter.
final class KnownRun {
    private(set) var row: RunRow
    /// The hash that each part begins with.
    private var fences: [Int64] = []
    private let lines: RunLines

    /// A run that begins.
    init(_ shape: RunShape, firstBlock: Int64) {
        row = RunRow(shape, firstBlock: firstBlock)
        lines = RunLines(shape)
        fences.reserveCapacity(Self.parts(shape.entries))
    }

    /// Reads where its parts begin, and their filters: they are in the same pages.
    init(_ row: RunRow, _ source: any RowSource) throws {
        self.row = row
        let lines = RunLines(row.shape)
        let expected = Self.parts(row.written)
        var fences: [Int64] = []
        fences.reserveCapacity(Self.parts(row.shape.entries))
        try source.each(
            "SELECT number, hash, filter FROM run_part WHERE number >= ?1 AND number < ?2 ORDER BY number",
            [row.blocks.lowerBound, row.blocks.upperBound]
        ) { part in
            guard fences.count < expected,
                part.integer(at: 0) == row.firstBlock + Int64(fences.count * RunShape.blocksOfPart),
                let hash = part.integer(at: 1), lines.append(part.bytes(at: 2) ?? [], first: hash)
            else { throw StorageFault(.damagedRow, "run_part \(part.integer(at: 0) ?? 0)") }
            fences.append(hash)
            return true
        }
        guard fences.count == expected else {
            throw StorageFault(.damagedRow, "run \(row.firstBlock) has \(fences.count) parts")
        }
        (self.lines, self.fences) = (lines, fences)
    }

    /// How many parts so many entries take.
    private static func parts(_ entries: Int64) -> Int {
        let part = Int64(RunShape.entriesOfPart)
        return Int((entries + part - 1) / part)
    }

    /// How many bytes its filter has in memory.
    var filterBytes: Int { lines.bytes }

    /// What most look-ups need of it, when it is complete; good for as long as the run is.
    var probe: RunLines.Probe {
        precondition(row.isComplete, "nobody asks a run that is being written")
        return lines.probe
    }

    var shape: RunShape { row.shape }

    /// Takes in its next part.
    func append(_ first: RunEntry, filter: [UInt8], entries: Int) {
        let isRight = lines.append(filter, first: first.hash)
        precondition(isRight, "a part's lines are among the run's")
        fences.append(first.hash)
        row.written += Int64(entries)
    }

    /// The blocks of a part.
    private func places(ofPart part: Int) -> RunPlaces {
        let first = part * RunShape.blocksOfPart
        let count = min(RunShape.blocksOfPart, row.places.count - first)
        return RunPlaces(first: row.firstBlock + Int64(first), count: count)
    }

    /// Adds the rows that have a hash.
    func find(_ hash: Int64, _ read: (Int64) throws -> RunBlock, into found: inout [Int64]) throws {
        // The part before the first fence that is not less may end with the hash; parts that begin with it have it.
        var part = firstPart(notBelow: hash)
        if part > 0 { try find(hash, inPart: part - 1, read, into: &found) }
        while part < fences.count, fences[part] == hash {
            try find(hash, inPart: part, read, into: &found)
            part += 1
        }
    }

    private func find(
        _ hash: Int64, inPart part: Int, _ read: (Int64) throws -> RunBlock, into found: inout [Int64]
    ) throws {
        let places = places(ofPart: part)
        let next = part + 1 < fences.count ? fences[part + 1] : .max
        var place = try places.place(
            notBefore: RunEntry(hash: hash, row: Int64.min), spreadOver: min(hash, fences[part])...max(hash, next), read
        )
        while let entry = place?.value, entry.hash == hash {
            found.append(entry.row)
            place = try place.flatMap { try places.place(after: $0, read) }
        }
    }

    /// The first part that begins with this hash or a greater one; their number when there is none.
    private func firstPart(notBelow hash: Int64) -> Int {
        var (low, high) = (0, fences.count)
        while low < high {
            let middle = (low + high) / 2
            if fences[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
