import DualSign
import Foundation
import Synchronization
import Testing

@testable import Gateway

extension RealServiceTests {
    /// Payments whose co-signature is made in another house.
    @Suite struct CoSigningJourneyTests {
        /// A service that asks a co-signer on a port, and the co-signer's key.
        private struct World {
            let folder: JourneyFolder
            let port: Int
            let coSigner: TestCoSigner
            let settings: [String: String]

            init(_ mood: TestCoSigner.Mood = .signs) throws {
                folder = try JourneyFolder()
                port = try JourneyService.freePort()
                // Valid in the fixtures' rehearsal, which is in November 2026.
                let start = Date(timeIntervalSince1970: 1_767_225_600)
                let end = Date(timeIntervalSince1970: 1_893_456_000)
                let subject = CertificateSubject(country: "KZ", commonName: "Co-signer")
                let pem = try SigningKey.generate(
                    suite: .ecdsaP256SHA256, subject: subject, notBefore: start, notAfter: end
                ).pemBytes()
                // The fixtures' institution demands a chain.
                let authority = try CertificateAuthority(
                    certificatePEM: JourneyWorld.file("signing-authority.pem"),
                    key: PrivateKey(pem: JourneyWorld.file("signing-authority.key.pem")))
                let request = try CertificateRequest(key: PrivateKey(pem: pem), subject: subject)
                let key = try SigningKey(
                    pem: pem, certificate: authority.issue(for: request, notBefore: start, notAfter: end),
                    suite: .ecdsaP256SHA256)
                coSigner = TestCoSigner(key, mood)
                try Data(key.certificate.pem()).write(to: URL(fileURLWithPath: folder.file("co-signer.pem")))
                let prefix = "GATEWAY_INSTITUTION_CO_SIGNING_"
                settings = [
                    prefix + "URL": "https://localhost:\(port)/v1/co-signatures",
                    prefix + "CERTIFICATE": folder.file("co-signer.pem"), prefix + "SUITE": "ecdsa-p256-sha256",
                    prefix + "TLS_CERTIFICATE": TestKeys.certificate("operator-channel"),
                    prefix + "TLS_KEY": TestKeys.key("operator-channel"),
                    prefix + "TLS_AUTHORITIES": TestKeys.certificate("channel-authority"),
                    prefix + "REST_SECONDS_MAX": "1",
                ]
            }

            func start() async throws -> JourneyService {
                try await JourneyService.start(in: folder, settings)
            }

            /// Our evidence of a payment, as an operator sees it.
            func ownEvidence(_ payment: JourneyPayment, _ channel: JourneyChannel) async throws -> JourneyJSON {
                let view = try JourneyJSON(try await channel.get("/v1/payments/\(payment.uetr)"))
                #expect(view["state"].text == "settled")
                return try #require(view["evidence"].elements.first { $0["jurisdiction"].text == "KZ" })
            }
        }

        @Test(arguments: ["XA", "XB"])
        func settlesWithASignatureMadeElsewhere(code: String) async throws {
            let world = try World()
            try await world.coSigner.serving(on: world.port) {
                let service = try await world.start()
                let channel = try JourneyChannel(code.lowercased(), to: service)
                var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 41)
                let payment = try maker.payment(from: code, at: JourneyWorld.now(world.folder))
                let response = try await channel.post(payment.bytes)
                #expect(response.status == 200)
                #expect(try JourneyReply(response.body).summary == "ACSC")
                #expect(try JourneyReply.isSignedByUs(response.body), "replies are signed here")
                let own = try await world.ownEvidence(payment, channel)
                #expect(own["suite"].text == "ecdsa-p256-sha256")
                #expect(own["subjectKeyIdentifier"].text == world.coSigner.key.certificate.subjectKeyIdentifierHex)
                #expect(world.coSigner.requests.map(\.uetr) == [payment.uetr])
                await channel.close()
                #expect(try await service.stop() == .exited(0))
                #expect(service.child.errorText.isEmpty)
            }
        }

        @Test func waitsForACoSignerThatIsAway() async throws {
            let world = try World()
            let service = try await world.start()
            let channel = try JourneyChannel("xa", to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 43)
            let payment = try maker.payment(at: JourneyWorld.now(world.folder))
            let response = try await channel.post(payment.bytes, waitSeconds: 1)
            #expect(response.status == 202)
            #expect(try JourneyReply(response.body).status == "PDNG")
            try await world.coSigner.serving(on: world.port) {
                let final = try await JourneyTests.inMailbox(payment, channel)
                #expect(try JourneyReply(final).summary == "ACSC")
            }
            #expect(Set(world.coSigner.requests.map(\.requestIdentifier)).count == 1)
            await channel.close()
            #expect(try await service.stop() == .exited(0))
        }

        @Test(arguments: [(SignerRefusal.termsNotAccepted, "DS17"), (.amountAboveLimit, "AM14"), (.tooLate, "DS24")])
        func givesBackWhatIsRefused(refusal: SignerRefusal, reason: String) async throws {
            let world = try World(.refuses(refusal))
            try await world.coSigner.serving(on: world.port) {
                let service = try await world.start()
                let channel = try JourneyChannel("xa", to: service)
                var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 47)
                let payment = try maker.payment(at: JourneyWorld.now(world.folder))
                let response = try await channel.post(payment.bytes)
                #expect(response.status == 200)
                #expect(try JourneyReply(response.body).summary == "RJCT \(reason)")
                let view = try JourneyJSON(try await channel.get("/v1/payments/\(payment.uetr)"))
                #expect(view["state"].text == "released")
                #expect(view["decision"].text == "abort")
                await channel.close()
                #expect(try await service.stop() == .exited(0))
            }
        }

        /// What is not the co-signer's signature over this payment goes nowhere; the payment waits for the right one.
        @Test func sendsNoWrongSignatureOut() async throws {
            let world = try World(.errs)
            try await world.coSigner.serving(on: world.port) {
                let service = try await world.start()
                let channel = try JourneyChannel("xa", to: service)
                var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 53)
                let payment = try maker.payment(at: JourneyWorld.now(world.folder))
                let response = try await channel.post(payment.bytes, waitSeconds: 1)
                #expect(try JourneyReply(response.body).status == "PDNG")
                // Log lines are written by a thread of their own.
                func isLogged() -> Bool {
                    String(decoding: service.child.output, as: UTF8.self).contains("signatureValueWrong")
                }
                for _ in 0..<200 where !isLogged() { try await Task.sleep(for: .milliseconds(20)) }
                #expect(isLogged())
                world.coSigner.mood.withLock { $0 = .signs }
                let final = try await JourneyTests.inMailbox(payment, channel)
                #expect(try JourneyReply(final).summary == "ACSC")
                await channel.close()
                #expect(try await service.stop() == .exited(0))
            }
        }

        @Test func triesAgainAfterAFault() async throws {
            let world = try World(.fails(503))
            try await world.coSigner.serving(on: world.port) {
                let service = try await world.start()
                let channel = try JourneyChannel("xa", to: service)
                var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 59)
                let payment = try maker.payment(at: JourneyWorld.now(world.folder))
                let response = try await channel.post(payment.bytes, waitSeconds: 0)
                #expect(response.status == 202)
                for _ in 0..<200 where world.coSigner.requests.count < 2 {
                    try await Task.sleep(for: .milliseconds(50))
                }
                world.coSigner.mood.withLock { $0 = .signs }
                let final = try await JourneyTests.inMailbox(payment, channel)
                #expect(try JourneyReply(final).summary == "ACSC")
                #expect(Set(world.coSigner.requests).count == 1, "every attempt asks for the same")
                await channel.close()
                #expect(try await service.stop() == .exited(0))
            }
        }
    }
}
