/// Which rows a run covers, and what follows from that.
///
/// Level 0 covers 1024 rows, each level above eight runs of the one below:
///
///     level 0    1-1024  1025-2048  …  7169-8192  8193-9216 …
///     level 1    1-8192                           8193-16384 …
struct RunShape: Hashable, Sendable {
    /// Rows of a run of level 0.
    static let rowsMin: Int64 = 1024
    /// How many runs of a level one of the next is made of.
    static let fan: Int64 = 8
    /// Its runs would cover more rows than there will be.
    static let levelMax = 16
    static let blocksOfPart = 4
    /// Entries of a part that is not the last.
    static let entriesOfPart = blocksOfPart * RunBlock.entriesMax

    let family: RunFamily
    let level: Int
    /// Which of its level, from 0.
    let position: Int64

    init(_ family: RunFamily, level: Int, position: Int64) {
        (self.family, self.level, self.position) = (family, level, position)
    }

    /// How many rows a run of a level covers.
    static func span(_ level: Int) -> Int64 { rowsMin << Int64(3 * level) }

    var span: Int64 { Self.span(level) }
    /// The numbers of the rows.
    var rows: Range<Int64> { position * span + 1..<(position + 1) * span + 1 }
    var entries: Int64 { span * family.entriesOfRow }
    var blocks: Int64 { Self.blocks(entries) }

    /// How many blocks so many entries take.
    static func blocks(_ entries: Int64) -> Int64 {
        (entries + Int64(RunBlock.entriesMax) - 1) / Int64(RunBlock.entriesMax)
    }

    /// The runs that this one is merged of.
    var sources: [RunShape] {
        (0..<Self.fan).map { RunShape(family, level: level - 1, position: position * Self.fan + $0) }
    }
}

/// How far which runs are, by the number of the family's rows and nothing else: so a store that is closed and opened
/// again goes on where it was, and an audit knows what must be there.
///
/// A run of level 0 is there as soon as its rows are. The merge of eight runs starts when the last of them is there,
/// and four entries of it are written for each that comes in; so it is done in a quarter of the time in which the next
/// eight come.
enum RunSchedule {
    /// Work for each entry that comes in.
    private static let pace: Int64 = 4

    /// How many rows later than its own last a merge of a level starts: what the merges of the levels below take.
    private static func delay(_ level: Int) -> Int64 {
        level < 2 ? 0 : (1..<level).reduce(0) { $0 + RunShape.span($1) / pace }
    }

    /// By how many entries the parts of a merge come earlier than they must: otherwise those of all levels and families
    /// would be due with the same row, and whoever adds it would wait for all of them.
    private static func lead(_ shape: RunShape) -> Int64 {
        (Int64(shape.level) * 143 + shape.family.rawValue * 48) % Int64(RunShape.entriesOfPart)
    }

    /// The number of rows with which the merge starts.
    static func start(_ shape: RunShape) -> Int64 { shape.rows.upperBound - 1 + delay(shape.level) }

    /// How many of its entries are written when the family has so many rows; only whole parts, and the end.
    static func written(_ shape: RunShape, rows: Int64) -> Int64 {
        guard shape.level > 0 else { return rows < shape.rows.upperBound - 1 ? 0 : shape.entries }
        guard rows >= start(shape) else { return 0 }
        let due = (rows - start(shape)) * pace * shape.family.entriesOfRow
        guard due < shape.entries else { return shape.entries }
        let part = Int64(RunShape.entriesOfPart)
        return min(due + lead(shape), shape.entries - 1) / part * part
    }

    /// Every run that there is when the family has so many rows, by their rows; of the same rows the smaller ones,
    /// which are complete, before the one that they are merged into.
    static func runs(_ family: RunFamily, rows: Int64) -> [(shape: RunShape, written: Int64)] {
        var found: [(shape: RunShape, written: Int64)] = []
        var covered: Int64 = 0
        for level in (0...RunShape.levelMax).reversed() where RunShape.span(level) <= rows {
            let position = covered / RunShape.span(level)
            var shape = RunShape(family, level: level, position: position)
            while start(shape) <= rows {
                let written = written(shape, rows: rows)
                found.append((shape, written))
                if written == shape.entries { covered = shape.rows.upperBound - 1 }
                shape = RunShape(family, level: level, position: shape.position + 1)
            }
        }
        return found.sorted {
            ($0.shape.rows.lowerBound, $0.shape.level) < ($1.shape.rows.lowerBound, $1.shape.level)
        }
    }
}
