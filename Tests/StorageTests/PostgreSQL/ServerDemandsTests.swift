import Settlement
import Storage
import TestCluster
import Testing

/// What a server must be before a store is opened on it.
@Suite(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
struct ServerDemandsTests {
    private func fault(opening location: StoreLocation) async throws -> StorageFault {
        do throws(StorageFault) {
            try await SettlementSequencer(location).close()
        } catch {
            return error
        }
        throw Unexpected("the store was opened")
    }

    @Test(arguments: ["off", "local", "remote_write"]) func everyCommitIsWaitedFor(setting: String) async throws {
        let cluster = try PrivateCluster.shared()
        let connection = try cluster.connection()
        let database = "lax_\(setting)"
        try connection.run("CREATE DATABASE \(database)")
        try connection.run("ALTER DATABASE \(database) SET synchronous_commit TO \(setting)")
        let fault = try await fault(opening: .postgresql(try cluster.address(schema: "lax", database: database)))
        #expect(fault.kind == .unusableFile)
        #expect(fault.reason == "PostgreSQL's synchronous_commit is \(setting); it must be on or remote_apply")
        try connection.run("DROP DATABASE \(database) WITH (FORCE)")
    }

    @Test func aPasswordIsInNoFault() async throws {
        for connection in ["host=/nowhere password=secret", "password=secret host", "postgresql://u:secret@h:x/d"] {
            let address = try #require(PostgreSQLAddress(connection: connection))
            #expect(!"\(address)".contains("secret"))
            let fault = try await fault(opening: .postgresql(address))
            #expect(
                [.database, .unavailable].contains(fault.kind) && !fault.description.contains("secret"), "\(fault)")
        }
    }

    @Test func aSchemaHasAPlainName() {
        for name in ["", "1a", "A", "a\"b", "a b", String(repeating: "a", count: 64)] {
            #expect(PostgreSQLAddress(connection: "", schema: name) == nil, "\(name)")
        }
        #expect(PostgreSQLAddress(connection: "", schema: "corridor_1") != nil)
    }

    @Test func whatIsNoStoreIsAFault() throws {
        let file = try StoreFile(.postgresql)
        #expect(throws: StorageFault.self) { _ = try file.audit() }
        #expect(throws: StorageFault.self) { _ = try SettlementBooks(reading: file.location) }
    }
}
