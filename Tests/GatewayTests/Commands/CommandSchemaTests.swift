import Foundation
import Testing

/// `gateway schema list`, `import` and `diff`.
@Suite struct CommandSchemaTests {
    @Test func listsTheCatalogue() async throws {
        let folder = try JourneyFolder()
        let text = try await CommandRun(["schema", "list"], in: folder)
        #expect(text.code == 0 && text.errors.isEmpty, "\(text)")
        let lines = text.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let files = try FileManager.default.contentsOfDirectory(
            atPath: JourneyPlaces.package.appendingPathComponent("Schemas").path)
        let definitions = files.filter { $0.hasSuffix(".xsd") }.map { String($0.dropLast(4)) }.sorted()
        #expect(lines.dropFirst(2).map { $0[0] } == definitions)
        #expect(lines[2] == ["acmt.023.001.04", "identification", "verification", "request", "Document", "123", "66"])
        let json = try await CommandRun(["schema", "list", "--format", "json"], in: folder)
        let objects = try json.objects()
        #expect(objects.map { $0["definition"] as? String } == definitions)
        for object in objects {
            #expect(Set(object.keys) == ["definition", "name", "root", "namespace", "elements", "types"])
        }
    }

    /// A market's guideline: comments and notes, one element gone, a shorter text, a code dropped.
    private static func guideline(in folder: JourneyFolder) throws -> String {
        let text = try CommandFiles.text("Schemas/admi.006.001.01.xsd")
        let changed = text.replacing("<xs:sequence>", with: "<!-- note --><xs:sequence>", maxReplacements: 1)
            .replacing("<xs:maxLength value=\"35\"/>", with: "<xs:maxLength value=\"16\"/>")
            .replacing(#/ *<xs:element name="FileRef".*\n/#, with: "")
        #expect(changed != text)
        return try CommandFiles.write(changed, "guideline.xsd", in: folder)
    }

    @Test func importsAndSaysHowItStands() async throws {
        let folder = try JourneyFolder()
        let known = try await CommandRun(["schema", "import", "Schemas/admi.006.001.01.xsd"], in: folder)
        #expect(known.code == 0, "\(known)")
        #expect(known.output.hasPrefix("message admi.006.001.01 root Document Document\n\n"), "\(known.output)")
        #expect(known.output.contains("\nMax35Text = string minLength=1 maxLength=35\n"))
        #expect(known.errors.contains("equals the known admi.006.001.01"), "\(known.errors)")
        let guideline = try Self.guideline(in: folder)
        let summary = try await CommandRun(["schema", "import", "--summary", guideline], in: folder)
        #expect(summary.code == 0 && summary.errors.isEmpty)
        #expect(summary.output.hasPrefix("definition  admi.006.001.01\n"))
        #expect(
            summary.output.contains("differs from the known admi.006.001.01 in 2 ways: 2 narrower"), "\(summary)")
        let additions = try await CommandRun(["schema", "import", "--new", guideline], in: folder)
        #expect(additions.output.hasPrefix("message admi.006.001.01 root Document Document\n  Document = sequence\n"))
        #expect(additions.output.contains("\n  Max35Text = string minLength=1 maxLength=16\n"))
        #expect(!additions.output.contains("Max350Text"), "\(additions.output)")
    }

    @Test func tellsDifferences() async throws {
        let folder = try JourneyFolder()
        let same = try await CommandRun(
            ["schema", "diff", "pacs.008.001.08", "Schemas/pacs.008.001.08.xsd"], in: folder)
        #expect(same.code == 0 && same.output.isEmpty && same.errors.contains("no difference"), "\(same)")
        let guideline = try Self.guideline(in: folder)
        let less = try await CommandRun(["schema", "diff", "admi.006.001.01", guideline], in: folder)
        #expect(less.code == 1)
        let lines = less.output.split(separator: "\n")
        #expect(lines.count == 2, "\(less.output)")
        #expect(lines.contains { $0.hasPrefix("narrower  /Document/RsndReq/RsndSchCrit: FileRef is removed") })
        #expect(lines.contains { $0.contains(": at most 16 characters instead of 35") })
        #expect(less.errors.contains("2 differences: 2 narrower"))
        let more = try await CommandRun(
            ["schema", "diff", "--format", "json", guideline, "admi.006.001.01"], in: folder)
        let objects = try more.objects()
        #expect(more.code == 1 && more.errors.isEmpty)
        #expect(objects.allSatisfy { $0["effect"] as? String == "wider" }, "\(more.output)")
        for object in objects { #expect(Set(object.keys) == ["path", "effect", "difference", "otherPlaces"]) }
        let versions = try await CommandRun(["schema", "diff", "pacs.008.001.08", "pacs.008.001.14"], in: folder)
        #expect(versions.code == 1 && versions.output.contains("AddtlDtTm is added, optional"), "\(versions)")
    }

    @Test func whatCannotBeCarriedOut() async throws {
        let folder = try JourneyFolder()
        let wrong = try CommandFiles.write(
            CommandFiles.text("Schemas/admi.006.001.01.xsd").replacing(
                "<xs:maxLength value=\"35\"/>", with: "<xs:whiteSpace value=\"collapse\"/>"), "wrong.xsd", in: folder)
        let table: [(arguments: [String], errors: String)] = [
            (["import", folder.file("absent.xsd")], "absent.xsd cannot be read"),
            (["import", CommandFiles.good], "no schema"), (["import", wrong], "whiteSpace is not used"),
            (["import", "--new", "--summary", wrong], "exclude each other"), (["import"], "Missing expected argument"),
            (["diff", "pacs.008.001.08"], "Missing expected argument"),
            (
                ["diff", "pacs.008.001.07", "pacs.008.001.08"],
                "pacs.008.001.07 is neither a known definition nor a file"
            ),
            (["diff", "pacs.008.001.08", wrong], "whiteSpace is not used"),
            (["list", "--format", "yaml"], "yaml"), (["nope"], "nope"),
        ]
        for row in table {
            let run = try await CommandRun(["schema"] + row.arguments, in: folder)
            #expect(run.code == 2 && run.output.isEmpty, "\(row.arguments): \(run)")
            #expect(run.errors.contains(row.errors), "\(row.arguments): \(run)")
        }
    }
}
