import Foundation
import Testing

@testable import Gateway

@Suite struct MessageRouteTests {
    private static let xml = [("Content-Type", "application/xml")]

    @Test func answersAMessageWithTheReplyItWasGiven() async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client()
            for _ in 0..<3 {
                let answer = try await client.send(
                    .init(.post, server.url("/v1/messages"), headers: Self.xml, body: Array("<a/>".utf8)))
                #expect(answer.status == 200)
                #expect(answer.header("content-type") == "application/xml")
                #expect(answer.header("Idempotent-Replay") == nil)
                #expect(String(decoding: answer.body, as: UTF8.self) == "<reply/>")
            }
            await client.shutdown()
        }
        #expect(operations.messages.map(\.partner) == ["CBXAXAXX", "CBXAXAXX", "CBXAXAXX"])
        #expect(operations.messages.allSatisfy { $0.bytes == Array("<a/>".utf8) && $0.waitSeconds == 0 })
    }

    @Test(arguments: [
        (MessageAnswer.final(SignedReply(bytes: [65]), isReplay: true), 200, ["idempotent-replay": "true"]),
        (.pending(SignedReply(bytes: [65]), uetr: "u-1", isReplay: false), 202, ["location": "/v1/payments/u-1"]),
        (
            .pending(SignedReply(bytes: [65]), uetr: "u-1", isReplay: true), 202,
            ["location": "/v1/payments/u-1", "idempotent-replay": "true"]
        ),
        (.busy(retryAfterSeconds: 2), 503, ["retry-after": "2", "content-type": "application/problem+json"]),
        (.unavailable(.store), 503, ["retry-after": "5", "content-type": "application/problem+json"]),
        (.unavailable(.clock), 503, ["retry-after": "5", "content-type": "application/problem+json"]),
        (.faulted, 500, ["content-type": "application/problem+json"]),
        (.transportRefused(Problem(.unsupportedMediaType, detail: "d")), 415, [:]),
    ])
    func turnsEveryAnswerIntoAStatus(answer: MessageAnswer, status: Int, headers: [String: String]) async throws {
        try await TestServer.with(FakeOperations { _ in answer }) { server in
            let client = try server.client()
            let response = try await client.send(
                .init(.post, server.url("/v1/messages"), headers: Self.xml, body: [1]))
            #expect(response.status == status)
            for (name, value) in headers { #expect(response.header(name) == value) }
            if status < 300 { #expect(response.body == [65]) }
            await client.shutdown()
        }
    }

    @Test(arguments: [
        ("application/xml", 200), ("Application/XML; charset=\"UTF-8\"", 200), ("application/xml;v=1", 200),
        ("text/xml", 415), ("application/json", 415), ("application/xml; charset=utf-16", 415), ("", 415),
    ])
    func takesNothingButXML(contentType: String, status: Int) async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client()
            let answer = try await client.send(
                .init(
                    .post, server.url("/v1/messages"),
                    // libcurl leaves out a field without a value.
                    headers: [("Content-Type", contentType)], body: [1]))
            #expect(answer.status == status)
            await client.shutdown()
        }
        #expect(operations.messages.count == (status == 200 ? 1 : 0))
    }

    @Test func passesOnHowLongThePartnerWaits() async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client()
            for wish in ["wait=5", "respond-async, wait=\"7\"", "wait=9999", "nothing"] {
                let answer = try await client.send(
                    .init(.post, server.url("/v1/messages"), headers: Self.xml + [("Prefer", wish)], body: [1]))
                #expect(
                    answer.header("preference-applied") == ["wait=5": "wait=5", "wait=9999": "wait=20"][wish]
                        ?? (wish == "nothing" ? nil : "wait=7"))
            }
            await client.shutdown()
        }
        #expect(operations.messages.map(\.waitSeconds) == [5, 7, 20, 0])
    }

    @Test func servesTheMailbox() async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client()
            let answer = try await client.send(.init(.get, server.url("/v1/messages?after=3&limit=2")))
            #expect(answer.status == 200)
            #expect(
                String(decoding: answer.body, as: UTF8.self)
                    == #"{"messages":[{"id":"m-1","cursor":7,"messageDefinition":"pacs.002.001.10","uetr":null,"#
                    + #""createdAt":"1970-01-01T00:00:00.000Z","xml":"<a b=\"ü\">\n</a>"}],"next":7}"#)
            let end = try await client.send(.init(.get, server.url("/v1/messages?after=99")))
            #expect(String(decoding: end.body, as: UTF8.self) == #"{"messages":[],"next":99}"#)
            for query in ["after=-1", "after=x", "limit=0", "limit=501", "limit="] {
                let refused = try await client.send(.init(.get, server.url("/v1/messages?\(query)")))
                #expect(refused.status == 400, "\(query)")
            }
            let acknowledged = try await client.send(.init(.post, server.url("/v1/messages/m-1/ack")))
            #expect(acknowledged.status == 204 && acknowledged.body.isEmpty)
            #expect(try await client.send(.init(.post, server.url("/v1/messages/m-2/ack"))).status == 404)
            await client.shutdown()
        }
        #expect(
            operations.others == [
                "mailbox CBXAXAXX 3 2", "mailbox CBXAXAXX 99 50", "acknowledge m-1 CBXAXAXX",
                "acknowledge m-2 CBXAXAXX",
            ])
    }
}
