import Foundation
import GRDB
import ISO20022
import Settlement
import Storage
import TengeLedger
import Testing

/// More messages than one sorted run takes: what repeats one of them is known, however long ago it came.
@Suite struct LongMessageTests {
    /// A run of a file, and a tail.
    private static let messages = 1_150
    /// Of every so many messages one came before without a signature, and one is settled.
    private static let step = 50

    private static func submit(_ store: SettlementSequencer, _ commands: [SequencedCommand]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for command in commands {
                group.addTask {
                    switch try await store.submit(command) {
                    case .held, .refused, .settled: return
                    case let other: throw Unexpected("\(other)")
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func at(_ number: Int) -> Int64 { Int64(number) * 10 }

    private static func admission(_ number: Int) -> SequencedCommand {
        .admit(Sample.admission(number, creditor: number % 4, receivedAt: at(number)))
    }

    /// Payments, some of whose names somebody used before without a right to them.
    private static func fill(_ store: SettlementSequencer) async throws {
        let marked = Array(stride(from: 0, to: messages, by: step))
        try await submit(store, marked.map { .admit(Sample.refusal($0, authenticated: false)) })
        for first in stride(from: 0, to: messages, by: 230) {
            try await submit(store, (first..<first + 230).map(admission))
        }
        try await submit(store, marked.map { .complete(Sample.completion($0, at: at($0) + 20_000)) })
    }

    private struct Refused: Hashable {
        let reason: StatusReason
        let sequence: Int64
    }

    private func refused(_ store: SettlementSequencer, _ admission: Admission) async throws -> Refused {
        guard case .refused(let message) = try await store.submit(.admit(admission)) else {
            throw Unexpected("not refused")
        }
        return Refused(reason: message.refusal.reason, sequence: message.sequence)
    }

    /// The same bytes are answered as before.
    private func checkBytes(_ number: Int, _ store: SettlementSequencer) async throws {
        let known = try #require(try await store.books.payment(Sample.uetr(number))).record
        switch try await store.submit(Self.admission(number)) {
        case .pending(let held): #expect(held.sequence == known.sequence && number % Self.step > 0)
        case .replay(let reply): #expect(reply.message == known.sequence && number % Self.step == 0)
        case let other: throw Unexpected("\(other)")
        }
        let unsigned = try await refused(store, Sample.refusal(number, authenticated: false))
        #expect(unsigned.reason == .invalidCutOffTime && unsigned.sequence != known.sequence)
    }

    /// Another message with a name that is taken is refused, and takes nothing; the second time it is nothing new.
    private func checkName(
        _ taken: Int, _ uetr: Int, identifier: String, _ reason: StatusReason, _ store: SettlementSequencer,
        _ word: String
    ) async throws {
        let before = try await store.books.payment(Sample.uetr(taken))?.record.sequence
        let admission = Sample.admission(
            uetr, creditor: taken % 4, variant: word, identifier: identifier, receivedAt: Self.at(taken))
        let refusal = try await refused(store, admission)
        #expect(refusal.reason == reason, "\(taken)")
        #expect(try await refused(store, admission) == refusal)
        #expect(try await store.books.payment(Sample.uetr(taken))?.record.sequence == before)
    }

    /// The three in turn: the writer has in memory what it has found once.
    private func check(_ store: SettlementSequencer, _ word: String) async throws {
        for (turn, number) in stride(from: 0, to: Self.messages, by: 23).enumerated() {
            for kind in turn..<turn + 3 {
                switch kind % 3 {
                case 0: try await checkBytes(number, store)
                case 1:
                    try await checkName(
                        number, number + 10_000, identifier: "MSG\(number)", .duplicateMessageIdentification, store,
                        word)
                    #expect(try await store.books.payment(Sample.uetr(number + 10_000)) == nil)
                default:
                    try await checkName(
                        number, number, identifier: "OTHER\(word)\(number)", .duplication, store, word)
                }
            }
        }
        #expect(try await store.books.payment(Sample.uetr(Self.messages)) == nil)
    }

    @Test(arguments: StoreKind.available) func whatRepeatsIsKnown(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        try await Self.fill(store)
        try await check(store, "open")
        try await checkLines(store.books)
        try await store.close()
        let again = try file.open()
        try await check(again, "again")
        try await checkLines(again.books)
        try await again.close()
        #expect(try file.audit().firstBreak == nil)
        guard kind == .sqlite else { return }
        let runs = try Self.number("SELECT count(*) FROM run WHERE family = 4", in: file)
        #expect(runs == 1)
    }

    /// Every line of a statement has what its own message says.
    private func checkLines(_ books: SettlementBooks) async throws {
        let source = try await books.statementSource(
            account: Sample.settlement, from: Sample.at(-10_000), to: Sample.at(90_000_000))
        let lines = try #require(source?.lines).filter { $0.posting.posting.hold != nil }
        #expect(lines.count == Self.messages / Self.step)
        for line in lines {
            let uetr = try #require(line.posting.posting.hold.flatMap(PaymentHold.uetr(of:)))
            let record = try #require(try await books.payment(uetr)).record
            #expect(line.references == record.references && line.references?.uetr == uetr)
            #expect(line.valueDate == Sample.make(ISODate("2026-11-20")))
        }
        let all = (0..<Self.messages + 10).map(Sample.uetr)
        let states = try await books.states(of: all)
        #expect(states.count == Self.messages)
        #expect(states.values.count { $0 == "settled" } == Self.messages / Self.step)
    }

    private static func number(_ sql: String, in file: StoreFile) throws -> Int64? {
        let queue = try DatabaseQueue(path: file.path)
        defer { try? queue.close() }
        return try queue.read { try Int64.fetchOne($0, sql: sql) }
    }

    /// What repeats a message that is decided, being written, or already in a run: of each UETR one is held.
    @Test(arguments: [1, 7, 256]) func whatComesTogetherIsHeldOnce(batchMax: Int) async throws {
        let file = try StoreFile()
        try await file.opened().close()
        let store = try file.open(queueCapacity: 8192, batchMax: batchMax)
        let count = 700
        let held = try await withThrowingTaskGroup(of: Int64?.self) { group in
            for number in 0..<count {
                for other in Set([number, max(0, number - batchMax), number / 2]) {
                    let admissions = [
                        Sample.admission(other),
                        Sample.admission(other, variant: "\(number)", identifier: "OTHER-\(number)-\(other)"),
                    ]
                    for admission in admissions {
                        group.addTask {
                            switch try await store.submit(.admit(admission)) {
                            case .held(let held): return held.sequence
                            case .pending: return nil
                            case .refused(let message):
                                #expect(message.refusal.reason == .duplication)
                                return nil
                            case let answer: throw Unexpected("\(answer)")
                            }
                        }
                    }
                }
            }
            var held: [Int64] = []
            for try await sequence in group { if let sequence { held.append(sequence) } }
            return held
        }
        #expect(held.count == count && Set(held).count == count)
        let payments = try await store.books.states(of: (0..<count).map(Sample.uetr))
        #expect(payments.count == count && payments.values.allSatisfy { $0 == "held" })
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// A store from before there were runs has its messages' names in indexes.
    @Test func aStoreOfVersion8IsTakenAlong() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        try await Self.fill(store)
        try await store.close()
        try file.makeVersion8()
        #expect(try Self.number("SELECT count(*) FROM sqlite_master WHERE name LIKE 'message_%'", in: file) == 3)
        let again = try file.open()
        try await check(again, "later")
        try await again.close()
        #expect(try Self.number("SELECT count(*) FROM sqlite_master WHERE name LIKE 'message_%'", in: file) == 0)
        #expect(try file.audit().firstBreak == nil)
    }

    /// Whatever a message is found by, altered where a run covers it and where none does.
    @Test(arguments: [7, 1_140]) func anAlteredNameIsFound(number: Int) async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        try await Self.fill(store)
        try await store.close()
        let queue = try DatabaseQueue(path: file.path)
        defer { try? queue.close() }
        let place = "WHERE sequence = \(number)"
        for change in [
            "uetr = (SELECT uetr FROM message WHERE sequence = 77)", "claims = 1 - claims", "digest = zeroblob(32)",
            "business_message_identifier = 'MSG5'", "business_message_identifier = NULL", "sender = 'OTHRXBXX'",
            "sequence = -sequence", "sequence = sequence + 9000",
        ] {
            try await queue.write { database in
                try database.execute(
                    sql: """
                        CREATE TABLE kept AS SELECT * FROM message \(place); UPDATE message SET \(change) \(place)
                        """)
            }
            #expect(try file.audit().firstBreak != nil, "\(change)")
            try await queue.write { database in
                try database.execute(
                    sql: """
                        DELETE FROM message WHERE abs(sequence) % 9000 = \(number);
                        INSERT INTO message SELECT * FROM kept; DROP TABLE kept
                        """)
            }
        }
        #expect(try file.audit().firstBreak == nil)
    }
}
