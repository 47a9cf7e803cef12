public import Settlement
public import TengeLedger

/// The way of a mark's money, a page at a time: every posting that names the mark, in order, and what they come to.
public struct MarkPath: Hashable, Sendable {
    /// The mark.
    public let mark: Mark
    /// The postings of this page, ascending.
    public let lines: [NumberedPosting]
    /// Allocated by all postings of the mark, in minor units.
    public let begunMinorUnits: Int64
    /// Spent for good by all postings of the mark, in minor units.
    public let endedMinorUnits: Int64
    /// What each account has of the mark, by account; those that have nothing left too.
    public let balances: [MarkedBalance]

    /// What accounts have together, in minor units. A mark's money is a part of what was issued: it cannot overflow.
    public var standingMinorUnits: Int64 { balances.reduce(0) { $0 &+ $1.postedMinorUnits } }

    /// Whether what began is what ended and what stands, to the minor unit.
    public var addsUp: Bool {
        Int128(begunMinorUnits)
            == Int128(endedMinorUnits) + balances.reduce(Int128(0)) { $0 + Int128($1.postedMinorUnits) }
    }
}

extension SettlementBooks {
    /// The path of a mark from allocation to final spending; nil when there is no such mark.
    ///
    /// By index, whatever the history: the page, the mark's allocations and final spendings, which are added up from
    /// the index alone, and the accounts that have it.
    ///
    /// - Parameters:
    ///   - after: The number of the last posting already taken; 0 to begin.
    ///   - limit: How many postings at most.
    public func markPath(
        _ mark: MarkIdentifier, after: Int64 = 0, limit: Int
    ) async throws(StorageFault) -> MarkPath? {
        try await read { rows in
            guard let found = try rows.mark(mark) else { return nil }
            let path = """
                SELECT \(Columns.posting) FROM posting p WHERE p.mark = ?1 AND p.sequence > ?2 ORDER BY p.sequence
                LIMIT ?3
                """
            let lines = try rows.all(path, [mark.text, after, limit]) { row in
                var columns = Columns(row, of: "posting")
                return try columns.posting()
            }
            let balances = try rows.all(
                "SELECT \(Columns.balance) FROM marked_balance WHERE mark = ?1 ORDER BY account", [mark.text]
            ) { row in
                var columns = Columns(row, of: "marked_balance")
                return try columns.balance()
            }
            func sum(_ phase: MarkPhase) throws -> Int64 {
                let sql = """
                    SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) FROM posting WHERE mark = ?1 AND mark_phase = ?2
                    """
                return try rows.source.number(sql, [mark.text, phase.rawValue]) ?? 0
            }
            return MarkPath(
                mark: found, lines: lines, begunMinorUnits: try sum(.begins), endedMinorUnits: try sum(.ends),
                balances: balances)
        }
    }
}
