import Foundation
import Settlement
import TengeLedger

/// Folds a batch and commits it to PostgreSQL. Used by the sequencer's thread only.
///
///     1  BEGIN, the turn, the ends of the tables, and what memory has not ┐ one round trip, two when others wrote
///     2  fold                                                             │ or something is found through a hold
///     3  every row, by arrays                                             │ one round trip
///     4  COMMIT                                                           ┘ one round trip
///
/// Whoever holds the turn, a row that writers lock first, is alone to write to this schema until he commits: the
/// journal is one chain, and its next entry needs the hash of the last.
final class ServerBatchWriter: BatchCommitter {
    private let session: ServerSession
    private var connection: ServerConnection?
    private var kept: SettlementWorkingSet?
    /// How many messages the store had when the server last counted them for us.
    private var countedMessages: Int64 = 32

    /// As many messages are kept in memory from batch to batch as `BatchWriter` keeps.
    private static let messagesKeptMax = 4096
    private let patienceMicroseconds: UInt32

    /// - Parameter patienceMicroseconds: how long a batch is tried again after its first failure, past a failover,
    ///   before its callers get a fault. The attempt under way then is the last.
    init(_ session: ServerSession, patienceMicroseconds: UInt32 = 45_000_000) {
        self.session = session
        self.patienceMicroseconds = patienceMicroseconds
    }

    /// A batch whose commit was sent: the end of its chain tells whether it happened.
    private struct Sent {
        let head: JournalHead
        let answers: [SequencedAnswer]
    }

    func commit(_ commands: [SequencedCommand], folded: [FoldedBatch]?) throws(StorageFault) -> CommittedBatch {
        CommittedBatch(answers: try commit(commands), isAsFolded: false)
    }

    private func commit(_ commands: [SequencedCommand]) throws(StorageFault) -> [SequencedAnswer] {
        var sent: Sent?
        var attempts = 0
        var patience: Patience?
        while true {
            do {
                let connection = try self.connection ?? session.connection(for: .writing)
                self.connection = connection
                if let unresolved = sent {
                    if try hasHappened(unresolved.head, connection) { return unresolved.answers }
                    sent = nil
                }
                return try attempt(commands, connection, &sent)
            } catch {
                kept = nil
                giveUpTransaction()
                let failure = error as? ServerFailure
                let mayRepeat = failure.map { $0.kind != .refused } ?? false
                guard mayRepeat, patience?.isOver != true else { throw Self.fault(error, isSent: sent != nil) }
                patience = patience ?? Patience(microseconds: patienceMicroseconds)
                attempts += 1
                // A millisecond at first, for a row that another had; half a second in the end, for a failover.
                usleep(UInt32(500) << UInt32(min(attempts, 10)))
            }
        }
    }

    /// One attempt to connect: while there is no server, callers need not wait as long as the first ones did.
    func recover(from fault: StorageFault, trying commands: [SequencedCommand]) throws(StorageFault) {
        guard connection == nil else { return }
        do {
            connection = try session.connection(for: .writing)
        } catch let failure as ServerFailure {
            throw StorageFault(failure)
        } catch {
            throw StorageFault(error)
        }
    }

    private static func fault(_ error: any Error, isSent: Bool) -> StorageFault {
        let fault = (error as? ServerFailure).map { StorageFault($0) } ?? StorageFault(error)
        guard isSent else { return fault }
        return StorageFault(.outcomeUnknown, "no server said whether the commit happened; \(fault.reason)")
    }

    private func giveUpTransaction() {
        guard let connection, !connection.isLost else {
            connection = nil
            return
        }
        do {
            try connection.run("ROLLBACK")
        } catch {
            // The connection is of no use; the server ends its transaction with it.
            self.connection = nil
        }
    }

    // MARK: One attempt

    private func attempt(
        _ commands: [SequencedCommand], _ connection: ServerConnection, _ sent: inout Sent?
    ) throws -> [SequencedAnswer] {
        try count(connection)
        let rows = BatchRows()
        var set = try begun(commands, rows, connection)
        while rows.isMissingRows {
            // A message names its hold, a hold its accounts: three times at most.
            let (calls, readers) = rows.statements()
            for (result, read) in zip(try connection.run(calls), readers) { try read(result) }
            for command in commands { set.load(for: command, from: rows) }
        }
        var answers: [SequencedAnswer] = []
        answers.reserveCapacity(commands.count)
        for command in commands {
            set.load(for: command, from: rows)
            // What an earlier command of the batch brought about may name rows that nobody asked for before.
            while rows.isMissingRows {
                let (calls, readers) = rows.statements()
                for (result, read) in zip(try connection.run(calls), readers) { try read(result) }
                set.load(for: command, from: rows)
            }
            answers.append(set.fold(command))
        }
        guard !set.changes.isEmpty else {
            try connection.run("ROLLBACK")
            kept = set
            return answers
        }
        try write(set, connection)
        sent = Sent(head: set.counters.head, answers: answers)
        try commitWritten(connection, &sent)
        if set.messagesCount <= Self.messagesKeptMax { kept = set }
        return answers
    }

    /// While the store is new the server knows nothing of its tables, and plans to read all of them. It looks by
    /// itself, but only after a minute or so; and once it has looked, it plans anew.
    private func count(_ connection: ServerConnection) throws {
        guard let messages = kept?.counters.lastMessage, messages >= countedMessages * 2,
            messages < Self.messagesCountedMax
        else { return }
        _ = try connection.run(Self.lookedUp.map { ServerCall("ANALYZE \($0)", isPrepared: false) })
        countedMessages = messages
    }

    private static let messagesCountedMax: Int64 = 100_000
    private static let lookedUp = [
        "account", "answer", "hold", "mark", "marked_balance", "message", "refusal", "reply", "settlement_case",
    ]

    /// Begins the transaction, takes the turn, and sees whether memory still is what the store has. What the batch
    /// will look at by then is asked for in the same round trip.
    private func begun(
        _ commands: [SequencedCommand], _ rows: BatchRows, _ connection: ServerConnection
    ) throws -> SettlementWorkingSet {
        var set = kept ?? SettlementWorkingSet(counters: .start)
        // Only one owner, or every change would copy the set.
        kept = nil
        set.beginBatch()
        // Balances are read and locked anew for each batch.
        set.forgetBalances()
        for command in commands { set.load(for: command, from: rows) }
        let (calls, readers) = rows.statements()
        let results = try connection.run(Self.opening + calls)
        guard results[1].rowsCount == 1 else { throw StorageFault(.unusableFile, "the row of the turn is missing") }
        let counters = try Self.counters(results)
        for (result, read) in zip(results.dropFirst(Self.opening.count), readers) { try read(result) }
        if set.counters.head != counters.head { set = SettlementWorkingSet(counters: counters) }
        for command in commands { set.load(for: command, from: rows) }
        return set
    }

    /// Each statement sees what was committed before it began: those after the lock see all that earlier turns wrote.
    private static let opening = [
        ServerCall("BEGIN ISOLATION LEVEL READ COMMITTED"),
        ServerCall("SELECT number FROM turn WHERE number = 1 FOR UPDATE"),
        ServerCall(SequenceCounters.endOfJournal),
        ServerCall("SELECT coalesce(max(sequence), 0) FROM message"),
        ServerCall("SELECT coalesce(max(sequence), 0) FROM posting"),
        ServerCall("SELECT coalesce(max(mailbox_sequence), 0) FROM reply"),
        ServerCall("SELECT coalesce(max(size), 0) FROM checkpoint"),
    ]

    private static func counters(_ results: [ServerResult]) throws -> SequenceCounters {
        var counters = SequenceCounters.start
        if results[2].rowsCount > 0 {
            (counters.head, counters.clock) = try SequenceCounters.end(results[2][0])
        }
        counters.lastMessage = results[3][0].integer(at: 0) ?? 0
        counters.lastPosting = results[4][0].integer(at: 0) ?? 0
        counters.lastMailbox = results[5][0].integer(at: 0) ?? 0
        counters.lastCheckpoint = results[6][0].integer(at: 0) ?? 0
        return counters
    }

    private func write(_ set: SettlementWorkingSet, _ connection: ServerConnection) throws {
        let calls = ServerChangeWriter(workingSet: set).statements()
        for (call, result) in zip(calls, try connection.run(calls)) {
            guard call.rowsExpected == result.rowsChanged else {
                throw StorageFault(.database, "another process writes to this store; \(call.sql)")
            }
        }
    }

    // MARK: The commit and its outcome

    /// On return the batch is durable, and on the standbys that the server waits for.
    private func commitWritten(_ connection: ServerConnection, _ sent: inout Sent?) throws {
        let tag: String
        do throws(ServerFailure) {
            tag = try connection.run([ServerCall("COMMIT")])[0].tag
        } catch {
            // A server that answers with an error has not committed; one that is gone may have.
            if error.kind != .lost { sent = nil }
            throw error
        }
        guard tag == "COMMIT" else {
            sent = nil
            throw StorageFault(.database, "the server answered a commit with \(tag)")
        }
        // A warning says that someone cut the wait for a standby short: the next commit waits for both.
        guard connection.takeWarning(), let head = sent?.head else { return }
        guard try hasHappened(head, connection) else {
            throw StorageFault(.database, "a committed batch is not there")
        }
    }

    /// Whether the journal ends, or once ended, as the batch left it.
    ///
    /// The turn is taken first: a server that still works at the commit holds it, so what is found is final. Our own
    /// commit here has something to make durable (the lock), and so waits for the standbys as the batch's did.
    private func hasHappened(_ head: JournalHead, _ connection: ServerConnection) throws -> Bool {
        var find = ServerCall("SELECT hash FROM journal WHERE sequence = ?1")
        find.add(head.sequence)
        let results = try connection.run(Array(Self.opening.prefix(2)) + [find, ServerCall("COMMIT")])
        guard results[2].rowsCount == 1 else { return false }
        return results[2][0].bytes(at: 0) == head.hash.bytes
    }
}
