import Settlement
import TengeLedger
import TestCluster
import Testing

@testable import Storage

/// A server that is gone for long, and tables that are new.
@Suite(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
struct ServerLossTests {
    /// Past its patience the writer says that there is no server; and goes on when there is one, without a restart.
    @Test func aWriterOutlivesItsServer() async throws {
        let cluster = try PrivateCluster()
        let file = try StoreFile(.postgresql, in: cluster)
        try await file.opened().close()
        guard case .postgresql(let address) = file.location else { throw Unexpected("not on a server") }
        let writer = ServerBatchWriter(ServerSession(address: address), patienceMicroseconds: 300_000)
        let admission = SequencedCommand.admit(Sample.admission(1))
        guard case .held = try writer.commit([admission], folded: nil).answers[0] else { throw Unexpected("not held") }
        try cluster.stop()
        let completion = SequencedCommand.complete(Sample.completion(1))
        let fault = #expect(throws: StorageFault.self) { _ = try writer.commit([completion], folded: nil) }
        #expect(fault?.kind == .unavailable)
        for _ in 0..<2 {
            let still = #expect(throws: StorageFault.self) {
                try writer.recover(from: Sample.make(fault), trying: [completion])
            }
            #expect(still?.kind == .unavailable)
        }
        try cluster.start()
        try writer.recover(from: Sample.make(fault), trying: [completion])
        guard case .settled = try writer.commit([completion], folded: nil).answers[0] else {
            throw Unexpected("not settled")
        }
        guard case .replay = try writer.commit([admission], folded: nil).answers[0] else {
            throw Unexpected("not known")
        }
        #expect(try file.audit().firstBreak == nil)
    }

    /// The server knows nothing of tables that are new, and yet looks rows up by their keys.
    @Test func aNewStoreIsNotReadWhole() async throws {
        let file = try StoreFile(.postgresql)
        let store = try await file.opened()
        let payments = 400
        for number in 1...payments { _ = try await store.submit(.admit(Sample.admission(number))) }
        try await store.close()
        // What a session did is told at its end, which comes after its client's.
        var readRows = 0
        for _ in 0..<100 {
            let rows = try file.connection().run(
                """
                SELECT coalesce(sum(idx_tup_read), 0)::bigint FROM pg_stat_user_indexes
                WHERE schemaname = '\(file.schema)' AND relname IN ('message', 'hold', 'settlement_case', 'reply')
                """)
            let now = rows.first?.first.flatMap { $0 }.flatMap { Int($0) } ?? 0
            if now > 0, now == readRows { break }
            readRows = now
            try await Task.sleep(for: .milliseconds(50))
        }
        // Of all that came before it, each payment would have met two hundred on the average, in each index.
        #expect((1...payments * 60).contains(readRows), "\(readRows) entries of indexes were read")
    }
}
