/// One line of the notation that is not empty.
struct NotationLine {
    /// The line's number in its text, from 1.
    let number: Int
    /// Levels of indentation, of two spaces each.
    let depth: Int
    /// The text after the indentation.
    let text: Substring
    /// The words of the text, parted by one or more spaces.
    let words: [Substring]

    /// Splits a text into its lines and checks their layout.
    static func lines(of text: String) throws(NotationFault) -> [NotationLine] {
        // Works on UTF-8 rather than characters: the built-in text is read at every start.
        var lines: [NotationLine] = []
        lines.reserveCapacity(256)
        let newline = UInt8(ascii: "\n")
        for (index, line) in text.utf8.split(separator: newline, omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            try lines.append(NotationLine(line, number: index + 1))
        }
        return lines
    }

    private init(_ line: Substring.UTF8View, number: Int) throws(NotationFault) {
        let space = UInt8(ascii: " ")
        let content = line.drop { $0 == space }
        let indentation = line.count - content.count
        guard indentation.isMultiple(of: 2), line.last != space, !line.contains(UInt8(ascii: "\t")) else {
            throw NotationFault(line: number, kind: .layout)
        }
        self.number = number
        self.depth = indentation / 2
        self.text = Substring(content)
        self.words = content.split(separator: space).map { Substring($0) }
    }

    /// A fault of this line.
    func fault(_ kind: NotationFault.Kind) -> NotationFault { NotationFault(line: number, kind: kind) }
}
