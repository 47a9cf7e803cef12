import Logging
import ServiceLifecycle
import Testing

@testable import Gateway

@Suite struct MonitoringTests {
    @Test func tellsTheSupervisor() async throws {
        let operations = FakeOperations()
        let metrics = PrometheusRegistry()
        metrics.observe("depth") { 4 }
        let (ports, announce) = AsyncStream.makeStream(of: Int.self)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = MonitoringServer(
            operations: operations, metrics: metrics, host: "127.0.0.1", port: 0, logger: logger,
            onRunning: { announce.yield($0) })
        let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
        async let running: Void = group.run()
        var iterator = ports.makeAsyncIterator()
        let url = "http://127.0.0.1:\(try #require(await iterator.next()))"
        let client = try CurlClient(.init())
        let expected: [(String, Int, String)] = [
            ("/healthz", 200, #"{"status":"alive"}"#),
            ("/readyz", 200, #"{"ready":true,"checks":[{"name":"storage","ready":true,"detail":"d"}]}"#),
            ("/metrics", 200, "# TYPE depth gauge\ndepth 4\n"),
        ]
        for (path, status, body) in expected {
            let answer = try await client.send(.init(.get, url + path))
            #expect(answer.status == status)
            #expect(String(decoding: answer.body, as: UTF8.self) == body)
        }
        #expect(try await client.send(.init(.get, url + "/v1/messages")).status == 404)
        #expect(try await client.send(.init(.post, url + "/healthz")).status == 405)
        _ = await operations.payment("u", for: .operator(.init(name: "o")))
        let unready = try await client.send(.init(.get, url + "/readyz"))
        #expect(unready.status == 503)
        await client.shutdown()
        await group.triggerGracefulShutdown()
        try await running
    }
}
