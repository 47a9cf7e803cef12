import Settlement
import Storage

/// Messages longer than a connection's memory, and transactions that are given up: what several writers of one file
/// must not suffer from.
enum LongMessages {
    /// So little memory that a long message's transaction does not fit.
    static let cachePages = 10

    /// What makes a number's message as long as it is: one in six has 20 to 140 kilobytes.
    static func variant(_ number: Int) -> String {
        var random = SeededRandom(seed: UInt64(number))
        guard Int.random(in: 0..<6, using: &random) == 0 else { return "" }
        return String(repeating: "x", count: Int.random(in: 20_000...140_000, using: &random))
    }
}

extension StoreFile {
    /// From now on one payment in so many fails when the rows of its batch are written: the transaction is given up,
    /// and nothing of it has happened.
    func giveUp(oneIn count: Int) throws {
        try tamper(
            """
            CREATE TRIGGER IF NOT EXISTS give_up AFTER INSERT ON journal
            WHEN NEW.kind = \(JournalKind.admission.rawValue) AND random() % \(count) = 0
            BEGIN SELECT RAISE(ABORT, 'given up'); END
            """)
    }

    func giveUpNothing() throws { try tamper("DROP TRIGGER IF EXISTS give_up") }
}
