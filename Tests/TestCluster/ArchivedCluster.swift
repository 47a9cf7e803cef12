public import Storage

import Foundation

/// A server that archives its log, and one recovered from a base backup of it and that log.
public final class ArchivedCluster: Sendable {
    private let folder: NodeFolder

    private static let common = """
        sql() { psql -q -X -A -t -h "$PWD/s$1" -U gateway -d postgres -v ON_ERROR_STOP=1 -c "$2"; }
        start() {
            as mkdir -m 700 "s$1"
            as "$bin/pg_ctl" -D "$PWD/n$1" -w -l "$PWD/n$1.log" start >/dev/null \
                -o "-k $PWD/s$1 -c listen_addresses= -c shared_buffers=32MB -c dynamic_shared_memory_type=mmap"
        }

        """

    /// Starts the server. Throws `ClusterFault`.
    public init() throws {
        folder = try NodeFolder(Self.common)
        // What docs/operations.md says.
        try run(
            """
            as mkdir -m 700 log
            init "$PWD/n1"
            as tee -a "$PWD/n1/postgresql.conf" >/dev/null <<END
            archive_mode = on
            archive_command = 'test ! -f $PWD/log/%f && cp %p $PWD/log/%f.part \
            && sync $PWD/log/%f.part && mv $PWD/log/%f.part $PWD/log/%f'
            END
            start 1
            """)
    }

    /// Makes a base backup of the running server.
    public func backUp() throws {
        try run("as \"$bin/pg_basebackup\" -D \"$PWD/base\" -X stream -c fast -h \"$PWD/s1\" -U gateway")
    }

    /// Has everything archived, ends the server as a power cut would, and recovers another by a script.
    ///
    /// - Parameters:
    ///   - script: The text of `docs/recover-postgresql.sh`.
    ///   - time: The moment, as PostgreSQL writes it.
    public func recover(by script: String, to time: String) throws {
        try Data(script.utf8).write(to: URL(fileURLWithPath: folder.directory + "/recover.sh"))
        try run(
            """
            chmod 755 recover.sh
            last="$(sql 1 "SELECT pg_walfile_name(pg_switch_wal())")"
            for attempt in $(seq 200); do [ -e "log/$last" ] && break; sleep 0.1; done
            stop n1
            as env PATH="$bin:$PATH" sh "$PWD/recover.sh" "$PWD/base" "$PWD/log" "$PWD/n2" '\(time)'
            start 2
            for attempt in $(seq 200); do
                [ "$(sql 2 "SELECT pg_is_in_recovery()")" = f ] && break
                sleep 0.1
            done
            """)
    }

    /// The store on the server, or on the one that was recovered.
    public func location(recovered: Bool = false) throws -> StoreLocation {
        let connection = "host=\(folder.directory)/s\(recovered ? 2 : 1) user=gateway dbname=postgres"
        guard let address = PostgreSQLAddress(connection: connection) else { throw ClusterFault("a plain schema") }
        return .postgresql(address)
    }

    /// The server's clock, as it writes it.
    public func time() throws -> String {
        let connection = try PlainConnection("host=\(folder.directory)/s1 user=gateway dbname=postgres")
        guard let time = try connection.run("SELECT clock_timestamp()").first?.first ?? nil else {
            throw ClusterFault("the server has no clock")
        }
        return time
    }

    private func run(_ commands: String) throws { try folder.run(commands) }
}
