import Foundation
import GRDB
import Settlement
import Storage
import TengeLedger
import TestCluster
import Testing

/// Stores with more rows than one sorted run takes: found through runs, and after them through themselves.
@Suite struct LongStoreTests {
    private static let payments = 1_100
    private static let rare = Sample.account("KZ000000000000000RARE")

    private static func hold(_ number: Int) -> HoldIdentifier {
        MarkedWork.named("LONG-\(number)", HoldIdentifier.init)
    }

    private static func request(_ number: Int, _ word: String, _ command: LedgerCommand) -> SequencedCommand {
        .ledger(
            LedgerRequest(key: Sample.key("long/\(number)/\(word)"), command: command, at: Sample.at(Int64(number))))
    }

    private static func place(_ number: Int, payee: AccountIdentifier? = nil) -> SequencedCommand {
        let leg = HoldLeg(payee: payee ?? Sample.creditors[number % 4], amountMinorUnits: Int64(1 + number % 7))
        return request(
            number, "place",
            .placeHold(
                hold(number), payer: Sample.settlement, currency: Sample.kzt, legs: [leg],
                deadline: Sample.at(90_000_000), purpose: nil, condition: nil))
    }

    private static func settle(_ number: Int) -> SequencedCommand {
        request(number, "settle", .settleHold(hold(number)))
    }

    /// An answer and a posting each.
    private static func transfer(_ number: Int) -> SequencedCommand {
        let transfer = Transfer(
            payer: Sample.settlement, payee: Sample.creditors[number % 4],
            money: Money(minorUnits: 1, currency: Sample.kzt))
        return request(number, "transfer", .transfer(TransferGroup(transfer)))
    }

    private static func run(_ store: SettlementSequencer, _ commands: [SequencedCommand]) async throws {
        try await withThrowingTaskGroup(of: SequencedAnswer.self) { group in
            for command in commands { group.addTask { try await store.submit(command) } }
            for try await answer in group { #expect(answer == .ledger(.done, isRepeat: false)) }
        }
    }

    /// Payments of an operator, one of them to an account that has no other, and one of everything else.
    static func fill(_ store: SettlementSequencer) async throws {
        try await run(
            store, [request(0, "open", .openAccount(rare, kind: .client, currency: Sample.kzt)), place(0, payee: rare)])
        try await run(store, [settle(0)])
        // So that the instants of the postings differ.
        for first in stride(from: 1, to: payments, by: 50) {
            let numbers = first..<min(first + 50, payments)
            try await run(store, numbers.map { place($0) })
            try await run(store, numbers.map { settle($0) })
        }
        try await run(store, [place(payments), place(payments + 1)])
        try await MarkedWork.run(store)
        for number in 1...3 { _ = try await store.submit(.admit(Sample.admission(number, receivedAt: 3_000))) }
        _ = try await store.submit(.complete(Sample.completion(1, at: 4_000)))
    }

    private struct Booking {
        let sequence: Int64
        let debit: String
        let credit: String
        let amount: Int64
        let at: Int64
    }

    private func bookings(_ file: StoreFile) throws -> [Booking] {
        let queue = try DatabaseQueue(path: file.path)
        defer { try? queue.close() }
        return try queue.read { database in
            let sql = "SELECT sequence, debit, credit, amount, at FROM posting ORDER BY sequence"
            return try Row.fetchAll(database, sql: sql).map {
                Booking(sequence: $0[0], debit: $0[1], credit: $0[2], amount: $0[3], at: $0[4])
            }
        }
    }

    /// Balances of the past and statements are those of the rows themselves, added up here.
    private func check(_ books: SettlementBooks, _ bookings: [Booking]) async throws {
        let last = try #require(bookings.last)
        #expect(last.sequence > 1_024 && Int64(bookings.count) == last.sequence)
        let instants =
            stride(from: 0, to: bookings.count, by: 97).map { bookings[$0].at } + [Sample.noon - 5_000, last.at]
        for account in [Sample.issuer, Sample.settlement, Self.rare] + Sample.creditors {
            let own = bookings.filter { $0.debit == account.text || $0.credit == account.text }
            for at in instants {
                let then = own.filter { $0.at <= at }
                let found = try await books.postedBalance(of: account, at: Instant(millisecondsSinceEpoch: at))
                let posted = then.reduce(0) { $0 + ($1.credit == account.text ? $1.amount : -$1.amount) }
                #expect(found?.postedMinorUnits == posted && found?.lastPosting == then.last?.sequence)
            }
            for (from, to) in zip(instants, instants.dropFirst(3)) {
                let source = try await books.statementSource(
                    account: account, from: Instant(millisecondsSinceEpoch: from),
                    to: Instant(millisecondsSinceEpoch: to))
                let lines = own.filter { $0.at >= from && $0.at < to }
                #expect(source?.lines.map(\.posting.sequence) == lines.map(\.sequence))
            }
        }
    }

    /// A hold that was placed is found, ended or not; one that was not is not.
    private func checkHolds(_ books: SettlementBooks) async throws {
        for number in stride(from: 0, to: Self.payments, by: 53) {
            #expect(try await books.hold(Self.hold(number))?.state == .settled, "\(number)")
        }
        #expect(try await books.hold(Self.hold(Self.payments + 1))?.state == .placed)
        #expect(try await books.hold(Self.hold(Self.payments + 2)) == nil)
    }

    /// Every command again: it happened, early or late.
    private func checkAnswers(_ store: SettlementSequencer) async throws {
        for number in stride(from: 1, to: Self.payments, by: 61) {
            #expect(try await store.submit(Self.place(number)) == .ledger(.done, isRepeat: true), "\(number)")
            #expect(try await store.submit(Self.settle(number)) == .ledger(.done, isRepeat: true), "\(number)")
        }
        let other = Self.request(7, "place", .settleHold(Self.hold(7)))
        guard
            case .ledger(.rejected(.keyReusedForAnotherCommand), isRepeat: _, differing: _) =
                try await store.submit(other)
        else { throw Unexpected("a key was taken for another command") }
        let again = Self.request(Self.payments + 5, "settle again", .settleHold(Self.hold(7)))
        guard case .ledger(.rejected, isRepeat: _, differing: _) = try await store.submit(again) else {
            throw Unexpected("a hold was settled twice")
        }
    }

    @Test func whatRunsCoverIsFound() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        try await Self.fill(store)
        try await check(store.books, bookings(file))
        try await checkHolds(store.books)
        try await checkAnswers(store)
        try await store.close()
        let again = try file.open()
        try await checkAnswers(again)
        try await checkHolds(again.books)
        try await again.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// A command that comes again while it is decided, written, or already in a run happens once.
    @Test(arguments: [1, 7, 256]) func whatComesAgainHappensOnce(batchMax: Int) async throws {
        let file = try StoreFile()
        try await file.opened().close()
        let store = try file.open(queueCapacity: 8192, batchMax: batchMax)
        let count = 1_300
        let firsts = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                for other in [number, number, max(0, number - batchMax), number / 2] {
                    group.addTask {
                        guard
                            case .ledger(.done, let isRepeat, differing: _) = try await store.submit(
                                Self.transfer(other))
                        else { throw Unexpected("not done") }
                        return !isRepeat
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(firsts == count)
        #expect(try await store.books.account(Sample.settlement)?.postedMinorUnits == Int64(1_000_000 - count))
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// A store from before there were runs gets them, and has all that it had.
    @Test func aStoreOfVersion8IsTakenAlong() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        try await Self.fill(store)
        let accounts = try await store.books.accounts()
        let open = try await store.books.openHolds(limit: 99)
        try await store.close()
        let head = try file.audit().head
        try file.makeVersion8()
        #expect(throws: StorageFault.self) { try file.audit() }
        let again = try file.open()
        #expect(try await again.books.accounts() == accounts)
        #expect(try await again.books.openHolds(limit: 99) == open)
        try await check(again.books, bookings(file))
        try await checkHolds(again.books)
        #expect(try file.audit().firstBreak == nil)
        #expect(try file.audit().head == head)
        try await checkAnswers(again)
        // And it goes on: the numbers continue, and more runs follow.
        try await Self.run(again, (2_000..<3_100).map { Self.place($0) })
        #expect(try await again.books.hold(Self.hold(2_500))?.state == .placed)
        try await checkHolds(again.books)
        try await again.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// A server has no runs: the file that is made of its rows has.
    @Test(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
    func aBackupOfAServerIsALongFile() async throws {
        let server = try StoreFile(.postgresql)
        let store = try await server.opened()
        try await Self.fill(store)
        let accounts = try await store.books.accounts()
        try await store.close()
        let folder = server.place("backup")
        _ = try StoreBackup.make(
            of: server.location, beside: server.path, in: folder,
            label: BackupLabel(gateway: "test", takenAt: "2026-11-20T06:00:00.000Z")
        ) { _ in }
        let file = try StoreFile()
        _ = try StoreRestore.restore(from: folder, to: file.path)
        let restored = try file.open()
        #expect(try await restored.books.accounts() == accounts)
        try await check(restored.books, bookings(file))
        try await checkHolds(restored.books)
        try await checkAnswers(restored)
        try await restored.close()
        #expect(try file.audit().firstBreak == nil)
    }

    private static let tables = ["run", "run_block", "run_part", "run_secret"]

    /// Any value of the runs, though no payment says it: each number, and in each of the bytes' values one.
    @Test func everyAlteredRunIsFound() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        try await Self.run(store, (0..<Self.payments).map(Self.transfer))
        try await store.close()
        let queue = try DatabaseQueue(path: file.path)
        var missed: [String] = []
        for table in Self.tables {
            let columns = try await queue.read { try $0.columns(in: table) }
            let numbers = try await queue.read { database in
                try Int64.fetchAll(database, sql: "SELECT number FROM \(table) ORDER BY number")
            }
            #expect(!numbers.isEmpty, "\(table)")
            for number in Set([numbers.first, numbers.last].compactMap(\.self)) {
                for column in columns {
                    let old = try await queue.read { database in
                        try DatabaseValue.fetchOne(
                            database, sql: "SELECT \(column.name) FROM \(table) WHERE number = \(number)")
                    }
                    guard let old, let forged = Self.forged(old) else { continue }
                    try await queue.write { database in
                        try database.execute(
                            sql: "UPDATE \(table) SET \(column.name) = ? WHERE number = ?", arguments: [forged, number])
                    }
                    if (try? file.audit().isClean) == true { missed.append("\(table).\(column.name) \(number)") }
                    let now = column.name == "number" ? Int64.fromDatabaseValue(forged) ?? number : number
                    try await queue.write { database in
                        try database.execute(
                            sql: "UPDATE \(table) SET \(column.name) = ? WHERE number = ?", arguments: [old, now])
                    }
                }
                try await queue.write { database in
                    try database.execute(
                        sql: """
                            CREATE TABLE kept AS SELECT * FROM \(table) WHERE number = \(number);
                            DELETE FROM \(table) WHERE number = \(number)
                            """)
                }
                if (try? file.audit().isClean) == true { missed.append("\(table) without \(number)") }
                try await queue.write { database in
                    try database.execute(sql: "INSERT INTO \(table) SELECT * FROM kept; DROP TABLE kept")
                }
            }
        }
        #expect(missed.isEmpty)
        #expect(try file.audit().firstBreak == nil)
        try queue.close()
    }

    /// Another value of the same kind; nil of an empty filter, which is none.
    private static func forged(_ value: DatabaseValue) -> DatabaseValue? {
        switch value.storage {
        case .int64(let number): (number + 1_000).databaseValue
        case .blob(let data) where !data.isEmpty:
            Data(data.enumerated().map { $0.offset == data.count / 2 ? $0.element ^ 1 : $0.element }).databaseValue
        default: nil
        }
    }
}

extension StoreFile {
    /// Makes a closed file one of version 8, as a gateway of then would have written it.
    func makeVersion8() throws {
        let sql = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "version-8.sql")
        try tamper(String(contentsOf: sql, encoding: .utf8))
    }
}
