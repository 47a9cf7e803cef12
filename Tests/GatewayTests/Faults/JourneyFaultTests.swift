import Foundation
import Gateway
import Testing

extension RealServiceTests {
    /// What partners and operators see while the machine fails, and that nobody has to start anything again.
    @Suite struct JourneyFaultTests {
        /// Waits until the service says that it is ready, or that it is not; its last words otherwise.
        private func waitUntil(isReady: Bool, _ service: JourneyService) async throws -> JourneyJSON {
            let deadline = ContinuousClock.now + .seconds(30)
            while true {
                let page = try await service.monitoringPage("/readyz")
                if (page.status == 200) == isReady { return try JourneyJSON(page.body) }
                guard ContinuousClock.now < deadline else {
                    throw JourneyFault("readyz: \(String(decoding: page.body, as: UTF8.self))")
                }
                try await Task.sleep(for: .milliseconds(50))
            }
        }

        private func check(_ name: String, _ readiness: JourneyJSON) -> JourneyJSON? {
            readiness["checks"].elements.first { $0["name"].text == name }
        }

        private func figure(_ name: String, _ service: JourneyService) async throws -> Double? {
            let page = try await service.monitoringPage("/metrics")
            return try JourneyMetrics(String(decoding: page.body, as: UTF8.self)).samples[name]
        }

        private func problem(_ response: HTTPExchange.Response) throws -> String? {
            #expect(response.status == 503)
            #expect(response.header("Retry-After") == "5")
            return try JourneyJSON(response.body)["type"].text
        }

        private func logged(_ message: String, _ service: JourneyService) -> Bool {
            String(decoding: service.child.output, as: UTF8.self).contains("\"\(message)\"")
        }

        @Test(.enabled(if: SmallDisk.canBeMounted, "mounting a small disk needs the rights of root"))
        func aFullDiskIsRefusedAndRecoversByItself() async throws {
            let disk = try SmallDisk(megabytes: 24)
            let folder = try JourneyFolder()
            // The store and its clock are on the small disk, the log is not.
            try FileManager.default.createSymbolicLink(
                atPath: JourneyService.storePath(folder) + ".clock", withDestinationPath: disk.file("s.sqlite.clock"))
            let store = ["GATEWAY_STORAGE_PATH": disk.file("s.sqlite")]
            let service = try await JourneyService.start(in: folder, store)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 53)
            let channel = try JourneyChannel("xa", to: service)
            let before = try maker.payment(at: JourneyWorld.now(folder))
            #expect(try JourneyReply(try await channel.post(before.bytes).body).summary == "ACSC")

            try disk.fill()
            // The log may have room left from before: some payments still fit.
            var refused: JourneyPayment?
            for _ in 0..<200 where refused == nil {
                let payment = try maker.payment(at: JourneyWorld.now(folder))
                let response = try await channel.post(payment.bytes)
                if response.status == 200 || response.status == 202 { continue }
                #expect(try problem(response) == "urn:settlement-gateway:problem:store-unavailable")
                refused = payment
            }
            let payment = try #require(refused, "the disk was never full")
            let unready = try await waitUntil(isReady: false, service)
            #expect(check("storage", unready)?["detail"].text?.contains("full") == true, "\(unready)")
            #expect(try await figure("gateway_store_unavailable", service) == 1)
            #expect(try await figure("gateway_store_standstills_total", service).map { $0 >= 1 } == true)
            #expect(try await figure("gateway_store_commit_seconds_count", service).map { $0 >= 1 } == true)
            // What is there can be asked for, and the process lives.
            #expect(try await channel.get("/v1/payments/\(before.uetr)").status == 200)
            #expect(try await service.monitoringPage("/healthz").status == 200)

            try disk.makeRoom()
            _ = try await waitUntil(isReady: true, service)
            #expect(try JourneyReply(try await channel.post(payment.bytes).body).summary == "ACSC")
            #expect(try await figure("gateway_store_unavailable", service) == 0)
            await channel.close()
            #expect(try await service.stop() == .exited(0))
            #expect(logged("the store takes no work", service) && logged("the store takes work again", service))
            let verified = try await JourneyService.command(
                ["ledger", "verify", "--config", JourneyPlaces.configuration], in: folder, store)
            #expect(verified.end == .exited(0), "\(verified.output) \(verified.errors)")
        }

        @Test func aDamagedFileIsRefusedAndRecoversByItself() async throws {
            let folder = try JourneyFolder()
            var service = try await JourneyService.start(in: folder)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 61)
            var channel = try JourneyChannel("xa", to: service)
            for _ in 0..<3 {
                let payment = try maker.payment(at: JourneyWorld.now(folder))
                #expect(try JourneyReply(try await channel.post(payment.bytes).body).summary == "ACSC")
            }
            await channel.close()
            #expect(try await service.stop() == .exited(0))

            // While it runs: nothing of these pages is in its memory yet.
            service = try await JourneyService.start(in: folder)
            channel = try JourneyChannel("xa", to: service)
            let pages = try DamagedPages(JourneyService.storePath(folder))
            let payment = try maker.payment(at: JourneyWorld.now(folder))
            #expect(
                try problem(try await channel.post(payment.bytes)) == "urn:settlement-gateway:problem:store-unavailable"
            )
            let unready = try await waitUntil(isReady: false, service)
            #expect(check("storage", unready)?["ready"].value as? Bool == false)
            try pages.mend()
            _ = try await waitUntil(isReady: true, service)
            #expect(try JourneyReply(try await channel.post(payment.bytes).body).summary == "ACSC")
            await channel.close()
            #expect(try await service.stop() == .exited(0))

            // Before the start: it says what is wrong, and does not serve.
            let again = try DamagedPages(JourneyService.storePath(folder))
            let refused = try JourneyService.launch(in: folder)
            let end = try await refused.child.ended(withinSeconds: 30)
            #expect(end != .exited(0), "\(end)")
            #expect(refused.child.errorText.contains("malformed"), "\(refused.child.errorText)")
            try again.mend()
            let last = try await JourneyService.start(in: folder)
            #expect(try await last.stop() == .exited(0))
            let verified = try await JourneyService.command(
                ["ledger", "verify", "--config", JourneyPlaces.configuration], in: folder)
            #expect(verified.end == .exited(0), "\(verified.output) \(verified.errors)")
        }

        /// In a rehearsal, the move that is kept beside the store is the machine's clock.
        @Test(arguments: [6, -6]) func aJumpOfTheClockIsRefusedAndRecoversByItself(hours: Int64) async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 59)
            let channel = try JourneyChannel("xa", to: service)
            let file = JourneyService.storePath(folder) + ".clock"
            let right = try String(contentsOfFile: file, encoding: .utf8)
            let offset = try #require(Int64(right.trimmingCharacters(in: .newlines)))
            let payment = try maker.payment(at: JourneyWorld.now(folder))

            try "\(offset + hours * 3_600_000)\n".write(toFile: file, atomically: true, encoding: .utf8)
            let unready = try await waitUntil(isReady: false, service)
            #expect(check("clock", unready)?["ready"].value as? Bool == false, "\(unready)")
            #expect(
                try problem(try await channel.post(payment.bytes)) == "urn:settlement-gateway:problem:clock-in-doubt")
            let jump = try await figure("gateway_clock_jump_seconds", service) ?? 0
            #expect(abs(jump - Double(hours * 3600)) <= 2)
            #expect(try await channel.get("/v1/payments/\(payment.uetr)").status == 404)

            try right.write(toFile: file, atomically: true, encoding: .utf8)
            _ = try await waitUntil(isReady: true, service)
            #expect(try JourneyReply(try await channel.post(payment.bytes).body).summary == "ACSC")
            await channel.close()
            #expect(try await service.stop() == .exited(0))
            #expect(logged("the machine's clock jumped; no new messages are taken", service))
            #expect(logged("the machine's clock is back; new messages are taken", service))
        }
    }
}
