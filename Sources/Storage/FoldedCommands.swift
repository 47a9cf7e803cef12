import Foundation

/// Commands on their way to the writer, with what was decided about them.
struct WaitingBatch {
    let commands: [WaitingCommand]
    /// Nil where nothing was decided, or not upon what has been written.
    var folded: FoldedBatch?
}

/// Hands batches from the thread that folds to the thread that writes, one at a time: while one is written, one is
/// folded, and none waits between.
///
/// `@unchecked Sendable`: every access is under the condition's lock.
final class FoldedCommands: @unchecked Sendable {
    private let condition = NSCondition()
    private var batch: WaitingBatch?
    private var isWriting = false
    private var isClosed = false
    /// How often something was written that was not as it had been folded, or not written at all.
    private var turns = 0
    private var turnsKnown = 0

    /// Gives a batch to the writing thread; comes back when he has begun with it, and so is done with the one before.
    func put(_ next: WaitingBatch) {
        condition.lock()
        defer { condition.unlock() }
        batch = next
        condition.broadcast()
        while batch != nil { condition.wait() }
    }

    /// Waits until nothing is being written: what is folded then rests on what is in the store. Answers whether
    /// anything was written otherwise than folded since the last time.
    func waitUntilWritten() -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while isWriting { condition.wait() }
        defer { turnsKnown = turns }
        return turns != turnsKnown
    }

    /// Whether something is being written.
    var isBusy: Bool { condition.withLock { isWriting } }

    /// Whether anything was written otherwise than folded since `waitUntilWritten`.
    var hasTurned: Bool { condition.withLock { turns != turnsKnown } }

    /// The next batch, for the writing thread; nil when there will be none.
    func take() -> WaitingBatch? {
        condition.lock()
        defer { condition.unlock() }
        while batch == nil {
            guard !isClosed else { return nil }
            condition.wait()
        }
        defer { batch = nil }
        isWriting = true
        condition.broadcast()
        return batch.map(asItStands)
    }

    /// No more batches will come.
    func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.broadcast()
    }

    /// Begins with a batch on the thread that folded it, when the one before is written.
    func begin(_ next: WaitingBatch) -> WaitingBatch {
        condition.lock()
        defer { condition.unlock() }
        while isWriting { condition.wait() }
        isWriting = true
        return asItStands(next)
    }

    /// A batch that was begun has been written, as it was folded or otherwise, or not at all.
    func written(isAsFolded: Bool) {
        condition.lock()
        defer { condition.unlock() }
        isWriting = false
        if !isAsFolded { turns += 1 }
        condition.broadcast()
    }

    /// Without what was decided upon something that did not come to be: the journal may look the same, and rows still
    /// have other numbers.
    private func asItStands(_ batch: WaitingBatch) -> WaitingBatch {
        turns == turnsKnown ? batch : WaitingBatch(commands: batch.commands, folded: nil)
    }
}
