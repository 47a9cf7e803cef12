import Foundation
import Settlement

/// What waits for the sequencer: a command and whom to answer.
struct WaitingCommand {
    let command: SequencedCommand
    let caller: CheckedContinuation<Result<SequencedAnswer, StorageFault>, Never>
}

/// Commands in order of arrival, at most `capacity`. Callers add from any task; one thread takes.
///
/// `@unchecked Sendable`: every access is under the condition's lock.
final class CommandQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity: Int
    private var waiting: [WaitingCommand] = []
    private var isClosed = false
    /// Signalled when so many wait that the taker need wait no longer for more.
    private let gathered = DispatchSemaphore(value: 0)
    private var gatheredCount: Int?

    init(capacity: Int) {
        precondition(capacity > 0, "a queue that takes nothing")
        self.capacity = capacity
    }

    /// Adds a command, or says why not; never waits.
    func add(_ command: WaitingCommand) -> StorageFault? {
        condition.lock()
        defer { condition.unlock() }
        guard !isClosed else { return StorageFault(.closed, "the store takes no more commands") }
        guard waiting.count < capacity else {
            return StorageFault(.queueFull, "\(capacity) commands are waiting")
        }
        waiting.append(command)
        condition.signal()
        if let count = gatheredCount, waiting.count >= count {
            gatheredCount = nil
            gathered.signal()
        }
        return nil
    }

    /// Waits for commands and takes up to `max` of them, oldest first; nil once closed and empty.
    func take(max: Int) -> [WaitingCommand]? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty {
            guard !isClosed else { return nil }
            condition.wait()
        }
        guard waiting.count > max else {
            defer { waiting = [] }
            return waiting
        }
        defer { waiting.removeFirst(max) }
        return Array(waiting.prefix(max))
    }

    /// Waits until `count` commands wait, or none will come, and no longer than so many microseconds: false when the
    /// time ran out. For the thread that takes.
    @discardableResult func gather(_ count: Int, microsecondsMax: Int) -> Bool {
        let isWaited = condition.withLock {
            guard !isClosed, waiting.count < count else { return false }
            gatheredCount = count
            return true
        }
        guard isWaited else { return true }
        guard gathered.wait(timeout: .now() + .microseconds(microsecondsMax)) == .timedOut else { return true }
        // Whoever came just now has signalled, or nobody will. Asked and ended in one step: a signal between the two
        // would end the next wait before it began.
        let isSignalled = condition.withLock {
            defer { gatheredCount = nil }
            return gatheredCount == nil
        }
        if isSignalled { gathered.wait() }
        return isSignalled
    }

    /// Takes no more commands; those that wait will still be taken.
    func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.broadcast()
        if gatheredCount != nil {
            gatheredCount = nil
            gathered.signal()
        }
    }

    /// How many wait.
    var count: Int {
        condition.lock()
        defer { condition.unlock() }
        return waiting.count
    }
}
