import Foundation
import LedgerSimulation

/// Millions of commands against the auditor: `make simulate`.
///
/// `SIMULATE_COMMANDS` (10,000,000), `SIMULATE_SEED` and, to see one episode of a seed again, `SIMULATE_EPISODE`.
@main
enum Simulator {
    static func main() {
        let environment = ProcessInfo.processInfo.environment
        let commands = environment["SIMULATE_COMMANDS"].flatMap { Int($0) } ?? 10_000_000
        let seed = environment["SIMULATE_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
        let only = environment["SIMULATE_EPISODE"].flatMap { Int($0) }
        print("SIMULATE_SEED=\(seed) SIMULATE_COMMANDS=\(commands)")
        var told = 0
        let report = Simulation.run(seed: seed, commands: commands, only: only) { done in
            guard done / 1_000_000 > told else { return }
            told = done / 1_000_000
            print("\(told) million")
        }
        let answers = report.answers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        print(answers.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        print(
            "\(report.commands) commands, \(report.repeats) repeats, \(report.crashes) crashes, \(report.faults) faults"
        )
        if let finding = report.finding {
            print("DIFFERENCE: \(finding)")
            print("again: SIMULATE_SEED=\(seed) SIMULATE_EPISODE=\(finding.episode) make simulate")
            exit(1)
        }
        print("no difference")
    }
}
