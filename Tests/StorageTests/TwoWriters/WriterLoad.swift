import ISO20022
import Settlement
import Storage
import TengeLedger

/// One caller of a writing process: payments of its own, payments that the other process has as well, commands of an
/// operator. Every step is noted before it is taken and when it is answered.
struct WriterLoad: Sendable {
    /// A caller of a store that was closed.
    private struct Closed: Error {}

    let store: SettlementSequencer
    let notes: WriterNotes
    let life: WriterLife
    private var random: SeededRandom
    private var next: Int

    init(store: SettlementSequencer, notes: WriterNotes, life: WriterLife, caller: Int) {
        self.store = store
        self.notes = notes
        self.life = life
        random = SeededRandom(seed: life.seed &+ UInt64(caller))
        next = life.own + caller * WriterRun.numbersOfACaller
    }

    mutating func run() async {
        do {
            while true { try await step() }
        } catch is Closed {
        } catch {
            notes.write(.breach("\(error)"))
        }
    }

    private mutating func step() async throws {
        let isShared = Int.random(in: 0..<3, using: &random) == 0
        let number = isShared ? Int.random(in: life.shared, using: &random) : next
        if !isShared { next += 1 }
        if Int.random(in: 0..<8, using: &random) == 0 {
            try await issue(number, isShared: isShared)
        } else {
            try await pay(number, isShared: isShared)
        }
    }

    private func issue(_ number: Int, isShared: Bool) async throws {
        notes.write(.issuing(number))
        guard let answer = try await answer(PowerCutRun.issue(number)) else { return }
        guard case .ledger(.done, let isRepeat, _) = answer, isShared || !isRepeat else {
            return notes.write(.breach("issue \(number): \(answer)"))
        }
        notes.write(.issued(number, isRepeat: isRepeat))
    }

    private mutating func pay(_ number: Int, isShared: Bool) async throws {
        notes.write(.sent(number))
        var answer = try await answer(WriterRun.admission(number))
        if answer == nil {
            // What is said not to have happened has not.
            answer = try await self.answer(WriterRun.admission(number))
        }
        guard let answer else { return }
        switch answer {
        case .held(let held): notes.write(.held(number, WriterPrint(held)))
        case .pending(let held) where isShared: notes.write(.held(number, WriterPrint(held)))
        case .replay(let reply) where isShared: return notes.write(.settled(number, WriterPrint(reply)))
        case .refused(let refused) where isShared: return notes.write(.aborted(number, WriterPrint(refused)))
        default: return notes.write(.breach("\(number): \(answer)"))
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return
        case 1: try await end(number, .abort(Sample.uetr(number), reason: .orderCancelled, at: Sample.at(1)))
        default: try await end(number, WriterRun.completion(number))
        }
    }

    /// Settles, or gives the hold back; of a payment that both processes have, the other may have done either.
    private func end(_ number: Int, _ command: SequencedCommand) async throws {
        guard let answer = try await answer(command) else { return }
        switch answer {
        case .settled(let reply): notes.write(.settled(number, WriterPrint(reply)))
        case .aborted(let refused): notes.write(.aborted(number, WriterPrint(refused)))
        default: notes.write(.breach("\(number): \(answer)"))
        }
    }

    /// Nil where the store says that nothing has happened: the batch was given up, or the turn to write did not come.
    private func answer(_ command: SequencedCommand) async throws -> SequencedAnswer? {
        do throws(StorageFault) {
            return try await store.submit(command)
        } catch {
            if error.kind == .closed { throw Closed() }
            guard error.kind == .database, WriterRun.isOfOthers(error) else { throw error }
            notes.write(.refused)
            return nil
        }
    }
}
