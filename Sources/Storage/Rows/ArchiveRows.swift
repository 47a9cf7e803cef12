import ISO20022
import Settlement
import TengeLedger

// Archives, and what is to go into them.
extension StoreRows {
    private static let archiveColumns = "number, day, digest, messages, bytes"

    /// A recorded archive.
    func archive(_ number: Int64) throws -> ArchiveFile? {
        try first("SELECT \(Self.archiveColumns) FROM archive WHERE number = ?1", [number], Self.archive)
    }

    /// The recorded archive whose file has this digest.
    func archive(digest: ContentDigest) throws -> ArchiveFile? {
        try first("SELECT \(Self.archiveColumns) FROM archive WHERE digest = ?1", [digest.bytes], Self.archive)
    }

    /// Every recorded archive, in order.
    func archives() throws -> [ArchiveFile] {
        try all("SELECT \(Self.archiveColumns) FROM archive ORDER BY number", [], Self.archive)
    }

    private static func archive(_ row: any StoredRow) throws -> ArchiveFile {
        var columns = Columns(row, of: "archive")
        let number = try columns.integer()
        let day = try columns.text { ISODate($0) }
        let digest = try columns.digest()
        return ArchiveFile(
            number: number,
            ArchiveDraft(day: day, digest: digest, messages: try columns.integer(), bytes: try columns.integer()))
    }

    /// A closed message whose bytes are here.
    struct Archivable {
        let mailboxSequence: Int64
        let message: Int64
        let receivedAt: Instant
        let recordedAt: Instant
    }

    /// Taken replies whose bytes are here, by their number; their instants rise with it.
    func archivable(in numbers: Range<Int64>, limit: Int) throws -> [Archivable] {
        let sql = """
            SELECT r.mailbox_sequence, r.message, m.received_at, r.recorded_at
            FROM reply r JOIN message m ON m.sequence = r.message
            WHERE r.mailbox_sequence >= ?1 AND r.mailbox_sequence < ?2 AND r.archive IS NULL
                AND r.acknowledged_at IS NOT NULL
            ORDER BY r.mailbox_sequence LIMIT ?3
            """
        return try all(sql, [numbers.lowerBound, numbers.upperBound, limit]) { row in
            var columns = Columns(row, of: "reply")
            return Archivable(
                mailboxSequence: try columns.integer(), message: try columns.integer(),
                receivedAt: try columns.instant(), recordedAt: try columns.instant())
        }
    }

    /// The number of the first reply recorded at or after an instant; one past the last when there is none.
    func firstReply(notBefore instant: Instant) throws -> Int64 {
        var (low, high) = (Int64(1), (try source.number("SELECT max(mailbox_sequence) FROM reply") ?? 0) + 1)
        while low < high {
            let middle = low + (high - low) / 2
            let sql = "SELECT recorded_at FROM reply WHERE mailbox_sequence = ?1"
            guard let at = try source.number(sql, [middle]) else {
                throw StorageFault(.damagedRow, "reply \(middle) is missing")
            }
            if at < instant.millisecondsSinceEpoch { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many replies before a number were not taken by their partners.
    func waitingReplies(before number: Int64) throws -> Int64 {
        let sql = "SELECT count(*) FROM reply WHERE acknowledged_at IS NULL AND mailbox_sequence < ?1"
        return try source.number(sql, [number]) ?? 0
    }

    /// The bytes of a message, its co-signature and its reply, as the store has them.
    func storedBytes(of message: Int64) throws -> ArchivedBytes? {
        let sql = """
            SELECT m.raw, r.bytes, s.signed, s.shared_at, s.shared_from, s.shared_count
            FROM message m JOIN reply r ON r.message = m.sequence LEFT JOIN co_signature s ON s.message = m.sequence
            WHERE m.sequence = ?1 AND r.archive IS NULL
            """
        return try first(sql, [message]) { row in
            var columns = Columns(row, of: "message")
            let received = try columns.bytes()
            let reply = try columns.bytes()
            let coSigned = columns.isNull ? nil : try columns.coSignedMessage(received: received)
            return ArchivedBytes(message: message, received: received, coSigned: coSigned, reply: reply)
        }
    }
}
