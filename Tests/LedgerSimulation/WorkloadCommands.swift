import TengeLedger

extension Workload {
    /// The first commands open the accounts by turns, so that an episode has something to work with.
    mutating func openAccount() -> LedgerCommand {
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
            Self.named(name), kind: random.once(in: 20) ? .client : kind, currency: Self.named(currency, Currency.init))
    }

    mutating func setAttributes(_ account: AccountIdentifier) -> LedgerCommand {
        let names = Self.attributeNames.filter { _ in !random.once(in: 3) }
        guard let attributes = PayeeAttributes(names.map { Self.named($0, PayeeAttribute.init) }) else {
            preconditionFailure("three attributes at most")
        }
        return .setAttributes(account, attributes)
    }

    mutating func limits() -> AccountLimits {
        func some(_ range: ClosedRange<Int64>, _ random: inout SplitMix64) -> Int64? {
            random.once(in: 2) ? nil : Int64.random(in: range, using: &random)
        }
        if random.once(in: 3) { return .none }
        let limits = AccountLimits(
            balanceMinorUnitsMax: some(0...6000, &random), debitCapMinorUnits: some(0...3000, &random),
            dailyTurnoverMinorUnitsMax: some(0...4000, &random))
        guard let limits else { preconditionFailure("small limits are limits") }
        return limits
    }

    /// M1 asks for little, M2 for much, M3 ends soon, MY is of yuan; M9 is defined late or never.
    mutating func defineMark(_ name: String) -> LedgerCommand {
        let vat = Self.named("VAT", PayeeAttribute.init)
        let supplier = Self.named("SUPPLIER", PayeeAttribute.init)
        let budget = Self.named("BUDGET", PayeeAttribute.init)
        let purpose = Self.named("GOVT", PaymentPurpose.init)
        let rule: MarkRule? =
            switch name {
            case "M1": MarkRule(endAttributes: [vat, budget], allowsConversion: true, allowsCrossBorder: true)
            case "M2":
                MarkRule(
                    payees: [Self.named("A3")], payeeAttributes: [vat, supplier], purposes: [purpose],
                    endAttributes: [budget])
            case "M3":
                MarkRule(
                    endAttributes: [supplier], allowsCrossBorder: true,
                    expiresAt: Instant(millisecondsSinceEpoch: 40_000_000))
            default: MarkRule(endAttributes: [vat])
            }
        guard let rule else { preconditionFailure("a few entries are a rule") }
        let isYuan = name == "MY"
        let owner = random.once(in: 12) ? random.one(of: Self.names) : isYuan ? "Y1" : "T1"
        return .defineMark(
            Mark(
                identifier: Self.named(name, MarkIdentifier.init),
                currency: Self.named(isYuan != random.once(in: 40) ? "CNY" : "KZT", Currency.init),
                owner: Self.named(owner), rule: rule))
    }

    mutating func issue() -> LedgerCommand {
        let issuer = random.once(in: 20) ? random.one(of: Self.names) : random.one(of: ["CB", "CB", "C2", "CN"])
        let isYuan = issuer == "CN"
        let payee = random.one(of: random.once(in: 8) ? Self.names : isYuan ? ["Y1", "Y2"] : Self.tengeNames + ["T1"])
        let code = isYuan != random.once(in: 30) ? "CNY" : "KZT"
        return .issue(
            issuer: Self.named(issuer), to: Self.named(payee),
            money: Money(minorUnits: amount(), currency: Self.named(code, Currency.init)))
    }

    mutating func redeem() -> LedgerCommand {
        let payer = random.one(of: random.once(in: 8) ? Self.names : Self.tengeNames)
        let issuer = random.once(in: 15) ? random.one(of: Self.names) : payer.first == "Y" ? "CN" : "CB"
        let code = (payer.first == "Y") != random.once(in: 30) ? "CNY" : "KZT"
        return .redeem(
            from: Self.named(payer), issuer: Self.named(issuer),
            money: Money(minorUnits: amount(), currency: Self.named(code, Currency.init)),
            mark: random.once(in: 3) ? Self.named(random.one(of: Self.markNames), MarkIdentifier.init) : nil)
    }

    mutating func transferGroup() -> TransferGroup {
        let count = random.once(in: 2) ? 1 : Int.random(in: 2...4, using: &random)
        guard let group = TransferGroup((0..<count).map { _ in transfer() }) else {
            preconditionFailure("four transfers at most are a group")
        }
        return group
    }

    private mutating func transfer() -> Transfer {
        let isYuan = random.once(in: 12)
        var pool = (random.once(in: 10) ? Self.names : isYuan ? ["Y1", "Y2", "CN"] : Self.tengeNames + ["CB", "T1"])
            .shuffled(using: &random)
        let mark = mark(isYuan: isYuan)
        let payer = mark?.phase == .begins && !random.once(in: 8) ? (isYuan ? "Y1" : "T1") : pool.removeFirst()
        let payee = mark?.phase == .carries && random.once(in: 6) ? "T1" : random.one(of: pool)
        return Transfer(
            payer: Self.named(payer), payee: Self.named(payee),
            money: Money(
                minorUnits: amount(), currency: Self.named(isYuan != random.once(in: 40) ? "CNY" : "KZT", Currency.init)
            ),
            extent: random.once(in: 3) ? .upTo : .exact, mark: mark, purpose: purpose())
    }

    private mutating func mark(isYuan: Bool) -> LegMark? {
        guard random.once(in: 2) else { return nil }
        let name =
            random.once(in: 12)
            ? random.one(of: Self.markNames) : isYuan ? "MY" : random.one(of: ["M1", "M1", "M2", "M3"])
        return LegMark(Self.named(name, MarkIdentifier.init), random.one(of: MarkPhase.allCases))
    }

    private mutating func purpose() -> PaymentPurpose? {
        random.once(in: 2) ? nil : Self.named(random.one(of: Self.purposeNames), PaymentPurpose.init)
    }

    mutating func placeHold() -> LedgerCommand {
        let count =
            switch Int.random(in: 0..<60, using: &random) {
            case 0: 0
            case 1: 17
            case 2: 16
            case 3..<15: 2
            case 15..<22: 3
            default: 1
            }
        let isYuan = random.once(in: 10)
        var pool = (random.once(in: 8) ? Self.names : isYuan ? ["Y1", "Y2", "CN"] : Self.tengeNames + ["CB"])
            .shuffled(using: &random)
        let payer = random.once(in: 3) && !isYuan ? "T1" : pool.removeFirst()
        if random.once(in: 40) { pool.insert(payer, at: 0) }
        let isMarked = random.once(in: 2)
        let legs = (0..<count).map { index in
            HoldLeg(
                payee: Self.named(pool[index % pool.count]), amountMinorUnits: amount(),
                mark: isMarked ? mark(isYuan: isYuan) : nil)
        }
        return .placeHold(
            random.once(in: 25) ? hold() : freshHold(), payer: Self.named(payer),
            currency: Self.named(isYuan != random.once(in: 30) ? "CNY" : "KZT", Currency.init),
            legs: random.once(in: 40) ? legs + legs.prefix(1) : legs,
            deadline: Instant(millisecondsSinceEpoch: now + Int64.random(in: -5...900, using: &random)),
            purpose: purpose(),
            condition: random.once(in: 5) ? Self.named("event:registered", ReleaseCondition.init) : nil)
    }

    /// Small as a rule; seldom at the edges of what can be written.
    mutating func amount() -> Int64 {
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
}
