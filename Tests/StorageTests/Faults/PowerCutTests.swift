import FaultFiles
import Foundation
import Testing

/// The power goes at any write or sync, and the disk keeps of what it had not synced what it likes.
///
/// `GATEWAY_POWER_CUT_SEED` repeats a run, `GATEWAY_POWER_CUTS` makes it longer.
@Suite(.serialized) struct PowerCutTests {

    @Test func whatWasAnsweredOutlivesThePower() async throws {
        let environment = ProcessInfo.processInfo.environment
        let seed =
            environment["GATEWAY_POWER_CUT_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...UInt64(UInt32.max))
        let cuts = environment["GATEWAY_POWER_CUTS"].flatMap { Int($0) } ?? 24
        print("power cuts: GATEWAY_POWER_CUT_SEED=\(seed), \(cuts) cuts")
        let totals = try await PowerCutTotals(cuts: cuts, seed: seed)
        print(
            "power cuts: \(cuts) under load and \(totals.opening) while opening, \(totals.answers) answers, "
                + "\(totals.unanswered) cut off, \(totals.sectors) sectors and \(totals.names) names lost")
    }

    /// The same run finds what it is there to find.
    @Test(arguments: PowerCutRun.Defect.allCases.filter { $0 != .none && $0 != .spilling })
    func aStoreThatDoesNotSyncIsFound(defect: PowerCutRun.Defect) async throws {
        var lives = 0
        for seed in UInt64(1)...4 {
            var run = try PowerCutRun(seed: seed, defect: defect)
            await run.open()
            for _ in 0..<PowerCutTotals.livesOfAStore {
                await run.live()
                lives += 1
                let breaches = await run.record.breaches
                if let first = breaches.first {
                    print("power cuts: \(defect) was found in life \(lives): \(first.prefix(160))")
                    return
                }
            }
        }
        Issue.record("\(defect) was not found in \(lives) lives")
    }
}
