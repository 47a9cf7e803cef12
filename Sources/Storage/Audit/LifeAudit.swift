import DualSign
import ISO20022
import Settlement
import TengeLedger

/// Parts 3 and 4: the books.
struct PostingAudit {
    let rows: StoreRows

    func firstBreak() throws -> AuditBreak? {
        let accounts = try rows.all(
            "SELECT \(Columns.account) FROM account", []
        ) { row in
            var columns = Columns(row, of: "account")
            return try columns.account()
        }
        let holds = try rows.all(StoreRows.selectHold, [], rows.hold)
        let marks = try rows.all("SELECT \(Columns.mark) FROM mark", []) { row in
            var columns = Columns(row, of: "mark")
            return try columns.mark()
        }
        let balances = try rows.all("SELECT \(Columns.balance) FROM marked_balance", []) { row in
            var columns = Columns(row, of: "marked_balance")
            return try columns.balance()
        }
        var postings: [Posting] = []
        var running = RunningAudit()
        let sql = "SELECT \(Columns.posting) FROM posting p ORDER BY p.sequence"
        var outOfLine: AuditBreak?
        try rows.source.scan(sql) { row in
            var columns = Columns(row, of: "posting")
            let numbered = try columns.posting()
            guard running.follows(numbered) else {
                outOfLine = .postingOutOfLine(posting: numbered.sequence)
                return false
            }
            postings.append(numbered.posting)
            return true
        }
        if let outOfLine { return outOfLine }
        let books = LedgerBooks(
            accounts: Dictionary(accounts.map { ($0.identifier, $0) }) { first, _ in first },
            holds: Dictionary(holds.map { ($0.identifier, $0) }) { first, _ in first }, postings: postings,
            marks: Dictionary(marks.map { ($0.identifier, $0) }) { first, _ in first },
            balances: Dictionary(balances.map { ($0.key, $0) }) { first, _ in first })
        return books.violations().first.map(AuditBreak.ledger)
    }
}

/// The balances that postings leave behind, one after the other.
private struct RunningAudit {
    private var posted: [AccountIdentifier: Int64] = [:]
    private var marked: [MarkedAccount: Int64] = [:]
    private var last: NumberedPosting?

    /// Whether the next posting's number, instant and balances follow from those before.
    mutating func follows(_ numbered: NumberedPosting) -> Bool {
        let posting = numbered.posting
        let amount = posting.money.minorUnits
        defer { last = numbered }
        let isNext = numbered.sequence == (last?.sequence ?? 0) + 1 && posting.at >= (last?.posting.at ?? posting.at)
        return isNext
            && Self.move(&posted, posting.debit, { $0.subtractingReportingOverflow(amount) })
                == numbered.debitPostedAfter
            && Self.move(&posted, posting.credit, { $0.addingReportingOverflow(amount) }) == numbered.creditPostedAfter
            && posting.debitMarked.flatMap({ key in
                Self.move(&marked, key) { $0.subtractingReportingOverflow(amount) }
            }) == numbered.debitMarkedAfter
            && posting.creditMarked.flatMap({ key in
                Self.move(&marked, key) { $0.addingReportingOverflow(amount) }
            }) == numbered.creditMarkedAfter
    }

    /// Nil when it overflows: a damaged row.
    private static func move<Key: Hashable>(
        _ balances: inout [Key: Int64], _ key: Key, _ change: (Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> Int64? {
        let (balance, overflow) = change(balances[key, default: 0])
        balances[key] = balance
        return overflow ? nil : balance
    }
}

/// Part 5: the rows of each message agree.
struct LifeAudit {
    let rows: StoreRows

    func firstBreak() throws -> AuditBreak? {
        if let found = try firstRepeat() { return found }
        if let found = try firstCaseUnlikeItsHold() { return found }
        for rule in LifeRule.allCases {
            if let message = try rows.source.number(Self.offender(of: rule)) {
                return .life(message: message, rule)
            }
        }
        return try firstUnsigned()
    }

    /// The first message that is found by what another is found by: in a file nothing forbids it but the fold, a server
    /// has indexes that do.
    private func firstRepeat() throws -> AuditBreak? {
        guard rows.source.hasRuns else { return nil }
        var repeats: [(message: Int64, first: Int64)] = []
        for like in rows.keyed.likeMessages() {
            var known: [MessageKey: Int64] = [:]
            for message in like {
                for key in try rows.keys(ofMessage: message) ?? [] {
                    if let first = known[key], first != message { repeats.append((message, first)) }
                    known[key] = known[key] ?? message
                }
            }
        }
        return repeats.min { ($0.message, $0.first) < ($1.message, $1.first) }.map {
            .messageRepeated(message: $0.message, first: $0.first)
        }
    }

    /// The first case whose hold is not as its state says. Of all holds the states are in memory meanwhile: a file has
    /// no index of their names to join them by.
    private func firstCaseUnlikeItsHold() throws -> AuditBreak? {
        var states: [String: String] = [:]
        try rows.source.scan("SELECT identifier, state FROM hold") { row in
            var columns = Columns(row, of: "hold")
            let identifier = try columns.text()
            states[identifier] = try columns.text()
            return true
        }
        let sql = """
            SELECT m.sequence, c.state, m.uetr FROM message m JOIN settlement_case c ON c.message = m.sequence
            ORDER BY m.sequence
            """
        var found: AuditBreak?
        try rows.source.scan(sql) { row in
            var columns = Columns(row, of: "settlement_case")
            let message = try columns.integer()
            let state = try columns.text()
            let hold = states[PaymentHold.identifierPrefix + (try columns.optionalText() ?? "")]
            let broken: LifeRule? =
                switch state {
                case "held": hold == "placed" ? nil : .heldHasPlacedHold
                case "settled": hold == "settled" ? nil : .settledIsSignedAndReplied
                default: hold == "released" || hold == "expired" ? nil : .releasedGaveBack
                }
            found = broken.map { .life(message: message, $0) }
            return found == nil
        }
        return found
    }

    private static let hasReply = "EXISTS (SELECT 1 FROM reply WHERE message = m.sequence)"
    private static let owesReply = "EXISTS (SELECT 1 FROM reply_due WHERE message = m.sequence)"
    private static let hasRefusal = "EXISTS (SELECT 1 FROM refusal WHERE message = m.sequence)"
    private static let isSigned = """
        EXISTS (SELECT 1 FROM co_signature s JOIN posting p ON p.sequence = s.posting
            WHERE s.message = m.sequence AND p.hold = 'HOLD-' || m.uetr)
        """

    /// The first message that breaks a rule, whatever its hold says.
    private static func offender(of rule: LifeRule) -> String {
        let cases = "SELECT m.sequence FROM message m JOIN settlement_case c ON c.message = m.sequence WHERE "
        let condition =
            switch rule {
            case .heldHasPlacedHold:
                cases
                    + """
                    c.state = 'held' AND (\(hasReply) OR \(owesReply) OR \(hasRefusal))
                    """
            case .settledIsSignedAndReplied:
                cases
                    + """
                    c.state = 'settled' AND (NOT \(hasReply) OR \(owesReply) OR \(hasRefusal) OR NOT \(isSigned))
                    """
            case .releasedGaveBack:
                cases
                    + """
                    c.state = 'released' AND (\(hasReply) = \(owesReply) OR \(hasRefusal))
                    """
            case .refusedHasNoCase:
                """
                SELECT m.sequence FROM message m WHERE NOT EXISTS (
                    SELECT 1 FROM settlement_case WHERE message = m.sequence)
                    AND (NOT \(hasRefusal) OR \(hasReply) = \(owesReply))
                """
            case .replyDueIsOpen:
                "SELECT message FROM reply_due WHERE message NOT IN (SELECT sequence FROM message)"
            case .archivedIsWhole:
                """
                SELECT m.sequence FROM message m JOIN reply r ON r.message = m.sequence
                    LEFT JOIN co_signature s ON s.message = m.sequence WHERE CASE WHEN r.archive IS NULL
                    THEN r.digest IS NOT NULL OR s.digest IS NOT NULL
                    ELSE r.digest IS NULL OR r.acknowledged_at IS NULL OR length(m.raw) + length(r.bytes) > 0
                        OR (s.message IS NOT NULL AND (s.digest IS NULL
                            OR length(s.signed) + s.shared_at + s.shared_from + s.shared_count > 0))
                        OR NOT EXISTS (SELECT 1 FROM archive a WHERE a.number = r.archive) END
                """
            }
        return condition + " ORDER BY 1 LIMIT 1"
    }

    /// Both jurisdictions, by two different keys.
    private func firstUnsigned() throws -> AuditBreak? {
        let sql = """
            SELECT c.message, c.partner_jurisdiction, c.own_jurisdiction, s.evidence
            FROM settlement_case c JOIN co_signature s ON s.message = c.message ORDER BY c.message
            """
        var found: AuditBreak?
        try rows.source.scan(sql) { row in
            var columns = Columns(row, of: "co_signature")
            let message = try columns.integer()
            let partner = try columns.text()
            let own = try columns.text()
            let evidence = (try? EncodedEvidence(json: columns.bytes()).decoded()) ?? []
            let partners = Set(evidence.filter { $0.jurisdiction.code == partner }.map(\.subjectKeyIdentifier))
            let owns = Set(evidence.filter { $0.jurisdiction.code == own }.map(\.subjectKeyIdentifier))
            guard partner != own, !partners.isEmpty, !owns.isEmpty, partners.union(owns).count > 1 else {
                found = .life(message: message, .settledIsSignedAndReplied)
                return false
            }
            return true
        }
        return found
    }
}
