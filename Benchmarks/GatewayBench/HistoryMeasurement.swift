import DualSign
import Foundation
import ISO20022
import Settlement
import Storage
import TengeLedger

/// The past in a long history: `Benchmarks/history` makes it and calls this.
///
///     GatewayBench history prepare STORE     an empty store with accounts
///     GatewayBench history migrate STORE     seconds until a store of an earlier version is one of this
///     GatewayBench history measure STORE     milliseconds of single queries
///     GatewayBench history lines STORE       microseconds for each line of a statement
enum HistoryMeasurement {
    static func run(_ arguments: [String]) async throws {
        guard arguments.count == 2 else {
            let usage = "usage: GatewayBench history prepare|migrate|measure|lines STORE\n"
            FileHandle.standardError.write(Data(usage.utf8))
            exit(2)
        }
        switch arguments[0] {
        case "prepare": try await prepare(arguments[1])
        case "migrate": try await migrate(arguments[1])
        case "lines": try await measureLines(arguments[1])
        default: try await measure(arguments[1])
        }
    }

    private static let accounts = ["ISSUER", "XA-SETTLEMENT"] + (0..<100).map { "CLIENT-\($0)" }

    private static func prepare(_ path: String) async throws {
        let sequencer = try SettlementSequencer(path: path)
        guard let currency = Currency("KZT") else { preconditionFailure("written here") }
        for name in accounts {
            guard let account = AccountIdentifier(name), let key = CommandKey("open/\(name)") else {
                preconditionFailure("written here")
            }
            let request = LedgerRequest(
                key: key, command: .openAccount(account, kind: .client, currency: currency), at: start)
            _ = try await sequencer.submit(.ledger(request))
        }
        try await sequencer.close()
    }

    private static func migrate(_ path: String) async throws {
        let taken = try await time { try await SettlementSequencer(path: path).close() }
        print("migration_seconds", String(format: "%.1f", milliseconds(taken) / 1000))
    }

    private static let start = Instant(millisecondsSinceEpoch: 1_772_431_530_000)
    private static let queries = 1000

    private static func measure(_ path: String) async throws {
        let books = try SettlementBooks(readingFrom: path)
        var generator = SystemRandomNumberGenerator()
        var balances: [Duration] = []
        let end = try await books.postedBalance(
            of: account("XA-SETTLEMENT"), at: Instant(millisecondsSinceEpoch: .max - 1))
        let postings = end?.lastPosting ?? 0
        for _ in 0..<queries {
            let at = start.millisecondsSinceEpoch + Int64.random(in: 0...(postings * 10), using: &generator)
            let name = accounts[Int.random(in: 0..<accounts.count, using: &generator)]
            balances.append(
                try await time {
                    _ = try await books.postedBalance(of: account(name), at: Instant(millisecondsSinceEpoch: at))
                })
        }
        print("postings", postings)
        report("as_of", balances)
        try await measureTree(path)
    }

    /// Statements of payments: of an account that has a fifth of them and of one that has few, early and late.
    private static func measureLines(_ path: String) async throws {
        let books = try SettlementBooks(readingFrom: path)
        let last = try await books.postedBalance(
            of: account("CLIENT-0"), at: Instant(millisecondsSinceEpoch: .max - 1))
        let postings = last?.lastPosting ?? 0
        for name in ["CLIENT-0", "CLIENT-17"] {
            for tenth in [0, 4, 9] as [Int64] {
                let from = start.millisecondsSinceEpoch + postings * tenth
                var lines = 0
                var named = 0
                var rounds: [Double] = []
                for _ in 0..<5 {
                    let taken = try await time {
                        let source = try await books.statementSource(
                            account: account(name), from: Instant(millisecondsSinceEpoch: from),
                            to: Instant(millisecondsSinceEpoch: from + postings))
                        lines = source?.lines.count ?? 0
                        named = source?.lines.count { $0.references != nil } ?? 0
                    }
                    rounds.append(milliseconds(taken) * 1000 / Double(max(1, lines)))
                }
                print(
                    "lines", name, tenth, lines, named,
                    String(format: "first %.1f  median %.1f us a line", rounds[0], rounds.sorted()[2]))
            }
        }
    }

    private static func measureTree(_ path: String) async throws {
        let sequencer = try SettlementSequencer(path: path)
        let books = sequencer.books
        let signer = try SigningKey.generate(
            suite: .ecdsaP256SHA256, subject: CertificateSubject(country: "KZ", commonName: "Bench"),
            notBefore: Date(timeIntervalSince1970: 1_700_000_000), notAfter: Date(timeIntervalSince1970: 1_900_000_000))
        var steps: [Duration] = []
        var sizes: [Int64] = []
        let clock = ContinuousClock()
        let total = try await clock.measure {
            while !(try await books.checkpointState().isQuiet) {
                steps.append(
                    try await time {
                        guard let growth = try await books.treeGrowth(),
                            let checkpoint = Checkpoint(origin: "bench", size: growth.size, root: growth.root),
                            let signed = SignedCheckpoint(
                                try SignedNote.sign(checkpoint.text, as: "bench", by: signer), nodes: growth.nodes)
                        else { preconditionFailure("there is something to sign") }
                        _ = try await sequencer.submit(.recordCheckpoint(signed, at: start))
                        sizes.append(growth.size)
                    })
            }
        }
        print("entries", sizes.last ?? 0)
        print("catch_up_seconds", String(format: "%.1f", milliseconds(total) / 1000))
        report("checkpoint_of_65536", steps)
        var generator = SystemRandomNumberGenerator()
        var inclusions: [Duration] = []
        var growths: [Duration] = []
        for _ in 0..<queries {
            let entry = Int64.random(in: 1...(sizes.last ?? 1), using: &generator)
            inclusions.append(try await time { _ = try await books.proof(ofEntries: [entry]) })
            guard let older = sizes.randomElement(using: &generator) else { continue }
            growths.append(try await time { _ = try await books.proof(ofGrowthFrom: older) })
        }
        report("inclusion_proof", inclusions)
        report("consistency_proof", growths)
        try await sequencer.close()
    }

    private static func account(_ name: String) -> AccountIdentifier {
        guard let account = AccountIdentifier(name) else { preconditionFailure("written here") }
        return account
    }

    private static func time(_ body: () async throws -> Void) async throws -> Duration {
        try await ContinuousClock().measure(body)
    }

    private static func report(_ name: String, _ durations: [Duration]) {
        guard let first = durations.first else { return }
        let sorted = durations.sorted()
        print(
            name,
            String(
                format: "first %.2f  median %.2f  p99 %.2f  max %.2f ms", milliseconds(first),
                milliseconds(sorted[sorted.count / 2]), milliseconds(sorted[sorted.count * 99 / 100]),
                milliseconds(sorted[sorted.count - 1])))
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) * 1000 + Double(attoseconds) / 1e15
    }
}
