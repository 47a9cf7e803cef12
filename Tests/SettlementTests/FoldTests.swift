import DualSign
import ISO20022
import Settlement
import TengeLedger
import Testing

@Suite struct FoldTests {
    private func opened(_ minorUnits: Int64 = 10_000) -> MemoryStore {
        var store = MemoryStore()
        for answer in store.run(Sample.opening(minorUnits)) { #expect(answer == .ledger(.done, isRepeat: false)) }
        return store
    }

    private func held(_ store: inout MemoryStore, _ number: Int) throws -> HeldCase {
        guard case .held(let held) = store.run(.admit(Sample.admission(number))) else {
            throw Unexpected("payment \(number) is not held")
        }
        return held
    }

    @Test func aPaymentIsHeldCoSignedAndSettled() throws {
        var store = opened()
        let held = try held(&store, 1)
        #expect(held.order == Sample.order(1) && held.raw == Sample.admission(1).raw)
        #expect(store.accounts[Sample.settlement]?.heldMinorUnits == 100)
        #expect(store.accounts[Sample.settlement]?.postedMinorUnits == 10_000)
        guard case .settled(let reply) = store.run(.complete(Sample.completion(1))) else {
            throw Unexpected("not settled")
        }
        #expect(reply.bytes == Sample.completion(1).reply && reply.mailboxSequence == 1)
        #expect(store.accounts[Sample.settlement]?.postedMinorUnits == 9_900)
        #expect(store.accounts[Sample.creditors[0]]?.postedMinorUnits == 100)
        #expect(store.postings.last?.debitPostedAfter == 9_900 && store.postings.last?.creditPostedAfter == 100)
        #expect(store.books.violations().isEmpty)
    }

    // I1, I6: what is answered is what was recorded, byte for byte.
    @Test func theSameBytesGetTheSameReply() throws {
        var store = opened()
        let held = try held(&store, 1)
        #expect(store.run(.admit(Sample.admission(1))) == .pending(held))
        guard case .settled(let reply) = store.run(.complete(Sample.completion(1))) else {
            throw Unexpected("not settled")
        }
        #expect(store.run(.admit(Sample.admission(1))) == .replay(reply))
        // A second completion, with another reply, follows the first.
        #expect(store.run(.complete(Sample.completion(1, at: 2000, reply: "OTHER"))) == .settled(reply))
        #expect(store.postings.count == 2)
    }

    @Test func repeatedIdentifiersAreRefused() throws {
        var store = opened()
        _ = try held(&store, 1)
        let rows: [(Admission, StatusReason)] = [
            (Sample.admission(2, variant: "first", identifier: "MSG1"), .duplicateMessageIdentification),
            (Sample.admission(1, variant: "again", identifier: "MSG9"), .duplication),
            (Sample.admission(1, variant: "both"), .duplicateMessageIdentification),
        ]
        for (admission, reason) in rows {
            guard case .refused(let refused) = store.run(.admit(admission)) else { throw Unexpected("not refused") }
            #expect(refused.refusal.reason == reason)
            #expect(refused.refusal.reply == .paymentStatusReport)
        }
        // A duplicate claims nothing: its own new identifiers stay free.
        guard case .held = store.run(.admit(Sample.admission(2))) else { throw Unexpected("UETR 2 was taken") }
        #expect(store.accounts[Sample.settlement]?.heldMinorUnits == 200)
    }

    @Test func anUnsignedMessageClaimsNothing() throws {
        var store = opened()
        guard case .refused = store.run(.admit(Sample.refusal(1, authenticated: false))) else {
            throw Unexpected("not refused")
        }
        guard case .refused(let unsigned) = store.run(.admit(Sample.admission(1, variant: "x", evidence: []))) else {
            throw Unexpected("an unsigned payment was held")
        }
        #expect(unsigned.refusal.reason == .dataSignatureRequested && unsigned.refusal.reply == .messageReject)
        _ = try held(&store, 1)
    }

    @Test func aRefusedPaymentKeepsItsUETR() throws {
        var store = opened()
        guard case .refused = store.run(.admit(Sample.refusal(1, authenticated: true))) else {
            throw Unexpected("not refused")
        }
        guard case .refused(let second) = store.run(.admit(Sample.admission(1, identifier: "NEW"))) else {
            throw Unexpected("the UETR was free")
        }
        #expect(second.refusal.reason == .duplication)
    }

    @Test func theLedgerRefuses() throws {
        var store = opened(50)
        guard case .refused(let refused) = store.run(.admit(Sample.admission(1))) else {
            throw Unexpected("held without funds")
        }
        #expect(refused.refusal.reason == .insufficientFunds)
        #expect(store.accounts[Sample.settlement]?.heldMinorUnits == 0)
        #expect(store.holds.isEmpty)
    }

    // I3
    @Test func bothJurisdictionsMustHaveSigned() throws {
        var store = opened()
        _ = try held(&store, 1)
        let sameKey = Sample.evidence(Sample.kz, key: Sample.partnerEvidence.subjectKeyIdentifier)
        let evidence: [[SignatureEvidence]] = [
            [], [Sample.partnerEvidence], [Sample.ownEvidence], [Sample.ownEvidence, Sample.ownEvidence],
            [Sample.partnerEvidence, sameKey],
        ]
        for evidence in evidence {
            #expect(
                store.run(.complete(Sample.completion(1, evidence: evidence))) == .rejected(.evidenceIncomplete))
        }
        #expect(store.postings.count == 1)
        guard case .settled = store.run(.complete(Sample.completion(1))) else { throw Unexpected("not settled") }
    }

    // I4, I5, I8
    @Test func timeDecidesOnce() throws {
        var store = opened()
        _ = try held(&store, 1)
        _ = try held(&store, 2)
        let deadline = Sample.holdMilliseconds
        #expect(store.run(.expireDue(at: Sample.at(deadline), limit: 10)) == .expired([], operatorHolds: 0))
        guard case .settled = store.run(.complete(Sample.completion(1, at: deadline))) else {
            throw Unexpected("a co-signature at the deadline is in time")
        }
        guard case .aborted(let late) = store.run(.complete(Sample.completion(2, at: deadline + 1))) else {
            throw Unexpected("a late co-signature settled")
        }
        #expect(late.refusal.reason == .waitingTimeExpired)
        #expect(store.run(.expireDue(at: Sample.at(deadline + 9), limit: 10)) == .expired([], operatorHolds: 0))
        guard case .recorded(let reply) = store.run(.recordReply(message: late.sequence, bytes: [1], at: Sample.at(1)))
        else { throw Unexpected("not recorded") }
        #expect(store.run(.complete(Sample.completion(2))) == .replay(reply))
        #expect(store.books.violations().isEmpty)
    }

    @Test func timersExpireInOrderAndWithinTheLimit() throws {
        var store = opened()
        for number in 1...3 {
            _ = store.run(.admit(Sample.admission(number, receivedAt: Int64(number))))
        }
        let operatorHold = LedgerRequest(
            key: Sample.key("hold/1"),
            command: .placeHold(
                Sample.make(HoldIdentifier("MINE")), payer: Sample.settlement, currency: Sample.kzt,
                legs: [HoldLeg(payee: Sample.creditors[1], amountMinorUnits: 5)], deadline: Sample.at(10)),
            at: Sample.at(0))
        #expect(store.run(.ledger(operatorHold)) == .ledger(.done, isRepeat: false))
        let late = Sample.at(Sample.holdMilliseconds + 100)
        guard case .expired(let first, operatorHolds: 1) = store.run(.expireDue(at: late, limit: 3)) else {
            throw Unexpected("the operator's hold did not expire")
        }
        #expect(first.map(\.references.uetr) == [Sample.uetr(1), Sample.uetr(2)])
        guard case .expired(let second, operatorHolds: 0) = store.run(.expireDue(at: late, limit: 3)) else {
            throw Unexpected("the third did not expire")
        }
        #expect(second.map(\.references.uetr) == [Sample.uetr(3)])
        #expect(store.holds.values.allSatisfy { $0.state == .expired })
        #expect(store.books.violations().isEmpty)
    }

    @Test func anAbortFollowsTheDecision() throws {
        var store = opened()
        let first = try held(&store, 1)
        guard case .aborted(let refused) = store.run(.abort(Sample.uetr(1), reason: .orderCancelled, at: Sample.at(1)))
        else { throw Unexpected("not aborted") }
        #expect(refused.sequence == first.sequence && refused.refusal.reason == .orderCancelled)
        // Owed until recorded; the reason of a second abort does not replace the first.
        #expect(
            store.run(.abort(Sample.uetr(1), reason: .waitingTimeExpired, at: Sample.at(2))) == .aborted(refused))
        #expect(store.run(.admit(Sample.admission(1))) == .refused(refused))
        _ = try held(&store, 2)
        let settled = store.run(.complete(Sample.completion(2)))
        #expect(store.run(.abort(Sample.uetr(2), reason: .orderCancelled, at: Sample.at(9))) == settled)
        #expect(
            store.run(.abort(Sample.uetr(7), reason: .orderCancelled, at: Sample.at(9))) == .rejected(.paymentUnknown))
    }

    @Test func theFirstReplyWins() throws {
        var store = opened()
        guard case .refused(let refused) = store.run(.admit(Sample.refusal(1, authenticated: true))) else {
            throw Unexpected("not refused")
        }
        #expect(store.repliesDue == [refused.sequence])
        let first = store.run(.recordReply(message: refused.sequence, bytes: [1], at: Sample.at(1)))
        guard case .recorded(let reply) = first else { throw Unexpected("not recorded") }
        #expect(store.run(.recordReply(message: refused.sequence, bytes: [2], at: Sample.at(2))) == first)
        #expect(store.run(.admit(Sample.refusal(1, authenticated: true))) == .replay(reply))
        #expect(store.repliesDue.isEmpty)
        let held = try held(&store, 2)
        #expect(
            store.run(.recordReply(message: held.sequence, bytes: [1], at: Sample.at(1))) == .rejected(.replyNotDue))
        #expect(store.run(.recordReply(message: 99, bytes: [1], at: Sample.at(1))) == .rejected(.messageUnknown))
    }

    @Test func theMailboxForgetsWhatIsAcknowledged() throws {
        var store = opened()
        _ = try held(&store, 1)
        guard case .settled(let reply) = store.run(.complete(Sample.completion(1))) else {
            throw Unexpected("not settled")
        }
        func acknowledge(_ partner: BICFI, _ number: Int64) -> SequencedCommand {
            .acknowledge(partner: partner, mailboxSequence: number, at: Sample.at(5))
        }
        #expect(store.run(acknowledge(Sample.otherPartner, reply.mailboxSequence)) == .rejected(.mailboxItemUnknown))
        #expect(store.run(acknowledge(Sample.partner, 9)) == .rejected(.mailboxItemUnknown))
        #expect(store.run(acknowledge(Sample.partner, reply.mailboxSequence)) == .acknowledged)
        let entries = store.journal.count
        #expect(store.run(acknowledge(Sample.partner, reply.mailboxSequence)) == .acknowledged)
        #expect(store.journal.count == entries)
    }

    @Test func operatorsCannotTouchPayments() throws {
        var store = opened()
        let held = try held(&store, 1)
        let release = LedgerRequest(
            key: Sample.key("mine"), command: .releaseHold(held.order.hold), at: Sample.at(1))
        #expect(store.run(.ledger(release)) == .rejected(.holdBelongsToPayment))
        let reserved = LedgerRequest(
            key: Sample.key("payment/x"), command: .freezeAccount(Sample.settlement), at: Sample.at(1))
        #expect(store.run(.ledger(reserved)) == .rejected(.keyReserved))
    }

    /// A command that is refused leaves its neighbours in the batch alone.
    @Test func aBatchIsItsCommandsOneByOne() {
        let commands: [SequencedCommand] =
            Sample.opening(150) + [
                .admit(Sample.admission(1)), .admit(Sample.admission(2)), .admit(Sample.admission(1)),
                .complete(Sample.completion(1)), .complete(Sample.completion(2)), .complete(Sample.completion(1)),
                .expireDue(at: Sample.at(Sample.holdMilliseconds * 3), limit: 10),
            ]
        var together = MemoryStore()
        var apart = MemoryStore()
        #expect(together.run(commands) == commands.map { apart.run($0) })
        #expect(together.journal == apart.journal && together.accounts == apart.accounts)
        #expect(together.messages == apart.messages && together.holds == apart.holds)
    }

    @Test func theJournalIsAChain() {
        var store = opened()
        _ = store.run(.admit(Sample.admission(1)))
        _ = store.run(.complete(Sample.completion(1)))
        var head = JournalHead.start
        for entry in store.journal {
            #expect(entry.sequence == head.sequence + 1)
            #expect(
                entry.hash
                    == JournalEntry.hash(
                        after: head.hash, sequence: entry.sequence, kind: entry.kind.rawValue, at: entry.at,
                        entry.payload))
            #expect(entry.rows()?.isEmpty == false)
            head = JournalHead(sequence: entry.sequence, hash: entry.hash)
        }
        let tables = store.journal.last?.rows()?.map(\.table)
        #expect(
            tables == [.account, .account, .hold, .posting, .settlementCase, .coSignature, .reply])
    }
}
