public import ISO20022
public import Settlement
public import Storage
public import TengeLedger
import XMLCore

/// Statements and reconciliations from the books: the same for the service and for the command.
public struct StatementDesk: Sendable {
    private let books: SettlementBooks
    private let replies: ReplyBuilder
    private let own: BICFI
    /// Whose account is whose, as far as it is a partner's.
    private let owners: [AccountIdentifier: BICFI]

    /// A desk over these books, for the institution and the partners of a configuration. Nil when a BIC or an account
    /// in it is none.
    public init?(books: SettlementBooks, configuration: GatewayConfiguration) {
        guard let own = BICFI(configuration.institution.bic) else { return nil }
        var owners: [AccountIdentifier: BICFI] = [:]
        for corridor in configuration.corridors {
            guard let partner = BICFI(corridor.partner),
                let account = AccountIdentifier(corridor.settlementAccount)
            else { return nil }
            owners[account] = partner
        }
        self.books = books
        self.owners = owners
        self.own = own
        replies = ReplyBuilder(own: own, offsetMinutes: configuration.calendar.utcOffsetMinutes)
    }

    /// Whether an account is this partner's own.
    func isOwn(_ account: AccountIdentifier, of partner: String) -> Bool { owners[account]?.text == partner }

    /// What was booked on an account on a business day; nil when there is no such account. Throws `StorageFault`.
    public func source(_ account: AccountIdentifier, on day: ISODate) async throws(StorageFault) -> StatementSource? {
        let start = Int64(day.daysSinceEpoch) * 86_400_000 - Int64(replies.offsetMinutes) * 60_000
        return try await books.statementSource(
            account: account, from: Instant(millisecondsSinceEpoch: start),
            to: Instant(millisecondsSinceEpoch: start + 86_400_000))
    }

    /// The camt.053 of such a day, addressed to the account's owner; unsigned.
    public func statement(_ source: StatementSource, on day: ISODate, at: Instant) -> BusinessMessage {
        replies.statement(source, day: day, recipient: owners[source.account.identifier] ?? own, at: at)
    }

    /// Why bytes cannot be reconciled.
    public enum Refusal: Error, Hashable, Sendable {
        /// Not a valid camt.053 in an envelope of this gateway: what is wrong first.
        case unreadable(String)
        /// No account of that name is in the books.
        case accountUnknown(String)
        /// The statement names no day.
        case dayMissing

        /// One sentence.
        public var text: String {
            switch self {
            case .unreadable(let reason): reason
            case .accountUnknown(let account): "there is no account \(account) in the books"
            case .dayMissing: "the statement names neither a period nor the date of a balance"
            }
        }
    }

    /// Reads a camt.053: whole envelope, valid by its schemas. Throws `Refusal`.
    public static func read(
        _ bytes: [UInt8], schemas: MessageSchemas
    ) throws(Refusal) -> BankToCustomerStatement {
        let valid: ValidMessage
        do {
            valid = try validate(MessageEnvelope(ParsedXML(bytes, limits: .statement)), schemas: schemas)
        } catch let rejection as ValidationRejection {
            throw .unreadable(rejection.findings.first?.text ?? "not valid")
        } catch {
            throw .unreadable("not a message in an envelope of this gateway")
        }
        guard valid.definition == .bankToCustomerStatement else {
            throw .unreadable("\(valid.definition.rawValue) is no statement")
        }
        let message: BusinessMessage
        do throws(ElementRejection) {
            message = try BusinessMessage(
                header: valid.header, document: valid.document, definition: valid.definition)
        } catch {
            throw .unreadable(Finding(error).text)
        }
        guard case .bankToCustomerStatement(let statement) = message.content else { throw .unreadable("no statement") }
        return statement
    }

    /// Matches every statement of a message, all pages of one account and day together, against the books.
    ///
    /// Throws `Refusal` or `StorageFault`.
    public func reconcile(_ message: BankToCustomerStatement) async throws -> [ReconciliationReport] {
        var order: [StatementKey] = []
        var pages: [StatementKey: [AccountStatement]] = [:]
        for statement in message.statements {
            let key = try StatementKey(statement)
            if pages[key] == nil { order.append(key) }
            pages[key, default: []].append(statement)
        }
        var reports: [ReconciliationReport] = []
        for key in order {
            let reconciliation = Reconciliation(of: pages[key] ?? [], with: try await books(of: key))
            reports.append(try await result(of: reconciliation))
        }
        return reports
    }

    /// The same for a file of any size, entry by entry as it is read. The envelope is read over; header and document
    /// are judged by their schemas, and nothing is reported of a file that is not valid to its end.
    ///
    /// Throws `Refusal`, `StorageFault`, or what the reader's source throws.
    public func reconcile(_ reader: StatementReader) async throws -> [ReconciliationReport] {
        var keys: [StatementKey] = []
        var reconciliations: [Reconciliation] = []
        var current = 0
        while let event = try reader.next() {
            switch event {
            case .begins(.statement(let page)):
                let key = try StatementKey(page)
                if let place = keys.firstIndex(of: key) {
                    current = place
                } else {
                    current = keys.count
                    keys.append(key)
                    reconciliations.append(Reconciliation(with: try await books(of: key)))
                }
                reconciliations[current].begin(page)
            case .entry(let entry, _):
                if current < reconciliations.count { reconciliations[current].take(entry) }
            case .header, .groupHeader, .begins, .ends: break
            }
        }
        let report = reader.report
        guard report.isValid, report.headerVerdict == .valid else {
            let error = report.findings.first { $0.severity == .error }
            throw Refusal.unreadable(error?.text ?? "not a message in an envelope of this gateway")
        }
        guard report.message == MessageDefinition.bankToCustomerStatement.rawValue else {
            throw Refusal.unreadable("\(report.message ?? "it") is no statement")
        }
        var reports: [ReconciliationReport] = []
        for reconciliation in reconciliations { reports.append(try await result(of: reconciliation)) }
        return reports
    }

    private func result(of reconciliation: Reconciliation) async throws -> ReconciliationReport {
        let unknown = reconciliation.unknownPayments
        return reconciliation.report(states: unknown.isEmpty ? [:] : try await books.states(of: unknown))
    }

    private func books(of key: StatementKey) async throws -> ReconciliationBooks {
        guard let account = AccountIdentifier(key.account), let source = try await source(account, on: key.day)
        else { throw Refusal.accountUnknown(key.account) }
        let previous = PreviousStatement(
            closingMinorUnits: source.openingMinorUnits, sequenceNumber: Int64(key.day.daysSinceEpoch - 1))
        return ReconciliationBooks(source: source, previous: previous)
    }
}

/// Which pages belong together.
private struct StatementKey: Hashable {
    let account: String
    let day: ISODate

    /// Throws `dayMissing`.
    init(_ statement: AccountStatement) throws(StatementDesk.Refusal) {
        guard let day = statement.period?.from.date ?? statement.balances.first?.date.day else { throw .dayMissing }
        account = statement.account.account.identification.number
        self.day = day.withoutZone
    }
}
