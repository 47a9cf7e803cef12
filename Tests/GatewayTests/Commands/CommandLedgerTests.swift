import Foundation
import TengeLedger
import TestCluster
import Testing

extension RealServiceTests {
    /// The commands that change the ledger, beside a running service and without one.
    @Suite struct CommandLedgerTests {
        private static let page = "docs/ledger-commands.md"

        enum Store: CaseIterable {
            case sqlite, postgresql

            /// Those that this machine can have.
            static let available = allCases.filter { $0 == .sqlite || PrivateCluster.isInstalled }

            func folder() throws -> JourneyFolder {
                self == .sqlite ? try JourneyFolder() : try JourneyFolder.postgresql()
            }
        }

        /// A command of the page and what stands beneath it.
        private struct Example {
            let line: String
            var answer: [String] = []

            /// The words of the line; those in quotation marks are one.
            var arguments: [String] {
                line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { number, part in
                    number % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
                }
            }
        }

        private static func examples() throws -> [Example] {
            var examples: [Example] = []
            for line in try CommandFiles.text(page).components(separatedBy: "\n") where line.hasPrefix("    ") {
                let text = String(line.dropFirst(4))
                if text.hasPrefix("$ gateway ") {
                    examples.append(Example(line: String(text.dropFirst("$ gateway ".count))))
                } else {
                    examples[examples.count - 1].answer.append(text)
                }
            }
            return examples
        }

        /// When something was booked is another instant in every run.
        private static func timeless(_ text: String) -> String {
            text.replacing(/2026-11-23T05:[0-9:.]+Z/, with: "2026-11-23T05:00:00.000Z")
        }

        @Test(arguments: Store.available) func thePageIsTrue(store: Store) async throws {
            let folder = try store.folder()
            let service = try await JourneyService.start(in: folder)
            let examples = try Self.examples()
            #expect(examples.count > 40)
            for example in examples {
                let run = try await CommandRun(example.arguments, in: folder)
                let refused = ["rejected: ", "conflicts: ", #""result":"rejected""#, #""result":"conflicts""#].contains
                {
                    run.output.contains($0)
                }
                #expect(run.code == (refused ? 1 : 0) && run.errors.isEmpty, "\(example.line): \(run)")
                let expected = example.answer.map { $0 + "\n" }.joined()
                #expect(Self.timeless(run.output) == Self.timeless(expected), "\(example.line)")
            }
            // A payment goes on among them, and everything together is one good history.
            let replay = try await CommandRun(
                ["replay", "--expect", "--to", service.address, CommandFiles.good], in: folder)
            #expect(replay.code == 0, "\(replay)")
            #expect(try await service.stop() == .exited(0))
            let audit = try await CommandRun(["ledger", "verify"], in: folder)
            #expect(audit.code == 0 && audit.output.hasPrefix("good: "), "\(audit)")
            try await statement(folder)
            try await again(examples, folder)
        }

        /// Without a service too, each command is answered as the first time and changes nothing.
        private func again(_ examples: [Example], _ folder: JourneyFolder) async throws {
            let head = try await CommandRun(["ledger", "verify"], in: folder).output
            for example in examples where example.line.contains("--key") && !example.line.contains("--format") {
                let run = try await CommandRun(example.arguments, in: folder)
                let first = try #require(example.answer.first)
                let expected =
                    switch first {
                    case "created": "exists: done\n"
                    case let first where first.hasPrefix("created: "): "exists: \(first.dropFirst(9))\n"
                    case let first where first.hasPrefix("rejected: "): "exists: \(first)\n"
                    default: first + "\n"
                    }
                #expect(run.output == expected && run.errors.isEmpty, "\(example.line): \(run)")
            }
            #expect(try await CommandRun(["ledger", "verify"], in: folder).output == head)
        }

        /// What bears a mark stands in the camt.053, which stays valid and reconciles.
        private func statement(_ folder: JourneyFolder) async throws {
            let written = try await CommandRun(
                ["statement", "--account", "QUARRY-1", "--date", "2026-11-23"], in: folder)
            #expect(written.code == 0 && written.errors.isEmpty, "\(written)")
            let marked = { (type: String, amount: String) in
                "<Bal><Tp><CdOrPrtry><Prtry>\(type)-MARKED</Prtry></CdOrPrtry><SubTp><Prtry>ROAD</Prtry></SubTp></Tp>"
                    + "<Amt Ccy=\"KZT\">\(amount)</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
            }
            #expect(written.output.contains(marked("OPBD", "0.00")), "\(written.output)")
            #expect(written.output.contains(marked("CLBD", "6.00")), "\(written.output)")
            for (phase, count) in [("MARK-ENDS", 2), ("MARK-CARRIES", 1), ("MARK-BEGINS", 0)] {
                let reference = "<Prtry><Tp>\(phase)</Tp><Ref>ROAD</Ref></Prtry>"
                #expect(written.output.components(separatedBy: reference).count == count + 1, "\(phase)")
            }
            let file = try CommandFiles.write(written.output, "marked.xml", in: folder)
            let valid = try await CommandRun(["validate", file], in: folder)
            #expect(valid.code == 0 && valid.output.contains("camt.053.001.08 valid"), "\(valid)")
            let clean = try await CommandRun(["reconcile", file], in: folder)
            #expect(clean.code == 0 && clean.output.contains("no breaks"), "\(clean)")
            // Right to the last tiyn, and another mark: the balances differ, and so do the three entries.
            let other = written.output.replacing("<Prtry>ROAD</Prtry>", with: "<Prtry>RAIL</Prtry>")
                .replacing("<Ref>ROAD</Ref>", with: "<Ref>RAIL</Ref>")
            let wrong = try CommandFiles.write(other, "other-mark.xml", in: folder)
            let broken = try await CommandRun(["reconcile", wrong], in: folder)
            #expect(broken.code == 1, "\(broken)")
            for name in ["MARKED_BALANCE  -  Bal/CLBD-MARKED/RAIL", "MARKED_BALANCE  -  Bal/CLBD-MARKED/ROAD"] {
                #expect(broken.output.contains(name), "\(broken)")
            }
            #expect(broken.output.components(separatedBy: "  MARK  ").count == 4, "\(broken)")
        }

        /// Deadlines of holds and marks, by clocks of other days.
        @Test(arguments: Store.available) func expires(store: Store) async throws {
            let folder = try await left(store)
            let hold = ["hold", "H1", "--payer", "KZ22125DTG00000000XA", "--leg", "KZ72722S000000000001=5"]
            let later = ["hold", "H2"] + hold.dropFirst(2)
            let mark = ["mark", "M1", "--owner", "KZ22125DTG00000000XA", "--expires-at", "2026-11-25T04:59:59Z"]
            let move = ["transfer", "5", "--from", "KZ22125DTG00000000XA", "--to", "KZ72722S000000000001"]
            let back = ["transfer", "5", "--from", "KZ72722S000000000001", "--to", "KZ22125DTG00000000XA"]
            try await steps(
                [
                    (hold + ["--deadline", "2026-11-23T05:00:00Z"], "rejected: deadlineNotAfterNow\n"),
                    (hold + ["--deadline", "2026-11-25T04:59:59.500Z"], "created\n"),
                    (["expire", "H1"], "rejected: holdNotYetDue\n"), (mark, "created\n"),
                    (later + ["--deadline", "2026-11-25T04:59:59.999Z"], "created\n"),
                    (move + ["--mark", "M1:begins"], "created\n"),
                ], on: "2026-11-23", in: folder)
            // The rehearsal is put forward: its clock is kept beside the store.
            try FileManager.default.removeItem(atPath: folder.file("gateway.sqlite.clock"))
            try await steps(
                [
                    (["expire", "H1"], "created\n"), (["settle", "H1"], "rejected: holdAlreadyExpired\n"),
                    (["release", "H1"], "rejected: holdAlreadyExpired\n"),
                    (["settle", "H2"], "rejected: holdAlreadyExpired\n"),
                    (move + ["--mark", "M1:begins"], "rejected: markExpired\n"),
                    (back + ["--mark", "M1:carries"], "created\n"),
                ], on: "2026-11-25", in: folder)
            let account = try await CommandRun(["ledger", "show", "account", "KZ72722S000000000001"], in: folder)
            #expect(account.output.contains("posted    0\nheld      0\nincoming  0\n"), "\(account)")
        }

        private func steps(
            _ steps: [(arguments: [String], output: String)], on day: String, in folder: JourneyFolder
        ) async throws {
            for (number, step) in steps.enumerated() {
                let run = try await CommandRun(
                    ["ledger"] + step.arguments + ["--key", "\(day)/\(number)"], in: folder,
                    settings: ["GATEWAY_CLOCK_STARTS_AT": "\(day)T05:00:00Z"])
                #expect(run.output == step.output && run.errors.isEmpty, "\(step.arguments): \(run)")
            }
        }

        /// A store that a service made; it has stopped.
        private func left(_ store: Store) async throws -> JourneyFolder {
            let folder = try store.folder()
            let service = try await JourneyService.start(in: folder)
            #expect(try await service.stop() == .exited(0))
            return folder
        }

        /// Operators who press the button together: one of them did it, and all are told so.
        @Test(arguments: Store.available) func happensOnceForAll(store: Store) async throws {
            let folder = try await left(store)
            let (payer, payee) = ("KZ22125DTG00000000XA", "KZ72722S000000000001")
            let move = ["ledger", "transfer", "5", "--from", payer, "--to", payee, "--key", "together"]
            let runs = try await withThrowingTaskGroup(of: CommandRun.self) { group in
                for _ in 0..<6 {
                    group.addTask { try await CommandRun(move, in: folder) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let expected = ["created\n"] + Array(repeating: "exists: done\n", count: 5)
            #expect(runs.map(\.output).sorted() == expected, "\(runs)")
            #expect(runs.allSatisfy { $0.code == 0 && $0.errors.isEmpty }, "\(runs)")
            let account = try await CommandRun(["ledger", "show", "account", payee], in: folder)
            #expect(account.output.contains("posted    5\n"), "\(account)")
        }

        @Test func refusesWhatIsNoCommand() async throws {
            let folder = try await left(.sqlite)
            let (payer, payee) = ("KZ22125DTG00000000XA", "KZ72722S000000000001")
            let table: [(arguments: [String], code: Int32, words: String)] = [
                (["open", "A1", "--kind", "person"], 2, "person is not a kind"),
                (["open", " A1", "--kind", "client"], 2, " A1 is not an account"),
                (["open", "A1", "--kind", "client", "--currency", "tenge"], 2, "tenge is not a currency"),
                (["status", "melt", payer], 2, "melt"),
                (["limits", payer, "--balance", "1000000000000000000"], 2, "a limit is from 0 to"),
                (["attributes", payer] + (1...17).map { "A\($0)" }, 2, "more than 16 attributes"),
                (["mark", "M1", "--owner", payer, "--expires-at", "tomorrow"], 2, "tomorrow is not an instant"),
                (["mark", "M1", "--owner", payer] + (1...65).flatMap { ["--purpose", "P\($0)"] }, 2, "at most 64"),
                (["transfer", "1.50", "--from", payer, "--to", payee], 2, "1.50"),
                (["transfer", "1", "--from", payer, "--to", payee, "--mark", "M1"], 2, "M1 is not a mark with"),
                (["transfer", "1", "--from", payer, "--to", payee, "--and", "A1=A2"], 2, "A1=A2 is not a transfer"),
                (["transfer", "1", "--from", payer, "--to", payee, "--and", "A1=A2=x"], 2, "x is not an amount"),
                (
                    ["transfer", "1", "--from", payer, "--to", payee]
                        + (1...16).flatMap { _ in ["--and", "A1=A2=1"] }, 2, "at most 16 transfers"
                ),
                (
                    ["hold", "H1", "--payer", payer, "--leg", "A2", "--deadline", "2026-11-24T05:00:00Z"], 2,
                    "not a leg"
                ),
                (["hold", "H1", "--payer", payer, "--leg", "A2=1", "--deadline", "soon"], 2, "soon is not an instant"),
                (["settle", "H1", "H2", "--part", "1"], 2, "parts are of one hold"),
                (["settle", "H1", "H1"], 2, "different holds"), (["release", "H1", "H1"], 2, "different holds"),
                (["settle", "HOLD-5e771e00-0000-4000-8000-000000000001"], 1, "rejected: holdBelongsToPayment"),
                (["settle", "H1", "H2"], 1, "rejected: holdNotFound"),
                (["show", "account", "A9"], 1, "there is no account A9"),
                (["show", "hold", "H9"], 1, "there is no hold H9"), (["path", "M9"], 1, "there is no mark M9"),
                (["show", "mark", "M9"], 1, "there is no mark M9"),
                (["path", "M1", "--store", folder.file("absent.sqlite")], 2, "cannot be read as a store"),
                (
                    ["open", "A1", "--kind", "client", "--store", folder.file("absent.sqlite")], 2,
                    "cannot be read as a store"
                ),
            ]
            for (number, row) in table.enumerated() {
                let takesKey = !["show", "path"].contains(row.arguments[0])
                let run = try await CommandRun(
                    ["ledger"] + row.arguments + (takesKey ? ["--key", "row-\(number)"] : []), in: folder)
                #expect(run.code == row.code, "\(row.arguments): \(run)")
                #expect((run.output + run.errors).contains(row.words), "\(row.arguments): \(run)")
                #expect(row.code == 1 && takesKey ? run.errors.isEmpty : run.output.isEmpty, "\(row.arguments): \(run)")
            }
            let reserved = try await CommandRun(
                ["ledger", "open", "A1", "--kind", "client", "--key", "payment/1"], in: folder)
            #expect(reserved.code == 1 && reserved.output == "rejected: keyReserved\n", "\(reserved)")
            #expect(!FileManager.default.fileExists(atPath: folder.file("absent.sqlite")), "a name makes no store")
        }

        /// The page lists every rejection in order of precedence.
        @Test func thePageHasEveryRejectionInOrder() throws {
            let rows = try CommandFiles.text(Self.page).components(separatedBy: "\n").compactMap { line in
                line.hasPrefix("| `") ? line.split(separator: "`").dropFirst().first.map(String.init) : nil
            }
            let names = LedgerRejection.allCases.map(\.rawValue)
            #expect(rows.filter { names.contains($0) } == names)
        }
    }
}
