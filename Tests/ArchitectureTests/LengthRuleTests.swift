import Testing

@Suite struct LengthRuleTests {
    private func file(_ text: String) -> SourceFile { SourceFile(path: "Sources/M/A.swift", text: text) }

    private func repeated(_ line: String, _ count: Int) -> String {
        String(repeating: line + "\n", count: count)
    }

    private func blocks(_ text: String) -> [String] {
        LengthRules.blocks(of: file(text)).map { "\($0.name) \($0.firstLine)-\($0.lastLine)" }
    }

    @Test func aFunctionOfSeventyLinesPassesAndOneMoreDoesNot() {
        let fits = "func f() {\n" + repeated("    g()", 68) + "}\n"
        let long = "func f() {\n" + repeated("    g()", 69) + "}\n"
        #expect(LengthRules.functionBreaches(in: file(fits)).isEmpty)
        #expect(LengthRules.functionBreaches(in: file(long)).map(\.what) == ["f: 71 lines"])
    }

    @Test func aTypeMayBeLong() {
        for word in ["struct S", "extension S: P", "enum E: String", "actor A", "final class C", "protocol P"] {
            #expect(LengthRules.functionBreaches(in: file("\(word) {\n" + repeated("    // x", 99) + "}")).isEmpty)
        }
    }

    @Test func membersOfTypesAreMeasured() {
        let body = "{\n" + repeated("    g()", 70) + "}\n"
        let headers = [
            "init(_ a: Int) throws ", "deinit ", "subscript(index: Int) -> Int ", "class func f() ", "static func f() ",
            "var total: Int ", "func f<T: P>(_ a: [T] = [], then: () -> Void = {}) async throws -> T where T: Q ",
        ]
        for header in headers {
            #expect(LengthRules.functionBreaches(in: file("struct S {\n\(header)\(body)}\n")).count == 1, "\(header)")
        }
    }

    @Test func closuresAreMeasured() {
        let closure = "let f = g(a) { x in\n" + repeated("    h(x)", 70) + "}\n"
        #expect(LengthRules.functionBreaches(in: file(closure)).count == 1)
        let argument = "let f = g(a, {\n" + repeated("    h(x)", 70) + "})\n"
        #expect(LengthRules.functionBreaches(in: file(argument)).count == 1)
    }

    @Test func aSignatureOverManyLinesCounts() {
        #expect(blocks("func f(\n    a: Int,\n    b: Int\n) -> Int {\n    a\n}\n") == ["f 1-6"])
    }

    @Test func bracesInTextDoNotCount() {
        #expect(blocks("func f() {\n    g(\"}\") // }\n    /* } */\n}\n") == ["f 1-4"])
    }

    @Test func protocolRequirementsHaveNoBody() {
        let text = "protocol P {\n    func f() -> Int\n    var a: Int { get }\n}\nfunc g() {\n}\n"
        #expect(blocks(text) == ["block 3-3", "g 5-6"])
    }

    @Test func initialisersThatAreCalledOpenNothing() {
        #expect(blocks("func f() {\n    self.init()\n    g {\n    }\n}") == ["block 3-4", "f 1-5"])
    }

    @Test func linesAndFiles() {
        #expect(LengthRules.lineBreaches(in: file(repeated("x", 120))).isEmpty)
        #expect(LengthRules.lineBreaches(in: file("ok\n" + String(repeating: "x", count: 121))).map(\.line) == [2])
        #expect(LengthRules.lineBreaches(in: file(String(repeating: "ж", count: 120))).isEmpty)
        #expect(LengthRules.fileBreaches(in: file(repeated("x", 400))).isEmpty)
        #expect(LengthRules.fileBreaches(in: file(repeated("x", 401))).count == 1)
    }
}
