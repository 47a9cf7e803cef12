import Foundation
import Gateway
import Testing

extension RealServiceTests {
    /// Who may not speak, and who may not speak for another.
    @Suite struct BadInputPeerTests {
        private func withService(
            _ body: (JourneyService, inout JourneyPaymentMaker) async throws -> Void
        ) async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 11)
            try await body(service, &maker)
            let channel = try JourneyChannel("xa", to: service)
            let response = try await channel.post(try maker.payment(at: JourneyWorld.now(folder)).bytes)
            #expect(try JourneyReply(response.body).status == "ACSC", "it still serves")
            await channel.close()
            #expect(try await service.stop() == .exited(0))
        }

        @Test(arguments: [nil, "foreign"])
        func refusesTheConnection(peer: String?) async throws {
            try await withService { service, maker in
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                let channel = try JourneyChannel(peer, to: service, totalSeconds: 10)
                let fault = await #expect(throws: CurlFault.self) { try await channel.post(payment.bytes) }
                // Refused at once, not by waiting: a time-out would say nothing of certificates.
                #expect(fault != .timedOut)
                await channel.close()
                let owner = try JourneyChannel("xa", to: service)
                #expect(try await owner.get("/v1/payments/\(payment.uetr)").status == 404)
                await owner.close()
            }
        }

        @Test func refusesAStranger() async throws {
            try await withService { service, maker in
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                let channel = try JourneyChannel("stranger", to: service)
                let response = try await channel.post(payment.bytes)
                #expect(response.status == 403)
                #expect(
                    try JourneyJSON(response.body)["type"].text == "urn:settlement-gateway:problem:unknown-certificate")
                #expect(try await channel.get("/v1/messages").status == 403)
                #expect(try await channel.get("/v1/payments/\(payment.uetr)").status == 403)
                await channel.close()
                let owner = try JourneyChannel("xa", to: service)
                #expect(try await owner.get("/v1/payments/\(payment.uetr)").status == 404)
                await owner.close()
            }
        }

        @Test func refusesPartnersWhatIsTheOperators() async throws {
            try await withService { service, maker in
                let channel = try JourneyChannel("operator", to: service)
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                #expect(try await channel.post(payment.bytes).status == 403)
                #expect(try await channel.get("/v1/messages").status == 403)
                await channel.close()
                let partner = try JourneyChannel("xa", to: service)
                let response = try await partner.client.send(
                    HTTPExchange.Request(
                        .post, service.address + "/v1/reconciliations", headers: [("Content-Type", "application/xml")],
                        body: payment.bytes))
                #expect(response.status == 403)
                await partner.close()
            }
        }

        /// XC and XD are registered and sign like XA; XB has another profile. None may bring XA's message.
        @Test(arguments: ["xb", "xc", "xd"])
        func refusesAnothersMessage(thief: String) async throws {
            try await withService { service, maker in
                let payment = try maker.payment(at: JourneyWorld.now(service.folder))
                let wrong = try JourneyChannel(thief, to: service)
                let refused = try await wrong.post(payment.bytes)
                #expect(refused.status == 200)
                let reply = try JourneyReply(refused.body)
                #expect(reply.definition == "admi.002.001.01" || reply.status == "RJCT", "\(reply)")
                // XB's corridor knows no header profile, so its refusal comes a room earlier.
                if thief != "xb" { #expect(reply.reason == "DS0H", "\(reply)") }
                #expect(try await wrong.get("/v1/payments/\(payment.uetr)").status == 404)
                // The thief has taken nothing: neither UETR nor identifier, and no money was held.
                let owner = try JourneyChannel("xa", to: service)
                let accepted = try await owner.post(payment.bytes)
                #expect(try JourneyReply(accepted.body).summary == "ACSC", "a thief must not spoil the owner's payment")
                #expect(accepted.header("Idempotent-Replay") == nil)
                await wrong.close()
                await owner.close()
            }
        }
    }
}
