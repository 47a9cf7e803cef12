import DualSign
import Foundation
import Gateway
import ISO20022
import Testing

extension RealServiceTests {
    /// A partner's day: what it sends, what it is answered, what it may see.
    @Suite struct JourneyTests {
        private func withService(
            _ body: (JourneyService, inout JourneyPaymentMaker) async throws -> Void
        ) async throws {
            let service = try await JourneyService.start(in: JourneyFolder())
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 23)
            try await body(service, &maker)
            #expect(try await service.stop() == .exited(0))
            #expect(service.child.errorText.isEmpty)
        }

        @Test(arguments: [
            ("XA", "header", "ecdsa-p256-sha256"), ("XB", "cosigned", "rsa-pss-sha256"), ("XC", "header", "ed25519"),
            ("XD", "header", "rsa-pkcs1-sha256"),
        ])
        func settlesAPaymentOfEachProfile(code: String, profile: String, suite: String) async throws {
            try await withService { service, maker in
                let channel = try JourneyChannel(code.lowercased(), to: service)
                let payment = try maker.payment(
                    from: code, at: JourneyWorld.now(service.folder), amountMinorUnits: 12_345)
                let response = try await channel.post(payment.bytes)
                #expect(response.status == 200)
                #expect(response.header("Content-Type") == "application/xml")
                #expect(response.header("Idempotent-Replay") == nil)
                let reply = try JourneyReply(response.body)
                #expect(reply.summary == "ACSC")
                #expect(reply.uetr == payment.uetr)
                #expect(try JourneyReply.isSignedByUs(response.body))

                let again = try await channel.post(payment.bytes)
                #expect(again.body == response.body)
                #expect(again.header("Idempotent-Replay") == "true")

                let view = try JourneyJSON(try await channel.get("/v1/payments/\(payment.uetr)"))
                #expect(view["uetr"].text == payment.uetr)
                #expect(view["state"].text == "settled")
                #expect(view["decision"].text == "commit")
                #expect(view["amount"]["minorUnits"].integer == 12_345)
                #expect(view["amount"]["currency"].text == "KZT")
                #expect(view["holdIdentifier"].text == "HOLD-\(payment.uetr)")
                #expect(view["reason"].value == nil)
                let words = view["history"].elements.compactMap { $0["state"].text }
                #expect(words.contains("settled"))
                #expect(!view["history"].elements.contains { $0["event"].text == nil || $0["at"].text == nil })

                let evidence = view["evidence"].elements
                #expect(Set(evidence.compactMap { $0["jurisdiction"].text }) == [code, "KZ"])
                #expect(Set(evidence.compactMap { $0["suite"].text }) == [suite, "ecdsa-p384-sha384"])
                let theirs = try #require(evidence.first { $0["jurisdiction"].text == code })
                #expect(theirs["profile"].text == profile)
                #expect(evidence.allSatisfy { $0["signatureValue"].text?.isEmpty == false })
                #expect(evidence.allSatisfy { !$0["covers"].elements.isEmpty })
                await channel.close()
            }
        }

        @Test func answersPendingToThoseWhoDoNotWait() async throws {
            try await withService { service, maker in
                let channel = try JourneyChannel("xa", to: service)
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                let response = try await channel.post(payment.bytes, waitSeconds: nil)
                #expect(response.status == 202)
                #expect(response.header("Location") == "/v1/payments/\(payment.uetr)")
                let reply = try JourneyReply(response.body)
                #expect(reply.status == "PDNG")
                #expect(reply.uetr == payment.uetr)
                #expect(try JourneyReply.isSignedByUs(response.body))

                let final = try await Self.inMailbox(payment, channel)
                #expect(try JourneyReply(final).summary == "ACSC")
                #expect(try JourneyReply.isSignedByUs(final))
                let again = try await channel.post(payment.bytes, waitSeconds: nil)
                #expect(again.status == 200)
                #expect(again.body == final)
                await channel.close()
            }
        }

        /// The final reply in the mailbox, as soon as it is there.
        static func inMailbox(_ payment: JourneyPayment, _ channel: JourneyChannel) async throws -> [UInt8] {
            for _ in 0..<500 {
                let found = try await channel.mailbox().filter { $0.uetr == payment.uetr }
                if let only = found.first {
                    #expect(found.count == 1)
                    return only.bytes
                }
                try await Task.sleep(for: .milliseconds(20))
            }
            throw JourneyFault("nothing in the mailbox about \(payment.uetr)")
        }

        @Test func keepsRepliesUntilTheyAreAcknowledged() async throws {
            try await withService { service, maker in
                let channel = try JourneyChannel("xa", to: service)
                let other = try JourneyChannel("xc", to: service)
                var answers: [[UInt8]] = []
                for _ in 0..<3 {
                    let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                    answers.append(try await channel.post(payment.bytes).body)
                }
                let mailbox = try await channel.mailbox()
                #expect(mailbox.map(\.bytes) == answers, "oldest first, the very bytes")
                #expect(try await other.mailbox().isEmpty)

                func acknowledge(_ identifier: String, _ channel: JourneyChannel) async throws -> Int {
                    try await channel.client.send(
                        HTTPExchange.Request(.post, service.address + "/v1/messages/\(identifier)/ack")
                    ).status
                }
                let middle = mailbox[1].identifier
                #expect(try await acknowledge(middle, other) == 404, "not the other's to take out")
                #expect((200..<300).contains(try await acknowledge(middle, channel)))
                #expect(try await channel.mailbox().map(\.bytes) == [answers[0], answers[2]])
                #expect(try await acknowledge("999999", channel) == 404)
                #expect(try await acknowledge("nonsense", channel) == 404)
                await channel.close()
                await other.close()
            }
        }

        @Test func showsAPaymentToNobodyElse() async throws {
            try await withService { service, maker in
                let owner = try JourneyChannel("xa", to: service)
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                _ = try await owner.post(payment.bytes)
                let path = "/v1/payments/\(payment.uetr)"
                #expect(try await owner.get(path).status == 200)
                for peer in ["xb", "xc", "xd"] {
                    let other = try JourneyChannel(peer, to: service)
                    let response = try await other.get(path)
                    #expect(response.status == 404)
                    #expect(response.header("Content-Type") == "application/problem+json")
                    let account = try maker.world.partner("XA").settlementAccount
                    #expect(try await other.get("/v1/accounts/\(account)/statements/2026-11-23").status == 404)
                    await other.close()
                }
                let person = try JourneyChannel("operator", to: service)
                #expect(try await person.get(path).status == 200)
                #expect(try await person.get("/v1/payments/00000000-0000-4000-8000-000000000000").status == 404)
                #expect(try await person.get("/v1/payments/nonsense").status == 404)
                await owner.close()
                await person.close()
            }
        }

        @Test func refusesWithAReasonAndMovesNothing() async throws {
            try await withService { service, maker in
                let channel = try JourneyChannel("xd", to: service)
                // XD was issued 1,000.00.
                let payment = try maker.payment(
                    from: "XD", at: JourneyWorld.now(service.folder), amountMinorUnits: 100_001)
                let response = try await channel.post(payment.bytes)
                #expect(response.status == 200)
                #expect(try JourneyReply(response.body).summary == "RJCT AM04")
                let view = try JourneyJSON(try await channel.get("/v1/payments/\(payment.uetr)"))
                #expect(view["state"].text == "refused")
                #expect(view["reason"]["code"].text == "AM04")
                // All of it is still there.
                let all = try maker.payment(from: "XD", at: JourneyWorld.now(service.folder), amountMinorUnits: 100_000)
                #expect(try JourneyReply(try await channel.post(all.bytes).body).summary == "ACSC")
                await channel.close()
            }
        }
    }
}
