import Foundation
import Gateway
import Testing

extension RealServiceTests {
    /// What nobody should send. Each gets a clear answer, and the service goes on serving in the memory it had.
    @Suite struct BadInputTests {
        private static let mebibytesMax = 24

        /// Does something bad to a service, then pays, then looks at the memory.
        private func afterwardsItServes(
            _ overrides: [String: String] = [:],
            _ badly: (JourneyService, inout JourneyPaymentMaker) async throws -> Void
        ) async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder, overrides)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 7)
            // The first payment brings every room to life; growth counts from there.
            try await pay(service, &maker)
            let before = try #require(service.child.residentKibibytes)
            try await badly(service, &maker)
            try await pay(service, &maker)
            let most = try #require(service.child.residentKibibytesMax)
            #expect(most - before < Self.mebibytesMax * 1024, "grew from \(before) KiB to \(most) KiB")
            #expect(try await service.stop() == .exited(0))
        }

        private func pay(_ service: JourneyService, _ maker: inout JourneyPaymentMaker) async throws {
            let channel = try JourneyChannel("xa", to: service)
            let payment = try maker.payment(at: JourneyWorld.now(service.folder))
            let response = try await channel.post(payment.bytes)
            #expect(response.status == 200)
            #expect(try JourneyReply(response.body).status == "ACSC")
            await channel.close()
        }

        private func problem(_ response: HTTPExchange.Response) throws -> String {
            #expect(response.header("Content-Type") == "application/problem+json")
            return try JourneyJSON(response.body)["type"].text ?? "none"
        }

        // MARK: Bodies

        @Test func refusesBodiesThatAreNoMessage() async throws {
            try await afterwardsItServes { service, maker in
                let channel = try JourneyChannel("xa", to: service)
                let good = try maker.payment(at: JourneyWorld.now(service.folder)).bytes
                let text = String(decoding: good, as: UTF8.self)
                let bodies: [(String, [UInt8])] = [
                    ("empty", []), ("cut in half", Array(good.prefix(good.count / 2))),
                    ("last byte missing", good.dropLast()),
                    ("text", Array("hello".utf8)), ("zeros", [UInt8](repeating: 0, count: 4096)),
                    ("not UTF-8", Array("<Envelope>".utf8) + [0xFF, 0xFE, 0x80]),
                    ("an entity", Array("<!DOCTYPE e [<!ENTITY a \"aaaa\">]><e>&a;</e>".utf8)),
                    ("unknown type", Array(text.replacing("pacs.008.001.08", with: "pacs.028.001.04").utf8)),
                    ("too deep", Array(String(repeating: "<a>", count: 20_000).utf8)),
                    ("one byte turned", Array(text.replacing("Northern", with: "Southern").utf8)),
                ]
                for (name, body) in bodies {
                    let response = try await channel.post(body)
                    let answer =
                        "\(name): \(response.status) \(String(decoding: response.body.prefix(300), as: UTF8.self))"
                    #expect(response.status == 200, "\(answer)")
                    guard response.status == 200 else { continue }
                    let reply = try JourneyReply(response.body)
                    #expect(reply.status == nil || reply.status == "RJCT", "\(answer)")
                    #expect(reply.reason != nil, "\(answer)")
                    #expect(try JourneyReply.isSignedByUs(response.body), "\(answer)")
                    // The same bytes again: the same bytes again.
                    let second = try await channel.post(body)
                    #expect(second.body == response.body, "\(name): answered otherwise the second time")
                    #expect(second.header("Idempotent-Replay") == "true", "\(name)")
                }
                await channel.close()
            }
        }

        @Test(arguments: [nil, "text/xml", "application/json", "application/xml; charset=windows-1251"])
        func refusesOtherContentTypes(contentType: String?) async throws {
            try await afterwardsItServes { service, maker in
                let channel = try JourneyChannel("xa", to: service)
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                let response = try await channel.post(payment.bytes, contentType: contentType)
                #expect(response.status == 415)
                #expect(try problem(response) == "urn:settlement-gateway:problem:unsupported-media-type")
                // Nothing came of it.
                #expect(try await channel.get("/v1/payments/\(payment.uetr)").status == 404)
                await channel.close()
            }
        }

        @Test func refusesAHundredMegabytesDeclared() async throws {
            try await afterwardsItServes { service, _ in
                let answer = try await BadInputConnection.run(
                    service, as: "xa",
                    [
                        .text(BadInputConnection.head(contentLength: 100 << 20)),
                        .repeated(String(repeating: "a", count: 1 << 20), times: 100),
                    ])
                // A peer that will not stop sending may lose the answer with the connection; it never gets another.
                #expect(answer.status == 413 || answer.status == nil, "\(answer.text.prefix(300)) \(answer.fault)")
                let head = try await BadInputConnection.run(
                    service, as: "xa",
                    [.text(BadInputConnection.head(contentLength: 100 << 20)), .sleep(milliseconds: 200)])
                #expect(head.status == 413, "\(head.text.prefix(300)) \(head.fault)")
            }
        }

        @Test func refusesAHundredMegabytesInChunks() async throws {
            try await afterwardsItServes { service, _ in
                let chunk = "100000\r\n" + String(repeating: "a", count: 0x100000) + "\r\n"
                let answer = try await BadInputConnection.run(
                    service, as: "xa",
                    [
                        .text(BadInputConnection.head(contentLength: nil)), .repeated(chunk, times: 100),
                        .text("0\r\n\r\n"),
                    ])
                #expect(answer.status == 413 || answer.status == nil, "\(answer.text.prefix(300)) \(answer.fault)")
                let short = try await BadInputConnection.run(
                    service, as: "xa",
                    [
                        .text(BadInputConnection.head(contentLength: nil)), .repeated(chunk, times: 2),
                        .text("0\r\n\r\n"),
                    ])
                #expect(short.status == 413, "\(short.text.prefix(300)) \(short.fault)")
            }
        }

        @Test func refusesTwoMebibytesFromAnOrdinaryClient() async throws {
            try await afterwardsItServes { service, _ in
                let channel = try JourneyChannel("xa", to: service)
                let response = try await channel.post([UInt8](repeating: 0x20, count: 2 << 20))
                #expect(response.status == 413)
                #expect(try problem(response) == "urn:settlement-gateway:problem:body-too-large")
                await channel.close()
            }
        }

        @Test func endsBodiesThatComeTooSlowly() async throws {
            try await afterwardsItServes(["GATEWAY_LIMITS_BODY_SECONDS_MAX": "1"]) { service, maker in
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                var steps: [BadInputConnection.Step] = [
                    .text(BadInputConnection.head(contentLength: payment.bytes.count))
                ]
                for byte in payment.bytes.prefix(20) { steps += [.bytes([byte]), .sleep(milliseconds: 150)] }
                let answer = try await BadInputConnection.run(service, as: "xa", steps)
                #expect(answer.status == 408, "\(answer.text.prefix(300)) \(answer.fault)")
                let channel = try JourneyChannel("xa", to: service)
                #expect(try await channel.get("/v1/payments/\(payment.uetr)").status == 404)
                await channel.close()
            }
        }

        @Test func forgetsBodiesThatBreakOff() async throws {
            try await afterwardsItServes { service, maker in
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                let half = Array(payment.bytes.prefix(payment.bytes.count / 2))
                for _ in 0..<10 {
                    _ = try await BadInputConnection.run(
                        service, as: "xa",
                        [.text(BadInputConnection.head(contentLength: payment.bytes.count)), .bytes(half), .close])
                }
                // Whole, it is as good as new.
                let channel = try JourneyChannel("xa", to: service)
                #expect(try await channel.get("/v1/payments/\(payment.uetr)").status == 404)
                let response = try await channel.post(payment.bytes)
                #expect(try JourneyReply(response.body).status == "ACSC")
                #expect(response.header("Idempotent-Replay") == nil)
                await channel.close()
            }
        }

        @Test func survivesWhatIsNotHTTP() async throws {
            try await afterwardsItServes { service, _ in
                let post = "POST /v1/messages HTTP/1.1\r\nHost: a\r\n"
                let long = String(repeating: "a", count: 200_000)
                let garbage: [(String, String)] = [
                    ("no HTTP", "\u{0}\u{1}\u{2}garbage\r\n\r\n"), ("no version", "GET /\r\n\r\n"),
                    ("bad length", post + "Content-Length: -5\r\n\r\n"),
                    ("two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
                    ("length and chunks", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello"),
                    ("bad chunk", post + "Transfer-Encoding: chunked\r\nContent-Type: application/xml\r\n\r\nzz\r\n"),
                    ("long header", "GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n"),
                ]
                for (name, text) in garbage {
                    let answer = try await BadInputConnection.run(service, as: "xa", [.text(text)], withinSeconds: 30)
                    #expect(
                        answer.status.map { (400..<500).contains($0) } ?? true, "\(name): \(answer.text.prefix(200))")
                }
            }
        }
    }
}
