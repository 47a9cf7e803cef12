import CLibPQ

/// What a private server or a connection to it could not do.
public struct ClusterFault: Error, CustomStringConvertible {
    /// What, in words.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// A plain connection for tests: statements as text, results as text.
public final class PlainConnection {
    private let handle: OpaquePointer

    /// Connects. Throws the server's words, or libpq's.
    public init(_ connection: String) throws {
        guard let handle = PQconnectdb(connection) else { throw ClusterFault("no memory for a connection") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else { throw ClusterFault(String(cString: PQerrorMessage(handle))) }
    }

    deinit { PQfinish(handle) }

    /// Runs statements; the rows of the last.
    @discardableResult
    public func run(_ sql: String) throws -> [[String?]] {
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw ClusterFault(String(cString: PQerrorMessage(handle)))
        }
        return (0..<PQntuples(result)).map { row in
            (0..<PQnfields(result)).map { column in
                PQgetisnull(result, row, column) == 1 ? nil : String(cString: PQgetvalue(result, row, column))
            }
        }
    }
}
