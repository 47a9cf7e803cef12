public import Storage

import Foundation

/// A primary and a standby that it waits for, in a temporary folder: each dies when it is told to, and with the tests.
public final class FailoverPair: Sendable {
    private let folder: NodeFolder

    /// Numbers of the nodes: the primary, and the standby that will take its place.
    public struct Nodes: Sendable {
        let primary: Int
        let standby: Int

        /// As a new pair begins.
        public static let first = Nodes(primary: 1, standby: 2)
    }

    private static let common = """
        sql() { psql -q -X -h "$PWD/s$1" -U gateway -d postgres -v ON_ERROR_STOP=1 -c "$2" >/dev/null; }
        lives() { case "$(ps -o stat= -p "$1")" in ""|Z*) return 1 ;; esac; }
        start() {
            as "$bin/pg_ctl" -D "$PWD/n$1" -w -l "$PWD/n$1.log" start >/dev/null \
                -o "-k $PWD/s$1 -c listen_addresses= -c shared_buffers=32MB -c max_wal_size=256MB \
                    -c dynamic_shared_memory_type=mmap"
        }
        join() {
            rm -rf "n$2" "s$2"
            as mkdir -m 700 "s$2"
            as "$bin/pg_basebackup" -D "$PWD/n$2" -R -c fast -X stream -h "$PWD/s$1" -U gateway \
                -d "host=$PWD/s$1 user=gateway application_name=n$2"
            start "$2"
            sql "$1" "ALTER SYSTEM SET synchronous_standby_names TO 'n$2'"
            sql "$1" "SELECT pg_reload_conf()"
            # Until the primary waits for it, a commit could be answered that the standby has not.
            until [ "$("$bin/psql" -X -A -t -h "$PWD/s$1" -U gateway -d postgres \
                -c "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")" = 1 ]; do sleep 0.05; done
        }

        """

    /// Starts both. Throws `ClusterFault`.
    public static func started() async throws -> FailoverPair { try await onOwnThread { try FailoverPair() } }

    private init() throws {
        folder = try NodeFolder(Self.common)
        try run(
            """
            as mkdir -m 700 s1
            init "$PWD/n1"
            start 1
            join 1 2
            """)
    }

    /// Kills the primary as a power cut would, promotes the standby, and gives it a standby of its own. Gives who is
    /// who then.
    public func failedOver(_ nodes: Nodes) async throws -> Nodes {
        try await Self.onOwnThread { try self.failOver(nodes) }
    }

    private static func onOwnThread<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        let result: Result<Value, any Error> = await withCheckedContinuation { caller in
            Thread { caller.resume(returning: Result(catching: body)) }.start()
        }
        return try result.get()
    }

    private func failOver(_ nodes: Nodes) throws -> Nodes {
        let next = nodes.standby == 2 ? 1 : 2
        // Its children die with it: nothing is left that could answer.
        try run(
            """
            server="$(head -1 n\(nodes.primary)/postmaster.pid)"
            processes="$server $(pgrep -P "$server")"
            kill -9 $processes 2>/dev/null || true
            for process in $processes; do while lives "$process"; do sleep 0.01; done; done
            sleep 0.\(Int.random(in: 0...5))
            as "$bin/pg_ctl" -D "$PWD/n\(nodes.standby)" -w promote >/dev/null
            sql \(nodes.standby) "ALTER SYSTEM RESET synchronous_standby_names"
            sql \(nodes.standby) "SELECT pg_reload_conf()"
            join \(nodes.standby) \(next)
            """)
        return Nodes(primary: nodes.standby, standby: next)
    }

    private func run(_ commands: String) throws { try folder.run(commands) }

    /// Both nodes, named in one string: whichever writes is used.
    public var connectionString: String {
        "host=\(folder.directory)/s1,\(folder.directory)/s2 user=gateway dbname=postgres"
    }

    /// The store on them.
    public func location() throws -> StoreLocation {
        guard let address = PostgreSQLAddress(connection: connectionString) else {
            throw ClusterFault("a plain schema")
        }
        return .postgresql(address)
    }
}
