import Foundation
import LedgerSimulation
import TengeLedger
import Testing

/// Commands through a failing store against the auditor, and mistakes that it must find. `make simulate` runs more.
@Suite struct SimulationTests {
    private static let seed: UInt64 = {
        let text = ProcessInfo.processInfo.environment["SIMULATE_SEED"] ?? ""
        return UInt64(text) ?? UInt64.random(in: 0...UInt64.max)
    }()

    @Test(arguments: [20_261_121, seed])
    func ledgerAndAuditorAgree(seed: UInt64) {
        let report = Simulation.run(seed: seed, commands: 100_000)
        print("SIMULATE_SEED=\(seed): \(report.commands) commands, \(report.crashes) crashes, \(report.faults) faults")
        #expect(report.finding == nil)
        #expect(report.commands >= 100_000 && report.crashes > 100 && report.faults > 100 && report.repeats > 5_000)
        // A run that never meets an answer has proved nothing about it.
        for answer in LedgerRejection.allCases.map(\.rawValue) + ["done", "moved"] {
            #expect(report.answers[answer, default: 0] > 0, "\(answer) did not occur")
        }
        #expect(report.answers["done", default: 0] > report.commands / 6)
    }

    @Test(arguments: Defect.allCases)
    func everyPlantedDefectIsFound(_ defect: Defect) throws {
        let report = Simulation.run(seed: 7, commands: 100_000, defect: defect)
        let finding = try #require(report.finding, "\(defect) was not found")
        // The same seed finds it again, and so does its episode alone.
        #expect(Simulation.run(seed: 7, commands: 100_000, defect: defect) == report)
        let alone = Simulation.run(seed: 7, commands: 100_000, defect: defect, only: finding.episode)
        #expect(alone.finding == finding)
    }

    @Test func thereAreTenDefectsAtLeast() { #expect(Defect.allCases.count >= 10) }
}
