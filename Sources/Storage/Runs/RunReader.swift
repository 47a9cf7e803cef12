import Settlement
import TengeLedger

/// Look-ups in the sorted runs of a store, for whoever keeps nothing of them in memory.
struct RunReader {
    let source: any RowSource
    /// Hashes keys as this store does.
    let hash: KeyHash

    /// Reads the store's secret.
    init(_ source: any RowSource) throws {
        preconditionFailure("to be written")
    }

    /// The last row that the family's runs cover; rows after it must be read themselves.
    func covered(_ family: RunFamily) throws -> Int64 {
        preconditionFailure("to be written")
    }

    /// The rows that may have a key, from the greatest number that is not above `through` downwards, until `body`
    /// answers false. Of the covered ones only.
    func descending(
        _ family: RunFamily, _ hash: Int64, through: Int64, _ body: (Int64) throws -> Bool
    ) throws {
        preconditionFailure("to be written")
    }

    /// The covered rows that may have a key, with numbers in this range, ascending.
    func rows(_ family: RunFamily, _ hash: Int64, in numbers: Range<Int64>) throws -> [Int64] {
        preconditionFailure("to be written")
    }
}
