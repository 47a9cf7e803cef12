/// How many characters must be put in, taken out, changed or swapped with their neighbour to turn one text into
/// another (optimal string alignment), letters of either case being the same.
enum EditDistance {
    /// The candidate with the smallest distance, the earlier of equals; nil when there is none.
    static func nearest(to name: String, among candidates: [String]) -> String? {
        candidates.min { between(name, $0) < between(name, $1) }
    }

    /// The distance between two texts.
    static func between(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first.lowercased()), Array(second.lowercased()))
        guard !first.isEmpty else { return second.count }
        guard !second.isEmpty else { return first.count }
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for row in 1...first.count {
            var current = [row] + Array(repeating: 0, count: second.count)
            for column in 1...second.count {
                let change = previous[column - 1] + (first[row - 1] == second[column - 1] ? 0 : 1)
                var best = min(change, previous[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    best = min(best, beforePrevious[column - 2] + 1)
                }
                current[column] = best
            }
            beforePrevious = previous
            previous = current
        }
        return previous[second.count]
    }
}
