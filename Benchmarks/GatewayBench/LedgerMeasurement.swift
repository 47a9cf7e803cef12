import Foundation
import Storage
import TengeLedger

/// What the ledger costs: `Benchmarks/ledger/run` calls this.
///
///     GatewayBench ledger rate STORE uniform|hot PAIRS      pairs, CPU and wall microseconds a pair
///     GatewayBench ledger latency STORE FROM PAIRS A_SECOND of commands that come at this rate, in microseconds
///     GatewayBench ledger syncs FILE                        a write of a page and its sync, in microseconds
///     GatewayBench ledger fill STORE FROM TO                payments, 1,024 in one commit
///     GatewayBench ledger cost STORE FROM WARM_UP PAIRS     like rate, on payments from this number on, and memory
///     GatewayBench ledger start STORE                       milliseconds until the sequencer is ready
///     GatewayBench ledger queries STORE                     milliseconds of queries of the past and of marks' paths
enum LedgerMeasurement {
    static func run(_ arguments: [String]) async throws {
        let numbers = arguments.dropFirst(2).compactMap { Int($0) }
        switch (arguments.first, arguments.count, numbers.count) {
        case ("rate", 4, 1): try await rate(arguments[1], isHot: arguments[2] == "hot", pairs: numbers[0])
        case ("latency", 5, 3):
            try await LedgerLatency.measure(arguments[1], from: numbers[0], pairs: numbers[1], aSecond: numbers[2])
        case ("syncs", 2, 0): try LedgerLatency.measureSyncs(arguments[1])
        case ("fill", 4, 2): try await fill(arguments[1], numbers[0]..<numbers[1])
        case ("cost", 5, 3): try await cost(arguments[1], from: numbers[0], warmUp: numbers[1], pairs: numbers[2])
        case ("start", 2, 0): try await start(arguments[1])
        case ("queries", 2, 0): try await LedgerQueries.measure(arguments[1])
        default:
            FileHandle.standardError.write(Data("usage: see the head of LedgerMeasurement.swift\n".utf8))
            exit(2)
        }
    }

    private static func rate(_ path: String, isHot: Bool, pairs: Int) async throws {
        let load = try await LedgerLoad(path: path, isHot: isHot)
        try await report(0..<pairs, load)
        try await load.sequencer.close()
    }

    private static func cost(_ path: String, from first: Int, warmUp: Int, pairs: Int) async throws {
        let load = try await LedgerLoad(path: path, isHot: false)
        // The connection's memory of the file is empty at first.
        try await load.settle(first..<(first + warmUp))
        try await report((first + warmUp)..<(first + warmUp + pairs), load)
        print("memory_mib", try residentBytes() / 1_048_576)
        try await load.sequencer.close()
    }

    /// The callers of `cost` wait for one another in groups of 64; these do the same in larger ones.
    private static func fill(_ path: String, _ numbers: Range<Int>) async throws {
        let load = try await LedgerLoad(path: path, isHot: false, batchMax: 1024)
        let step = 500_000
        for first in stride(from: numbers.lowerBound, to: numbers.upperBound, by: step) {
            try await load.settle(first..<min(first + step, numbers.upperBound), callers: 2048)
            print("filled", min(first + step, numbers.upperBound), "memory_mib", try residentBytes() / 1_048_576)
            fflush(nil)
        }
        try await load.sequencer.close()
    }

    private static func report(_ numbers: Range<Int>, _ load: LedgerLoad) async throws {
        let cpu = Measurement.cpuNanoseconds()
        let wall = ContinuousClock.now
        try await load.settle(numbers)
        let elapsed = ContinuousClock.now - wall
        let spent = Measurement.cpuNanoseconds() - cpu
        let pairs = Double(numbers.count)
        print(
            "pairs", numbers.count,
            String(
                format: "cpu_us %.2f wall_us %.2f", Double(spent) / 1000 / pairs, elapsed / .microseconds(1) / pairs))
        fflush(nil)
    }

    private static func start(_ path: String) async throws {
        let began = ContinuousClock.now
        let sequencer = try SettlementSequencer(path: path)
        _ = try await sequencer.books.pendingWork(limit: 1000)
        print("start_ms", String(format: "%.1f", (ContinuousClock.now - began) / .milliseconds(1)))
        try await sequencer.close()
    }

    private static func residentBytes() throws -> Int {
        let words = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        guard words.count > 1, let pages = Int(words[1]) else { preconditionFailure("the kernel writes seven numbers") }
        return pages * Int(getpagesize())
    }
}
