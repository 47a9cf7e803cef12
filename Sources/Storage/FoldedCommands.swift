import Foundation

/// Commands on their way to the writer, with what was decided about them.
struct WaitingBatch {
    var commands: [WaitingCommand]
    /// Batches that follow each other; nil where nothing was decided, or not upon what has been written.
    var folded: [FoldedBatch]?

    /// Both as one: decided only where both are.
    mutating func append(_ next: WaitingBatch) {
        commands += next.commands
        if let more = next.folded { folded?.append(contentsOf: more) } else { folded = nil }
    }
}

/// Hands batches from the thread that folds to the thread that writes. While one is written, those that are folded
/// become the next one, until it is full; so nobody waits for a commit that began after his command could be decided.
///
/// `@unchecked Sendable`: every access is under the condition's lock.
final class FoldedCommands: @unchecked Sendable {
    private let condition = NSCondition()
    private let batchMax: Int
    private var next: WaitingBatch?
    private var isWriting = false
    private var isClosed = false
    /// How often something was written that was not as it had been folded, or not written at all.
    private var turns = 0
    private var turnsKnown = 0

    /// - Parameter batchMax: How many commands are written together.
    init(batchMax: Int) { self.batchMax = batchMax }

    /// How many commands the next batch has room for; waits until there is some.
    func room() -> Int {
        condition.lock()
        defer { condition.unlock() }
        while let next, next.commands.count >= batchMax { condition.wait() }
        return batchMax - (next?.commands.count ?? 0)
    }

    /// Adds to the next batch what there was room for.
    func put(_ batch: WaitingBatch) {
        condition.lock()
        defer { condition.unlock() }
        if next == nil { next = batch } else { next?.append(batch) }
        condition.broadcast()
    }

    /// Waits until nothing is being written, nor is to be: what is folded then rests on what is in the store. Answers
    /// whether anything was written otherwise than folded since the last time.
    func waitUntilWritten() -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while isWriting || next != nil { condition.wait() }
        defer { turnsKnown = turns }
        return turns != turnsKnown
    }

    /// Whether anything was written otherwise than folded since `waitUntilWritten`.
    var hasTurned: Bool { condition.withLock { turns != turnsKnown } }

    /// The next batch, for the writing thread; nil when there will be none.
    func take() -> WaitingBatch? {
        condition.lock()
        defer { condition.unlock() }
        while next == nil {
            guard !isClosed else { return nil }
            condition.wait()
        }
        defer { next = nil }
        isWriting = true
        condition.broadcast()
        return next.map(asItStands)
    }

    /// No more batches will come.
    func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.broadcast()
    }

    /// A batch that was taken has been written, as it was folded or otherwise, or not at all.
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
