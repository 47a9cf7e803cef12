import DualSign
import Foundation
import Gateway
import Testing
import XMLCore

extension RealServiceTests {
    /// Corridors whose signatures state their time and bear time stamps, with a real server of them.
    @Suite(.enabled(if: TestTimeStampServer.isPossible, "openssl or python3 is not installed"))
    struct TimeStampJourneyTests {
        /// The fixtures' certificates, in which stamps of today must lie, and their rehearsal, near which.
        static let isTimely = abs(Date().timeIntervalSince1970 - 1_795_410_000) < 300 * 86_400

        private static let anyTime = SignedPropertiesPolicy.required(
            SigningTimeWindow(pastSecondsMax: 86_400, futureSecondsMax: 86_400))

        /// The lines of the log that are errors, once it is written.
        private static func errors(_ service: JourneyService) -> [String] {
            String(decoding: service.child.output, as: UTF8.self).split(separator: "\n").filter {
                $0.contains("\"level\":\"error\"")
            }.map(String.init)
        }

        private static func figure(_ name: String, _ service: JourneyService) async throws -> Int {
            let client = try CurlClient(CurlClient.Settings(connectSeconds: 2, totalSeconds: 5))
            let answer = try await client.send(.init(.get, service.monitoringAddress + "/metrics"))
            await client.shutdown()
            let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\n")
            return lines.filter { $0.hasPrefix(name + "{") || $0.hasPrefix(name + " ") }
                .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
        }

        @Test(
            .enabled(if: isTimely, "the machine's date is far from the fixtures'"), arguments: ["XA", "XB"])
        func settlesWithAStamp(code: String) async throws {
            let server = try TestTimeStampServer()
            try await server.start()
            let folder = try JourneyFolder()
            let number = try JourneyWorld().corridorNumber(code)
            let service = try await JourneyService.start(in: folder, server.settings(corridor: number))
            let channel = try JourneyChannel(code.lowercased(), to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 71)
            let payment = try maker.payment(from: code, at: JourneyWorld.now(folder))
            let response = try await channel.post(payment.bytes)
            #expect(try JourneyReply(response.body).summary == "ACSC")
            #expect(try JourneyReply.isSignedByUs(response.body, properties: Self.anyTime), "replies state it too")
            #expect(server.asked == 1 && server.contentType == "application/timestamp-query")
            let view = try JourneyJSON(try await channel.get("/v1/payments/\(payment.uetr)"))
            let own = try #require(view["evidence"].elements.first { $0["jurisdiction"].text == "KZ" })
            #expect(own["stampPolicy"].text == TestTimeStampServer.policy)
            #expect(
                own["stampedAt"].text?.hasPrefix("20") == true && own["signedAt"].text?.hasPrefix("2026-11") == true)
            // Another's payment needs no stamp.
            let other = try JourneyChannel("xc", to: service)
            let plain = try await other.post(try maker.payment(from: "XC", at: JourneyWorld.now(folder)).bytes)
            #expect(try JourneyReply(plain.body).summary == "ACSC")
            #expect(try JourneyReply.isSignedByUs(plain.body))
            #expect(server.asked == 1)
            await channel.close()
            await other.close()
            #expect(try await service.stop() == .exited(0))
            #expect(Self.errors(service).isEmpty)
            try await Self.checkEvidence(payment, folder, server)
        }

        /// The export, proved by our command and by other people's, offline.
        private static func checkEvidence(
            _ payment: JourneyPayment, _ folder: JourneyFolder, _ server: TestTimeStampServer
        ) async throws {
            let authority = "Fixtures/keys/signing-authority.pem"
            let file = folder.file("evidence.xml")
            let written = try await CommandRun(["evidence", payment.uetr, "--output", file], in: folder)
            #expect(written.code == 0, "\(written)")
            for trust in [["--anchor", authority], ["--trust", "Fixtures/trust"]] {
                let good = try await CommandRun(
                    ["verify", "--require", "KZ", "--stamp-anchor", server.certificateFile] + trust + [file],
                    in: folder)
                #expect(good.code == 0 && good.output.contains("stamped at 20"), "\(good)")
                #expect(good.output.contains("under \(TestTimeStampServer.policy)"), "\(good)")
                let unknown = try await CommandRun(["verify"] + trust + [file], in: folder)
                #expect(unknown.code == 1 && unknown.output.contains("timeStampInvalid"), "\(unknown)")
            }
            let anchors = try ["signing-authority.pem"].map(JourneyWorld.file).flatMap(\.self)
            let stamper = try Data(contentsOf: URL(fileURLWithPath: server.certificateFile))
            try (Data(anchors) + stamper).write(to: URL(fileURLWithPath: folder.file("anchors.pem")))
            let script = try await CommandRun(
                ["docs/verify-evidence.sh", file, folder.file("anchors.pem")], in: folder, program: "/bin/bash")
            #expect(script.code == 0 && script.output.contains("good time stamp signature-KZ"), "\(script)")
        }

        /// A server that is away, or gives what is no stamp, keeps the payment waiting and loses nothing; it is asked
        /// with longer and longer pauses, and when it is well again the payment settles.
        @Test(
            .enabled(if: isTimely, "the machine's date is far from the fixtures'"),
            arguments: [TestTimeStampServer.Mood?.none] + TestTimeStampServer.Mood.allCases.filter { $0 != .stamps })
        func waitsForAServerThatFails(mood: TestTimeStampServer.Mood?) async throws {
            let server = try TestTimeStampServer(mood ?? .stamps)
            if mood != nil { try await server.start() }
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(
                in: folder, server.settings(corridor: try JourneyWorld().corridorNumber("XA")))
            let channel = try JourneyChannel("xa", to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 73)
            let payment = try maker.payment(at: JourneyWorld.now(folder))
            let response = try await channel.post(payment.bytes, waitSeconds: 1)
            #expect(response.status == 202)
            #expect(try JourneyReply(response.body).status == "PDNG")
            let view = try JourneyJSON(try await channel.get("/v1/payments/\(payment.uetr)"))
            #expect(view["state"].text == "held")
            #expect(try await Self.figure("gateway_time_stamp_faults_total", service) >= 1)
            // A partner without stamps is not held up.
            let other = try JourneyChannel("xc", to: service)
            let plain = try await other.post(try maker.payment(from: "XC", at: JourneyWorld.now(folder)).bytes)
            #expect(try JourneyReply(plain.body).summary == "ACSC")
            try server.set(.stamps)
            if mood == nil { try await server.start() }
            let final = try await JourneyTests.inMailbox(payment, channel)
            #expect(try JourneyReply(final).summary == "ACSC")
            await channel.close()
            await other.close()
            #expect(try await service.stop() == .exited(0))
        }

        /// A clock that is not ours is a server that fails.
        @Test func doesNotBelieveAnotherClock() async throws {
            let server = try TestTimeStampServer()
            try await server.start()
            let folder = try JourneyFolder()
            let number = try JourneyWorld().corridorNumber("XA")
            var settings = server.settings(corridor: number)
            settings["GATEWAY_CORRIDORS_\(number)_OUR_SIGNATURES_TIME_STAMPS_CLOCK_SECONDS_MAX"] = "1"
            let service = try await JourneyService.start(in: folder, settings)
            let channel = try JourneyChannel("xa", to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 79)
            let response = try await channel.post(
                try maker.payment(at: JourneyWorld.now(folder)).bytes, waitSeconds: 1)
            #expect(try JourneyReply(response.body).status == "PDNG")
            for _ in 0..<200 where Self.errors(service).isEmpty { try await Task.sleep(for: .milliseconds(20)) }
            #expect(Self.errors(service).contains { $0.contains("clockDiffers") })
            await channel.close()
            #expect(try await service.stop() == .exited(0))
        }

        /// What the corridor demands of the partner's own signature.
        @Test func demandsWhatWasAgreed() async throws {
            let folder = try JourneyFolder()
            let prefix = "GATEWAY_CORRIDORS_\(try JourneyWorld().corridorNumber("XA"))_THEIR_SIGNATURES_"
            let service = try await JourneyService.start(in: folder, [prefix + "PROPERTIES": "required"])
            let channel = try JourneyChannel("xa", to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 83)
            for (offset, summary) in [(0 as Int64, "ACSC"), (-590, "ACSC"), (-700, "DS0D"), (120, "DS0D")] {
                let now = try JourneyWorld.now(folder)
                let payment = try maker.payment(at: now, stating: now + offset * 1000)
                let reply = try JourneyReply(try await channel.post(payment.bytes).body).summary
                #expect(reply.hasSuffix(summary), "\(offset): \(reply)")
            }
            let silent = try await channel.post(try maker.payment(at: JourneyWorld.now(folder)).bytes)
            #expect(try JourneyReply(silent.body).summary.hasSuffix("DS0B"))
            // Nobody agreed with another partner on it.
            let other = try JourneyChannel("xc", to: service)
            let now = try JourneyWorld.now(folder)
            let unasked = try await other.post(try maker.payment(from: "XC", at: now, stating: now).bytes)
            #expect(try JourneyReply(unasked.body).summary.hasSuffix("DS0B"))
            await channel.close()
            await other.close()
            #expect(try await service.stop() == .exited(0))
        }

        @Test(.enabled(if: isTimely, "the machine's date is far from the fixtures'"))
        func demandsAStamp() async throws {
            let server = try TestTimeStampServer()
            try await server.start()
            let folder = try JourneyFolder()
            let prefix = "GATEWAY_CORRIDORS_\(try JourneyWorld().corridorNumber("XA"))_THEIR_SIGNATURES_"
            let service = try await JourneyService.start(
                in: folder,
                [
                    prefix + "PROPERTIES": "required", prefix + "TIME_STAMPS_DEMAND": "required",
                    prefix + "TIME_STAMPS_AUTHORITIES": server.certificateFile,
                    prefix + "TIME_STAMPS_POLICIES": TestTimeStampServer.policy,
                    prefix + "PAST_SECONDS_MAX": "31536000", prefix + "FUTURE_SECONDS_MAX": "31536000",
                ])
            let channel = try JourneyChannel("xa", to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 89)
            let now = try JourneyWorld.now(folder)
            let stated = try maker.payment(at: now, stating: now)
            #expect(try JourneyReply(try await channel.post(stated.bytes).body).summary.hasSuffix("DS0B"))

            let envelope = try MessageEnvelope(ParsedXML(maker.payment(at: now, stating: now).bytes, limits: .payment))
            let request = try SignatureTimeStamp.request(for: envelope, profile: .header, nonce: Array(1...16))
            let client = try CurlClient(CurlClient.Settings())
            let authority = try IssuerCertificate.certificates(
                inFile: [UInt8](Data(contentsOf: URL(fileURLWithPath: server.certificateFile))))
            let stamp = try await request.obtain(
                by: TimeStampAuthorities(anchors: authority.map(\.der), policies: [TestTimeStampServer.policy])
            ) { try await client.send(.init(.post, server.url, body: $0)).body }
            await client.shutdown()
            let stamped = try SignatureTimeStamp.add(stamp, to: envelope, profile: .header)
            #expect(try JourneyReply(try await channel.post(stamped).body).summary == "ACSC")
            await channel.close()
            #expect(try await service.stop() == .exited(0))
        }
    }
}
