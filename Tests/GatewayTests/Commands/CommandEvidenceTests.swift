import Foundation
import Testing

extension RealServiceTests {
    /// Evidence of settled payments, proved by our command and by other people's; the registry read again.
    @Suite struct CommandEvidenceTests {
        private static let authority = "Fixtures/keys/signing-authority.pem"
        private static let fixtures = ["001-header-ecdsa", "002-cosigned-rsa-pss", "003-header-ed25519"]

        private static func uetr(_ fixture: String) throws -> String {
            let text = try CommandFiles.text("Fixtures/accepted/\(fixture).xml")
            let start = try #require(text.range(of: "<UETR>"))
            return String(text[start.upperBound...].prefix(36))
        }

        @Test func provesPaymentsToAnybody() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            let paths = Self.fixtures.map { "Fixtures/accepted/\($0).xml" }
            let replay = try await CommandRun(["replay", "--expect", "--to", service.address] + paths, in: folder)
            #expect(replay.code == 0, "\(replay)")
            let reload = try await CommandRun(["trust", "reload"], in: folder)
            #expect(reload.code == 0 && reload.output.contains("the service believes"), "\(reload)")
            #expect(try await service.stop() == .exited(0))

            for fixture in Self.fixtures {
                let file = folder.file(fixture + ".evidence.xml")
                let written = try await CommandRun(
                    ["evidence", try Self.uetr(fixture), "--output", file], in: folder)
                #expect(written.code == 0, "\(written)")
                for trust in [["--anchor", Self.authority], ["--trust", "Fixtures/trust"]] {
                    let good = try await CommandRun(["verify", "--require", "KZ"] + trust + [file], in: folder)
                    #expect(good.code == 0 && good.output.contains("good  KZ  ecdsa-p384-sha384"), "\(good)")
                }
                let script = try await CommandRun(
                    ["docs/verify-evidence.sh", file, Self.authority], in: folder, program: "/bin/bash")
                #expect(script.code == 0 && script.output.contains("good signature signature-KZ"), "\(script)")
            }
        }

        @Test func refusesWhatIsNotProved() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            let replay = try await CommandRun(
                ["replay", "--expect", "--to", service.address, "Fixtures/accepted/001-header-ecdsa.xml"], in: folder)
            #expect(replay.code == 0, "\(replay)")
            #expect(try await service.stop() == .exited(0))
            let file = folder.file("evidence.xml")
            let uetr = try Self.uetr("001-header-ecdsa")
            #expect(try await CommandRun(["evidence", uetr, "--output", file], in: folder).code == 0)
            let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
            #expect(text.contains("kind=\"list\""))
            let stranger = "Fixtures/keys/foreign-authority.pem"
            let broken = try CommandFiles.write(
                text.replacing("<Record sha256=\"", with: "<Record sha256=\"0"), "broken.xml", in: folder)
            let table: [(arguments: [String], code: Int32, text: String)] = [
                (["verify", "--anchor", stranger, file], 1, "issuerUnknown"),
                (["verify", "--anchor", Self.authority, "--require", "XB", file], 1, "missing"),
                (["verify", "--anchor", Self.authority, broken], 1, "digestDiffers"),
                (["verify", file], 2, "--anchor is needed"),
                (["verify", "--anchor", Self.authority, CommandFiles.good], 2, "--trust is needed"),
                (["evidence", "7a562c67-ca16-48ba-b074-65581be6f099"], 1, "there is no payment"),
                (["evidence", "nothing"], 2, "nothing is no UETR"),
                (["trust", "reload"], 2, "took up the request"),
            ]
            for row in table {
                let run = try await CommandRun(row.arguments, in: folder)
                #expect(run.code == row.code && (run.output + run.errors).contains(row.text), "\(row): \(run)")
            }
            try FileManager.default.removeItem(atPath: folder.file("gateway.sqlite.evidence"))
            let lost = try await CommandRun(["evidence", uetr], in: folder)
            #expect(lost.code == 2 && lost.errors.contains("the archive beside the store lacks"), "\(lost)")
        }

        @Test func listsWhomTheServiceBelieves() async throws {
            let folder = try JourneyFolder()
            let check = try await CommandRun(["trust", "check"], in: folder)
            #expect(check.code == 0, "\(check)")
            #expect(check.output.contains("CN=XA payment signer,O=Fixture Central Bank XA  by CN=Fixture Signing"))
            #expect(check.output.contains("XB  CBXBXBXX  rsa-pss-sha256  until 2044-01-01T00:00:00"))
            #expect(check.output.contains("own  CN=KZ settlement signer"))
        }
    }
}
