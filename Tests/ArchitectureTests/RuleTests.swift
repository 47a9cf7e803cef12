import Testing

/// Each rule fails where it must and is silent where it must be.
@Suite struct RuleTests {
    private func file(_ path: String, _ text: String) -> SourceFile { SourceFile(path: path, text: text) }

    private func room(_ text: String) -> SourceFile { file("Sources/TengeLedger/A.swift", text) }

    @Test(arguments: [
        ("Sources/ISO20022/A.swift", "import XMLCore", 0),
        ("Sources/ISO20022/A.swift", "public import struct Foundation.Data", 0),
        ("Sources/ISO20022/A.swift", "// import DualSign", 0),
        ("Sources/ISO20022/A.swift", "import DualSign", 1),
        ("Sources/ISO20022/A.swift", "@preconcurrency import struct DualSign.Key", 1),
        ("Sources/TengeLedger/A.swift", "import Foundation", 1),
        ("Sources/Gateway/HTTP/A.swift", "import GRDB", 1),
        ("Sources/Unheard/A.swift", "let a = 1", 1),
    ])
    func imports(path: String, text: String, breaches: Int) {
        #expect(ImportRules.breaches(in: file(path, text), table: ImportRules.sources).count == breaches)
    }

    @Test func testableImports() {
        #expect(ImportRules.testableBreaches(in: room("@testable import XMLCore")).count == 1)
        #expect(ImportRules.testableBreaches(in: room("import XMLCore // @testable")).isEmpty)
    }

    @Test(arguments: [
        ("let a: Double = b", 1), ("let a = 1.5", 1), ("let a = 1e3", 1), ("let a: [Float32]", 1),
        ("date.timeIntervalSince1970", 1), ("\"\\(Double(a))\"", 1),
        ("let a = \"Double 1.5\" // Float", 0), ("pair.0.1 + 0x1e", 0), ("let DoubleEntry = 15", 0),
    ])
    func rounding(text: String, breaches: Int) {
        #expect(WordRules.roundingBreaches(in: room(text)).count == breaches)
    }

    @Test func aRoundingWordWithAReasonPasses() {
        let allowed = [(path: "Sources/TengeLedger/A.swift", words: Set(["TimeInterval"]), why: "shown here")]
        #expect(WordRules.roundingBreaches(in: room("let a: TimeInterval"), allowed: allowed).isEmpty)
        #expect(WordRules.roundingBreaches(in: room("let a: Double"), allowed: allowed).count == 1)
    }

    @Test func moneyCodeIsKnown() {
        #expect(WordRules.isMoneyCode("Sources/Gateway/Pipeline.swift"))
        #expect(WordRules.isMoneyCode("Sources/Settlement/Case.swift"))
        #expect(!WordRules.isMoneyCode("Sources/Gateway/HTTP/Server.swift"))
    }

    @Test(arguments: [
        ("try! f()", 1), ("a as! B", 1), ("fatalError()", 1), ("try !f()", 0), ("try? f()", 0), ("a as? B", 0),
        ("preconditionFailure(\"fatalError\")", 0), ("// try! f()", 0),
    ])
    func traps(text: String, breaches: Int) {
        #expect(WordRules.trapBreaches(in: room(text), allowed: []).count == breaches)
    }

    @Test func aTrapWithAReasonPasses() {
        let allowed = [(path: "Sources/TengeLedger/A.swift", word: "try!", why: "shown here")]
        #expect(WordRules.trapBreaches(in: room("try! f()"), allowed: allowed).isEmpty)
        #expect(WordRules.trapBreaches(in: room("a as! B"), allowed: allowed).count == 1)
    }

    @Test(arguments: [
        ("Date()", 1), ("Date.now", 1), ("UUID()", 1), ("ContinuousClock().now", 1), ("time(nil)", 1),
        ("clock_gettime(CLOCK_REALTIME, &t)", 1), ("SystemRandomNumberGenerator()", 1),
        ("Date(timeIntervalSince1970: a)", 0), ("UUID(uuidString: a)", 0), ("let now = at", 0), ("// Date()", 0),
    ])
    func clocks(text: String, breaches: Int) {
        #expect(WordRules.clockBreaches(in: room(text)).count == breaches)
    }

    @Test func theShellMayReadClocks() {
        #expect(!WordRules.isPure("Sources/Gateway/A.swift"))
        #expect(!WordRules.isPure("Sources/GatewayCLI/A.swift"))
        #expect(WordRules.isPure("Sources/Storage/A.swift"))
    }

    @Test func forbiddenWords() {
        #expect(TextRules.forbiddenWordBreaches(in: room("let a = 1\n// TO" + "DO: more")).map(\.line) == [2])
        #expect(TextRules.forbiddenWordBreaches(in: room("let method = 1 // to do")).isEmpty)
    }

    @Test func links() {
        let page = file("docs/a.md", "[x](b.md) [y](../README.md#top) [z](https://e.org/c.md) [u](gone.md)")
        let breaches = TextRules.linkBreaches(in: page) { ["docs/b.md", "README.md"].contains($0) }
        #expect(breaches.map(\.what) == ["no such file: gone.md"])
    }

    @Test func makeTargets() {
        let page = file("README.md", "Run `make demo`,\n    make gone\nto make peace.")
        #expect(TextRules.makeBreaches(in: page, makefile: "demo: deps\n\techo\n").map(\.line) == [2])
    }

    @Test func fixtures() {
        let paths = [
            "Fixtures/README.md", "Fixtures/keys/a.pem", "Fixtures/accepted/a.xml", "Fixtures/accepted/a.verdict",
            "Fixtures/refused/parse/b.xml", "Fixtures/refused/rules/c.verdict",
        ]
        #expect(TextRules.fixtureBreaches(paths: paths).map(\.what) == ["no verdict", "no message"])
    }

    @Test func strayFiles() {
        let paths = ["Sources/A/a.swift", "Sources/A/DESIGN.md", "Sources/CLibA/shim.h", "Sources/A/a.whl"]
        #expect(TextRules.strayFileBreaches(paths: paths).map(\.path) == ["Sources/A/a.whl"])
        let strays = ["Sources/A/B.docc/B.md", "Sources/A/A.docc/x/B.md", "Sources/A/A.docc/B.png", "Sources/A/B.md"]
        #expect(TextRules.strayFileBreaches(paths: ["Sources/A/A.docc/B.md"] + strays).map(\.path) == strays)
    }

    @Test func decisions() {
        let paths = ["docs/decisions/0001-a.md", "docs/decisions/0002-b.md", "docs/decisions/README.md"]
        #expect(TextRules.decisionBreaches(paths: paths).isEmpty)
        #expect(TextRules.decisionBreaches(paths: paths + ["docs/decisions/0002-c.md"]).count == 1)
        #expect(TextRules.decisionBreaches(paths: ["docs/decisions/new.md"]).count == 1)
    }

    @Test func commits() {
        #expect(CommitRules.breaches(paths: "README.md\nPackage.resolved\n.build/a.o\n.ci/run").count == 2)
    }
}
