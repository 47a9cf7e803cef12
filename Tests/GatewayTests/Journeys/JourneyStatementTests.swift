import Foundation
import Gateway
import ISO20022
import Testing

extension RealServiceTests {
    /// The day's end: statements that are valid, agree with what was answered, and reconcile.
    @Suite struct JourneyStatementTests {
        @Test func statesTheDayAndReconciles() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 29)
            let channel = try JourneyChannel("xa", to: service)
            let person = try JourneyChannel("operator", to: service)
            var uetrs: Set<String> = []
            for amount in [123_456, 100, 77_777] as [Int64] {
                let payment = try maker.payment(at: JourneyWorld.now(folder), amountMinorUnits: amount)
                #expect(try JourneyReply(try await channel.post(payment.bytes).body).summary == "ACSC")
                uetrs.insert(payment.uetr)
            }
            let account = try maker.world.partner("XA").settlementAccount
            let path = "/v1/accounts/\(account)/statements/2026-11-23"
            let statement = try await channel.get(path, accept: "application/xml")
            #expect(statement.status == 200)
            let report = validateLeniently(statement.body, schemas: try MessageSchemas())
            #expect(report.isValid, "\(report.findings.prefix(5))")
            #expect(report.headerVerdict == .valid)
            #expect(report.message == "camt.053.001.08")
            #expect(try JourneyReply.isSignedByUs(statement.body))
            let text = String(decoding: statement.body, as: UTF8.self)
            for uetr in uetrs { #expect(text.contains(uetr)) }

            let clean = try JourneyJSON(try await reconcile(statement.body, person, service))
            #expect(clean.elements.count == 1)
            let first = try #require(clean.elements.first)
            #expect(first["breaks"].elements.isEmpty, "\(first)")
            // Three payments and the opening issue.
            #expect(first["booked"].integer == 4)
            #expect(first["matched"].integer == 4)

            let wrong = Array(text.replacing("1234.56", with: "1234.57").utf8)
            #expect(wrong != statement.body)
            let broken = try JourneyJSON(try await reconcile(wrong, person, service))
            #expect(broken.elements.contains { !$0["breaks"].elements.isEmpty })

            // Booked according to the statement, and refused here.
            let refused = try maker.payment(at: JourneyWorld.now(folder), amountMinorUnits: 999_999_999_999)
            #expect(try JourneyReply(try await channel.post(refused.bytes).body).summary.hasPrefix("RJCT"))
            let booked = try #require(uetrs.first)
            let stranger = Array(text.replacing(booked, with: refused.uetr).utf8)
            let named = try JourneyJSON(try await reconcile(stranger, person, service))
            let status = try #require(named.elements.first)["breaks"].elements.filter {
                $0["kind"].text == "STATUS"
            }
            #expect(status.map { $0["expected"].text } == ["refused"], "\(named)")

            try await otherForms(path, channel, uetrs)
            try await byCommand(statement.body, wrong, folder)
            await channel.close()
            await person.close()
            #expect(try await service.stop() == .exited(0))
        }

        private func reconcile(
            _ bytes: [UInt8], _ person: JourneyChannel, _ service: JourneyService
        ) async throws -> HTTPExchange.Response {
            try await person.client.send(
                HTTPExchange.Request(
                    .post, service.address + "/v1/reconciliations", headers: [("Content-Type", "application/xml")],
                    body: bytes))
        }

        private func otherForms(_ path: String, _ channel: JourneyChannel, _ uetrs: Set<String>) async throws {
            let json = try JourneyJSON(try await channel.get(path, accept: "application/json"))
            #expect(json.isObject)
            for accept in ["application/json", "text/csv", "text/html"] {
                let response = try await channel.get(path, accept: accept)
                #expect(response.status == 200)
                #expect(response.header("Content-Type")?.hasPrefix(accept) == true)
                let text = String(decoding: response.body, as: UTF8.self)
                for uetr in uetrs { #expect(text.contains(uetr), "\(accept)") }
            }
            #expect(try await channel.get(path, accept: "image/png").status == 406)
            #expect(try await channel.get(path.replacing("2026-11-23", with: "yesterday")).status == 400)
        }

        /// The command on the same store, beside the running service, by its exit codes.
        private func byCommand(_ good: [UInt8], _ wrong: [UInt8], _ folder: JourneyFolder) async throws {
            for (bytes, expected) in [(good, Int32(0)), (wrong, 1)] {
                let file = folder.file("statement-\(expected).xml")
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                let result = try await JourneyService.command(
                    ["reconcile", "--config", JourneyPlaces.configuration, file], in: folder)
                #expect(result.end == .exited(expected), "\(result.output) \(result.errors)")
            }
            let audit = try await JourneyService.command(
                ["ledger", "verify", "--config", JourneyPlaces.configuration], in: folder)
            #expect(audit.end == .exited(0), "\(audit.output) \(audit.errors)")
        }
    }
}
