import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Gateway

@Suite struct WorkerPoolTests {
    private enum Refusal: Error, Hashable {
        case odd(Int)
    }

    /// What pieces of work leave behind.
    private final class Record: Sendable {
        let numbers = Mutex<[Int]>([])

        func append(_ number: Int) { numbers.withLock { $0.append(number) } }
        var all: [Int] { numbers.withLock { $0 } }
    }

    @Test func returnsWhatTheWorkReturns() async throws {
        let pool = WorkerPool(threads: 2, queueDepthMax: 1000)
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...500 { group.addTask { try await pool.run { number * 2 }.get() } }
            return try await group.reduce(0, +)
        }
        #expect(sum == 250_500)
        await pool.shutdown()
    }

    @Test func keepsTheTypeOfWhatTheWorkThrows() async throws {
        let pool = WorkerPool(threads: 1, queueDepthMax: 4)
        let outcome = try await pool.run { () throws(Refusal) -> Int in throw .odd(3) }
        // The failure is typed: this line would not compile if it were `any Error`.
        let refusal: Result<Int, Refusal> = outcome
        #expect(refusal == .failure(.odd(3)))
        await pool.shutdown()
    }

    /// All at once, more pieces of work than the cooperative pool has threads, each holding its thread.
    @Test func worksOffTheCooperativePool() async throws {
        let threads = ProcessInfo.processInfo.activeProcessorCount + 2
        let pool = WorkerPool(threads: threads, queueDepthMax: threads, name: "test-worker")
        let begun = DispatchSemaphore(value: 0)
        let gate = DispatchSemaphore(value: 0)
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<threads {
                group.addTask {
                    try await pool.run {
                        begun.signal()
                        gate.wait()
                        return Thread.current.name ?? ""
                    }.get()
                }
            }
            for _ in 0..<threads { await Self.wait(for: begun) }
            for _ in 0..<threads { gate.signal() }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(names == Set((0..<threads).map { "test-worker-\($0)" }))
        await pool.shutdown()
    }

    @Test func refusesWhatDoesNotFit() async throws {
        let pool = WorkerPool(threads: 1, queueDepthMax: 2)
        let gate = DispatchSemaphore(value: 0)
        let begun = DispatchSemaphore(value: 0)
        async let first: Result<Int, Never> = pool.run {
            begun.signal()
            gate.wait()
            return 1
        }
        await Self.wait(for: begun)
        async let second: Result<Int, Never> = pool.run { 2 }
        async let third: Result<Int, Never> = pool.run { 3 }
        while pool.queueDepth < 2 { await Task.yield() }
        await #expect(throws: WorkerPoolRefusal.queueFull(depthMax: 2)) { try await pool.run { 4 } }
        gate.signal()
        #expect(try await [first.get(), second.get(), third.get()] == [1, 2, 3])
        #expect(pool.queueDepth == 0)
        #expect(try await pool.run { 5 }.get() == 5, "there is room again")
        await pool.shutdown()
    }

    @Test func takesWorkInTheOrderItCame() async throws {
        let pool = WorkerPool(threads: 1, queueDepthMax: 64)
        let gate = DispatchSemaphore(value: 0)
        let begun = DispatchSemaphore(value: 0)
        let record = Record()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await pool.run {
                    begun.signal()
                    gate.wait()
                }.get()
            }
            await Self.wait(for: begun)
            for number in 0..<50 {
                group.addTask { try await pool.run { record.append(number) }.get() }
                while pool.queueDepth <= number { await Task.yield() }
            }
            gate.signal()
            try await group.waitForAll()
        }
        #expect(record.all == Array(0..<50))
        await pool.shutdown()
    }

    @Test func finishesWhatItTookBeforeItStops() async throws {
        let pool = WorkerPool(threads: 2, queueDepthMax: 100)
        let gate = DispatchSemaphore(value: 0)
        let record = Record()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try await pool.run {
                        gate.wait()
                        record.append(number)
                    }.get()
                }
            }
            while pool.queueDepth < 18 { await Task.yield() }
            group.addTask { await pool.shutdown() }
            for _ in 0..<20 { gate.signal() }
            try await group.waitForAll()
        }
        #expect(record.all.sorted() == Array(0..<20))
        await #expect(throws: WorkerPoolRefusal.stopping) { try await pool.run { 1 } }
        // To stop twice is no error.
        await pool.shutdown()
    }

    /// A task that was let in is on the pool's threads before and after each wait, and its pieces are done on the spot.
    @Test func servesATaskOnItsThreads() async throws {
        let pool = WorkerPool(threads: 2, queueDepthMax: 4, name: "test-server")
        let names = try await pool.serve {
            var names = [Self.threadName()]
            await Self.hop()
            names.append(Self.threadName())
            let before = pthread_self()
            let piece = try? await pool.run { (Self.threadName(), pthread_equal(pthread_self(), before) != 0) }.get()
            names.append(piece?.0 ?? "")
            #expect(piece?.1 == true, "a piece within a task changes no thread")
            return names
        }
        #expect(names.count == 3)
        #expect(names.allSatisfy { $0.hasPrefix("test-server-") }, "\(names)")
        #expect(!Self.threadName().hasPrefix("test-server-"), "the caller is back where it was")
        await pool.shutdown()
    }

    @Test func letsInOnlyTasksThatFit() async throws {
        let pool = WorkerPool(threads: 1, queueDepthMax: 2)
        let gate = DispatchSemaphore(value: 0)
        let begun = DispatchSemaphore(value: 0)
        async let first: Int = pool.serve {
            begun.signal()
            gate.wait()
            // A step of what was let in is never refused, however full the queue.
            await Self.hop()
            return 1
        }
        await Self.wait(for: begun)
        async let second: Int = pool.serve { 2 }
        async let third: Result<Int, Never> = pool.run { 3 }
        while pool.queueDepth < 2 { await Task.yield() }
        await #expect(throws: WorkerPoolRefusal.queueFull(depthMax: 2)) { try await pool.serve { 4 } }
        await #expect(throws: WorkerPoolRefusal.queueFull(depthMax: 2)) { try await pool.run { 5 } }
        gate.signal()
        #expect(try await [first, second, third.get()] == [1, 2, 3])
        #expect(pool.queueDepth == 0)
        await pool.shutdown()
        await #expect(throws: WorkerPoolRefusal.stopping) { try await pool.serve { 6 } }
    }

    /// A task that waits while the pool stops comes to its end all the same.
    @Test func finishesATaskAfterThePoolHasStopped() async throws {
        let pool = WorkerPool(threads: 1, queueDepthMax: 2)
        let begun = DispatchSemaphore(value: 0)
        let resumption = Mutex<CheckedContinuation<Void, Never>?>(nil)
        async let served: String = pool.serve {
            await withCheckedContinuation { continuation in
                resumption.withLock { $0 = continuation }
                begun.signal()
            }
            do {
                return try await pool.run { "worked" }.get()
            } catch {
                return "\(error)"
            }
        }
        await Self.wait(for: begun)
        await pool.shutdown()
        resumption.withLock { $0 }?.resume()
        #expect(try await served == "stopping")
    }

    @Test func aRingGrowsAndKeepsTheOrder() {
        var ring = Ring<Int>(capacity: 2)
        var taken: [Int] = []
        var next = 0
        for round in 1...20 {
            for _ in 0..<round {
                ring.push(next)
                next += 1
            }
            for _ in 0..<(round / 2) { if let number = ring.pop() { taken.append(number) } }
        }
        while let number = ring.pop() { taken.append(number) }
        #expect(taken == Array(0..<next))
        #expect(ring.count == 0)
    }

    /// Leaves the thread and comes back to the task's executor.
    private static func hop() async {
        await withCheckedContinuation { continuation in
            Thread { continuation.resume() }.start()
        }
    }

    private static func threadName() -> String {
        (try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)) ?? ""
    }

    /// Waits for a semaphore without holding a thread of the cooperative pool.
    private static func wait(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            Thread {
                semaphore.wait()
                continuation.resume()
            }.start()
        }
    }
}
