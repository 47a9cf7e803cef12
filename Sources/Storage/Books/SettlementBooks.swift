import Foundation
public import ISO20022
public import Settlement
public import TengeLedger

/// Reads of the store, each from one consistent snapshot, on connections of their own: they never wait for the writer
/// nor hold it up.
public struct SettlementBooks: Sendable {
    let reader: any StoreReader
    /// Where the bytes of closed days are.
    let archives: ArchiveFolder

    init(reader: any StoreReader, archives: ArchiveFolder) {
        self.reader = reader
        self.archives = archives
    }

    /// The books of a store that this process does not write: beside a running service, or of a stopped one.
    ///
    /// Throws `StorageFault` when there is no store of this version.
    ///
    /// - Parameter archives: Where its archives are; beside its file, unless it says otherwise.
    public init(reading location: StoreLocation, archives: ArchiveFolder? = nil) throws(StorageFault) {
        self.init(reader: try location.openedForReading(), archives: archives ?? location.archives)
    }

    /// The books of an SQLite file that this process does not write. Throws like `init(reading:)`.
    public init(readingFrom path: String) throws(StorageFault) { try self.init(reading: .sqlite(path: path)) }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (StoreRows) throws -> Value
    ) async throws(StorageFault) -> Value {
        do {
            return try await reader.read { try body(StoreRows(source: $0)) }
        } catch {
            throw StorageFault(error)
        }
    }

    /// What was committed and not acted upon, oldest first: open cases to co-sign and refusals to answer.
    ///
    /// - Parameters:
    ///   - after: The store's number of the last message already taken; 0 to begin.
    ///   - limit: How many at most.
    public func pendingWork(after: Int64 = 0, limit: Int) async throws(StorageFault) -> [PendingWork] {
        try await read { rows in
            let sql = """
                SELECT \(StoreRows.messageColumns), m.evidence, CASE WHEN c.state = 'held' THEN m.raw END
                FROM \(StoreRows.messageTables) WHERE m.sequence IN (
                    SELECT message FROM (
                        SELECT message FROM settlement_case WHERE state = 'held' AND message > ?1
                        UNION SELECT message FROM reply_due WHERE message > ?1
                    ) AS work ORDER BY message LIMIT ?2
                ) ORDER BY m.sequence
                """
            return try rows.all(sql, [after, limit], Self.pendingWork)
        }
    }

    private static func pendingWork(_ row: any StoredRow) throws -> PendingWork {
        let record = try StoreRows.record(row)
        if let refusal = record.refusal { return .signReply(refusal) }
        var columns = Columns(row, of: "message", from: StoreRows.messageColumnsCount)
        let evidence = EncodedEvidence(json: try columns.bytes())
        guard case .payment(let settlementCase) = record.outcome, settlementCase.state == .held else {
            throw columns.damage
        }
        return .coSign(
            HeldCase(
                sequence: record.sequence, digest: record.digest, references: record.references,
                order: settlementCase.order, receivedAt: record.receivedAt, raw: try columns.bytes(),
                evidence: try evidence.decoded()))
    }

    /// Everything on file about a payment; nil when no authenticated message claims the UETR. Of an archived one the
    /// bytes are left out: `whole` brings them.
    public func payment(_ uetr: UETR) async throws(StorageFault) -> PaymentStory? {
        try await read { rows in
            let sql = """
                SELECT \(StoreRows.messageColumns), m.raw, m.evidence,
                    s.signed, s.shared_at, s.shared_from, s.shared_count, s.evidence, s.posting
                FROM \(StoreRows.messageTables) LEFT JOIN co_signature s ON s.message = m.sequence
                WHERE \(rows.source.hasRuns ? "m.sequence = ?1" : "m.uetr = ?1 AND m.claims = 1")
                """
            let key: any StoredArgument
            if rows.source.hasRuns {
                guard let sequence = try rows.messageNumber(.uetr(uetr)) else { return nil }
                key = sequence
            } else {
                key = uetr.text
            }
            return try rows.first(sql, [key]) { row in
                var columns = Columns(row, of: "message", from: StoreRows.messageColumnsCount)
                let raw = try columns.bytes()
                let evidence = EncodedEvidence(json: try columns.bytes())
                let record = try StoreRows.record(row)
                let isArchived = record.reply?.archive != nil
                guard !columns.isNull else {
                    return PaymentStory(
                        record: record, raw: raw, evidence: evidence, coSignedMessage: nil, coSignatureEvidence: nil,
                        postings: [])
                }
                if isArchived { columns.skip(4) }
                return PaymentStory(
                    record: record, raw: raw, evidence: evidence,
                    coSignedMessage: isArchived ? nil : try columns.coSignedMessage(received: raw),
                    coSignatureEvidence: EncodedEvidence(json: try columns.bytes()),
                    postings: [try rows.posting(sequence: try columns.integer())].compactMap(\.self))
            }
        }
    }

    /// Replies that wait for a partner, oldest first.
    ///
    /// - Parameter after: The mailbox number of the last one already seen; 0 to begin.
    public func mailbox(partner: BICFI, after: Int64, limit: Int) async throws(StorageFault) -> [StoredReply] {
        try await read { rows in
            let sql = """
                SELECT \(Columns.reply("r")) FROM reply r
                WHERE partner = ?1 AND acknowledged_at IS NULL AND mailbox_sequence > ?2
                ORDER BY mailbox_sequence LIMIT ?3
                """
            return try rows.all(sql, [partner.text, after, limit]) { row in
                var columns = Columns(row, of: "reply")
                return try columns.reply()
            }
        }
    }

    /// Every account, by name.
    public func accounts() async throws(StorageFault) -> [Account] {
        try await read { rows in
            let sql = """
                SELECT \(Columns.account) FROM account ORDER BY identifier
                """
            return try rows.all(sql, []) { row in
                var columns = Columns(row, of: "account")
                return try columns.account()
            }
        }
    }

    /// One account; nil when there is none of that name.
    public func account(_ identifier: AccountIdentifier) async throws(StorageFault) -> Account? {
        try await read { rows in try rows.account(identifier) }
    }

    /// Payments whose state is still open or that ended last, newest first.
    public func recentPayments(limit: Int) async throws(StorageFault) -> [MessageRecord] {
        try await read { rows in
            let sql = """
                SELECT \(StoreRows.messageColumns) FROM \(StoreRows.messageTables)
                WHERE m.claims = 1 ORDER BY m.sequence DESC LIMIT ?1
                """
            return try rows.all(sql, [limit], StoreRows.record)
        }
    }

    /// The end of the journal: worth noting elsewhere, for it proves everything before it.
    public func journalHead() async throws(StorageFault) -> JournalHead {
        try await read { rows in try SequenceCounters(readingFrom: rows.source).head }
    }
}
