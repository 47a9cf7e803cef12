/// What rows are found by, where the order of their keys is no order at all.
enum RunFamily: Int64, CaseIterable, Sendable {
    /// Rows of `answer` by the command's key.
    case answers = 1
    /// Rows of `hold` by identifier.
    case holds
    /// Rows of `posting` by the account debited and by the account credited: two entries of a row.
    case postings
    /// Rows of `message` by what it says it is, and by its bytes: three entries of a row (`MessageKey`).
    case messages
}

/// A key as a number, and the row that has it. Sorted by both.
struct RunEntry: Hashable, Comparable, Sendable {
    /// `KeyHash` of the key. Two keys may have the same: whoever looks up compares the row.
    let hash: Int64
    /// The row's own number.
    let row: Int64

    static func < (left: RunEntry, right: RunEntry) -> Bool {
        left.hash == right.hash ? left.row < right.row : left.hash < right.hash
    }
}
