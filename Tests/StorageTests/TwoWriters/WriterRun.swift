import Foundation
import GRDB
import Settlement
import Storage
import TengeLedger
import Testing

/// The lives of two processes that write to one store, each of which is killed and begun again while the other goes on.
struct WriterRun {
    static let numbersOfACaller = 10_000
    private static let numbersOfALife = 100_000
    /// How many payments both processes have, until both are dead and the store is looked at.
    private static let sharedCount = 150

    /// Fewer than the sequencer lets wait.
    private static let atOnceMax = 1_000

    private(set) var record = WriterRecord()
    private(set) var kills = 0
    /// How often the store was audited beside processes that write and are killed.
    private(set) var audits = 0
    private let file: StoreFile
    private let spills: Bool
    private var random: SeededRandom

    init(seed: UInt64, spills: Bool = false) async throws {
        random = SeededRandom(seed: seed)
        self.spills = spills
        file = try StoreFile()
        try await file.opened(PowerCutRun.openingMinorUnits).close()
    }

    static func admission(_ number: Int) -> SequencedCommand {
        .admit(Sample.admission(number, variant: LongMessages.variant(number)))
    }

    static func completion(_ number: Int) -> SequencedCommand {
        .complete(Sample.completion(number, variant: LongMessages.variant(number)))
    }

    /// Whether a failure is what others do, not the file: a transaction that a trigger gives up, or a
    /// turn to write that did not come.
    static func isOfOthers(_ fault: StorageFault) -> Bool {
        guard let code = fault.code else { return false }
        let primary = ResultCode(rawValue: code & 0xFF)
        return primary == .SQLITE_CONSTRAINT || primary == .SQLITE_BUSY
    }

    /// So many kills of two processes; then both are dead, and all that they answered is looked for.
    mutating func live(kills count: Int) async {
        do {
            try file.giveUp(oneIn: 10)
            let first = kills
            let lives = (0..<count).map { life(first + $0, shared: first) }
            kills += count
            let lanes = [0, 1].map { lane in lives.indices.filter { $0 % 2 == lane }.map { lives[$0] } }
            async let one: Void = Self.live(lanes[0])
            async let other: Void = Self.live(lanes[1])
            for _ in 0..<count / 4 {
                try await Task.sleep(for: .milliseconds(Int.random(in: 50...400, using: &random)))
                if let found = try audit() { record.breach("audit beside them: \(found)") }
                audits += 1
            }
            _ = await (one, other)
            for life in lives { record.take(try WriterNotes.read(path: life.notesPath)) }
            try await examine()
        } catch {
            record.breach("\(error)")
        }
    }

    private mutating func life(_ number: Int, shared first: Int) -> WriterLife {
        let shared = (first + 1) * Self.numbersOfALife
        return WriterLife(
            path: file.path, notesPath: file.place("notes-\(number)"), seed: random.next(), end: WriterEnd(&random),
            shared: shared - Self.sharedCount..<shared, own: (number + 1) * Self.numbersOfALife,
            logPages: [nil, 8, 30, 200].randomElement(using: &random) ?? nil, spills: spills)
    }

    private static func live(_ lives: [WriterLife]) async {
        for life in lives {
            await #expect(processExitsWith: .signal(SIGKILL)) { [life = life as WriterLife] in try await life.run() }
        }
    }

    /// The first thing that is wrong; nil also when whoever writes did not let it begin.
    private func audit() throws -> AuditBreak? {
        do {
            return try file.audit().firstBreak
        } catch let fault as StorageFault where Self.isOfOthers(fault) {
            return nil
        }
    }

    // MARK: Afterwards

    /// A look at a store that nobody writes to: all that was answered is there, once, and is answered the same.
    private mutating func examine() async throws {
        let store = try file.open()
        try file.giveUpNothing()
        if let found = try file.audit().firstBreak { record.breach("audit: \(found)") }
        let pages = try await pagesVerdict()
        if pages != "ok" { record.breach("pages: \(pages)") }
        for (number, answer) in try await answers(record.payments.keys.map { ($0, Self.admission($0)) }, store) {
            look(number, answer)
        }
        // Some stay open for the next lives.
        let open = record.payments.filter { $0.value.settled == nil && $0.value.aborted == nil && $0.key % 3 != 0 }
        for (number, answer) in try await answers(open.keys.map { ($0, Self.completion($0)) }, store) {
            guard case .settled(let reply) = answer else {
                record.breach("\(number): \(answer)")
                continue
            }
            record.take(.settled(number, WriterPrint(reply)))
        }
        for (number, answer) in try await answers(record.issues.keys.map { ($0, PowerCutRun.issue($0)) }, store) {
            guard case .ledger(.done, let isRepeat, _) = answer else {
                record.breach("issue \(number): \(answer)")
                continue
            }
            record.take(.issued(number, isRepeat: isRepeat))
        }
        record.checkNumbers()
        try await checkBalances(store)
        try await store.close()
        if let found = try file.audit().firstBreak { record.breach("audit at the end: \(found)") }
    }

    private func answers(
        _ commands: [(number: Int, command: SequencedCommand)], _ store: SettlementSequencer
    ) async throws -> [(number: Int, answer: SequencedAnswer)] {
        try await withThrowingTaskGroup(of: (number: Int, answer: SequencedAnswer).self) { group in
            var answers: [(number: Int, answer: SequencedAnswer)] = []
            for (place, asked) in commands.enumerated() {
                if place >= Self.atOnceMax, let answer = try await group.next() { answers.append(answer) }
                group.addTask { (asked.number, try await store.submit(asked.command)) }
            }
            return try await group.reduce(into: answers) { $0.append($1) }
        }
    }

    /// The same message again: the first answer, or one that goes on from it.
    private mutating func look(_ number: Int, _ answer: SequencedAnswer) {
        let known = record.payments[number] ?? WriterRecord.Payment()
        switch answer {
        case .held(let held):
            if known.isAnswered { record.breach("\(number) was answered and is lost") }
            record.take(.held(number, WriterPrint(held)))
        case .pending(let held):
            if known.settled != nil || known.aborted != nil { record.breach("\(number) was ended and is held") }
            record.take(.held(number, WriterPrint(held)))
        case .replay(let reply): record.take(.settled(number, WriterPrint(reply)))
        case .refused(let refused): record.take(.aborted(number, WriterPrint(refused)))
        default: record.breach("\(number): \(answer)")
        }
    }

    private func pagesVerdict() async throws -> String {
        let queue = try DatabaseQueue(path: file.path)
        let verdict = try await queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        try queue.close()
        return verdict ?? "none"
    }

    /// What moved is what settled, once.
    private mutating func checkBalances(_ store: SettlementSequencer) async throws {
        let account = try await store.books.account(Sample.settlement)
        let (settled, held) = record.counts
        let expected = PowerCutRun.openingMinorUnits + Int64(record.issues.count) * 7 - settled * 100
        if account?.postedMinorUnits != expected {
            record.breach("\(account?.postedMinorUnits ?? -1) posted, expected \(expected)")
        }
        if account?.heldMinorUnits != held * 100 {
            record.breach("\(account?.heldMinorUnits ?? -1) held, expected \(held * 100)")
        }
    }
}
