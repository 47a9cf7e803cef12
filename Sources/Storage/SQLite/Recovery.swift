import GRDB
import Settlement

// What the writer does before it takes work again after a fault of the disk.
extension BatchWriter {
    /// Takes fresh connections, makes sure that all that was answered is in the file and that the file is on the disk,
    /// and that what failed would not fail again.
    ///
    /// - Throws: `unavailable` while the cause lasts; then everything is as before.
    func recover(from fault: StorageFault, trying commands: [SequencedCommand]) throws(StorageFault) {
        forget()
        do {
            guard fault.asksForFreshConnections else { return try Self.writeThrough(connections.current) }
            let fresh = try connections.fresh()
            do {
                try prove(fresh, commands)
            } catch {
                // They were opened to be tried.
                try? fresh.close()
                throw error
            }
            connections.replace(with: fresh)
        } catch {
            throw StorageFault(error)
        }
    }

    private func prove(_ fresh: DatabasePool, _ commands: [SequencedCommand]) throws {
        // A sync that failed may have lost pages that can still be read. Everything in the log is written to the file
        // once more, and the log begins anew: nothing that comes later rests on such a page.
        try fresh.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try fresh.read { try checkAnswered($0) }
        try rehearse(commands, fresh)
        try Self.writeThrough(fresh)
    }

    /// The last entry that callers were told of must be in the file.
    private func checkAnswered(_ database: Database) throws {
        guard let answered else { return }
        let hash = try DatabaseRows(database: database).first(
            "SELECT sequence, hash FROM journal WHERE sequence = ?1", [answered.sequence]
        ) { row in
            var columns = Columns(row, of: "journal")
            _ = try columns.integer()
            return try columns.bytes()
        }
        guard hash == answered.hash.bytes else {
            throw StorageFault(.unavailable, "journal entry \(answered.sequence) was answered and is not in the file")
        }
    }

    /// Does what failed once more, up to the commit.
    private func rehearse(_ commands: [SequencedCommand], _ pool: DatabasePool) throws {
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    let statements = PreparedStatements(database)
                    let batch = try BatchFolder().fold(commands, PreparedRows(statements: statements))
                    try batch.rows.write(by: statements)
                    return .rollback
                }
            }
        } catch {
            let fault = StorageFault(error)
            // A row that does not read stops its own payment; a busy file will be free.
            if fault.kind == .unavailable { throw fault }
        }
    }

    /// A commit that changes nothing and must be on the disk: the first page as it is.
    private static func writeThrough(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                try database.execute(sql: "PRAGMA user_version = \(version)")
                return .commit
            }
        }
    }
}
