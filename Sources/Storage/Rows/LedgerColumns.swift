import Settlement
import TengeLedger

// The ledger's rows.
extension Columns {
    static let account = "identifier, kind, currency, status, posted, held, incoming, marked, terms"
    static let hold = """
        identifier, payer, currency, total, legs, placed_at, deadline, state, purpose, condition, parts
        """
    static let posting = """
        p.sequence, p.debit, p.credit, p.amount, p.currency, p.kind, p.hold, p.command_key, p.at,
        p.debit_posted_after, p.credit_posted_after, p.mark, p.mark_phase,
        p.debit_marked_after, p.credit_marked_after
        """
    static let mark = "identifier, currency, owner, rule"
    static let balance = "mark, account, posted, held, incoming"

    mutating func account() throws -> Account {
        Account(
            identifier: try text(as: AccountIdentifier.init), kind: try word(AccountKind.self),
            currency: try text(as: TengeLedger.Currency.init), status: try word(AccountStatus.self),
            postedMinorUnits: try integer(), heldMinorUnits: try integer(), incomingMinorUnits: try integer(),
            markedMinorUnits: try integer(), terms: try terms())
    }

    /// Null for none, and never written out for none: one value has one form.
    private mutating func terms() throws -> AccountTerms {
        guard let terms = try optionalText(as: AccountTerms.init(text:)) else { return .none }
        guard terms != .none else { throw damage }
        return terms
    }

    mutating func hold() throws -> Hold {
        let identifier = try text(as: HoldIdentifier.init)
        let payer = try text(as: AccountIdentifier.init)
        let currency = try text(as: TengeLedger.Currency.init)
        let total = try integer()
        let legs = try text(as: Hold.legs(readFrom:))
        return Hold(
            identifier: identifier, payer: payer, currency: currency, legs: legs, totalMinorUnits: total,
            placedAt: try instant(), deadline: try instant(), state: try word(HoldState.self),
            purpose: try optionalText(as: PaymentPurpose.init), condition: try optionalText(as: ReleaseCondition.init),
            settledParts: try optionalText(as: Hold.parts(readFrom:)))
    }

    mutating func posting() throws -> NumberedPosting {
        let sequence = try integer()
        let debit = try text(as: AccountIdentifier.init)
        let credit = try text(as: AccountIdentifier.init)
        let money = Money(minorUnits: try integer(), currency: try text(as: TengeLedger.Currency.init))
        let kind = try word(PostingKind.self)
        let hold = try optionalText(as: HoldIdentifier.init)
        let key = try text(as: CommandKey.init)
        let at = try instant()
        let debitAfter = try integer()
        let creditAfter = try integer()
        let posting = Posting(
            debit: debit, credit: credit, money: money, kind: kind, hold: hold, key: key, at: at, mark: try legMark())
        return NumberedPosting(
            sequence: sequence, posting: posting, debitPostedAfter: debitAfter, creditPostedAfter: creditAfter,
            debitMarkedAfter: try optionalInteger(), creditMarkedAfter: try optionalInteger())
    }

    private mutating func legMark() throws -> LegMark? {
        let mark = try optionalText(as: MarkIdentifier.init)
        let phase = try optionalText(as: MarkPhase.init(rawValue:))
        switch (mark, phase) {
        case (let mark?, let phase?): return LegMark(mark, phase)
        case (nil, nil): return nil
        default: throw damage
        }
    }

    mutating func mark() throws -> Mark {
        Mark(
            identifier: try text(as: MarkIdentifier.init), currency: try text(as: TengeLedger.Currency.init),
            owner: try text(as: AccountIdentifier.init), rule: try text(as: MarkRule.init(text:)))
    }

    mutating func balance() throws -> MarkedBalance {
        let mark = try text(as: MarkIdentifier.init)
        let account = try text(as: AccountIdentifier.init)
        return MarkedBalance(
            key: MarkedAccount(account: account, mark: mark), postedMinorUnits: try integer(),
            heldMinorUnits: try integer(), incomingMinorUnits: try integer())
    }
}

extension Hold {
    /// The legs as stored: lines of an amount, a space and the payee; with a mark, then a tab, the phase, a space and
    /// the mark. No identifier has a line break or a tab in it.
    var legsText: String {
        legs.map { leg in
            let mark = leg.mark.map { "\t\($0.phase.rawValue) \($0.identifier.text)" } ?? ""
            return "\(leg.amountMinorUnits) \(leg.payee.text)\(mark)"
        }.joined(separator: "\n")
    }

    /// Reads what `legsText` wrote; nil for any other text.
    static func legs(readFrom text: String) -> [HoldLeg]? {
        var legs: [HoldLeg] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard let space = line.firstIndex(of: " "), let amount = Int64(line[..<space]) else { return nil }
            var payee = line[line.index(after: space)...]
            var mark: LegMark?
            if let tab = payee.firstIndex(of: "\t") {
                guard let found = legMark(payee[payee.index(after: tab)...]) else { return nil }
                mark = found
                payee = payee[..<tab]
            }
            guard let payee = AccountIdentifier(String(payee)) else { return nil }
            legs.append(HoldLeg(payee: payee, amountMinorUnits: amount, mark: mark))
        }
        return legs
    }

    private static func legMark(_ text: Substring) -> LegMark? {
        guard let space = text.firstIndex(of: " "), let phase = MarkPhase(rawValue: String(text[..<space])),
            let mark = MarkIdentifier(String(text[text.index(after: space)...]))
        else { return nil }
        return LegMark(mark, phase)
    }

    /// The settled parts as stored: numbers with a space between; nil for a hold that was not settled in part.
    var partsText: String? { settledParts.map { $0.map { String($0) }.joined(separator: " ") } }

    /// Reads what `partsText` wrote; nil for any other text.
    static func parts(readFrom text: String) -> [Int64]? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let parts = words.compactMap { Int64($0) }
        return parts.count == words.count ? parts : nil
    }
}
