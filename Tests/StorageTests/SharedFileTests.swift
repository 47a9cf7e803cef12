import Foundation
import GRDB
import Settlement
import Storage
import Synchronization
import TengeLedger
import Testing

/// A file that several processes open, write and close at once: each waits for its turn and is answered.
@Suite struct SharedFileTests {
    /// What another process may hold for a while.
    enum Hold: String, CaseIterable, CustomTestStringConvertible {
        /// All of the file, as whoever reads an old log anew holds it, and whoever closes last.
        case file
        /// The turn to write.
        case turn

        var testDescription: String { rawValue }
    }

    /// Begins to hold on a connection of its own, and lets go after 400 ms.
    private func hold(_ hold: Hold, _ file: StoreFile) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            if hold == .file { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        }
        let other = try DatabaseQueue(path: file.path, configuration: configuration)
        try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let thread = Thread {
            usleep(400_000)
            #expect(throws: Never.self) {
                try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
                try other.close()
            }
        }
        thread.start()
    }

    @Test(arguments: Hold.allCases) func aReadWaits(for holding: Hold) async throws {
        let file = try StoreFile()
        try await file.opened().close()
        try hold(holding, file)
        let books = try SettlementBooks(reading: file.location)
        #expect(try await books.account(Sample.settlement) != nil)
        #expect(try file.audit().firstBreak == nil)
    }

    @Test(arguments: Hold.allCases) func aCommandWaits(for holding: Hold) async throws {
        let file = try StoreFile()
        try await file.opened().close()
        try hold(holding, file)
        let store = try file.open()
        #expect(try await store.submit(Sample.opening(1_000_000)[1]) == .ledger(.done, isRepeat: true))
        try hold(.turn, file)
        guard case .held = try await store.submit(.admit(Sample.admission(1))) else { throw Unexpected("not held") }
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// Whoever opens tries to begin the log anew, which a long read forbids. Nobody who writes waits for that to end:
    /// one whose patience is shorter than that of whoever opens gets every turn.
    @Test func openingBesideALongReadHoldsNobodyUp() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        var reading = Configuration()
        reading.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: file.path, configuration: reading)
        try await reader.writeWithoutTransaction {
            try $0.execute(sql: "BEGIN; SELECT count(*) FROM journal")
        }
        // What the read does not see, and so must stay in the log.
        guard case .held = try await store.submit(.admit(Sample.admission(1))) else { throw Unexpected("not held") }

        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        let writer = try DatabaseQueue(path: file.path, configuration: configuration)
        let isOpen = Mutex(false)
        async let opening = Self.open(file, then: { isOpen.withLock { $0 = true } })
        while !isOpen.withLock({ $0 }) {
            try await writer.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE; ROLLBACK") }
            try await Task.sleep(for: .milliseconds(1))
        }
        let other = try await opening
        guard case .held = try await other.submit(.admit(Sample.admission(2))) else { throw Unexpected("not held") }
        try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        try reader.close()
        try writer.close()
        try await other.close()
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    private static func open(
        _ file: StoreFile, then: @Sendable @escaping () -> Void
    ) async throws -> SettlementSequencer {
        try await withCheckedThrowingContinuation { caller in
            Thread {
                defer { then() }
                caller.resume(with: Result { try file.open() })
            }.start()
        }
    }

    /// So many messages that the rows are forgotten and only what finds them is kept; then somebody else writes.
    @Test func whatIsKeptLongerGivesWayToTheFile() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        func refuse(_ number: Int, by store: SettlementSequencer) async throws -> Int64 {
            let refusal = Sample.refusal(number, authenticated: false)
            guard case .refused(let message) = try await store.submit(.admit(refusal)) else {
                throw Unexpected("not refused")
            }
            return message.sequence
        }
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 0..<4_096 { group.addTask { try await refuse(number, by: store) } }
            try await group.waitForAll()
        }
        #expect(try await refuse(4_096, by: store) == 4_097)
        let other = try file.open()
        #expect(try await refuse(4_097, by: other) == 4_098)
        #expect(try await refuse(4_098, by: store) == 4_099)
        for number in [0, 4_095, 4_096, 4_097] {
            #expect(try await refuse(number, by: store) == refuse(number, by: other))
        }
        try await other.close()
        try await store.close()
        #expect(try file.audit().firstBreak == nil)
    }

    /// Nobody has made the store yet, and all of them make it.
    @Test func manyMakeItAtOnce() async throws {
        let file = try StoreFile()
        let stores = try await withThrowingTaskGroup(of: SettlementSequencer.self) { group in
            for _ in 0..<6 { group.addTask { try await Self.open(file) {} } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for store in stores { try await store.close() }
        #expect(try file.audit().firstBreak == nil)
    }
}
