import TengeLedger

/// Commands from a seed through a ledger on a store that fails, against the auditor.
///
/// A run is a row of episodes, each with a seed of its own drawn from the run's: the same seed gives the same run, and
/// a finding is repeated alone by its seed and its episode.
public struct Simulation {
    /// How many commands an episode applies.
    public static let commandsPerEpisode = 2_000

    /// What a run came to.
    public struct Report: Equatable, Sendable {
        /// How many commands were applied and compared.
        public var commands = 0
        /// How many of them were answered how; the key is `LedgerAnswer.text`, of `moved` the word alone.
        public var answers: [String: Int] = [:]
        /// How many repeats got their first answer.
        public var repeats = 0
        /// How often the store went down between two writes, or after the last and before the answers.
        public var crashes = 0
        /// How often a commit failed, or said it had although it had not.
        public var faults = 0
        /// The first difference; nil when there was none.
        public var finding: Finding?
    }

    /// Where ledger and auditor differed first.
    public struct Finding: Equatable, Sendable, CustomStringConvertible {
        /// The seed of the run.
        public let seed: UInt64
        /// Which episode of it, from 0.
        public let episode: Int
        /// After how many commands of the episode.
        public let command: Int
        /// What differed.
        public let text: String

        /// How to see it again.
        public var description: String {
            "seed \(seed), episode \(episode), command \(command): \(text)"
        }
    }

    /// Runs until so many commands have been applied or a difference is found.
    ///
    /// - Parameters:
    ///   - seed: Names the run.
    ///   - commands: How many at least; whole episodes are run.
    ///   - defect: What is planted between the ledger and its callers, to be found.
    ///   - only: Runs this episode alone, as the run would.
    ///   - progress: Is told how many commands are done, after each episode.
    public static func run(
        seed: UInt64, commands: Int, defect: Defect? = nil, only: Int? = nil, progress: (Int) -> Void = { _ in }
    ) -> Report {
        var seeds = SplitMix64(seed: seed)
        var report = Report()
        var number = 0
        while report.commands < commands, report.finding == nil {
            var episode = Episode(seed: seeds.next(), defect: defect)
            defer { number += 1 }
            if let only, only != number {
                guard number < only else { break }
                continue
            }
            if let text = episode.run() {
                report.finding = Finding(
                    seed: seed, episode: number, command: episode.report.commands, text: text)
            }
            report.add(episode.report)
            progress(report.commands)
        }
        return report
    }
}

extension Simulation.Report {
    mutating func add(_ other: Self) {
        commands += other.commands
        answers.merge(other.answers, uniquingKeysWith: +)
        repeats += other.repeats
        crashes += other.crashes
        faults += other.faults
    }

    mutating func count(_ answer: LedgerAnswer, isRepeat: Bool) {
        commands += 1
        if isRepeat { repeats += 1 }
        if case .moved = answer { answers["moved", default: 0] += 1 } else { answers[answer.text, default: 0] += 1 }
    }
}
