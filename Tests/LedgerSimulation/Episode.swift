import TengeLedger

/// One ledger's life: callers who repeat what was not answered, a network that delays, doubles and reorders, a writer
/// that groups, a store that fails, and the auditor.
struct Episode {
    private(set) var report = Simulation.Report()
    private let defect: Defect?
    private var random: SplitMix64
    private var workload: Workload
    private var network: [Message] = []
    private var tick = 0
    private var disk = LedgerStore()
    /// Rows as the last commit left them, kept from batch to batch until something goes wrong.
    private var memory = WorkingSet()
    private var auditor = Auditor()

    /// A command on its way.
    private struct Message {
        let request: LedgerRequest
        let arrivesAt: Int
        let isFirst: Bool
    }

    init(seed: UInt64, defect: Defect?) {
        random = SplitMix64(seed: seed)
        workload = Workload(seed: random.next())
        self.defect = defect
    }

    /// What differed first; nil when nothing did.
    mutating func run() -> String? {
        while report.commands < Simulation.commandsPerEpisode {
            tick += 1
            send()
            let batch = arrivals()
            if !batch.isEmpty, let found = process(batch) { return found }
        }
        return wholeBooksDiffer() ?? brokenInvariant() ?? unsettled()
    }

    // MARK: The network

    private mutating func send() {
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let request = workload.next()
            post(request, isFirst: true)
            if random.once(in: 12) { post(request, isFirst: false) }
        }
    }

    private mutating func post(_ request: LedgerRequest, isFirst: Bool) {
        let delay = random.once(in: 10) ? Int.random(in: 2...30, using: &random) : Int.random(in: 0...2, using: &random)
        network.append(Message(request: request, arrivesAt: tick + delay, isFirst: isFirst))
    }

    private mutating func arrivals() -> [Message] {
        var batch: [Message] = []
        var rest: [Message] = []
        for message in network {
            if message.arrivesAt <= tick { batch.append(message) } else { rest.append(message) }
        }
        network = rest
        // Whoever arrives together arrives in any order.
        if random.once(in: 3) { batch.shuffle(using: &random) }
        return batch
    }

    // MARK: The writer and its store

    private mutating func process(_ batch: [Message]) -> String? {
        if random.once(in: 40) { memory = WorkingSet() }
        var steps: [Step] = []
        for message in batch {
            // The ledger sees the time at which the command comes to it.
            let now = Instant(millisecondsSinceEpoch: workload.now)
            let request = LedgerRequest(key: message.request.key, command: message.request.command, at: now)
            let seen = defect?.before(request) ?? request
            disk.load(seen, into: &memory)
            var step = Step(request, memory.apply(seen))
            defect?.tamper(&step, &memory)
            steps.append(step)
        }
        let rows = steps.flatMap(\.rows)
        switch Int.random(in: 0..<400, using: &random) {
        case 0..<2:
            // The commit fails: nothing has happened, nobody is answered.
            report.faults += 1
            return lose(batch)
        case 2..<4:
            report.crashes += 1
            let written = Int.random(in: 0...rows.count, using: &random)
            crash(after: written, of: rows)
            if let found = wholeBooksDiffer() { return "after a crash, \(written) of \(rows.count) writes: \(found)" }
            return lose(batch)
        case 4..<6:
            // Everything is durable, but the answers are lost: the callers ask again.
            report.faults += 1
            for row in rows { disk.write(row) }
            let found = compare(steps, batch, answers: false)
            return found ?? lose(batch)
        default:
            for row in rows { disk.write(row) }
            return compare(steps, batch, answers: true)
        }
    }

    /// What was written before the power went is undone on the way up: the commit's mark was not there.
    private mutating func crash(after count: Int, of rows: [StoredRow]) {
        var undo: [UndoneRow] = []
        for row in rows.prefix(count) {
            undo.append(disk.before(row))
            disk.write(row)
        }
        for row in undo.reversed().dropFirst(defect == .recoversAllButTheLastWrite ? 1 : 0) { disk.undo(row) }
    }

    private mutating func lose(_ batch: [Message]) -> String? {
        memory = WorkingSet()
        for message in batch where message.isFirst { post(message.request, isFirst: true) }
        return nil
    }

    // MARK: Comparing

    private mutating func compare(_ steps: [Step], _ batch: [Message], answers: Bool) -> String? {
        for step in steps {
            let movementsBefore = auditor.movements.count
            let expected = auditor.expect(step.request)
            report.count(step.answer, isRepeat: step.isRepeat)
            guard step.answer == expected.answer, step.isRepeat == expected.isRepeat else {
                return "\(step.request): \(step.answer), repeat \(step.isRepeat); expected \(expected)"
            }
            guard (step.differingField != nil) == (step.answer == .rejected(.keyReusedForAnotherCommand)) else {
                return "\(step.request): the differing field is \(String(describing: step.differingField))"
            }
            let movements = auditor.movements[movementsBefore...]
            guard movements.count == step.postings.count,
                zip(movements, step.postings).allSatisfy({ $0.agrees(with: $1) })
            else { return "\(step.request): posted \(step.postings), expected \(movements)" }
            if !step.isRepeat { workload.learn(step.answer, to: step.request) }
        }
        for step in steps {
            if let row = step.rows.first(where: differs) { return "\(step.request): \(row)" }
        }
        if answers {
            // Seldom an answer is lost on its way back.
            for message in batch where message.isFirst && random.once(in: 40) { post(message.request, isFirst: true) }
        }
        return report.commands % 500 < steps.count ? wholeBooksDiffer() : nil
    }

    /// A row as it now is, for a later command of the batch may have changed it again.
    private func differs(_ row: StoredRow) -> Bool {
        switch row {
        case .account(let account): disk.accounts[account.identifier].map(auditor.agrees) != true
        case .hold(let hold): disk.holds[hold.identifier].map(auditor.agrees) != true
        case .mark(let mark): disk.marks[mark.identifier].map(auditor.agrees) != true
        case .balance(let balance): disk.balances[balance.key].map(auditor.agrees) != true
        case .posting, .answer: false
        }
    }

    private func wholeBooksDiffer() -> String? {
        auditor.agrees(with: disk.books) ? nil : "the books and the auditor's differ"
    }

    private func brokenInvariant() -> String? {
        let violations = disk.books.violations()
        return violations.isEmpty ? nil : "\(violations)"
    }

    /// Whatever has happened to its accounts, every placed hold can still be settled.
    private mutating func unsettled() -> String? {
        let late = Instant(millisecondsSinceEpoch: .max)
        for hold in disk.holds.values.filter({ $0.state == .placed }).map(\.identifier).sorted() {
            let key = Workload.named("last-\(hold)", CommandKey.init)
            let outcome = disk.apply(LedgerRequest(key: key, command: .settleHold(hold), at: late))
            guard outcome.answer == .done else { return "\(hold) cannot be settled: \(outcome.answer)" }
        }
        return brokenInvariant()
    }
}

/// What one command came to, before the store has it. A defect may alter it.
struct Step {
    let request: LedgerRequest
    var answer: LedgerAnswer
    var isRepeat: Bool
    var differingField: CommandField?
    var accounts: [Account]
    var holds: [Hold]
    var postings: [Posting]
    var marks: [Mark]
    var balances: [MarkedBalance]
    var recorded: StoredAnswer?

    init(_ request: LedgerRequest, _ outcome: LedgerOutcome) {
        self.request = request
        answer = outcome.answer
        isRepeat = outcome.isRepeat
        differingField = outcome.differingField
        accounts = outcome.effects.accounts
        holds = outcome.effects.holds
        postings = outcome.effects.postings
        marks = outcome.effects.marks
        balances = outcome.effects.balances
        recorded = outcome.recordedAnswer
    }

    /// The writes of its commit, in their order.
    var rows: [StoredRow] {
        accounts.map(StoredRow.account) + holds.map(StoredRow.hold) + marks.map(StoredRow.mark)
            + balances.map(StoredRow.balance) + postings.map(StoredRow.posting)
            + (recorded.map { [.answer(request.key, $0)] } ?? [])
    }
}
