import ArgumentParser
import Gateway
import ISO20022
import Settlement
import Storage
import TengeLedger

/// `gateway ledger show`: one account, hold or mark as it is now.
struct LedgerShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Writes an account, a hold or a mark as it is now.",
        discussion: "Exits with 1 when there is none. Amounts are in minor units. The store may be in use.")

    enum Kind: String, CaseIterable, ExpressibleByArgument { case account, hold, mark }

    @OptionGroup var place: LedgerStoreOptions
    @Option(help: "text or json.") var format = OutputFormat.text
    @Argument(help: "account, hold or mark.") var kind: Kind
    @Argument(help: "Its name.") var name: String

    /// What there is to be written, for people and for programs.
    private typealias Found = (lines: [(String, String)], json: [(String, JSONValue)])

    func run() async throws {
        guard let found = try await found(try place.books()) else {
            writeNotice("gateway: there is no \(kind.rawValue) \(name) in the books")
            throw ExitCode(1)
        }
        if format == .json { return writeOutput(found.json) }
        let width = 10
        for (title, value) in found.lines {
            writeOutput(title + String(repeating: " ", count: max(1, width - title.count)) + value)
        }
    }

    private func found(_ books: SettlementBooks) async throws -> Found? {
        switch kind {
        case .account:
            let identifier = try readAccount(name)
            guard let account = try await books.account(identifier) else { return nil }
            let marked = try await books.markedBalances(of: identifier)
            return (Self.lines(of: account, marked), account.json + [("marked", .array(marked.map(\.json)))])
        case .hold:
            return try await books.hold(try read(name, HoldIdentifier.init, "a hold")).map { hold in
                (Self.lines(of: hold), hold.json)
            }
        case .mark:
            return try await books.mark(try read(name, MarkIdentifier.init, "a mark")).map { mark in
                (Self.lines(of: mark), mark.json)
            }
        }
    }

    private static func lines(of account: Account, _ marked: [MarkedBalance]) -> [(String, String)] {
        var lines = [
            ("account", account.identifier.text),
            ("kind", account.kind.rawValue), ("status", account.status.rawValue),
            ("currency", account.currency.code), ("posted", String(account.postedMinorUnits)),
            ("held", String(account.heldMinorUnits)), ("incoming", String(account.incomingMinorUnits)),
            ("available", String(account.availableMinorUnits)),
        ]
        for balance in marked where balance != MarkedBalance(key: balance.key) {
            lines.append(
                (
                    "marked",
                    "\(balance.key.mark.text): posted \(balance.postedMinorUnits), held \(balance.heldMinorUnits), "
                        + "incoming \(balance.incomingMinorUnits)"
                ))
        }
        let limits = account.terms.limits
        let named = [
            ("balance at most", limits.balanceMinorUnitsMax), ("owes at most", limits.debitCapMinorUnits),
            ("pays a day at most", limits.dailyTurnoverMinorUnitsMax),
        ]
        for (what, limit) in named { if let limit { lines.append(("limit", "\(what) \(limit)")) } }
        if account.terms.turnoverMinorUnits > 0, let day = ISODate(daysSinceEpoch: Int(account.terms.turnoverDay)) {
            lines.append(("paid", "\(account.terms.turnoverMinorUnits) on \(day.text)"))
        }
        for attribute in account.terms.attributes.list { lines.append(("attribute", attribute.text)) }
        return lines
    }

    private static func lines(of hold: Hold) -> [(String, String)] {
        var lines = [
            ("hold", hold.identifier.text), ("state", hold.state.rawValue), ("payer", hold.payer.text),
            ("total", "\(hold.totalMinorUnits) \(hold.currency.code)"),
        ]
        for (number, leg) in hold.legs.enumerated() {
            let part = hold.settledParts.map { " of which \($0[number]) settled" } ?? ""
            lines.append(("leg", leg.line + part))
        }
        lines.append(("deadline", hold.deadline.line))
        if let purpose = hold.purpose { lines.append(("purpose", purpose.text)) }
        if let condition = hold.condition { lines.append(("condition", condition.text)) }
        return lines
    }

    private static func lines(of mark: Mark) -> [(String, String)] {
        let rule = mark.rule
        var lines = [("mark", mark.identifier.text), ("owner", mark.owner.text), ("currency", mark.currency.code)]
        lines += rule.payees.map { ("payee", $0.text) }
        lines += rule.payeeAttributes.map { ("payee", "with the attribute \($0.text)") }
        lines += rule.purposes.map { ("purpose", $0.text) }
        lines += rule.endAttributes.map { ("ends", "at a payee with the attribute \($0.text)") }
        lines.append(("convert", rule.allowsConversion ? "allowed" : "not allowed"))
        lines.append(("abroad", rule.allowsCrossBorder ? "allowed" : "not allowed"))
        if let expiry = rule.expiresAt { lines.append(("expires", expiry.line)) }
        return lines
    }
}

/// `gateway ledger list`: every account or every mark.
struct LedgerListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists accounts (name, kind, status, posted, available) or marks (name, owner).",
        discussion: "Amounts are in minor units. The store may be in use.")

    enum Kind: String, CaseIterable, ExpressibleByArgument { case accounts, marks }

    @OptionGroup var place: LedgerStoreOptions
    @Option(help: "text or json, an object a line.") var format = OutputFormat.text
    @Argument(help: "accounts or marks.") var kind: Kind

    func run() async throws {
        let books = try place.books()
        switch kind {
        case .accounts:
            let accounts = try await books.accounts()
            for account in accounts where format == .json { writeOutput(account.json) }
            guard format == .text else { return }
            var table = Table(["account", "kind", "status", "posted", "available", ""], alignedRight: [3, 4])
            for account in accounts {
                table.add([
                    account.identifier.text, account.kind.rawValue, account.status.rawValue,
                    String(account.postedMinorUnits), String(account.availableMinorUnits), account.currency.code,
                ])
            }
            for line in table.lines() { writeOutput(line) }
        case .marks:
            var last: Mark?
            repeat {
                let page = try await books.marks(after: last?.identifier, limit: 1000)
                for mark in page where format == .json { writeOutput(mark.json) }
                for mark in page where format == .text {
                    writeOutput("\(mark.identifier.text) \(mark.owner.text) \(mark.currency.code)")
                }
                last = page.count == 1000 ? page.last : nil
            } while last != nil
        }
    }
}

/// `gateway ledger holds`: what is promised and neither settled nor given back.
struct LedgerHoldsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holds", abstract: "Lists open holds by deadline: name, deadline, payer, legs.",
        discussion: """
            With --condition, those that wait for one event: what settle or release takes as a group. Amounts are in \
            minor units. The store may be in use.
            """)

    @OptionGroup var place: LedgerStoreOptions
    @Option(help: "Only those that wait for this condition.") var condition: String?
    @Option(help: "Only those of this payer.") var payer: String?
    @Flag(help: "Writes the names only, one in a line.") var names = false
    @Option(help: "text or json, an object a line.") var format = OutputFormat.text

    func run() async throws {
        let query = OpenHoldQuery(
            condition: try condition.map { try read($0, ReleaseCondition.init, "a condition") },
            payer: try payer.map(readAccount))
        let books = try place.books()
        var last: Hold?
        repeat {
            let page = try await books.openHolds(query, after: last, limit: 1000)
            for hold in page {
                if format == .json, !names {
                    writeOutput(hold.json)
                } else {
                    writeOutput(names ? hold.identifier.text : Self.line(of: hold))
                }
            }
            last = page.count == 1000 ? page.last : nil
        } while last != nil
    }

    private static func line(of hold: Hold) -> String {
        let legs = hold.legs.map(\.line).joined(separator: ", ")
        return "\(hold.identifier.text) \(hold.deadline.line) \(hold.payer.text) \(legs)"
    }
}

extension Instant {
    /// Such as `2026-11-23T05:00:00Z`.
    var line: String { UTCTimestamp.text(millisecondsSinceEpoch: millisecondsSinceEpoch) }
}

extension HoldLeg {
    /// As `gateway ledger hold --leg` takes it.
    var line: String {
        let mark = mark.map { "=\($0.identifier.text):\($0.phase.rawValue)" } ?? ""
        return "\(payee.text)=\(amountMinorUnits)\(mark)"
    }
}
