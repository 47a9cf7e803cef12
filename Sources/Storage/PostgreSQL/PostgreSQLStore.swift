/// The store of several gateways: one schema of a PostgreSQL cluster.
final class PostgreSQLStore: SettlementStore {
    private let session: ServerSession
    private let readers: ServerReaders

    /// Makes the tables where there are none. Throws `unusableFile` for a server that may lose what it committed.
    init(_ address: PostgreSQLAddress, readersMax: Int) throws(StorageFault) {
        session = ServerSession(address: address)
        readers = ServerReaders(session, readersMax: readersMax)
        do {
            try session.migrate()
        } catch let failure as ServerFailure {
            throw StorageFault(failure)
        } catch {
            throw StorageFault(error)
        }
    }

    var reader: any StoreReader { readers }

    func committer() -> any BatchCommitter { ServerBatchWriter(session) }

    /// Other gateways write between any two of our batches: only who has the turn can decide.
    func folder() -> (any BatchFolding)? { nil }

    func close() { readers.close() }

    /// Reads of a store that must exist. Throws `unusableFile` when it does not.
    static func reader(_ address: PostgreSQLAddress) throws(StorageFault) -> any StoreReader {
        try once(address) { _ in }
        return ServerReaders(ServerSession(address: address), readersMax: 1, demandsVersion: true)
    }

    /// One read of one snapshot on the caller's thread.
    static func once<Value>(
        _ address: PostgreSQLAddress, _ body: (any RowSource) throws -> Value
    ) throws(StorageFault) -> Value {
        do {
            return try ReaderSeat(ServerSession(address: address), demandsVersion: true).read(body)
        } catch {
            throw StorageFault(error)
        }
    }
}
