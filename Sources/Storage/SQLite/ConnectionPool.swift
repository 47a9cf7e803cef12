import GRDB
import Synchronization

/// The connections to a file, which can be exchanged for fresh ones while reads go on.
final class ConnectionPool: Sendable {
    let path: String
    private let readersMax: Int
    private let pool: Mutex<DatabasePool>
    /// Moves the log of the connections of now; nil where it could not begin, and SQLite's own rule moves it.
    private let log: Mutex<LogMover?>

    init(path: String, readersMax: Int) throws(StorageFault) {
        self.path = path
        self.readersMax = readersMax
        let opened = try StoreOpening.pool(path: path, readersMax: readersMax)
        pool = Mutex(opened)
        log = Mutex(try? LogMover(path: path, pool: opened))
    }

    deinit { log.withLock { $0?.end() } }

    /// The connections of now.
    var current: DatabasePool { pool.withLock { $0 } }

    /// A read of `current`, by a connection that is not one of it, which the log can wait for.
    func read<Value>(_ body: () throws -> Value) rethrows -> Value {
        guard let log = log.withLock({ $0 }) else { return try body() }
        return try log.read(body)
    }

    /// Connections of their own, with nothing in memory. To be put in place, or closed.
    func fresh() throws(StorageFault) -> DatabasePool {
        try StoreOpening.pool(path: path, readersMax: readersMax)
    }

    /// Puts fresh connections in place of those of now, which end when the reads on them have.
    func replace(with fresh: DatabasePool) {
        let old = pool.withLock { pool in
            defer { pool = fresh }
            return pool
        }
        let mover = try? LogMover(path: path, pool: fresh)
        let oldMover = log.withLock { log in
            defer { log = mover }
            return log
        }
        oldMover?.end()
        // They are of no more use, whatever they say at the end; the last reader's reference frees them.
        try? old.close()
    }

    func close() throws(StorageFault) {
        log.withLock { $0?.end() }
        do {
            try current.close()
        } catch {
            throw StorageFault(error)
        }
    }
}
