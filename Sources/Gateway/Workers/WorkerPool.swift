import Dispatch
import Foundation
import Synchronization

/// Why a pool did not take a piece of work.
public enum WorkerPoolRefusal: Error, Hashable, Sendable {
    /// As many pieces wait as may wait.
    case queueFull(depthMax: Int)
    /// The pool is shutting down, or has.
    case stopping
}

/// A bounded set of threads with a bounded queue, for work that keeps a processor busy: parsing, verifying, signing.
///
/// Such work must not run on an event loop, which serves many connections, nor on the cooperative pool, which has one
/// thread a processor for everything. Work is taken in the order it came. What does not fit in the queue is refused at
/// once, so that a flood costs the sender a 503 and not the gateway its memory.
///
/// There are two ways in. `run` takes one piece of work. `serve` takes a whole task: what it does between two waits is
/// done on the threads of the pool, and a `run` within it works on the spot. So a payment changes threads where it
/// waits for the store, and nowhere else. What a task that was let in has yet to do is never
/// refused: it is what makes room.
public final class WorkerPool: TaskExecutor {
    private enum Job {
        case piece(@Sendable () -> Void)
        /// A task, from one wait to the next.
        case step(UnownedJob)
    }

    private struct Queue: ~Copyable {
        var jobs: Ring<Job>
        /// How many pieces wait, and how many tasks for their first step: those that a newcomer waits behind.
        var waitingCount = 0
        var isStopping = false
        var threadsRunning: Int
        var stopped: [CheckedContinuation<Void, Never>] = []

        /// Takes a place in the queue, or says why there is none.
        mutating func admit(depthMax: Int) -> WorkerPoolRefusal? {
            if isStopping { return .stopping }
            if waitingCount == depthMax { return .queueFull(depthMax: depthMax) }
            waitingCount += 1
            return nil
        }

        mutating func pop() -> Job? {
            guard let job = jobs.pop() else { return nil }
            if case .piece = job { waitingCount -= 1 }
            return job
        }
    }

    private let queue: Mutex<Queue>
    private let arrivals = DispatchSemaphore(value: 0)
    private let waiting: WaitingTime
    private let mark = ThreadMark()
    private let depthMax: Int
    /// How many threads the pool has.
    public let threadCount: Int

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - threads: at least 1; nil for one a processor.
    ///   - queueDepthMax: how many pieces may wait beside those being worked on; at least 1.
    ///   - name: of the threads, for a debugger; the system keeps 15 bytes.
    public init(threads: Int? = nil, queueDepthMax: Int, name: String = "worker") {
        precondition(queueDepthMax >= 1, "a queue holds at least one piece of work")
        let threadCount = threads ?? ProcessInfo.processInfo.activeProcessorCount
        precondition(threadCount >= 1, "a pool has at least one thread")
        self.threadCount = threadCount
        self.depthMax = queueDepthMax
        self.waiting = WaitingTime()
        self.queue = Mutex(Queue(jobs: Ring(capacity: queueDepthMax), threadsRunning: threadCount))
        for index in 0..<threadCount {
            let thread = Thread { [self] in
                ThreadName.set("\(name)-\(index)")
                mark.set()
                work()
            }
            // A message may nest 64 elements deep, and the C libraries below recurse: room to spare.
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    /// Does a piece of work on one of the threads; on the spot when called from one of them.
    ///
    /// - Returns: what the work returned or threw, with the type it threw.
    /// - Throws: `WorkerPoolRefusal` when the work was not taken; then it has not begun.
    public func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(WorkerPoolRefusal) -> Result<Value, Failure> {
        if mark.isSet { return Result(catching: work) }
        let outcome: Result<Result<Value, Failure>, WorkerPoolRefusal> = await withCheckedContinuation { continuation in
            let arrived = ContinuousClock.now
            let refusal = enqueue { [waiting] in
                waiting.record(since: arrived)
                continuation.resume(returning: .success(Result(catching: work)))
            }
            if let refusal { continuation.resume(returning: .failure(refusal)) }
        }
        return try outcome.get()
    }

    /// Does a task on the threads, from one wait to the next.
    ///
    /// - Throws: `WorkerPoolRefusal` when the task was not let in; then it has not begun.
    public func serve<Value: Sendable>(
        _ task: () async -> Value
    ) async throws(WorkerPoolRefusal) -> Value {
        let refusal = queue.withLock { $0.admit(depthMax: depthMax) }
        if let refusal { throw refusal }
        let arrived = ContinuousClock.now
        return await withTaskExecutorPreference(self) {
            queue.withLock { $0.waitingCount -= 1 }
            waiting.record(since: arrived)
            return await task()
        }
    }

    /// Takes the next step of a task. For the language's runtime, which calls it when a wait is over.
    public func enqueue(_ job: consuming ExecutorJob) {
        let step = UnownedJob(job)
        let isTaken = queue.withLock { queue in
            if queue.isStopping { return false }
            queue.jobs.push(.step(step))
            return true
        }
        if isTaken {
            arrivals.signal()
        } else {
            // The threads are ending, and a task must come to its end all the same.
            globalConcurrentExecutor.enqueue(ExecutorJob(step))
        }
    }

    /// How many pieces of work and tasks wait to begin.
    public var queueDepth: Int {
        queue.withLock { $0.waitingCount }
    }

    /// Refuses new work, finishes what was taken, ends the threads, and returns when the last one has ended.
    public func shutdown() async {
        await withCheckedContinuation { continuation in
            let hasStopped = queue.withLock { queue in
                queue.isStopping = true
                if queue.threadsRunning > 0 { queue.stopped.append(continuation) }
                return queue.threadsRunning == 0
            }
            if hasStopped {
                continuation.resume()
                return
            }
            for _ in 0..<threadCount { arrivals.signal() }
        }
    }

    private func enqueue(_ piece: @escaping @Sendable () -> Void) -> WorkerPoolRefusal? {
        let refusal = queue.withLock { queue -> WorkerPoolRefusal? in
            if let refusal = queue.admit(depthMax: depthMax) { return refusal }
            queue.jobs.push(.piece(piece))
            return nil
        }
        if refusal == nil { arrivals.signal() }
        return refusal
    }

    /// What a thread does when it has been signalled.
    private enum Step {
        case work(Job)
        /// The thread ends; the last one tells those who wait for it.
        case end([CheckedContinuation<Void, Never>])
    }

    /// The life of a thread. There is a signal for each job, and one for each thread when the pool stops; so a thread
    /// that finds no job has been told to end, and by then every job has been taken.
    private func work() {
        while true {
            arrivals.wait()
            let step = queue.withLock { queue -> Step in
                if let job = queue.pop() { return .work(job) }
                precondition(queue.isStopping, "a signal without a job comes only from shutdown")
                queue.threadsRunning -= 1
                guard queue.threadsRunning == 0 else { return .end([]) }
                defer { queue.stopped = [] }
                return .end(queue.stopped)
            }
            switch step {
            case .work(.piece(let piece)): piece()
            case .work(.step(let step)): step.runSynchronously(on: asUnownedTaskExecutor())
            case .end(let stopped):
                for continuation in stopped { continuation.resume() }
                return
            }
        }
    }
}
