import Foundation
import Gateway
import Storage
import TengeLedger
import TestCluster
import Testing

extension RealServiceTests {
    /// Real services whose store is a PostgreSQL of the tests' own.
    ///
    /// `GATEWAY_CRASH_SEED` repeats a run, `GATEWAY_CRASH_KILLS` and `TORTURE_PROMOTIONS` make it longer.
    @Suite(.enabled(if: PrivateCluster.isInstalled, "PostgreSQL's server is not installed"))
    struct PostgreSQLServiceTests {
        private static func number(_ name: String) -> Int? {
            ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
        }

        private static func seed() -> UInt64 {
            let seed =
                ProcessInfo.processInfo.environment["GATEWAY_CRASH_SEED"].flatMap { UInt64($0) }
                ?? UInt64.random(in: 1...UInt64.max)
            print("crash test on PostgreSQL: GATEWAY_CRASH_SEED=\(seed)")
            return seed
        }

        /// The service is killed at random instants.
        @Test func everyAnswerOutlivesTheProcess() async throws {
            let kills = Self.number("GATEWAY_CRASH_KILLS") ?? 6
            let totals = try await CrashTotals(kills: kills, seed: Self.seed()) { try .postgresql() }
            print("crash test on PostgreSQL: \(totals)")
            #expect(totals.breaches.prefix(20) == [])
            #expect(totals.payments >= kills, "the load was too light to prove anything")
        }

        /// The primary is killed under load and its standby promoted, while the service goes on.
        @Test func everyAnswerOutlivesThePrimary() async throws {
            let pair = try await FailoverPair.started()
            var nodes = FailoverPair.Nodes.first
            var run = try CrashRun(seed: Self.seed(), in: .postgresql(pair.connectionString))
            let service = try await JourneyService.start(in: run.folder)
            let failovers = Self.number("TORTURE_PROMOTIONS") ?? 1
            try await run.load(service) {
                for _ in 0..<failovers {
                    try await Task.sleep(for: .milliseconds(400))
                    nodes = try await pair.failedOver(nodes)
                }
                try await Task.sleep(for: .milliseconds(400))
            }
            try await run.last()
            #expect(await run.record.breaches.prefix(20) == [])
            let answered = await run.record.closed.count
            print("promotions under a service: \(failovers), \(answered) payments answered")
            #expect(answered >= failovers * 4, "the load was too light to prove anything")
        }

        /// Two services on one store get every payment at once, while the server cuts their connections: one payment,
        /// one answer, whoever gives it. Then the commands read the same store by the configuration.
        @Test func twoServicesAreOne() async throws {
            let folder = try JourneyFolder.postgresql()
            let folders = [folder, try folder.neighbour()]
            let often = ["GATEWAY_CHECKPOINTS_SECONDS": "1", "GATEWAY_CHECKPOINTS_ENTRIES": "8"]
            var services: [JourneyService] = []
            for folder in folders { services.append(try await JourneyService.start(in: folder, often)) }
            let both = services
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 41)
            let now = try JourneyWorld.now(folder)
            let payments = try (0..<32).map { _ in try maker.payment(at: now) }
            let cutter = Task {
                let connection = try PrivateCluster.shared().connection()
                while !Task.isCancelled {
                    try connection.run(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = '\(folder.address?.schema ?? "")'
                        """)
                    try? await Task.sleep(for: .milliseconds(Int.random(in: 20...150)))
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<4 {
                    let part = payments.indices.filter { $0 % 4 == worker }.map { payments[$0] }
                    group.addTask { try await Self.sendToBoth(part, both) }
                }
                try await group.waitForAll()
            }
            cutter.cancel()
            try await cutter.value
            try await checkpointed(folder, payments)
            for service in services { #expect(try await service.stop() == .exited(0)) }
            try await commandsReadTheStore(folder, payments, openingMinorUnits: maker.world.openingMinorUnits)
        }

        private static func sendToBoth(_ payments: [JourneyPayment], _ services: [JourneyService]) async throws {
            let channels = try services.map { try JourneyChannel("xa", to: $0) }
            for payment in payments {
                async let first = channels[0].post(payment.bytes)
                async let second = channels[1].post(payment.bytes)
                let answers = try await [first, second]
                #expect(answers.map(\.status) == [200, 200])
                #expect(answers[0].body == answers[1].body, "one payment, one answer")
                #expect(try JourneyReply(answers[0].body).summary == "ACSC")
            }
            for channel in channels { await channel.close() }
        }

        /// Waits until a checkpoint covers every payment.
        private func checkpointed(_ folder: JourneyFolder, _ payments: [JourneyPayment]) async throws {
            let last = try #require(payments.last)
            for _ in 0..<60 {
                if try await CommandRun(["ledger", "prove", "--payment", last.uetr], in: folder).code == 0 { return }
                try await Task.sleep(for: .milliseconds(250))
            }
            throw JourneyFault("no checkpoint covers the payments")
        }

        private func commandsReadTheStore(
            _ folder: JourneyFolder, _ payments: [JourneyPayment], openingMinorUnits: (String) -> Int64
        ) async throws {
            let account = try JourneyWorld().partner("XA").settlementAccount
            let books = try SettlementBooks(reading: folder.store)
            let posted = try await books.account(#require(AccountIdentifier(account)))
            let sum = payments.map(\.amountMinorUnits).reduce(0, +)
            #expect(posted?.postedMinorUnits == openingMinorUnits(account) - sum && posted?.heldMinorUnits == 0)
            let payment = try #require(payments.first)
            let text = String(decoding: payment.bytes, as: UTF8.self)
            let day = try #require(text.firstMatch(of: /<IntrBkSttlmDt>([^<]+)/))
            let backup = folder.file("backup")
            let state = ["statement", "--account", account, "--date", String(day.1)]
            let table: [(arguments: [String], says: String)] = [
                (["ledger", "verify"], "good: "),
                (["ledger", "balance", "--as-of", "2026-12-01T00:00:00Z", account], "posted "),
                (["ledger", "prove", "--entry", "1"], "settlement-gateway/NBRKKZKX"),
                (["ledger", "prove", "--payment", payment.uetr], payment.uetr),
                (["ledger", "checkpoint"], "settlement-gateway/NBRKKZKX"), (state, "<Ntry>"),
                (["evidence", payment.uetr], payment.uetr), (["store", "check"], "good: "),
                (["store", "backup", "--out", backup], "on the disk"), (["store", "check", "--from", backup], "good"),
            ]
            for row in table {
                let run = try await CommandRun(row.arguments, in: folder)
                #expect(
                    run.code == 0 && run.output.contains(row.says), "\(row.arguments): \(run)")
            }
            let other = try JourneyFolder.postgresql()
            let restored = try await CommandRun(["store", "restore", "--from", backup], in: other)
            #expect(restored.code == 0 && restored.output.contains("restored as of"), "\(restored)")
            let verify = ["ledger", "verify"]
            let original = try await CommandRun(verify, in: folder)
            #expect(try await CommandRun(verify, in: other).output == original.output)
            let statement = try await CommandRun(state, in: folder)
            let file = try CommandFiles.write(statement.output, "statement.xml", in: folder)
            let reconciled = try await CommandRun(["reconcile", file], in: folder)
            #expect(reconciled.code == 0 && reconciled.output.contains("no breaks"), "\(reconciled)")
        }
    }
}
