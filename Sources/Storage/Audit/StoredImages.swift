import ISO20022
import Settlement
import TengeLedger

/// A row as it is stored, in the form in which the journal recorded it.
struct StoredImage {
    let bytes: [UInt8]
    /// Bulk that is not what its digest in the same row says.
    var bulkBreak: AuditBreak?

    init(_ image: RowImage, bulkBreak: AuditBreak? = nil) {
        bytes = image.bytes
        self.bulkBreak = bulkBreak
    }
}

/// Reads rows for the audit.
struct StoredImages {
    let rows: StoreRows

    /// Nil when there is no such row.
    func image(_ table: RowImage.Table, key: String) throws -> StoredImage? {
        switch table {
        case .account:
            try AccountIdentifier(key).flatMap { try rows.account($0) }.map { StoredImage(RowImage($0)) }
        case .hold:
            try HoldIdentifier(key).flatMap { try rows.hold($0) }.map { StoredImage(RowImage($0)) }
        case .answer:
            try CommandKey(key).flatMap { key in
                try rows.answer(key).map { StoredImage(RowImage(key: key, $0)) }
            }
        case .mark:
            try MarkIdentifier(key).flatMap { try rows.mark($0) }.map { StoredImage(RowImage($0)) }
        case .balance:
            try RowImage.markedAccount(key).flatMap { try rows.balance($0) }.map { StoredImage(RowImage($0)) }
        case .posting, .message, .settlementCase, .refusal, .coSignature, .reply, .checkpoint, .archive, .archived:
            try Int64(key).flatMap { try image(table, number: $0) }
        }
    }

    private func image(_ table: RowImage.Table, number: Int64) throws -> StoredImage? {
        switch table {
        case .account, .hold, .answer, .mark, .balance: nil
        case .posting: try rows.posting(sequence: number).map { StoredImage(RowImage($0)) }
        case .message: try message(number)
        case .settlementCase: try settlementCase(number)
        case .refusal: try refusal(number)
        case .coSignature: try coSignature(number)
        case .reply: try reply(number)
        case .checkpoint: try checkpoint(number)
        case .archive: try rows.archive(number).map { StoredImage(RowImage($0)) }
        case .archived: try archived(number)
        }
    }

    private func archived(_ message: Int64) throws -> StoredImage? {
        let sql = "SELECT archive FROM reply WHERE message = ?1 AND archive IS NOT NULL"
        return try rows.source.number(sql, [message]).map { StoredImage(RowImage(archived: message, in: $0)) }
    }

    private func checkpoint(_ size: Int64) throws -> StoredImage? {
        try rows.first("SELECT note FROM checkpoint WHERE size = ?1", [size]) { row in
            var columns = Columns(row, of: "checkpoint")
            return StoredImage(RowImage(CheckpointNote(size: size, bytes: try columns.bytes())))
        }
    }

    private func message(_ sequence: Int64) throws -> StoredImage? {
        let sql = """
            SELECT \(StoreRows.messageColumns), m.evidence, m.raw FROM \(StoreRows.messageTables)
            WHERE m.sequence = ?1
            """
        return try rows.first(sql, [sequence]) { row in
            let record = try StoreRows.record(row)
            var columns = Columns(row, of: "message", from: StoreRows.messageColumnsCount)
            let evidence = EncodedEvidence(json: try columns.bytes())
            let raw = try columns.bytes()
            let isWhole = record.reply?.archive == nil ? ContentDigest(of: raw) == record.digest : raw.isEmpty
            return StoredImage(
                RowImage(record, evidence: evidence.digest),
                bulkBreak: isWhole ? nil : .messageBytesDiffer(message: sequence))
        }
    }

    private func settlementCase(_ sequence: Int64) throws -> StoredImage? {
        guard case .payment(let settlementCase) = try rows.message(sequence: sequence)?.outcome else { return nil }
        return StoredImage(RowImage(settlementCase))
    }

    private func refusal(_ message: Int64) throws -> StoredImage? {
        try rows.first("SELECT reason, reply, narrative, at FROM refusal WHERE message = ?1", [message]) { row in
            var columns = Columns(row, of: "refusal")
            let (refusal, at) = try columns.refusal()
            return StoredImage(RowImage(refusalOf: message, refusal, at: at))
        }
    }

    private func coSignature(_ message: Int64) throws -> StoredImage? {
        let sql = """
            SELECT m.raw, s.signed, s.shared_at, s.shared_from, s.shared_count, s.evidence, s.posting, s.digest
            FROM co_signature s JOIN message m ON m.sequence = s.message WHERE s.message = ?1
            """
        return try rows.first(sql, [message]) { row in
            var columns = Columns(row, of: "co_signature")
            let received = try columns.bytes()
            // Where there is a digest the bytes are in an archive; that they are not here too, `LifeRule` says.
            let isGivenUp = !row.isNull(at: 7)
            let whole: [UInt8]
            if isGivenUp {
                columns.skip(4)
                whole = []
            } else {
                whole = try columns.coSignedMessage(received: received)
            }
            let evidence = EncodedEvidence(json: try columns.bytes())
            let posting = try columns.integer()
            let signed = try isGivenUp ? columns.digest() : ContentDigest(of: whole)
            return StoredImage(
                RowImage(coSignatureOf: message, signed: signed, evidence: evidence.digest, posting: posting))
        }
    }

    private func reply(_ mailboxSequence: Int64) throws -> StoredImage? {
        let sql = """
            SELECT \(Columns.reply("r")) FROM reply r WHERE mailbox_sequence = ?1
            """
        return try rows.first(sql, [mailboxSequence]) { row in
            var columns = Columns(row, of: "reply")
            return StoredImage(RowImage(try columns.reply()))
        }
    }
}
