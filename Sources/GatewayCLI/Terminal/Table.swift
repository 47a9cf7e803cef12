/// Rows of text set in columns, each as wide as its widest cell.
struct Table {
    private let header: [String]
    private var rows: [[String]] = []
    /// Columns whose cells are set to the right, as amounts are.
    private let alignedRight: Set<Int>

    init(_ header: [String], alignedRight: Set<Int> = []) {
        self.header = header
        self.alignedRight = alignedRight
    }

    mutating func add(_ cells: [String]) {
        precondition(cells.count == header.count, "a row has as many cells as the header")
        rows.append(cells)
    }

    /// The table as lines, the header first and a rule beneath it.
    func lines() -> [String] {
        let widths = header.indices.map { column in
            ([header] + rows).map { $0[column].count }.max() ?? 0
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [line(header, widths), rule] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - cells[column].count)
            return alignedRight.contains(column) ? space + cells[column] : cells[column] + space
        }
        var text = padded.joined(separator: "  ")
        while text.last == " " { text.removeLast() }
        return text
    }
}
