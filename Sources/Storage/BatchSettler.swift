import Foundation
import Settlement

/// What the writer tells of a commit, for whoever measures how long it takes. One follows the other.
public enum CommitStage: Hashable, Sendable {
    /// Commands are about to be committed.
    case began
    /// What they changed is on the disk, or none of them has happened.
    case ended
}

/// Writes batches and answers, whatever becomes of them. One thread at a time.
///
/// `@unchecked Sendable`: only one thread writes.
final class BatchSettler: @unchecked Sendable {
    /// How long nothing is tried after a fault of the disk: doubled with every one that follows, five times at most.
    private static let restMicroseconds: UInt32 = 25_000

    /// After a row that does not read, the file is read anew once, for it may be the memory that is wrong; and again
    /// only after so many batches, for it may be the file.
    private static let damagePatience = 32

    private let writer: any BatchCommitter
    private let condition: StoreCondition
    private let onCommit: @Sendable (CommitStage) -> Void
    private var failed: [SequencedCommand] = []
    private var failuresInARow: UInt32 = 0
    private var damage: StorageFault?
    private var batchesSinceDamage = BatchSettler.damagePatience

    init(
        _ writer: any BatchCommitter, _ condition: StoreCondition, onCommit: @escaping @Sendable (CommitStage) -> Void
    ) {
        self.writer = writer
        self.condition = condition
        self.onCommit = onCommit
    }

    /// Commits a batch and answers its callers. Answers whether it was written as it had been folded.
    func write(_ batch: WaitingBatch) -> Bool {
        do throws(StorageFault) {
            try recover()
            let committed = try commit(batch.commands.map(\.command), batch.folded)
            failuresInARow = 0
            for (waiting, answer) in zip(batch.commands, committed.answers) {
                waiting.caller.resume(returning: .success(answer))
            }
            return committed.isAsFolded
        } catch {
            fail(batch.commands, error)
            return false
        }
    }

    private func commit(
        _ commands: [SequencedCommand], _ folded: [FoldedBatch]?
    ) throws(StorageFault) -> CommittedBatch {
        onCommit(.began)
        defer { onCommit(.ended) }
        return try writer.commit(commands, folded: folded)
    }

    /// There will be no more batches.
    func end() { writer.end() }

    /// Before a batch: whether the store can be relied on again.
    private func recover() throws(StorageFault) {
        if let fault = condition.fault {
            do throws(StorageFault) {
                try writer.recover(from: fault, trying: failed)
            } catch {
                // Whatever keeps it from recovering, somebody who reads the file for long too, is a standstill.
                throw error.asUnavailable
            }
            condition.serve()
        }
        batchesSinceDamage += 1
        if let fault = damage, batchesSinceDamage > Self.damagePatience {
            (damage, batchesSinceDamage) = (nil, 0)
            do throws(StorageFault) {
                try writer.recover(from: fault, trying: [])
            } catch  where error.kind != .unavailable {
                // Somebody reads the file: nothing is worse than it was, and it is tried again.
                damage = fault
            }
        }
    }

    private func fail(_ batch: [WaitingCommand], _ fault: StorageFault) {
        if fault.kind == .unavailable {
            if condition.fault == nil { failed = batch.map(\.command) }
            condition.refuse(fault)
        }
        if fault.kind == .damagedRow { damage = fault }
        settle(batch, after: fault)
        guard fault.kind == .unavailable else { return }
        usleep(Self.restMicroseconds << min(failuresInARow, 5))
        failuresInARow += 1
        condition.rested()
    }

    /// A row that cannot be read stops the commands that need it, not their neighbours in the batch. A disk that fails
    /// meanwhile stops all that are left.
    private func settle(_ batch: [WaitingCommand], after fault: StorageFault) {
        guard fault.kind == .damagedRow, batch.count > 1 else {
            for waiting in batch { waiting.caller.resume(returning: .failure(fault)) }
            return
        }
        for (place, waiting) in batch.enumerated() {
            do throws(StorageFault) {
                let committed = try commit([waiting.command], nil)
                waiting.caller.resume(returning: .success(committed.answers[0]))
            } catch {
                guard error.kind != .unavailable else { return fail(Array(batch[place...]), error) }
                waiting.caller.resume(returning: .failure(error))
            }
        }
    }
}
