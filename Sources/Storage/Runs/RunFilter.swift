/// A blocked Bloom filter over the hashes of a run: lines of 64 bytes, 14 bits an entry. A hash has one line, so asking
/// for one that is not there reads one line of the memory; one absent hash of some five hundred is let through.
///
///     line    the hash's share of all hashes: as entries are sorted, a part has neighbouring lines
///     bits    one of each of the line's eight words, stored little-endian, by six bits of the mixed hash
///
/// A part is stored with its own lines, from that of its first entry to that of its last, and the bits of its own
/// entries in them. Neighbouring parts may share a line: it has the bits of both.
///
/// https://en.wikipedia.org/wiki/Bloom_filter, https://algo2.iti.kit.edu/documents/cacheefficientbloomfilters-jea.pdf
enum RunFilter {
    typealias Line = SIMD8<UInt64>

    static let lineBytes = MemoryLayout<Line>.size
    private static let bitsOfEntry: Int64 = 14
    private static let odd: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// How many lines the filter of a run has.
    static func lines(_ shape: RunShape) -> Int {
        let bitsOfLine = Int64(lineBytes * 8)
        return Int((shape.entries * bitsOfEntry + bitsOfLine - 1) / bitsOfLine)
    }

    /// What a hash asks for: the same of every run.
    struct Question {
        private let place: UInt64
        let bits: Line

        init(_ hash: Int64) {
            place = UInt64(bitPattern: hash) ^ 1 << 63
            // The hashes of a line begin with the same bits: what is asked for must come from all of them.
            var mixed = (UInt64(bitPattern: hash) &* RunFilter.odd) >> 16
            var bits = Line()
            for word in bits.indices {
                bits[word] = (UInt64(1) << (mixed & 63)).littleEndian
                mixed >>= 6
            }
            self.bits = bits
        }

        /// Which of so many lines.
        @inline(__always) func line(of lines: Int) -> Int {
            Int(truncatingIfNeeded: place.multipliedFullWidth(by: UInt64(truncatingIfNeeded: lines)).high)
        }

        /// Whether a line has all the bits.
        @inline(__always) func isMet(by line: Line) -> Bool {
            let missing = bits & ~line
            let half = missing.lowHalf | missing.highHalf
            let quarter = half.lowHalf | half.highHalf
            return quarter[0] | quarter[1] == 0
        }
    }

    /// The lines of a part with these entries, sorted. None for a family that nobody asks for what is not there.
    static func bytes(of entries: UnsafeBufferPointer<RunEntry>, _ shape: RunShape) -> [UInt8] {
        guard shape.family.hasFilters, let last = entries.last else { return [] }
        let lines = lines(shape)
        let start = Question(entries[0].hash).line(of: lines)
        var filter = [Line](repeating: Line(), count: Question(last.hash).line(of: lines) - start + 1)
        for entry in entries {
            let question = Question(entry.hash)
            filter[question.line(of: lines) - start] |= question.bits
        }
        return filter.withUnsafeBytes { [UInt8]($0) }
    }
}
