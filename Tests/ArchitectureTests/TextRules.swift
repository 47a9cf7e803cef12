/// Rules about plain text: words that promise instead of doing, links, commands, fixtures, decisions.
enum TextRules {
    /// Spelt in two halves, because this file is read too.
    private static let forbiddenWords = [
        "TO" + "DO", "FIX" + "ME", "XX" + "X:", "not " + "implemented", "/work/" + "main", "/tmp/" + "dev",
        "/work/" + "shared",
    ]

    static func forbiddenWordBreaches(in file: SourceFile) -> [Breach] {
        forbiddenWords.filter { file.text.contains($0) }.flatMap { word in
            file.lines.enumerated().compactMap { index, line in
                line.contains(word) ? Breach(path: file.path, line: index + 1, what: word) : nil
            }
        }
    }

    /// `[text](target)` to a file of the package that is not there.
    static func linkBreaches(in page: SourceFile, exists: (String) -> Bool) -> [Breach] {
        let folder = page.path.split(separator: "/").dropLast()
        return page.lines.enumerated().flatMap { index, line in
            targets(in: line).filter { !$0.contains("://") && !$0.hasPrefix("#") && !$0.hasPrefix("mailto:") }
                .filter { !exists(resolve($0, in: folder.map(String.init))) }
                .map { Breach(path: page.path, line: index + 1, what: "no such file: \($0)") }
        }
    }

    private static func targets(in line: Substring) -> [String] {
        var found: [String] = []
        var rest = line
        while let opening = rest.firstRange(of: "](") {
            rest = rest[opening.upperBound...]
            guard let end = rest.firstIndex(of: ")") else { break }
            found.append(String(rest[..<end].prefix { $0 != "#" }))
            rest = rest[end...]
        }
        return found.filter { !$0.isEmpty }
    }

    private static func resolve(_ target: String, in folder: [String]) -> String {
        var parts = folder
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { parts = parts.dropLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    /// A page that says `make something` when the Makefile has no such target.
    static func makeBreaches(in page: SourceFile, makefile: String) -> [Breach] {
        let targets = Set(
            makefile.split(separator: "\n").compactMap { line in
                line.first?.isLetter == true ? line.firstIndex(of: ":").map { String(line[..<$0]) } : nil
            }.flatMap { $0.split(separator: " ").map(String.init) })
        return page.lines.enumerated().flatMap { index, line in
            commands(in: line).filter { !targets.contains($0) }
                .map { Breach(path: page.path, line: index + 1, what: "the Makefile has no target \($0)") }
        }
    }

    /// The words after `make` in code, which is what follows a backtick or four spaces.
    private static func commands(in line: Substring) -> [String] {
        var found: [String] = []
        for opening in ["`make ", "    make "] {
            var rest = line
            while let range = rest.firstRange(of: opening) {
                rest = rest[range.upperBound...]
                found.append(String(rest.prefix { $0.isLetter || $0 == "-" }))
            }
        }
        return found
    }

    /// A message without the verdict beside it, or a verdict of nothing.
    static func fixtureBreaches(paths: [String]) -> [Breach] {
        let fixtures = paths.filter { $0.hasPrefix("Fixtures/accepted/") || $0.hasPrefix("Fixtures/refused/") }
        let messages = Set(fixtures.filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) })
        let verdicts = Set(fixtures.filter { $0.hasSuffix(".verdict") }.map { String($0.dropLast(8)) })
        return messages.subtracting(verdicts).sorted().map { Breach(path: $0 + ".xml", line: 0, what: "no verdict") }
            + verdicts.subtracting(messages).sorted().map {
                Breach(path: $0 + ".verdict", line: 0, what: "no message")
            }
    }

    /// A file in Sources that no compiler, no reader of designs and no maker of documentation looks at.
    static func strayFileBreaches(paths: [String]) -> [Breach] {
        paths.filter { path in
            let parts = path.split(separator: "/")
            if parts.count == 4, parts[2] == parts[1] + ".docc", path.hasSuffix(".md") { return false }
            return ![".swift", "/DESIGN.md", "/shim.h", "/module.modulemap"].contains { path.hasSuffix($0) }
        }.map { Breach(path: $0, line: 0, what: "does not belong in Sources") }
    }

    /// Decisions are `NNNN-words.md`, each number once.
    static func decisionBreaches(paths: [String]) -> [Breach] {
        let decisions = paths.filter { $0.hasPrefix("docs/decisions/") && !$0.hasSuffix("/README.md") }
        var seen: Set<Substring> = []
        return decisions.flatMap { path in
            let name = path.dropFirst("docs/decisions/".count)
            let number = name.prefix(4)
            guard number.allSatisfy(\.isNumber), name.dropFirst(4).first == "-", name.hasSuffix(".md") else {
                return [Breach(path: path, line: 0, what: "not NNNN-words.md")]
            }
            return seen.insert(number).inserted ? [] : [Breach(path: path, line: 0, what: "number used twice")]
        }
    }
}
