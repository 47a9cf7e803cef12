/// What PostgreSQL answered instead of a result, sorted by what is to be done about it.
struct ServerFailure: Error, Hashable {
    enum Kind: Hashable {
        /// There is no connection any more, or none to a server that writes: connect again, then repeat.
        case lost
        /// The transaction gave way to another, or could not have its lock in time: repeat.
        case gaveWay
        /// Repeating would not help.
        case refused
    }

    let kind: Kind
    /// Five characters of the standard; nil when no server said anything.
    let sqlState: String?
    /// The server's words, without values of rows; or libpq's, without the connection string.
    let message: String

    init(_ kind: Kind, _ message: String, sqlState: String? = nil) {
        self.kind = kind
        self.message = message
        self.sqlState = sqlState
    }

    /// What a server's error means for the transaction it ended.
    init(sqlState: String, message: String) {
        let kind: Kind =
            switch sqlState {
            // Serialisation failure, deadlock, lock not available in time, too many connections.
            case "40001", "40P01", "55P03", "53300": .gaveWay
            // Shutting down or starting up, cut off while idle, no longer the primary, or not sure of its own commit.
            case "40003", "57P01", "57P02", "57P03", "57P05", "25P03", "25006": .lost
            default: sqlState.hasPrefix("08") ? .lost : .refused
            }
        self.init(kind, message, sqlState: sqlState)
    }
}

extension StorageFault {
    /// No server, or one that has no room or cannot trust its own disk: `unavailable`, until that is over.
    init(_ failure: ServerFailure) {
        let reason = failure.sqlState.map { "\($0): \(failure.message)" } ?? failure.message
        let isOurs = failure.kind == .refused && !Self.serversOwn.contains { failure.sqlState?.hasPrefix($0) ?? false }
        self.init(isOurs ? .database : .unavailable, reason)
    }

    /// Insufficient resources, system errors, damaged pages and indexes.
    private static let serversOwn = ["53", "58", "XX001", "XX002"]
}
