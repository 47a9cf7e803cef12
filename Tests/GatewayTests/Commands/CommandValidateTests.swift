import Foundation
import Testing

/// `gateway validate`, and command lines that nothing understands.
@Suite struct CommandValidateTests {
    @Test func exitsByTheWorstOfItsFiles() async throws {
        let folder = try JourneyFolder()
        let bad = try CommandFiles.bad(in: folder)
        let good = CommandFiles.good
        let table: [(arguments: [String], code: Int32, output: String, errors: String)] = [
            ([good], 0, "\(good): pacs.008.001.08 valid\n", ""),
            (
                [bad], 1, "\n  2:\(Self.column(of: "<BICFI>cb<", in: bad))  error  /AppHdr/Fr/FIId/FinInstnId/BICFI\n",
                ""
            ),
            (["--lang", "en", bad], 1, "    Business identifier code (BICFI) must be a business identifier code", ""),
            (
                ["--lang", "ru", bad], 1,
                "    Поле «Банковский идентификационный код» (BICFI) должно содержать код BIC", ""
            ),
            (["--lang", "kk", bad], 1, "    «Банктік сәйкестендіру коды» (BICFI) өрісінде ", ""),
            (["--lang", "en", bad], 1, "    value: \"cb\"\n    reason: RC01 ", ""),
            (["--lang", "ru", bad], 1, "(xsd:cvc-pattern-valid)\n", ""),
            (["--lang", "de", good], 2, "", "there is no language de; known: en, ru, kk"),
            ([good, bad], 1, "\(bad): pacs.008.001.08 INVALID", ""),
            (["--practice", "iso", "--practice", "kz", good], 0, "pacs.008.001.08 valid", ""),
            ([folder.file("absent.xml")], 2, "", "absent.xml cannot be read"),
            (["--practice", "nope", good], 2, "", "there is no practice nope; known: iso"),
            (["--format", "yaml", good], 2, "", "--format"),
            ([], 2, "", "Missing expected argument"),
        ]
        for row in table {
            let run = try await CommandRun(["validate"] + row.arguments, in: folder)
            #expect(run.code == row.code, "\(row.arguments): \(run)")
            #expect(row.output.isEmpty ? run.output.isEmpty : run.output.contains(row.output), "\(row): \(run)")
            #expect(row.errors.isEmpty ? run.errors.isEmpty : run.errors.contains(row.errors), "\(row): \(run)")
        }
    }

    @Test func readsStandardInput() async throws {
        let folder = try JourneyFolder()
        let good = JourneyPlaces.package.appendingPathComponent(CommandFiles.good).path
        for (input, code) in [(good, Int32(0)), (try CommandFiles.bad(in: folder), 1), ("/dev/null", 1)] {
            let run = try await CommandRun(["validate", "--format", "json", "-"], in: folder, input: input)
            #expect(run.code == code, "\(input): \(run)")
            let object = try #require(try run.objects().first)
            #expect(object["file"] as? String == "-")
            #expect(object["valid"] as? Bool == (code == 0))
        }
    }

    @Test func writesOneObjectPerFile() async throws {
        let folder = try JourneyFolder()
        let bad = try CommandFiles.bad(in: folder)
        let run = try await CommandRun(["validate", "--format", "json", CommandFiles.good, bad], in: folder)
        let objects = try run.objects()
        #expect(run.code == 1)
        #expect(objects.map { $0["file"] as? String } == [CommandFiles.good, bad])
        #expect(objects.map { $0["valid"] as? Bool } == [true, false])
        #expect(objects.allSatisfy { $0["message"] as? String == "pacs.008.001.08" })
        #expect((objects[0]["findings"] as? [Any])?.isEmpty == true)
        let findings = try #require(objects[1]["findings"] as? [[String: Any]])
        let finding = try #require(findings.first)
        #expect(Set(finding.keys) == ["severity", "rule", "path", "line", "column", "value", "reason", "text"])
        #expect(finding["severity"] as? String == "error")
        #expect(finding["rule"] as? String == "xsd:cvc-pattern-valid")
        #expect(finding["path"] as? String == "/AppHdr/Fr/FIId/FinInstnId/BICFI")
        #expect(finding["line"] as? Int == 2)
        #expect(finding["column"] as? Int == Self.column(of: "<BICFI>cb<", in: bad))
        #expect(objects[0]["envelope"] as? String == "plain")
        #expect(finding["value"] as? String == "cb")
        #expect(finding["reason"] as? String == "RC01")
        #expect((finding["text"] as? String)?.isEmpty == false)
    }

    @Test func speaksTheLanguageAskedForInJSONToo() async throws {
        let folder = try JourneyFolder()
        let bad = try CommandFiles.bad(in: folder)
        var texts: Set<String> = []
        for language in ["en", "ru", "kk"] {
            let run = try await CommandRun(["validate", "--format", "json", "--lang", language, bad], in: folder)
            let object = try #require(try run.objects().first)
            let findings = try #require(object["findings"] as? [[String: Any]])
            texts.insert(try #require(findings.first?["text"] as? String))
            #expect(findings.first?["rule"] as? String == "xsd:cvc-pattern-valid")
        }
        #expect(texts.count == 3)
    }

    /// The column of a mark in a file, from 1.
    private static func column(of mark: String, in path: String) -> Int {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let range = text.firstRange(of: mark)
        else { return 0 }
        let line = text[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        return line.unicodeScalars.count + 1
    }

    /// xmllint with the official schemas said so; the manifest has its words.
    @Test(.enabled(if: CommandSamples.arePresent, "the shared samples are absent"))
    func agreesWithTheManifest() async throws {
        let folder = try JourneyFolder()
        let samples = try CommandSamples.read()
        try #require(samples.count > 20)
        let run = try await CommandRun(["validate", "--format", "json"] + samples.map(\.path), in: folder)
        let objects = try run.objects()
        #expect(run.code == 1)
        try #require(objects.count == samples.count)
        for (sample, object) in zip(samples, objects) {
            let isValid = sample.documentVerdict == "valid"
            #expect(object["document"] as? String == (isValid ? "valid" : "invalid"), "\(sample.path)")
            if sample.header == "head.001.001.02" {
                #expect(object["headerVerdict"] as? String == sample.headerVerdict, "\(sample.path)")
                #expect(object["valid"] as? Bool == (isValid && sample.headerVerdict == "valid"), "\(sample.path)")
            } else if !isValid {
                #expect(object["valid"] as? Bool == false, "\(sample.path)")
            }
        }
    }

    @Test func understandsNothingElse() async throws {
        let folder = try JourneyFolder()
        let commands = [
            "serve", "validate", "sign", "verify", "replay", "statement", "reconcile", "ledger", "key", "demo",
        ]
        let help = try await CommandRun(["--help"], in: folder)
        #expect(help.code == 0 && help.errors.isEmpty)
        for command in commands {
            #expect(help.output.contains("\n  \(command) "), "\(command)")
            let run = try await CommandRun([command, "--help"], in: folder)
            #expect(run.code == 0 && run.errors.isEmpty, "\(run)")
            #expect(run.output.contains("USAGE: gateway \(command)"), "\(run)")
        }
        for arguments in [["frobnicate"], ["--frobnicate"], ["ledger", "frobnicate"], ["key", "frobnicate"]] {
            let run = try await CommandRun(arguments, in: folder)
            #expect(run.code == 2, "\(arguments): \(run)")
            #expect(run.output.isEmpty && !run.errors.isEmpty, "\(arguments): \(run)")
        }
    }
}

/// The shared samples of the messages that the gateway knows, with the verdict on each.
struct CommandSamples {
    let path: String
    let header: String
    let documentVerdict: String
    let headerVerdict: String

    static let folder: URL = {
        let shared = ProcessInfo.processInfo.environment["GATEWAY_SHARED"].map { URL(fileURLWithPath: $0) }
        let beside = JourneyPlaces.package.deletingLastPathComponent().appendingPathComponent("shared")
        return (shared ?? beside).appendingPathComponent("iso20022/samples")
    }()

    static var arePresent: Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent("MANIFEST.csv").path)
    }

    static func read() throws -> [CommandSamples] {
        let text = try String(contentsOf: folder.appendingPathComponent("MANIFEST.csv"), encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().map(fields(of:)).compactMap { fields in
            guard fields.count > 6, ["pacs.008.001.08", "pacs.002.001.10", "camt.053.001.08"].contains(fields[1])
            else { return nil }
            return CommandSamples(
                path: folder.appendingPathComponent(fields[0]).path, header: fields[2], documentVerdict: fields[4],
                headerVerdict: fields[6])
        }
    }

    /// Quoted fields may have commas, and quotes written twice, in them.
    private static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
