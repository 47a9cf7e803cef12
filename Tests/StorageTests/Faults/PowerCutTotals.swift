import FaultFiles
import Testing

/// What came of many power cuts, over as many stores as they take; each store is examined.
struct PowerCutTotals {
    static let livesOfAStore = 12

    private(set) var answers = 0
    private(set) var unanswered = 0
    private(set) var sectors: Int64 = 0
    private(set) var names: Int64 = 0
    private(set) var opening = 0

    /// Cuts the power so often; stops at the first store that has lost something.
    init(cuts: Int, seed: UInt64, writersCount: Int = 1) async throws {
        var random = SeededRandom(seed: seed)
        var left = cuts
        while left > 0 {
            var run = try PowerCutRun(seed: random.next(), writersCount: writersCount)
            for _ in 0..<min(left, Self.livesOfAStore) { await run.live() }
            left -= Self.livesOfAStore
            await run.last()
            let breaches = await run.record.breaches
            #expect(breaches.isEmpty, "seed \(seed): \(breaches.prefix(10))")
            answers += await run.record.answersCount
            unanswered += await run.record.unansweredCount
            sectors += run.losses.sectorsLost
            names += run.losses.namesLost
            opening += run.cutsWhileOpening
            if !breaches.isEmpty { break }
        }
        #expect(sectors > 0 && unanswered > 0, "no cut met a write")
    }
}
