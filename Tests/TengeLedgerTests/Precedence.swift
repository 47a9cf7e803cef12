import TengeLedger

/// The rejections of each command in order, as DESIGN.md tables them; `keyReusedForAnotherCommand` precedes all.
enum Precedence {
    static let table: [(command: String, rejections: [LedgerRejection])] = [
        ("openAccount", [.accountExists]),
        ("freezeAccount", [.accountNotFound, .accountClosed, .accountAlreadyFrozen]),
        ("unfreezeAccount", [.accountNotFound, .accountClosed, .accountNotFrozen]),
        (
            "closeAccount",
            [.accountNotFound, .accountClosed, .accountFrozen, .accountHasHolds, .accountNotEmpty]
        ),
        (
            "issue",
            [
                .amountNegative, .amountZero, .payerEqualsPayee, .amountTooLarge, .payerNotFound, .payeeNotFound,
                .payerNotIssuer, .payerClosed, .payeeClosed, .payerCurrencyDiffers, .payeeCurrencyDiffers,
                .payerFrozen, .payeeFrozen, .issueLimitExceeded, .payeeLimitExceeded,
            ]
        ),
        (
            "placeHold",
            [
                .legsMissing, .legsTooMany, .amountNegative, .amountZero, .payerEqualsPayee, .payeeRepeated,
                .amountTooLarge, .deadlineNotAfterNow, .holdExists, .payerNotFound, .payeeNotFound, .payerClosed,
                .payeeClosed, .payerCurrencyDiffers, .payeeCurrencyDiffers, .payerFrozen, .payeeFrozen,
                .insufficientFunds, .issueLimitExceeded, .payeeLimitExceeded,
            ]
        ),
        ("settleHold", [.holdNotFound, .holdAlreadySettled, .holdAlreadyReleased, .holdAlreadyExpired]),
        ("releaseHold", [.holdNotFound, .holdAlreadySettled, .holdAlreadyReleased, .holdAlreadyExpired]),
        (
            "expireHold",
            [.holdNotFound, .holdAlreadySettled, .holdAlreadyReleased, .holdAlreadyExpired, .holdNotYetDue]
        ),
    ]

    static func of(_ command: String) -> [LedgerRejection] {
        table.first { $0.command == command }?.rejections ?? []
    }
}

/// One thing that can be wrong with a command, on a scene where else all is well.
struct Fault {
    let rejection: LedgerRejection
    /// What of the scene it takes for itself; two faults that claim the same cannot both be there.
    let claims: Set<String>
    let spoil: (inout Scene) -> Void

    init(_ rejection: LedgerRejection, claims: Set<String> = [], _ spoil: @escaping (inout Scene) -> Void) {
        self.rejection = rejection
        self.claims = claims
        self.spoil = spoil
    }
}

/// Rows and a command made by hand: a payer with all the money there can be, a payee with none, a hold that is due.
///
/// The rows need not be such as the ledger would leave: here only the order of the guards matters.
struct Scene {
    var payer: Account?
    var payees: [Account]
    var legs: [HoldLeg]
    var holdState: HoldState?
    var deadline = Instant(millisecondsSinceEpoch: 1000)
    var now = Instant(millisecondsSinceEpoch: 0)

    init(payerKind: AccountKind) {
        payer = Self.account("PAYER", payerKind, posted: payerKind == .issuer ? 0 : Account.balanceMinorUnitsMax)
        payees = [Self.account("PAYEE", .client)]
        legs = [HoldLeg(payee: Self.account("PAYEE", .client).identifier, amountMinorUnits: 1)]
    }

    mutating func addLeg(_ payee: Account, amount: Int64 = 1, exists: Bool = true) {
        legs.append(HoldLeg(payee: payee.identifier, amountMinorUnits: amount))
        if exists { payees.append(payee) }
    }

    mutating func setAmount(_ amount: Int64) {
        legs = [HoldLeg(payee: legs[0].payee, amountMinorUnits: amount)]
    }

    func answer(to command: LedgerCommand, keyIsUsed: Bool = false) -> LedgerAnswer {
        var set = WorkingSet()
        for account in payees + [payer].compactMap(\.self) {
            set.accounts[account.identifier] = account
        }
        if let holdState {
            set.holds[Self.hold] = Hold(
                identifier: Self.hold, payer: Self.account("PAYER", .client).identifier, currency: Self.tenge,
                legs: legs, totalMinorUnits: 1, placedAt: now, deadline: deadline, state: holdState)
        }
        if keyIsUsed {
            set.answers[Self.key] = StoredAnswer(fingerprint: "another command", answer: .done)
        }
        return set.apply(LedgerRequest(key: Self.key, command: command, at: now)).answer
    }

    static func account(
        _ name: String, _ kind: AccountKind, _ status: AccountStatus = .open, currency: Currency = tenge,
        posted: Int64 = 0, held: Int64 = 0, incoming: Int64 = 0
    ) -> Account {
        guard let identifier = AccountIdentifier(name) else { preconditionFailure("\(name) is an identifier") }
        return Account(
            identifier: identifier, kind: kind, currency: currency, status: status,
            postedMinorUnits: posted, heldMinorUnits: held, incomingMinorUnits: incoming)
    }

    static let tenge = named("KZT", Currency.init)
    static let yuan = named("CNY", Currency.init)
    static let hold = named("HOLD", HoldIdentifier.init)
    static let key = named("key", CommandKey.init)

    private static func named<Value>(_ text: String, _ make: (String) -> Value?) -> Value {
        guard let value = make(text) else { preconditionFailure("\(text) is well formed") }
        return value
    }
}

extension Scene {
    /// The paying account as it is, or changed.
    mutating func setPayer(
        _ status: AccountStatus? = nil, kind: AccountKind? = nil, currency: Currency? = nil, posted: Int64? = nil
    ) {
        guard let payer else { return }
        self.payer = Self.account(
            "PAYER", kind ?? payer.kind, status ?? payer.status, currency: currency ?? payer.currency,
            posted: posted ?? payer.postedMinorUnits)
    }

    /// The first payee as it is, or changed.
    mutating func setPayee(
        _ status: AccountStatus? = nil, kind: AccountKind? = nil, currency: Currency? = nil, posted: Int64? = nil,
        held: Int64? = nil, incoming: Int64? = nil
    ) {
        guard let payee = payees.first else { return }
        payees[0] = Self.account(
            "PAYEE", kind ?? payee.kind, status ?? payee.status, currency: currency ?? payee.currency,
            posted: posted ?? payee.postedMinorUnits, held: held ?? payee.heldMinorUnits,
            incoming: incoming ?? payee.incomingMinorUnits)
    }
}
