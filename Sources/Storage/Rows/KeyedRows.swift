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

    private func tail(_ family: RunFamily, lookups: Int = 1) throws -> Tail {
        var tail = try tails[family] ?? Tail(covered: reader().covered(family))
        tail.lookups += lookups
        if tail.lookups > 1, tail.entries == nil { tail.entries = try entries(family, after: tail.covered) }
        tails[family] = tail
        return tail
    }

    /// The answers or holds that may have a key, each to be compared.
    func numbers(_ family: RunFamily, _ key: String) throws(StorageFault) -> [Int64] {
        do {
            let reader = try reader()
            let tail = try tail(family)
            let hash = reader.hash(key)
            let covered = tail.covered == 0 ? [] : try reader.rows(family, hash, in: 1..<tail.covered + 1)
            if let entries = tail.entries { return covered + Self.rows(in: entries, hash) }
            let (table, number, columns) = family.table
            precondition(columns.count == 1, "a row has one key")
            let sql = "SELECT \(number) FROM \(table) WHERE \(number) > ?1 AND \(columns[0]) = ?2 ORDER BY \(number)"
            return try covered
                + source.all(sql, [tail.covered, key]) { row in
                    var columns = Columns(row, of: table)
                    return try columns.integer()
                }
        } catch {
            throw StorageFault(error)
        }
    }

    /// Gives `body` the messages that may have a key, the newest first, until it answers false. Each is to be compared.
    func messages(_ key: MessageKey, _ body: (Int64) throws -> Bool) throws {
        let reader = try reader()
        let tail = try tail(.messages)
        let hash = key.hash(reader.hash)
        if let entries = tail.entries {
            for number in Self.rows(in: entries, hash).reversed() where try !body(number) { return }
        } else {
            let (condition, arguments) = key.condition
            let sql = "SELECT sequence FROM message WHERE sequence > ?1 AND \(condition) ORDER BY sequence DESC"
            let found = try source.all(sql, [tail.covered] + arguments) { row in
                var columns = Columns(row, of: "message")
                return try columns.integer()
            }
            for number in found where try !body(number) { return }
        }
        try reader.descending(.messages, hash, through: tail.covered, body)
    }

    /// Gives `body` the messages that may have one of several keys, with the place of the key among them, until it
    /// answers false for that key. Each is to be compared.
    ///
    /// The runs are gone through once for all keys: for many it is a fraction of asking for each.
    func messages(_ keys: [MessageKey], _ body: (_ key: Int, _ message: Int64) throws -> Bool) throws {
        guard keys.count > 1 else {
            if let key = keys.first { try messages(key) { try body(0, $0) } }
            return
        }
        let reader = try reader()
        let entries = try tail(.messages, lookups: keys.count).entries ?? []
        var wanted = keys.enumerated().map { RunEntry(hash: $1.hash(reader.hash), row: Int64($0)) }
        wanted.sort()
        try wanted.removeAll { key in
            for message in Self.rows(in: entries, key.hash).reversed() where try !body(Int(key.row), message) {
                return true
            }
            return false
        }
        try reader.descending(.messages, wanted) { try body(Int($0), $1) }
    }

    /// Reads the keys of all answers, holds and messages, so that from now on no run is asked for them: 16 bytes for
    /// each row, 48 for a message.
    func readAll() throws {
        for family in [RunFamily.answers, .holds, .messages] {
            tails[family] = Tail(covered: 0, lookups: 2, entries: try entries(family, after: 0))
        }
    }

    /// Messages that may have a key in common, ascending. After `readAll`.
    func likeMessages() -> [[Int64]] {
        guard let entries = tails[.messages]?.entries else { return [] }
        var found: [[Int64]] = []
        var start = 0
        for index in entries.indices where index + 1 == entries.count || entries[index + 1].hash != entries[start].hash
        {
            if index > start { found.append(entries[start...index].map(\.row)) }
            start = index + 1
        }
        return found
    }

    private func entries(_ family: RunFamily, after covered: Int64) throws -> [RunEntry] {
        let hash = try reader().hash
        let number = family.table.number
        var entries: [RunEntry] = []
        try source.each(family.select + "WHERE \(number) > ?1", [covered]) { row in
            let number = row.integer(at: 0) ?? 0
            for hash in try family.hashes(row, hash) { entries.append(RunEntry(hash: hash, row: number)) }
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
