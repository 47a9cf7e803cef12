import Testing

@testable import Storage

struct RunFilterTests {
    /// A run's sorted entries, in parts.
    private static func parts(_ shape: RunShape, _ hash: () -> Int64) -> [[RunEntry]] {
        let entries = (1...shape.entries).map { RunEntry(hash: hash(), row: $0) }.sorted()
        return stride(from: 0, to: entries.count, by: RunShape.entriesOfPart).map {
            Array(entries[$0..<min($0 + RunShape.entriesOfPart, entries.count)])
        }
    }

    private static func bytes(_ part: [RunEntry], _ shape: RunShape) -> [UInt8] {
        part.withUnsafeBufferPointer { RunFilter.bytes(of: $0, shape) }
    }

    /// What is in goes through; of what is not, one of some five hundred, in a run of whatever size.
    @Test(arguments: 0..<5) func aFilterLetsFewOthersThrough(level: Int) throws {
        var random = SeededRandom(seed: UInt64(level))
        let shape = RunShape(.answers, level: level, position: 2)
        let parts = Self.parts(shape) { Int64.random(in: .min ... .max, using: &random) }
        let lines = RunLines(shape)
        for part in parts { try #require(lines.append(Self.bytes(part, shape), first: part[0].hash)) }
        let probe = lines.probe
        #expect(lines.bytes == (Int(shape.entries) * 14 + 511) / 512 * 64)
        #expect(parts.joined().allSatisfy { probe.mayHold(RunFilter.Question($0.hash)) })
        let through = (0..<100_000).count { _ in
            probe.mayHold(RunFilter.Question(Int64.random(in: .min ... .max, using: &random)))
        }
        #expect(through < 350, "\(through) of 100000")
    }

    /// Hashes that are neighbours, or of the ends of all that there are: nothing that is in is left out.
    @Test(arguments: 0..<20) func unevenHashesGoThrough(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let shape = RunShape(.holds, level: 1, position: 0)
        let width = [0, 3, 1 << 20, 1 << 50, 1 << 61][Int(seed % 5)] as Int64
        let ends: [Int64] = [.min, .max, 0, -1]
        let parts = Self.parts(shape) {
            let end = ends.randomElement(using: &random) ?? 0
            let offset = Int64.random(in: 0...width, using: &random)
            return end > 0 ? end - offset : end + offset
        }
        let lines = RunLines(shape)
        for part in parts { try #require(lines.append(Self.bytes(part, shape), first: part[0].hash)) }
        let probe = lines.probe
        #expect(parts.joined().allSatisfy { probe.mayHold(RunFilter.Question($0.hash)) })
    }

    /// Runs are asked one after the other, from any of them on.
    @Test func theNextRunIsFound() throws {
        var random = SeededRandom(seed: 7)
        let shapes = (0..<9).map { RunShape($0 % 3 == 1 ? .postings : .answers, level: 0, position: $0) }
        let runs = shapes.map { RunLines($0) }
        var known: [Int64] = []
        for (lines, shape) in zip(runs, shapes) {
            let parts = Self.parts(shape) { Int64.random(in: .min ... .max, using: &random) }
            for part in parts { try #require(lines.append(Self.bytes(part, shape), first: part[0].hash)) }
            known.append(parts[0][0].hash)
        }
        let probes = runs.map(\.probe)
        for hash in known {
            let question = RunFilter.Question(hash)
            let those = probes.indices.filter { probes[$0].mayHold(question) }
            for start in 0...probes.count {
                let found = probes.withUnsafeBufferPointer { $0.first(from: start, mayHold: question) }
                #expect(found == those.first { $0 >= start } ?? probes.count)
            }
        }
    }

    /// No lines, half a line, more lines than there are, and a filter where none may be.
    @Test func whatIsNoFilterIsRefused() {
        let shape = RunShape(.answers, level: 0, position: 0)
        let count = RunFilter.lines(shape)
        func isTaken(_ bytes: Int, _ hash: Int64, _ shape: RunShape) -> Bool {
            RunLines(shape).append([UInt8](repeating: 0, count: bytes), first: hash)
        }
        #expect(isTaken(64 * count, .min, shape))
        #expect(!isTaken(64 * count + 64, .min, shape))
        #expect(isTaken(64, .max, shape))
        #expect(!isTaken(128, .max, shape))
        for bytes in [0, 1, 63, 65] { #expect(!isTaken(bytes, .min, shape)) }
        let postings = RunShape(.postings, level: 0, position: 0)
        #expect(isTaken(0, .min, postings))
        #expect(!isTaken(64, .min, postings))
    }
}
