import ISO20022
import TengeLedger

/// The statement's own sums, and whether it follows the one before. All in minor units, exact.
struct StatementArithmetic {
    private let books: ReconciliationBooks
    private let money: StatementMoney
    private(set) var breaks: [ReconciliationBreak] = []
    /// Of the booked entries, and of all.
    private var booked = Sums()
    private var all = Sums()

    private struct Sums {
        var credits = StatementSum()
        var debits = StatementSum()
        /// False when an amount is not in the account's minor units: there are no sums then.
        var areWhole = true

        mutating func add(_ minorUnits: Int64?, _ side: CreditDebit) {
            guard let minorUnits else { return areWhole = false }
            if side == .credit { credits.add(minorUnits) } else { debits.add(minorUnits) }
        }
    }

    init(_ books: ReconciliationBooks) {
        self.books = books
        money = StatementMoney(books.source.account.currency)
    }

    mutating func take(_ entry: StatementEntry) {
        var size: Int64?
        if entry.amount.currency == money.currency, case .success(let minorUnits) = entry.amount.minorUnits() {
            size = minorUnits
        }
        all.add(size, entry.side)
        if entry.status == StatementEntry.booked { booked.add(size, entry.side) }
    }

    /// What the pages say, in their order, when all entries are taken.
    mutating func check(_ pages: [AccountStatement]) {
        checkAccount(pages)
        checkPages(pages)
        checkSequence(pages[0])
        let opening = balance(CashBalance.openingBooked, in: pages[0])
        let closing = pages.last.flatMap { balance(CashBalance.closingBooked, in: $0) }
        checkChain(opening: opening, closing: closing)
        checkSum(opening: opening, closing: closing)
        for summary in pages.compactMap(\.summary) where pages.count == 1 && all.areWhole { check(summary) }
    }

    private mutating func differ(
        _ kind: ReconciliationBreak.Kind, _ reference: String, expected: String, found: String
    ) {
        guard expected != found else { return }
        breaks.append(ReconciliationBreak(kind, reference: reference, expected: expected, found: found))
    }

    private mutating func checkAccount(_ pages: [AccountStatement]) {
        for page in pages {
            let account = page.account.account
            differ(
                .account, "Acct", expected: books.source.account.identifier.text, found: account.identification.number)
            if let currency = account.currency {
                differ(.currency, "Acct/Ccy", expected: money.currency.text, found: currency.text)
            }
        }
    }

    private mutating func checkPages(_ pages: [AccountStatement]) {
        let numbers = pages.map { $0.pagination?.page ?? 1 }
        if numbers != Array(1...pages.count) {
            differ(
                .sequence, "StmtPgntn", expected: "1...\(pages.count)",
                found: numbers.map(String.init).joined(separator: " "))
        }
        for (index, page) in pages.enumerated() {
            let isLast = page.pagination?.isLast ?? true
            guard isLast != (index == pages.count - 1) else { continue }
            differ(
                .sequence, "StmtPgntn/LastPgInd", expected: "last on page \(pages.count)",
                found: isLast ? "last on page \(numbers[index])" : "no last page")
        }
        for page in pages where page.identification != pages[0].identification {
            differ(.sequence, "Stmt/Id", expected: pages[0].identification.text, found: page.identification.text)
        }
    }

    private mutating func checkSequence(_ page: AccountStatement) {
        guard let previous = books.previous?.sequenceNumber, let written = page.electronicSequenceNumber else { return }
        let (expected, overflow) = previous.addingReportingOverflow(1)
        guard !overflow else { return }
        differ(.sequence, "ElctrncSeqNb", expected: String(expected), found: written.text)
    }

    /// Nil, with a break, when the balance is missing, in another currency, or not in minor units.
    private mutating func balance(_ type: CodeOrProprietary<4>, in page: AccountStatement) -> Int64? {
        let name = "Bal/\(type.code ?? "")"
        let found = page.balances.filter { $0.type == type }
        guard found.count == 1, let balance = found.first else {
            differ(.balanceSum, name, expected: "one", found: String(found.count))
            return nil
        }
        guard balance.amount.currency == money.currency, case .success(let size) = balance.amount.minorUnits() else {
            differ(
                .currency, name, expected: money.currency.text,
                found: "\(balance.amount.currency.text) \(balance.amount.amount.text)")
            return nil
        }
        return balance.side == .credit ? size : -size
    }

    private mutating func checkChain(opening: Int64?, closing: Int64?) {
        if let opening {
            differ(.balanceChain, "Bal/OPBD", expected: String(books.source.openingMinorUnits), found: String(opening))
            if let previous = books.previous {
                differ(
                    .balanceChain, "Bal/CLBD before", expected: String(previous.closingMinorUnits),
                    found: String(opening))
            }
        }
        if let closing {
            differ(.balanceChain, "Bal/CLBD", expected: String(books.source.closingMinorUnits), found: String(closing))
        }
    }

    private mutating func checkSum(opening: Int64?, closing: Int64?) {
        guard let opening, let closing, booked.areWhole else { return }
        let expected = Int128(opening) + booked.credits.total - booked.debits.total
        differ(.balanceSum, "Bal/CLBD", expected: String(expected), found: String(closing))
    }

    private mutating func check(_ summary: TransactionsSummary) {
        check(summary.creditEntries, all.credits, "TxsSummry/TtlCdtNtries")
        check(summary.debitEntries, all.debits, "TxsSummry/TtlDbtNtries")
        var both = StatementSum()
        both.count = all.credits.count + all.debits.count
        both.total = all.credits.total + all.debits.total
        check(summary.entries, both, "TxsSummry/TtlNtries")
        if let net = summary.net {
            let expected = all.credits.total - all.debits.total
            let found = net.amount.scaledInteger(decimals: money.decimals).map {
                net.side == .credit ? Int128($0) : -Int128($0)
            }
            differ(
                .summary, "TxsSummry/TtlNtries/TtlNetNtry", expected: String(expected),
                found: found.map { String($0) } ?? net.amount.text)
        }
    }

    private mutating func check(_ written: CountAndSum?, _ sum: StatementSum, _ name: String) {
        if let count = written?.count {
            differ(.summary, name + "/NbOfNtries", expected: String(sum.count), found: String(count.count))
        }
        if let total = written?.sum {
            let found = total.scaledInteger(decimals: money.decimals).map { String($0) } ?? total.text
            differ(.summary, name + "/Sum", expected: String(sum.total), found: found)
        }
    }
}
