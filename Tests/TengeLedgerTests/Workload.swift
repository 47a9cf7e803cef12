import TengeLedger

/// A stream of commands from a seed: mostly sensible, often wrong, sometimes absurd.
struct Workload {
    private var random: SplitMix64
    private var now: Int64 = 0
    private var keysMade = 0
    private var holdsMade = 0
    private var past: [LedgerRequest] = []
    private var placed: [HoldIdentifier] = []

    private static let tengeNames = ["B1", "B2", "T1", "A1", "A2", "A3", "P1"]
    private static let names = ["CB", "C2", "CN", "Y1", "Y2"] + tengeNames + ["A9"]

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The next request: now and then a repeat, or a past key with a new command.
    mutating func next() -> LedgerRequest {
        now += random.once(in: 3) ? Int64.random(in: 0...40, using: &random) : 0
        if !past.isEmpty, random.once(in: 16) {
            let old = random.one(of: past)
            return LedgerRequest(key: old.key, command: old.command, at: Instant(millisecondsSinceEpoch: now))
        }
        let command = makeCommand()
        let key = !past.isEmpty && random.once(in: 40) ? random.one(of: past).key : freshKey()
        let request = LedgerRequest(key: key, command: command, at: Instant(millisecondsSinceEpoch: now))
        past.append(request)
        return request
    }

    /// Lets the workload know which holds there are, or it would mostly ask for others.
    mutating func learn(_ answer: LedgerAnswer, to request: LedgerRequest) {
        if case .placeHold(let hold, _, _, _, _) = request.command, answer == .done, !placed.contains(hold) {
            placed.append(hold)
        }
    }

    private mutating func freshKey() -> CommandKey {
        keysMade += 1
        return Self.named("key-\(keysMade)", CommandKey.init)
    }

    private mutating func makeCommand() -> LedgerCommand {
        switch keysMade < Self.names.count ? 0 : Int.random(in: 0..<100, using: &random) {
        case 0..<2: openAccount()
        case 2..<4: .freezeAccount(account())
        case 4..<9: .unfreezeAccount(account())
        case 9..<11: .closeAccount(account())
        case 11..<31: issue()
        case 31..<68: placeHold()
        case 68..<85: .settleHold(hold())
        case 85..<92: .releaseHold(hold())
        default: .expireHold(hold())
        }
    }

    /// The first commands open the accounts by turns, so that an episode has something to work with.
    private mutating func openAccount() -> LedgerCommand {
        let name = keysMade < Self.names.count - 1 ? Self.names[keysMade] : random.one(of: Self.names)
        let kind: AccountKind =
            switch name.first {
            case "C": .issuer
            case "B": .bank
            case "T": .treasury
            case "P": .partnerSettlement
            default: .client
            }
        let currency = name == "CN" || name.first == "Y" ? "CNY" : "KZT"
        return .openAccount(
            Self.named(name, AccountIdentifier.init), kind: random.once(in: 20) ? .client : kind,
            currency: Self.named(currency, Currency.init))
    }

    private mutating func issue() -> LedgerCommand {
        let issuer = random.once(in: 20) ? random.one(of: Self.names) : random.one(of: ["CB", "CB", "C2", "CN"])
        let isYuan = issuer == "CN"
        let payee = random.one(of: random.once(in: 8) ? Self.names : isYuan ? ["Y1", "Y2"] : Self.tengeNames)
        let code = isYuan != random.once(in: 30) ? "CNY" : "KZT"
        return .issue(
            issuer: Self.named(issuer, AccountIdentifier.init), to: Self.named(payee, AccountIdentifier.init),
            money: Money(minorUnits: amount(), currency: Self.named(code, Currency.init)))
    }

    private mutating func placeHold() -> LedgerCommand {
        let count =
            switch Int.random(in: 0..<60, using: &random) {
            case 0: 0
            case 1: 17
            case 2: 16
            case 3..<13: 2
            case 13..<19: 3
            default: 1
            }
        let isYuan = random.once(in: 10)
        var pool = (random.once(in: 8) ? Self.names : isYuan ? ["Y1", "Y2", "CN"] : Self.tengeNames + ["CB"])
            .shuffled(using: &random)
        let payer = pool.removeFirst()
        if random.once(in: 40) { pool.insert(payer, at: 0) }
        let legs = (0..<count).map { index in
            HoldLeg(payee: Self.named(pool[index % pool.count], AccountIdentifier.init), amountMinorUnits: amount())
        }
        return .placeHold(
            random.once(in: 25) ? hold() : freshHold(), payer: Self.named(payer, AccountIdentifier.init),
            currency: Self.named(isYuan != random.once(in: 30) ? "CNY" : "KZT", Currency.init),
            legs: random.once(in: 40) ? legs + legs.prefix(1) : legs,
            deadline: Instant(millisecondsSinceEpoch: now + Int64.random(in: -5...120, using: &random)))
    }

    /// Small as a rule; seldom at the edges of what can be written.
    private mutating func amount() -> Int64 {
        switch Int.random(in: 0..<120, using: &random) {
        case 0: 0
        case 1: -Int64.random(in: 1...50, using: &random)
        case 2: random.one(of: [.max, .min, Account.balanceMinorUnitsMax + 1])
        case 3: Account.balanceMinorUnitsMax
        case 4..<6: Account.balanceMinorUnitsMax - Int64.random(in: 0...20_000, using: &random)
        case 6..<36: Int64.random(in: 1...5000, using: &random)
        default: Int64.random(in: 1...60, using: &random)
        }
    }

    private mutating func account() -> AccountIdentifier {
        Self.named(random.one(of: Self.names), AccountIdentifier.init)
    }

    private mutating func freshHold() -> HoldIdentifier {
        holdsMade += 1
        return Self.named("hold-\(holdsMade)", HoldIdentifier.init)
    }

    /// Mostly one of the last holds placed; at times a name that may or may not be one.
    private mutating func hold() -> HoldIdentifier {
        if placed.isEmpty || random.once(in: 10) {
            return Self.named("hold-\(Int.random(in: 0...holdsMade, using: &random))", HoldIdentifier.init)
        }
        return random.one(of: random.once(in: 4) ? placed : placed.suffix(6))
    }

    private static func named<Value>(_ text: String, _ make: (String) -> Value?) -> Value {
        guard let value = make(text) else { preconditionFailure("\(text) is well formed") }
        return value
    }
}
