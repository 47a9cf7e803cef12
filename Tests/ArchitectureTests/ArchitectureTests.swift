import Foundation
import Testing

/// The rules of the house, held against the package itself. That each rule can fail is shown in `RuleTests`.
@Suite struct ArchitectureTests {
    private func expectNone(_ breaches: [Breach], _ location: SourceLocation = #_sourceLocation) {
        let list = breaches.map(\.description).joined(separator: "\n")
        #expect(breaches.isEmpty, "\(list)", sourceLocation: location)
    }

    @Test func readsThePackage() {
        #expect(SourceTree.tests.contains { $0.path == "Tests/ArchitectureTests/ArchitectureTests.swift" })
        #expect(!SourceTree.sources.isEmpty)
    }

    @Test func importsFollowTheTable() {
        expectNone(SourceTree.sources.flatMap { ImportRules.breaches(in: $0, table: ImportRules.sources) })
        expectNone(SourceTree.benchmarks.flatMap { ImportRules.breaches(in: $0, table: ImportRules.benchmarks) })
        expectNone(SourceTree.tests.flatMap { ImportRules.breaches(in: $0, table: ImportRules.tests) })
        expectNone((SourceTree.sources + SourceTree.benchmarks).flatMap(ImportRules.testableBreaches))
    }

    @Test func nothingRoundsNearMoney() {
        let files = SourceTree.sources.filter { WordRules.isMoneyCode($0.path) }
        expectNone(files.flatMap { WordRules.roundingBreaches(in: $0) })
        for (path, words, why) in WordRules.roundingAllowed {
            let file = files.first { $0.path == path }
            let isUsed = file?.tokens.contains { words.contains($0.text) } ?? false
            #expect(isUsed && !why.isEmpty, "\(path) no longer needs its exception")
        }
    }

    @Test func nothingTrapsWithoutAReason() {
        expectNone(SourceTree.all.flatMap { WordRules.trapBreaches(in: $0) })
        for (path, word, why) in WordRules.trapsAllowed {
            #expect(SourceTree.exists(path) && !why.isEmpty, "\(path) no longer needs its \(word)")
        }
    }

    @Test func onlyTheShellReadsClocks() {
        expectNone(SourceTree.sources.filter { WordRules.isPure($0.path) }.flatMap(WordRules.clockBreaches))
    }

    @Test func functionsLinesAndFilesStayShort() {
        expectNone(SourceTree.all.flatMap(LengthRules.functionBreaches))
        expectNone(SourceTree.all.flatMap(LengthRules.lineBreaches))
        expectNone(SourceTree.all.flatMap(LengthRules.fileBreaches))
        for (path, source) in LengthRules.generated {
            #expect(SourceTree.exists(path) && SourceTree.exists(source), "\(path) or \(source) is gone")
        }
    }

    @Test func nothingIsPromised() {
        expectNone((SourceTree.all + SourceTree.pages).flatMap(TextRules.forbiddenWordBreaches))
    }

    @Test(arguments: ImportRules.sources.keys.sorted())
    func everyModuleHasADesign(module: String) throws {
        guard SourceTree.sources.contains(where: { $0.module == module }) else { return }
        let page = SourceTree.pages.first { $0.path == "Sources/\(module)/DESIGN.md" }
        #expect(try #require(page, "Sources/\(module)/DESIGN.md").lines.count > 10)
    }

    @Test func everyFixtureHasItsVerdict() {
        expectNone(TextRules.fixtureBreaches(paths: SourceTree.paths(under: "Fixtures")))
    }

    @Test func sourcesAreSources() {
        expectNone(TextRules.strayFileBreaches(paths: SourceTree.paths(under: "Sources")))
    }

    @Test func decisionsAreNumberedOnce() {
        expectNone(TextRules.decisionBreaches(paths: SourceTree.paths(under: "docs/decisions")))
    }

    @Test func pagesPointAtWhatExists() throws {
        let makefile = try String(contentsOf: SourceTree.root.appendingPathComponent("Makefile"), encoding: .utf8)
        expectNone(SourceTree.pages.flatMap { TextRules.linkBreaches(in: $0, exists: SourceTree.exists) })
        expectNone(SourceTree.pages.flatMap { TextRules.makeBreaches(in: $0, makefile: makefile) })
    }

    @Test(.enabled(if: SourceTree.exists(".git"), "not a git checkout"))
    func whatIsBuiltIsNotCommitted() throws {
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "-c", "safe.directory=*", "-C", SourceTree.root.path, "ls-files"]
        let output = Pipe()
        git.standardOutput = output
        try git.run()
        let paths = try output.fileHandleForReading.readToEnd() ?? Data()
        git.waitUntilExit()
        try #require(git.terminationStatus == 0)
        expectNone(CommitRules.breaches(paths: String(decoding: paths, as: UTF8.self)))
    }
}

/// What git may not hold.
enum CommitRules {
    /// `paths` is one path a line.
    static func breaches(paths: String) -> [Breach] {
        paths.split(separator: "\n").filter { path in
            path.hasSuffix("Package.resolved") || path.hasPrefix(".build") || path.hasPrefix("run/")
        }.map { Breach(path: String($0), line: 0, what: "is made by the build") }
    }
}
