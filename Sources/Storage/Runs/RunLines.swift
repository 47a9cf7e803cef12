/// The filter of a run, in memory that a look-up reads without counting references: it asks every run there is.
///
/// A run without filters has one line that lets everything through.
final class RunLines {
    private let lines: UnsafeMutablePointer<RunFilter.Line>
    private let count: Int
    private let hasFilters: Bool
    /// How many lines are those of parts; what is behind them is no line yet.
    private var begun = 0

    init(_ shape: RunShape) {
        hasFilters = shape.family.hasFilters
        count = hasFilters ? RunFilter.lines(shape) : 1
        // A line's alignment is its size: it is one line of the processor's too.
        lines = .allocate(capacity: count)
        if !hasFilters {
            lines.initialize(to: ~RunFilter.Line())
            begun = 1
        }
    }

    deinit { lines.deallocate() }

    /// How many bytes of filters these are; of a run that is being written, so far.
    var bytes: Int { hasFilters ? begun * RunFilter.lineBytes : 0 }

    /// Takes in the lines of the next part, which begins with a hash; false when they cannot be that.
    func append(_ filter: [UInt8], first hash: Int64) -> Bool {
        guard hasFilters else { return filter.isEmpty }
        let start = RunFilter.Question(hash).line(of: count)
        let (added, rest) = filter.count.quotientAndRemainder(dividingBy: RunFilter.lineBytes)
        guard added > 0, rest == 0, added <= count - start else { return false }
        begin(through: start + added)
        filter.withUnsafeBytes { filter in
            for index in 0..<added {
                lines[start + index] |= filter.loadUnaligned(
                    fromByteOffset: index * RunFilter.lineBytes, as: RunFilter.Line.self)
            }
        }
        return true
    }

    private func begin(through end: Int) {
        guard end > begun else { return }
        lines.advanced(by: begun).initialize(repeating: RunFilter.Line(), count: end - begun)
        begun = end
    }

    /// Of a run whose parts are all there; good for as long as this is.
    var probe: Probe {
        begin(through: count)
        return Probe(lines: UnsafePointer(lines), count: count)
    }

    /// Asks without owning.
    struct Probe {
        fileprivate let lines: UnsafePointer<RunFilter.Line>
        fileprivate let count: Int

        /// Whether the run may have the hash.
        @inline(__always) func mayHold(_ question: RunFilter.Question) -> Bool {
            question.isMet(by: lines[question.line(of: count)])
        }
    }
}

extension UnsafeBufferPointer<RunLines.Probe> {
    /// The first run from a place on that may have the hash; `count` when none may. Between two runs nothing is waited
    /// for: the processor reads the lines of several at a time.
    func first(from start: Int, mayHold question: RunFilter.Question) -> Int {
        var index = start
        while index < count, !self[index].mayHold(question) { index += 1 }
        return index
    }
}
