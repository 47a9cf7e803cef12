import GRDB
import Settlement

/// Decides batches upon a file, reading through a connection of its own.
final class FileFolder: BatchFolding {
    private let connections: ConnectionPool
    private let folder = BatchFolder()
    private var reading: Reading?

    private struct Reading {
        let pool: DatabasePool
        let queue: DatabaseQueue
        var statements: PreparedStatements?
    }

    init(connections: ConnectionPool) { self.connections = connections }

    var isFresh: Bool { folder.isFresh }

    func forget() { folder.forget() }

    func end() {
        folder.forget()
        close()
    }

    /// A row that does not read, a disk that fails: the writer will meet it too, and says so.
    func fold(_ commands: [SequencedCommand]) -> FoldedBatch? {
        do {
            let reading = try current()
            return try connections.read {
                try reading.queue.read { database in
                    let statements = PreparedStatements.kept(reading.statements, for: database)
                    self.reading?.statements = statements
                    return try folder.fold(commands, PreparedRows(statements: statements))
                }
            }
        } catch {
            folder.forget()
            close()
            return nil
        }
    }

    private func current() throws -> Reading {
        let pool = connections.current
        if let reading, reading.pool === pool { return reading }
        close()
        let opened = Reading(pool: pool, queue: try StoreOpening.folding(path: connections.path))
        reading = opened
        return opened
    }

    private func close() {
        // Statements end before their connection; it has written nothing, whatever it says at the end.
        reading?.statements = nil
        try? reading?.queue.close()
        reading = nil
    }
}
