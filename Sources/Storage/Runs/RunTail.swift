/// The rows of a family that no run covers yet, at most 1023 and those of a batch.
struct RunTail {
    /// What is found by looking it up; postings are not.
    private let isIndexed: Bool
    /// In the order of the rows.
    private var entries: [RunEntry] = []
    private var byHash: [Int64: Int64] = [:]
    /// Rows whose hash an earlier row has.
    private var others: [RunEntry] = []

    init(_ family: RunFamily) { isIndexed = family.hasFilters }

    var count: Int { entries.count }

    mutating func add(_ entry: RunEntry) {
        entries.append(entry)
        if isIndexed { index(entry) }
    }

    private mutating func index(_ entry: RunEntry) {
        if byHash.updateValue(entry.row, forKey: entry.hash).map({ $0 != entry.row }) == true { keepOther(entry) }
    }

    /// The first row stays where it was found.
    private mutating func keepOther(_ entry: RunEntry) {
        others.append(entry)
        if let first = entries.first(where: { $0.hash == entry.hash }) { byHash[entry.hash] = first.row }
    }

    func find(_ hash: Int64, into found: inout [Int64]) {
        guard isIndexed else {
            for entry in entries where entry.hash == hash { found.append(entry.row) }
            return
        }
        guard let row = byHash[hash] else { return }
        found.append(row)
        for entry in others where entry.hash == hash { found.append(entry.row) }
    }

    /// Gives up the first entries, sorted.
    mutating func removeFirst(_ count: Int) -> [RunEntry] {
        var first = Array(entries[..<count])
        first.sort()
        entries.removeFirst(count)
        byHash.removeAll(keepingCapacity: true)
        others.removeAll()
        let left = entries
        entries.removeAll(keepingCapacity: true)
        for entry in left { add(entry) }
        return first
    }
}
