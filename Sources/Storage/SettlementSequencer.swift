import Foundation
public import Settlement

/// The one writer. Takes whatever commands wait, folds them in order, commits them together, then answers.
///
/// It runs on threads of its own, so that waiting for the disk never holds a worker of the cooperative pool: one folds
/// what comes while the other writes and syncs what was folded before. One sync of the disk serves all commands that
/// arrived during the one before.
public final class SettlementSequencer: Sendable {
    /// Reads, on connections of their own.
    public let books: SettlementBooks
    private let store: any SettlementStore
    private let queue: CommandQueue
    private let condition: StoreCondition
    private let ended: ThreadEnd

    /// Opens or creates the store and starts the writer. Start-up reads no history.
    ///
    /// - Parameters:
    ///   - location: The store.
    ///   - queueCapacity: How many commands may wait; one more is refused with `queueFull`.
    ///   - batchMax: How many commands share one commit.
    ///   - readersMax: How many reads may run at once.
    ///   - archives: Where its archives are; beside its file, unless it says otherwise.
    ///   - onStandstill: Told on the writer's thread why the store takes no more work, and nil when it does again.
    ///   - onCommit: Told on the writer's thread when a commit begins and when it has ended.
    /// - Throws: `StorageFault` when the store cannot be opened or is of another version.
    public init(
        _ location: StoreLocation, queueCapacity: Int = 4096, batchMax: Int = 256, readersMax: Int = 4,
        archives: ArchiveFolder? = nil, onStandstill: @escaping @Sendable (StorageFault?) -> Void = { _ in },
        onCommit: @escaping @Sendable (CommitStage) -> Void = { _ in }
    ) throws(StorageFault) {
        precondition(batchMax > 0, "a batch of nothing")
        let store = try location.opened(readersMax: readersMax)
        let queue = CommandQueue(capacity: queueCapacity)
        let condition = StoreCondition(onChange: onStandstill)
        let ended = ThreadEnd()
        self.store = store
        self.queue = queue
        self.condition = condition
        self.ended = ended
        books = SettlementBooks(reader: store.reader, archives: archives ?? location.archives)
        let waiting = FoldedCommands(batchMax: batchMax)
        let writer = BatchSettler(store.committer(), condition, onCommit: onCommit)
        // The system learns a thread's name only from the thread, and only up to 15 letters of it.
        let writing = Thread {
            Thread.current.name = "ledger-writing"
            while let batch = waiting.take() { waiting.written(isAsFolded: writer.write(batch)) }
            writer.end()
            ended.signal()
        }
        writing.start()
        let folding = Thread {
            Thread.current.name = "ledger-folding"
            Self.run(queue, store.folder(), waiting)
        }
        folding.start()
    }

    /// Opens or creates an SQLite file, which is the default store.
    ///
    /// Throws like `init(_:queueCapacity:batchMax:readersMax:archives:onStandstill:onCommit:)`.
    public convenience init(
        path: String, queueCapacity: Int = 4096, batchMax: Int = 256, readersMax: Int = 4,
        onStandstill: @escaping @Sendable (StorageFault?) -> Void = { _ in },
        onCommit: @escaping @Sendable (CommitStage) -> Void = { _ in }
    ) throws(StorageFault) {
        try self.init(
            .sqlite(path: path), queueCapacity: queueCapacity, batchMax: batchMax, readersMax: readersMax,
            onStandstill: onStandstill, onCommit: onCommit)
    }

    /// Gives a command to the writer and waits until what it changed is durable.
    ///
    /// - Throws: `queueFull` or `closed` at once; `database` or `damagedRow` when nothing of the command happened;
    ///   `unavailable` at once while the store is at a standstill, or from the commit that began it: then the same
    ///   command must be sent again to know.
    public func submit(_ command: SequencedCommand) async throws(StorageFault) -> SequencedAnswer {
        if let refusal = condition.refusal { throw refusal }
        let result = await withCheckedContinuation { caller in
            if let fault = queue.add(WaitingCommand(command: command, caller: caller)) {
                caller.resume(returning: .failure(fault))
            }
        }
        return try result.get()
    }

    /// Why the store takes no work now; nil while it does. It is tried again by itself, whenever a command comes after
    /// a rest of less than a second.
    public var standstill: StorageFault? { condition.fault }

    /// How many commands wait, for the metrics.
    public var waitingCount: Int { queue.count }

    /// Takes no more commands, finishes those that wait, and closes the store. May be called twice.
    public func close() async throws(StorageFault) {
        queue.close()
        await ended.wait()
        try store.close()
    }

    /// A pragma of SQLite's writing connection, for the test that it is what it must be.
    package func writerPragma(_ name: String) throws -> Int? { try (store as? SQLiteStore)?.writerPragma(name) }

    /// From how many payments' commands in a batch on the writer counts as busy, how long it then lets the next batch
    /// gather, and how many commands are enough. A commit writes the last page of every table however few rows it adds;
    /// a lone command waits for nobody, nor does a command to the ledger, whose whole work is shorter than that.
    private static let busyBatch = 6
    private static let gatherMicroseconds = 2_000
    private static let gatheredBatch = 64

    /// Decides what waits, where it can be decided ahead of the writer, and hands it on.
    private static func run(_ queue: CommandQueue, _ folder: (any BatchFolding)?, _ waiting: FoldedCommands) {
        while let batch = queue.take(max: waiting.room()) {
            var folded: FoldedBatch?
            if let folder {
                // What is decided from the store alone must find everything in it.
                if folder.isFresh || waiting.hasTurned, waiting.waitUntilWritten() {
                    folder.forget()
                }
                folded = folder.fold(batch.map(\.command))
            }
            waiting.put(WaitingBatch(commands: batch, folded: folded.map { [$0] }))
            // Whoever decides under the store's lock decides the better for having more at once.
            if folder == nil { _ = waiting.waitUntilWritten() }
            if batch.count(where: \.command.isOfPayment) >= busyBatch {
                queue.gather(gatheredBatch, microsecondsMax: gatherMicroseconds)
            }
        }
        folder?.end()
        waiting.close()
    }
}

/// Tells tasks that a thread has ended.
///
/// `@unchecked Sendable`: every access is under the lock.
private final class ThreadEnd: @unchecked Sendable {
    private let lock = NSLock()
    private var hasEnded = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func signal() {
        let callers = lock.withLock {
            hasEnded = true
            defer { waiting = [] }
            return waiting
        }
        for caller in callers { caller.resume() }
    }

    func wait() async {
        await withCheckedContinuation { caller in
            let isOver = lock.withLock {
                if !hasEnded { waiting.append(caller) }
                return hasEnded
            }
            if isOver { caller.resume() }
        }
    }
}

extension SequencedCommand {
    /// Whether it is a step of a payment, and no command to the ledger itself.
    fileprivate var isOfPayment: Bool {
        if case .ledger = self { false } else { true }
    }
}
