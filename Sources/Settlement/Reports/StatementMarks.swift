import ISO20022
import TengeLedger

/// How a statement names marks, beside what it says of the whole:
///
///     Bal/Tp         CdOrPrtry/Prtry OPBD-MARKED or CLBD-MARKED, SubTp/Prtry the mark
///     TxDtls/Refs    Prtry, Tp MARK-BEGINS, MARK-CARRIES or MARK-ENDS, Ref the mark
enum StatementMarking {
    static let opening = CodeOrProprietary<4>.proprietary("OPBD-MARKED")
    static let closing = CodeOrProprietary<4>.proprietary("CLBD-MARKED")

    /// The type of the reference.
    static func type(_ phase: MarkPhase) -> Max35Text {
        switch phase {
        case .begins: "MARK-BEGINS"
        case .carries: "MARK-CARRIES"
        case .ends: "MARK-ENDS"
        }
    }

    /// What reports call the mark of a booking; empty when the money bears none.
    static func name(_ mark: LegMark?) -> String {
        mark.map { name(type($0.phase), $0.identifier.text) } ?? ""
    }

    /// What reports call the marks that an item names.
    static func name(_ item: StatementItem) -> String {
        marks(item).map { name(type($0.phase), $0.mark) }.sorted().joined(separator: ", ")
    }

    /// The marks that an item names; references of other types are none.
    static func marks(_ item: StatementItem) -> [(phase: MarkPhase, mark: String)] {
        guard let references = item.references, !references.proprietary.isEmpty else { return [] }
        return references.proprietary.compactMap { reference in
            MarkPhase.allCases.first { type($0) == reference.type }.map { ($0, reference.reference.text) }
        }
    }

    private static func name(_ type: Max35Text, _ mark: String) -> String { "\(type.text) \(mark)" }
}

/// The statement's balances of marked money, against the books and against its own entries. What bears no mark is what
/// they leave of the whole: it agrees when the whole and every mark do.
struct StatementMarks {
    private let books: ReconciliationBooks
    private let money: StatementMoney
    private(set) var breaks: [ReconciliationBreak] = []
    /// What the booked entries say came to the account of each mark, less what went; nil when an amount is not in the
    /// account's minor units.
    private var moved: [String: Int128?] = [:]

    init(_ books: ReconciliationBooks) {
        self.books = books
        money = StatementMoney(books.source.account.currency)
    }

    mutating func take(_ items: [StatementItem]) {
        for item in items where item.entry.status == StatementEntry.booked {
            for (phase, mark) in StatementMarking.marks(item) {
                guard let before = moved[mark, default: 0] else { continue }
                guard item.amount.currency == money.currency, case .success(let size) = item.amount.minorUnits() else {
                    moved[mark] = .some(nil)
                    continue
                }
                switch (phase, item.side) {
                case (.begins, .credit), (.carries, .credit): moved[mark] = before + Int128(size)
                case (.carries, .debit), (.ends, .debit): moved[mark] = before - Int128(size)
                case (.begins, .debit), (.ends, .credit): moved[mark] = before
                }
            }
        }
    }

    /// What the pages say, in their order, when all entries are taken.
    mutating func check(_ pages: [AccountStatement]) {
        let opening = balances(StatementMarking.opening, in: pages[0])
        let closing = balances(StatementMarking.closing, in: pages[pages.count - 1])
        var (openingExpected, closingExpected): ([String: Int64], [String: Int64]) = ([:], [:])
        for period in books.source.marked {
            openingExpected[period.mark.text] = period.openingMinorUnits
            closingExpected[period.mark.text] = period.closingMinorUnits
        }
        let marks = Set(opening.keys).union(closing.keys).union(openingExpected.keys).union(moved.keys)
        for mark in marks {
            compare(opening[mark], openingExpected[mark] ?? 0, "OPBD-MARKED/\(mark)")
            compare(closing[mark], closingExpected[mark] ?? 0, "CLBD-MARKED/\(mark)")
            // A mark without a balance is one of nothing; a balance that cannot be read is in no sum.
            guard let before = opening[mark, default: 0], let after = closing[mark, default: 0],
                let moved = moved[mark, default: 0], Int128(before) + moved != Int128(after)
            else { continue }
            breaks.append(
                ReconciliationBreak(
                    .markedSum, reference: "Bal/CLBD-MARKED/\(mark)", expected: String(Int128(before) + moved),
                    found: String(after)))
        }
    }

    /// Of each mark, as far as it has a balance of the type: nil, with a break, when it has several, or one in another
    /// currency or not in minor units.
    private mutating func balances(
        _ type: CodeOrProprietary<4>, in page: AccountStatement
    ) -> [String: Int64?] {
        let found = Dictionary(grouping: page.balances.filter { $0.type == type }) { balance in
            balance.subType?.proprietary ?? balance.subType?.code ?? ""
        }
        var balances: [String: Int64?] = [:]
        for (mark, several) in found {
            let name = "Bal/\(type.proprietary ?? "")/\(mark)"
            guard several.count == 1, let balance = several.first else {
                breaks.append(
                    ReconciliationBreak(.markedBalance, reference: name, expected: "one", found: String(several.count)))
                balances[mark] = .some(nil)
                continue
            }
            guard balance.amount.currency == money.currency, case .success(let size) = balance.amount.minorUnits()
            else {
                breaks.append(
                    ReconciliationBreak(
                        .currency, reference: name, expected: money.currency.text,
                        found: "\(balance.amount.currency.text) \(balance.amount.amount.text)"))
                balances[mark] = .some(nil)
                continue
            }
            balances[mark] = balance.side == .credit ? size : -size
        }
        return balances
    }

    /// - Parameter found: Nil when the statement says nothing of it; nil within when it cannot be read.
    private mutating func compare(_ found: Int64??, _ expected: Int64, _ name: String) {
        if case .some(.none) = found { return }
        let size = found ?? nil
        guard size ?? 0 != expected else { return }
        breaks.append(
            ReconciliationBreak(
                .markedBalance, reference: "Bal/\(name)", expected: String(expected),
                found: size.map { String($0) } ?? ""))
    }
}
