public import Storage

import Foundation
import Glibc

/// A PostgreSQL of the tests' own: made in a temporary folder, reached by a socket in it, gone with the test process.
public final class PrivateCluster: Sendable {
    /// Where Debian and others keep the server's programs, newest first.
    static let programs: String? = {
        let roots = ["/usr/lib/postgresql", "/usr/local/pgsql"]
        let candidates = roots.flatMap { root in
            let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
            return versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(root)/\($0)/bin" } + ["\(root)/bin"]
        }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    }()

    /// Whether this machine has a server to start.
    public static var isInstalled: Bool { programs != nil }

    private static let started = Result { try PrivateCluster() }

    /// The one that all tests of the process share, each in a schema of its own.
    public static func shared() throws -> PrivateCluster { try started.get() }

    private let directory: String
    private let script: ServerScript

    private static let commands = """
        make_folder "$2"
        cd "$2"
        init data
        cat >>data/postgresql.conf <<END
        unix_socket_directories = '$2'
        listen_addresses = ''
        max_connections = 500
        shared_buffers = 64MB
        max_wal_size = 256MB
        dynamic_shared_memory_type = mmap
        END
        as "$bin/postgres" -D "$2/data" >server.log 2>&1 &
        wait_for_the_end
        stop data
        wait
        cd /
        rm -rf "$2"
        """

    /// One more, for a test that changes how the whole server behaves. Throws `ClusterFault`.
    public init() throws {
        guard let programs = Self.programs else { throw ClusterFault("PostgreSQL is not installed") }
        directory = Self.newDirectory()
        script = try ServerScript(Self.commands, programs: programs, folder: directory)
        for _ in 0..<600 {
            if (try? connection()) != nil { return }
            guard script.isRunning else { break }
            usleep(100_000)
        }
        throw ClusterFault("the private PostgreSQL does not start: see \(directory)")
    }

    /// Stops the server, as a stop by its operator would. Blocks.
    public func stop() throws { try control("stop -m fast") }

    /// Starts it again. Blocks.
    public func start() throws { try control("start -l \"$2/data/again.log\"") }

    private func control(_ what: String) throws {
        guard let programs = Self.programs else { return }
        let commands = "cd \"$2\"; as \"$bin/pg_ctl\" -D \"$2/data\" -w \(what) >/dev/null"
        try ServerScript(commands, programs: programs, folder: directory).finished()
    }

    /// A name for a folder of a server: in memory where there is room, for a test waits for hundreds of flushes.
    ///
    /// The server is told to flush all the same; what it does is what it does on a disk.
    static func newDirectory() -> String {
        let name = "pg-\(UUID().uuidString.prefix(8).lowercased())"
        var room = statvfs()
        let bytesFree = statvfs("/dev/shm", &room) == 0 ? UInt64(room.f_bavail) * UInt64(room.f_frsize) : 0
        let isRoomy = bytesFree >= 2 << 30 && access("/dev/shm", W_OK) == 0
        return (isRoomy ? "/dev/shm/" : "/tmp/") + name
    }

    private var settings: String { "host=\(directory) user=gateway" }

    /// libpq's string for a database of this server. `name` is the one the server knows the connections by.
    public func connectionString(name: String, database: String = "postgres") -> String {
        "\(settings) dbname=\(database) application_name=\(name)"
    }

    /// A schema of this server; its connections bear the schema's name.
    public func address(schema: String, database: String = "postgres") throws -> PostgreSQLAddress {
        let connection = connectionString(name: schema, database: database)
        guard let address = PostgreSQLAddress(connection: connection, schema: schema) else {
            throw ClusterFault("\(schema) is no name of a schema")
        }
        return address
    }

    /// A connection of a test's own, with every right.
    public func connection() throws -> PlainConnection { try PlainConnection("\(settings) dbname=postgres") }
}
