import Settlement
import Testing

@testable import Storage

/// Batches of one file as they are decided, and written some time later.
final class FoldedLine {
    typealias Note = (_ commands: [SequencedCommand], _ answers: [SequencedAnswer]) -> Void

    let file: StoreFile
    private let pool: ConnectionPool
    private let folder: FileFolder
    private let writer: BatchWriter
    /// Told of every commit, in order.
    private let note: Note
    private(set) var pending: [(commands: [SequencedCommand], folded: FoldedBatch?)] = []
    private(set) var isTurned = false
    private(set) var behindMost = 0

    /// With accounts and money.
    init(_ note: @escaping Note) throws {
        file = try StoreFile()
        pool = try ConnectionPool(path: file.path, readersMax: 1)
        folder = FileFolder(connections: pool)
        writer = BatchWriter(connections: pool)
        self.note = note
        try commit(Sample.opening(1_000_000), nil)
    }

    func fold(_ commands: [SequencedCommand]) throws {
        if folder.isFresh { try write(pending.count) }
        let folded = folder.fold(commands)
        #expect(folded != nil || isTurned)
        pending.append((commands, folded))
        behindMost = max(behindMost, pending.count)
    }

    /// Writes the first batches as one.
    func write(_ count: Int) throws {
        guard count > 0 else { return }
        let taken = pending[..<count]
        pending.removeFirst(count)
        let folded = taken.compactMap(\.folded)
        try commit(taken.flatMap(\.commands), folded.count == count ? folded : nil)
        guard isTurned else { return }
        // What was decided upon what did not come to be is of no use.
        for batch in pending { try commit(batch.commands, nil) }
        pending = []
        folder.forget()
        isTurned = false
    }

    private func commit(_ commands: [SequencedCommand], _ folded: [FoldedBatch]?) throws {
        let committed = try writer.commit(commands, folded: folded)
        #expect(committed.isAsFolded == (!isTurned && folded != nil))
        note(commands, committed.answers)
    }

    /// What another process writes, of which nobody here is told.
    func writeByAnother(_ commands: [SequencedCommand]) throws {
        let other = try ConnectionPool(path: file.path, readersMax: 1)
        note(commands, try BatchWriter(connections: other).commit(commands, folded: nil).answers)
        try other.close()
        isTurned = true
    }

    /// Writes what is left; the audit finds nothing.
    func end() throws {
        try write(pending.count)
        folder.end()
        writer.end()
        try pool.close()
        let report = try file.audit()
        #expect(report.isClean, "\(report)")
        #expect(report.firstBreak == nil)
    }
}
