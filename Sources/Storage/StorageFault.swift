import GRDB

/// What went wrong with the store: ours, not the message's. To be retried or looked at by a human, and logged.
public struct StorageFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure, for the caller to branch on.
    public enum Kind: String, Hashable, Sendable {
        /// As many commands wait as the queue holds: try again later.
        case queueFull
        /// The store is closing or closed.
        case closed
        /// The database failed; nothing of the batch is remembered.
        case database
        /// The disk is full, or cannot be read or written, or pages of the file are damaged, or no server answers: no
        /// work is taken until that is over. The commit that failed may have happened; the same command again will
        /// tell.
        case unavailable
        /// The server was lost while it committed and none has answered since: the same command again will tell.
        case outcomeUnknown
        /// A row does not read as what it should be: the audit will name it.
        case damagedRow
        /// The file or server is not a store of this version, or cannot be trusted to keep what it commits.
        case unusableFile
        /// A file beside the store, of a backup or of an archive could not be read or written.
        case file
        /// The bytes asked for are in an archive that is not at hand.
        case archiveAway
    }

    /// What kind of failure.
    public let kind: Kind
    /// What happened, for the log.
    public let reason: String
    /// SQLite's extended result code, when it was SQLite.
    public let code: Int32?

    init(_ kind: Kind, _ reason: String, code: Int32? = nil) {
        self.kind = kind
        self.reason = reason
        self.code = code
    }

    /// A failure of the database library, or a fault that passed through it.
    init(_ error: any Error) {
        switch error {
        case let fault as StorageFault:
            self = fault
        case let error as DatabaseError:
            // The statement is named; its arguments, which hold accounts and names, are not.
            let text = error.message ?? "no message"
            let kind: Kind = Self.disk.contains(error.resultCode) ? .unavailable : .database
            self.init(kind, "\(text); \(error.sql ?? "no statement")", code: error.extendedResultCode.rawValue)
        default:
            self.init(.database, String(describing: error))
        }
    }

    /// What a disk or a file in a bad way is answered with.
    private static let disk: [ResultCode] = [
        .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_CORRUPT, .SQLITE_NOTADB,
    ]

    /// Whether what the connections have in memory, or believe to be on the disk, may not be so. A full disk took
    /// nothing; after anything else nobody knows.
    var asksForFreshConnections: Bool { code != ResultCode.SQLITE_FULL.rawValue }

    /// The same, as what keeps the store from taking work.
    var asUnavailable: StorageFault { StorageFault(.unavailable, reason, code: code) }

    /// Kind, code and reason, for the log.
    public var description: String { "\(kind.rawValue)\(code.map { " \($0)" } ?? ""): \(reason)" }
}
