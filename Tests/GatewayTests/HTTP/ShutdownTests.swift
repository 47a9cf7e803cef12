import Dispatch
import Foundation
import NIOCore
import ServiceLifecycle
import Testing

@testable import Gateway

@Suite struct ShutdownTests {
    private static let xml = [("Content-Type", "application/xml")]

    /// A place where tasks wait until it is opened.
    private actor Gate {
        private var isOpen = false
        private var waiting: [CheckedContinuation<Void, Never>] = []

        func pass() async {
            if !isOpen { await withCheckedContinuation { waiting.append($0) } }
        }

        func open() {
            isOpen = true
            for continuation in waiting { continuation.resume() }
            waiting = []
        }
    }

    @Test func finishesWhatIsInFlightAndTakesNothingMore() async throws {
        let gate = Gate()
        let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
        let operations = FakeOperations { _ in
            hasBegun.yield()
            await gate.pass()
            return .final(SignedReply(bytes: Array("finished".utf8)), isReplay: false)
        }
        try await TestServer.with(operations) { server in
            let client = try server.client()
            async let answer = client.send(
                .init(.post, server.url("/v1/messages"), headers: Self.xml, body: [1]))
            var iterator = begun.makeAsyncIterator()
            _ = await iterator.next()
            await server.group.triggerGracefulShutdown()
            // The listening socket closes at once or a moment later: until then a connection may still be accepted.
            let late = try server.client()
            var isRefused = false
            while !isRefused {
                do throws(CurlFault) {
                    _ = try await late.send(.init(.get, server.url("/openapi.yaml")))
                } catch {
                    isRefused = true
                }
            }
            await gate.open()
            #expect(try await answer.status == 200)
            #expect(try await String(decoding: answer.body, as: UTF8.self) == "finished")
            await late.shutdown()
            await client.shutdown()
        }
        #expect(operations.messages.count == 1)
    }

    /// The whole chain of a full queue: one worker, one place to wait, three messages.
    @Test func answers503WhenTheQueueIsFull() async throws {
        let pool = WorkerPool(threads: 1, queueDepthMax: 1)
        let gate = DispatchSemaphore(value: 0)
        let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
        let operations = FakeOperations { bytes in
            do throws(WorkerPoolRefusal) {
                let reply = try await pool.run { () -> [UInt8] in
                    hasBegun.yield()
                    gate.wait()
                    return bytes
                }
                return .final(SignedReply(bytes: reply.get()), isReplay: false)
            } catch {
                return .busy(retryAfterSeconds: 1)
            }
        }
        try await TestServer.with(operations, services: [WorkerPoolService(pool)]) { server in
            let clients = try (0..<3).map { _ in try server.client() }
            func send(_ index: Int) async throws -> HTTPExchange.Response {
                try await clients[index].send(
                    .init(.post, server.url("/v1/messages"), headers: Self.xml, body: [UInt8(index)]))
            }
            async let first = send(0)
            var iterator = begun.makeAsyncIterator()
            _ = await iterator.next()
            async let second = send(1)
            while pool.queueDepth < 1 { try await Task.sleep(for: .milliseconds(1)) }
            let third = try await send(2)
            #expect(third.status == 503)
            #expect(third.header("retry-after") == "1")
            gate.signal()
            gate.signal()
            #expect(try await first.body == [0])
            #expect(try await second.body == [1])
            for client in clients { await client.shutdown() }
        }
        await #expect(throws: WorkerPoolRefusal.stopping) { try await pool.run { 1 } }
    }

    /// More connections than are allowed wait until one goes.
    @Test func holdsBackConnectionsBeyondTheMost() async throws {
        var limits = TestServer.limits
        limits.connectionsMax = 1
        try await TestServer.with(limits: limits) { server in
            let clients = try (0..<4).map { _ in try server.client() }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for client in clients {
                    group.addTask {
                        try await client.send(
                            .init(.get, server.url("/v1/payments/u"), headers: [("Connection", "close")])
                        ).status
                    }
                }
                for try await status in group { #expect(status == 200) }
            }
            for client in clients { await client.shutdown() }
        }
    }
}
