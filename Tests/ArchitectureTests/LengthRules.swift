/// Rules about size: a function, a line, a file.
enum LengthRules {
    static let functionLinesMax = 70
    static let lineColumnsMax = 120
    static let fileLinesMax = 400

    /// Files that are made from another, and from which: their length is that one's.
    static let generated: [String: String] = [
        "Sources/Gateway/HTTP/OpenAPIDocument.swift": "openapi.yaml"
    ]

    static func lineBreaches(in file: SourceFile) -> [Breach] {
        guard generated[file.path] == nil else { return [] }
        return file.lines.enumerated().compactMap { index, line in
            line.utf8.count > lineColumnsMax && line.count > lineColumnsMax
                ? Breach(path: file.path, line: index + 1, what: "\(line.count) columns") : nil
        }
    }

    static func fileBreaches(in file: SourceFile) -> [Breach] {
        let lines = file.text.hasSuffix("\n") ? file.lines.count - 1 : file.lines.count
        guard lines > fileLinesMax, generated[file.path] == nil else { return [] }
        return [Breach(path: file.path, line: 0, what: "\(lines) lines")]
    }

    static func functionBreaches(in file: SourceFile) -> [Breach] {
        blocks(of: file).filter { $0.lines > functionLinesMax }.map {
            Breach(path: file.path, line: $0.firstLine, what: "\($0.name): \($0.lines) lines")
        }
    }

    /// Code between braces, from the line of its `func`, `init`, … where it has one.
    struct Block: Hashable {
        var name: String
        var firstLine: Int
        var lastLine: Int
        var lines: Int { lastLine - firstLine + 1 }
    }

    private static let typeWords: Set = ["struct", "class", "enum", "actor", "extension", "protocol"]
    private static let functionWords: Set = ["func", "init", "deinit", "subscript"]
    private static let endsSignature: Set = ["var", "let", "case", "typealias", "associatedtype"]

    /// Every block that is not the body of a type: functions, accessors, closures, branches. A closure inside a
    /// function is counted apart and in it, so a long one cannot hide.
    static func blocks(of file: SourceFile) -> [Block] {
        var found: [Block] = []
        /// One for each brace that is open: the block, or nil for the body of a type.
        var open: [Block?] = []
        var header: (word: String, name: String, line: Int)?
        var parentheses = 0
        var parenthesesOutside: [Int] = []
        for (index, token) in file.tokens.enumerated() where token.kind != .literal {
            let previous = index > 0 ? file.tokens[index - 1].text : ""
            let next = index + 1 < file.tokens.count ? file.tokens[index + 1].text : ""
            switch token.text {
            case "(", "[": parentheses += 1
            case ")", "]": parentheses -= 1
            case "{":
                if let known = header, parentheses == 0 {
                    let block = Block(name: known.name, firstLine: known.line, lastLine: 0)
                    open.append(typeWords.contains(known.word) ? nil : block)
                    header = nil
                } else {
                    open.append(Block(name: "block", firstLine: token.line, lastLine: 0))
                }
                parenthesesOutside.append(parentheses)
                parentheses = 0
            case "}":
                if var block = open.popLast() ?? nil {
                    block.lastLine = token.line
                    found.append(block)
                }
                parentheses = parenthesesOutside.popLast() ?? 0
                if parentheses == 0 { header = nil }
            case let word where token.kind == .word && parentheses == 0 && previous != ".":
                let isClassMember = word == "class" && ["func", "var", "let", ":"].contains(next)
                if functionWords.contains(word) || (typeWords.contains(word) && !isClassMember && previous != ":") {
                    header = (word, word == "init" || word == "deinit" ? word : next, token.line)
                } else if endsSignature.contains(word) {
                    header = nil
                }
            default: break
            }
        }
        return found
    }
}
