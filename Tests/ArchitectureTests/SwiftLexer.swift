/// One word or sign of Swift source: what is left once comments and the insides of literals are gone.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case word, number, sign, literal }

    var kind: Kind
    /// A word without its backticks, a number as written, one sign; a string or regex literal is `""`.
    var text: String
    /// 1-based.
    var line: Int
    /// Whether the token touches the one before it, so that `try!` is told from `try !x`.
    var touchesPrevious: Bool
}

/// Splits Swift source into tokens. Knows nested comments, raw and multi-line strings, interpolation (whose code is
/// code) and regex literals; nothing else of the grammar.
struct SwiftLexer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var endOfPrevious = -1
    private var tokens: [Token] = []

    static func tokens(of source: String) -> [Token] {
        var lexer = SwiftLexer(bytes: Array(source.utf8))
        lexer.readCode(untilClosingParenthesis: false)
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func peek(_ ahead: Int = 0) -> UInt8 {
        let index = position + ahead
        return index < bytes.count ? bytes[index] : 0
    }

    private func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { text.utf8Start[$0] == bytes[position + $0] }
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where position < bytes.count {
            if bytes[position] == UInt8(ascii: "\n") { line += 1 }
            position += 1
        }
    }

    private mutating func add(_ kind: Token.Kind, _ text: String, from start: Int, line: Int) {
        tokens.append(Token(kind: kind, text: text, line: line, touchesPrevious: start == endOfPrevious))
        endOfPrevious = position
    }

    private mutating func readCode(untilClosingParenthesis: Bool) {
        var depth = 0
        while position < bytes.count {
            let byte = peek()
            if starts(with: "//") {
                while position < bytes.count, peek() != UInt8(ascii: "\n") { advance() }
            } else if starts(with: "/*") {
                skipBlockComment()
            } else if isStringStart() {
                readString()
            } else if starts(with: "#/") || isBareRegexStart() {
                readRegex()
            } else if isWordStart(byte) || (byte == UInt8(ascii: "`") && isWordStart(peek(1))) {
                readWord()
            } else if isDigit(byte) {
                readNumber()
            } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") {
                advance()
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    if untilClosingParenthesis, depth == 0 { return }
                    depth -= 1
                }
                readSign()
            }
        }
    }

    private mutating func readSign() {
        let start = position
        let startLine = line
        advance()
        add(.sign, String(decoding: bytes[start..<position], as: UTF8.self), from: start, line: startLine)
    }

    private mutating func readWord() {
        let start = position
        let startLine = line
        let isQuoted = peek() == UInt8(ascii: "`")
        if isQuoted {
            advance()
            while position < bytes.count, peek() != UInt8(ascii: "`") { advance() }
            advance()
        } else {
            while isWordStart(peek()) || isDigit(peek()) { advance() }
        }
        let text = isQuoted ? bytes[(start + 1)..<(position - 1)] : bytes[start..<position]
        add(.word, String(decoding: text, as: UTF8.self), from: start, line: startLine)
    }

    /// A number after a dot is the index of a tuple: `pair.0.1` has no fraction in it.
    private mutating func readNumber() {
        let start = position
        let isIndex = tokens.last?.text == "." && endOfPrevious == start
        while isDigit(peek()) || isWordStart(peek()) { advance() }
        if !isIndex, peek() == UInt8(ascii: "."), isDigit(peek(1)) {
            advance()
            while isDigit(peek()) || isWordStart(peek()) { advance() }
        }
        add(.number, String(decoding: bytes[start..<position], as: UTF8.self), from: start, line: line)
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1
                advance(2)
            } else if starts(with: "*/") {
                depth -= 1
                advance(2)
            } else {
                advance()
            }
        } while depth > 0 && position < bytes.count
    }

    // MARK: Literals

    private func countOfHashes(at ahead: Int = 0) -> Int {
        var count = 0
        while peek(ahead + count) == UInt8(ascii: "#") { count += 1 }
        return count
    }

    private func isStringStart() -> Bool { peek(countOfHashes()) == UInt8(ascii: "\"") }

    private mutating func readString() {
        let start = position
        let startLine = line
        let hashes = countOfHashes()
        advance(hashes)
        let isMultiline = starts(with: "\"\"\"")
        let quotes = isMultiline ? 3 : 1
        advance(quotes)
        // The token stands before the code of its interpolations.
        add(.literal, "", from: start, line: startLine)
        while position < bytes.count, !closesString(quotes: quotes, hashes: hashes) {
            if peek() == UInt8(ascii: "\\"), countOfHashes(at: 1) >= hashes {
                advance(1 + hashes)
                if peek() == UInt8(ascii: "(") {
                    advance()
                    readCode(untilClosingParenthesis: true)
                }
                advance()
            } else if peek() == UInt8(ascii: "\n"), !isMultiline {
                return
            } else {
                advance()
            }
        }
        advance(quotes + hashes)
        endOfPrevious = position
    }

    private func closesString(quotes: Int, hashes: Int) -> Bool {
        (0..<quotes).allSatisfy { peek($0) == UInt8(ascii: "\"") }
            && (0..<hashes).allSatisfy { peek(quotes + $0) == UInt8(ascii: "#") }
    }

    /// A slash that opens a regex stands where a value may begin, is not followed by a space, and closes on its line.
    private func isBareRegexStart() -> Bool {
        guard peek() == UInt8(ascii: "/"), peek(1) != UInt8(ascii: " "), peek(1) != UInt8(ascii: "=") else {
            return false
        }
        if let previous = tokens.last {
            let valueMayBegin =
                previous.kind == .sign && ["(", "[", ",", ":", "=", "{", "!", "&", "|", "~"].contains(previous.text)
                || ["return", "in", "case", "try"].contains(previous.text)
            guard valueMayBegin else { return false }
        }
        var ahead = 1
        while peek(ahead) != 0, peek(ahead) != UInt8(ascii: "\n") {
            if peek(ahead) == UInt8(ascii: "/"), peek(ahead - 1) != UInt8(ascii: "\\") { return true }
            ahead += 1
        }
        return false
    }

    private mutating func readRegex() {
        let start = position
        let startLine = line
        let hashes = countOfHashes()
        advance(hashes + 1)
        while position < bytes.count {
            if peek() == UInt8(ascii: "\\") {
                advance(2)
                continue
            }
            if peek() == UInt8(ascii: "/"), (0..<hashes).allSatisfy({ peek(1 + $0) == UInt8(ascii: "#") }) { break }
            advance()
        }
        advance(1 + hashes)
        add(.literal, "", from: start, line: startLine)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private func isWordStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80
            || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
    }
}
