/// Which rows of a file have a key: through the sorted runs, and of the rows that no run covers yet through themselves.
///
/// For one snapshot: what is read once is kept.
final class KeyedRows {
    private let source: any RowSource
    private var opened: RunReader?
    private var tails: [RunFamily: Tail] = [:]

    /// The rows after those that runs cover.
    private struct Tail {
        let covered: Int64
        var lookups = 0
        /// Sorted. Read with the second look-up: one alone costs less through the statement.
        var entries: [RunEntry]?
    }

    init(_ source: any RowSource) { self.source = source }

    private func reader() throws -> RunReader {
        if let opened { return opened }
        let reader = try RunReader(source)
        opened = reader
        return reader
    }

    /// The rows that may have a key, each to be compared. Not of postings, of which there may be any number.
    func numbers(_ family: RunFamily, _ key: String) throws(StorageFault) -> [Int64] {
        do {
            let reader = try reader()
            var tail = try tails[family] ?? Tail(covered: reader.covered(family))
            tail.lookups += 1
            if tail.lookups == 2 { tail.entries = try entries(family, after: tail.covered) }
            tails[family] = tail
            let hash = reader.hash(key)
            let covered = tail.covered == 0 ? [] : try reader.rows(family, hash, in: 1..<tail.covered + 1)
            if let entries = tail.entries { return covered + Self.rows(in: entries, hash) }
            let (table, column) = Self.place(of: family)
            let sql = "SELECT number FROM \(table) WHERE number > ?1 AND \(column) = ?2 ORDER BY number"
            return try covered
                + source.all(sql, [tail.covered, key]) { row in
                    var columns = Columns(row, of: table)
                    return try columns.integer()
                }
        } catch {
            throw StorageFault(error)
        }
    }

    /// Reads the keys of all holds and answers, so that from now on no run is asked for them: 16 bytes for each row.
    func readAll() throws {
        for family in [RunFamily.answers, .holds] {
            tails[family] = Tail(covered: 0, lookups: 2, entries: try entries(family, after: 0))
        }
    }

    private func entries(_ family: RunFamily, after covered: Int64) throws -> [RunEntry] {
        let hash = try reader().hash
        let (table, column) = Self.place(of: family)
        var entries: [RunEntry] = []
        try source.each("SELECT number, \(column) FROM \(table) WHERE number > ?1", [covered]) { row in
            var columns = Columns(row, of: table)
            let number = try columns.integer()
            entries.append(RunEntry(hash: hash(try columns.text()), row: number))
            return true
        }
        entries.sort()
        return entries
    }

    private static func rows(in entries: [RunEntry], _ hash: Int64) -> [Int64] {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = low + (high - low) / 2
            if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return entries[low...].prefix { $0.hash == hash }.map(\.row)
    }

    private static func place(of family: RunFamily) -> (table: String, column: String) {
        switch family {
        case .answers: ("answer", "command_key")
        case .holds: ("hold", "identifier")
        case .postings: preconditionFailure("an account has any number of postings")
        }
    }

    /// The postings that may be of an account, covered by runs, from the greatest number below `bound` downwards until
    /// `body` answers false. Those after `covered(.postings)` are to be read themselves.
    func postings(of account: String, before bound: Int64, _ body: (Int64) throws -> Bool) throws {
        let reader = try reader()
        let last = min(bound - 1, try coveredPostings())
        try reader.descending(.postings, reader.hash(account), through: last, body)
    }

    /// The postings that may be of an account, covered by runs, with numbers in a range, ascending.
    func postings(of account: String, in numbers: Range<Int64>) throws -> [Int64] {
        let reader = try reader()
        return try reader.rows(.postings, reader.hash(account), in: numbers)
    }

    /// The last posting that runs cover.
    func coveredPostings() throws -> Int64 { try reader().covered(.postings) }
}
