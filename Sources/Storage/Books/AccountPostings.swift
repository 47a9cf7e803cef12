import ISO20022
import Settlement
import TengeLedger

// An account's postings. A server has indexes of both sides; a file has sorted runs, and after them the tail, whose
// rows are read by number.
extension StoreRows {
    private static let isOfAccount = "(p.debit = ?1 OR p.credit = ?1)"

    /// The last posting of an account before a number.
    func lastPosting(of account: AccountIdentifier, before bound: Int64) throws -> NumberedPosting? {
        guard source.hasRuns else {
            let sql = """
                SELECT \(Columns.posting) FROM posting p WHERE p.sequence = (SELECT max(sequence) FROM (
                    SELECT max(sequence) AS sequence FROM posting WHERE debit = ?1 AND sequence < ?2
                    UNION ALL SELECT max(sequence) FROM posting WHERE credit = ?1 AND sequence < ?2) AS found)
                """
            return try first(sql, [account.text, bound], Self.posting)
        }
        let tail = """
            SELECT \(Columns.posting) FROM posting p WHERE \(Self.isOfAccount) AND p.sequence > ?2 AND p.sequence < ?3
            ORDER BY p.sequence DESC LIMIT 1
            """
        let covered = try keyed.coveredPostings()
        if let found = try first(tail, [account.text, covered, bound], Self.posting) { return found }
        var found: NumberedPosting?
        try keyed.postings(of: account.text, before: bound) { sequence in
            guard let numbered = try posting(sequence: sequence) else {
                throw StorageFault(.damagedRow, "posting \(sequence) is missing")
            }
            // Another key may have the same hash.
            guard numbered.posting.isOf(account) else { return true }
            found = numbered
            return false
        }
        return found
    }

    private static func posting(_ row: any StoredRow) throws -> NumberedPosting {
        var columns = Columns(row, of: "posting")
        return try columns.posting()
    }

    /// What was booked on an account under these numbers, ascending.
    func lines(of account: AccountIdentifier, in numbers: Range<Int64>) throws -> [BookedLine] {
        guard source.hasRuns else {
            let sql =
                Self.selectLines + """
                    WHERE p.sequence IN (
                        SELECT sequence FROM posting WHERE debit = ?1 AND sequence >= ?2 AND sequence < ?3
                        UNION SELECT sequence FROM posting WHERE credit = ?1 AND sequence >= ?2 AND sequence < ?3)
                    ORDER BY p.sequence
                    """
            return try all(sql, [account.text, numbers.lowerBound, numbers.upperBound], Self.line)
        }
        let covered = try keyed.coveredPostings()
        let candidates = try keyed.postings(of: account.text, in: numbers)
        var lines: [BookedLine] = []
        lines.reserveCapacity(candidates.count)
        for sequence in candidates {
            guard let posting = try posting(sequence: sequence) else {
                throw StorageFault(.damagedRow, "posting \(sequence) is missing")
            }
            if posting.posting.isOf(account) { lines.append(Self.unnamed(posting)) }
        }
        let tail = """
            SELECT \(Columns.posting) FROM posting p
            WHERE \(Self.isOfAccount) AND p.sequence >= ?2 AND p.sequence < ?3 ORDER BY p.sequence
            """
        lines += try all(
            tail, [account.text, max(numbers.lowerBound, covered + 1), numbers.upperBound], Self.posting
        ).map(Self.unnamed)
        for first in stride(from: 0, to: lines.count, by: Self.linesOfPage) {
            try name(&lines, in: first..<min(first + Self.linesOfPage, lines.count))
        }
        return lines
    }

    /// For how many lines payments are looked up together: what that takes beside the lines is some 100 bytes for each.
    private static let linesOfPage = 16_384

    private static func unnamed(_ posting: NumberedPosting) -> BookedLine {
        BookedLine(posting: posting, references: nil, valueDate: nil)
    }

    /// Gives lines what the messages say whose payments they are.
    private func name(_ lines: inout [BookedLine], in page: Range<Int>) throws {
        let payments = page.compactMap { line in
            lines[line].posting.posting.hold.flatMap(PaymentHold.uetr(of:)).map { (line: line, uetr: $0) }
        }
        try keyed.messages(payments.map { .uetr($0.uetr) }) { payment, message in
            let (line, uetr) = payments[payment]
            let found = try first(Self.selectReferences, [message]) { row in
                var columns = Columns(row, of: "message")
                let claims = try columns.integer() == 1
                let references = try columns.references()
                let valueDate = try columns.optionalText { ISODate($0) }
                // Another message may have the same hash.
                guard claims, references.uetr == uetr else { return false }
                lines[line] = BookedLine(
                    posting: lines[line].posting, references: valueDate == nil ? nil : references,
                    valueDate: valueDate)
                return true
            }
            guard let found else { throw StorageFault(.damagedRow, "message \(message) is missing") }
            return !found
        }
    }

    private static let referencesColumns = """
        m.sent_from, m.sent_to, m.business_message_identifier, m.message_definition, m.business_service,
        m.creation_date, m.message_identifier, m.instruction, m.end_to_end, m.transaction_identifier, m.uetr,
        c.value_date
        """

    private static let selectReferences = """
        SELECT m.claims, \(referencesColumns) FROM message m LEFT JOIN settlement_case c ON c.message = m.sequence
        WHERE m.sequence = ?1
        """

    private static let selectLines = """
        SELECT \(Columns.posting), \(referencesColumns)
        FROM posting p
            LEFT JOIN message m ON m.uetr = substr(p.hold, \(PaymentHold.identifierPrefix.utf8.count + 1))
            AND m.claims = 1
            AND p.hold LIKE 'HOLD-%' LEFT JOIN settlement_case c ON c.message = m.sequence

        """

    private static func line(_ row: any StoredRow) throws -> BookedLine {
        var columns = Columns(row, of: "posting")
        let posting = try columns.posting()
        let references = try columns.references()
        let valueDate = try columns.optionalText { ISODate($0) }
        return BookedLine(posting: posting, references: valueDate == nil ? nil : references, valueDate: valueDate)
    }
}

extension Posting {
    fileprivate func isOf(_ account: AccountIdentifier) -> Bool { debit == account || credit == account }
}
