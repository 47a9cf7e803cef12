import Settlement

/// Part 6: the files.
struct ArchiveAudit {
    let rows: StoreRows
    let folder: ArchiveFolder

    func firstBreak() throws -> AuditBreak? {
        for file in try rows.archives() {
            guard folder.has(file) else { return .archiveMissing(file.name) }
            let content = try DurableFiles.read(folder.place(of: file))
            guard content.digest == file.digest, content.bytes == file.bytes else { return .archiveDiffers(file.name) }
            let reader: ArchiveReader
            do {
                reader = try folder.reader(of: file)
            } catch is StorageFault {
                return .archiveDiffers(file.name)
            }
            guard Int64(reader.messages.count) == file.messages else { return .archiveDiffers(file.name) }
            if let found = try firstBreak(of: file, reader) { return found }
        }
        return nil
    }

    /// The first message that left its bytes to this archive and has them not there.
    private func firstBreak(of file: ArchiveFile, _ reader: ArchiveReader) throws -> AuditBreak? {
        let sql = """
            SELECT r.archive, m.digest, r.digest, s.digest FROM reply r JOIN message m ON m.sequence = r.message
                LEFT JOIN co_signature s ON s.message = m.sequence WHERE m.sequence = ?1 AND r.archive = ?2
            """
        for message in reader.messages {
            let isWhole = try rows.first(sql, [message, file.number]) { row in
                var columns = Columns(row, of: "reply")
                columns.skip(1)
                let (received, reply) = (try columns.digest(), try columns.digest())
                let coSigned = columns.isNull ? nil : try columns.digest()
                guard let bytes = try? reader.bytes(of: message) else { return false }
                return ContentDigest(of: bytes.received) == received && ContentDigest(of: bytes.reply) == reply
                    && bytes.coSigned.map { ContentDigest(of: $0) } == coSigned
            }
            // Nil: it left its bytes to another archive, or has them yet.
            if isWhole == false { return .archivedBytesDiffer(message: message, archive: file.name) }
        }
        let left = try rows.source.number("SELECT count(*) FROM reply WHERE archive = \(file.number)") ?? 0
        let has = try reader.messages.count { message in
            try rows.source.number(
                "SELECT 1 FROM reply WHERE message = ?1 AND archive = ?2", [message, file.number]) != nil
        }
        return left == has ? nil : .archiveDiffers(file.name)
    }
}
