public import TengeLedger

/// A stream of commands from a seed: mostly sensible, often wrong, sometimes absurd.
public struct Workload {
    var random: SplitMix64
    private(set) var now: Int64 = 0
    var keysMade = 0
    private var holdsMade = 0
    private var past: [LedgerRequest] = []
    private var placed: [(hold: HoldIdentifier, legs: [HoldLeg])] = []

    static let tengeNames = ["B1", "B2", "T1", "A1", "A2", "A3", "P1"]
    static let names = ["CB", "C2", "CN", "Y1", "Y2"] + tengeNames + ["A9"]
    static let markNames = ["M1", "M2", "M3", "MY", "M9"]
    static let attributeNames = ["VAT", "SUPPLIER", "BUDGET"]
    static let purposeNames = ["GOVT", "SALA"]

    /// The same seed gives the same commands.
    public init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The next request: now and then a repeat, or a past key with a new command.
    public mutating func next() -> LedgerRequest {
        now += random.once(in: 3) ? Int64.random(in: 0...40, using: &random) : 0
        // A day and more passes at times; seldom the clock goes back.
        if random.once(in: 200) { now += Int64.random(in: -100_000...90_000_000, using: &random) }
        if !past.isEmpty, random.once(in: 16) {
            let old = random.one(of: past)
            return LedgerRequest(key: old.key, command: old.command, at: Instant(millisecondsSinceEpoch: now))
        }
        let command = makeCommand()
        let key = !past.isEmpty && random.once(in: 40) ? random.one(of: past).key : freshKey()
        let request = LedgerRequest(key: key, command: command, at: Instant(millisecondsSinceEpoch: now))
        // Only so many are kept for repeating: the stream may be long.
        if past.count < 400 { past.append(request) } else { past[Int.random(in: 0..<400, using: &random)] = request }
        return request
    }

    /// Lets the workload know which holds there are, or it would mostly ask for others.
    public mutating func learn(_ answer: LedgerAnswer, to request: LedgerRequest) {
        guard case .placeHold(let hold, _, _, let legs, _, _, _) = request.command, answer == .done else { return }
        placed.append((hold, legs))
        if placed.count > 60 { placed.removeFirst(20) }
    }

    private mutating func freshKey() -> CommandKey {
        keysMade += 1
        return Self.named("key-\(keysMade)", CommandKey.init)
    }

    private mutating func makeCommand() -> LedgerCommand {
        let opening = Self.names.count
        if keysMade < opening { return openAccount() }
        if keysMade < opening + 5 { return defineMark(Self.markNames[keysMade - opening]) }
        if keysMade < opening + 8 { return setAttributes(Self.named(["A1", "A2", "T1"][keysMade - opening - 5])) }
        return switch Int.random(in: 0..<120, using: &random) {
        case 0: openAccount()
        case 1: .freezeAccount(account())
        case 2..<9: .unfreezeAccount(account())
        case 9: .closeAccount(random.once(in: 4) ? account() : Self.named("A9"))
        case 10..<13: .setLimits(account(), limits())
        case 13..<16: setAttributes(account())
        case 16: defineMark(random.one(of: Self.markNames))
        case 17..<32: issue()
        case 32..<38: redeem()
        case 38..<58: .transfer(transferGroup())
        case 58..<92: placeHold()
        case 92..<101: .settleHold(hold())
        case 101..<106: settleInPart()
        case 106..<109: .settleHolds(holdGroup())
        case 109..<112: .releaseHold(hold())
        case 112..<114: .releaseHolds(holdGroup())
        default: .expireHold(hold())
        }
    }

    mutating func account() -> AccountIdentifier { Self.named(random.one(of: Self.names)) }

    mutating func freshHold() -> HoldIdentifier {
        holdsMade += 1
        return Self.named("hold-\(holdsMade)", HoldIdentifier.init)
    }

    /// Mostly one of the last holds placed; at times a name that may or may not be one.
    mutating func hold() -> HoldIdentifier {
        if placed.isEmpty || random.once(in: 10) {
            return Self.named("hold-\(Int.random(in: 0...holdsMade, using: &random))", HoldIdentifier.init)
        }
        return random.one(of: random.once(in: 3) ? placed[...] : placed.suffix(20)).hold
    }

    private mutating func holdGroup() -> HoldGroup {
        let count = random.once(in: 3) ? 1 : Int.random(in: 2...4, using: &random)
        var holds: [HoldIdentifier] = []
        for _ in 0..<count {
            let hold = hold()
            if !holds.contains(hold) { holds.append(hold) }
        }
        guard let group = HoldGroup(holds) else { preconditionFailure("a few different holds are a group") }
        return group
    }

    private mutating func settleInPart() -> LedgerCommand {
        guard !placed.isEmpty, !random.once(in: 12) else { return .settleHoldInPart(hold(), parts: [amount()]) }
        let (hold, legs) = random.one(of: placed.suffix(16))
        var parts = legs.map { leg in
            random.once(in: 4)
                ? 0
                : random.once(in: 30)
                    ? leg.amountMinorUnits + 1
                    : Int64.random(in: 0...max(0, leg.amountMinorUnits), using: &random)
        }
        if random.once(in: 30) { parts.append(1) }
        return .settleHoldInPart(hold, parts: parts)
    }

    static func named<Value>(_ text: String, _ make: (String) -> Value?) -> Value {
        guard let value = make(text) else { preconditionFailure("\(text) is well formed") }
        return value
    }

    static func named(_ text: String) -> AccountIdentifier { named(text, AccountIdentifier.init) }
}
