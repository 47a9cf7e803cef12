import Foundation
import Settlement
import Storage
import TengeLedger

/// Payments of a hold and its settlement, as commands to the ledger through the whole sequencer.
///
/// Of 10,000 accounts, payer and payee are chosen at random, or one pays for all. Identifiers of holds are 128 random
/// bits, as those of payments are. Of every thousand payments of random payers one begins a mark, of ten in turn.
struct LedgerLoad: Sendable {
    static let accounts = 10_000
    /// How many commands share one commit.
    static let group = 64
    /// Three groups under way: one is written while the next is decided and another gathers.
    static let callers = 3 * group

    let sequencer: SettlementSequencer
    let isHot: Bool
    let names: [AccountIdentifier]
    let marks: [MarkIdentifier]
    private let currency: Currency

    /// Opens the store, and makes accounts and marks where it is empty.
    init(
        path: String, isHot: Bool, batchMax: Int = LedgerLoad.group,
        onCommit: @escaping @Sendable (CommitStage) -> Void = { _ in }
    ) async throws {
        sequencer = try SettlementSequencer(path: path, batchMax: batchMax, onCommit: onCommit)
        self.isHot = isHot
        names = (0..<Self.accounts).map { number in
            guard let name = AccountIdentifier("ACCOUNT-\(number)") else { preconditionFailure("written here") }
            return name
        }
        guard let currency = Currency("KZT") else { preconditionFailure("written here") }
        self.currency = currency
        marks = (0..<10).map { number in
            guard let mark = MarkIdentifier("MARK-\(number)") else { preconditionFailure("written here") }
            return mark
        }
        if try await sequencer.books.account(names[0]) == nil { try await openAccounts() }
    }

    /// Settles the payments of these numbers with `callers` tasks, each of which waits for its hold before it settles.
    func settle(_ numbers: Range<Int>, callers: Int = LedgerLoad.callers) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for caller in 0..<callers {
                tasks.addTask {
                    for number in stride(from: numbers.lowerBound + caller, to: numbers.upperBound, by: callers) {
                        let requests = requests(number)
                        try await submit(requests.hold)
                        try await submit(requests.settlement)
                    }
                }
            }
            try await tasks.waitForAll()
        }
    }

    /// The two commands of a payment.
    func requests(_ number: Int) -> (hold: LedgerRequest, settlement: LedgerRequest) {
        let high = Self.scattered(UInt64(number) * 2)
        let low = Self.scattered(UInt64(number) * 2 + 1)
        let mark = !isHot && number % 1000 == 999 ? marks[number / 1000 % marks.count] : nil
        // The first account owns the marks.
        let payer = isHot || mark != nil ? 0 : Int(high % UInt64(Self.accounts))
        var payee = Int(low % UInt64(Self.accounts))
        if payee == payer { payee = (payee + 1) % Self.accounts }
        let name = Self.text(high, low)
        guard let hold = HoldIdentifier(name), let placing = CommandKey("\(name)/p"),
            let settling = CommandKey("\(name)/s")
        else { preconditionFailure("24 letters, digits and signs") }
        let at = Instant(millisecondsSinceEpoch: Self.start + Int64(number))
        let command = LedgerCommand.placeHold(
            hold, payer: names[payer], currency: currency,
            legs: [HoldLeg(payee: names[payee], amountMinorUnits: 100, mark: mark.map { LegMark($0, .begins) })],
            deadline: Instant(millisecondsSinceEpoch: at.millisecondsSinceEpoch + 31_536_000_000))
        return (
            LedgerRequest(key: placing, command: command, at: at),
            LedgerRequest(key: settling, command: .settleHold(hold), at: at)
        )
    }

    func submit(_ request: LedgerRequest) async throws {
        let answer = try await sequencer.submit(.ledger(request))
        guard case .ledger(.done, isRepeat: false, _) = answer else { preconditionFailure("refused: \(answer)") }
    }

    static let start: Int64 = 1_772_431_530_000

    private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".utf8)

    /// 128 bits in 22 characters.
    private static func text(_ high: UInt64, _ low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 22) { buffer in
            for index in 0..<22 {
                let bits = (index < 11 ? high : low) >> UInt64(index % 11 * 6)
                buffer[index] = letters[Int(bits & 63)]
            }
            return 22
        }
    }

    private static func scattered(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    private func openAccounts() async throws {
        guard let issuer = AccountIdentifier("ISSUER") else { preconditionFailure("written here") }
        let money = Money(minorUnits: 1_000_000_000_000, currency: currency)
        try await submit([.openAccount(issuer, kind: .issuer, currency: currency)], word: "open-issuer")
        try await submit(names.map { .openAccount($0, kind: .client, currency: currency) }, word: "open")
        guard let rule = MarkRule() else { preconditionFailure("no entries") }
        let defined = marks.map { Mark(identifier: $0, currency: currency, owner: names[0], rule: rule) }
        try await submit(defined.map { .defineMark($0) }, word: "mark")
        try await submit(names.map { .issue(issuer: issuer, to: $0, money: money) }, word: "issue")
    }

    private func submit(_ commands: [LedgerCommand], word: String) async throws {
        for first in stride(from: 0, to: commands.count, by: 1000) {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for number in first..<min(first + 1000, commands.count) {
                    guard let key = CommandKey("\(word)/\(number)") else { preconditionFailure("written here") }
                    let request = LedgerRequest(
                        key: key, command: commands[number], at: Instant(millisecondsSinceEpoch: Self.start))
                    tasks.addTask { try await submit(request) }
                }
                try await tasks.waitForAll()
            }
        }
    }
}
