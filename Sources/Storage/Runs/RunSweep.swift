/// The entries of one run for hashes that are asked for in ascending order: it goes through the run once, and passes
/// over the blocks in between.
struct RunSweep {
    private let places: RunPlaces
    private let read: (Int64) throws -> RunBlock
    /// The first entry that is not before the hash asked for last.
    private var place: RunPlaces.Place?
    private var isAtEnd = false

    init(_ run: RunRow, _ read: @escaping (Int64) throws -> RunBlock) {
        (places, self.read) = (run.places, read)
    }

    /// The rows that may have a key, ascending.
    /// - Parameter hash: Not less than the one before.
    mutating func rows(of hash: Int64) throws -> [Int64] {
        try advance(to: RunEntry(hash: hash, row: .min))
        var rows: [Int64] = []
        var next = place
        while let found = next, found.value.hash == hash {
            // Of a posting both accounts may have the same hash.
            if found.value.row != rows.last { rows.append(found.value.row) }
            next = try places.place(after: found, read)
        }
        return rows
    }

    private mutating func advance(to target: RunEntry) throws {
        guard !isAtEnd else { return }
        var rest = places
        var hashes = Int64.min ... .max
        if let place {
            let last = place.content.last
            guard last < target else {
                self.place?.entry = place.content.firstIndex(notBefore: target)
                return
            }
            rest = RunPlaces(first: places.first + Int64(place.block) + 1, count: places.count - place.block - 1)
            hashes = last.hash ... .max
        }
        place = try rest.place(notBefore: target, spreadOver: hashes, read)
        place?.block += places.count - rest.count
        isAtEnd = place == nil
    }
}

extension RunReader {
    /// The rows that may have one of several keys, from the greatest number downwards in each run, the last run first.
    /// A key whose row `body` answers false to is asked for no more. Of the covered ones only.
    ///
    /// However many keys there are, each run is gone through once.
    /// - Parameter wanted: Sorted; instead of a row, each hash has what `body` knows its key by.
    func descending(
        _ family: RunFamily, _ wanted: [RunEntry], _ body: (_ key: Int64, _ row: Int64) throws -> Bool
    ) throws {
        var wanted = wanted
        for run in covering(family).reversed() where !wanted.isEmpty {
            var sweep = RunSweep(run) { try source.runBlock($0) }
            var found: [(key: Int64, row: Int64)] = []
            for key in wanted { for row in try sweep.rows(of: key.hash) { found.append((key.row, row)) } }
            // Rows are read in the order in which they are stored.
            found.sort { $0.row > $1.row }
            var done: Set<Int64> = []
            for (key, row) in found where !done.contains(key) {
                if try !body(key, row) { done.insert(key) }
            }
            wanted.removeAll { done.contains($0.row) }
        }
    }
}
