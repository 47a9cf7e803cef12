import ISO20022
import Settlement
import Storage
import TengeLedger
import Testing

@Suite struct BooksTests {
    /// Days chain: what one closes with the next opens with, whatever day a hold was placed on.
    @Test(arguments: StoreKind.available) func everyBookingIsInOnePeriod(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        let hour: Int64 = 3_600_000
        for number in 1...6 {
            let at = Int64(number) * hour
            _ = try await store.submit(.admit(Sample.admission(number, amount: Int64(100 + number), receivedAt: at)))
            _ = try await store.submit(.complete(Sample.completion(number, at: at + hour / 2)))
        }
        let periods = [(-hour, hour), (hour, 3 * hour), (3 * hour, 3 * hour), (3 * hour, 100 * hour)]
        var sources: [StatementSource] = []
        for (from, to) in periods {
            let found = try await store.books.statementSource(
                account: Sample.settlement, from: Sample.at(from), to: Sample.at(to))
            sources.append(try #require(found))
        }
        #expect(sources.map(\.lines.count) == [1, 2, 0, 4])
        #expect(sources[0].openingMinorUnits == 0)
        for (earlier, later) in zip(sources, sources.dropFirst()) {
            #expect(later.openingMinorUnits == earlier.closingMinorUnits)
        }
        #expect(sources.map(\.isFinal) == [true, true, true, false])
        let line = try #require(sources[1].lines.first)
        #expect(line.references == Sample.references(1) && line.valueDate?.text == "2026-11-20")
        #expect(line.posting.posting.money.minorUnits == 101)
        #expect(sources[0].lines[0].references == nil)
        let posted = try await store.books.account(Sample.settlement)?.postedMinorUnits
        #expect(sources[3].closingMinorUnits == posted)
        let unknown = try await store.books.statementSource(
            account: Sample.account("NOBODY"), from: Sample.at(0), to: Sample.at(1))
        #expect(unknown == nil)
        try await store.close()
    }

    @Test(arguments: StoreKind.available) func theStoryOfAPayment(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        #expect(try await store.books.payment(Sample.uetr(1)) == nil)
        _ = try await store.submit(.admit(Sample.admission(1)))
        let held = try #require(try await store.books.payment(Sample.uetr(1)))
        #expect(held.stateWord == "held" && held.history.map(\.word) == ["received", "held"])
        #expect(held.coSignedMessage == nil && held.postings.isEmpty)
        #expect(try held.evidence.decoded() == [Sample.partnerEvidence])
        _ = try await store.submit(.complete(Sample.completion(1)))
        let settled = try #require(try await store.books.payment(Sample.uetr(1)))
        #expect(settled.history.map(\.word) == ["received", "held", "settled", "replied"])
        #expect(settled.raw == Sample.admission(1).raw)
        #expect(settled.coSignedMessage == Sample.completion(1).coSignedMessage)
        #expect(try settled.coSignatureEvidence?.decoded() == [Sample.partnerEvidence, Sample.ownEvidence])
        #expect(settled.postings.map(\.posting.credit) == [Sample.creditors[0]])
        _ = try await store.submit(.admit(Sample.refusal(2, authenticated: true)))
        let refused = try #require(try await store.books.payment(Sample.uetr(2)))
        #expect(refused.stateWord == "refused" && refused.history.last?.reason == .invalidCutOffTime)
        #expect(
            try await store.books.states(of: [Sample.uetr(1), Sample.uetr(2), Sample.uetr(3)])
                == [Sample.uetr(1): "settled", Sample.uetr(2): "refused"])
        #expect(try await store.books.recentPayments(limit: 1).map(\.references.uetr) == [Sample.uetr(2)])
        try await store.close()
    }

    @Test(arguments: StoreKind.available) func theMailboxIsThePartnersOwn(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        for number in 1...3 {
            _ = try await store.submit(.admit(Sample.admission(number)))
            _ = try await store.submit(.complete(Sample.completion(number)))
        }
        let books = store.books
        #expect(try await books.mailbox(partner: Sample.partner, after: 0, limit: 2).map(\.mailboxSequence) == [1, 2])
        #expect(try await books.mailbox(partner: Sample.partner, after: 2, limit: 2).map(\.mailboxSequence) == [3])
        #expect(try await books.mailbox(partner: Sample.otherPartner, after: 0, limit: 9).isEmpty)
        _ = try await store.submit(.acknowledge(partner: Sample.partner, mailboxSequence: 2, at: Sample.at(9_000)))
        #expect(try await books.mailbox(partner: Sample.partner, after: 0, limit: 9).map(\.mailboxSequence) == [1, 3])
        try await store.close()
    }

    /// Whoever writes to the file beside the sequencer is noticed: what it keeps in memory is read again.
    @Test(arguments: StoreKind.available) func memoryGivesWayToTheFile(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        _ = try await store.submit(.admit(Sample.admission(1)))
        try file.tamper("UPDATE account SET status = 'frozen' WHERE identifier = '\(Sample.settlement.text)'")
        guard case .refused(let refused) = try await store.submit(.admit(Sample.admission(2))) else {
            throw Unexpected("the frozen account paid")
        }
        #expect(refused.refusal.reason == .blockedAccount)
        try await store.close()
    }
}
