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
        /// Read with the second look-up: one alone costs less through the statement.
        var numbers: [String: [Int64]]?
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
            if tail.lookups == 2 { tail.numbers = try numbers(family, after: tail.covered) }
            tails[family] = tail
            let covered = try reader.rows(family, reader.hash(key), in: 1..<tail.covered + 1)
            if let numbers = tail.numbers { return covered + (numbers[key] ?? []) }
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

    private func numbers(_ family: RunFamily, after covered: Int64) throws -> [String: [Int64]] {
        let (table, column) = Self.place(of: family)
        var numbers: [String: [Int64]] = [:]
        try source.each("SELECT number, \(column) FROM \(table) WHERE number > ?1 ORDER BY number", [covered]) { row in
            var columns = Columns(row, of: table)
            let number = try columns.integer()
            numbers[try columns.text(), default: []].append(number)
            return true
        }
        return numbers
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
