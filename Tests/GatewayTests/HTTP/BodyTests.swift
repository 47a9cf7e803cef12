import Foundation
import NIOCore
import Testing

@testable import Gateway

/// Bodies that are too long, too slow, or not what they say.
@Suite struct BodyTests {
    private static func head(_ more: String) -> ByteBuffer {
        ByteBuffer(
            string: "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/xml\r\n\(more)\r\n\r\n")
    }

    private static func chunk(_ bytes: Int) -> ByteBuffer {
        ByteBuffer(string: String(bytes, radix: 16) + "\r\n" + String(repeating: "x", count: bytes) + "\r\n")
    }

    @Test(arguments: [(4096, 200), (4097, 413), (1 << 20, 413)])
    func capsADeclaredBody(bytes: Int, status: Int) async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client()
            let answer = try await client.send(
                .init(
                    .post, server.url("/v1/messages"), headers: [("Content-Type", "application/xml")],
                    body: Array(repeating: 120, count: bytes)))
            #expect(answer.status == status)
            await client.shutdown()
        }
        #expect(operations.messages.count == (status == 200 ? 1 : 0))
    }

    @Test func refusesAHugeDeclaredBodyBeforeItIsSent() async throws {
        try await TestServer.with { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(Self.head("Content-Length: 100000000000\r\nConnection: close"))
            }
            #expect(said.hasPrefix("HTTP/1.1 413 "))
            #expect(said.contains("\"detail\":\"at most 4096 bytes\""))
        }
    }

    /// Four thousand times the cap, of which the server keeps no more than the cap.
    @Test func refusesAChunkedBodyOnceItIsTooLong() async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(Self.head("Transfer-Encoding: chunked"))
                let chunk = Self.chunk(1 << 20)
                for _ in 0..<16 { try await outbound.write(chunk) }
                try await outbound.write(ByteBuffer(string: "0\r\n\r\n"))
            }
            #expect(said.hasPrefix("HTTP/1.1 413 "))
        }
        #expect(operations.messages.isEmpty)
    }

    /// The peer neither stops sending nor hangs up; the server closes by itself, long before the body's time is over.
    @Test func closesOnWhoGoesOnSending() async throws {
        try await TestServer.with { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(Self.head("Transfer-Encoding: chunked"))
                while !Task.isCancelled { try await outbound.write(Self.chunk(1 << 10)) }
            }
            #expect(said.hasPrefix("HTTP/1.1 413 "))
            #expect(said.lowercased().contains("connection: close"))
        }
    }

    @Test func closesWhenAsked() async throws {
        try await TestServer.with { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(Self.head("Content-Length: 1\r\nConnection: close"))
                try await outbound.write(ByteBuffer(string: "a"))
            }
            #expect(said.hasPrefix("HTTP/1.1 200 ") && said.lowercased().contains("connection: close"))
        }
    }

    @Test func takesAChunkedBodyWithinTheCap() async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(Self.head("Transfer-Encoding: chunked\r\nConnection: close"))
                for _ in 0..<4 { try await outbound.write(Self.chunk(1024)) }
                try await outbound.write(ByteBuffer(string: "0\r\n\r\n"))
            }
            #expect(said.hasPrefix("HTTP/1.1 200 "))
        }
        #expect(operations.messages.map(\.bytes) == [Array(repeating: 120, count: 4096)])
    }

    @Test(arguments: ["Content-Length: 10", "Transfer-Encoding: chunked"])
    func endsASlowBodyWith408(framing: String) async throws {
        var limits = TestServer.limits
        limits.bodySecondsMax = 1
        let operations = FakeOperations()
        try await TestServer.with(operations, limits: limits) { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(Self.head(framing))
                try await outbound.write(ByteBuffer(string: framing.contains("Length") ? "1" : "1\r\n"))
            }
            #expect(said.hasPrefix("HTTP/1.1 408 "))
            #expect(said.contains("application/problem+json"))
            #expect(said.hasSuffix(#""title":"The body did not arrive in time","status":408}"#))
        }
        #expect(operations.messages.isEmpty)
    }

    @Test func aBodyMayTakeItsTimeWithinTheLimit() async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(Self.head("Content-Length: 3\r\nConnection: close"))
                for byte in ["a", "b", "c"] {
                    try await Task.sleep(for: .milliseconds(20))
                    try await outbound.write(ByteBuffer(string: byte))
                }
            }
            #expect(said.hasPrefix("HTTP/1.1 200 "))
        }
        #expect(operations.messages.map(\.bytes) == [Array("abc".utf8)])
    }

    /// What follows the head of an answer to HEAD would be taken for the next answer.
    @Test func answersHeadWithoutABody() async throws {
        try await TestServer.with { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(
                    ByteBuffer(string: "HEAD /openapi.yaml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
            }
            #expect(said.hasPrefix("HTTP/1.1 405 ") && said.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func refusesWhatIsNoHTTP() async throws {
        try await TestServer.with { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(ByteBuffer(string: "HELLO\r\n\r\n"))
            }
            #expect(said.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test(arguments: [
        ("10", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 "), ("100000", "HTTP/1.1 413 "),
    ])
    func asksForTheBodyOnlyIfItWillBeRead(length: String, expected: String) async throws {
        try await TestServer.with { server in
            let said = try await RawConnection.exchange(port: server.port) { outbound in
                try await outbound.write(
                    Self.head("Content-Length: \(length)\r\nExpect: 100-continue\r\nConnection: close"))
                if length == "10" { try await outbound.write(ByteBuffer(string: "0123456789")) }
            }
            #expect(said.hasPrefix(expected))
        }
    }
}
