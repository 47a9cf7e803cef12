import Foundation
import Settlement
import Storage
import TengeLedger
import TestCluster
import Testing

/// Connections that end at any moment: whatever is answered has happened, and happened once.
@Suite(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
struct LostConnectionTests {
    /// Ends every connection of a store's gateways.
    private static func terminate(_ file: StoreFile, _ connection: PlainConnection, _ condition: String = "true") throws
    {
        try connection.run(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = '\(file.schema)' AND \(condition)
            """)
    }

    /// While payments run through two gateways, their connections are cut again and again.
    @Test func connectionsMayBeCutAtAnyMoment() async throws {
        let file = try StoreFile(.postgresql)
        let stores = [try await file.opened(), try file.open()]
        let cutter = Task {
            let connection = try file.connection()
            var cuts = 0
            // Now and then long enough for a batch on a busy machine; and not for ever, or nothing would get done.
            while !Task.isCancelled, cuts < 100 {
                try Self.terminate(file, connection)
                cuts += 1
                try? await Task.sleep(for: .milliseconds(Int.random(in: 2...100)))
            }
        }
        let replies = try await withThrowingTaskGroup(of: StoredReply.self) { group in
            for number in 1...120 {
                group.addTask {
                    let (first, second) = (stores[number % 2], stores[1 - number % 2])
                    // After a cut the same command may find that it has happened already.
                    switch try await first.submit(.admit(Sample.admission(number, creditor: number % 4))) {
                    case .held, .pending: break
                    case let answer: throw Unexpected("not held: \(answer)")
                    }
                    // However seldom the cutter gets its turn on a busy machine.
                    if number.isMultiple(of: 6) { try Self.terminate(file, file.connection()) }
                    let answer = try await second.submit(.complete(Sample.completion(number)))
                    guard case .settled(let reply) = answer else { throw Unexpected("not settled: \(answer)") }
                    return reply
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        cutter.cancel()
        try await cutter.value
        #expect(replies.map(\.mailboxSequence).sorted() == Array(1...120))
        #expect(try await stores[0].books.account(Sample.settlement)?.postedMinorUnits == 1_000_000 - 12_000)
        for store in stores { try await store.close() }
        #expect(try file.audit().firstBreak == nil)
    }

    /// The connection ends while the server commits, before it has: nothing has happened, and it is done again.
    @Test func aCommitThatDidNotHappenIsDoneAgain() async throws {
        let file = try StoreFile(.postgresql)
        let store = try await file.opened()
        try file.tamper(
            """
            CREATE SEQUENCE commits;
            CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN IF nextval('commits') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION cut()
            """)
        guard case .held = try await store.submit(.admit(Sample.admission(1))) else { throw Unexpected("not held") }
        // Once when it was cut, once when it was done.
        #expect(try file.connection().run("SELECT last_value FROM commits") == [["2"]])
        #expect(try await store.books.account(Sample.settlement)?.heldMinorUnits == 100)
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// The server has committed and waits for a standby when the connection ends: it has happened, and is answered
    /// as such once a standby could have it.
    @Test func aCommitThatHappenedIsFound() async throws {
        let file = try StoreFile(.postgresql, in: PrivateCluster())
        let store = try await file.opened()
        let connection = try file.connection()
        try connection.run("ALTER SYSTEM SET synchronous_standby_names TO 'nobody'")
        try connection.run("SELECT pg_reload_conf()")
        async let admitted = store.submit(.admit(Sample.admission(1)))
        let waits =
            "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name = '\(file.schema)'"
        while try connection.run(waits).isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        try Self.terminate(file, connection, "wait_event = 'SyncRep'")
        // It asks after its batch, finds it, and waits for the standby as the batch should have.
        try await Task.sleep(for: .milliseconds(300))
        #expect(try connection.run("SELECT count(*) FROM message") == [["1"]])
        while try connection.run(waits).isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        try connection.run("ALTER SYSTEM RESET synchronous_standby_names")
        try connection.run("SELECT pg_reload_conf()")
        guard case .held = try await admitted else { throw Unexpected("not held") }
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    @Test func aReadIsRepeatedOnANewConnection() async throws {
        let file = try StoreFile(.postgresql)
        let store = try await file.opened()
        let connection = try file.connection()
        for _ in 0..<5 {
            _ = try await store.books.accounts()
            try Self.terminate(file, connection)
        }
        #expect(try await store.books.accounts().count == 6)
        try await store.close()
    }

    /// A gateway that stopped in mid batch keeps the turn only so long as the server lets it; others wait and go on.
    @Test func theTurnIsWaitedFor() async throws {
        let file = try StoreFile(.postgresql)
        let store = try await file.opened()
        let connection = try file.connection()
        try connection.run("BEGIN")
        try connection.run("SELECT number FROM turn FOR UPDATE")
        async let admitted = store.submit(.admit(Sample.admission(1)))
        try await Task.sleep(for: .milliseconds(200))
        #expect(try connection.run("SELECT count(*) FROM message") == [["0"]])
        try connection.run("COMMIT")
        guard case .held = try await admitted else { throw Unexpected("not held") }
        try await store.close()
    }
}
