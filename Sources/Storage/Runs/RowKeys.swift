extension RunFamily {
    /// Entries of a row: one for each of its keys.
    var entriesOfRow: Int64 {
        switch self {
        case .answers, .holds: 1
        case .postings: 2
        case .messages: 3
        }
    }

    /// Whether somebody asks for what is not there. Of postings nobody does: accounts have them.
    var hasFilters: Bool { self != .postings }

    /// The table, the column of its numbers, and the columns that keys are made of.
    var table: (name: String, number: String, columns: [String]) {
        switch self {
        case .answers: ("answer", "number", ["command_key"])
        case .holds: ("hold", "number", ["identifier"])
        case .postings: ("posting", "sequence", ["debit", "credit"])
        case .messages: ("message", "sequence", MessageKey.columns)
        }
    }

    /// The number of each row, then what its keys are made of.
    var select: String {
        let (name, number, columns) = table
        return "SELECT \(number), \(columns.joined(separator: ", ")) FROM \(name) "
    }

    /// The hashes of the keys of a row that `select` reads, as many as it has entries. Throws `damagedRow`.
    func hashes(_ row: any StoredRow, _ hash: KeyHash) throws(StorageFault) -> [Int64] {
        guard self != .messages else { return try MessageKey.all(of: row).map { $0.hash(hash) } }
        let (name, _, columns) = table
        var hashes: [Int64] = []
        hashes.reserveCapacity(columns.count)
        for index in columns.indices {
            guard let key = row.text(at: index + 1) else {
                throw StorageFault(.damagedRow, "\(name) \(row.integer(at: 0) ?? 0)")
            }
            hashes.append(hash(key))
        }
        return hashes
    }
}
