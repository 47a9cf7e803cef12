import Settlement

/// What the journal says of the bytes of messages: the digests it recorded when they came.
struct RecordedDigests {
    private struct Digests {
        var received: ContentDigest?
        var coSigned: ContentDigest?
        var reply: ContentDigest?
    }

    private var found: [Int64: Digests]
    private var awaited: Int

    private static let entriesAtOnce: Int64 = 256

    /// Reads the journal from the first entry that can speak of one of them until all of them have their reply.
    init(of messages: [StoreRows.Archivable], _ rows: StoreRows) throws {
        found = Dictionary(messages.map { ($0.message, Digests()) }) { first, _ in first }
        awaited = found.count
        guard let earliest = messages.map(\.receivedAt).min() else { return }
        var next = try rows.firstEntry(notBefore: earliest)
        while awaited > 0 {
            let sql =
                "SELECT \(StoreRows.entryColumns) FROM journal WHERE sequence >= ?1 AND sequence < ?2 ORDER BY sequence"
            let entries = try rows.all(sql, [next, next + Self.entriesAtOnce], StoreRows.entry)
            // Whose reply is recorded nowhere does not agree with anything.
            guard !entries.isEmpty else { return }
            for entry in entries {
                guard let changed = entry.rows() else {
                    throw StorageFault(.damagedRow, "journal entry \(entry.sequence)")
                }
                for row in changed { take(row) }
            }
            next += Self.entriesAtOnce
        }
    }

    private mutating func take(_ row: JournalRow) {
        if let digest = row.receivedDigest, let message = row.numberKey {
            found[message]?.received = digest
        } else if let digest = row.coSignedDigest, let message = row.numberKey {
            found[message]?.coSigned = digest
        } else if let reply = row.reply, let known = found[reply.message] {
            if known.reply == nil { awaited -= 1 }
            found[reply.message]?.reply = reply.digest
        }
    }

    /// Whether these are the bytes that the journal recorded, all of them.
    func areThose(_ bytes: ArchivedBytes) -> Bool {
        guard let recorded = found[bytes.message] else { return false }
        return recorded.received == ContentDigest(of: bytes.received)
            && recorded.coSigned == bytes.coSigned.map { ContentDigest(of: $0) }
            && recorded.reply == ContentDigest(of: bytes.reply)
    }
}
