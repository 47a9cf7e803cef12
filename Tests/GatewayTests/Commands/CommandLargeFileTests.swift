import Foundation
import Testing

/// `gateway validate` of a statement that is larger than any tree may be.
@Suite struct CommandLargeFileTests {
    private static let entries = 3_000
    private static let entry = 2_000

    /// Entries with as much white space between them as the policy admits: 180 MiB.
    private static func write(_ name: String, in folder: JourneyFolder, change: (String) -> String) throws -> String {
        let text = try CommandFiles.text("Benchmarks/messages/statement.xml")
        let start = try #require(text.range(of: "<Ntry>")).lowerBound
        let end = try #require(text.range(of: "</Ntry>")).upperBound
        let entry = String(text[start..<end])
        let gap = String(repeating: " ", count: 60 << 10) + "\n"
        let path = folder.file(name)
        try #require(FileManager.default.createFile(atPath: path, contents: Data(text[..<start].utf8)))
        let file = try #require(FileHandle(forWritingAtPath: path))
        defer { try? file.close() }
        try file.seekToEnd()
        for number in 1...Self.entries {
            try file.write(contentsOf: Data((number == Self.entry ? change(entry) : entry).utf8))
            try file.write(contentsOf: Data(gap.utf8))
        }
        try file.write(contentsOf: Data(text[end...].utf8))
        return path
    }

    /// Runs the command, and says how much memory it took at most.
    private static let script = """
        import resource, subprocess, sys
        code = subprocess.run(sys.argv[1:]).returncode
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
        sys.exit(code)
        """

    @Test func validatesAStatementOfAnySizeAtFlatMemory() async throws {
        let folder = try JourneyFolder()
        let path = "/Document/BkToCstmrStmt/Stmt/Ntry[\(Self.entry)]"
        let rows: [(name: String, change: (String) -> String, practices: [String], code: Int32, words: [String])] = [
            ("good.xml", { $0 }, [], 0, ["camt.053.001.08 valid"]),
            (
                "schema.xml", { $0.replacing("<CdtDbtInd>CRDT<", with: "<CdtDbtInd>CRED<") }, [], 1,
                ["camt.053.001.08 INVALID", path + "/CdtDbtInd", "(xsd:cvc-enumeration-valid)"]
            ),
            (
                "rule.xml", { $0.replacing("KZ86125KZT5004100100", with: "KZ86125KZT5004100101") },
                ["--practice", "iso"], 1, ["camt.053.001.08 INVALID", path, "(iso:"]
            ),
        ]
        for row in rows {
            let file = try Self.write(row.name, in: folder, change: row.change)
            defer { try? FileManager.default.removeItem(atPath: file) }
            let run = try await CommandRun(
                ["-c", Self.script, JourneyPlaces.binary, "validate"] + row.practices + [file], in: folder,
                program: JourneyPlaces.python)
            #expect(run.code == row.code, "\(row.name): \(run)")
            for words in row.words { #expect(run.output.contains(words), "\(row.name): \(run)") }
            let mebibytes = run.output.split(separator: "\n").last.flatMap { Int($0) }
            // A third of it is the program itself, built for debugging.
            #expect(try #require(mebibytes) < 120, "\(row.name) took \(mebibytes ?? 0) MiB")
        }
    }
}
