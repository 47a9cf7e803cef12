import Testing

@Suite struct SwiftLexerTests {
    private func words(_ source: String) -> [String] {
        SwiftLexer.tokens(of: source).filter { $0.kind == .word }.map(\.text)
    }

    @Test(arguments: [
        ("let a = 1 // Double", ["let", "a"]),
        ("/* Double /* Float */ Double */ var b", ["var", "b"]),
        (#"f("Double") + g"#, ["f", "g"]),
        (#"f("a \" Double") + g"#, ["f", "g"]),
        (#"f("\(Double(x)) Float")"#, ["f", "Double", "x"]),
        (#"f("\(g("inner \(deep) Float")) Float") h"#, ["f", "g", "deep", "h"]),
        ("f(#\"raw \\(Double) \" Float\"#) g", ["f", "g"]),
        ("f(#\"raw \\#(used) Float\"#) g", ["f", "used", "g"]),
        ("f(\"\"\"\n  Double \"quoted\"\n  \\(used)\n  \"\"\") g", ["f", "used", "g"]),
        ("let r = /Double{3}/ ; g", ["let", "r", "g"]),
        ("let r = #/Double / Float/# ; g", ["let", "r", "g"]),
        ("let half = a / b / c", ["let", "half", "a", "b", "c"]),
        ("case `default`: x", ["case", "default", "x"]),
    ])
    func leavesOnlyCode(source: String, expected: [String]) {
        #expect(words(source) == expected)
    }

    @Test func countsLinesThroughLiteralsAndComments() {
        let tokens = SwiftLexer.tokens(of: "a\n/* \n */ b\n\"\"\"\n text\n \"\"\"\nc")
        #expect(tokens.map(\.line) == [1, 3, 4, 7])
    }

    @Test func tellsFractionsFromTupleIndices() {
        let numbers = SwiftLexer.tokens(of: "a.0.1 + 2.5 + 0x1F + 1_000 + 3...4").filter { $0.kind == .number }
        #expect(numbers.map(\.text) == ["0", "1", "2.5", "0x1F", "1_000", "3", "4"])
    }

    @Test func knowsWhatTouches() {
        #expect(SwiftLexer.tokens(of: "try! x").map(\.touchesPrevious) == [false, true, false])
        #expect(SwiftLexer.tokens(of: "try !x").map(\.touchesPrevious) == [false, false, true])
    }
}
