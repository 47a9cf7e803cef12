import GRDB

/// Makes the runs of rows that are in the file already.
enum RunFilling {
    /// Rows that are read and taken in at a time.
    private static let rowsMax = 1024

    /// For tables of runs that are empty, but for the secret. Rows must be numbered from 1 without a gap; throws when
    /// they are not.
    static func fill(_ database: Database) throws {
        let source = DatabaseRows(database: database)
        let statements = PreparedStatements(database)
        try addCheck(source, statements)
        let index = try RunIndex(withoutTails: source)
        for family in RunFamily.allCases {
            while try add(family, to: index, source) {
                try index.advance(source).write(by: statements)
                index.isWritten()
            }
        }
        // No waste is left to the first batches.
        while true {
            let changes = index.sweep()
            guard !changes.isEmpty else { return }
            try changes.write(by: statements)
            index.isWritten()
        }
    }

    /// Keeps beside the secret what tells it from another.
    private static func addCheck(_ source: DatabaseRows, _ statements: PreparedStatements) throws {
        let secret = try source.first("SELECT secret FROM run_secret WHERE number = 1", []) { $0.bytes(at: 0) ?? [] }
        guard let secret, secret.count == KeyHash.secretBytes else {
            throw StorageFault(.damagedRow, "run_secret has no secret")
        }
        // A copy's tables were made, and so filled, before its rows came.
        let rows = RecordedRows()
        var row = rows.row("INSERT INTO run_secret (number, secret) VALUES (2, ?) ON CONFLICT (number) DO NOTHING")
        row.bytes(KeyHash(secret: secret).check)
        row.end()
        try rows.write(by: statements)
    }

    /// Takes in the next rows; false when there are none.
    private static func add(_ family: RunFamily, to index: RunIndex, _ source: DatabaseRows) throws -> Bool {
        let (name, number, _) = family.table
        let sql = family.select + "WHERE \(number) > ?1 ORDER BY \(number) LIMIT \(rowsMax)"
        let last = index.lastRow(family)
        try source.each(sql, [last]) { row in
            let next = index.lastRow(family) + 1
            guard row.integer(at: 0) == next else { throw StorageFault(.damagedRow, "\(name) \(next)") }
            index.add(family, next, try family.hashes(row, index.hash))
            return true
        }
        return index.lastRow(family) > last
    }
}
