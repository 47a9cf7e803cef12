import ISO20022
import Settlement
import TengeLedger

/// The bookings of one day, as the store would hand them out.
struct StatementBooksSample {
    static let day = Sample.make(ISODate("2026-11-20"))
    private let store: MemoryStore

    /// Money issued, and so many payments of 101, 102, … minor units to the first creditor.
    init(payments: Int) {
        var store = MemoryStore()
        _ = store.run(Sample.opening(10_000))
        for number in 0..<payments {
            _ = store.run(.admit(Sample.admission(number + 1, amount: Int64(101 + number))))
            _ = store.run(.complete(Sample.completion(number + 1)))
        }
        self.store = store
    }

    /// What we would send of these books for the day.
    static func statement(of source: StatementSource) -> AccountStatement {
        let message = ReplyBuilder(own: Sample.own, offsetMinutes: 300).statement(
            source, day: day, recipient: Sample.partner, at: Sample.at(9_000))
        guard case .bankToCustomerStatement(let statement) = message.content else {
            preconditionFailure("a statement is a statement")
        }
        return statement.statements[0]
    }

    func source(_ account: AccountIdentifier) -> StatementSource {
        let lines = store.postings.filter { $0.posting.debit == account || $0.posting.credit == account }.map {
            posting in
            let record = posting.posting.hold.flatMap(PaymentHold.uetr(of:)).flatMap(store.message(claiming:))
            return BookedLine(
                posting: posting, references: record?.references, valueDate: record == nil ? nil : Self.day)
        }
        return StatementSource(
            account: Sample.make(store.accounts[account]), from: Sample.at(-11 * 3_600_000),
            to: Sample.at(13 * 3_600_000), openingMinorUnits: 0, lines: lines, isFinal: true)
    }
}
