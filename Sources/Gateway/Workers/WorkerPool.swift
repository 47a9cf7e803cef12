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
/// Cost of one piece: a closure, a lock taken twice, and a semaphore that enters the kernel only to wake an idle
/// thread.
public final class WorkerPool: Sendable {
    private typealias Job = @Sendable () -> Void

    /// A ring of jobs that never grows, and whether more may come.
    private struct Queue: ~Copyable {
        var ring: [Job?]
        var head = 0
        var count = 0
        var isStopping = false
        var threadsRunning: Int
        var stopped: [CheckedContinuation<Void, Never>] = []

        mutating func push(_ job: @escaping Job) {
            ring[(head + count) % ring.count] = job
            count += 1
        }

        mutating func pop() -> Job? {
            guard count > 0 else { return nil }
            let job = ring[head]
            ring[head] = nil
            head = (head + 1) % ring.count
            count -= 1
            return job
        }
    }

    private let queue: Mutex<Queue>
    private let arrivals = DispatchSemaphore(value: 0)
    private let waiting: WaitingTime
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
        self.queue = Mutex(
            Queue(ring: Array(repeating: nil, count: queueDepthMax), threadsRunning: threadCount))
        for index in 0..<threadCount {
            let thread = Thread { [self] in
                ThreadName.set("\(name)-\(index)")
                work()
            }
            // A message may nest 64 elements deep, and the C libraries below recurse: room to spare.
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    /// Does a piece of work on one of the threads.
    ///
    /// - Returns: what the work returned or threw, with the type it threw.
    /// - Throws: `WorkerPoolRefusal` when the work was not taken; then it has not begun.
    public func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(WorkerPoolRefusal) -> Result<Value, Failure> {
        let outcome: Result<Result<Value, Failure>, WorkerPoolRefusal> = await withCheckedContinuation { continuation in
            let arrived = ContinuousClock.now
            let refusal = enqueue { [waiting] in
                waiting.record(since: arrived)
                do throws(Failure) {
                    continuation.resume(returning: .success(.success(try work())))
                } catch {
                    continuation.resume(returning: .success(.failure(error)))
                }
            }
            if let refusal { continuation.resume(returning: .failure(refusal)) }
        }
        return try outcome.get()
    }

    /// How many pieces wait now.
    public var queueDepth: Int {
        queue.withLock { $0.count }
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

    private func enqueue(_ job: @escaping Job) -> WorkerPoolRefusal? {
        let refusal: WorkerPoolRefusal? = queue.withLock { queue in
            if queue.isStopping { return .stopping }
            if queue.count == depthMax { return .queueFull(depthMax: depthMax) }
            queue.push(job)
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
            case .work(let job): job()
            case .end(let stopped):
                for continuation in stopped { continuation.resume() }
                return
            }
        }
    }
}
