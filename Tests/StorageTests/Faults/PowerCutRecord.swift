import ISO20022
import Settlement
import Storage
import TengeLedger

/// What was sent to a store and what it answered, over all its lives.
actor PowerCutRecord {
    /// What is known of one payment.
    enum Known {
        case sent
        case held(HeldCase)
        case completing(HeldCase)
        case settled(StoredReply)
        case aborting(HeldCase)
        case aborted(RefusedMessage)
        case reported(StoredReply)
    }

    private(set) var payments: [Int: Known] = [:]
    private(set) var issues: [Int: Bool] = [:]
    private(set) var acknowledged: Set<Int64> = []
    private(set) var breaches: [String] = []
    private(set) var answersCount = 0
    private(set) var unansweredCount = 0

    /// Whether some messages are longer than a connection's memory.
    nonisolated let hasLongMessages: Bool
    private var last = 0

    init(hasLongMessages: Bool = false) { self.hasLongMessages = hasLongMessages }

    /// The message of a number, the same each time.
    nonisolated func admission(_ number: Int) -> SequencedCommand {
        .admit(Sample.admission(number, variant: variant(number)))
    }

    nonisolated func completion(_ number: Int) -> SequencedCommand {
        .complete(Sample.completion(number, variant: variant(number)))
    }

    private nonisolated func variant(_ number: Int) -> String {
        hasLongMessages ? LongMessages.variant(number) : ""
    }

    func nextNumber() -> Int {
        last += 1
        return last
    }

    func now(_ number: Int, _ known: Known) { payments[number] = known }
    func issue(_ number: Int, isAnswered: Bool) { issues[number] = isAnswered }
    func acknowledge(_ sequence: Int64) { acknowledged.insert(sequence) }
    func answered() { answersCount += 1 }
    func unanswered() { unansweredCount += 1 }
    func breach(_ what: String) { breaches.append(what) }

    /// A reply in some mailbox that nobody has taken out yet.
    func settledReply() -> StoredReply? {
        for case .settled(let reply) in payments.values where !acknowledged.contains(reply.mailboxSequence) {
            return reply
        }
        return nil
    }

    /// How many payments settled, and how many are held.
    var counts: (settled: Int64, held: Int64) {
        payments.values.reduce(into: (0, 0)) { counts, known in
            switch known {
            case .settled: counts.settled += 1
            case .held, .completing, .aborting: counts.held += 1
            case .sent, .aborted, .reported: break
            }
        }
    }
}

/// One caller under load: sends commands until it is over, whatever the disk does meanwhile.
struct PowerCutLoad: Sendable {
    /// Several write to one file: each command goes to any of them.
    let stores: [SettlementSequencer]
    let disk: FaultyStore
    let isOver: @Sendable () -> Bool
    let record: PowerCutRecord
    var random: SeededRandom

    mutating func run() async {
        while !isOver() {
            do {
                switch Int.random(in: 0..<10, using: &random) {
                case 0: try await issue()
                case 1: try await acknowledge()
                default: try await pay()
                }
            } catch {
                await record.unanswered()
                // A kernel forgets pages when it likes.
                if Int.random(in: 0..<8, using: &random) == 0 { _ = disk.evict() }
                try? await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    private mutating func submit(_ command: SequencedCommand) async throws -> SequencedAnswer {
        let store = stores.count == 1 ? stores[0] : stores[Int.random(in: stores.indices, using: &random)]
        let answer = try await store.submit(command)
        await record.answered()
        return answer
    }

    /// The same message to all at once: one of them holds the money, and the others say that it is held.
    private func submitToAll(_ number: Int) async throws -> SequencedAnswer {
        let results = await withTaskGroup(of: Result<SequencedAnswer, any Error>.self) { group in
            for store in stores {
                group.addTask {
                    do { return .success(try await store.submit(record.admission(number))) } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var answers: [SequencedAnswer] = []
        var cases: Set<HeldCase> = []
        var isHeld = false
        for case .success(let answer) in results {
            answers.append(answer)
            await record.answered()
            switch answer {
            case .held(let held):
                if isHeld { await record.breach("\(number): held twice") }
                isHeld = true
                cases.insert(held)
            case .pending(let held): cases.insert(held)
            default: await record.breach("\(number): \(answer)")
            }
        }
        if cases.count > 1 { await record.breach("\(number): two answers, \(cases)") }
        if answers.count == stores.count, !isHeld { await record.breach("\(number): pending before it was held") }
        guard let held = cases.first else { return try results[0].get() }
        return .held(held)
    }

    private mutating func issue() async throws {
        let number = await record.nextNumber()
        await record.issue(number, isAnswered: false)
        let answer = try await submit(PowerCutRun.issue(number))
        guard answer == .ledger(.done, isRepeat: false) else { return await record.breach("issue: \(answer)") }
        await record.issue(number, isAnswered: true)
    }

    private mutating func acknowledge() async throws {
        guard let reply = await record.settledReply() else { return }
        let command = SequencedCommand.acknowledge(
            partner: Sample.partner, mailboxSequence: reply.mailboxSequence, at: Sample.at(1))
        guard try await submit(command) == .acknowledged else { return await record.breach("not acknowledged") }
        await record.acknowledge(reply.mailboxSequence)
    }

    private mutating func pay() async throws {
        let number = await record.nextNumber()
        await record.now(number, .sent)
        let goesToAll = stores.count > 1 && Int.random(in: 0..<8, using: &random) == 0
        let admitted = try await goesToAll ? submitToAll(number) : submit(record.admission(number))
        guard case .held(let held) = admitted else { return await record.breach("\(number): \(admitted)") }
        await record.now(number, .held(held))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return
        case 1:
            await record.now(number, .aborting(held))
            let answer = try await submit(.abort(Sample.uetr(number), reason: .orderCancelled, at: Sample.at(1)))
            guard case .aborted(let refused) = answer else { return await record.breach("\(number): \(answer)") }
            await record.now(number, .aborted(refused))
            let report = SequencedCommand.recordReply(message: refused.sequence, bytes: [1, 2], at: Sample.at(2))
            guard case .recorded(let reply) = try await submit(report) else {
                return await record.breach("\(number): not recorded")
            }
            await record.now(number, .reported(reply))
        default:
            await record.now(number, .completing(held))
            let answer = try await submit(record.completion(number))
            guard case .settled(let reply) = answer else { return await record.breach("\(number): \(answer)") }
            await record.now(number, .settled(reply))
        }
    }
}
