import Testing

@testable import Storage

/// Rows added in batches of any size, found by whoever looks for them, whatever happens in between.
struct RunModelTests {
    /// Keys of a kind of its own for each family: nearly all different, and accounts that are always the same.
    private struct Keys {
        var random: SeededRandom
        private var next = 0
        private var used: [String] = []

        init(seed: UInt64) { random = SeededRandom(seed: seed) }

        mutating func row(_ family: RunFamily) -> [String] {
            guard family == .postings else {
                return (0..<(family == .messages ? 3 : 1)).map { _ in key(family) }
            }
            let hot = "KZ-HOT"
            let other = "KZ-\(Int.random(in: 1...300, using: &random))"
            // Rarely the same twice, as if two accounts had one hash.
            if Int.random(in: 1...400, using: &random) == 1 { return [other, other] }
            let third = "KZ-\(Int.random(in: 301...900, using: &random))"
            return Bool.random(using: &random) ? [hot, other] : [third, other]
        }

        private mutating func key(_ family: RunFamily) -> String {
            next += 1
            // Rarely a key that was there before: both rows must be found.
            if next.isMultiple(of: 97), let again = used.randomElement(using: &random) { return again }
            let key = "\(family)-\(next)-\(UInt32.random(in: 0...UInt32.max, using: &random))"
            if next.isMultiple(of: 50) { used.append(key) }
            return key
        }

        mutating func batch(_ families: [RunFamily]) -> [(family: RunFamily, keys: [String])] {
            (0..<Int.random(in: 1...300, using: &random)).map { _ in
                let family = families.randomElement(using: &random) ?? .answers
                return (family, row(family))
            }
        }
    }

    /// Twice as many answers as holds, and those as postings and messages.
    private static let mixed: [RunFamily] = [
        .answers, .answers, .answers, .answers, .holds, .holds, .postings, .messages,
    ]

    @Test(arguments: [1, 2] as [UInt64]) func everyRowIsFoundWhateverHappens(seed: UInt64) throws {
        var keys = Keys(seed: seed)
        let store = try RunStore()
        store.behindMax = 40
        var added = 0
        while added < 100_000 {
            let batch = keys.batch(Self.mixed)
            added += batch.count
            try store.add(batch)
            switch Int.random(in: 1...60, using: &keys.random) {
            case 1: try store.reopen()
            case 2:
                try store.fail()
                if added > 50_000 {
                    #expect(try store.read { try RunAudit(source: $0).firstBreak() } == nil, "seed \(seed)")
                }
            case 3...8: try compare(store, &keys.random, "seed \(seed)")
            default: break
            }
            if Int.random(in: 1...40, using: &keys.random) == 1 { try expectBounded(store, "seed \(seed)") }
        }
        try store.reopen()
        for _ in 0..<100 { try compare(store, &keys.random, "seed \(seed)") }
        for _ in 0..<8 { try compareMany(store, &keys.random, "seed \(seed)") }
        try store.sweep()
        try expectBounded(store, "seed \(seed)")
        #expect(try store.read { try RunAudit(source: $0).firstBreak() } == nil, "seed \(seed)")
    }

    /// A longer one of one family, so that the higher levels come about.
    @Test func longHistoriesAreFound() throws {
        var keys = Keys(seed: 3)
        let store = try RunStore()
        store.behindMax = 40
        while store.rows(.answers) < 200_000 {
            // Some so large that merges read what was handed out just before.
            let batches = Int.random(in: 1...4, using: &keys.random)
            try store.add((0..<batches).flatMap { _ in keys.batch([.answers]) })
            if Int.random(in: 1...200, using: &keys.random) == 1 { try store.reopen() }
        }
        for _ in 0..<200 { try compare(store, &keys.random, "") }
        for _ in 0..<8 { try compareMany(store, &keys.random, "") }
        try store.sweep()
        let levels = try store.read { try $0.number("SELECT max(level) FROM run WHERE written = entries") }
        #expect(levels == 2)
        try expectBounded(store, "")
        // Filters of everything, and of merges under way: 14 bits an entry, in whole lines.
        #expect(store.filterBytes <= 200_000 * 2 * 14 / 8 + 4000)
    }

    private func compare(_ store: RunStore, _ random: inout SeededRandom, _ name: String) throws {
        for family in RunFamily.allCases where store.rows(family) > 0 {
            let row = Int64.random(in: 1...store.rows(family), using: &random)
            let index = Int.random(in: 0..<Int(family.entriesOfRow), using: &random)
            let known = store.keys[family]?[Int(row - 1)][index] ?? ""
            for key in [known, "nobody-\(row)", family == .postings ? "KZ-HOT" : known] {
                let hash = try store.hash(family, key, at: index)
                let expected = store.model[family]?[hash] ?? []
                #expect(Set(try store.candidates(family, hash)) == Set(expected), "\(name) \(family) \(key)")
                try store.read { source in
                    try compare(try RunReader(source), family, hash, expected, &random, "\(name) \(family) \(key)")
                }
            }
        }
    }

    /// Many keys at once: for each the same rows as for it alone.
    private func compareMany(_ store: RunStore, _ random: inout SeededRandom, _ name: String) throws {
        for family in RunFamily.allCases where store.rows(family) > 0 {
            // Every other posting is of the same account.
            let sizes = family == .postings ? [0, 1, 9] : [0, 1, 40, 4000]
            let hashes = try (0..<(sizes.randomElement(using: &random) ?? 0)).map { number in
                let row = Int64.random(in: 1...store.rows(family), using: &random)
                let index = Int.random(in: 0..<Int(family.entriesOfRow), using: &random)
                let known = store.keys[family]?[Int(row - 1)][index] ?? ""
                return try store.hash(family, number.isMultiple(of: 5) ? "nobody-\(row)" : known, at: index)
            }
            let wanted = hashes.enumerated().map { RunEntry(hash: $1, row: Int64($0)) }.sorted()
            try store.read { source in
                let reader = try RunReader(source)
                let covered = try reader.covered(family)
                for most in [1, 20] {
                    var found = [[Int64]](repeating: [], count: hashes.count)
                    try reader.descending(family, wanted) { key, row in
                        found[Int(key)].append(row)
                        return found[Int(key)].count < most
                    }
                    let expected = hashes.map { hash in
                        [Int64]((store.model[family]?[hash] ?? []).filter { $0 <= covered }.suffix(most).reversed())
                    }
                    #expect(found == expected, "\(name) \(family)")
                }
            }
        }
    }

    private func compare(
        _ reader: RunReader, _ family: RunFamily, _ hash: Int64, _ expected: [Int64], _ random: inout SeededRandom,
        _ name: String
    ) throws {
        let covered = try reader.covered(family)
        #expect(covered.isMultiple(of: 1024))
        let visible = expected.filter { $0 <= covered }
        #expect(try reader.rows(family, hash, in: 1..<Int64.max) == visible, "\(name)")
        let (one, other) = (
            Int64.random(in: 0...covered + 10, using: &random), Int64.random(in: 0...covered + 10, using: &random)
        )
        let range = min(one, other)..<max(one, other)
        #expect(try reader.rows(family, hash, in: range) == visible.filter(range.contains), "\(name) \(range)")
        var found: [Int64] = []
        try reader.descending(family, hash, through: other) {
            found.append($0)
            return found.count < 20
        }
        #expect(found == visible.filter { $0 <= other }.suffix(20).reversed(), "\(name) through \(other)")
        var last: Int64?
        try reader.descending(family, hash, through: Int64.max - 1) {
            last = $0
            return false
        }
        #expect(last == visible.last, "\(name)")
    }

    /// No more blocks than the rows' entries twice, and what waits to be deleted.
    private func expectBounded(_ store: RunStore, _ name: String) throws {
        let entries = try store.read { source in
            try RunFamily.allCases.reduce(Int64(0)) { sum, family in
                let (table, _, _) = family.table
                return sum + (try source.number("SELECT count(*) FROM \(table)") ?? 0) * family.entriesOfRow
            }
        }
        let blocks = try store.count("run_block")
        #expect(blocks <= entries * 22 / 10 / 250 + 64, "\(name): \(blocks) blocks of \(entries) entries")
        #expect(try store.count("run_part") * 4 <= blocks * 16 / 10 + 16)
    }
}

/// What there must be when a family has so many rows.
struct RunScheduleTests {
    /// Row by row: complete runs cover the rows without a gap or an overlap, a merge has its eight sources, and no
    /// level has two merges.
    @Test(arguments: RunFamily.allCases) func atAnyMomentEveryRowIsCoveredOnce(family: RunFamily) {
        var rows: Int64 = 0
        var before: [RunShape: Int64] = [:]
        while rows < 3_000_000 {
            let runs = RunSchedule.runs(family, rows: rows)
            let complete = runs.filter { $0.written == $0.shape.entries }.map(\.shape)
            var covered: Int64 = 0
            for shape in complete {
                #expect(shape.rows.lowerBound == covered + 1, "\(rows) rows")
                covered = shape.rows.upperBound - 1
            }
            #expect(covered == rows / 1024 * 1024, "\(rows) rows")
            let merges = runs.filter { $0.written < $0.shape.entries }
            #expect(Set(merges.map(\.shape.level)).count == merges.count, "\(rows) rows")
            #expect(merges.allSatisfy { Set($0.shape.sources).isSubset(of: complete) }, "\(rows) rows")
            for (shape, written) in runs { #expect(written >= before[shape] ?? 0, "\(rows) rows") }
            before = Dictionary(uniqueKeysWithValues: runs.map { ($0.shape, $0.written) })
            rows += rows < 40_000 ? 64 : 1_021
        }
    }
}
