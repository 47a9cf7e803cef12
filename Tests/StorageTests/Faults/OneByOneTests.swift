import Settlement
import Synchronization
import TengeLedger
import Testing

@testable import Storage

/// The commands of a batch that a damaged row stopped, tried one by one.
@Suite struct OneByOneTests {
    /// Stops a batch, takes the first command alone, and then has a disk that fails.
    private final class FailingDisk: BatchCommitter {
        var sizes: [Int] = []
        /// How many commands each recovery tried.
        var recoveries: [Int] = []

        func commit(_ commands: [SequencedCommand], folded: [FoldedBatch]?) throws(StorageFault) -> CommittedBatch {
            sizes.append(commands.count)
            if commands.count > 1 { throw StorageFault(.damagedRow, "hold 1") }
            if sizes.count > 2, recoveries.isEmpty { throw StorageFault(.unavailable, "disk I/O error", code: 1034) }
            return CommittedBatch(answers: [.ledger(.done, isRepeat: false)], isAsFolded: false)
        }

        func recover(from fault: StorageFault, trying commands: [SequencedCommand]) throws(StorageFault) {
            recoveries.append(commands.count)
        }
    }

    /// A disk that fails meanwhile is a standstill as at any other time: nothing is written after it before the store
    /// can be relied on again.
    @Test func aDiskThatFailsIsAStandstill() async throws {
        let disk = FailingDisk()
        let told = Mutex<[StorageFault?]>([])
        let condition = StoreCondition { fault in told.withLock { $0.append(fault) } }
        let settler = BatchSettler(disk, condition) { _ in }
        #expect(await done(4, by: settler) == 1)
        #expect(disk.sizes == [4, 1, 1])
        #expect(condition.fault?.kind == .unavailable)
        #expect(await done(1, by: settler) == 1)
        // After the disk, and then for the row that did not read.
        #expect(disk.recoveries == [3, 0] && condition.fault == nil)
        #expect(told.withLock { $0.map(\.?.kind) } == [.unavailable, nil])
    }

    /// How many of so many commands succeeded.
    private func done(_ count: Int, by settler: BatchSettler) async -> Int {
        let queue = CommandQueue(capacity: count)
        return await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<count {
                group.addTask {
                    let result = await withCheckedContinuation { caller in
                        _ = queue.add(WaitingCommand(command: Sample.opening(1)[0], caller: caller))
                    }
                    if case .success = result { return true }
                    return false
                }
            }
            while queue.count < count { await Task.yield() }
            _ = settler.write(WaitingBatch(commands: queue.take(max: count) ?? [], folded: nil))
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }
}
