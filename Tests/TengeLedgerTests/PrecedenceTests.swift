import Foundation
import TengeLedger
import Testing

/// Every fault of a command alone, and every two that can meet: the one that is tabled first is answered.
///
/// The number of pairs that meet is written down, so that none is lost: all pairs less those that claim the same.
@Suite struct PrecedenceTests {
    @Test func aHoldIsRefusedInOrder() {
        let faults =
            payerFaults + payerLimitFaults + legFaults + markLegFaults(alone: false) + [
                Fault(.balanceLimitExceeded, claims: ["leg"]) {
                    $0.addLeg(Scene.account("LIMITED", .client, limits: AccountLimits(balanceMinorUnitsMax: 0)))
                },
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
        checkPairs("placeHold", faults, payerKind: .client, pairs: 529) { scene in
            .placeHold(
                Scene.hold, payer: Scene.account("PAYER", .client).identifier, currency: Scene.tenge,
                legs: scene.legs, deadline: scene.deadline)
        }
    }

    @Test func anIssueIsRefusedInOrder() {
        let faults =
            payerFaults + payerLimitFaults + [
                Fault(.amountNegative, claims: ["amount"]) { $0.setAmount(-1) },
                Fault(.amountZero, claims: ["amount"]) { $0.setAmount(0) },
                Fault(.amountTooLarge, claims: ["amount"]) { $0.setAmount(Account.balanceMinorUnitsMax + 1) },
                Fault(.payerEqualsPayee, claims: payeeClaims) { scene in
                    scene.legs = [
                        HoldLeg(
                            payee: Scene.account("PAYER", .client).identifier,
                            amountMinorUnits: scene.legs[0].amountMinorUnits)
                    ]
                },
                Fault(.payeeNotFound, claims: payeeClaims) { $0.payees = [] },
                Fault(.payerNotIssuer, claims: ["payer.kind", "payer.cap"]) { $0.setPayer(kind: .bank) },
                Fault(.balanceLimitExceeded, claims: ["payee.limit"]) { $0.setPayee(limit: 0) },
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
        checkPairs("issue", faults, payerKind: .issuer, pairs: 128) { scene in
            .issue(
                issuer: Scene.account("PAYER", .client).identifier, to: scene.legs[0].payee,
                money: Money(minorUnits: scene.legs[0].amountMinorUnits, currency: Scene.tenge))
        }
    }

    @Test func aTransferIsRefusedInOrder() {
        // Where as much is asked as there is, too little is no fault but this one.
        let room: Set = ["payer.funds", "mark", "payer.cap", "payer.turnover", "payee.limit", "payee.funds"]
        var faults = payerFaults + payerLimitFaults + payeeFaults
        for fault in markLegFaults(alone: true) { faults.append(fault) }
        faults += [
            Fault(.amountNegative, claims: ["amount"]) { $0.setAmount(-1) },
            Fault(.amountZero, claims: ["amount"]) { $0.setAmount(0) },
            Fault(.amountTooLarge, claims: ["amount"]) { $0.setAmount(Account.balanceMinorUnitsMax + 1) },
            Fault(.insufficientFunds, claims: ["payer.funds", "mark"]) { $0.setPayer(posted: 0) },
            Fault(.nothingToMove, claims: room) {
                $0.setPayer(posted: 0)
                $0.isBalancing = true
            },
        ]
        checkPairs("transfer", faults, payerKind: .client, pairs: 266) { scene in
            .transfer(
                TransferGroup(
                    Transfer(
                        payer: Scene.account("PAYER", .client).identifier, payee: scene.legs[0].payee,
                        money: Money(minorUnits: scene.legs[0].amountMinorUnits, currency: Scene.tenge),
                        extent: scene.isBalancing ? .upTo : .exact, mark: scene.legs[0].mark)))
        }
    }

    @Test func settlingInPartIsRefusedInOrder() {
        let parts: [([Int64], LedgerRejection)] = [
            ([-1, 5], .amountNegative), ([0], .amountZero), ([1, 1], .partsDoNotMatchLegs), ([2], .partExceedsLeg),
            ([2, 1], .partsDoNotMatchLegs), ([], .partsDoNotMatchLegs),
        ]
        for (parts, rejection) in parts {
            for state in HoldState.allCases.map(Optional.some) + [nil] {
                var scene = Scene(payerKind: .client)
                scene.holdState = state
                let ended: LedgerRejection? =
                    switch state {
                    case nil: .holdNotFound
                    case .placed: nil
                    case .settled: .holdAlreadySettled
                    case .released: .holdAlreadyReleased
                    case .expired: .holdAlreadyExpired
                    }
                let order = Precedence.of("settleHoldInPart")
                let first = order.first { $0 == rejection || $0 == ended }
                let answer = scene.answer(to: .settleHoldInPart(Scene.hold, parts: parts))
                #expect(answer == first.map(LedgerAnswer.rejected))
            }
        }
    }

    @Test func definingIsRefusedInOrder() {
        let faults = [
            Fault(.markExists) { $0.mark() },
            Fault(.accountNotFound, claims: ["status", "kind", "currency"]) { $0.payees = [] },
            Fault(.ownerIsIssuer, claims: ["kind"]) { $0.setPayee(kind: .issuer) },
            Fault(.accountClosed, claims: ["status"]) { $0.setPayee(.closed) },
            Fault(.accountCurrencyDiffers, claims: ["currency"]) { $0.setPayee(currency: Scene.yuan) },
        ]
        checkPairs("defineMark", faults, payerKind: .client, pairs: 7) { scene in
            .defineMark(
                Mark(
                    identifier: Scene.named("MARK", MarkIdentifier.init), currency: Scene.tenge,
                    owner: Scene.account("PAYEE", .client).identifier, rule: Scene.named("", { _ in MarkRule() })))
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

    private var payeeClaims: Set<String> { ["payee.status", "payee.currency", "payee.funds", "payee.limit"] }

    private var payeeFaults: [Fault] {
        [
            Fault(.payeeNotFound, claims: payeeClaims.union(["mark"])) { $0.payees = [] },
            Fault(.payeeClosed, claims: ["payee.status"]) { $0.setPayee(.closed) },
            Fault(.payeeCurrencyDiffers, claims: ["payee.currency"]) { $0.setPayee(currency: Scene.yuan) },
            Fault(.payeeFrozen, claims: ["payee.status"]) { $0.setPayee(.frozen) },
            Fault(.payeeLimitExceeded, claims: ["payee.funds"]) {
                $0.setPayee(posted: Account.balanceMinorUnitsMax)
            },
            Fault(.balanceLimitExceeded, claims: ["payee.limit"]) { $0.setPayee(limit: 0) },
        ]
    }

    private var payerLimitFaults: [Fault] {
        [
            Fault(.debitCapExceeded, claims: ["payer.cap"]) { $0.setPayer(debitCap: 0) },
            Fault(.turnoverExceeded, claims: ["payer.turnover"]) { $0.setPayer(turnover: 0) },
        ]
    }

    /// What can be wrong with marked money: on a leg of its own, or on the only one.
    private func markLegFaults(alone: Bool) -> [Fault] {
        func fault(
            _ rejection: LedgerRejection, _ phase: MarkPhase = .carries, _ kind: AccountKind = .client,
            owner: String = "OWNER", currency: Currency = Scene.tenge, rule: MarkRule? = MarkRule(),
            funds: Int64 = 1, isDefined: Bool = true
        ) -> Fault {
            Fault(rejection, claims: alone ? ["mark"] : ["leg"]) { scene in
                guard alone else {
                    let posted: Int64 = kind == .issuer ? -10 : 0
                    return scene.addMarkedLeg(
                        rejection.rawValue, phase, to: Scene.account("TO-\(rejection)", kind, posted: posted),
                        owner: owner, currency: currency, rule: rule, funds: funds, isDefined: isDefined)
                }
                if kind != .client { scene.setPayee(kind: kind) }
                if kind == .issuer, scene.payees.first?.postedMinorUnits == 0 { scene.setPayee(posted: -10) }
                scene.mark(
                    phase, owner: owner, currency: currency, rule: rule, funds: funds, isDefined: isDefined)
            }
        }
        return [
            fault(.markNotFound, isDefined: false),
            fault(.markCurrencyDiffers, currency: Scene.yuan),
            fault(.payerNotMarkOwner, .begins),
            fault(.issuerTakesNoMark, .carries, .issuer, rule: MarkRule(allowsConversion: true)),
            fault(.markExpired, rule: Scene.rule(expiresAt: -1)),
            fault(.markForbidsPayee, rule: Scene.rule(payees: ["SOMEONE"])),
            fault(.markDoesNotEndHere, .ends),
            fault(.markForbidsPurpose, rule: Scene.rule(purposes: ["GOVT"])),
            fault(.markForbidsConversion, .carries, .bank),
            fault(.markForbidsCrossBorder, .carries, .partnerSettlement),
            fault(.insufficientMarkedFunds, funds: 0),
        ]
    }

    private var payerFaults: [Fault] {
        [
            Fault(
                .payerNotFound,
                claims: [
                    "payer.status", "payer.currency", "payer.funds", "payer.kind", "payer.cap", "payer.turnover",
                ]
            ) {
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
