import Foundation
import ISO20022
import Settlement
import TengeLedger
import Testing

@testable import Storage

/// Every kind of command, decided while those before wait to be written. What a sweep finds depends on how much of it
/// is in the file; what does not depend on that is asked here.
@Suite struct FoldedKindsTests {
    private static let issue = LedgerCommand.issue(
        issuer: Sample.issuer, to: Sample.settlement, money: Money(minorUnits: 7, currency: Sample.kzt))

    /// Commands with numbers from a small range, so that they meet, and a clock that passes deadlines.
    private struct Commands {
        var random: SeededRandom
        var payments = 0
        var holds = 0
        var clock: Int64 = 0

        private mutating func number(_ last: Int) -> Int {
            Int.random(in: max(1, last - 60)...max(1, last), using: &random)
        }

        private func request(_ key: String, _ command: LedgerCommand) -> SequencedCommand {
            .ledger(LedgerRequest(key: Sample.key(key), command: command, at: Sample.at(clock)))
        }

        private func hold(_ number: Int) -> HoldIdentifier { Sample.make(HoldIdentifier("H\(number)")) }

        mutating func next() -> SequencedCommand {
            clock += Int64.random(in: 0...2000, using: &random)
            switch Int.random(in: 1...24, using: &random) {
            case 1...4:
                payments += 1
                return .admit(Sample.admission(payments, creditor: payments % 4, receivedAt: clock))
            case 5: return .admit(Sample.admission(number(payments), variant: "\(clock)", receivedAt: clock))
            case 6:
                payments += 1
                return .admit(Sample.refusal(payments, authenticated: true))
            case 7...9: return .complete(Sample.completion(number(payments), at: clock))
            case 10: return .abort(Sample.uetr(number(payments)), reason: .orderCancelled, at: Sample.at(clock))
            case 11: return .recordReply(message: Int64(number(payments)), bytes: [1], at: Sample.at(clock))
            case 12...13:
                return .acknowledge(
                    partner: Sample.partner, mailboxSequence: Int64(number(payments)), at: Sample.at(clock))
            case 14...16: return .expireDue(at: Sample.at(clock), limit: 20)
            case 17...19:
                holds += 1
                let leg = HoldLeg(payee: Sample.creditors[holds % 4], amountMinorUnits: 3)
                return request(
                    "place/\(holds)",
                    .placeHold(
                        hold(holds), payer: Sample.settlement, currency: Sample.kzt, legs: [leg],
                        deadline: Sample.at(clock + Int64.random(in: 1...60_000, using: &random))))
            case 20:
                let number = number(holds)
                return request("settle/\(number)", .settleHold(hold(number)))
            case 21:
                let number = number(holds)
                return request("release/\(number)", .releaseHold(hold(number)))
            case 22: return request("issue/\(number(holds) + 1)", FoldedKindsTests.issue)
            case 23: return request("expiry/H\(number(holds))", FoldedKindsTests.issue)
            default:
                holds += 1
                return request(
                    "open/N\(holds)",
                    .openAccount(Sample.account("NEW-\(holds)"), kind: .client, currency: Sample.kzt))
            }
        }
    }

    private final class Answers {
        /// First answers by key, and how many of them were an issue that was done.
        private var answers: [CommandKey: LedgerAnswer] = [:]
        private(set) var issued: Int64 = 0
        private var held: Set<Int64> = []

        func note(_ commands: [SequencedCommand], _ given: [SequencedAnswer]) {
            #expect(commands.count == given.count)
            for (command, answer) in zip(commands, given) {
                if case .held(let held) = answer { #expect(self.held.insert(held.sequence).inserted) }
                guard case .ledger(let request) = command else { continue }
                guard case .ledger(let answer, let isRepeat, _) = answer else {
                    Issue.record("\(request.key) \(answer)")
                    continue
                }
                if let first = answers[request.key] {
                    #expect(isRepeat && first == answer, "\(request.key)")
                } else {
                    #expect(!isRepeat, "\(request.key)")
                    answers[request.key] = answer
                    if case .issue = request.command, answer == .done { issued += 1 }
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func everyKeyOnceHoweverFarBehind(seed: UInt64) throws {
        var commands = Commands(random: SeededRandom(seed: seed))
        var random = SeededRandom(seed: seed + 100)
        let answers = Answers()
        let run = try FoldedLine(answers.note)
        while commands.payments < 900 {
            try run.fold((0..<Int.random(in: 1...8, using: &random)).map { _ in commands.next() })
            if seed > 3, Int.random(in: 1...40, using: &random) == 1, !run.isTurned {
                try run.writeByAnother([commands.next()])
            }
            if run.pending.count > 30 || Int.random(in: 1...12, using: &random) == 1 {
                try run.write(Int.random(in: 1...run.pending.count, using: &random))
            }
        }
        try run.end()
        let issuer = try StoreLocation.sqlite(path: run.file.path).readOnce {
            try StoreRows(source: $0).account(Sample.issuer)
        }
        #expect(issuer?.postedMinorUnits == -(1_000_000 + 7 * (answers.issued - 1)))
        #expect(run.behindMost > 25, "seed \(seed)")
    }
}
