public import ISO20022
import TengeLedger

/// Matches the pages of one statement against the books. Writes nothing; O(n log n).
///
/// A pair is found by the servicer's reference, else by UETR and side, else by end-to-end identification with amount
/// and side; never by amount alone.
///
/// - Parameters:
///   - pages: All pages of one statement, in any order; at least one.
///   - states: The states of payments that the statement names and the period's bookings do not.
public func reconcile(
    _ pages: [AccountStatement], with books: ReconciliationBooks, states: [UETR: String] = [:]
) -> ReconciliationReport {
    Reconciliation(of: pages, with: books).report(states: states)
}

/// A statement that is matched against the books as it is read: a page, its entries, the next page.
///
/// What it keeps of the statement grows with its pages and with what is wrong, not with its entries.
public struct Reconciliation: Sendable {
    private let books: ReconciliationBooks
    private var matching: StatementMatching
    private var arithmetic: StatementArithmetic
    private var pages: [AccountStatement] = []

    private var marks: StatementMarks

    /// Nothing is read yet.
    public init(with books: ReconciliationBooks) {
        self.books = books
        matching = StatementMatching(books)
        arithmetic = StatementArithmetic(books)
        marks = StatementMarks(books)
    }

    /// All pages of one statement, in any order.
    public init(of pages: [AccountStatement], with books: ReconciliationBooks) {
        self.init(with: books)
        for page in Self.inOrder(pages) {
            begin(page)
            for entry in page.entries { take(entry) }
        }
    }

    private static func inOrder(_ pages: [AccountStatement]) -> [AccountStatement] {
        pages.sorted { ($0.pagination?.page ?? 1) < ($1.pagination?.page ?? 1) }
    }

    /// A page begins; the entries it holds itself are not looked at.
    public mutating func begin(_ page: AccountStatement) {
        var head = page
        head.entries = []
        pages.append(head)
    }

    /// An entry of the page.
    public mutating func take(_ entry: StatementEntry) {
        let items = StatementItem.items(of: entry)
        matching.take(entry, items)
        arithmetic.take(entry)
        marks.take(items)
    }

    /// Payments that entries named and no booking of the period has, so far: `report` wants their states.
    public var unknownPayments: [UETR] { Array(Set(matching.unknown.compactMap(\.uetr))) }

    /// What came of it when the last page is over; at least one must have begun.
    ///
    /// - Parameter states: In a word, of those `unknownPayments` that are on file.
    public func report(states: [UETR: String]) -> ReconciliationReport {
        precondition(!pages.isEmpty, "a statement has a page")
        var (matching, arithmetic, marks) = (matching, arithmetic, marks)
        let ordered = Self.inOrder(pages)
        matching.reportUnknown(states)
        matching.reportMissing()
        arithmetic.check(ordered)
        marks.check(ordered)
        let order = Dictionary(
            uniqueKeysWithValues: ReconciliationBreak.Kind.allCases.enumerated().map { ($1, $0) })
        let breaks = (matching.breaks + arithmetic.breaks + marks.breaks).sorted { left, right in
            (order[left.kind] ?? 0, left.reference, left.uetr?.text ?? "", left.expected, left.found)
                < (order[right.kind] ?? 0, right.reference, right.uetr?.text ?? "", right.expected, right.found)
        }
        return ReconciliationReport(
            account: books.source.account.identifier, statement: ordered[0].identification.text,
            matched: matching.matched, booked: books.source.lines.count, entries: matching.items, breaks: breaks)
    }
}

/// One thing booked according to the statement: an entry, or one of its several details.
struct StatementItem {
    let entry: StatementEntry
    let references: TransactionReferences?
    let amount: CurrencyAndAmount
    let side: CreditDebit

    var uetr: UETR? { references?.uetr }
    var servicerReference: String? {
        (references?.accountServicerReference ?? entry.accountServicerReference)?.text
    }
    var name: String {
        servicerReference ?? uetr?.text ?? references?.endToEnd?.text ?? entry.reference?.text ?? "entry"
    }

    static func items(of entry: StatementEntry) -> [StatementItem] {
        let transactions = entry.details.flatMap(\.transactions)
        guard transactions.count > 1 else {
            return [
                StatementItem(
                    entry: entry, references: transactions.first?.references, amount: entry.amount, side: entry.side)
            ]
        }
        return transactions.map { transaction in
            StatementItem(
                entry: entry, references: transaction.references, amount: transaction.amount ?? entry.amount,
                side: transaction.side ?? entry.side)
        }
    }
}

/// Pairs items with bookings.
private struct StatementMatching {
    private let books: ReconciliationBooks
    private var unmatched: Set<Int>
    private var byReference: [String: Int] = [:]
    private var byPayment: [PaymentKey: Int] = [:]
    private var byEndToEnd: [EndToEndKey: [Int]] = [:]
    private(set) var breaks: [ReconciliationBreak] = []
    private(set) var matched = 0
    private(set) var items = 0
    /// What no booking was found for.
    private(set) var unknown: [Unknown] = []

    struct Unknown {
        let uetr: UETR?
        let name: String
        let found: String
    }

    private struct PaymentKey: Hashable {
        let uetr: UETR
        let side: CreditDebit
    }

    private struct EndToEndKey: Hashable {
        let endToEnd: String
        let minorUnits: Int64
        let side: CreditDebit
    }

    init(_ books: ReconciliationBooks) {
        self.books = books
        unmatched = Set(books.source.lines.indices)
        for (index, line) in books.source.lines.enumerated() {
            let side = Self.side(line, books)
            byReference[ReplyBuilder.servicerReference(line.posting.sequence).text] = index
            if let uetr = line.references?.uetr { byPayment[PaymentKey(uetr: uetr, side: side)] = index }
            if let endToEnd = line.references?.endToEnd?.text {
                let key = EndToEndKey(
                    endToEnd: endToEnd, minorUnits: line.posting.posting.money.minorUnits, side: side)
                byEndToEnd[key, default: []].append(index)
            }
        }
    }

    private static func side(_ line: BookedLine, _ books: ReconciliationBooks) -> CreditDebit {
        line.posting.posting.credit == books.source.account.identifier ? .credit : .debit
    }

    mutating func take(_ entry: StatementEntry, _ items: [StatementItem]) {
        self.items += items.count
        if items.count > 1, ExactDecimal.sum(items.map(\.amount.amount)) != entry.amount.amount {
            breaks.append(
                ReconciliationBreak(
                    .amount, reference: entry.accountServicerReference?.text ?? "entry",
                    expected: entry.amount.amount.text, found: "the details come to another sum"))
        }
        for item in items { take(item) }
    }

    private mutating func take(_ item: StatementItem) {
        guard let index = candidate(for: item) else { return takeUnknown(item) }
        guard unmatched.remove(index) != nil else {
            breaks.append(ReconciliationBreak(.duplicate, uetr: item.uetr, reference: item.name))
            return
        }
        let differences = differences(item, books.source.lines[index])
        if differences.isEmpty { matched += 1 }
        breaks += differences
    }

    private func candidate(for item: StatementItem) -> Int? {
        let opposite: CreditDebit = item.side == .credit ? .debit : .credit
        if let uetr = item.uetr {
            // A payment's name says more than a number: swapped references must not pair two equal amounts.
            return byPayment[PaymentKey(uetr: uetr, side: item.side)]
                ?? byPayment[PaymentKey(uetr: uetr, side: opposite)]
        }
        if let reference = item.servicerReference, let index = byReference[reference] { return index }
        guard let endToEnd = item.references?.endToEnd?.text, endToEnd != "NOTPROVIDED",
            case .success(let minorUnits) = item.amount.minorUnits()
        else { return nil }
        let found = byEndToEnd[EndToEndKey(endToEnd: endToEnd, minorUnits: minorUnits, side: item.side)] ?? []
        return found.first(where: unmatched.contains) ?? found.first
    }

    private mutating func takeUnknown(_ item: StatementItem) {
        let found = "\(item.side.rawValue) \(item.amount.currency.text) \(item.amount.amount.text)"
        unknown.append(Unknown(uetr: item.uetr, name: item.name, found: found))
    }

    mutating func reportUnknown(_ states: [UETR: String]) {
        for item in unknown {
            if let uetr = item.uetr, let state = states[uetr], state != "settled" {
                breaks.append(
                    ReconciliationBreak(
                        .status, uetr: uetr, reference: item.name, expected: state, found: item.found))
            } else {
                breaks.append(
                    ReconciliationBreak(.missingInLog, uetr: item.uetr, reference: item.name, found: item.found))
            }
        }
    }

    private func differences(_ item: StatementItem, _ line: BookedLine) -> [ReconciliationBreak] {
        let posting = line.posting.posting
        let money = StatementMoney(posting.money.currency)
        let side = Self.side(line, books)
        var breaks: [ReconciliationBreak] = []
        func differ(_ kind: ReconciliationBreak.Kind, _ expected: String, _ found: String) {
            breaks.append(
                ReconciliationBreak(kind, uetr: item.uetr, reference: item.name, expected: expected, found: found))
        }
        if item.amount.currency != money.currency {
            differ(.currency, money.currency.text, item.amount.currency.text)
        } else if item.amount.minorUnits() != .success(posting.money.minorUnits) {
            differ(.amount, money.amount(posting.money.minorUnits).amount.text, item.amount.amount.text)
        }
        if item.side != side { differ(.side, side.rawValue, item.side.rawValue) }
        let (mark, named) = (StatementMarking.name(posting.mark), StatementMarking.name(item))
        if mark != named { differ(.mark, mark, named) }
        if let valueDate = line.valueDate, let found = item.entry.valueDate?.day, found.withoutZone != valueDate {
            differ(.valueDate, valueDate.text, found.text)
        }
        if item.entry.status != StatementEntry.booked {
            differ(.status, "BOOK", item.entry.status.code ?? item.entry.status.proprietary ?? "")
        }
        if let reference = item.servicerReference,
            reference != ReplyBuilder.servicerReference(line.posting.sequence).text, byReference[reference] != nil
        {
            differ(.reference, ReplyBuilder.servicerReference(line.posting.sequence).text, reference)
        }
        return breaks
    }

    mutating func reportMissing() {
        for index in unmatched.sorted() {
            let line = books.source.lines[index]
            let posting = line.posting.posting
            let amount = StatementMoney(posting.money.currency).amount(posting.money.minorUnits)
            breaks.append(
                ReconciliationBreak(
                    .missingInStatement, uetr: line.references?.uetr,
                    reference: ReplyBuilder.servicerReference(line.posting.sequence).text,
                    expected: "\(Self.side(line, books).rawValue) \(amount.currency.text) \(amount.amount.text)"))
        }
    }
}
