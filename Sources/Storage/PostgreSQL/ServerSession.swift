import Foundation

/// Opens connections as they must be: to a durable primary, on the store's schema, at the store's version.
struct ServerSession {
    let address: PostgreSQLAddress

    /// What a connection is for.
    enum Purpose {
        /// Batches. Looked-up by key only: the planner is told so, however small or new a table is.
        case writing
        case reading
    }

    /// A connection to a store that exists. Throws `ServerFailure`, or `StorageFault` for a server or a store that
    /// cannot be used.
    func connection(for purpose: Purpose) throws -> ServerConnection {
        let connection = try ServerConnection(address.connection)
        var settings = [
            "search_path TO \"\(address.schema)\"",
            // A process that has stopped in mid batch must not keep its turn.
            "idle_in_transaction_session_timeout TO '20s'", "lock_timeout TO '10s'",
        ]
        if purpose == .writing {
            try demandDurability(of: connection)
            settings += ["enable_seqscan TO off", "enable_hashjoin TO off", "enable_mergejoin TO off", "jit TO off"]
            settings += ["enable_bitmapscan TO off", "enable_material TO off"]
            if try hasFastCompression(connection) { settings.append("default_toast_compression TO lz4") }
            settings += ["plan_cache_mode TO force_generic_plan"]
        }
        _ = try connection.run(settings.map { ServerCall("SET \($0)", isPrepared: false) })
        return connection
    }

    /// Makes what is missing. Several processes may do so at once: the first wins, the others find it made.
    func migrate() throws {
        var attemptsLeft = 20
        while true {
            do {
                return try migrateOnce()
            } catch let failure as ServerFailure {
                // Made by another process meanwhile: an object exists, or its row in a catalogue changed.
                let isRace = ["23505", "42P06", "42P07", "42701", "XX000"].contains(failure.sqlState)
                guard attemptsLeft > 0, isRace || failure.kind == .gaveWay else { throw failure }
                attemptsLeft -= 1
                usleep(100_000)
            }
        }
    }

    private func migrateOnce() throws {
        let connection = try connection(for: .writing)
        var find = ServerCall("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?1")
        find.add(address.schema)
        if try connection.run([find])[0].rowsCount == 0 {
            try connection.run("CREATE SCHEMA IF NOT EXISTS \"\(address.schema)\"")
        }
        try connection.run("CREATE TABLE IF NOT EXISTS store_migration (identifier TEXT PRIMARY KEY)")
        let done = try done(connection)
        for migration in ServerSchema.migrations where !done.contains(migration.identifier) {
            // The row first: whoever is second waits for it, and then finds it there.
            var note = ServerCall("INSERT INTO store_migration (identifier) VALUES (?1)")
            note.add(migration.identifier)
            let statements = migration.statements.map { ServerCall($0, isPrepared: false) }
            _ = try connection.run([ServerCall("BEGIN"), note] + statements + [ServerCall("COMMIT")])
        }
    }

    /// Throws `unusableFile` unless the store is of this very version.
    func demandVersion(_ connection: ServerConnection) throws {
        guard try done(connection) == Set(ServerSchema.migrations.map(\.identifier)) else {
            throw StorageFault(.unusableFile, "schema \(address.schema) is not a store of this version")
        }
    }

    private func done(_ connection: ServerConnection) throws -> Set<String> {
        let result: ServerResult
        do throws(ServerFailure) {
            result = try connection.run("SELECT identifier FROM store_migration")
        } catch {
            // Only a server that answers can say that there is no store.
            guard error.kind == .refused else { throw error }
            throw StorageFault(.unusableFile, "schema \(address.schema) is not a store; \(error.message)")
        }
        let names = (0..<result.rowsCount).map { result[$0].text(at: 0) ?? "" }
        guard Set(names).isSubset(of: ServerSchema.migrations.map(\.identifier)) else {
            throw StorageFault(.unusableFile, "the store was written by a later version")
        }
        return Set(names)
    }

    /// What was answered must survive a power cut: settings a server may have otherwise, and what they must be.
    private static let durable: [String: [String]] = [
        "fsync": ["on"], "full_page_writes": ["on"], "synchronous_commit": ["on", "remote_apply"],
        "server_encoding": ["UTF8"],
    ]

    /// Messages are compressed as they are stored; the server's older way takes a third of all its time for a payment.
    private func hasFastCompression(_ connection: ServerConnection) throws -> Bool {
        let sql = """
            SELECT 1 FROM pg_catalog.pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)
            """
        return try connection.run(sql).rowsCount == 1
    }

    private func demandDurability(of connection: ServerConnection) throws {
        let sql = "SELECT name, setting FROM pg_catalog.pg_settings"
        let result = try connection.run(sql)
        let settings = (0..<result.rowsCount).map { (result[$0].text(at: 0) ?? "", result[$0].text(at: 1) ?? "") }
        // An engine that does not know a setting has no such choice.
        for (name, setting) in settings.sorted(by: <) {
            guard let allowed = Self.durable[name], !allowed.contains(setting) else { continue }
            throw StorageFault(
                .unusableFile, "PostgreSQL's \(name) is \(setting); it must be \(allowed.joined(separator: " or "))")
        }
    }
}
