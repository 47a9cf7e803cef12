import Foundation
public import ISO20022
public import Settlement
public import TengeLedger

// What statements and reconciliations are made of.
extension SettlementBooks {
    /// Everything booked on an account from `from` until before `to`; nil when there is no such account.
    ///
    /// The booking clock never runs backwards, so the numbers of the postings and their instants rise together, and
    /// every posting is in one period only.
    public func statementSource(
        account identifier: AccountIdentifier, from: Instant, to: Instant
    ) async throws(StorageFault) -> StatementSource? {
        try await read { rows in
            guard let account = try rows.account(identifier) else { return nil }
            let first = try rows.firstPosting(notBefore: from)
            let end = try rows.firstPosting(notBefore: max(from, to))
            let before = try rows.lastPosting(of: identifier, before: first)
            let opening = before.map { $0.posting.credit == identifier ? $0.creditPostedAfter : $0.debitPostedAfter }
            let clock = try SequenceCounters(readingFrom: rows.source).clock
            return StatementSource(
                account: account, from: from, to: to, openingMinorUnits: opening ?? 0,
                lines: try rows.lines(of: identifier, in: first..<end),
                marked: try rows.marked(of: identifier, in: first..<end), isFinal: clock >= to)
        }
    }

    /// The state of each of these payments that is on file.
    public func states(of payments: [UETR]) async throws(StorageFault) -> [UETR: String] {
        try await read { rows in
            var states: [UETR: String] = [:]
            guard rows.source.hasRuns else {
                for uetr in payments { states[uetr] = try rows.message(claiming: uetr)?.stateWord }
                return states
            }
            try rows.keyed.messages(payments.map { .uetr($0) }) { payment, message in
                guard let record = try rows.message(sequence: message) else {
                    throw StorageFault(.damagedRow, "message \(message) is missing")
                }
                // Another message may have the same hash.
                guard record.claimsIdentifiers, record.references.uetr == payments[payment] else { return true }
                states[payments[payment]] = record.stateWord
                return false
            }
            return states
        }
    }
}

extension MessageRecord {
    fileprivate var stateWord: String {
        switch outcome {
        case .payment(let settlementCase): settlementCase.stateWord
        case .refused: "refused"
        }
    }
}

extension StoreRows {
    func posting(sequence: Int64) throws -> NumberedPosting? {
        try first("SELECT \(Columns.posting) FROM posting p WHERE p.sequence = ?1", [sequence]) { row in
            var columns = Columns(row, of: "posting")
            return try columns.posting()
        }
    }

    /// The number of the first posting at or after an instant; one past the last when there is none.
    ///
    /// Numbers have no gaps and instants rise with them, so that halving finds it without an index on instants.
    func firstPosting(notBefore instant: Instant) throws -> Int64 {
        let last = try first("SELECT coalesce(max(sequence), 0) FROM posting", []) { row in
            var columns = Columns(row, of: "posting")
            return try columns.integer()
        }
        var low: Int64 = 1
        var high = (last ?? 0) + 1
        while low < high {
            let middle = low + (high - low) / 2
            let at = try first("SELECT at FROM posting WHERE sequence = ?1", [middle]) { row in
                var columns = Columns(row, of: "posting")
                return try columns.instant()
            }
            guard let at else { throw StorageFault(.damagedRow, "posting \(middle) is missing") }
            if at < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What of an account bore which mark around a range of numbers.
    func marked(of account: AccountIdentifier, in numbers: Range<Int64>) throws -> [MarkedPeriod] {
        let marks = try all(
            "SELECT mark FROM marked_balance WHERE account = ?1 ORDER BY mark", [account.text]
        ) { row in
            var columns = Columns(row, of: "marked_balance")
            return try columns.text(as: MarkIdentifier.init)
        }
        return try marks.compactMap { mark in
            let key = MarkedAccount(account: account, mark: mark)
            let opening = try marked(key, before: numbers.lowerBound)
            let period = MarkedPeriod(
                mark: mark, openingMinorUnits: opening,
                closingMinorUnits: numbers.isEmpty ? opening : try marked(key, before: numbers.upperBound))
            return period.openingMinorUnits == 0 && period.closingMinorUnits == 0 ? nil : period
        }
    }

    /// What an account had of a mark before a number: it stands in the last posting that changed it.
    func marked(_ key: MarkedAccount, before bound: Int64) throws -> Int64 {
        let sql = """
            SELECT \(Columns.posting) FROM posting p WHERE p.sequence = (SELECT max(sequence) FROM (
                SELECT max(sequence) AS sequence FROM posting
                    WHERE debit = ?1 AND mark = ?2 AND sequence < ?3 AND debit_marked_after IS NOT NULL
                UNION ALL SELECT max(sequence) FROM posting
                    WHERE credit = ?1 AND mark = ?2 AND sequence < ?3 AND credit_marked_after IS NOT NULL) AS found)
            """
        let last = try first(sql, [key.account.text, key.mark.text, bound]) { row in
            var columns = Columns(row, of: "posting")
            return try columns.posting()
        }
        guard let last else { return 0 }
        let after = last.posting.creditMarked == key ? last.creditMarkedAfter : last.debitMarkedAfter
        return after ?? 0
    }
}
