/// A row of `run`. Its blocks have consecutive numbers; its own number is that of the first.
struct RunRow: Hashable, Sendable {
    let shape: RunShape
    let firstBlock: Int64
    /// Entries that are in its blocks already.
    var written: Int64

    var isComplete: Bool { written == shape.entries }
    /// The numbers reserved for its blocks.
    var blocks: Range<Int64> { firstBlock..<firstBlock + shape.blocks }
    /// Those that are written.
    var places: RunPlaces { RunPlaces(first: firstBlock, count: Int(RunShape.blocks(written))) }

    init(_ shape: RunShape, firstBlock: Int64, written: Int64 = 0) {
        (self.shape, self.firstBlock, self.written) = (shape, firstBlock, written)
    }

    static let select = "SELECT number, family, level, position, entries, first_block, written FROM run "

    /// Reads `select`; nil when it is no run that can be.
    init?(_ row: any StoredRow) {
        guard let number = row.integer(at: 0), let family = row.integer(at: 1).flatMap({ RunFamily(rawValue: $0) }),
            let level = row.integer(at: 2), (0...Int64(RunShape.levelMax)).contains(level),
            let position = row.integer(at: 3), position >= 0, position < 1 << 60 / RunShape.span(Int(level)),
            let entries = row.integer(at: 4), row.integer(at: 5) == number, (1..<Int64.max / 2).contains(number),
            let written = row.integer(at: 6), written >= 0, written <= entries
        else { return nil }
        let shape = RunShape(family, level: Int(level), position: position)
        guard entries == shape.entries else { return nil }
        self.init(shape, firstBlock: number, written: written)
    }
}

extension RowSource {
    /// Every run, by the rows they cover. Throws when one is none that can be.
    func runs() throws(StorageFault) -> [RunRow] {
        let rows = try all(RunRow.select + "ORDER BY number", []) { row in
            guard let run = RunRow(row) else {
                throw StorageFault(.damagedRow, "run \(row.integer(at: 0) ?? 0)")
            }
            return run
        }
        return rows.sorted { ($0.shape.rows.lowerBound, $0.shape.level) < ($1.shape.rows.lowerBound, $1.shape.level) }
    }
}

/// Blocks with consecutive numbers whose entries are sorted over all of them.
struct RunPlaces {
    let first: Int64
    let count: Int

    /// An entry's place: its block, and where in it.
    struct Place {
        var block: Int
        var entry: Int
        var content: RunBlock

        var value: RunEntry { content[entry] }
        /// How many entries are before it.
        var before: Int64 { Int64(block) * Int64(RunBlock.entriesMax) + Int64(entry) }
    }

    /// After so many guesses by the hashes' even spread the middle is taken, whatever the hashes are.
    private static let guessesMax = 4

    /// Where the first entry is that is not before another; nil when all are. Few blocks are read, each once.
    /// - Parameter hashes: What the entries' hashes are spread over, as far as that is known: where to look first.
    func place(
        notBefore target: RunEntry, spreadOver hashes: ClosedRange<Int64> = .min ... .max,
        _ read: (Int64) throws -> RunBlock
    ) rethrows -> Place? {
        var (low, high) = (0, count - 1)
        var (lowHash, highHash) = (hashes.lowerBound, hashes.upperBound)
        var best: Place?
        var guesses = 0
        while low <= high {
            var middle = low + (high - low) / 2
            if guesses < Self.guessesMax, let guess = Self.share(of: target.hash, lowHash, highHash, high - low + 1) {
                middle = min(high, low + guess)
            }
            guesses += 1
            let block = try read(first + Int64(middle))
            if block.last < target {
                low = middle + 1
                lowHash = block.last.hash
            } else if block.first < target {
                return Place(block: middle, entry: block.firstIndex(notBefore: target), content: block)
            } else {
                best = Place(block: middle, entry: 0, content: block)
                high = middle - 1
                highHash = block.first.hash
            }
        }
        return best
    }

    /// The entry after a place; nil at the end.
    func place(after place: Place, _ read: (Int64) throws -> RunBlock) rethrows -> Place? {
        if place.entry + 1 < place.content.count {
            return Place(block: place.block, entry: place.entry + 1, content: place.content)
        }
        guard place.block + 1 < count else { return nil }
        return Place(block: place.block + 1, entry: 0, content: try read(first + Int64(place.block + 1)))
    }

    /// The entry before a place, or the last one when the place is nil; nil at the beginning.
    func place(before place: Place?, _ read: (Int64) throws -> RunBlock) rethrows -> Place? {
        if let place, place.entry > 0 {
            return Place(block: place.block, entry: place.entry - 1, content: place.content)
        }
        let block = (place?.block ?? count) - 1
        guard block >= 0 else { return nil }
        let content = try read(first + Int64(block))
        return Place(block: block, entry: content.count - 1, content: content)
    }

    /// Where between 0 and `width` a hash lies as far as it lies between two others; nil when it does not.
    private static func share(of hash: Int64, _ low: Int64, _ high: Int64, _ width: Int) -> Int? {
        guard low <= hash, hash <= high, low < high else { return nil }
        let part = UInt64(bitPattern: hash &- low)
        let whole = UInt64(bitPattern: high &- low)
        let product = part.multipliedFullWidth(by: UInt64(width))
        // The quotient is at most the width, since the part is at most the whole.
        guard product.high < whole else { return nil }
        return min(width, Int(whole.dividingFullWidth(product).quotient))
    }
}
