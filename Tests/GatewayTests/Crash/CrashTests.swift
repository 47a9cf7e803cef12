import Foundation
import Gateway
import Storage
import TengeLedger
import Testing

extension RealServiceTests {
    /// The real binary under load, killed at random instants: whatever it answered stays so, and the money adds up.
    ///
    /// `GATEWAY_CRASH_SEED` repeats a run, `GATEWAY_CRASH_KILLS` makes it longer.
    @Suite struct CrashTests {
        @Test func everyAnswerOutlivesTheProcess() async throws {
            let environment = ProcessInfo.processInfo.environment
            let seed = environment["GATEWAY_CRASH_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...UInt64.max)
            let kills = environment["GATEWAY_CRASH_KILLS"].flatMap { Int($0) } ?? 30
            print("crash test: GATEWAY_CRASH_SEED=\(seed), \(kills) kills")
            let totals = try await CrashTotals(kills: kills, seed: seed) { try JourneyFolder() }
            print("crash test: \(totals)")
            #expect(totals.breaches.prefix(20) == [], "seed \(seed)")
            #expect(totals.payments >= kills, "the load was too light to prove anything")
            #expect(totals.cutOff > 0, "no kill met a request in flight")
        }
    }
}

/// What came of many kills, so many of one store and then of another: every life looks at the whole store.
struct CrashTotals: CustomStringConvertible {
    private static let killsOfAStore = 40

    private(set) var kills = 0
    private(set) var payments = 0
    private(set) var cutOff = 0
    private(set) var pending = 0
    private(set) var early = 0
    private(set) var breaches: [String] = []

    /// Kills; stops at the first store in which something is wrong.
    init(kills: Int, seed: UInt64, folder: () throws -> JourneyFolder) async throws {
        var chance = JourneyChance(seed: seed)
        while self.kills < kills, breaches.isEmpty {
            var run = try CrashRun(seed: chance.next(), in: folder())
            for round in 0..<min(Self.killsOfAStore, kills - self.kills) {
                try await run.live(round: round)
                self.kills += 1
            }
            try await run.last()
            payments += await run.record.order.count
            cutOff += await run.record.unansweredCount
            pending += await run.record.pendingCount
            early += run.killsEarly
            breaches = await run.record.breaches
        }
    }

    var description: String {
        "\(kills) kills under load and \(early) while starting, \(payments) payments, \(cutOff) answers cut off, "
            + "\(pending) pending, \(breaches.count) breaches"
    }
}

/// The lives of one store.
struct CrashRun {
    let world: JourneyWorld
    let folder: JourneyFolder
    let record = CrashRecord()
    private(set) var killsEarly = 0
    private var chance: JourneyChance
    private let clientsCount = 4

    init(seed: UInt64, in folder: JourneyFolder) throws {
        world = try JourneyWorld()
        self.folder = folder
        chance = JourneyChance(seed: seed)
    }

    /// One life: start, look at what the one before left, take load, die.
    mutating func live(round: Int) async throws {
        // A life that ends while it is still starting must do no harm either; the first must make the store.
        if round > 0, Int.random(in: 0..<6, using: &chance) == 0 {
            let service = try JourneyService.launch(in: folder)
            try await Task.sleep(for: .milliseconds(Int.random(in: 1...300, using: &chance)))
            try await service.kill()
            killsEarly += 1
        }
        let service = try await JourneyService.start(in: folder)
        if round > 0 { try await examined(service, samples: 10) }
        let pause = Int.random(in: 80...350, using: &chance)
        try await load(service) { try await Task.sleep(for: .milliseconds(pause)) }
    }

    /// Load until an event is over; then the service dies.
    mutating func load(_ service: JourneyService, until event: () async throws -> Void) async throws {
        let deadline = ContinuousClock.now + .seconds(120)
        let loads = (0..<clientsCount).map { _ in
            CrashLoad(world: world, service: service, record: record, seed: chance.next())
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for load in loads { group.addTask { try await load.run(until: deadline) } }
            try await event()
            try await service.kill()
            try await group.waitForAll()
        }
    }

    /// Examines, and tells of a service that dies under it what it said last.
    private mutating func examined(_ service: JourneyService, samples: Int) async throws {
        do {
            try await examine(service, samples: samples)
        } catch {
            let end = service.child.poll().map { "\($0)" } ?? "still running"
            throw JourneyFault("\(error); the service: \(end), \(service.child.errorText.suffix(1000))")
        }
    }

    /// After a restart: the books verify, what was answered is answered the same, what was not is answered now.
    private mutating func examine(_ service: JourneyService, samples: Int) async throws {
        async let verification = JourneyService.command(
            ["ledger", "verify", "--config", JourneyPlaces.configuration], in: folder)
        let open = await record.open
        // Every other time nobody asks again: what was held must come to its end by itself.
        if Bool.random(using: &chance) { try await nothingStaysHeld(open, service) }
        let closed = await record.closed
        var chosen = Array(closed.suffix(samples))
        for _ in 0..<min(samples, closed.count) {
            if let old = closed.randomElement(using: &chance) { chosen.append(old) }
        }
        try await resend(open, repeats: false, service)
        try await resend(chosen, repeats: true, service)
        let verified = try await verification
        if verified.end != .exited(0) {
            await record.note(
                "ledger verify \(verified.end): \(verified.output.suffix(500)) \(verified.errors.suffix(500))")
        }
        for payment in await record.open { await record.breach(payment, "no final answer after a restart") }
    }

    /// Waits for the service to finish what the life before left held.
    private func nothingStaysHeld(_ payments: [JourneyPayment], _ service: JourneyService) async throws {
        let channel = try JourneyChannel("operator", to: service)
        let deadline = ContinuousClock.now + .seconds(15)
        for payment in payments {
            var state = "held"
            while state == "held", ContinuousClock.now < deadline {
                let response = try await channel.get("/v1/payments/\(payment.uetr)")
                // 404: the message never arrived, or not all of it.
                state = response.status == 404 ? "unknown" : try JourneyJSON(response)["state"].text ?? "none"
                if state == "held" { try await Task.sleep(for: .milliseconds(20)) }
            }
            if state == "held" { await record.breach(payment, "still held long after a restart") }
        }
        await channel.close()
    }

    private func resend(_ payments: [JourneyPayment], repeats: Bool, _ service: JourneyService) async throws {
        let channels = try ["XA": JourneyChannel("xa", to: service), "XB": JourneyChannel("xb", to: service)]
        for payment in payments {
            guard let channel = channels[payment.partner] else { continue }
            let response = try await channel.post(payment.bytes)
            if repeats { await record.repeated(payment, response) } else { await record.answered(payment, response) }
        }
        for channel in channels.values { await channel.close() }
    }

    /// The last life: every payment has one outcome, told the same way everywhere, and the balances follow from them.
    mutating func last() async throws {
        let service = try await JourneyService.start(in: folder)
        try await examined(service, samples: 0)
        try await resend(await record.closed, repeats: true, service)
        var settled: [String: Int64] = [:]
        for code in ["XA", "XB"] {
            settled[code] = try await outcomes(of: code, service)
        }
        let end = try await service.stop()
        if end != .exited(0) { await record.note("the last life ended with \(end)") }
        try await checkBalances(settled)
    }

    /// The sum of what settled for a partner. Notes every payment that has not exactly one outcome.
    private func outcomes(of code: String, _ service: JourneyService) async throws -> Int64 {
        let channel = try JourneyChannel(code.lowercased(), to: service)
        let operatorChannel = try JourneyChannel("operator", to: service)
        let mailbox = try await channel.mailbox()
        let byUETR = Dictionary(grouping: mailbox.filter { $0.uetr != nil }, by: { $0.uetr ?? "" })
        var sum: Int64 = 0
        for (uetr, entry) in await record.entries where entry.payment.partner == code {
            guard let final = entry.final else {
                await record.breach(entry.payment, "never answered")
                continue
            }
            let replies = byUETR[uetr] ?? []
            if replies.count != 1 || replies.first?.bytes != final {
                await record.breach(
                    entry.payment, "\(replies.count) replies in the mailbox, or another than the answer")
            }
            let reply = try JourneyReply(final)
            let view = try JourneyJSON(try await operatorChannel.get("/v1/payments/\(uetr)"))
            let state = view["state"].text ?? "none"
            switch (reply.status, state) {
            case ("ACSC", "settled"): sum += entry.payment.amountMinorUnits
            case ("RJCT", "refused"), ("RJCT", "released"): break
            default: await record.breach(entry.payment, "answered \(reply.summary), on file as \(state)")
            }
        }
        await channel.close()
        await operatorChannel.close()
        return sum
    }

    /// What left the partners' accounts is what settled, and is where it should be.
    private func checkBalances(_ settled: [String: Int64]) async throws {
        let sequencer = try SettlementSequencer(folder.store)
        let accounts = try await sequencer.books.accounts()
        let pending = try await sequencer.books.pendingWork(limit: 10)
        try await sequencer.close()
        if !pending.isEmpty { await record.note("\(pending.count) cases are still open") }
        let byName = Dictionary(uniqueKeysWithValues: accounts.map { ($0.identifier.text, $0) })
        for (code, sum) in settled {
            let name = try world.partner(code).settlementAccount
            let expected = world.openingMinorUnits(name) - sum
            if byName[name]?.postedMinorUnits != expected {
                await record.note("\(code) has \(byName[name]?.postedMinorUnits ?? -1) posted, expected \(expected)")
            }
            if byName[name]?.heldMinorUnits != 0 { await record.note("\(code) has money held with nothing open") }
        }
        let credited = byName[JourneyWorld.creditorAccount]?.postedMinorUnits ?? -1
        let expected = settled.values.reduce(world.openingMinorUnits(JourneyWorld.creditorAccount), +)
        if credited != expected { await record.note("the creditor has \(credited), expected \(expected)") }
        let tenge = accounts.filter { $0.currency.code == "KZT" }.map(\.postedMinorUnits).reduce(0, +)
        if tenge != 0 { await record.note("all tenge accounts together have \(tenge), not 0") }
    }
}
