public import Settlement

// Bytes that an archive has. Read on the readers' threads, and believed only when they have their digests.
extension SettlementBooks {
    /// A reply with its bytes, from the archive when they are there.
    ///
    /// Throws `archiveAway` when the archive is not at hand, `file` when it is not what it was.
    public func whole(_ reply: StoredReply) async throws(StorageFault) -> StoredReply {
        guard let archive = reply.archive else { return reply }
        return try await read { rows in
            guard let whole = reply.whole(try bytes(of: reply.message, in: archive, rows).reply) else {
                throw StorageFault(.file, "archive \(archive) does not have the reply to message \(reply.message)")
            }
            return whole
        }
    }

    /// A payment's story with its bytes. Throws like `whole(_:)` of a reply.
    public func whole(_ story: PaymentStory) async throws(StorageFault) -> PaymentStory {
        guard let archive = story.record.reply?.archive else { return story }
        return try await read { rows in
            let number = story.record.sequence
            let bytes = try bytes(of: number, in: archive, rows)
            let coSigned = try rows.first("SELECT digest FROM co_signature WHERE message = ?1", [number]) { row in
                var columns = Columns(row, of: "co_signature")
                return try columns.digest()
            }
            guard let whole = story.whole(received: bytes.received, coSigned: bytes.coSigned, digest: coSigned) else {
                throw StorageFault(.file, "archive \(archive) does not have the bytes of message \(number)")
            }
            return whole
        }
    }

    /// Every recorded archive, in order, and whether it is at hand.
    public func archiveFiles() async throws(StorageFault) -> [(file: ArchiveFile, isAtHand: Bool)] {
        let files = try await read { rows in try rows.archives() }
        return files.map { ($0, archives.has($0)) }
    }

    private func bytes(of message: Int64, in archive: Int64, _ rows: StoreRows) throws -> ArchivedBytes {
        guard let file = try rows.archive(archive) else {
            throw StorageFault(.damagedRow, "archive \(archive) is not on file")
        }
        guard let bytes = try archives.reader(of: file).bytes(of: message) else {
            throw StorageFault(.file, "archive \(archive) does not have message \(message)")
        }
        return bytes
    }
}

extension StoreLocation {
    /// Where the archives of a store lie unless it is said.
    var archives: ArchiveFolder {
        switch self {
        case .sqlite(let path): ArchiveFolder(besideStore: path)
        // A cluster is beside nothing: whoever opens it says where.
        case .postgresql: ArchiveFolder("archive")
        }
    }
}
