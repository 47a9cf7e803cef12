import DualSign
import Foundation
import Settlement
import Synchronization
import Testing
import XMLCore

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

            func start(_ more: [String: String] = [:]) async throws -> JourneyService {
                try await JourneyService.start(in: folder, settings.merging(more) { $1 })
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

        /// One that gives wrong values is left alone like one that is away, longer each time, until a value is right.
        @Test func leavesAloneWhoGivesWrongValues() async throws {
            let world = try World(.errs)
            let settings = GatewayConfiguration.CoSigning(
                url: "https://localhost:\(world.port)/v1/co-signatures",
                certificate: world.folder.file("co-signer.pem"),
                suite: "ecdsa-p256-sha256", clientCertificate: TestKeys.certificate("operator-channel"),
                clientKey: TestKeys.key("operator-channel"), authorities: TestKeys.certificate("channel-authority"),
                connectionsMax: 1, connectSeconds: 2, totalSeconds: 5, restSecondsMax: 30)
            let coSigner = try RemoteCoSigner(settings)
            let waiting = WorkerPool(threads: 1, queueDepthMax: 4, name: "test")
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 97)
            let payment = try maker.payment(at: 1_795_410_000_000)
            let terms = try SettlementTerms(
                uetr: payment.uetr, amountMinorUnits: 1, currency: "KZT", currencyDecimals: 2,
                debtorSettlementAccount: "A", creditorAccount: "B", valueDate: "2026-11-23", holdIdentifier: "H",
                holdExpiry: "2026-11-23T07:00:00Z")
            @Sendable func attempt() async throws -> KeyFault? {
                try await waiting.run {
                    try Self.fault(of: coSigner, on: payment, terms)
                }.get()
            }
            try await world.coSigner.serving(on: world.port) {
                #expect(try await attempt() == .signatureValueWrong)
                for _ in 0..<3 { #expect(try await attempt() == .signerUnavailable(.resting)) }
                #expect(world.coSigner.requests.count == 1)
                try await Task.sleep(for: .milliseconds(600))
                #expect(try await attempt() == .signatureValueWrong)
                // Twice as long now.
                try await Task.sleep(for: .milliseconds(600))
                #expect(try await attempt() == .signerUnavailable(.resting))
                try await Task.sleep(for: .milliseconds(600))
                world.coSigner.mood.withLock { $0 = .signs }
                for _ in 0..<3 { #expect(try await attempt() == nil) }
                world.coSigner.mood.withLock { $0 = .fails(503) }
                #expect(try await attempt() == .signerUnavailable(.busy))
                #expect(try await attempt() == .signerUnavailable(.resting))
            }
            await waiting.shutdown()
        }

        private static func fault(
            of coSigner: RemoteCoSigner, on payment: JourneyPayment, _ terms: SettlementTerms
        ) throws -> KeyFault? {
            let envelope = try MessageEnvelope(ParsedXML(payment.bytes, limits: .payment))
            let key = try coSigner.key(for: payment.uetr, message: ContentDigest(of: payment.bytes))
            let jurisdiction = try #require(Jurisdiction("KZ"))
            do throws(SigningFault) {
                _ = try CoSignedProfile.coSign(
                    envelope, terms: terms, key: key, jurisdiction: jurisdiction, at: Date())
                return nil
            } catch {
                guard case .key(let fault) = error else { throw error }
                return fault
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
                let client = try CurlClient(CurlClient.Settings(connectSeconds: 2, totalSeconds: 5))
                let figures = try await client.send(.init(.get, service.monitoringAddress + "/metrics"))
                await client.shutdown()
                #expect(
                    String(decoding: figures.body, as: UTF8.self)
                        .contains("gateway_co_signer_faults_total{why=\"signatureValueWrong\"}"))
                world.coSigner.mood.withLock { $0 = .signs }
                let final = try await JourneyTests.inMailbox(payment, channel)
                #expect(try JourneyReply(final).summary == "ACSC")
                await channel.close()
                #expect(try await service.stop() == .exited(0))
            }
        }

        /// Every attempt at a payment asks for the same signature, whatever it states of itself.
        @Test(arguments: [false, true])
        func triesAgainAfterAFault(isStated: Bool) async throws {
            let world = try World(.fails(503))
            try await world.coSigner.serving(on: world.port) {
                let number = try JourneyWorld().corridorNumber("XA")
                let service = try await world.start(
                    isStated ? ["GATEWAY_CORRIDORS_\(number)_OUR_SIGNATURES_PROPERTIES": "stated"] : [:])
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
                #expect(world.coSigner.requests.allSatisfy { ($0.signedProperties != nil) == isStated })
                await channel.close()
                #expect(try await service.stop() == .exited(0))
            }
        }
    }
}
