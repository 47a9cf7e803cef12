import ISO20022
import Settlement
import TengeLedger

/// The rows a batch looks at, gathered: what is asked for and not here is noted and answered with nothing, until
/// `fetch` brings all of it in one round trip. So a batch costs a few round trips, not one for each command.
final class BatchRows: SettlementRows {
    /// What a command may ask for.
    private enum Key: Hashable {
        case bytes(BICFI, ContentDigest)
        case identifier(BICFI, Max35Text)
        case uetr(UETR)
        case message(Int64)
        case mailbox(Int64)
        case account(AccountIdentifier)
        case hold(HoldIdentifier)
        case mark(MarkIdentifier)
        case balance(MarkedAccount)
        case answer(CommandKey)
        case due(before: Instant, limit: Int)
    }

    /// Asked for, and answered by the store or found to be missing.
    private var known: Set<Key> = []
    private var missing: Set<Key> = []
    /// Each key's messages, by number; a message stands under each of its keys that was asked for or may be.
    private var messages: [Key: MessageRecord] = [:]
    private var accounts: [AccountIdentifier: Account] = [:]
    private var holds: [HoldIdentifier: Hold] = [:]
    private var marks: [MarkIdentifier: Mark] = [:]
    private var balances: [MarkedAccount: MarkedBalance] = [:]
    private var answers: [CommandKey: StoredAnswer] = [:]
    private var due: [Key: [Hold]] = [:]

    /// Whether something was asked for that has not been fetched.
    var isMissingRows: Bool { !missing.isEmpty }

    private func isKnown(_ key: Key) -> Bool {
        if known.contains(key) { return true }
        missing.insert(key)
        return false
    }

    // MARK: Answers

    func messages(
        sender: BICFI, digest: ContentDigest, claiming identifier: Max35Text?, uetr: UETR?
    ) -> [MessageRecord] {
        var keys: [Key] = [.bytes(sender, digest)]
        if let identifier { keys.append(.identifier(sender, identifier)) }
        if let uetr { keys.append(.uetr(uetr)) }
        return keys.compactMap(message)
    }

    private func message(_ key: Key) -> MessageRecord? { isKnown(key) ? messages[key] : nil }
    func message(claiming uetr: UETR) -> MessageRecord? { message(.uetr(uetr)) }
    func message(sequence: Int64) -> MessageRecord? { message(.message(sequence)) }
    func message(mailboxSequence: Int64) -> MessageRecord? { message(.mailbox(mailboxSequence)) }

    func account(_ identifier: AccountIdentifier) -> Account? {
        isKnown(.account(identifier)) ? accounts[identifier] : nil
    }

    func hold(_ identifier: HoldIdentifier) -> Hold? { isKnown(.hold(identifier)) ? holds[identifier] : nil }
    func mark(_ identifier: MarkIdentifier) -> Mark? { isKnown(.mark(identifier)) ? marks[identifier] : nil }
    func balance(_ key: MarkedAccount) -> MarkedBalance? { isKnown(.balance(key)) ? balances[key] : nil }
    func answer(_ key: CommandKey) -> StoredAnswer? { isKnown(.answer(key)) ? answers[key] : nil }

    func holdsDue(before instant: Instant, limit: Int) -> [Hold] {
        let key = Key.due(before: instant, limit: limit)
        return isKnown(key) ? due[key, default: []] : []
    }

    // MARK: Fetching

    /// The statements that bring what is missing, and who reads their results, in the same order.
    func statements() -> (calls: [ServerCall], readers: [(ServerResult) throws -> Void]) {
        var wanted = Wanted()
        for key in missing { wanted.add(key) }
        known.formUnion(missing)
        missing = []
        var calls: [ServerCall] = []
        var readers: [(ServerResult) throws -> Void] = []
        func fetch(
            _ isWanted: Bool, _ call: @autoclosure () -> ServerCall, _ read: @escaping (ServerResult) throws -> Void
        ) {
            guard isWanted else { return }
            calls.append(call())
            readers.append(read)
        }
        fetch(wanted.hasMessages, wanted.messagesCall, readMessages)
        fetch(!wanted.accounts.isEmpty, wanted.accountsCall, readAccounts)
        fetch(!wanted.balances.isEmpty, wanted.balancesCall, readBalances)
        fetch(!wanted.marks.isEmpty, wanted.marksCall, readMarks)
        fetch(!wanted.holds.isEmpty, wanted.holdsCall, readHolds)
        fetch(!wanted.answers.isEmpty, wanted.answersCall, readAnswers)
        for (instant, limit) in wanted.due {
            var call = ServerCall(StoreRows.byDeadline)
            call.add(instant.millisecondsSinceEpoch)
            call.add(limit)
            calls.append(call)
            readers.append { [unowned self] in
                due[.due(before: instant, limit: limit)] = try rows(of: "hold", in: $0, { try $0.hold() })
            }
        }
        return (calls, readers)
    }

    private func readMessages(_ result: ServerResult) throws {
        for row in 0..<result.rowsCount {
            let record = try StoreRows.record(result[row])
            messages[.bytes(record.sender, record.digest)] = record
            messages[.message(record.sequence)] = record
            if let reply = record.reply { messages[.mailbox(reply.mailboxSequence)] = record }
            guard record.claimsIdentifiers else { continue }
            if let identifier = record.references.businessMessageIdentifier {
                messages[.identifier(record.sender, identifier)] = record
            }
            if let uetr = record.references.uetr { messages[.uetr(uetr)] = record }
        }
    }

    private func readAccounts(_ result: ServerResult) throws {
        for account in try rows(of: "account", in: result, { try $0.account() }) {
            accounts[account.identifier] = account
        }
    }

    private func readHolds(_ result: ServerResult) throws {
        for hold in try rows(of: "hold", in: result, { try $0.hold() }) { holds[hold.identifier] = hold }
    }

    private func readMarks(_ result: ServerResult) throws {
        for mark in try rows(of: "mark", in: result, { try $0.mark() }) { marks[mark.identifier] = mark }
    }

    private func readBalances(_ result: ServerResult) throws {
        for balance in try rows(of: "marked_balance", in: result, { try $0.balance() }) {
            balances[balance.key] = balance
        }
    }

    private func rows<Row>(
        of table: String, in result: ServerResult, _ read: (inout Columns) throws -> Row
    ) throws -> [Row] {
        try (0..<result.rowsCount).map { row in
            var columns = Columns(result[row], of: table)
            return try read(&columns)
        }
    }

    private func readAnswers(_ result: ServerResult) throws {
        for row in 0..<result.rowsCount {
            var columns = Columns(result[row], of: "answer")
            let key = try columns.text(as: CommandKey.init)
            answers[key] = StoredAnswer(
                fingerprint: try columns.text(), answer: try columns.text(as: LedgerAnswer.init(text:)))
        }
    }

    /// Keys by kind, and one statement for each kind.
    private struct Wanted {
        var bytes: [(sender: BICFI, digest: ContentDigest)] = []
        var identifiers: [(sender: BICFI, identifier: Max35Text)] = []
        var uetrs: [UETR] = []
        var numbers: [Int64] = []
        var mailbox: [Int64] = []
        var accounts: [AccountIdentifier] = []
        var holds: [HoldIdentifier] = []
        var marks: [MarkIdentifier] = []
        var balances: [MarkedAccount] = []
        var answers: [CommandKey] = []
        var due: [(Instant, Int)] = []

        mutating func add(_ key: Key) {
            switch key {
            case .bytes(let sender, let digest): bytes.append((sender, digest))
            case .identifier(let sender, let identifier): identifiers.append((sender, identifier))
            case .uetr(let uetr): uetrs.append(uetr)
            case .message(let number): numbers.append(number)
            case .mailbox(let number): mailbox.append(number)
            case .account(let identifier): accounts.append(identifier)
            case .hold(let identifier): holds.append(identifier)
            case .mark(let identifier): marks.append(identifier)
            case .balance(let key): balances.append(key)
            case .answer(let key): answers.append(key)
            case .due(let instant, let limit): due.append((instant, limit))
            }
        }

        var hasMessages: Bool {
            !(bytes.isEmpty && identifiers.isEmpty && uetrs.isEmpty && numbers.isEmpty && mailbox.isEmpty)
        }

        // The numbers as an array: with so many tables the planner keeps the order in which they stand, and would join
        // all messages there ever were before it looked which are meant.
        private static let byKeys = """
            SELECT \(StoreRows.messageColumns) FROM \(StoreRows.messageTables) WHERE m.sequence = ANY (ARRAY(
                SELECT f.sequence FROM unnest(?1, ?2) AS k (digest, sender)
                    JOIN message f ON f.digest = k.digest AND f.sender = k.sender
                UNION ALL SELECT f.sequence FROM unnest(?3, ?4) AS k (identifier, sender)
                    JOIN message f ON f.business_message_identifier = k.identifier AND f.sender = k.sender
                        AND f.claims = 1
                UNION ALL SELECT f.sequence FROM message f WHERE f.uetr = ANY (?5) AND f.claims = 1
                UNION ALL SELECT f.sequence FROM message f WHERE f.sequence = ANY (?6)
                UNION ALL SELECT r.message FROM reply r WHERE r.mailbox_sequence = ANY (?7)))
            """

        var messagesCall: ServerCall {
            var call = ServerCall(Self.byKeys)
            call.bytes(bytes) { $0.digest.bytes }
            call.texts(bytes) { $0.sender.text }
            call.texts(identifiers) { $0.identifier.text }
            call.texts(identifiers) { $0.sender.text }
            call.texts(uetrs) { $0.text }
            call.integers(numbers) { $0 }
            call.integers(mailbox) { $0 }
            return call
        }

        /// Locked in one order, whoever locks them.
        var accountsCall: ServerCall {
            var call = ServerCall(
                StoreRows.selectAccount + "WHERE identifier = ANY (?1) ORDER BY identifier FOR UPDATE")
            call.texts(accounts) { $0.text }
            return call
        }

        var balancesCall: ServerCall {
            var call = ServerCall(
                """
                SELECT \(Columns.balance) FROM marked_balance WHERE (mark, account) IN (SELECT * FROM unnest(?1, ?2))
                ORDER BY mark, account FOR UPDATE
                """)
            call.texts(balances) { $0.mark.text }
            call.texts(balances) { $0.account.text }
            return call
        }

        var marksCall: ServerCall {
            var call = ServerCall("SELECT \(Columns.mark) FROM mark WHERE identifier = ANY (?1)")
            call.texts(marks) { $0.text }
            return call
        }

        var holdsCall: ServerCall {
            var call = ServerCall(StoreRows.selectHold + "WHERE identifier = ANY (?1)")
            call.texts(holds) { $0.text }
            return call
        }

        var answersCall: ServerCall {
            var call = ServerCall(
                "SELECT command_key, fingerprint, answer FROM answer WHERE command_key = ANY (?1)")
            call.texts(answers) { $0.text }
            return call
        }
    }
}
