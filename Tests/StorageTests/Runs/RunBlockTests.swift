import Testing

@testable import Storage

struct RunBlockTests {
    private static func entries(_ count: Int, _ random: inout SeededRandom) -> [RunEntry] {
        (0..<count).map { _ in
            let hashes: [Int64] = [.min, -1, 0, 1, .max, Int64.random(in: .min ... .max, using: &random)]
            return RunEntry(
                hash: hashes.randomElement(using: &random) ?? 0, row: Int64.random(in: 1...9, using: &random))
        }.sorted()
    }

    private static func block(_ entries: some Collection<RunEntry>) -> RunBlock {
        Array(entries).withUnsafeBufferPointer { RunBlock($0) }
    }

    /// The order of the bytes is the order of the entries, and what is searched is found where a scan finds it.
    @Test(arguments: 0..<50) func whatIsWrittenIsReadAndFound(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let entries = Self.entries(Int.random(in: 1...250, using: &random), &random)
        let block = Self.block(entries)
        #expect(block.count == entries.count && block.entries == entries, "seed \(seed)")
        #expect(block.first == entries.first && block.last == entries.last)
        #expect(RunBlock(block.bytes) == block)
        let pieces = entries.map { Self.block([$0]).bytes }
        #expect(zip(pieces, pieces.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
        for target in entries + Self.entries(50, &random) {
            let scanned = entries.firstIndex { $0 >= target } ?? entries.count
            #expect(block.firstIndex(notBefore: target) == scanned, "seed \(seed)")
        }
    }

    @Test(arguments: [0, 1, 15, 17, 4001, 4016]) func noOtherBytesAreABlock(count: Int) {
        #expect(RunBlock([UInt8](repeating: 0, count: count)) == nil)
    }

    /// Over many blocks, with hashes spread evenly, bunched together, or few.
    @Test(arguments: 0..<60) func manyBlocksAreSearchedAsOne(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let widths: [Int64] = [.max, 1_000_000, 40, 1]
        let width = widths[Int(seed % 4)]
        let entries = (1...Int64.random(in: 1...4000, using: &random)).map { row in
            RunEntry(hash: Int64.random(in: -width...width - 1, using: &random), row: row)
        }.sorted()
        let blocks = stride(from: 0, to: entries.count, by: 250).map {
            Self.block(entries[$0..<min($0 + 250, entries.count)])
        }
        let places = RunPlaces(first: 100, count: blocks.count)
        var reads = 0
        let read: (Int64) -> RunBlock = { number in
            reads += 1
            return blocks[Int(number - 100)]
        }
        for _ in 0..<200 {
            let hash = Bool.random(using: &random) ? entries.randomElement(using: &random)?.hash ?? 0 : width / 3
            let target = RunEntry(hash: hash, row: Int64.random(in: 0...4001, using: &random))
            let scanned = entries.firstIndex { $0 >= target }
            reads = 0
            let place = places.place(notBefore: target, read)
            #expect(reads <= 8, "seed \(seed)")
            #expect(place.map { Int($0.before) } == scanned, "seed \(seed)")
            #expect(place?.value == scanned.map { entries[$0] }, "seed \(seed)")
            let after = place.flatMap { places.place(after: $0, read) }
            #expect(after?.value == scanned.flatMap { $0 + 1 < entries.count ? entries[$0 + 1] : nil })
            let before = places.place(before: place, read)
            let index = (scanned ?? entries.count) - 1
            #expect(before?.value == (index < 0 ? nil : entries[index]), "seed \(seed)")
        }
    }

    /// Of a part whose fences are known mostly one block is read, wherever it lies among all hashes.
    @Test(arguments: 0..<10) func aPartIsReadWhereItShouldBe(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let low = Int64.random(in: .min ... .max - 1 << 50, using: &random)
        let hashes = low...low + 1 << 50
        let entries = (1...1000).map { RunEntry(hash: Int64.random(in: hashes, using: &random), row: $0) }.sorted()
        let blocks = stride(from: 0, to: 1000, by: 250).map { Self.block(entries[$0..<$0 + 250]) }
        var reads = 0
        for _ in 0..<1000 {
            let target = RunEntry(hash: Int64.random(in: hashes, using: &random), row: .min)
            let place = RunPlaces(first: 0, count: 4).place(notBefore: target, spreadOver: hashes) { number in
                reads += 1
                return blocks[Int(number)]
            }
            #expect(place?.value == entries.first { $0 >= target })
        }
        #expect(reads < 1200, "seed \(seed)")
    }
}
