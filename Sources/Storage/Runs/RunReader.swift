import Settlement
import TengeLedger

/// Look-ups in the sorted runs of a store, for whoever keeps nothing of them in memory: some two blocks are read of
/// each run that may have the key. Good for as long as the source shows the same rows: it has read which runs there
/// are.
struct RunReader {
    let source: any RowSource
    /// Hashes keys as this store does.
    let hash: KeyHash
    /// The complete runs of each family, by their rows.
    private let runs: [RunFamily: [RunRow]]

    /// Reads the store's secret, and which runs there are.
    init(_ source: any RowSource) throws {
        self.source = source
        hash = try KeyHash(readingFrom: source)
        runs = Dictionary(grouping: try source.runs().filter(\.isComplete)) { $0.shape.family }
    }

    /// The complete runs of a family, by their rows.
    func covering(_ family: RunFamily) -> [RunRow] { runs[family] ?? [] }

    /// The last row that the family's runs cover; rows after it must be read themselves.
    func covered(_ family: RunFamily) throws -> Int64 {
        runs[family]?.last.map { $0.shape.rows.upperBound - 1 } ?? 0
    }

    /// The rows that may have a key, from the greatest number that is not above `through` downwards, until `body`
    /// answers false. Of the covered ones only. No more is read than `body` asks for.
    func descending(
        _ family: RunFamily, _ hash: Int64, through: Int64, _ body: (Int64) throws -> Bool
    ) throws {
        for run in (runs[family] ?? []).reversed() where run.shape.rows.lowerBound <= through {
            let places = run.places
            let last = min(through, run.shape.rows.upperBound - 1)
            var place = try places.place(notBefore: RunEntry(hash: hash, row: last + 1), block)
            var given: Int64?
            repeat {
                place = try places.place(before: place, block)
                guard let entry = place?.value, entry.hash == hash else { break }
                // Of a posting both accounts may have the same hash.
                if entry.row != given, try !body(entry.row) { return }
                given = entry.row
            } while true
        }
    }

    /// The covered rows that may have a key, with numbers in this range, ascending.
    func rows(_ family: RunFamily, _ hash: Int64, in numbers: Range<Int64>) throws -> [Int64] {
        var found: [Int64] = []
        for run in runs[family] ?? [] {
            let rows = run.shape.rows.clamped(to: numbers)
            guard !rows.isEmpty else { continue }
            let places = run.places
            var place = try places.place(notBefore: RunEntry(hash: hash, row: rows.lowerBound), block)
            while let entry = place?.value, entry.hash == hash, entry.row < rows.upperBound {
                if entry.row != found.last { found.append(entry.row) }
                place = try place.flatMap { try places.place(after: $0, block) }
            }
        }
        return found
    }

    private func block(_ number: Int64) throws -> RunBlock { try source.runBlock(number) }
}
