import Foundation
import Testing

extension RealServiceTests {
    /// Checkpoints, proofs and balances of the past, by our commands and by another program.
    @Suite struct CommandHistoryTests {
        private static let certificate = "Fixtures/keys/kz-signer.pem"
        private static let account = "KZ22125DTG00000000XA"
        private static let uetr = "5e771e00-0000-4000-8000-000000000001"

        @Test func provesItsHistory() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(
                in: folder, ["GATEWAY_CHECKPOINTS_SECONDS": "1", "GATEWAY_CHECKPOINTS_ENTRIES": "8"])
            let first = try await checkpoint("first", in: folder)
            for fixture in ["001-header-ecdsa", "005-minimal", "020-amount-spelling"] {
                let replay = try await CommandRun(
                    ["replay", "--expect", "--to", service.address, "Fixtures/accepted/\(fixture).xml"], in: folder)
                #expect(replay.code == 0, "\(replay)")
            }
            var last = first
            for _ in 0..<40 where last.size < first.size + 6 { last = try await checkpoint("last", in: folder) }
            try #require(last.size >= first.size + 6)
            #expect(try await service.stop() == .exited(0))

            let good = try await CommandRun(
                ["ledger", "verify", "--checkpoint", first.file, "--checkpoint", last.file], in: folder)
            #expect(good.code == 0 && good.output.contains("signatures good"), "\(good)")
            #expect(good.output.contains("grown from the checkpoint of \(first.size) entries"), "\(good)")
            let proofs = [
                ["--payment", Self.uetr], ["--entry", "1", "--entry", "3"], ["--older", "\(first.size)"],
            ]
            for (number, arguments) in proofs.enumerated() {
                let file = folder.file("proof-\(number).json")
                let written = try await CommandRun(["ledger", "prove", "--out", file] + arguments, in: folder)
                #expect(written.code == 0 && written.errors.isEmpty, "\(written)")
                try await check(file, in: folder)
            }
            try await refusals(folder, newest: last.size)
            try await cutBack(folder, first.file, last.file)
            try await witnesses(folder, first.file, last.file)
            try await balances(folder)
        }

        /// The newest checkpoint, once there is one.
        private func checkpoint(_ name: String, in folder: JourneyFolder) async throws -> (file: String, size: Int) {
            let file = folder.file(name + ".note")
            for _ in 0..<40 {
                let run = try await CommandRun(["ledger", "checkpoint", "--out", file], in: folder)
                if run.code == 0 {
                    let lines = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
                    #expect(lines[0] == "settlement-gateway/NBRKKZKX")
                    return (file, try #require(Int(lines[1])))
                }
                #expect(run.code == 1 && run.errors.contains("there is no checkpoint yet"), "\(run)")
                try await Task.sleep(for: .milliseconds(250))
            }
            throw JourneyFault("no checkpoint was made")
        }

        private func check(_ file: String, in folder: JourneyFolder) async throws {
            let checkProof = ["ledger", "check-proof", file]
            let good = try await CommandRun(checkProof + ["--certificate", Self.certificate], in: folder)
            #expect(good.code == 0 && good.output.contains("good: checkpoint of"), "\(good)")
            let keys = try await CommandRun(["ledger", "checkpoint", "--keys"], in: folder)
            let line = keys.output.trimmingCharacters(in: .newlines)
            #expect(keys.code == 0 && line.hasPrefix("settlement-gateway/NBRKKZKX+"), "\(keys)")
            #expect(try await CommandRun(checkProof + ["--key", line], in: folder).code == 0)
            let python = try await CommandRun(
                ["docs/verify-ledger-proof.py", file, Self.certificate], in: folder, program: JourneyPlaces.python)
            #expect(python.code == 0 && python.output.contains("good: checkpoint of"), "\(python)")
            let stranger = try await CommandRun(
                checkProof + ["--certificate", "Fixtures/keys/xa-signer.pem"], in: folder)
            #expect(stranger.code == 1 && stranger.output.contains("NOT GOOD"), "\(stranger)")
        }

        private func refusals(_ folder: JourneyFolder, newest: Int) async throws {
            let table: [(arguments: [String], code: Int32, errors: String)] = [
                (["prove"], 2, "one of --entry, --payment and --older"),
                (["prove", "--entry", "1", "--older", "1"], 2, "one of --entry, --payment and --older"),
                (["prove", "--payment", "none"], 2, "none is no UETR"),
                (["prove", "--payment", "5e771e00-0000-4000-8000-0000000000ff"], 1, "no such payment"),
                (["prove", "--entry", "99999"], 1, "there is no entry 99999"),
                (["prove", "--entry", "1", "--size", "3"], 1, "there is no such checkpoint"),
                (["checkpoint", "--size", "3"], 1, "there is no checkpoint of 3 entries"),
                (["check-proof", folder.file("proof-0.json")], 2, "--certificate or --key is needed"),
                (["check-proof", "--key", "no+key", folder.file("proof-0.json")], 2, "is no key of checkpoints"),
                (["check-proof", "--certificate", Self.certificate, "Fixtures/gateway.yaml"], 2, "is no proof"),
                (["verify", "--checkpoint", "Fixtures/gateway.yaml"], 2, "is no checkpoint"),
                (["balance", "--as-of", "yesterday", Self.account], 2, "--as-of takes an instant"),
                (["balance", "--as-of", "2026-11-24T00:00:00Z", "KZ45722S000000000099"], 1, "there is no account"),
            ]
            for row in table {
                let run = try await CommandRun(["ledger"] + row.arguments, in: folder)
                #expect(run.code == row.code && run.errors.contains(row.errors), "\(row.arguments): \(run)")
            }
        }

        /// A store from which the end was cut, checked against notes from before and after.
        private func cutBack(_ folder: JourneyFolder, _ first: String, _ last: String) async throws {
            let copy = folder.file("cut.sqlite")
            let script = """
                import sqlite3, sys
                source, copy = sqlite3.connect(sys.argv[1]), sqlite3.connect(sys.argv[2])
                source.backup(copy)
                copy.execute("DELETE FROM journal WHERE sequence > ?", (int(sys.argv[3]) + 1,))
                copy.execute("DELETE FROM checkpoint WHERE size > ?", (int(sys.argv[3]),))
                copy.commit()
                """
            let size = try String(contentsOfFile: first, encoding: .utf8).components(separatedBy: "\n")[1]
            let cut = try await CommandRun(
                ["-c", script, folder.file("gateway.sqlite"), copy, size], in: folder, program: JourneyPlaces.python)
            #expect(cut.code == 0, "\(cut)")
            let verify = ["ledger", "verify", "--store", copy, "--certificate", Self.certificate, "--checkpoint"]
            let found = try await CommandRun(verify + [last], in: folder)
            #expect(found.code == 1 && found.output.contains("the store was cut back"), "\(found)")
            let forged = folder.file("forged.note")
            let text = try String(contentsOfFile: last, encoding: .utf8)
            try text.replacing("NBRKKZKX\n", with: "NBRKKZKY\n").write(
                toFile: forged, atomically: true, encoding: .utf8)
            let refused = try await CommandRun(verify + [forged], in: folder)
            #expect(refused.code == 2 && refused.errors.contains("signed by nobody who is believed"), "\(refused)")
        }

        /// A house that is not the gateway's signs what has grown from what it signed before, and nothing else.
        private func witnesses(_ folder: JourneyFolder, _ first: String, _ last: String) async throws {
            let own = [
                "ledger", "witness", "--as", "witness.example", "--key", "Fixtures/keys/xb-signer.key.pem",
                "--certificate", "Fixtures/keys/xb-signer.pem", "--suite", "rsa-pss-sha256",
            ]
            let witness = own + ["--gateway-certificate", Self.certificate]
            let key = try await CommandRun(own + ["--key-line"], in: folder)
            let line = key.output.trimmingCharacters(in: .newlines)
            #expect(key.code == 0 && line.hasPrefix("witness.example+"), "\(key)")
            let (one, two) = (folder.file("one.note"), folder.file("two.note"))
            let begun = try await CommandRun(witness + ["--first", first, "--out", one], in: folder)
            #expect(begun.code == 0, "\(begun)")
            let proof = ["--proof", folder.file("proof-2.json")]
            let table: [(arguments: [String], code: Int32, errors: String)] = [
                ([last, "--noted", one], 1, "a proof is needed"),
                ([last, "--noted", one, "--proof", folder.file("proof-0.json")], 1, "the proof is not from the one"),
                ([first, "--noted", last], 1, "the journal was cut back"),
                ([folder.file("forged.note"), "--first"], 1, "signed by nobody who is believed"),
                ([folder.file("proof-2.json"), "--first"], 1, "it is no checkpoint"), ([last], 2, "one of --noted and"),
                ([last, "--noted", one, "--first"], 2, "one of --noted and"),
                ([last, "--noted", one] + proof + ["--out", two], 0, ""), ([first, "--noted", one], 0, ""),
            ]
            for row in table {
                let run = try await CommandRun(witness + row.arguments, in: folder)
                let isSaid = row.errors.isEmpty ? run.errors.isEmpty : run.errors.contains(row.errors)
                #expect(run.code == row.code && isSaid, "\(row.arguments): \(run)")
                #expect(row.code == 0 || run.output.isEmpty, "\(row.arguments): \(run)")
            }
            let again = try await CommandRun(witness + [two, "--noted", one] + proof, in: folder)
            #expect(again.output.components(separatedBy: "\u{2014} ").count == 3, "a line each: \(again)")
            let verify = ["ledger", "verify", "--witness", line, "--checkpoint"]
            #expect(try await CommandRun(verify + [two], in: folder).code == 0)
            let alone = try await CommandRun(verify + [last], in: folder)
            #expect(alone.code == 2 && alone.errors.contains("witness.example has not witnessed"), "\(alone)")
            let check = ["ledger", "check-proof", folder.file("proof-2.json"), "--certificate", Self.certificate]
            #expect(try await CommandRun(check + ["--witness", line, "--checkpoint", two], in: folder).code == 0)
            let python = try await CommandRun(
                ["docs/verify-ledger-proof.py", folder.file("proof-2.json"), Self.certificate], in: folder,
                program: JourneyPlaces.python)
            #expect(python.code == 0, "\(python)")
        }

        private func balances(_ folder: JourneyFolder) async throws {
            func balance(_ at: String) async throws -> String {
                let run = try await CommandRun(["ledger", "balance", "--as-of", at, Self.account], in: folder)
                #expect(run.code == 0 && run.errors.isEmpty, "\(run)")
                return run.output
            }
            #expect(try await balance("2026-11-23T04:59:00Z").contains("posted   0.00 KZT\nposting  none"))
            let late = try await balance("2026-11-24T00:00:00Z")
            #expect(late.contains("(more may be booked)") && late.contains("posted   4"), "\(late)")
        }
    }
}
