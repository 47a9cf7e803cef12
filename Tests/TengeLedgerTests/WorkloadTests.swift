import Foundation
import LedgerSimulation
import TengeLedger
import Testing

/// Seeded commands against the ledger and the auditor at once; after each command both must agree in every row.
///
/// The seed is printed. `TENGE_LEDGER_SEED=<number>` runs that one instead.
@Suite struct WorkloadTests {
    private static let episodes = 24
    private static let commandsPerEpisode = 250

    private static let seeds: [UInt64] = {
        if let text = ProcessInfo.processInfo.environment["TENGE_LEDGER_SEED"], let seed = UInt64(text) {
            return [seed]
        }
        return [20_250_915, UInt64.random(in: 0...UInt64.max)]
    }()

    @Test(arguments: seeds)
    func theLedgerAndTheAuditorAgree(seed: UInt64) {
        print("TENGE_LEDGER_SEED=\(seed): \(Self.episodes) episodes of \(Self.commandsPerEpisode) commands")
        var seeds = SplitMix64(seed: seed)
        var answers: [LedgerAnswer: Int] = [:]
        for number in 0..<Self.episodes {
            var episode = Episode(seed: seeds.next())
            for step in 0..<Self.commandsPerEpisode {
                guard let answer = episode.step() else {
                    Issue.record("TENGE_LEDGER_SEED=\(seed), episode \(number), command \(step): \(episode.finding)")
                    return
                }
                answers[answer, default: 0] += 1
            }
            guard episode.settleWhatIsPlaced() else {
                Issue.record("TENGE_LEDGER_SEED=\(seed), episode \(number), at the end: \(episode.finding)")
                return
            }
        }
        #expect(answers[.done, default: 0] > Self.episodes * Self.commandsPerEpisode / 5)
    }
}

/// One ledger's life: a store that loads only rows touched, a working set that holds everything, and the auditor.
private struct Episode {
    private var workload: Workload
    private var store = LedgerStore()
    private var whole = WorkingSet()
    private var auditor = Auditor()
    private(set) var finding = ""

    init(seed: UInt64) { workload = Workload(seed: seed) }

    /// The answer to one more command; nil when somebody disagreed.
    mutating func step() -> LedgerAnswer? {
        let request = workload.next()
        let answer = apply(request)
        if let answer { workload.learn(answer, to: request) }
        return answer
    }

    /// Whatever has happened to its accounts since, every placed hold can still be settled.
    mutating func settleWhatIsPlaced() -> Bool {
        for hold in store.holds.values.filter({ $0.state == .placed }).map(\.identifier).sorted() {
            guard let key = CommandKey("last-\(hold)") else { return false }
            let late = Instant(millisecondsSinceEpoch: .max)
            guard apply(LedgerRequest(key: key, command: .settleHold(hold), at: late)) == .done else {
                finding += " \(hold) could not be settled"
                return false
            }
        }
        return true
    }

    private mutating func apply(_ request: LedgerRequest) -> LedgerAnswer? {
        let before = store
        let outcome = store.apply(request)
        let expected = auditor.expect(request)
        guard outcome.answer == expected.answer, outcome.isRepeat == expected.isRepeat else {
            finding = "\(request): \(outcome.answer), auditor \(expected)"
            return nil
        }
        guard whole.apply(request) == outcome else {
            finding = "\(request): the whole set and the rows touched differ"
            return nil
        }
        guard effectsAreTheDifference(outcome.effects, from: before) else {
            finding = "\(request): effects \(outcome.effects) are not what changed"
            return nil
        }
        guard auditor.agrees(with: store.books) else {
            finding = "\(request): rows differ from the auditor's"
            return nil
        }
        let violations = store.books.violations()
        guard violations.isEmpty else {
            finding = "\(request): \(violations)"
            return nil
        }
        return outcome.answer
    }

    /// Changed rows only, each once, and all of them.
    private func effectsAreTheDifference(_ effects: LedgerEffects, from before: LedgerStore) -> Bool {
        let accounts = store.accounts.values.filter { before.accounts[$0.identifier] != $0 }
        let holds = store.holds.values.filter { before.holds[$0.identifier] != $0 }
        let balances = store.balances.values.filter { before.balances[$0.key] != $0 }
        return effects.accounts.count == accounts.count && Set(effects.accounts) == Set(accounts)
            && effects.holds.count == holds.count && Set(effects.holds) == Set(holds)
            && effects.balances.count == balances.count && Set(effects.balances) == Set(balances)
            && store.marks.count == before.marks.count + effects.marks.count
            && store.postings.count == before.postings.count + effects.postings.count
    }
}
