import Foundation
import TengeLedger
import Testing

/// Every fault of a command alone, and every two that can meet: the one that is tabled first is answered.
///
/// The number of pairs that meet is written down, so that none is lost: all pairs less those that claim the same.
@Suite struct PrecedenceTests {
    @Test func aHoldIsRefusedInOrder() {
        let faults =
            payerFaults + legFaults + [
                Fault(.legsMissing, claims: ["legs", "leg"]) { $0.legs = [] },
                Fault(.legsTooMany, claims: ["legs"]) { scene in
                    for number in 1...17 { scene.addLeg(Scene.account("EXTRA-\(number)", .client)) }
                },
                Fault(.deadlineNotAfterNow) { $0.deadline = $0.now },
                Fault(.holdExists) { $0.holdState = .settled },
                Fault(.insufficientFunds, claims: ["payer.funds"]) { $0.setPayer(posted: 0) },
                Fault(.issueLimitExceeded, claims: ["payer.funds"]) {
                    $0.setPayer(kind: .issuer, posted: -Account.balanceMinorUnitsMax)
                },
            ]
        checkPairs("placeHold", faults, payerKind: .client, pairs: 172) { scene in
            .placeHold(
                Scene.hold, payer: Scene.account("PAYER", .client).identifier, currency: Scene.tenge,
                legs: scene.legs, deadline: scene.deadline)
        }
    }

    @Test func anIssueIsRefusedInOrder() {
        let faults =
            payerFaults + [
                Fault(.amountNegative, claims: ["amount"]) { $0.setAmount(-1) },
                Fault(.amountZero, claims: ["amount"]) { $0.setAmount(0) },
                Fault(.amountTooLarge, claims: ["amount"]) { $0.setAmount(Account.balanceMinorUnitsMax + 1) },
                Fault(.payerEqualsPayee, claims: ["payee.status", "payee.currency", "payee.funds"]) { scene in
                    scene.legs = [
                        HoldLeg(
                            payee: Scene.account("PAYER", .client).identifier,
                            amountMinorUnits: scene.legs[0].amountMinorUnits)
                    ]
                },
                Fault(.payeeNotFound, claims: ["payee.status", "payee.currency", "payee.funds"]) { $0.payees = [] },
                Fault(.payerNotIssuer, claims: ["payer.kind"]) { $0.setPayer(kind: .bank) },
                Fault(.payeeClosed, claims: ["payee.status"]) { $0.setPayee(.closed) },
                Fault(.payeeCurrencyDiffers, claims: ["payee.currency"]) { $0.setPayee(currency: Scene.yuan) },
                Fault(.payeeFrozen, claims: ["payee.status"]) { $0.setPayee(.frozen) },
                Fault(.issueLimitExceeded, claims: ["payer.funds", "payer.kind"]) {
                    $0.setPayer(posted: -Account.balanceMinorUnitsMax)
                },
                Fault(.payeeLimitExceeded, claims: ["payee.funds"]) {
                    $0.setPayee(posted: Account.balanceMinorUnitsMax)
                },
            ]
        checkPairs("issue", faults, payerKind: .issuer, pairs: 85) { scene in
            .issue(
                issuer: Scene.account("PAYER", .client).identifier, to: scene.legs[0].payee,
                money: Money(minorUnits: scene.legs[0].amountMinorUnits, currency: Scene.tenge))
        }
    }

    @Test func closingIsRefusedInOrder() {
        let faults = [
            Fault(.accountNotFound, claims: ["status", "held", "posted"]) { $0.payees = [] },
            Fault(.accountClosed, claims: ["status"]) { $0.setPayee(.closed) },
            Fault(.accountFrozen, claims: ["status"]) { $0.setPayee(.frozen) },
            Fault(.accountHasHolds, claims: ["held"]) { $0.setPayee(held: 1) },
            Fault(.accountHasHolds, claims: ["held"]) { $0.setPayee(incoming: 1) },
            Fault(.accountNotEmpty, claims: ["posted"]) { $0.setPayee(posted: 1) },
        ]
        checkPairs("closeAccount", faults, payerKind: .client, pairs: 8) { scene in
            .closeAccount(scene.legs[0].payee)
        }
    }

    @Test func expiringIsRefusedInOrder() {
        let faults = [
            Fault(.holdNotFound, claims: ["state"]) { $0.holdState = nil },
            Fault(.holdAlreadySettled, claims: ["state"]) { $0.holdState = .settled },
            Fault(.holdAlreadyReleased, claims: ["state"]) { $0.holdState = .released },
            Fault(.holdAlreadyExpired, claims: ["state"]) { $0.holdState = .expired },
            Fault(.holdNotYetDue) { $0.now = $0.deadline },
        ]
        checkPairs("expireHold", faults, payerKind: .client, hold: .placed, pairs: 4) { _ in
            .expireHold(Scene.hold)
        }
    }

    /// The cases of the enum stand in an order that agrees with every command's.
    @Test func oneOrderServesAllCommands() {
        for (command, rejections) in Precedence.table {
            let declared = LedgerRejection.allCases.filter(rejections.contains)
            #expect(declared == rejections, "\(command)")
        }
        #expect(LedgerRejection.allCases.first == .keyReusedForAnotherCommand)
    }

    /// DESIGN.md tables what is tested here.
    @Test func theDesignTellsTheSameOrder() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/TengeLedger/DESIGN.md")
        let rows = try String(contentsOf: sources, encoding: .utf8).split(separator: "\n")
        for (command, rejections) in Precedence.table {
            let row = rows.filter { $0.hasPrefix("| `\(command)` |") }
            #expect(row.count == 1, "\(command)")
            let words = (row.first ?? "").split { !$0.isLetter }.map(String.init)
            #expect(words.compactMap(LedgerRejection.init) == rejections, "\(command)")
        }
    }

    private var payerFaults: [Fault] {
        [
            Fault(.payerNotFound, claims: ["payer.status", "payer.currency", "payer.funds", "payer.kind"]) {
                $0.payer = nil
            },
            Fault(.payerClosed, claims: ["payer.status"]) { $0.setPayer(.closed) },
            Fault(.payerCurrencyDiffers, claims: ["payer.currency"]) { $0.setPayer(currency: Scene.yuan) },
            Fault(.payerFrozen, claims: ["payer.status"]) { $0.setPayer(.frozen) },
        ]
    }

    /// Each of these brings a leg of its own, so any two can meet.
    private var legFaults: [Fault] {
        [
            Fault(.amountNegative, claims: ["leg"]) { $0.addLeg(Scene.account("NEGATIVE", .client), amount: -1) },
            Fault(.amountZero, claims: ["leg"]) { $0.addLeg(Scene.account("ZERO", .client), amount: 0) },
            Fault(.payerEqualsPayee, claims: ["leg"]) {
                $0.addLeg(Scene.account("PAYER", .client), exists: false)
            },
            Fault(.payeeRepeated, claims: ["leg"]) { $0.addLeg(Scene.account("PAYEE", .client)) },
            Fault(.amountTooLarge, claims: ["leg"]) {
                $0.addLeg(Scene.account("LARGE", .client), amount: Account.balanceMinorUnitsMax)
            },
            Fault(.payeeNotFound, claims: ["leg"]) { $0.addLeg(Scene.account("NOBODY", .client), exists: false) },
            Fault(.payeeClosed, claims: ["leg"]) { $0.addLeg(Scene.account("CLOSED", .client, .closed)) },
            Fault(.payeeCurrencyDiffers, claims: ["leg"]) {
                $0.addLeg(Scene.account("YUAN", .client, currency: Scene.yuan))
            },
            Fault(.payeeFrozen, claims: ["leg"]) { $0.addLeg(Scene.account("FROZEN", .client, .frozen)) },
            Fault(.payeeLimitExceeded, claims: ["leg"]) {
                $0.addLeg(Scene.account("FULL", .client, posted: Account.balanceMinorUnitsMax))
            },
        ]
    }

    private func checkPairs(
        _ command: String, _ faults: [Fault], payerKind: AccountKind, hold: HoldState? = nil, pairs pairsExpected: Int,
        sourceLocation: SourceLocation = #_sourceLocation, _ make: (Scene) -> LedgerCommand
    ) {
        let order = Precedence.of(command)
        var pairs = 0
        for (index, one) in faults.enumerated() {
            #expect(order.contains(one.rejection), "\(one.rejection)", sourceLocation: sourceLocation)
            for (other, isAlone) in [(one, true)] + faults[..<index].map({ ($0, false) }) {
                guard isAlone || canMeet(one, other) else { continue }
                let first = order.first { $0 == one.rejection || $0 == other.rejection }
                pairs += isAlone ? 0 : 1
                for spoils in [[one, other], [other, one]] {
                    var scene = Scene(payerKind: payerKind)
                    scene.holdState = hold
                    for fault in isAlone ? [one] : spoils { fault.spoil(&scene) }
                    let names = "\(one.rejection), \(other.rejection)"
                    let answer = scene.answer(to: make(scene))
                    #expect(answer == first.map(LedgerAnswer.rejected), "\(names)", sourceLocation: sourceLocation)
                    let reused = scene.answer(to: make(scene), keyIsUsed: true)
                    #expect(reused == .rejected(.keyReusedForAnotherCommand), sourceLocation: sourceLocation)
                }
            }
        }
        #expect(pairs == pairsExpected, sourceLocation: sourceLocation)
    }

    /// Two legs can be wrong at once; anything else that both claim they cannot share.
    private func canMeet(_ one: Fault, _ other: Fault) -> Bool {
        let isALeg = one.claims == ["leg"] && other.claims == ["leg"]
        return isALeg || one.claims.isDisjoint(with: other.claims)
    }
}
