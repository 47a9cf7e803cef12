import Settlement
public import TengeLedger

/// Which open holds are looked for, all conditions together.
public struct OpenHoldQuery: Hashable, Sendable {
    /// Only those that wait for this.
    public var condition: ReleaseCondition?
    /// Only those of this payer.
    public var payer: AccountIdentifier?

    /// Every open hold, or those that are meant.
    public init(condition: ReleaseCondition? = nil, payer: AccountIdentifier? = nil) {
        self.condition = condition
        self.payer = payer
    }
}

// What an operator asks of the ledger's rows.
extension SettlementBooks {
    /// One hold, open or ended; nil when there is none of that name.
    public func hold(_ identifier: HoldIdentifier) async throws(StorageFault) -> Hold? {
        try await read { rows in try rows.hold(identifier) }
    }

    /// One mark; nil when there is none of that name.
    public func mark(_ identifier: MarkIdentifier) async throws(StorageFault) -> Mark? {
        try await read { rows in try rows.mark(identifier) }
    }

    /// Marks by name, a page at a time.
    ///
    /// - Parameters:
    ///   - after: The last mark already taken; nil to begin.
    ///   - limit: How many at most.
    public func marks(after: MarkIdentifier? = nil, limit: Int) async throws(StorageFault) -> [Mark] {
        try await read { rows in
            let sql = "SELECT \(Columns.mark) FROM mark WHERE identifier > ?1 ORDER BY identifier LIMIT ?2"
            return try rows.all(sql, [after?.text ?? "", limit]) { row in
                var columns = Columns(row, of: "mark")
                return try columns.mark()
            }
        }
    }

    /// What an account has of each mark it ever had, by mark.
    public func markedBalances(of account: AccountIdentifier) async throws(StorageFault) -> [MarkedBalance] {
        try await read { rows in
            let sql = "SELECT \(Columns.balance) FROM marked_balance WHERE account = ?1 ORDER BY mark"
            return try rows.all(sql, [account.text]) { row in
                var columns = Columns(row, of: "marked_balance")
                return try columns.balance()
            }
        }
    }

    /// Holds that are neither settled nor given back, by deadline, a page at a time; payments' holds too.
    ///
    /// Ended holds are not read, whatever the history. A condition is found by an index of its own.
    ///
    /// - Parameters:
    ///   - after: The last hold already taken; nil to begin.
    ///   - limit: How many at most.
    public func openHolds(
        _ query: OpenHoldQuery = OpenHoldQuery(), after: Hold? = nil, limit: Int
    ) async throws(StorageFault) -> [Hold] {
        try await read { rows in
            var sql =
                StoreRows.selectHold + """
                    WHERE state = 'placed' AND deadline >= ?1 AND (deadline > ?1 OR identifier > ?2)
                    """
            var arguments: [(any StoredArgument)?] = [
                after?.deadline.millisecondsSinceEpoch ?? Int64.min, after?.identifier.text ?? "", limit,
            ]
            for (column, value) in [("condition", query.condition?.text), ("payer", query.payer?.text)] {
                guard let value else { continue }
                arguments.append(value)
                sql += " AND \(column) = ?\(arguments.count)"
            }
            return try rows.all(sql + " ORDER BY deadline, identifier LIMIT ?3", arguments, rows.hold)
        }
    }
}
