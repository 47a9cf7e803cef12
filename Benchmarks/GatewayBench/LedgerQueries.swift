import Foundation
import Storage
import TengeLedger

/// Queries of a long history, one after the other, each by index.
enum LedgerQueries {
    private static let queries = 1000
    private static let pageLines = 100

    static func measure(_ path: String) async throws {
        let books = try SettlementBooks(readingFrom: path)
        var generator = SystemRandomNumberGenerator()
        guard let last = try await lastPosting(books) else { preconditionFailure("an empty store") }
        print("postings", last)
        var balances: [Double] = []
        for _ in 0..<queries {
            let offset = Int64.random(in: 0...last, using: &generator)
            let instant = Instant(millisecondsSinceEpoch: LedgerLoad.start + offset)
            let name = try account(Int.random(in: 0..<LedgerLoad.accounts, using: &generator))
            balances.append(try await milliseconds { _ = try await books.postedBalance(of: name, at: instant) })
        }
        report("as_of_ms", balances)
        var pages: [Double] = []
        for query in 0..<queries {
            guard let mark = MarkIdentifier("MARK-\(query % 10)") else { preconditionFailure("written here") }
            let after = Int64.random(in: 0...last, using: &generator)
            pages.append(
                try await milliseconds {
                    guard let path = try await books.markPath(mark, after: after, limit: pageLines), path.addsUp
                    else { preconditionFailure("the mark's path does not add up") }
                })
        }
        report("mark_path_ms", pages)
    }

    private static func lastPosting(_ books: SettlementBooks) async throws -> Int64? {
        // Whatever moved last, one of two accounts in ten thousand was on it.
        var last: Int64?
        let end = Instant(millisecondsSinceEpoch: .max - 1)
        for number in 0..<LedgerLoad.accounts {
            guard let balance = try await books.postedBalance(of: account(number), at: end) else { continue }
            last = max(last ?? 0, balance.lastPosting ?? 0)
        }
        return last
    }

    private static func account(_ number: Int) throws -> AccountIdentifier {
        guard let name = AccountIdentifier("ACCOUNT-\(number)") else { preconditionFailure("written here") }
        return name
    }

    private static func milliseconds(_ body: () async throws -> Void) async throws -> Double {
        try await ContinuousClock().measure(body) / .milliseconds(1)
    }

    private static func report(_ name: String, _ values: [Double]) {
        let sorted = values.sorted()
        print(
            name,
            String(
                format: "first %.2f median %.2f p99 %.2f max %.2f", values[0], sorted[sorted.count / 2],
                sorted[sorted.count * 99 / 100], sorted[sorted.count - 1]))
        fflush(nil)
    }
}
