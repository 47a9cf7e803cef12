/// A merge of eight runs into one, part by part.
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
        var isSorted = true
        var last = RunEntry(hash: .min, row: .min)
        try cursors.withUnsafeMutableBufferPointer { cursors in
            for _ in 0..<count {
                var least = 0
                for index in 1..<cursors.count where cursors[index].head < cursors[least].head { least = index }
                let entry = cursors[least].head
                isSorted = isSorted && !(entry < last)
                last = entry
                part.append(entry)
                try cursors[least].step(read)
            }
        }
        guard part.last != Cursor.end else {
            throw StorageFault(.damagedRow, "the sources of run \(target.row.firstBlock) end too soon")
        }
        guard isSorted else {
            throw StorageFault(.damagedRow, "the sources of run \(target.row.firstBlock) are not sorted")
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
        // A row may have the same hash more than once, and the part have ended between its entries.
        let again = before - written
        if (1..<target.shape.family.entriesOfRow).contains(again),
            let index = sources.firstIndex(where: { $0.shape.rows.contains(end.row) })
        {
            let places = sources[index].row.places
            var next = try places.place(notBefore: RunEntry(hash: end.hash, row: end.row + 1), read)
            for _ in 0..<again { next = try places.place(before: next, read) }
            cursors[index] = Cursor(next, of: places)
            if next?.value == end { before -= again }
        }
        guard before == written else {
            throw StorageFault(.damagedRow, "run \(target.row.firstBlock) is not what its sources say")
        }
    }
}
