import Foundation
import Testing

extension RealServiceTests {
    /// The commands that need the service or its store.
    @Suite struct CommandStoreTests {
        private static let account = "KZ22125DTG00000000XA"
        private static let day = "2026-11-23"

        /// A folder with the store of a service that took payments and has stopped.
        private func store() async throws -> JourneyFolder {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            let fixtures = ["001-header-ecdsa", "005-minimal", "020-amount-spelling"].map {
                "Fixtures/accepted/\($0).xml"
            }
            let replay = try await CommandRun(["replay", "--expect", "--to", service.address] + fixtures, in: folder)
            #expect(replay.code == 0 && replay.output.contains("3 of 3 answered as expected"), "\(replay)")
            #expect(try await service.stop() == .exited(0))
            return folder
        }

        @Test func statesAndReconciles() async throws {
            let folder = try await store()
            let statement = ["statement", "--account", Self.account, "--date", Self.day]
            let written = try await CommandRun(statement, in: folder)
            #expect(written.code == 0 && written.errors.isEmpty, "\(written)")
            let file = try CommandFiles.write(written.output, "statement.xml", in: folder)
            let valid = try await CommandRun(["validate", file], in: folder)
            #expect(valid.code == 0 && valid.output.contains("camt.053.001.08 valid"), "\(valid)")
            let entries = written.output.components(separatedBy: "<Ntry>").count - 1
            #expect(entries == 4)

            let clean = try await CommandRun(["reconcile", file], in: folder)
            #expect(clean.code == 0 && clean.output.contains("4 matched"), "\(clean)")
            #expect(clean.output.contains("no breaks"))

            let amount = "<Amt Ccy=\"KZT\">42.00</Amt>"
            #expect(written.output.contains(amount))
            let altered = written.output.replacing(amount, with: "<Amt Ccy=\"KZT\">43.00</Amt>")
            let removed = try CommandFiles.removing("<Ntry>", "</Ntry>", of: written.output)
            for (text, kind) in [(altered, "AMOUNT"), (removed, "MISSING_IN_STATEMENT")] {
                let wrong = try CommandFiles.write(text, "\(kind).xml", in: folder)
                for format in ["text", "json", "csv"] {
                    let run = try await CommandRun(["reconcile", "--format", format, file, wrong], in: folder)
                    #expect(run.code == 1 && run.errors.isEmpty, "\(format): \(run)")
                    #expect(run.output.contains(kind), "\(format): \(run)")
                }
            }
            try await large(written.output, altered, folder)
            try await refusals(file, folder)
        }

        /// The same statements, too large for a tree: what is read entry by entry comes to the same.
        private func large(_ good: String, _ altered: String, _ folder: JourneyFolder) async throws {
            // Balances of a kind that nothing is compared with: more places for white space, of which each has a limit.
            let more = String(
                repeating: """
                    <Bal><Tp><CdOrPrtry><Cd>ITAV</Cd></CdOrPrtry></Tp><Amt Ccy="KZT">1</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
                    <Dt><Dt>\(Self.day)</Dt></Dt></Bal>
                    """, count: 12)
            let places = (more + good).components(separatedBy: "><").count
            let gap = String(repeating: " ", count: (17 << 20) / places)
            try #require(gap.utf8.count < 64 << 10)
            let broken = good.replacing("</Document>", with: "")
            for (original, code, words) in [(good, Int32(0), "no breaks"), (altered, 1, "AMOUNT"), (broken, 2, "")] {
                let end = try #require(original.range(of: "</Bal>", options: .backwards)).upperBound
                let text = original[..<end] + more + original[end...]
                let file = try CommandFiles.write(
                    String(text.replacing("><", with: ">\(gap)<")), "large-\(code).xml", in: folder)
                let run = try await CommandRun(["reconcile", file], in: folder)
                #expect(run.code == code, "\(run)")
                #expect(words.isEmpty ? run.output.isEmpty : run.output.contains(words), "\(run)")
                let small = try CommandFiles.write(String(text), "small-\(code).xml", in: folder)
                #expect(try await CommandRun(["reconcile", small], in: folder).output == run.output)
            }
        }

        private func refusals(_ statement: String, _ folder: JourneyFolder) async throws {
            let state = ["statement", "--account"]
            let table: [(arguments: [String], code: Int32, errors: String)] = [
                (state + ["KZ45722S000000000099", "--date", Self.day], 1, "there is no account"),
                (state + [Self.account, "--date", "yesterday"], 2, "yesterday is no date"),
                (state + [Self.account, "--date", Self.day, "--config", folder.file("none")], 2, "none"),
                (["reconcile", folder.file("absent.xml")], 2, "absent.xml cannot be read"),
                (["reconcile", CommandFiles.good], 2, CommandFiles.good),
                (["reconcile", "--format", "yaml", statement], 2, "there is no format yaml"),
                (["ledger", "verify", "--store", folder.file("absent.sqlite")], 2, "cannot be read as a store"),
                (["ledger", "verify", "--store", statement], 2, "cannot be read as a store"),
            ]
            for row in table {
                let run = try await CommandRun(row.arguments, in: folder)
                #expect(run.code == row.code, "\(row.arguments): \(run)")
                #expect(run.output.isEmpty && run.errors.contains(row.errors), "\(row.arguments): \(run)")
            }
        }

        @Test func namesTheFirstBadEntry() async throws {
            let folder = try await store()
            let path = folder.file("gateway.sqlite")
            let good = try await CommandRun(["ledger", "verify"], in: folder)
            #expect(good.code == 0 && good.output.hasPrefix("good: "), "\(good)")
            let byte = "payload = CAST(substr(payload, 1, 3) || x'FF' || substr(payload, 5) AS BLOB)"
            let table = [
                ("UPDATE journal SET \(byte) WHERE sequence IN (9, 11)", "journal entry 9 was altered"),
                ("UPDATE journal SET at = at + 1 WHERE sequence = 10", "journal entry 10 was altered"),
                ("DELETE FROM journal WHERE sequence = 12", "journal entry 12 is missing"),
                ("UPDATE posting SET amount = amount + 1 WHERE sequence = 6", "posting 6 "),
                ("DELETE FROM posting WHERE sequence = 6", "posting 6,"),
                ("UPDATE account SET posted = posted + 1 WHERE identifier = '\(Self.account)'", Self.account),
                ("UPDATE reply SET bytes = x'00' WHERE mailbox_sequence = 1", "reply 1 "),
                ("UPDATE message SET raw = x'00' WHERE sequence = 1", "message 1:"),
            ]
            for (number, row) in table.enumerated() {
                let copy = folder.file("copy-\(number).sqlite")
                let script = """
                    import sqlite3, sys
                    source, copy = sqlite3.connect(sys.argv[1]), sqlite3.connect(sys.argv[2])
                    source.backup(copy)
                    changed = copy.execute(sys.argv[3]).rowcount
                    copy.commit()
                    sys.exit(0 if changed > 0 else 3)
                    """
                let change = try await CommandRun(
                    ["-c", script, path, copy, row.0], in: folder, program: JourneyPlaces.python)
                #expect(change.code == 0, "\(row.0): \(change)")
                let run = try await CommandRun(["ledger", "verify", "--store", copy], in: folder)
                #expect(run.code == 1 && run.errors.isEmpty, "\(row.0): \(run)")
                #expect(run.output.hasPrefix("BROKEN: ") && run.output.contains(row.1), "\(row.0): \(run)")
            }
        }

        @Test func replaysTheFixturesAsExpected() async throws {
            let folder = try JourneyFolder()
            let run = try await CommandRun(
                ["replay", "--local", "--expect", "--trust", "Fixtures/trust", "Fixtures"], in: folder)
            #expect(run.code == 0, "\(run.errors) \(run.output.suffix(2000))")
            let last = try #require(run.output.split(separator: "\n").last)
            let words = last.split(separator: " ")
            #expect(words.count == 6 && words[0] == words[2] && last.hasSuffix("answered as expected"), "\(last)")
            #expect((Int(words[0]) ?? 0) > 200)
        }

        @Test func seesWrongAndMissingVerdicts() async throws {
            let message = try CommandFiles.text(CommandFiles.good)
            let table: [(verdict: String?, code: Int32)] = [
                ("from: XA\nhttp: 200\nreply: pacs.002.001.10\nstatus: ACSC\n", 0),
                ("from: XA\nhttp: 200\nreply: pacs.002.001.10\nstatus: RJCT\nreason: AM04\n", 1),
                ("from: XA\nhttp: 403\nreply: none\n", 1),
                ("from: XA\nhttp: 200\nreply: pacs.002.001.10\nstatus: ACSC\nreplay: true\n", 1),
                ("from: XA\nreply: pacs.002.001.10\nmood: good\n", 2),
                (nil, 1),
            ]
            for row in table {
                let folder = try JourneyFolder()
                let file = try CommandFiles.write(message, "one.xml", in: folder)
                if let verdict = row.verdict { _ = try CommandFiles.write(verdict, "one.verdict", in: folder) }
                let run = try await CommandRun(["replay", "--local", "--expect", file], in: folder)
                #expect(run.code == row.code, "\(row): \(run)")
            }
            let folder = try JourneyFolder()
            let absent = try await CommandRun(["replay", "--local", folder.file("absent")], in: folder)
            #expect(absent.code == 2 && absent.errors.contains("does not exist"), "\(absent)")
        }

        @Test func demonstratesTheMainJob() async throws {
            let folder = try JourneyFolder()
            let run = try await CommandRun(["demo"], in: folder)
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            var rest = run.output[...]
            for act in [
                "\nCentral banks\n", "\nThe ledger before\n", " fixture messages over HTTPS with client certificates\n",
                "\nReconciliation of every partner's camt.053 with the books\n",
                "\nAudit: gateway ledger verify\ngood: ",
                "\nEverything is as it should be.\n",
            ] {
                let found = try #require(rest.range(of: act), "\(act) is not there, or not in its place")
                rest = rest[found.upperBound...]
            }
            #expect(!run.output.contains("\u{1B}["), "no colour but on a terminal")
            #expect(!FileManager.default.fileExists(atPath: folder.file("gateway.sqlite")), "a store of its own")
        }
    }
}
