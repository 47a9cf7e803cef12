import Foundation
import Settlement
import Synchronization
import Testing

@testable import Storage

/// Batches that are decided while those before them wait to be written.
@Suite struct FoldedAheadTests {
    /// Compared with the same in memory, one command after the other.
    private static func line() throws -> FoldedLine {
        var model = MemoryStore()
        return try FoldedLine { commands, answers in #expect(answers == model.run(commands)) }
    }

    private static func command(_ next: inout Int, _ random: inout SeededRandom) -> SequencedCommand {
        let known = Int.random(in: 1...max(1, next), using: &random)
        switch Int.random(in: 1...10, using: &random) {
        case 1...5:
            next += 1
            return .admit(Sample.admission(next, creditor: next % 4))
        case 6: return .admit(Sample.admission(known, creditor: known % 4))
        case 7: return .complete(Sample.completion(known))
        case 8: return Sample.opening(1_000_000)[known % 3]
        default: return .complete(Sample.completion(next))
        }
    }

    /// The file may be any number of batches behind, and they may be written in any groups: the answers are those of
    /// one command after the other. Rows enough that runs begin meanwhile.
    @Test(arguments: [1, 2] as [UInt64]) func theFileMayBeBehind(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let line = try Self.line()
        var next = 0
        while next < 1500 {
            try line.fold((0..<Int.random(in: 1...12, using: &random)).map { _ in Self.command(&next, &random) })
            if line.pending.count > 40 || Int.random(in: 1...20, using: &random) == 1 {
                try line.write(Int.random(in: 1...line.pending.count, using: &random))
            }
        }
        try line.end()
        #expect(line.behindMost > 30, "seed \(seed)")
    }

    /// Another process writes between: nothing that was decided before is written as it was.
    @Test(arguments: [3, 4] as [UInt64]) func somebodyElseWrites(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let line = try Self.line()
        var next = 0
        while next < 150 {
            try line.fold((0..<Int.random(in: 1...5, using: &random)).map { _ in Self.command(&next, &random) })
            if Int.random(in: 1...8, using: &random) == 1 {
                next += 1
                try line.writeByAnother([.admit(Sample.admission(next))])
            }
            if line.pending.count > 10 || Int.random(in: 1...5, using: &random) == 1 {
                try line.write(Int.random(in: 1...line.pending.count, using: &random))
            }
        }
        try line.end()
    }

    // MARK: From thread to thread

    private static let nothing = FoldedBatch(
        base: .start, head: .start, answers: [], rows: RecordedRows(), runsBytes: 0)

    private static func batch(
        _ count: Int, _ caller: CheckedContinuation<Result<SequencedAnswer, StorageFault>, Never>,
        isFolded: Bool = true
    ) -> WaitingBatch {
        let command = WaitingCommand(command: Sample.opening(1)[0], caller: caller)
        return WaitingBatch(commands: Array(repeating: command, count: count), folded: isFolded ? [nothing] : nil)
    }

    /// Calls what needs somebody to answer, though nobody asks.
    private static func withCaller(
        _ body: (CheckedContinuation<Result<SequencedAnswer, StorageFault>, Never>) -> Void
    ) async {
        _ = await withCheckedContinuation { caller in
            body(caller)
            caller.resume(returning: .failure(StorageFault(.closed, "the test is over")))
        }
    }

    @Test func whatIsFoldedDuringAWriteIsWrittenTogether() async {
        await Self.withCaller { caller in
            let line = FoldedCommands(batchMax: 4)
            #expect(line.room() == 4)
            line.put(Self.batch(1, caller))
            #expect(line.take()?.commands.count == 1)
            line.put(Self.batch(2, caller))
            line.put(Self.batch(1, caller))
            #expect(line.room() == 1)
            line.put(Self.batch(1, caller))
            line.written(isAsFolded: true)
            let taken = line.take()
            #expect(taken?.commands.count == 4 && taken?.folded?.count == 3)
            #expect(line.room() == 4)
            line.written(isAsFolded: true)
            #expect(!line.waitUntilWritten())
            line.close()
            #expect(line.take() == nil)
        }
    }

    /// A full batch makes whoever folds wait until it is taken.
    @Test func afterAFullBatchNoneIsFolded() async {
        await Self.withCaller { caller in
            let line = FoldedCommands(batchMax: 2)
            line.put(Self.batch(2, caller))
            let hasRoom = Mutex(false)
            let waiting = Thread {
                _ = line.room()
                hasRoom.withLock { $0 = true }
            }
            waiting.start()
            usleep(20_000)
            #expect(!hasRoom.withLock { $0 })
            #expect(line.take()?.commands.count == 2)
            while !hasRoom.withLock({ $0 }) { usleep(1000) }
        }
    }

    /// Decided as one only where all of it was decided, and upon what was written.
    @Test func whatRestsOnNothingIsNotWritten() async {
        await Self.withCaller { caller in
            let line = FoldedCommands(batchMax: 9)
            line.put(Self.batch(1, caller))
            line.put(Self.batch(1, caller, isFolded: false))
            #expect(line.take()?.folded == nil)
            line.put(Self.batch(1, caller))
            line.written(isAsFolded: false)
            let taken = line.take()
            #expect(taken?.commands.count == 1 && taken?.folded == nil)
            line.written(isAsFolded: false)
            #expect(line.hasTurned && line.waitUntilWritten() && !line.hasTurned)
            line.put(Self.batch(1, caller))
            #expect(line.take()?.folded?.count == 1)
        }
    }
}
