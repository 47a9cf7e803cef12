import Foundation

/// Threads with a connection each, on which reads run one after the other, each on one snapshot.
final class ServerReaders: StoreReader {
    private let work: ReadingWork

    /// Threads start with the first reads that need them. A connection that was lost is made again.
    init(_ session: ServerSession, readersMax: Int, demandsVersion: Bool = false) {
        work = ReadingWork(session, readersMax: readersMax, demandsVersion: demandsVersion)
    }

    deinit { work.close() }

    func close() { work.close() }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any RowSource) throws -> Value) async throws -> Value {
        let result: Result<Value, any Error> = await withCheckedContinuation { caller in
            let isTaken = work.add { seat in caller.resume(returning: Result { try seat.read(body) }) }
            if !isTaken { caller.resume(returning: .failure(StorageFault(.closed, "the store takes no more reads"))) }
        }
        return try result.get()
    }
}

/// Reads that wait, and the threads that take them.
///
/// `@unchecked Sendable`: every access is under the condition's lock.
private final class ReadingWork: @unchecked Sendable {
    typealias Read = @Sendable (ReaderSeat) -> Void

    private let condition = NSCondition()
    private let session: ServerSession
    private let readersMax: Int
    private let demandsVersion: Bool
    private var waiting: [Read] = []
    private var threads = 0
    private var idle = 0
    private var isClosed = false

    init(_ session: ServerSession, readersMax: Int, demandsVersion: Bool) {
        self.session = session
        self.readersMax = readersMax
        self.demandsVersion = demandsVersion
    }

    func add(_ read: @escaping Read) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard !isClosed else { return false }
        waiting.append(read)
        if idle < waiting.count, threads < readersMax {
            threads += 1
            let thread = Thread { self.run() }
            thread.name = "settlement-reader"
            thread.start()
        }
        condition.signal()
        return true
    }

    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }

    private func run() {
        let seat = ReaderSeat(session, demandsVersion: demandsVersion)
        while let read = take() { read(seat) }
    }

    private func take() -> Read? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty {
            guard !isClosed else { return nil }
            idle += 1
            condition.wait()
            idle -= 1
        }
        return waiting.removeFirst()
    }
}

/// A connection for reads, made when it is needed. Belongs to one thread.
final class ReaderSeat {
    private let session: ServerSession
    private let demandsVersion: Bool
    private var connection: ServerConnection?

    /// A read is repeated on a new connection so often, and after so long.
    private static let attemptsMax = 5
    private static let pauseMicroseconds: UInt32 = 200_000

    init(_ session: ServerSession, demandsVersion: Bool) {
        self.session = session
        self.demandsVersion = demandsVersion
    }

    /// One read of one snapshot.
    func read<Value>(_ body: (any RowSource) throws -> Value) throws -> Value {
        var attempt = 1
        while true {
            do {
                return try readOnce(body)
            } catch {
                let isOver = connection?.isLost ?? (error is ServerFailure)
                connection = nil
                guard isOver, attempt < Self.attemptsMax else {
                    throw (error as? ServerFailure).map { StorageFault($0) } ?? error
                }
                attempt += 1
                usleep(Self.pauseMicroseconds)
            }
        }
    }

    private func readOnce<Value>(_ body: (any RowSource) throws -> Value) throws -> Value {
        let connection = try self.connection ?? opened()
        self.connection = connection
        try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        let value = try body(ServerRows(connection: connection))
        try connection.run("COMMIT")
        return value
    }

    private func opened() throws -> ServerConnection {
        let connection = try session.connection(for: .reading)
        if demandsVersion { try session.demandVersion(connection) }
        return connection
    }
}
