import ArgumentParser
import Gateway
import ISO20022
import Settlement
import Storage
import TengeLedger

/// Which store, under which key.
struct LedgerChangeOptions: ParsableArguments {
    @OptionGroup var store: LedgerStoreOptions

    @Option(help: "The command's own name: given again with the same command, it is answered as the first time.")
    var key: String

    @Option(help: "text or json.")
    var format = OutputFormat.text

    /// The store, and the time there: a rehearsal has a time of its own. Throws `CommandFault`.
    func place() throws -> (location: StoreLocation, now: Instant) {
        let (location, configuration) = try store.place()
        let clock = try configuration.map { try serviceClock(of: $0) } ?? .system
        return (location, clock.now())
    }
}

/// An operator's command to the ledger: submitted like any other, once, and answered by a closed result.
protocol LedgerChange: AsyncParsableCommand {
    var options: LedgerChangeOptions { get }
    /// What is to be done. Throws `CommandFault` for values that are none.
    func command() throws -> TengeLedger.LedgerCommand
}

extension LedgerChange {
    /// Prints the result. Exits with 1 when it was refused or the key names another command.
    func run() async throws {
        let key = try read(options.key, CommandKey.init, "a key")
        let command = try command()
        let (location, now) = try options.place()
        let answer = try await submit(LedgerRequest(key: key, command: command, at: now), to: location)
        guard case .ledger(let given, let isRepeat, let differing) = answer else {
            guard case .rejected(let rejection) = answer else { preconditionFailure("the answer to another command") }
            if options.format == .json {
                writeOutput([("result", .string("rejected")), ("reason", .string(rejection.rawValue))])
            } else {
                writeOutput("rejected: \(rejection.rawValue)")
            }
            throw ExitCode(1)
        }
        let result = LedgerResult(given, isRepeat: isRepeat, differingField: differing)
        if options.format == .json { writeOutput(result.json) } else { writeOutput(result.line) }
        guard !given.isRejected else { throw ExitCode(1) }
    }

    private func submit(_ request: LedgerRequest, to location: StoreLocation) async throws -> SequencedAnswer {
        // A wrong name must not make a new store, and only the service brings an old one to this version.
        _ = try reading(location) { location throws(StorageFault) in try SettlementBooks(reading: location) }
        do throws(StorageFault) {
            let sequencer = try SettlementSequencer(location)
            let answer = try await sequencer.submit(.ledger(request))
            try await sequencer.close()
            return answer
        } catch {
            throw CommandFault(
                "\(location): \(error). Whether it happened, the same command with the same key will tell")
        }
    }
}

extension LedgerResult {
    /// What an operator reads.
    fileprivate var line: String {
        switch self {
        case .created(.done): "created"
        case .created(let answer): "created: \(answer.text)"
        case .exists(.rejected(let rejection)): "exists: rejected: \(rejection.rawValue)"
        case .exists(let answer): "exists: \(answer.text)"
        case .rejected(let rejection): "rejected: \(rejection.rawValue)"
        case .conflicts(let field): "conflicts: the key was first used for another command; \(field.rawValue) differs"
        }
    }
}

// MARK: Values of the command line, each of its type or a `CommandFault`

func read<Value>(_ text: String, _ make: (String) -> Value?, _ what: String) throws -> Value {
    guard let value = make(text) else { throw CommandFault("\(text) is not \(what)") }
    return value
}

func read<Value>(_ texts: [String], _ make: (String) -> Value?, _ what: String) throws -> [Value] {
    try texts.map { try read($0, make, what) }
}

func readAccount(_ text: String) throws -> AccountIdentifier {
    try read(text, AccountIdentifier.init, "an account")
}

func readUETR(_ text: String) throws -> UETR {
    guard let uetr = UETR(text) else { throw CommandFault("\(text) is no UETR") }
    return uetr
}

func readPurpose(_ text: String?) throws -> PaymentPurpose? {
    try text.map { try read($0, PaymentPurpose.init, "a purpose") }
}

func readMoney(_ amountMinorUnits: Int64, _ currency: String) throws -> Money {
    Money(minorUnits: amountMinorUnits, currency: try read(currency, Currency.init, "a currency"))
}

/// An instant such as `2026-11-23T05:00:00Z`.
func readInstant(_ text: String) throws -> Instant {
    Instant(
        millisecondsSinceEpoch: try read(
            text, UTCTimestamp.milliseconds(of:), "an instant such as 2026-11-23T05:00:00Z"))
}

/// `MARK:begins`, `MARK:carries` or `MARK:ends`. A mark may have a colon in its name, a phase has none.
func readLegMark(_ text: String) throws -> LegMark {
    let colon = text.lastIndex(of: ":") ?? text.startIndex
    guard let mark = MarkIdentifier(String(text[..<colon])),
        let phase = MarkPhase(rawValue: String(text[colon...].dropFirst()))
    else { throw CommandFault("\(text) is not a mark with :begins, :carries or :ends") }
    return LegMark(mark, phase)
}
