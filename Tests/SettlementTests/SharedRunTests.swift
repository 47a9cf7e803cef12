import Settlement
import Testing

/// What the store leaves out of a co-signed message comes back byte for byte, whatever the two texts are.
@Suite struct SharedRunTests {
    private static let received = Array((0..<200).map { "<Element\($0)>\($0 * 7919)</Element\($0)>" }.joined().utf8)

    @Test func theReceivedPartIsLeftOut() {
        let whole = Array("<CoSigned>".utf8) + Self.received[20..<4000] + Array("<Terms/></CoSigned>".utf8)
        let run = SharedRun(of: whole, in: Self.received)
        #expect((run.at, run.from, run.count) == (10, 20, 3980))
        let remainder = run.remainder(of: whole)
        #expect(remainder == Array("<CoSigned><Terms/></CoSigned>".utf8))
        #expect(run.whole(remainder: remainder, source: Self.received) == whole)
    }

    @Test(arguments: [
        ([], []), ([], received), (received, []), (received, received), (received, Array(received.reversed())),
        (Array(received.prefix(255)), received), (Array(received.prefix(3000)), received),
        (Array(received.suffix(3000)), received), (received + received, received), (received, received + received),
        ([UInt8](repeating: 65, count: 999), [UInt8](repeating: 65, count: 700)),
    ])
    func everyWholeComesBack(_ whole: [UInt8], _ source: [UInt8]) {
        let run = SharedRun(of: whole, in: source)
        #expect(run.remainder(of: whole).count == whole.count - run.count)
        #expect(run.whole(remainder: run.remainder(of: whole), source: source) == whole)
    }

    @Test func editedWholesComeBack() {
        for seed in 0..<500 {
            var whole = Self.received
            for edit in 0..<seed % 4 { whole[(seed * 7919 + edit * 104_729) % whole.count] ^= UInt8(1 + seed % 255) }
            let run = SharedRun(of: whole, in: Self.received)
            #expect(run.whole(remainder: run.remainder(of: whole), source: Self.received) == whole)
        }
    }

    @Test(arguments: [(-1, 0, 1), (0, -1, 1), (0, 0, -1), (1, 0, 0), (0, 1, 0)])
    func whatNoRunCanBe(_ at: Int64, _ from: Int64, _ count: Int64) {
        #expect(SharedRun(at: at, from: from, count: count) == nil)
    }

    @Test(arguments: [(4, 0, 1), (0, 10, 1), (0, 0, 11), (0, 9, 2), (0, .max, .max)])
    func aPlaceOutsideIsFound(_ at: Int64, _ from: Int64, _ count: Int64) throws {
        let run = try #require(SharedRun(at: at, from: from, count: count))
        #expect(run.whole(remainder: [1, 2, 3], source: Array(0..<10)) == nil)
    }
}
