import Foundation
import Gateway
import Testing

extension RealServiceTests {
    /// Backup and restore by our commands, of a service under load.
    @Suite struct CommandBackupTests {
        @Test func copiesAStoreUnderLoadAndPutsItBack() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(
                in: folder, ["GATEWAY_CHECKPOINTS_SECONDS": "1", "GATEWAY_CHECKPOINTS_ENTRIES": "8"])
            let record = CrashRecord()
            let world = try JourneyWorld()
            let deadline = ContinuousClock.now + .seconds(6)
            let load = Task {
                try await CrashLoad(world: world, service: service, record: record, seed: 7).run(until: deadline)
            }
            try await Task.sleep(for: .seconds(2))
            let backup = folder.file("backup")
            let before = await record.entries.values.filter { $0.final != nil }
            // Slow enough to last while payments go on.
            let made = try await CommandRun(
                ["store", "backup", "--out", backup, "--mebibytes-per-second", "1"], in: folder)
            #expect(made.code == 0 && made.output.contains("on the disk"), "\(made)")
            #expect(await record.entries.values.count { $0.final != nil } > before.count, "payments stopped")
            let again = try await CommandRun(["store", "backup", "--out", backup], in: folder)
            #expect(again.code == 2 && again.errors.contains("is there already"), "\(again)")
            try await load.value
            #expect(await record.breaches.isEmpty)
            let inUse = try await CommandRun(["store", "restore", "--from", backup], in: folder)
            #expect(inUse.code == 1 && inUse.output.contains("another process has the store open"), "\(inUse)")
            let note = folder.file("last.note")
            let noted = try await CommandRun(["ledger", "checkpoint", "--out", note], in: folder)
            #expect(noted.code == 0, "\(noted)")
            #expect(try await service.stop() == .exited(0))
            let whole = try await CommandRun(["store", "check"], in: folder)
            #expect(whole.code == 0 && whole.output.hasPrefix("good: "), "\(whole)")
            let ahead = try await CommandRun(["store", "restore", "--from", backup], in: folder)
            #expect(ahead.code == 1 && ahead.output.contains("the store is ahead"), "\(ahead)")
            try await putsItBack(backup, note, record, before)
        }

        private func putsItBack(_ backup: String, _ note: String, _ record: CrashRecord, _ before: [CrashRecord.Entry])
            async throws
        {
            let elsewhere = try JourneyFolder()
            let check = try await CommandRun(["store", "check", "--from", backup], in: elsewhere)
            #expect(check.code == 0 && check.output.contains("good, taken at"), "\(check)")
            let restore = ["store", "restore", "--from", backup]
            let stale = try await CommandRun(restore + ["--checkpoint", note], in: elsewhere)
            #expect(stale.code == 1 && stale.output.contains(" entries are missing: the copy has "), "\(stale)")
            let missing = try #require(stale.output.split(separator: " ").compactMap { Int($0) }.first)
            let wrong = try await CommandRun(
                restore + ["--checkpoint", note, "--missing", "\(missing + 1)"], in: elsewhere)
            #expect(wrong.code == 1 && wrong.output == stale.output, "\(wrong)")
            let run = try await CommandRun(restore + ["--checkpoint", note, "--missing", "\(missing)"], in: elsewhere)
            #expect(run.code == 0 && run.output.contains("MISSING: \(missing) entries"), "\(run)")
            let verify = try await CommandRun(["ledger", "verify"], in: elsewhere)
            #expect(verify.code == 0 && verify.output.hasPrefix("good: "), "\(verify)")
            // What was answered before the copy is answered so again; a service runs on it.
            let service = try await JourneyService.start(in: elsewhere)
            let channels = try ["XA": JourneyChannel("xa", to: service), "XB": JourneyChannel("xb", to: service)]
            for entry in before {
                guard let channel = channels[entry.payment.partner] else { continue }
                await record.repeated(entry.payment, try await channel.post(entry.payment.bytes))
            }
            for channel in channels.values { await channel.close() }
            let breaches = await record.breaches
            #expect(!before.isEmpty && breaches.isEmpty, "\(breaches)")
            #expect(try await service.stop() == .exited(0))
            let altered = try #require(FileManager.default.contents(atPath: backup + "/store.sqlite"))
            var bytes = altered
            bytes[bytes.startIndex + bytes.count / 2] ^= 1
            try bytes.write(to: URL(fileURLWithPath: backup + "/store.sqlite"))
            let third = try JourneyFolder()
            let refused = try await CommandRun(restore, in: third)
            #expect(refused.code == 1 && refused.output.contains("is not what the manifest says"), "\(refused)")
            #expect(!FileManager.default.fileExists(atPath: third.file("gateway.sqlite")))
        }
    }
}
