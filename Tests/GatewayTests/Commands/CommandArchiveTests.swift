import Foundation
import Gateway
import Testing

extension RealServiceTests {
    /// Closed days archived beside a running service, by our command; the file read by another program.
    @Suite struct CommandArchiveTests {
        private static let account = "KZ22125DTG00000000XA"
        private static let uetr = "5e771e00-0000-4000-8000-000000000001"
        private static let fixtures = ["001-header-ecdsa", "005-minimal", "020-amount-spelling"]

        /// The rehearsal goes on some days later.
        private func letPass(days: Int64, in folder: JourneyFolder) throws {
            let file = folder.file("gateway.sqlite.clock")
            let offset = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
            let moved = try #require(Int64(offset)) + days * 86_400_000
            try "\(moved)\n".write(toFile: file, atomically: false, encoding: .utf8)
        }

        private func post(_ channel: JourneyChannel, _ fixture: String) async throws -> HTTPExchange.Response {
            try await channel.post(Array(try CommandFiles.text("Fixtures/accepted/\(fixture).xml").utf8))
        }

        /// What statement and evidence say, without the time at which they are made.
        private func told(_ folder: JourneyFolder) async throws -> [String] {
            let statement = try await CommandRun(
                ["statement", "--account", Self.account, "--date", "2026-11-23"], in: folder)
            #expect(statement.code == 0, "\(statement)")
            let entries = try #require(statement.output.range(of: "<Bal>"))
            let evidence = try await CommandRun(["evidence", Self.uetr], in: folder)
            #expect(evidence.code == 0, "\(evidence)")
            return [String(statement.output[entries.lowerBound...]), evidence.output]
        }

        @Test func archivesAClosedDayAndAnswersAsBefore() async throws {
            let folder = try JourneyFolder()
            let retention = ["GATEWAY_STORAGE_RETENTION_DAYS": "2", "GATEWAY_CHECKPOINTS_SECONDS": "1"]
            var service = try await JourneyService.start(in: folder, retention)
            var channel = try JourneyChannel("xa", to: service)
            var answers: [[UInt8]] = []
            for fixture in Self.fixtures { answers.append(try await post(channel, fixture).body) }
            for item in try await channel.mailbox().dropLast() {
                let ack = HTTPExchange.Request(.post, service.address + "/v1/messages/\(item.identifier)/ack")
                #expect((200..<300).contains(try await channel.client.send(ack).status))
            }
            await channel.close()
            let before = try await told(folder)
            let archive = ["store", "archive", "--pause-milliseconds", "1", "--before"]
            let young = try await JourneyService.command(archive + ["2026-11-24"], in: folder, retention)
            #expect(young.end == .exited(1) && young.errors.contains("retentionDays is 2"), "\(young)")
            #expect(try await service.stop() == .exited(0))

            try letPass(days: 3, in: folder)
            service = try await JourneyService.start(in: folder, retention)
            let kept = try await JourneyService.command(archive + ["2026-11-25"], in: folder, retention)
            #expect(kept.end == .exited(1) && kept.errors.contains("2026-11-24 or later stays"), "\(kept)")
            let run = try await JourneyService.command(archive + ["2026-11-24"], in: folder, retention)
            #expect(run.end == .exited(0) && run.output.contains("1 replies were not taken"), "\(run)")
            let words = try #require(run.output.split(separator: "\n").first).split(separator: " ")
            #expect(words.prefix(3) == ["2026-11-23", "2", "messages"], "\(run)")
            let (entry, path) = (String(words[6]), String(words[7]))
            let again = try await JourneyService.command(archive + ["2026-11-24"], in: folder, retention)
            #expect(again.end == .exited(0) && again.output.contains("nothing to archive"), "\(again)")

            #expect(try await told(folder) == before)
            channel = try JourneyChannel("xa", to: service)
            for (fixture, answer) in zip(Self.fixtures, answers) {
                let response = try await post(channel, fixture)
                #expect(response.status == 200 && response.body == answer, "\(fixture)")
                #expect(response.header("Idempotent-Replay") == "true")
            }
            try await away(path, channel, folder)
            await channel.close()
            try await proved(entry, path, folder)
            #expect(try await service.stop() == .exited(0))
        }

        /// While the file is elsewhere nothing else is answered; when it is back, all is.
        private func away(_ path: String, _ channel: JourneyChannel, _ folder: JourneyFolder) async throws {
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            #expect(try await post(channel, Self.fixtures[0]).status == 500)
            let view = try await channel.get("/v1/payments/\(Self.uetr)")
            #expect(view.status == 200)
            let evidence = try await CommandRun(["evidence", Self.uetr], in: folder)
            #expect(evidence.code == 2 && evidence.errors.contains("is not there: bring it back"), "\(evidence)")
            let verify = try await CommandRun(["ledger", "verify"], in: folder)
            #expect(
                verify.code == 0 && verify.output.contains("archives: 1, of 2 messages, not looked at"), "\(verify)")
            let check = try await CommandRun(["store", "check"], in: folder)
            #expect(check.code == 1 && check.output.contains("is missing"), "\(check)")
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
            #expect(try await post(channel, Self.fixtures[0]).status == 200)
            let whole = try await CommandRun(["store", "check"], in: folder)
            #expect(whole.code == 0, "\(whole)")
        }

        /// By Python, from the file and a proof alone.
        private func proved(_ entry: String, _ path: String, _ folder: JourneyFolder) async throws {
            let proof = folder.file("archive.json")
            var written = try await CommandRun(["ledger", "prove", "--entry", entry, "--out", proof], in: folder)
            for _ in 0..<40 where written.code != 0 {
                // The next checkpoint covers it.
                try await Task.sleep(for: .milliseconds(250))
                written = try await CommandRun(["ledger", "prove", "--entry", entry, "--out", proof], in: folder)
            }
            #expect(written.code == 0, "\(written)")
            let python = JourneyPlaces.python
            let signed = try await CommandRun(
                ["docs/verify-ledger-proof.py", proof, "Fixtures/keys/kz-signer.pem"], in: folder, program: python)
            #expect(signed.code == 0, "\(signed)")
            let reader = "docs/read-archive.py"
            let named = try await CommandRun([reader, path, "--proof", proof], in: folder, program: python)
            #expect(named.code == 0 && named.output.contains("good: the proof names this file"), "\(named)")
            let list = try await CommandRun([reader, path], in: folder, program: python)
            #expect(list.code == 0 && list.output.hasPrefix("day 2026-11-23, SHA-256"), "\(list)")
            let number = try #require(list.output.split(separator: "\n")[1].split(separator: " ").first)
            let part = try await CommandRun([reader, path, String(number), "received"], in: folder, program: python)
            #expect(part.output == (try CommandFiles.text("Fixtures/accepted/\(Self.fixtures[0]).xml")))
            var bytes = try #require(FileManager.default.contents(atPath: path))
            bytes[bytes.startIndex + 40] ^= 1
            let altered = folder.file("altered.archive")
            try bytes.write(to: URL(fileURLWithPath: altered))
            let found = try await CommandRun([reader, altered, "--proof", proof], in: folder, program: python)
            #expect(found.code != 0 && found.errors.contains("NOT GOOD"), "\(found)")
        }
    }
}
