import FaultFiles
import Foundation
import Testing

/// Two write to one file: two processes that are killed at random moments, and two sequencers whose power is cut.
///
/// `GATEWAY_TWO_WRITERS_SEED` repeats a run, `GATEWAY_TWO_WRITERS_KILLS` and `GATEWAY_TWO_WRITERS_CUTS` make it longer.
@Suite(.serialized) struct TwoWritersTests {
    /// Kills until both are dead.
    private static let killsAtOnce = 6
    private static let killsOfAStore = 24

    private static func setting(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment["GATEWAY_TWO_WRITERS_\(name)"].flatMap { UInt64($0) }
    }

    private static func seed() -> UInt64 { setting("SEED") ?? UInt64.random(in: 1...UInt64(UInt32.max)) }

    @Test func whatWasAnsweredOutlivesTheProcess() async throws {
        let seed = Self.seed()
        let kills = Self.setting("KILLS").map { Int($0) } ?? 12
        print("two writers: GATEWAY_TWO_WRITERS_SEED=\(seed), \(kills) kills")
        var totals = (kills: 0, opened: 0, payments: 0, answers: 0, refusals: 0, audits: 0)
        var random = SeededRandom(seed: seed)
        while totals.kills < kills {
            var run = try await WriterRun(seed: random.next())
            let last = min(kills - totals.kills, Self.killsOfAStore)
            while run.kills < last, run.record.breaches.isEmpty {
                await run.live(kills: min(Self.killsAtOnce, last - run.kills))
            }
            #expect(run.record.breaches.isEmpty, "seed \(seed): \(run.record.breaches.prefix(10))")
            totals.kills += run.kills
            totals.opened += run.record.livesOpened
            totals.payments += run.record.payments.count
            totals.answers += run.record.answersCount
            totals.refusals += run.record.refusalsCount
            totals.audits += run.audits
            if !run.record.breaches.isEmpty { break }
        }
        print(
            "two writers: \(totals.opened) kills under load and \(totals.kills - totals.opened) while opening, "
                + "\(totals.payments) payments, \(totals.answers) answers, \(totals.refusals) given up, "
                + "\(totals.audits) audits beside them")
        #expect(totals.answers >= kills, "the load was too light to prove anything")
    }

    @Test func whatWasAnsweredOutlivesThePower() async throws {
        let seed = Self.seed()
        let cuts = Self.setting("CUTS").map { Int($0) } ?? 8
        print("two writers: GATEWAY_TWO_WRITERS_SEED=\(seed), \(cuts) power cuts")
        let totals = try await PowerCutTotals(cuts: cuts, seed: seed, writersCount: 2)
        print(
            "two writers: \(cuts) power cuts under load and \(totals.opening) while opening, "
                + "\(totals.answers) answers, \(totals.unanswered) cut off or given up, "
                + "\(totals.sectors) sectors and \(totals.names) names lost")
    }

    /// The same run finds what it is there to find.
    @Test func pagesWrittenBeforeTheirCommitAreFoundByKills() async throws {
        for seed in UInt64(1)...4 {
            var run = try await WriterRun(seed: seed, spills: true)
            while run.kills < Self.killsOfAStore {
                // A process may also find pages that no store can have, and stop at once.
                await withKnownIssue(isIntermittent: true) { await run.live(kills: Self.killsAtOnce) }
                if let first = run.record.breaches.first {
                    return print("two writers: spilling was found by kill \(run.kills): \(first.prefix(160))")
                }
            }
        }
        Issue.record("spilling was not found")
    }

    @Test func pagesWrittenBeforeTheirCommitAreFoundByPowerCuts() async throws {
        var lives = 0
        for seed in UInt64(1)...4 {
            var run = try PowerCutRun(seed: seed, defect: .spilling, writersCount: 2)
            for _ in 0..<PowerCutTotals.livesOfAStore {
                await run.live()
                lives += 1
                if let first = await run.record.breaches.first {
                    return print("two writers: spilling was found in life \(lives): \(first.prefix(160))")
                }
            }
        }
        Issue.record("spilling was not found in \(lives) lives")
    }
}
