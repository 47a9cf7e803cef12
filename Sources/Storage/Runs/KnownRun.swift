/// A run as the writer knows it: where its parts begin, and their filters as they were needed.
final class KnownRun {
    private(set) var row: RunRow
    /// The first entry of each part: 16 bytes for a thousand entries.
    private(set) var fences: [RunEntry] = []
    /// Of each part; empty until it was needed. 1250 bytes for a thousand entries.
    private var filters: [[UInt8]] = []
    /// How many bytes of filters are in memory.
    private(set) var filterBytes = 0

    /// A run that begins.
    init(_ shape: RunShape, firstBlock: Int64) { row = RunRow(shape, firstBlock: firstBlock) }

    /// Reads where its parts begin.
    init(_ row: RunRow, _ source: any RowSource) throws {
        self.row = row
        fences = try source.all(
            "SELECT hash, row FROM run_part WHERE number >= ?1 AND number < ?2 ORDER BY number",
            [row.blocks.lowerBound, row.blocks.upperBound]
        ) { part in
            guard let hash = part.integer(at: 0), let row = part.integer(at: 1) else {
                throw StorageFault(.damagedRow, "run_part")
            }
            return RunEntry(hash: hash, row: row)
        }
        let parts = (RunShape.blocks(row.written) + Int64(RunShape.blocksOfPart) - 1) / Int64(RunShape.blocksOfPart)
        guard Int64(fences.count) == parts else {
            throw StorageFault(.damagedRow, "run \(row.firstBlock) has \(fences.count) parts")
        }
        filters = Array(repeating: [], count: fences.count)
    }

    var shape: RunShape { row.shape }

    /// Takes in its next part.
    func append(_ first: RunEntry, filter: [UInt8], entries: Int) {
        fences.append(first)
        filters.append(filter)
        filterBytes += filter.count
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
        var part = fences.withUnsafeBufferPointer { fences in
            var (low, high) = (0, fences.count)
            while low < high {
                let middle = (low + high) / 2
                if fences[middle].hash < hash { low = middle + 1 } else { high = middle }
            }
            return low
        }
        if part > 0 { try find(hash, inPart: part - 1, source, read, into: &found) }
        while part < fences.count, fences[part].hash == hash {
            try find(hash, inPart: part, source, read, into: &found)
            part += 1
        }
    }

    private func find(
        _ hash: Int64, inPart part: Int, _ source: any RowSource, _ read: (Int64) throws -> RunBlock,
        into found: inout [Int64]
    ) throws {
        if shape.family.hasFilters {
            if filters[part].isEmpty { try loadFilter(part, source) }
            guard RunFilter.mayHold(filters[part], hash) else { return }
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
        guard let filter, !filter.isEmpty else { throw StorageFault(.damagedRow, "run_part \(number)") }
        filters[part] = filter
        filterBytes += filter.count
    }
}

/// A merge of four runs into one, part by part.
final class RunMerge {
    let target: KnownRun
    let sources: [KnownRun]
    /// Where each source stands; none before the first part since the file was opened.
    private var cursors: [Cursor] = []

    private struct Cursor {
        let places: RunPlaces
        var block: Int
        var entries: [RunEntry]
        var index: Int
        /// What comes next; at the end something that no entry is.
        var head: RunEntry

        static let end = RunEntry(hash: .max, row: .max)

        init(_ place: RunPlaces.Place?, of places: RunPlaces) {
            self.places = places
            block = place?.block ?? places.count
            entries = place?.content.entries ?? []
            index = place?.entry ?? 0
            head = place?.value ?? Self.end
        }

        @inline(__always) mutating func step(_ read: (Int64) throws -> RunBlock) rethrows {
            index += 1
            if index < entries.count { head = entries[index] } else { try turn(read) }
        }

        private mutating func turn(_ read: (Int64) throws -> RunBlock) rethrows {
            block += 1
            guard block < places.count else {
                head = Self.end
                return
            }
            entries = try read(places.first + Int64(block)).entries
            index = 0
            head = entries[0]
        }
    }

    init(_ target: KnownRun, of sources: [KnownRun]) {
        (self.target, self.sources) = (target, sources)
    }

    /// The entries of the next part, sorted. The first call finds the place where what is written ends.
    func nextPart(_ read: (Int64) throws -> RunBlock) throws -> [RunEntry] {
        if cursors.isEmpty { try findCursors(read) }
        let count = min(Int64(RunShape.entriesOfPart), target.shape.entries - target.row.written)
        var part: [RunEntry] = []
        part.reserveCapacity(Int(count))
        try cursors.withUnsafeMutableBufferPointer { cursors in
            for _ in 0..<count {
                var least = 0
                for index in 1..<cursors.count where cursors[index].head < cursors[least].head { least = index }
                part.append(cursors[least].head)
                try cursors[least].step(read)
            }
        }
        guard part.last != Cursor.end else {
            throw StorageFault(.damagedRow, "the sources of run \(target.row.firstBlock) end too soon")
        }
        return part
    }

    private func findCursors(_ read: (Int64) throws -> RunBlock) throws {
        let written = target.row.written
        guard let end = try target.row.places.place(before: nil, read)?.value else {
            cursors = try sources.map { run in
                Cursor(try run.row.places.place(notBefore: RunEntry(hash: .min, row: .min), read), of: run.row.places)
            }
            return
        }
        var before: Int64 = 0
        cursors = try sources.map { run in
            let places = run.row.places
            let next = try places.place(notBefore: RunEntry(hash: end.hash, row: end.row + 1), read)
            before += next?.before ?? run.shape.entries
            return Cursor(next, of: places)
        }
        // A posting may have the same hash twice, and the part have ended between them.
        if before == written + 1, let index = sources.firstIndex(where: { $0.shape.rows.contains(end.row) }) {
            let places = sources[index].row.places
            cursors[index] = Cursor(
                try places.place(notBefore: end, read).flatMap { try places.place(after: $0, read) },
                of: places)
            before -= 1
        }
        guard before == written else {
            throw StorageFault(.damagedRow, "run \(target.row.firstBlock) is not what its sources say")
        }
    }
}
