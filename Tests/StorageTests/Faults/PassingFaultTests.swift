import FaultFiles
import Foundation
import Storage
import Synchronization
import Testing

/// Faults of the disk that come and go under load, while the store is never opened again.
///
/// `GATEWAY_DISK_FAULT_SEED` repeats a run, `GATEWAY_DISK_FAULTS` makes it longer.
@Suite(.serialized) struct PassingFaultTests {
    private static let faultsOfAStore = 25
    private static let kinds = [
        FaultKindFull, FaultKindReadOnly, FaultKindWrite, FaultKindSync, FaultKindSync, FaultKindRead,
    ]

    @Test func theStoreGoesOnByItself() async throws {
        let environment = ProcessInfo.processInfo.environment
        let seed =
            environment["GATEWAY_DISK_FAULT_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...UInt64(UInt32.max))
        let faults = environment["GATEWAY_DISK_FAULTS"].flatMap { Int($0) } ?? 25
        print("disk faults: GATEWAY_DISK_FAULT_SEED=\(seed), \(faults) faults")
        var random = SeededRandom(seed: seed)
        var totals = (standstills: 0, answers: 0, refused: 0)
        var left = faults
        while left > 0 {
            let run = try PassingFaultRun(seed: random.next())
            try await run.run(faults: min(left, Self.faultsOfAStore), kinds: Self.kinds)
            left -= Self.faultsOfAStore
            let breaches = await run.record.breaches
            #expect(breaches.isEmpty, "seed \(seed): \(breaches.prefix(10))")
            totals.standstills += run.standstills
            totals.answers += await run.record.answersCount
            totals.refused += await run.record.unansweredCount
            if !breaches.isEmpty { break }
        }
        print(
            "disk faults: \(faults) came and went, \(totals.standstills) standstills ended by themselves, "
                + "\(totals.answers) answers, \(totals.refused) refusals")
        #expect(totals.standstills > 0, "no fault was met")
    }
}

/// One store, opened once.
final class PassingFaultRun: Sendable {
    let record = PowerCutRecord()
    private let disk: FaultyStore
    private let random: Mutex<SeededRandom>
    private let isOver = Mutex(false)
    private let told = Mutex(0)

    init(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        disk = try FaultyStore(seed: random.next())
        self.random = Mutex(random)
    }

    /// How often the store began to take no work.
    var standstills: Int { told.withLock { $0 } }

    private func chance(_ range: ClosedRange<Int64>) -> Int64 {
        random.withLock { Int64.random(in: range, using: &$0) }
    }

    func run(faults: Int, kinds: [FaultKind]) async throws {
        let store = try SettlementSequencer(
            path: disk.file.path, onStandstill: { if $0 != nil { self.told.withLock { $0 += 1 } } })
        for command in Sample.opening(PowerCutRun.openingMinorUnits) { _ = try await store.submit(command) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<PowerCutRun.callersCount {
                var load = PowerCutLoad(
                    stores: [store], disk: disk, isOver: { self.isOver.withLock { $0 } }, record: record,
                    random: SeededRandom(seed: UInt64(bitPattern: chance(0...Int64.max))))
                group.addTask { await load.run() }
            }
            for _ in 0..<faults {
                let kind = kinds[Int(chance(0...Int64(kinds.count - 1)))]
                try await comeAndGo(kind, store)
            }
            isOver.withLock { $0 = true }
            try await group.waitForAll()
        }
        try await PowerCutExamination(store: store, file: disk.file, record: record).run()
        try await store.close()
    }

    private func comeAndGo(_ kind: FaultKind, _ store: SettlementSequencer) async throws {
        try await Task.sleep(for: .milliseconds(chance(5...40)))
        disk.begin(kind, after: chance(0...30))
        try await Task.sleep(for: .milliseconds(chance(20...150)))
        disk.end(kind)
        let deadline = ContinuousClock.now + .seconds(20)
        while store.standstill != nil {
            guard ContinuousClock.now < deadline else {
                return await record.breach(
                    "the store stood still after the fault: \(String(describing: store.standstill))")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
