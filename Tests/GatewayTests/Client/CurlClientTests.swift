import Foundation
import Testing

@testable import Gateway

@Suite struct CurlClientTests {
    @Test func keepsOneConnectionForManyRequests() async throws {
        let operations = FakeOperations { .final(SignedReply(bytes: $0), isReplay: false) }
        var limits = TestServer.limits
        // With one connection allowed, a client that opened another would wait for ever.
        limits.connectionsMax = 1
        try await TestServer.with(operations, limits: limits) { server in
            let client = try server.client()
            for number in 0..<50 {
                let body = Array("message \(number)".utf8)
                let answer = try await client.send(
                    .init(
                        .post, server.url("/v1/messages"), headers: [("Content-Type", "application/xml")], body: body))
                #expect(answer.body == body)
            }
            await client.shutdown()
        }
        #expect(operations.messages.count == 50)
    }

    @Test func saysWhyThereIsNoAnswer() async throws {
        let client = try CurlClient(.init(connectSeconds: 2, totalSeconds: 2))
        func fault(_ url: String, headers: [(String, String)] = []) async -> CurlFault? {
            do throws(CurlFault) {
                _ = try await client.send(.init(.get, url, headers: headers))
                return nil
            } catch {
                return error
            }
        }
        // Port 1 is for nobody.
        guard case .cannotConnect? = await fault("https://127.0.0.1:1/") else {
            Issue.record("nobody listens there")
            return
        }
        #expect(await fault("ftp://127.0.0.1/") == .invalidRequest)
        #expect(await fault("https://127.0.0.1:1/", headers: [("A", "b\r\nC: d")]) == .invalidRequest)
        await client.shutdown()
        #expect(await fault("https://127.0.0.1:1/") == .closed)
    }

    @Test func believesNobodyOfAnotherAuthority() async throws {
        try await TestServer.with { server in
            let client = try CurlClient(
                .init(
                    authorityFile: TestKeys.certificate("foreign-authority"),
                    certificateFile: TestKeys.certificate("xa-channel"), keyFile: TestKeys.key("xa-channel")))
            do throws(CurlFault) {
                _ = try await client.send(.init(.get, server.url("/openapi.yaml")))
                Issue.record("the server's authority is not trusted")
            } catch {
                guard case .tls = error else {
                    Issue.record("\(error)")
                    return
                }
            }
            await client.shutdown()
        }
    }

    @Test func takesNoLongerAnswerThanItLikes() async throws {
        let operations = FakeOperations { _ in
            .final(SignedReply(bytes: Array(repeating: 65, count: 5000)), isReplay: false)
        }
        try await TestServer.with(operations) { server in
            let client = try CurlClient(
                .init(
                    authorityFile: TestKeys.certificate("channel-authority"),
                    certificateFile: TestKeys.certificate("xa-channel"), keyFile: TestKeys.key("xa-channel"),
                    answerBytesMax: 4999))
            await #expect(throws: CurlFault.answerTooLarge(bytesMax: 4999)) {
                try await client.send(
                    .init(
                        .post, server.url("/v1/messages"), headers: [("Content-Type", "application/xml")], body: [1]))
            }
            await client.shutdown()
        }
    }
}
