import Settlement
import TengeLedger
import Testing

/// Operators' holds and their deadlines.
@Suite struct OperatorHoldTests {
    private static let deadline: Int64 = 10
    private static let expired = SequencedAnswer.ledger(.rejected(.holdAlreadyExpired), isRepeat: false)

    private func request(_ key: String, _ command: LedgerCommand, at: Int64) -> SequencedCommand {
        .ledger(LedgerRequest(key: Sample.key(key), command: command, at: Sample.at(at)))
    }

    private static let issue = LedgerCommand.issue(
        issuer: Sample.issuer, to: Sample.settlement, money: Money(minorUnits: 7, currency: Sample.kzt))

    private func hold(_ name: String) -> HoldIdentifier { Sample.make(HoldIdentifier(name)) }

    /// A store with holds of 5 by one deadline.
    private func store(_ names: String...) -> MemoryStore {
        var store = MemoryStore()
        for answer in store.run(Sample.opening(100)) { #expect(answer == .ledger(.done, isRepeat: false)) }
        for name in names {
            let place = LedgerCommand.placeHold(
                hold(name), payer: Sample.settlement, currency: Sample.kzt,
                legs: [HoldLeg(payee: Sample.creditors[1], amountMinorUnits: 5)], deadline: Sample.at(Self.deadline))
            #expect(store.run(request("place/\(name)", place, at: 0)) == .ledger(.done, isRepeat: false))
        }
        return store
    }

    @Test func atTheDeadlineAHoldStillStands() {
        var store = store("A", "B")
        #expect(
            store.run(request("a", .settleHold(hold("A")), at: Self.deadline)) == .ledger(.done, isRepeat: false))
        #expect(
            store.run(request("b", .releaseHold(hold("B")), at: Self.deadline)) == .ledger(.done, isRepeat: false))
        #expect(store.books.violations().isEmpty)
    }

    /// Whatever would end it, it has expired, and the money is back; one entry for that and one for the refusal.
    @Test func pastTheDeadlineNobodySettlesIt() throws {
        let group = try #require(HoldGroup([hold("A"), hold("B")]))
        let commands: [LedgerCommand] = [
            .settleHold(hold("A")), .settleHoldInPart(hold("A"), parts: [1]), .settleHolds(group),
            .releaseHold(hold("A")), .releaseHolds(group),
        ]
        for command in commands {
            var store = store("A", "B")
            let entries = store.journal.count
            #expect(store.run(request("late", command, at: Self.deadline + 1)) == Self.expired, "\(command)")
            #expect(store.holds[hold("A")]?.state == .expired, "\(command)")
            let named = command.rowsTouched.holds.count
            #expect(store.accounts[Sample.settlement]?.heldMinorUnits == 10 - Int64(named) * 5)
            #expect(store.journal.count == entries + named + 1)
            #expect(store.books.violations().isEmpty)
        }
    }

    /// A command that was answered in time is answered so ever after, and its holds are left alone.
    @Test func aRepeatChangesNothing() {
        var store = store("A")
        let refused = request("early", .settleHoldInPart(hold("A"), parts: [9]), at: 1)
        let answer = LedgerAnswer.rejected(.partExceedsLeg)
        #expect(store.run(refused) == .ledger(answer, isRepeat: false))
        let entries = store.journal.count
        let again = request("early", .settleHoldInPart(hold("A"), parts: [9]), at: Self.deadline + 1)
        #expect(store.run(again) == .ledger(answer, isRepeat: true))
        #expect(store.journal.count == entries && store.holds[hold("A")]?.state == .placed)
        #expect(
            store.run(.expireDue(at: Sample.at(Self.deadline + 1), limit: 9)) == .expired([], operatorHolds: 1))
    }

    /// The sweep's command is an operator's too.
    @Test func expiringItIsNotRefused() {
        var store = store("A")
        let expire = request("expire", .expireHold(hold("A")), at: Self.deadline + 1)
        #expect(store.run(expire) == .ledger(.done, isRepeat: false))
    }

    /// Who calls a command as the sweep calls its own is answered like all: once. The hold expires all the same.
    @Test func anOperatorsKeyMayBeTheSweepsName() {
        let late = Self.deadline + 1
        var store = store("A", "B")
        let answers = store.run([
            request("expiry/A", Self.issue, at: late), .expireDue(at: Sample.at(late), limit: 9),
            request("expiry/A", Self.issue, at: late),
        ])
        let done = LedgerAnswer.done
        #expect(
            answers == [
                .ledger(done, isRepeat: false), .expired([], operatorHolds: 2), .ledger(done, isRepeat: true),
            ])
        #expect(store.accounts[Sample.settlement]?.postedMinorUnits == 107)
    }

    /// Nor does such a name keep a hold alive.
    @Test func theSweepsNameKeepsNoHoldAlive() {
        let late = Self.deadline + 1
        var store = store("A")
        let answers = store.run([
            request("expiry/A", Self.issue, at: late), request("settle", .settleHold(hold("A")), at: late),
        ])
        #expect(answers == [.ledger(.done, isRepeat: false), Self.expired])
    }
}
